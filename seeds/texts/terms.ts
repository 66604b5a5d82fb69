import type { Lang } from '../sample-types.ts'

/** A phrase in each language, in the one grammatical form in which the sentence patterns use it. */
export type Phrase = Record<Lang, string>

function readPhrases(rows: string): Record<string, Phrase> {
  const phrases: Record<string, Phrase> = {}
  for (const row of rows.trim().split('\n')) {
    const [id = '', en = '', fr = '', de = '', es = '', lt = ''] = row.split('|').map(cell => cell.trim())
    phrases[id] = { en, fr, de, es, lt }
  }
  return phrases
}

/** What a product is for. Stands after 'for', 'pour', 'für' (accusative), 'para'; Lithuanian: dative. */
export const applications = readPhrases(`
cornea | corneal surgery | la chirurgie de la cornée | die Hornhautchirurgie | la cirugía de la córnea | ragenos chirurgijai
cataract | cataract surgery | la chirurgie de la cataracte | die Kataraktchirurgie | la cirugía de cataratas | kataraktos chirurgijai
retina | retinal imaging | l’imagerie de la rétine | die Netzhautbildgebung | la imagen de la retina | tinklainės vaizdinimui
diabetic | screening for diabetic retinopathy | le dépistage de la rétinopathie diabétique | das Screening auf diabetische Retinopathie | el cribado de la retinopatía diabética | diabetinės retinopatijos patikrai
glaucoma | glaucoma follow-up | le suivi du glaucome | die Glaukomkontrolle | el seguimiento del glaucoma | glaukomos stebėsenai
coronary | intracoronary imaging | l’imagerie intracoronaire | die intrakoronare Bildgebung | la imagen intracoronaria | vainikinių arterijų vaizdinimui
stent | stent manufacturing | la fabrication de stents | die Stentfertigung | la fabricación de stents | stentų gamybai
catheter | catheter navigation | la navigation des cathéters | die Katheternavigation | la navegación de catéteres | kateterių navigacijai
robot | robotic surgery | la chirurgie robotisée | die Roboterchirurgie | la cirugía robótica | robotinei chirurgijai
afib | detection of atrial fibrillation | la détection de la fibrillation atriale | die Erkennung von Vorhofflimmern | la detección de la fibrilación auricular | prieširdžių virpėjimo aptikimui
pressure | cuffless blood pressure measurement | la mesure de tension sans brassard | die manschettenlose Blutdruckmessung | la medida de la tensión sin manguito | kraujospūdžio matavimui be manžetės
oxygen | oximetry on every skin tone | l’oxymétrie sur toutes les carnations | die Oxymetrie bei allen Hauttönen | la oximetría en todos los tonos de piel | oksimetrijai esant bet kokiam odos atspalviui
neonate | brain monitoring of premature infants | la surveillance cérébrale des prématurés | die Hirnüberwachung von Frühgeborenen | la monitorización cerebral de prematuros | neišnešiotų naujagimių smegenų stebėsenai
stroke | stroke care | la prise en charge des AVC | die Schlaganfallversorgung | la atención del ictus | insulto priežiūrai
jaundice | treatment of neonatal jaundice | le traitement de l’ictère du nouveau-né | die Behandlung der Neugeborenengelbsucht | el tratamiento de la ictericia neonatal | naujagimių geltos gydymui
wound | chronic wound care | le soin des plaies chroniques | die Versorgung chronischer Wunden | el cuidado de heridas crónicas | lėtinių žaizdų priežiūrai
burn | burn depth assessment | l’évaluation de la profondeur des brûlures | die Beurteilung der Verbrennungstiefe | la valoración de la profundidad de quemaduras | nudegimo gylio vertinimui
skin | skin cancer diagnosis | le diagnostic des cancers de la peau | die Hautkrebsdiagnostik | el diagnóstico del cáncer de piel | odos vėžio diagnostikai
keratosis | treatment of actinic keratosis | le traitement de la kératose actinique | die Behandlung aktinischer Keratosen | el tratamiento de la queratosis actínica | aktininės keratozės gydymui
bladder | bladder cancer therapy | le traitement du cancer de la vessie | die Blasenkrebstherapie | la terapia del cáncer de vejiga | šlapimo pūslės vėžio terapijai
kidney | kidney stone surgery | le traitement des calculs rénaux | die Behandlung von Nierensteinen | el tratamiento de cálculos renales | inkstų akmenų gydymui
prostate | prostate surgery | la chirurgie de la prostate | die Prostatachirurgie | la cirugía de próstata | prostatos chirurgijai
veins | varicose vein treatment | le traitement des varices | die Krampfaderbehandlung | el tratamiento de varices | venų varikozės gydymui
bone | bone surgery | la chirurgie osseuse | die Knochenchirurgie | la cirugía ósea | kaulų chirurgijai
jaw | jaw surgery | la chirurgie maxillo-faciale | die Kieferchirurgie | la cirugía maxilofacial | žandikaulių chirurgijai
caries | caries detection | la détection des caries | die Karieserkennung | la detección de caries | ėduonies aptikimui
dental | dental cavity preparation | la préparation des cavités dentaires | die Kavitätenpräparation | la preparación de cavidades dentales | dantų ertmių preparavimui
margin | margin control in breast surgery | le contrôle des marges en chirurgie du sein | die Randkontrolle in der Brustchirurgie | el control de márgenes en cirugía de mama | krūties operacijų kraštų kontrolei
brain | brain tumour surgery | la chirurgie des tumeurs cérébrales | die Hirntumorchirurgie | la cirugía de tumores cerebrales | smegenų navikų chirurgijai
liver | liver surgery | la chirurgie du foie | die Leberchirurgie | la cirugía hepática | kepenų chirurgijai
bowel | perfusion control in bowel surgery | le contrôle de perfusion en chirurgie colorectale | die Perfusionskontrolle in der Darmchirurgie | el control de perfusión en cirugía colorrectal | žarnyno perfuzijos kontrolei
lymph | sentinel lymph node mapping | le repérage du ganglion sentinelle | die Sentinel-Lymphknotensuche | la localización del ganglio centinela | sarginių limfmazgių paieškai
lung | early lung cancer detection | la détection précoce du cancer du poumon | die Lungenkrebsfrüherkennung | la detección precoz del cáncer de pulmón | ankstyvam plaučių vėžio nustatymui
colon | colonoscopy | la coloscopie | die Koloskopie | la colonoscopia | kolonoskopijai
sepsis | early sepsis diagnosis | le diagnostic précoce du sepsis | die Sepsisfrüherkennung | el diagnóstico precoz de la sepsis | ankstyvai sepsio diagnostikai
troponin | heart attack diagnosis in the ambulance | le diagnostic de l’infarctus en ambulance | die Infarktdiagnostik im Rettungswagen | el diagnóstico del infarto en la ambulancia | infarkto diagnostikai greitosios automobilyje
antibiotic | antibiotic resistance testing | l’antibiogramme rapide | die Resistenztestung von Bakterien | la prueba de resistencia a antibióticos | atsparumo antibiotikams tyrimams
cart | quality control of cell therapies | le contrôle qualité des thérapies cellulaires | die Qualitätskontrolle von Zelltherapien | el control de calidad de terapias celulares | ląstelių terapijos kokybės kontrolei
leukaemia | leukaemia diagnosis | le diagnostic des leucémies | die Leukämiediagnostik | el diagnóstico de leucemias | leukemijos diagnostikai
organoid | organoid research | la recherche sur organoïdes | die Organoidforschung | la investigación con organoides | organoidų tyrimams
drug | drug screening | le criblage de médicaments | das Wirkstoffscreening | el cribado de fármacos | vaistų atrankai
neuro | neuroscience | les neurosciences | die Neurowissenschaften | la neurociencia | neuromokslams
pathology | frozen-section pathology | l’examen extemporané | die Schnellschnittpathologie | la patología intraoperatoria | skubiai operacinei patologijai
glucose | glucose measurement without a prick | la mesure de glycémie sans piqûre | die Glukosemessung ohne Stich | la medida de glucosa sin pinchazo | gliukozės matavimui be dūrio
endoscopes | endoscope disinfection | la désinfection des endoscopes | die Endoskopdesinfektion | la desinfección de endoscopios | endoskopų dezinfekcijai
air | air disinfection in operating theatres | la désinfection de l’air au bloc opératoire | die Luftdesinfektion im Operationssaal | la desinfección del aire en quirófanos | operacinių oro dezinfekcijai
implant | implant marking | le marquage d’implants | die Implantatmarkierung | el marcado de implantes | implantų ženklinimui
`)

