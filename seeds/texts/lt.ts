import { type LanguageTexts, readItems } from './language.ts'

/** id | vardininkas | galininkas | ko ieškoma (galininkas) | pirmas faktas | antras faktas */
const items = `
femto-laser | femtosekundiniai lazeriai | femtosekundinius lazerius | - | Per {b} val. darbo operacinėje impulso energija pakinta mažiau nei {a} %. | Oru aušinama {a} kg galvutė telpa po operaciniu mikroskopu ir paruošiama per {b} min.
swept-source | derinamojo bangos ilgio lazeriai | derinamojo bangos ilgio lazerius | - | Skleistis pagal bangos skaičių tiesinė {a} % tikslumu, todėl nereikia perskaičiavimo esant {b} MS/s. | {a} mm koherentiškumo ilgis parodo akį nuo ragenos iki tinklainės; naudojamų prietaisų skaičius – {b}.
sled | superliuminescenciniai diodai | superliuminescencinius diodus | - | Spektro banguotumas neviršija {a} dB iki {b} °C korpuso temperatūros. | {a} val. bandymas atsijoja ankstyvus gedimus; {b} % diodų tarnauja ilgiau nei penkerius metus.
seed-laser | skaiduliniai užkrato lazeriai | skaidulinius užkrato lazerius | - | Linijos plotis išlieka mažesnis nei {a} kHz, net moduliuojant {b} MHz dažniu. | Korpusas naudoja {a} W ir išlaiko bangos ilgį {b} pm tikslumu.
diode-laser | medicininiai diodiniai lazeriai | medicininius diodinius lazerius | - | Galia skaidulos gale per {b} val. gydymo kinta mažiau nei {a} %. | Vienas pultas pakeičia bangos ilgį per {a} ms ir kainuoja {b} % mažiau nei du prietaisai.
erbium-laser | Er:YAG lazeriai | Er:YAG lazerius | - | Šarnyrinė ranka ir antgalis per {b} cm praranda tik {a} % energijos. | Kietasis audinys šalinamas {a} mm³/s sparta, o kraštas neįkaista iki {b} °C.
thulium-laser | tulio skaiduliniai lazeriai | tulio skaidulinius lazerius | - | Akmenys virsta smulkesnėmis nei {a} µm dulkėmis, o atatranka mažesnė nei {b} mm. | Skaidula gali būti vos {a} µm storio, pultui pakanka {b} A lizdo.
uvc-led | UV-C šviesos diodų moduliai | UV-C šviesos diodų modulius | - | {a} mm pločio kanalas dezinfekuojamas per {b} min. | Po {a} val. moduliai vis dar teikia {b} % savo galios.
led-panel | fototerapijos plokštės | fototerapijos plokštes | - | {b} cm² plote apšvita kinta mažiau nei {a} %. | Tekstilinė plokštė sveria {a} g ir skalbiama {b} °C temperatūroje.
hollow-fibre | tuščiavidurės skaidulos | tuščiavidures skaidulas | - | Skaidula perduoda {a} W galią, sulenkta {b} cm spinduliu. | Slopinimas – {a} dB/m, sterilus antgalis atlaiko iki {b} ciklų autoklave.
fibre-bundle | vaizdiniai skaidulų pluoštai | vaizdinius skaidulų pluoštus | - | Pluoštas lenkiamas {a} mm spinduliu; iš dešimties tūkstančių gyslų prarandama mažiau nei {b}. | Per mėnesį nušlifuojame ir patikriname {a} vnt.; signalų persiklojimas mažesnis nei {b} %.
fbg-sensor | skaiduliniai Brego formos jutikliai | skaidulinius Brego formos jutiklius | - | Galiuko padėtis žinoma {a} mm tikslumu, matuojant {b} Hz dažniu. | {a} mN jėga išmatuojama {b} Fr kateteryje.
micro-optics | endoskopų mikrolęšiai | endoskopų mikrolęšius | - | Lęšiai centruojami {a} µm tikslumu; per savaitę apdorojama {b} plokštelių partija. | Priekinis lęšis yra {a} mm skersmens ir mato {b}° lauką.
coating | optiniai filtrai ir dangos | optinius filtrus ir dangas | - | Filtrai slopina iki OD {a} ir praleidžia {b} % ties fluorescencijos linija. | Tarp kambario temperatūros ir {b} °C briaunos pasislenka mažiau nei {a} nm.
scanner | MEMS skenavimo veidrodžiai | MEMS skenavimo veidrodžius | - | Veidrodis atlaikė {a} mlrd. ciklų ir {b} g smūgius. | Grįžtamasis ryšys išlaiko eilutę {a} mdeg tikslumu; korpuso plotis – {b} mm.
spad | SPAD matricos | SPAD matricas | - | Laiko neapibrėžtis – {a} ps, tamsinis skaičius – {b} per sekundę. | Histogramos luste sumažina duomenų srautą {a} kartų, naudojant {b} mW.
hyperspectral | hiperspektrinės kameros | hiperspektrines kameras | - | {b} cm² deguonies žemėlapis parengiamas per {a} s po kadro. | Kameros spektrinių juostų skaičius – {a}, kalibravimo fantomų – {b}.
spectrometer | miniatiūriniai spektrometrai | miniatiūrinius spektrometrus | - | Optika – vienas {a} cm³ lietas blokas, kurio dreifas yra {b} pm/K. | Išsklaidyta šviesa mažesnė nei {a} %; {b} vnt. partija tiekiama kalibruota.
raman-probe | Ramano zondai | Ramano zondus | - | Spektras užrašomas per {a} s zondu, kurio skersmuo – {b} mm. | Aklajame tyrime (mėginių skaičius – {a}) išvada sutapo su patologų {b} % atvejų.
oct-engine | OCT moduliai | OCT modulius | - | Ašinė skyra audinyje – {a} µm, jautris – {b} dB. | Modulio tūris – {a} l, klientas jį įdiegia per {b} sav.
photoacoustic | fotoakustiniai skeneriai | fotoakustinius skenerius | - | {a} µm kraujagyslės matomos {b} mm gylyje po oda. | Vaizdas be kontrasto gaunamas per {a} s; ištirtų savanorių skaičius – {b}.
fluor-endoscope | fluorescenciniai endoskopai | fluorescencinius endoskopus | - | Balta šviesa ir fluorescencija rodomos kartu, vėlinimas – {a} ms; pakanka {b} nM dažo. | Kameros galvutė sveria {a} g ir atlaiko iki {b} apdorojimo ciklų.
chip-endoscope | vienkartiniai endoskopai | vienkartinius endoskopus | - | Galiukas yra {a} mm skersmens, o serijinė kaina mažesnė nei {b} EUR. | Vaizdas, šviesa ir {a} mm darbinis kanalas telpa viename vamzdelyje; aprašytų procedūrų skaičius – {b}.
ppg-sensor | optiniai pulso jutikliai | optinius pulso jutiklius | - | Modulis naudoja {a} µA, matuodamas {b} Hz dažniu. | Ėjimo bandyme (savanorių skaičius – {b}) judesio klaidų sumažėjo {a} %.
nirs | audinių oksimetrai | audinių oksimetrus | - | Sugertis ir sklaida matuojamos atskirai; pakartojamumas – {a} %, pacientų skaičius – {b}. | Galvos juostoje optodų skaičius – {a}, vieno įkrovimo pakanka {b} val.
mir-sensor | vidurinės infraraudonosios srities jutikliai | vidurinės infraraudonosios srities jutiklius | - | Rodmenys sutapo su kapiliarų kraujo tyrimu {a} % tikslumu; savanorių skaičius – {b}. | Lusto plotis – {a} mm, vidutinė galia – {b} mW.
biosensor-chip | fotoniniai biojutiklių lustai | fotoninius biojutiklių lustus | - | Aptikimo riba po {b} min. yra {a} pg/mL. | Kasetės kanalų skaičius – {a}, jai pakanka {b} µL kraujo.
flow-cytometer | kompaktiški tėkmės citometrai | kompaktiškus tėkmės citometrus | - | Stalinis prietaisas sveria {b} kg, o jo sparta – {a} ląstelių per sekundę. | Lazeriai susiderina patys; dreifas mažesnis nei {a} %, matavimų skaičius – {b}.
lightsheet | šviesos lakšto mikroskopai | šviesos lakšto mikroskopus | - | {a} mm skaidrintas mėginys nufotografuojamas per {b} min. | Gyvi organoidai išgyveno {a} val., fotografuojant {b} kartų per valandą.
slide-scanner | skaitmeniniai stiklelių skeneriai | skaitmeninius stiklelių skenerius | - | {a} stiklelių dėklas visa skyra nuskaitomas per {b} min. | Kartoti reikėjo mažiau nei {a} % stiklelių; iš viso nuskaityta {b} vnt.
fundus | nešiojamosios akių dugno kameros | nešiojamąsias akių dugno kameras | - | Vyzdys gali būti vos {a} mm, vaizdas gaunamas per {b} s. | Slaugytojai išmoksta dirbti per {a} val.; {b} % jų vaizdų buvo tinkami vertinti.
ai-imaging | vaizdų analizės programos | vaizdų analizės programas | - | Tinklas atsako per {a} ms ir nematytose ligoninėse pasiekė {b} % jautrumą. | Mokymui panaudotų atvejų skaičius – {a}, ligoninių – {b}; rodoma, kurie vaizdo taškai lėmė išvadą.
osteotome | lazeriniai osteotomai | lazerinius osteotomus | - | {a} mm gylio pjūviai atitinka planą {b} mm tikslumu. | Gylis matuojamas {a} Hz dažniu, spindulys sustabdomas per {b} ms.
micromachining | lazeriu pjaustomos mikrodetalės | lazeriu pjaustomas mikrodetales | - | Pjūvio plotis – {a} µm, be karščio žymių; per dieną supjaustoma {b} vnt. | Nitinolio, magnio ir polimero vamzdeliai iki {a} mm pjaunami {b} ašių staklėmis.
phantom | optiniai audinių fantomai | optinius audinių fantomus | - | Sugerties ir sklaidos sietis – {a} %, galioja {b} mėn. | Rinkinys ({a} vnt.) apima odos tipus ir kraujagysles iki {b} mm gylio.
pdt-system | fotodinaminės terapijos lempos | fotodinaminės terapijos lempas | - | Dozė matuojama gydant; šaltinis sustoja {a} % tikslumu ties {b} J/cm². | Seansas trunka {a} min.; be hospitalizavimo gydytų pacientų skaičius – {b}.
distribution | optinių medicinos prietaisų pardavimas ir priežiūra | optinių medicinos prietaisų pardavimą ir priežiūrą | platintojus, turinčius savo techninę priežiūrą | Inžinierių skaičius – {a}, prižiūrimų ligoninių – {b}. | Atsarginių dalių turime {a} gaminių grupėms, atsakome per {b} val.
clinical-studies | klinikiniai optinių prietaisų tyrimai | klinikinius optinių prietaisų tyrimus | klinikinius tyrimo partnerius | Pernai pradėtų tyrimų skaičius – {a}, pacientų – {b}. | Etikos leidimas vidutiniškai gaunamas per {a} sav., pirmasis pacientas – dar po {b} sav.
regulatory | optinių medicinos prietaisų registravimas | optinių medicinos prietaisų registravimą | prietaisų registravimo konsultantus | Įregistruotų optinių prietaisų skaičius – {a}, greičiausias – per {b} mėn. | Trūkumų analizė trunka {a} d. d.; mūsų tvarkomų techninių bylų skaičius – {b}.
contract-manufacturing | optinių modulių surinkimas pagal užsakymą | optinių modulių surinkimą pagal užsakymą | gamybos partnerius su švariąja patalpa | Švarioji patalpa – {a} m², bandomosios partijos nuo {b} vnt. | Skaidula, lustas ir lęšis sujungiami {a} µm tikslumu; pernykštė išeiga – {b} %.
testing | akredituoti šviesos ir lazerių prietaisų bandymai | akredituotus šviesos ir lazerių prietaisų bandymus | akredituotas lazerių saugos laboratorijas | Akredituotų metodų skaičius – {a}, ataskaita parengiama per {b} d. d. | Lazerio klasė, EMS ir biologinis suderinamumas vienoje vietoje: per metus {a} prietaisų grupių, iš užsienio – {b}.
`

