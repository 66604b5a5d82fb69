import type { Random } from './random.ts'
import type { Lang, OrganisationKind } from './sample-types.ts'

/** A town; `inside` is how sentences say 'in it' (the Lithuanian locative; elsewhere the bare name). */
export interface Town {
  name: string
  inside: string
  region: string
}

/** What a country gives to invented names. Every name carries the country's word for 'sample'. */
interface NameStock {
  marker: string
  heads: string[]
  tails: string[]
  institutions: string[]
  forms: { form: string; weight: number }[]
  largeForms: string[]
  female: string[]
  male: string[]
  families: string[]
}

function words(text: string): string[] {
  return text.trim().split(/\s+/)
}

const german: NameStock = {
  marker: 'Muster',
  heads: words(
    'Lumen Linsen Strahl Prismen Licht Photon Spektral Optik Faser Laser Blenden Spiegel Fokus Wellen Brenn Farb Gitter Glas Augen Netzhaut Iris Puls Gewebe Sonden Schicht Kristall',
  ),
  tails: words(
    'feld werk hof kontor labor technik bau haus quell schmiede wacht weg pfad form kraft sicht tal zeit punkt garten',
  ),
  institutions: [
    'Institut für Biophotonik',
    'Zentrum für Lasermedizin',
    'Hochschule für Optik',
    'Klinikum',
    'Universität für Lichttechnik',
    'Forschungszentrum Faseroptik',
    'Institut für Medizinphysik',
    'Technikum Bildgebung',
  ],
  forms: [
    { form: 'GmbH', weight: 80 },
    { form: 'AG', weight: 6 },
    { form: 'GmbH & Co. KG', weight: 8 },
    { form: 'KG', weight: 6 },
  ],
  largeForms: ['AG'],
  female: words(
    'Anna Clara Eva Helga Ida Johanna Katrin Lena Marlene Nora Petra Ruth Sabine Theresa Ulrike Vera Birgit Doris Elke Franziska',
  ),
  male: words(
    'Anton Bernd Christoph Dieter Emil Florian Georg Hannes Jakob Konrad Lukas Martin Norbert Oskar Paul Rainer Stefan Tobias Viktor Walter',
  ),
  families: words(
    'Linse Prisma Blende Spiegel Strahl Lichtblick Okular Brennpunkt Faserkern Farbfilter Lupe Objektiv Schimmer Glanz Wellenberg Laserstein Kristall Funkel',
  ),
}

const french: NameStock = {
  marker: 'Exemple',
  heads: words(
    'Lumi Opti Photo Phos Spectra Rétina Prisma Lenti Fibra Cohéra Iris Clari Lasa Aura Hélio Vitra Dermo Cardio Neuro Onco Pulsa Vision Cristal Éclat Reflet Miro Ondu Sonda Chroma Diapha Lueur Faisceau Zénith Halo',
  ),
  tails: words(
    'val doc lys med tis nova ris tech scan pôle sens vie clair gène mance mire tronic phane logie mètre line bio care zen',
  ),
  institutions: [
    'Institut de Biophotonique',
    'Centre de Recherche en Optique',
    'Université des Lumières',
    'Hôpital',
    'Plateforme Laser Santé',
    'École d’Optique',
    'Laboratoire d’Imagerie',
    'Institut de la Vision',
  ],
  forms: [
    { form: 'SAS', weight: 68 },
    { form: 'SARL', weight: 24 },
    { form: 'SA', weight: 4 },
    { form: 'EURL', weight: 4 },
  ],
  largeForms: ['SA', 'SAS'],
  female: words(
    'Agnès Béatrice Camille Claire Delphine Élise Florence Hélène Inès Juliette Laure Margaux Nadia Odile Pauline Sylvie Valérie Yasmine Zoé Manon',
  ),
  male: words(
    'Alain Benoît Cédric Damien Étienne Fabrice Gilles Hugo Julien Karim Laurent Mathieu Nicolas Olivier Philippe Quentin Rémi Sébastien Thomas Yves',
  ),
  families: words(
    'Lentille Prisme Miroir Rayon Lueur Faisceau Iris Loupe Clarté Spectre Reflet Diaphragme Foyer Filtre Optique Lanterne Éclair Pupille',
  ),
}

const spanish: NameStock = {
  marker: 'Ejemplo',
  heads: words(
    'Luz Opti Foto Lumi Espectro Prisma Retina Fibra Lente Iris Láser Clara Haz Rayo Cristal Pulso Visión Óptica Derma Cardio Neuro Onco Nano Micro Brillo Faro Onda Cromo',
  ),
  tails: words(
    'mar sol med tec lab nova vida sur clara mira norte bio sens línea salud red cat vallès gen tron',
  ),
  institutions: [
    'Instituto de Biofotónica',
    'Centro de Óptica Médica',
    'Universidad de la Luz',
    'Hospital',
    'Instituto de Imagen Molecular',
    'Centro Tecnológico Láser',
    'Laboratorio de Fibra Óptica',
    'Instituto de la Retina',
  ],
  forms: [
    { form: 'S.L.', weight: 80 },
    { form: 'S.A.', weight: 8 },
    { form: 'S.L.U.', weight: 12 },
  ],
  largeForms: ['S.A.'],
  female: words(
    'Aina Berta Carla Dolors Elena Gemma Helena Irene Júlia Laia Marta Montse Núria Olga Pilar Raquel Sílvia Teresa Vera Mireia',
  ),
  male: words(
    'Albert Bernat Carles David Enric Ferran Gerard Ignasi Jordi Lluís Marc Miquel Oriol Pau Quim Ramon Sergi Toni Víctor Xavier',
  ),
  families: words(
    'Lente Prisma Espejo Rayo Lupa Brillo Faro Iris Cristal Destello Filtro Farol Luz Espectro Reflejo Pupila Antorcha Candil',
  ),
}

