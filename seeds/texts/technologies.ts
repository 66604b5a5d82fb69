import type { SampleVocabularyTerm } from '../sample-types.ts'

/** The controlled list: id | English | French | German | Spanish | Lithuanian. */
const rows = `
oct | optical coherence tomography | tomographie par cohérence optique | optische Kohärenztomografie | tomografía de coherencia óptica | optinė koherentinė tomografija
oct-angiography | OCT angiography | angiographie OCT | OCT-Angiografie | angiografía por OCT | OCT angiografija
femtosecond-laser | femtosecond laser | laser femtoseconde | Femtosekundenlaser | láser de femtosegundo | femtosekundinis lazeris
swept-source-laser | swept-source laser | laser à balayage | durchstimmbarer Laser | láser de barrido | derinamojo bangos ilgio lazeris
superluminescent-diode | superluminescent diode | diode superluminescente | Superlumineszenzdiode | diodo superluminiscente | superliuminescencinis diodas
fibre-laser | fibre laser | laser à fibre | Faserlaser | láser de fibra | skaidulinis lazeris
diode-laser | diode laser | diode laser | Diodenlaser | láser de diodo | diodinis lazeris
erbium-laser | Er:YAG laser | laser Er:YAG | Er:YAG-Laser | láser Er:YAG | Er:YAG lazeris
thulium-fibre-laser | thulium fibre laser | laser à fibre thulium | Thulium-Faserlaser | láser de fibra de tulio | tulio skaidulinis lazeris
quantum-cascade-laser | quantum cascade laser | laser à cascade quantique | Quantenkaskadenlaser | láser de cascada cuántica | kvantinės kaskados lazeris
uv-c-led | UV-C LED | LED UV-C | UV-C-LED | LED UV-C | UV-C šviesos diodas
micro-led | micro-LED | micro-LED | Mikro-LED | micro-LED | mikrošviesos diodas
photobiomodulation | photobiomodulation | photobiomodulation | Photobiomodulation | fotobiomodulación | fotobiomoduliacija
phototherapy | phototherapy | photothérapie | Phototherapie | fototerapia | fototerapija
photodynamic-therapy | photodynamic therapy | thérapie photodynamique | photodynamische Therapie | terapia fotodinámica | fotodinaminė terapija
laser-osteotomy | laser osteotomy | ostéotomie laser | Laserosteotomie | osteotomía láser | lazerinė osteotomija
laser-lithotripsy | laser lithotripsy | lithotritie laser | Laserlithotripsie | litotricia láser | lazerinė litotripsija
laser-micromachining | laser micromachining | micro-usinage laser | Lasermikrobearbeitung | micromecanizado láser | lazerinis mikroapdirbimas
two-photon-polymerisation | two-photon polymerisation | polymérisation à deux photons | Zwei-Photonen-Polymerisation | polimerización de dos fotones | dvifotonė polimerizacija
hollow-core-fibre | hollow-core fibre | fibre à cœur creux | Hohlkernfaser | fibra de núcleo hueco | tuščiavidurė skaidula
imaging-fibre-bundle | imaging fibre bundle | faisceau de fibres d’imagerie | Bildleiter | haz de fibras de imagen | vaizdinis skaidulų pluoštas
fibre-bragg-grating | fibre Bragg sensor | capteur à réseau de Bragg | Faser-Bragg-Sensor | sensor de Bragg en fibra | skaidulinis Brego jutiklis
distributed-fibre-sensing | distributed fibre sensing | mesure répartie par fibre | verteilte Fasersensorik | medida distribuida por fibra | paskirstytasis skaidulinis jutimas
micro-optics | micro-optics | micro-optique | Mikrooptik | microóptica | mikrooptika
freeform-optics | freeform optics | optique à forme libre | Freiformoptik | óptica de forma libre | laisvosios formos optika
metasurface | optical metasurface | métasurface optique | optische Metaoberfläche | metasuperficie óptica | optinis metapaviršius
optical-coating | optical coating | couche mince optique | optische Beschichtung | recubrimiento óptico | optinė danga
mems-scanner | MEMS scanner | scanner MEMS | MEMS-Scanner | escáner MEMS | MEMS skeneris
spad-array | SPAD array | matrice de SPAD | SPAD-Array | matriz de SPAD | SPAD matrica
swir-imaging | SWIR imaging | imagerie SWIR | SWIR-Bildgebung | imagen SWIR | SWIR vaizdinimas
hyperspectral-imaging | hyperspectral imaging | imagerie hyperspectrale | hyperspektrale Bildgebung | imagen hiperespectral | hiperspektrinis vaizdinimas
multispectral-imaging | multispectral imaging | imagerie multispectrale | multispektrale Bildgebung | imagen multiespectral | multispektrinis vaizdinimas
miniature-spectrometer | miniature spectrometer | spectromètre miniature | Miniaturspektrometer | espectrómetro en miniatura | miniatiūrinis spektrometras
raman-spectroscopy | Raman spectroscopy | spectroscopie Raman | Raman-Spektroskopie | espectroscopia Raman | Ramano spektroskopija
sers | surface-enhanced Raman spectroscopy | diffusion Raman exaltée de surface | oberflächenverstärkte Raman-Spektroskopie | espectroscopia Raman amplificada en superficie | paviršiaus sustiprinta Ramano spektroskopija
infrared-spectroscopy | mid-infrared spectroscopy | spectroscopie infrarouge moyen | Mittelinfrarot-Spektroskopie | espectroscopia en el infrarrojo medio | vidurinės infraraudonosios srities spektroskopija
photoacoustic-imaging | photoacoustic imaging | imagerie photoacoustique | photoakustische Bildgebung | imagen fotoacústica | fotoakustinis vaizdinimas
fluorescence-endoscopy | fluorescence endoscopy | endoscopie de fluorescence | Fluoreszenzendoskopie | endoscopia de fluorescencia | fluorescencinė endoskopija
fluorescence-guided-surgery | fluorescence-guided surgery | chirurgie guidée par fluorescence | fluoreszenzgeführte Chirurgie | cirugía guiada por fluorescencia | fluorescencija valdoma chirurgija
fluorescence-lifetime | fluorescence lifetime imaging | imagerie de durée de vie de fluorescence | Fluoreszenzlebensdauer-Mikroskopie | imagen de tiempo de vida de fluorescencia | fluorescencijos gyvavimo trukmės vaizdinimas
chip-on-tip | chip-on-tip endoscopy | endoscopie à puce distale | Chip-on-Tip-Endoskopie | endoscopia con chip distal | endoskopija su lustu gale
capsule-endoscopy | capsule endoscopy | vidéocapsule endoscopique | Kapselendoskopie | cápsula endoscópica | kapsulinė endoskopija
photoplethysmography | photoplethysmography | photopléthysmographie | Photoplethysmografie | fotopletismografía | fotopletizmografija
pulse-oximetry | pulse oximetry | oxymétrie de pouls | Pulsoxymetrie | pulsioximetría | pulsoksimetrija
nirs | near-infrared spectroscopy | spectroscopie proche infrarouge | Nahinfrarotspektroskopie | espectroscopia de infrarrojo cercano | artimosios infraraudonosios srities spektroskopija
diffuse-optics | diffuse optical tomography | tomographie optique diffuse | diffuse optische Tomografie | tomografía óptica difusa | difuzinė optinė tomografija
photonic-integrated-circuit | photonic integrated circuit | circuit photonique intégré | photonischer Schaltkreis | circuito fotónico integrado | fotoninė integrinė grandinė
surface-plasmon-resonance | surface plasmon resonance | résonance plasmonique de surface | Oberflächenplasmonenresonanz | resonancia de plasmón superficial | paviršiaus plazmonų rezonansas
flow-cytometry | flow cytometry | cytométrie en flux | Durchflusszytometrie | citometría de flujo | tėkmės citometrija
light-sheet-microscopy | light-sheet microscopy | microscopie à feuille de lumière | Lichtscheibenmikroskopie | microscopía de lámina de luz | šviesos lakšto mikroskopija
multiphoton-microscopy | multiphoton microscopy | microscopie multiphotonique | Multiphotonenmikroskopie | microscopía multifotónica | daugiafotonė mikroskopija
super-resolution-microscopy | super-resolution microscopy | microscopie à super-résolution | hochauflösende Mikroskopie | microscopía de superresolución | superskyros mikroskopija
adaptive-optics | adaptive optics | optique adaptative | adaptive Optik | óptica adaptativa | adaptyvioji optika
digital-pathology | digital pathology | pathologie numérique | digitale Pathologie | patología digital | skaitmeninė patologija
fundus-imaging | fundus imaging | imagerie du fond d’œil | Fundusbildgebung | imagen de fondo de ojo | akių dugno vaizdinimas
optogenetics | optogenetics | optogénétique | Optogenetik | optogenética | optogenetika
optical-tweezers | optical tweezers | pinces optiques | optische Pinzette | pinzas ópticas | optinis pincetas
tissue-phantom | tissue phantom | fantôme de tissu | Gewebephantom | fantoma de tejido | audinių fantomas
image-analysis | image analysis with deep learning | analyse d’images par apprentissage profond | Bildanalyse mit Deep Learning | análisis de imagen con aprendizaje profundo | vaizdų analizė giliuoju mokymu
uv-disinfection | UV disinfection | désinfection UV | UV-Desinfektion | desinfección UV | UV dezinfekcija
terahertz-imaging | terahertz imaging | imagerie térahertz | Terahertz-Bildgebung | imagen de terahercios | terahercinis vaizdinimas
`

/** The controlled list of about sixty technologies, each with its name in five languages. */
export const technologies: SampleVocabularyTerm[] = rows
  .trim()
  .split('\n')
  .map(row => {
    const [id = '', en = '', fr = '', de = '', es = '', lt = ''] = row.split('|').map(cell => cell.trim())
    return { id, labels: { en, fr, de, es, lt } }
  })
