import { foldText } from '../fold.ts'

/**
 * Words of the trade that many organisations share. Each line is one idea: its name, then what it is called in the languages
 * of our registers and how patent offices and people shorten it. Ideas make `UNIV LIEGE` and `Université de Liège` one.
 */
const generic = `
university: universitat universite universita universidad universidade universitatea universitet universitetet universiteit universiteti universitesi universitas univerzita univerzitet univerza uniwersytet sveuciliste egyetem yliopisto ulikool ulikooli universitates universitetas universitaria universitario universitaire universitar univerzity uniwersytetu univ uni unv panepistimio panepistimion 大学 대학교 대학 אוניברסיטת جامعه
institute: institut instituto istituto instituut institutul institutt instytut ustav inst instit institutet institutes instituts ustavu instytutu intezet kutatointezet instituta instituti instytucie institouto 研究所 연구소 연구원 研究院 מכון معهد
center: centre centro centrum zentrum centar central centrale keskus centras center centra kozpont cntr ctr cent kentro senter tsentr kompetenzzentrum
research: recherche recherches ricerca ricerche investigacion investigaciones pesquisa forschung forschungs onderzoek forskning badan badania badawczy vyzkumny vyzkum kutato kutatasi res rech rsch cercetare cercetari tutkimus tyrimu raziskave istrazivanje erevnas erevna recerca investigacao forsknings forschungszentrum
technology: technologies technologie technologien tecnologia tecnologie tecnologias technologia technologii teknologi teknik technical technics technik technique techniques tecnica tecnico technische technischer technisches technisch technological technologique tecnologico tecnologica tech tec techn technol technolog technika techniki tehnologija tehnologii teknoloji techno technion teknologisk teknillinen technologijos technologiju tehnic tehnica gijutsu tecnicas technologická
science: sciences scientific scientifique scientifiques scientifica scientifico scienze ciencia ciencias wissenschaft wissenschaften wissenschaftlich wissenschaftliche sci scient nauk nauki naukowy nauka ved vedy vetenskap tudomany scientia stiinta stiinte mokslo mokslu znanosti wetenschap wetenschappen wetenschappelijk kagaku
academy: academia academie akademie akademia akademija akademi accademia acad akad akademii
college: colleges colegio coll
school: ecole escuela escola scuola hochschule hogeschool skola skole schule fachhochschule hochsch fh sch
faculty: faculte facultad faculdade facolta fakultat fakultet facultatea fakulta wydzial fac
hospital: hopital hopitaux hospitales ospedale ospedali krankenhaus ziekenhuis klinikum klinik kliniken clinic clinics clinica clinique cliniques sygehus sjukhus sairaala szpital nemocnice korhaz spital hosp ziekenhuizen hospitalier hospitaliere hospitalario ospedaliera kliniki bolnica ligonine
laboratory: laboratories laboratoire laboratoires laboratorio laboratori laboratorios laboratorium laboratorien labor lab labs laboratorija laboratorijos laborat 
electric: electrical electrics elektrik elektrisch elektrische elektro electrique electriques elettrica elettrico elettriche electrica electrico electricas elect elec elektr elektrotechnik elektrotechnische elektrotechnisch denki elektrizitat elettro electro denkou elektryczny
electronics: electronic elektronik elektronische elektronisch electronique electroniques elettronica electronica electronico electron electronik elektronika elektronikai eletronica elektronica elektron elettronici electronica denshi
chemical: chemicals chemie chimie chimica chimico chimici chimique chimiques quimica quimicas quimico chemische chemisch chemisches chem chemistry kemi kemia chemia chemiczny chimiche kemijska chemicke kagakukogyo kemisk chemikalien
pharmaceutical: pharmaceuticals pharma pharmaceutique pharmaceutiques pharmazeutika pharmazeutische pharmazeutisch farmaceutica farmaceutici farmaceutico farmaceutyczny farma pharm pharmaceutica pharmazie seiyaku yakuhin farmaceutika farmaceutisk pharmac pharmaceut farmaceutische pharmacie farmaceuticos
medical: medizin medizinische medizintechnik medizinisch medica medico medical medicals medicale medicales medicina medicine medicines medicinal medicinsk medizinischer med medicinska medyczny medycyny lekarska lekarskiej meditsinskii medicin medycznych geneeskunde
health: healthcare gesundheit sante salud saude salute sanita sanitaria sanitario sanitat zdravi zdrowia helse halsa gezondheid sveikatos hlth sanidad
engineering: ingenieur ingenieure ingenieria ingegneria ingenierie engenharia engineers engineer eng engng engn engrg ingenieurburo inzenyrske inzynieria muhendislik ingenjor ingeniors inginerie mernoki ingenieurs engin koji
industry: industries industrial industria industrie industriel industrielle industriels industriali industriale industriali industriell industrieller industrij indus ind inds indust industr indl przemysl przemyslu prumysl ipar ipari sanayi industriya promyshlennost kogyo sangyo pramones industrier industrien industrias industriais industriales sanayii
manufacturing: manufacture manufacturers manufacturer manufactures manufacturera manufactura manufacturas mfg mfr mfrs manuf manufact manufac fabrication fabrik fabriken fabrika fabriek fabrieken fabricacion fabricas fabrique fabriques fabr fabricage fabriks seizo fab fabbrica fabryka
production: productions produktion produktions produzione producao produccion prodn productie produkcja produkcji
products: product produkte produkt produits produit prodotti prodotto productos producto produtos prod prods produkter produktov producten erzeugnisse
works: work werk werke werken wks wrks seisakusho seisakujo zavod zavody zaklad zaklady officine officina factory atelier ateliers talleres usines 
systems: system systeme systemes sistemi sistema sistemas syst sys systemi systemer systemy systemtechnik systeem systemen sistemos sistem sist 
solutions: solution losungen soluciones soluzioni solucoes 
services: service servicios servicio servizi servizio servicos dienst dienste diensten dienstleistungen svc svcs serv servis uslugi
machinery: machine machines maschinen maschinenbau maschinenfabrik maschine machin mach macchine macchina maquinas maquinaria maquina machinefabriek maskin maskiner kikai maszyn masch stroj strojirny kikaikogyo koki
instruments: instrument instrumente instrumentation instrumentos strumenti instr instrum instrumenten keiki pribor pribory
material: materials materiaux materiali materiales materialien materiais mater matl matls werkstoffe materialy
semiconductor: semiconductors semicond semiconducteurs halbleiter semiconduttori handotai halvledare
communication: communications comunicaciones comunicazioni comunicacoes kommunikation kommunikations comm comms commun communic tsushin kommunikationstechnik
telecommunication: telecommunications telecom telecoms telecomunicaciones telecomunicazioni telekom telekommunikation telecomm telekomunikacja telecommun tele
automotive: automobile automobiles automobil automobiles automobili automoviles autos auto automobilwerke automob fahrzeugbau fahrzeug fahrzeuge vehicles vehicle
motor: jidosha motors moteur moteurs motoren motori motores mot motorenwerke
aerospace: aeronautics aerospatiale aerospaziale aeroespacial aviation luftfahrt raumfahrt aeronautica aeronautique aero
energy: energie energia energies energetica energetique energias energi energy energetika energija energetics energiesysteme energetik
power: powers kraft
gas: gaz gase gases gasu
oil: petroleum petrole petroles petroli petroleos petr petrol ol mineralol sekiyu
steel: stahl acier aciers acciaio acciaierie acero stal seiko seitetsu staal stahlwerke tekko iron eisen
metal: metals metall metalle metaux metalli metales metallurgy metallurgical metallurgie metallwerke metallwarenfabrik metaal kinzoku
glass: glas verre verreries vetro vidrio vidro garasu glaswerke
paper: papier carta papel papir papierfabrik seishi
rubber: gummi caoutchouc gomma caucho gomu kautschuk
plastics: plastic plastique plastiques plastica plastiche kunststoff kunststoffe kunststofftechnik plast plasticos plastik plastika jushi
textile: textiles textil tessile tessili textilen boseki seni
film: films photo shashin photographic photofilm
optics: optical optik optische optique ottica optica opt optisch optoelectronics optiques optyka kogaku
photonics: fotonik fotonikos fotoniki photonic photonique photonik fotonica fotonika
laser: lasers lasertechnik
precision: prazision prazisions precisione seimitsu precis
tool: tools werkzeug werkzeuge werkzeugmaschinen
construction: constructions construction bau bauunternehmen konstruktion costruzioni construcciones construcoes constr kensetsu bouw constructeurs
transport: transports transportation trasporti transportes verkehr vervoer transp
heavy: schwer
trading: trade handel handels commerce commerciale comercial comercio commercio shoji bussan handelsgesellschaft ticaret trgovina kereskedelmi commercial handlowa handlowe
consulting: consultants consultant consultancy beratung unternehmensberatung consultores consultoria consulenza consult conseil conseils advisory advies
management: mgmt gestion gestione gestao verwaltung verwaltungs mgt beheer
development: developments developpement desarrollo sviluppo desenvolvimento entwicklung entwicklungs dev dvpt devel rozwoju razvoj dezvoltare ontwikkeling fejleszto vyvoj entwicklungsgesellschaft kaihatsu pletros
design: designs konstruktions progetti
information: informatique informatica informatik informationstechnik info inform joho informatyki informatikai informacijos
computer: computers computing computer rechner calcul komputer comp
software: softwares logiciel logiciels
data: daten datos dati donnees
digital: digitale numerique
automation: automatisierung automatizacion automazione automatisation autom automatic automatique automatica automatik automatyka automatisierungstechnik
control: controls kontrol controle regelungstechnik steuerungstechnik mess messtechnik regeltechnik
environmental: environment environnement ambiente ambiental ambientale umwelt umwelttechnik miljo milieu okologie
water: wasser eau eaux acqua agua vatten voda viz
food: foods lebensmittel alimentaire alimentari alimentos nahrungsmittel shokuhin levnedsmiddel
agricultural: agriculture agricole agricola agricoltura agrar agro agri landwirtschaft landbouw rolnictwa
biotechnology: biotech biotechnologies biotechnologie biotechnologia biotechnologii biotek biotecnologia biotec biotechnological biotechnol
bio: biological biologics biologie biology biologia biologico biologische
diagnostics: diagnostic diagnostik diagnostica diagnostique diagnostics diagnostika
therapeutics: therapeutic therapeutica
device: devices 
equipment: equipments equip equipement equipements ausrustung apparatebau apparate apparatus geraete geratebau gerate app
enterprise: enterprises unternehmen unternehmung entreprise entreprises imprese impresa empresa empresas betrieb betriebe podjetje przedsiebiorstwo enterpr
council: consejo conseil consiglio conselho rat raad
ministry: ministerio ministere ministero ministerium ministerie ministerstwo ministerstvo ministar min
agency: agence agenzia agencia agentur agencja agentura agens agentschap
association: associazione asociacion associacao assoc assn ass vereinigung verband vereniging stowarzyszenie asociatia forening forbund egyesulet yhdistys drustvo szovetseg asociacija associacio
federation: federazione federacion foderation
foundation: fondation fondazione fundacion fundacao fundacja stiftung stichting stiftelsen stiftelse fundacio nadace alapitvany fond fonds fund saatio fndn fdn found fondas nadacia
society: societa societe sociedad sociedade soc gesellschaft ges gesell geselschaft maatschappij mij tarsasag societatea selskab selskabet spolka spolecnost kaishaa etairia etaireia obschestvo sirketi druzba sdruzeni gesellsch
chamber: chambre camara camera kammer kamer izba komora kamara
authority: autorite autorita
municipality: municipio gemeente gemeinde commune comune kommune kommun obec gmina mairie ayuntamiento ajuntament
city: ville stadt stad ciudad citta cidade miasto mesto varos
region: regional regionale regionaux region regione comunidad provincia landkreis
national: nationale nationaal nacional nazionale naz nat natl nationales nationalen narodowy narodni nemzeti nacionalni nationala nacionalinis national
general: generale generaux allgemeine allg gen algemene gnral allgemeinen
scientifique: cientifica cientifico cientificas
atomic: atomique energieatomique nuclear nucleaire nucleare kern kernforschungszentrum nukem genshiryoku
defence: defense difesa defensa
space: spatial spatiales spazio spaziale espacial rymd
network: networks netzwerk reseau reseaux rede red rete netz
imaging: image images bildgebung bild
security: sicherheit securite sicurezza seguridad
cosmetics: cosmetic cosmetique cosmetiques kosmetik keshohin
tobacco: tabak tabac
brewery: brewing brauerei brasserie bryggeri beer birra
cement: zement ciment ciments cementi
shipbuilding: shipyard werft zosen chantiers
watch: watches uhren horlogerie montres tokei
furniture: mobel mobili meubles
packaging: verpackung verpackungen emballage emballages imballaggi
equipment2: anlagen anlagenbau plant plants anlagentechnik
apparatus: appareils apparecchi aparatos apparater
lighting: light licht lumiere leuchten illuminazione beleuchtung
air: luft aria aire
pump: pumps pumpen pompes pompe
valve: valves armaturen ventil
bearing: bearings walzlager kugellager roulements
cable: cables kabel kabelwerke cavi densen
wire: draht drahtwerke filo
battery: batteries batterie batterien akkumulatoren
sensor: sensors sensoren sensorik sensortechnik
display: displays
mining: mines bergbau miniere kozan kogyo2
brothers: bros gebruder gebr freres fratelli flli gebroeders bruder hermanos irmaos gebrueder
sons: son sohne sohn fils figli soehne zoon zonen hijos filhos sonner
`