const lithuanian: NameStock = {
  marker: 'Pavyzdys',
  heads: words(
    'Šviesos Lazerio Optikos Spindulio Skaidulos Lęšio Prizmės Bangos Fotono Spektro Kristalo Akies Pulso Rainelės Atspindžio',
  ),
  tails: words('tyla namai kelias ratas tiltas sodas slėnis kodas taškas ženklas ritmas laikas'),
  institutions: [
    'Biofotonikos institutas',
    'Lazerių medicinos centras',
    'Šviesos universitetas',
    'Klinikos',
    'Optikos tyrimų centras',
    'Vaizdinimo laboratorija',
    'Skaidulų technologijų centras',
    'Medicinos fizikos institutas',
  ],
  forms: [
    { form: 'UAB', weight: 92 },
    { form: 'MB', weight: 8 },
  ],
  largeForms: ['AB'],
  female: words(
    'Saulė Aistė Birutė Daiva Eglė Gabija Ieva Jurga Kristina Lina Miglė Neringa Ona Rasa Rūta Viktorija',
  ),
  male: words(
    'Andrius Darius Edvinas Gediminas Jonas Karolis Linas Mantas Nerijus Paulius Rimas Saulius Tomas Vytautas Žilvinas Arūnas',
  ),
  families: [],
}

const lithuanianFamilies = [
  ['Spindulys', 'Spindulytė'],
  ['Lęšiūnas', 'Lęšiūnaitė'],
  ['Prizmaitis', 'Prizmaitytė'],
  ['Šviesėnas', 'Šviesėnaitė'],
  ['Veidrodžius', 'Veidrodytė'],
  ['Žibintas', 'Žibintaitė'],
  ['Bangėnas', 'Bangėnaitė'],
  ['Skaidulis', 'Skaidulytė'],
  ['Lazerūnas', 'Lazerūnaitė'],
  ['Kristalaitis', 'Kristalaitytė'],
] as const

const stocks: Record<string, NameStock> = { DE: german, AT: german, FR: french, ES: spanish, LT: lithuanian }

/** The language people of a country write in the sample. */
export const homeLanguages: Record<string, Lang> = { DE: 'de', AT: 'de', FR: 'fr', ES: 'es', LT: 'lt' }

function getStock(country: string): NameStock {
  const stock = stocks[country]
  if (!stock) throw new Error(`The sample has no names for ${country}`)
  return stock
}

function pickForm(stock: NameStock, random: Random): string {
  let rest = random.whole(
    1,
    stock.forms.reduce((sum, entry) => sum + entry.weight, 0),
  )
  for (const entry of stock.forms) {
    rest -= entry.weight
    if (rest <= 0) return entry.form
  }
  return stock.forms[0]?.form ?? ''
}

/** Invents a company's name with its legal form where the country puts it; nobody can take it for a real one. */
export function inventCompanyName(
  country: string,
  large: boolean,
  random: Random,
): { name: string; shortName: string; form: string } {
  const stock = getStock(country)
  const form = large ? random.pick(stock.largeForms) : pickForm(stock, random)
  const joint = country === 'LT' ? ' ' : ''
  const stem = random.pick(stock.heads) + joint + random.pick(stock.tails)
  const shortName = `${stem} ${stock.marker}`
  return { name: country === 'LT' ? `${form} „${shortName}“` : `${shortName} ${form}`, shortName, form }
}

/** Invents an institution's name: what it is, the word for 'sample', its town. */
export function inventInstitutionName(
  country: string,
  town: string,
  random: Random,
): { name: string; kind: OrganisationKind } {
  const stock = getStock(country)
  const index = random.whole(0, stock.institutions.length - 1)
  const title = stock.institutions[index] ?? ''
  return { name: `${title} ${stock.marker} ${town}`, kind: findKind(title) }
}

function findKind(title: string): OrganisationKind {
  if (/univers|École|Hochschule/i.test(title)) return 'university'
  return /Hôpital|Klinik|Hospital/.test(title) ? 'clinic' : 'rto'
}

/** Invents a person: an everyday given name, a family name that is a word for light and the word for 'sample'. */
export function inventPersonName(country: string, random: Random): { given: string; family: string } {
  const stock = getStock(country)
  const female = random.next() < 0.5
  const given = random.pick(female ? stock.female : stock.male)
  if (country === 'LT') {
    const [his, hers] = random.pick(lithuanianFamilies)
    return { given, family: female ? `${hers}-Pavyzdė` : `${his}-Pavyzdys` }
  }
  return { given, family: `${random.pick(stock.families)}${country === 'ES' ? ' ' : '-'}${stock.marker}` }
}

/** Latin letters, digits and hyphens for addresses: 'Éclatmire Exemple' becomes 'eclatmire-exemple'. */
export function toAddressPart(text: string): string {
  return text
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}