/** Lithuanian texts of the sample; numbers stand with abbreviations, which need no agreement. */
export const lithuanian: LanguageTexts = {
  lang: 'lt',
  thousands: '\u00a0',
  decimal: ',',
  items: readItems(items),
  summaries: [
    '{Items} {app}: {spec}, pagaminta {city}',
    '{Items} ({spec}) {app} ir {app2}',
    'Gaminame {object} {customers}: {spec}',
    'Kuriame {object} {app}, {spec}; dirbame {city}',
    '{Items} {app}; {staff} žm. komanda {city} ({spec})',
    'Nuo {year} m. siūlome {object} {customers}, {spec}',
  ],
  serviceSummaries: [
    '{Items} {customers}, {city} nuo {year} m.',
    '{Items}: {staff} specialistų komanda {city}',
    '{Items}: {staff} žm. komanda, daugiausia {app}',
  ],
  openings: [
    'Kuriame ir gaminame {object} {app}; dabartinė serija pasiekia {spec}.',
    'Mūsų {items} ({spec}) tinka {app} ir {app2}.',
    'Čia, {city}, gaminame {object} {customers}, daugiausia {app}.',
    'Iš {year} m. laboratorijos stendo išaugo gaminių šeima: {items} {app}, {spec}.',
    'Tiekiame {object} ({spec}) {customers}, dažniausiai {app}.',
  ],
  serviceOpenings: [
    'Nuo {year} m. siūlome {object}, daugiausia {app}.',
    'Mūsų {staff} žm. komanda {city} siūlo {object}, pirmiausia {app}.',
  ],
  facts: [
    'Įmonė įkurta {year} m., {city} dirba {staff} žm. komanda; eksportuojame {share} % apyvartos.',
    'Darbuotojų skaičius – {staff}, trečdalis jų kuria naujus gaminius; {share} % pardavimų tenka užsieniui.',
    'Optiką, elektroniką ir programas kuria viena {staff} žm. komanda {city}.',
    'Esame nepriklausomi nuo {year} m.; {share} % apyvartos skiriame kūrimui.',
    'Surenkame, suderiname ir išbandome patys {city}; komandoje – {staff} žm.',
    'Įmonė {year} m. atsiskyrė nuo universiteto laboratorijos; {share} % klientų yra užsienyje.',
    'Komandoje {staff} žm., šalių, į kurias tiekiame, – {q}; {share} % užsakymų kartojasi.',
  ],
  proofs: [
    'Iki šiol pagaminta {p} vnt., taisyti grąžinta {q} vnt.',
    'Vyksta tyrimas: ligoninių – {q}, pacientų – {p}.',
    'Kokybės sistema jau {q} m. atitinka ISO 13485; paskutinis auditas (punktų – {p}) didelių neatitikčių nerado.',
    'Naudotojų skaičius – {p}, šalių – {q}.',
    'Metodą saugo du patentai; stende išdirbta {p} val., klinikinių partnerių – {q}.',
    'Pirmieji {p} vnt. naujos serijos pristatyti per {q} mėn.',
    'Bandomąjį rinkinį skoliname {q} sav.; juo jau pasinaudojusių klientų – {p}.',
  ],
  seconds: [
    'Toje pačioje linijoje gaminame ir {second} {app2}.',
    'Dar siūlome {second} {app2}.',
    'Antroji komanda kuria {second}.',
  ],
  offers: [
    '{Items}: {spec}. Pavyzdžiai per {q} sav., serija nuo {p} vnt.',
    '{Items} {app} ({spec}); pritaikome jūsų korpusui per {q} sav.',
    'Licencija arba tiekimas: {items}, {spec}, {p} vnt. per metus.',
    '{Items}, {spec}; padedame įdiegti ir skoliname prietaisą {q} sav.',
  ],
  serviceOffers: [
    '{Items}, taip pat {app}; pirmas susitikimas per {q} d. d.',
    '{Items}: pastovi kaina, atliktų projektų – {p}.',
  ],
  needs: [
    'Norime pirkti {sought} {app}, maždaug {p} vnt. per metus.',
    'Kitam modeliui norime įsigyti {sought}; diegimui turime {q} sav.',
    'Norėtume rasti {sought}, geriausia su patirtimi medicinoje; pirmas užsakymas – {p} vnt.',
    'Siūlome kurti kartu {sought}; prototipas per {q} mėn.',
  ],
  serviceNeeds: [
    'Norime rasti {sought} {market}.',
    'Norime rasti {sought} {market}, daugiausia {app}; pradžia po {q} mėn.',
    'Norėtume rasti {sought} {market}, pradžioje {p} prietaisų partijai.',
  ],
  institutionOpenings: [
    'Tyrėjų skaičius {city} – {staff}; pagrindinė tema: {items} {app}.',
    'Mūsų grupės {city} atveria laboratorijas įmonėms: {items} {app}.',
    'Nuo {year} m. perkeliame {object} nuo optinio stalo į kliniką, daugiausia {app}.',
  ],
  institutionFacts: [
    'Pernai įmonių užsakytų laboratorijos dienų – {p}, naujų mažų įmonių – {q}.',
    'Per trejus metus bendrų projektų – {q}, partnerių – {r}.',
    'Įmonėms atsakome per {q} d. d.; {share} % lėšų gauname iš pramonės.',
  ],
  objectives: [
    'Du pasirašyti konfidencialumo susitarimai ir vienas paskolintas prietaisas per {q} sav. ({items}).',
    'Penki pokalbiai apie {object} {app}; bent viena ligoninė nurodo tyrimo pradžios datą.',
    'Vienas bandomojo rinkinio užsakymas ({spec}) ir du tolesni susitikimai su data.',
  ],
  requestsOffering: [
    'Jūsų prietaisams galėtų tikti mūsų {items} ({spec}). {edge} Ar galime atvežti pavyzdį?',
    'Norite įsigyti {sought}. Mes pasiekiame {spec}. {edge} {name}, ar tai tinka?',
    'Jūsų darbui {app} galime tiekti {object}, gaminame {city}. {edge}',
  ],
  requestsOfferingService: [
    'Norite rasti {sought}. {edge} {name}, gal aptarkime projektą per vieną susitikimą?',
    '{edge} Galėtume pradėti per {q} sav.; kokius duomenis jau turite?',
  ],
  requestsSeeking: [
    'Jūs siūlote {object}. Būtent to mums reikia {app}, maždaug {p} vnt. per metus.',
    'Savo prietaisui ({spec}) norėtume įsigyti {sought}. Ar galėtumėte pristatyti per {q} mėn.?',
  ],
  requestsSeekingService: [
    'Norime rasti {sought}, ir jūs esate mūsų trumpajame sąraše. Mūsų duomenys: {spec}.',
    'Norime rasti {sought} {app}; pirmieji {p} vnt. būtų paruošti per {q} mėn.',
  ],
  accepts: [
    'Mielai. Prašome atsivežti duomenų lapą.',
    'Taip, prisijungs ir mūsų kūrimo vadovas.',
    'Sutinkame; mums svarbiausia tarnavimo trukmė.',
  ],
  declines: ['Ką tik pasirinkome kitą tiekėją.', 'Šiemet to neplanuojame.', ''],
}
