import type { Town } from './names.ts'
import type { SampleCluster } from './sample-types.ts'

/** What the generator needs to know of a cluster beside its public face. */
export interface ClusterPlan {
  key: string
  country: string
  towns: Town[]
  /** Company memberships in the full size; together 1,660, because sixty companies are in two clusters. */
  companies: number
  institutions: number
  joinedMonth: number
}

function towns(region: string, ...names: (string | [string, string])[]): Town[] {
  return names.map(entry =>
    typeof entry === 'string'
      ? { name: entry, inside: entry, region }
      : { name: entry[0], inside: entry[1], region },
  )
}

/** How many invented members each cluster has in the sample. The numbers are the sample's own. */
export const clusterPlans: ClusterPlan[] = [
  {
    key: 'litek',
    country: 'LT',
    towns: [
      ...towns(
        'Vilniaus apskritis',
        ['Vilnius', 'Vilniuje'],
        ['Elektrėnai', 'Elektrėnuose'],
        ['Ukmergė', 'Ukmergėje'],
      ),
      ...towns('Kauno apskritis', ['Kaunas', 'Kaune'], ['Jonava', 'Jonavoje']),
      ...towns('Klaipėdos apskritis', ['Klaipėda', 'Klaipėdoje']),
      ...towns('Šiaulių apskritis', ['Šiauliai', 'Šiauliuose']),
    ],
    companies: 100,
    institutions: 10,
    joinedMonth: 0,
  },
  {
    key: 'hts',
    country: 'AT',
    towns: towns(
      'Steiermark',
      'Graz',
      'Leoben',
      'Kapfenberg',
      'Weiz',
      'Gleisdorf',
      'Leibnitz',
      'Bruck an der Mur',
      'Hartberg',
    ),
    companies: 160,
    institutions: 12,
    joinedMonth: 0,
  },
  {
    key: 'opticsvalley',
    country: 'FR',
    towns: towns(
      'Île-de-France',
      'Palaiseau',
      'Orsay',
      'Saclay',
      'Massy',
      'Gif-sur-Yvette',
      'Évry',
      'Versailles',
      'Villejust',
    ),
    companies: 300,
    institutions: 20,
    joinedMonth: 0,
  },
  {
    key: 'medicen',
    country: 'FR',
    towns: towns(
      'Île-de-France',
      'Paris',
      'Villejuif',
      'Créteil',
      'Montreuil',
      'Saint-Denis',
      'Cergy',
      'Boulogne-Billancourt',
      'Romainville',
    ),
    companies: 500,
    institutions: 26,
    joinedMonth: 18,
  },
  {
    key: 'biocat',
    country: 'ES',
    towns: towns(
      'Cataluña',
      'Barcelona',
      'Sabadell',
      'Terrassa',
      'Girona',
      'Reus',
      'Castelldefels',
      'Sant Cugat del Vallès',
      'Lleida',
      'Tarragona',
    ),
    companies: 420,
    institutions: 20,
    joinedMonth: 18,
  },
  {
    key: 'optence',
    country: 'DE',
    towns: [
      ...towns('Rheinland-Pfalz', 'Wörrstadt', 'Mainz', 'Kaiserslautern', 'Koblenz', 'Trier'),
      ...towns('Hessen', 'Darmstadt', 'Frankfurt am Main', 'Wetzlar', 'Gießen', 'Kassel'),
    ],
    companies: 180,
    institutions: 12,
    joinedMonth: 18,
  },
]

/** Cluster pairs that share members, with their share of the sixty. */
export const sharedMembers: { clusters: [string, string]; count: number }[] = [
  { clusters: ['opticsvalley', 'medicen'], count: 40 },
  { clusters: ['hts', 'optence'], count: 8 },
  { clusters: ['biocat', 'medicen'], count: 6 },
  { clusters: ['litek', 'optence'], count: 4 },
  { clusters: ['optence', 'opticsvalley'], count: 2 },
]

type ClusterFace = Omit<SampleCluster, 'joinedOn'>