/** Who buys. Stands after 'for', 'pour', 'für' (accusative), 'para'; Lithuanian: dative. */
export const customers = readPhrases(`
hospitals | university hospitals | les hôpitaux universitaires | Universitätskliniken | hospitales universitarios | universitetų ligoninėms
eye | eye clinics | les cliniques ophtalmologiques | Augenkliniken | clínicas oftalmológicas | akių klinikoms
devices | medical device makers | les fabricants de dispositifs médicaux | Medizingerätehersteller | fabricantes de productos sanitarios | medicinos prietaisų gamintojams
catheters | catheter makers | les fabricants de cathéters | Katheterhersteller | fabricantes de catéteres | kateterių gamintojams
endoscopy | endoscope makers | les fabricants d’endoscopes | Endoskophersteller | fabricantes de endoscopios | endoskopų gamintojams
research | research institutes | les instituts de recherche | Forschungsinstitute | centros de investigación | mokslinių tyrimų institutams
dentists | dental practices | les cabinets dentaires | Zahnarztpraxen | clínicas dentales | odontologijos klinikoms
intensive | intensive care units | les services de réanimation | Intensivstationen | unidades de cuidados intensivos | intensyviosios terapijos skyriams
laboratories | diagnostic laboratories | les laboratoires de diagnostic | Diagnostiklabore | laboratorios de diagnóstico | diagnostikos laboratorijoms
pharma | pharmaceutical research | la recherche pharmaceutique | die Pharmaforschung | la investigación farmacéutica | farmacijos tyrimams
wearables | wearable makers | les fabricants d’objets connectés | Wearable-Hersteller | fabricantes de dispositivos vestibles | dėvimųjų prietaisų gamintojams
dermatology | dermatology practices | les cabinets de dermatologie | Hautarztpraxen | consultas de dermatología | dermatologijos kabinetams
pathologists | pathology institutes | les instituts de pathologie | Pathologieinstitute | institutos de patología | patologijos centrams
`)

/** Where: 'in Japan' in each language, by country code. */
export const marketPlaces = readPhrases(`
JP | in Japan | au Japon | in Japan | en Japón | Japonijoje
AU | in Australia | en Australie | in Australien | en Australia | Australijoje
CA | in Canada | au Canada | in Kanada | en Canadá | Kanadoje
US | in the United States | aux États-Unis | in den USA | en Estados Unidos | Jungtinėse Valstijose
KR | in South Korea | en Corée du Sud | in Südkorea | en Corea del Sur | Pietų Korėjoje
MY | in Malaysia | en Malaisie | in Malaysia | en Malasia | Malaizijoje
IL | in Israel | en Israël | in Israel | en Israel | Izraelyje
`)