/** Words of weight next to nothing: whether they stand there says little about which organisation it is. */
const softWords = `
group gruppe groupe gruppo grupo grp gp gruppen groep koncern concern grupa
holding holdings hldg hldgs hldngs beteiligung beteiligungs beteiligungsgesellschaft
company companies co cie cia comp compagnie compagnia compania companhia kompanie kompaniya kompania komp coy cos
royal koninklijke koninkl koninklijk koninkl kon kongelige
corporation corp inc ltd limited gmbh
public private pvt publique publico pubblico
mr mrs ms dr prof professor dipl ing ir sir phd msc med dott herr frau hr fr ingenieur
new neue nouvelle nouveau nuova
regents board trustees governors rector rectors chancellor masters scholars fellows curators president presidium provost administrators junior
`

const stopWords = `
the of for de del della dello delle degli dei di da do dos das des du d l der die den dem fur von vom van voor het la le les el los las il lo gli per para pour in im zu zur zum an am auf bei to at on by na w o za u with its it que con com mit sur sous aux au a ao pro ve ki te ten ter aan bij tot och uit fra til av med
and und et och ja ir oraz kai sowie undd ed
`

/** Countries and wide regions in names: a subsidiary is another entity than its parent. */
const geoWords = `
europe: europa european europeenne europeen europeo europea europaische europaischen europeu euro eur europaisches
international: internationale internationales internazionale internacional internat int intl intern internationaal internatl nemzetkozi mezinarodni miedzynarodowy internationalen worldwide global world overseas
germany: deutschland deutsche deutsches deutscher deutschen german allemagne germania alemania niemcy nemetorszag
austria: osterreich osterreichische osterreichisches autriche oesterr
switzerland: schweiz suisse svizzera schweizerische swiss schweizer
france: francaise francais francese frankreich french fr
italy: italia italiana italiano italiane italien italian italie
spain: espana espanola espanol spanien iberica iberia hispania espanyola
portugal: portuguesa portugues
netherlands: nederland nederlandse nederlanden holland dutch nederlands niederlande
belgium: belgique belgie belgien belge belgische
luxembourg: luxemburg
uk: britain british britannia england united-kingdom gb
ireland: irish eire irland
scotland: scottish
wales: welsh cymru
denmark: danmark dansk danske danish danemark
sweden: sverige svenska svensk schweden suede
norway: norge norske norsk norwegen norvege
finland: suomi suomen finnland finnish
poland: polska polskiej polski polskie polen pologne
czechia: cesky ceska ceske czech bohemia czechoslovakia
slovakia: slovenska slovensko slovensky
hungary: magyar magyarorszag hungaria ungarn hongrie hungarian
romania: romana romaniei roumanie rumanien
bulgaria: bulgarska balgarska
greece: hellas hellenic ellinika elliniki grece griechenland ellas
turkey: turkiye turk turkische
russia: rossii rossiiskaya russian rossiya russland russie
ukraine: ukraina ukrainian
lithuania: lietuvos lietuva litauen
latvia: latvijas latvija lettland
estonia: eesti estland
slovenia: slovenije slovenija
croatia: hrvatska
serbia: srbija
japan: nippon nihon japon japanische japonaise
china: chinese chine zhongguo
korea: hankuk korean coree
india: indian inde bharat hindustan
israel: israeli
america: american americas usa us amerika amerique americaine americana
canada: canadian kanada
australia: australian
brazil: brasil brasileira brasileiro
mexico: mexicana mexicano
asia: asian asie pacific
africa: african
nordic: scandinavia scandinavian nordiska nordisk
`

