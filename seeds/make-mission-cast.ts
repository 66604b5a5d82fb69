import {
  type EuropeanCast,
  europeanCast,
  type LocalCast,
  localCast,
  nameLocalPerson,
  pairsOfColleagues,
} from './cast.ts'
import { clusterPlans } from './clusters.ts'
import {
  describeOrganisation,
  drawDistinctFacts,
  drawFacts,
  type InventedOrganisation,
  type Taken,
} from './make-organisations.ts'
import { findZone, inventPerson, makeEmail } from './make-people.ts'
import { homeLanguages, toAddressPart } from './names.ts'
import type { Random } from './random.ts'
import type { Lang, SampleOrganisation, SamplePerson } from './sample-types.ts'

/** Invents a European organisation of the cast: who it is stays, its figures come from the seed. */
export function inventEuropean(cast: EuropeanCast, random: Random, taken: Taken): InventedOrganisation {
  const plan = clusterPlans.find(candidate => candidate.key === cast.cluster)
  const town = plan?.towns.find(candidate => candidate.name === cast.town)
  if (!plan || !town) throw new Error(`The cast names an unknown town ${cast.town} in ${cast.cluster}`)
  const lang: Lang = random.next() < 0.4 ? 'en' : (homeLanguages[plan.country] ?? 'en')
  const name =
    plan.country === 'LT' ? `${cast.form} „${cast.shortName}“` : `${cast.shortName} ${cast.form}`.trim()
  taken.names.add(toAddressPart(cast.shortName))
  const staff = cast.kind === 'sme' ? random.whole(4, 120) : random.whole(60, 400)
  const facts = drawDistinctFacts(
    () =>
      drawFacts(
        { main: cast.main, second: cast.second, sought: cast.sought.slice(0, 3), town, staff, market: 'JP' },
        random,
      ),
    lang,
    cast.kind !== 'sme',
    taken,
  )
  const known = {
    key: cast.key,
    kind: cast.kind,
    name,
    shortName: cast.shortName,
    form: cast.form === '' ? null : cast.form,
    country: plan.country,
    lang,
    markets: ['JP', 'KR'],
  }
  return {
    organisation: { ...describeOrganisation(known, facts, random), sought: cast.sought, active: true },
    facts,
  }
}

/** Invents an organisation of the local side, with its name in both scripts. */
export function inventLocal(cast: LocalCast, random: Random, taken: Taken): InventedOrganisation {
  const town = { name: cast.town, inside: cast.town, region: cast.country === 'JP' ? 'Japan' : 'South Korea' }
  const [main = '', second = null] = cast.offered
  const facts = drawDistinctFacts(
    () =>
      drawFacts(
        { main, second, sought: cast.sought, town, staff: random.whole(14, 900), market: cast.country },
        random,
      ),
    'en',
    cast.kind !== 'company',
    taken,
  )
  const known = {
    key: cast.key,
    kind: cast.kind,
    name: cast.name,
    shortName: cast.shortName,
    form: cast.name.includes('Co., Ltd.') ? (cast.country === 'JP' ? '株式会社' : '주식회사') : null,
    country: cast.country,
    lang: 'en' as const,
    otherScript: cast.other,
    reading: cast.reading,
    certificates: [],
  }
  const organisation = describeOrganisation(known, { ...facts, sought: cast.sought.slice(0, 3) }, random)
  return { organisation: { ...organisation, sought: cast.sought, capabilities: [] }, facts }
}

const localTitles: Record<LocalCast['kind'], string[]> = {
  company: ['General manager', 'Overseas sales', 'Development section chief', 'Purchasing manager'],
  clinic: ['Head of department', 'Clinical engineer', 'Chief physician'],
  rto: ['Group leader', 'Senior researcher'],
  university: ['Professor', 'Associate professor'],
}

/** Invents the person or the two colleagues whom a local organisation sends. */
export function inventLocalPeople(
  cast: LocalCast,
  organisation: SampleOrganisation,
  first: number,
  random: Random,
): SamplePerson[] {
  const count = pairsOfColleagues.includes(cast.key) ? 2 : 1
  return Array.from({ length: count }, (_, index) => {
    const number = cast.country === 'KR' ? Number(cast.key.slice(1)) : first + index
    const name = nameLocalPerson(number, cast.country)
    return {
      key: `p-${cast.key}-${index + 1}`,
      givenName: name.given,
      familyName: name.family,
      nameOtherScript: name.other,
      nameReading: name.reading,
      email: makeEmail(name.given, name.family, organisation),
      lang: cast.country === 'JP' ? 'ja' : 'ko',
      // Some heads of small companies and clinics speak no English: an interpreter sits with them.
      languages: cast.country === 'KR' ? ['ko', 'en'] : number % 6 === 3 ? ['ja'] : ['ja', 'en'],
      timeZone: findZone(cast.country),
      jobTitle: random.pick(localTitles[cast.kind]),
      organisation: organisation.key,
      cluster: null,
    }
  })
}

/** Everybody of the mission: organisations with their facts, and the people who come. */
export function inventMissionCast(
  random: Random,
  taken: Taken,
  peopleTaken: Set<string>,
): { invented: InventedOrganisation[]; people: SamplePerson[] } {
  const invented: InventedOrganisation[] = []
  const people: SamplePerson[] = []
  for (const cast of europeanCast) {
    const one = inventEuropean(cast, random.fork(cast.key), taken)
    invented.push(one)
    people.push(
      inventPerson(one.organisation, `p-${cast.key}`, random.fork(`person ${cast.key}`), peopleTaken),
    )
  }
  let number = 0
  for (const cast of localCast) {
    const one = inventLocal(cast, random.fork(cast.key), taken)
    const sent = inventLocalPeople(cast, one.organisation, number, random.fork(`person ${cast.key}`))
    number += sent.length
    invented.push(one)
    people.push(...sent)
  }
  return { invented, people }
}