/** The six clusters: only what is generally known about them; addresses under .example reach nobody. */
export const clusterFaces: ClusterFace[] = [
  {
    key: 'litek',
    name: 'LITEK – Laser & Engineering Technologies Cluster',
    shortName: 'LITEK',
    country: 'LT',
    city: 'Vilnius',
    region: 'Vilniaus apskritis',
    email: 'kontor@litek.example',
    legalEntity: 'fi-park',
    summary: 'Lithuanian cluster for laser and engineering technologies, coordinator of the partnership',
    description:
      'LITEK brings together Lithuanian laser and engineering companies and the institutes behind them. The cluster is run by the Science and Technology Park of the Institute of Physics in Vilnius.',
    lang: 'en',
    technologies: ['femtosecond laser', 'laser micromachining', 'optical coating', 'fibre laser'],
    role: 'coordinator',
  },
  {
    key: 'hts',
    name: 'Human Technology Styria',
    shortName: 'HTS',
    country: 'AT',
    city: 'Graz',
    region: 'Steiermark',
    email: 'kontor@hts.example',
    legalEntity: null,
    summary: 'Styrischer Cluster für Humantechnologie mit Sitz in Graz',
    description:
      'Human Technology Styria verbindet in der Steiermark Unternehmen, Hochschulen und Kliniken aus Medizintechnik, Pharma und Biotechnologie. Der Sitz ist in Graz.',
    lang: 'de',
    technologies: ['tissue phantom', 'photoplethysmography', 'Raman spectroscopy'],
    role: 'partner',
  },
  {
    key: 'opticsvalley',
    name: 'OpticsValley',
    shortName: 'OpticsValley',
    country: 'FR',
    city: 'Palaiseau',
    region: 'Île-de-France',
    email: 'kontor@opticsvalley.example',
    legalEntity: null,
    summary:
      'Réseau francilien de l’optique, de la photonique et de l’électronique, sur le plateau de Paris-Saclay',
    description:
      'OpticsValley réunit en Île-de-France des entreprises, des laboratoires et des écoles de l’optique, de la photonique, de l’électronique et du logiciel, autour du plateau de Paris-Saclay.',
    lang: 'fr',
    technologies: ['femtosecond laser', 'hyperspectral imaging', 'adaptive optics', 'SPAD array'],
    role: 'partner',
  },
  {
    key: 'medicen',
    name: 'Medicen Paris Region',
    shortName: 'Medicen',
    country: 'FR',
    city: 'Paris',
    region: 'Île-de-France',
    email: 'kontor@medicen.example',
    legalEntity: null,
    summary: 'Pôle de compétitivité francilien de la santé',
    description:
      'Medicen Paris Region est le pôle de compétitivité francilien de la santé : dispositifs médicaux, diagnostic, thérapies et santé numérique, avec les hôpitaux et les laboratoires de la région.',
    lang: 'fr',
    technologies: ['digital pathology', 'image analysis with deep learning', 'fluorescence-guided surgery'],
    role: 'partner',
  },
  {
    key: 'biocat',
    name: 'Biocat',
    shortName: 'Biocat',
    country: 'ES',
    city: 'Barcelona',
    region: 'Cataluña',
    email: 'kontor@biocat.example',
    legalEntity: null,
    summary: 'La organización que impulsa las ciencias de la vida y la salud en Cataluña',
    description:
      'Biocat impulsa desde Barcelona el ecosistema de las ciencias de la vida y la salud en Cataluña: empresas, hospitales, universidades y centros de investigación.',
    lang: 'es',
    technologies: ['light-sheet microscopy', 'photonic integrated circuit', 'super-resolution microscopy'],
    role: 'partner',
  },
  {
    key: 'optence',
    name: 'Optence',
    shortName: 'Optence',
    country: 'DE',
    city: 'Wörrstadt',
    region: 'Rheinland-Pfalz',
    email: 'kontor@optence.example',
    legalEntity: null,
    summary: 'Photonik-Cluster für Hessen und Rheinland-Pfalz mit Sitz in Wörrstadt',
    description:
      'Optence ist das Netzwerk der optischen Technologien in Hessen und Rheinland-Pfalz. Firmen, Hochschulen und Institute der Photonik arbeiten hier zusammen; der Sitz ist in Wörrstadt.',
    lang: 'de',
    technologies: ['optical coating', 'freeform optics', 'diode laser', 'optical coherence tomography'],
    role: 'partner',
  },
]