/** Towns that have several names; only these need a table. */
const townNames = `
wien vienna vienne wenen becs viden
munchen munich monaco-di-baviera munchen
koln cologne koln colonia keulen
nurnberg nuremberg norimberga
braunschweig brunswick
hannover hanover
zurich zuerich zurigo
geneve geneva genf ginevra
basel basle bale basilea
bern berne berna
praha prague prag praga
roma rome rom
milano milan mailand
torino turin
firenze florence florenz
venezia venice venedig
napoli naples neapel
genova genoa genua
padova padua
bologna bologna
lisboa lisbon lissabon lisbonne
porto oporto
sevilla seville
zaragoza saragossa
warszawa warsaw warschau varsovie varsavia
krakow cracow krakau cracovie
wroclaw breslau
gdansk danzig
poznan posen
bruxelles brussels brussel brussel
antwerpen antwerp anvers
gent ghent gand
liege luik luttich
leuven louvain lowen
brugge bruges
gravenhage hague haag den-haag
kobenhavn copenhagen kopenhagen copenhague
goteborg gothenburg goteburg
helsinki helsingfors
turku abo
bucuresti bucharest bukarest
beograd belgrade belgrad
sofia sofija
athina athens athen atene athinon athinas
thessaloniki saloniki salonica
moskva moscow moskau moskou moscou
sankt-peterburg petersburg
kyiv kiev kiew
vilnius wilna vilno vilniaus
kaunas kauno kowno
riga rigas
tallinn reval tallinna
ljubljana laibach
budapest budapesti
istanbul konstantinopel
lyon lyons
marseille marseilles
strasbourg strassburg
beijing peking
guangzhou canton
tokyo tokio
seoul soul
`

