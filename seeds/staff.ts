import { clusterFaces } from './clusters.ts'
import { findZone } from './make-people.ts'
import { homeLanguages, toAddressPart } from './names.ts'
import type { SampleOrganisation, SamplePerson, SampleRole } from './sample-types.ts'

const bare = {
  nameOtherScript: null,
  nameReading: null,
  legalForm: null,
  website: null,
  foundedYear: null,
  sizeClass: null,
  employees: null,
  offers: '',
  needs: '',
  lang: 'en' as const,
  summaryInEnglish: null,
  technologies: [],
  targetMarkets: [],
  certificates: [],
  capabilities: [],
  memberships: [],
  active: false,
  offered: [],
  sought: [],
}

/** The legal entity that runs LITEK: real, therefore nothing but its name and its task. */
export const legalEntityOfLitek: SampleOrganisation = {
  ...bare,
  key: 'fi-park',
  kind: 'other',
  name: 'Science and Technology Park of the Institute of Physics',
  shortName: 'Science and Technology Park of the Institute of Physics',
  country: 'LT',
  city: 'Vilnius',
  region: 'Vilniaus apskritis',
  email: null,
  summary: 'Legal entity that runs the cluster LITEK',
  description:
    'The Science and Technology Park of the Institute of Physics in Vilnius runs the cluster LITEK.',
}

/** The invented chamber that brings the local companies to the mission and answers for them. */
export const hostChamber: SampleOrganisation = {
  ...bare,
  key: 'host',
  kind: 'counterpart',
  name: 'Mihon Chamber for Light and Health (sample)',
  shortName: 'Mihon Chamber',
  nameOtherScript: '見本光健康商工会議所',
  nameReading: 'みほんひかりけんこうしょうこうかいぎしょ',
  country: 'JP',
  city: 'Osaka',
  region: 'Japan',
  email: 'info@mihon-chamber.example',
  summary: 'Invented chamber that brings fifty people from Kansai to the meeting tables',
  description:
    'The chamber of this sample collects the interests of its members on the bilingual catalogue of the delegation, answers for those who do not sign in, and lends the hall.',
}

/** The person at the chamber who acts as local host. */
export const hostPerson: SamplePerson = {
  key: 'p-host',
  givenName: 'Akari',
  familyName: 'Mihonmachi',
  nameOtherScript: '見本町 灯',
  nameReading: 'みほんまち あかり',
  email: 'akari.mihonmachi@mihon-chamber.example',
  lang: 'ja',
  languages: ['ja', 'en'],
  timeZone: 'Asia/Tokyo',
  jobTitle: 'International section',
  organisation: 'host',
  cluster: null,
}

const managers: [string, string, string][] = [
  ['litek', 'Saulė', 'Spindulytė-Pavyzdė'],
  ['hts', 'Leopold', 'Linse-Muster'],
  ['opticsvalley', 'Apolline', 'Prisme-Exemple'],
  ['medicen', 'Anatole', 'Lumière-Exemple'],
  ['biocat', 'Estel', 'Faro Ejemplo'],
  ['optence', 'Friederike', 'Fokus-Muster'],
]

function makeStaff(
  key: string,
  cluster: string,
  given: string,
  family: string,
  jobTitle: string,
): SamplePerson {
  const face = clusterFaces.find(candidate => candidate.key === cluster)
  if (!face) throw new Error(`No cluster ${cluster}`)
  const lang = homeLanguages[face.country] ?? 'en'
  return {
    key,
    givenName: given,
    familyName: family,
    nameOtherScript: null,
    nameReading: null,
    email: `${toAddressPart(given)}.${toAddressPart(family)}@${cluster}.example`,
    lang,
    languages: [lang, 'en'],
    timeZone: findZone(face.country),
    jobTitle,
    organisation: null,
    cluster,
  }
}

/** The invented people of the clusters and what they may do. */
export function listStaff(): { people: SamplePerson[]; roles: SampleRole[] } {
  const people = managers.map(([cluster, given, family]) =>
    makeStaff(`p-${cluster}`, cluster, given, family, 'Cluster manager'),
  )
  people.push(makeStaff('p-steward', 'litek', 'Mindaugas', 'Žibintas-Pavyzdys', 'Event assistant'))
  const none = { cluster: null, mission: null, organisation: null }
  const roles: SampleRole[] = managers.map(([cluster]) => ({
    ...none,
    person: `p-${cluster}`,
    role: 'cluster-manager',
    cluster,
  }))
  roles.push(
    { ...none, person: 'p-litek', role: 'partnership-coordinator' },
    { ...none, person: 'p-litek', role: 'event-organiser', mission: 'osaka' },
    { ...none, person: 'p-steward', role: 'steward', mission: 'osaka' },
    { ...none, person: hostPerson.key, role: 'local-host', mission: 'osaka' },
    { ...none, person: 'p-hts', role: 'event-organiser', mission: 'graz' },
  )
  return { people, roles }
}