/** Words that stand for two. */
const twoInOne: Record<string, readonly [string, string]> = {
  jukogyo: ['heavy', 'industry'],
  jukogyou: ['heavy', 'industry'],
  kyowakoku: ['republic', ''],
}

/** Common words that name no branch of trade; one more or less of them tells little. */
export const thinIdeas: ReadonlySet<string> = new Set([
  'industry',
  'manufacturing',
  'society',
  'production',
  'products',
  'works',
  'general',
  'trading',
])

/** Bodies that every country has: abroad, the same name is another one. */
export const publicIdeas: ReadonlySet<string> = new Set(
  'university institute ministry municipality council national school city region agency association academy foundation federation hospital authority chamber college faculty society center'.split(
    ' ',
  ),
)

/** A compound of two words the lexicon knows, taken apart: `informationssysteme`, `motorenwerke`; otherwise null. */
export function splitCompound(word: string): readonly [string, string] | null {
  const fixed = twoInOne[word]
  if (fixed !== undefined) return fixed
  if (word.length < 9 || known.has(word)) return null
  for (let at = 4; at <= word.length - 3; at += 1) {
    const last = known.get(word.slice(at))
    if (last === undefined || last.kind !== 'generic' || word.length - at < 3) continue
    const first = word.slice(0, at)
    for (const stem of [first, first.replace(/s$/, ''), first.replace(/e?n$/, '')])
      if (stem.length > 3 && known.get(stem)?.kind === 'generic') return [stem, word.slice(at)]
  }
  return null
}

/** True when a word goes on as a common word: `volkswagen` and `volkswagenwerk`. */
export function isCommonEnding(text: string): boolean {
  return text.length > 3 && known.get(text)?.kind === 'generic'
}

export type WordKind = 'generic' | 'soft' | 'stop' | 'geo' | 'plain'

interface Known {
  /** What the word means, one text for all its spellings. */
  idea: string
  kind: WordKind
}

function build(): Map<string, Known> {
  const words = new Map<string, Known>()
  const add = (text: string, idea: string, kind: WordKind) => {
    const word = foldText(text)
    if (word !== '' && !words.has(word)) words.set(word, { idea, kind })
  }
  for (const word of stopWords.split(/\s+/)) add(word, foldText(word), 'stop')
  const soft = softWords.trim().split('\n')
  for (const line of soft) {
    const [first = '', ...others] = line.trim().split(/\s+/)
    for (const word of [first, ...others]) add(word, foldText(first), 'soft')
  }
  for (const line of geoWords.trim().split('\n')) addLine(line, 'geo')
  for (const line of generic.trim().split('\n')) addLine(line, 'generic')
  return words

  function addLine(line: string, kind: WordKind) {
    const [idea = '', list = ''] = line.split(':')
    add(idea, idea, kind)
    for (const word of list.trim().split(/\s+/)) add(word, idea, kind)
  }
}

const known = build()

const towns: ReadonlyMap<string, string> = new Map(
  townNames
    .trim()
    .split('\n')
    .flatMap(line => {
      const names = line.split(/\s+/).map(name => foldText(name))
      return names.map((name): [string, string] => [name, names[0] ?? name])
    }),
)

/** What a folded word means and how much it tells. */
export function lookUpWord(word: string): Known {
  return known.get(word) ?? { idea: towns.get(word) ?? word, kind: 'plain' }
}

/** One name for a folded town that has several. */
export function townKey(town: string): string {
  const key = town.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  const whole = towns.get(key.replace(/ /g, '-'))
  return (
    whole ??
    key
      .split(' ')
      .map(word => towns.get(word) ?? word)
      .join(' ')
  )
}
