import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allFitInAnyOrder, countCommonSlots } from './choose-meetings.ts'
import { makeFigures, promised } from './make-figures.ts'
import { makeSamplePartnership, sampleNumbers } from './sample-partnership.ts'
import type { SampleMission, SampleOrganisation, SamplePartnership, SampleSize } from './sample-types.ts'

const sizes: SampleSize[] = ['small', 'full']
const samples = new Map(sizes.map(size => [size, makeSamplePartnership({ size, seed: 1 })]))

function get(size: SampleSize): SamplePartnership {
  const sample = samples.get(size)
  if (!sample) throw new Error(`No sample of size ${size}`)
  return sample
}

function getMission(sample: SamplePartnership, key: string): SampleMission {
  const mission = sample.missions.find(candidate => candidate.key === key)
  if (!mission) throw new Error(`No mission ${key}`)
  return mission
}

function isCompany(organisation: SampleOrganisation): boolean {
  return (
    organisation.memberships.length > 0 && ['sme', 'company', 'large-company'].includes(organisation.kind)
  )
}

function isInstitution(organisation: SampleOrganisation): boolean {
  return organisation.memberships.length > 0 && ['rto', 'university', 'clinic'].includes(organisation.kind)
}

function findRepeated(values: string[]): string[] {
  const seen = new Set<string>()
  return values.filter(value => seen.size === seen.add(value).size)
}

test('gives the same data for the same size, seed and day, and other data for another seed', () => {
  const again = makeSamplePartnership({ size: 'small', seed: 1 })
  const other = makeSamplePartnership({ size: 'small', seed: 2 })

  expect(again).toEqual(get('small'))
  expect(other.organisations.map(one => one.summary)).not.toEqual(again.organisations.map(one => one.summary))
})

test.each(sizes)('has the numbers of members that the %s size promises', size => {
  const { organisations } = get(size)
  const companies = organisations.filter(isCompany)

  expect({
    companies: companies.length,
    institutions: organisations.filter(isInstitution).length,
    shared: companies.filter(one => one.memberships.length === 2).length,
    active: organisations.filter(one => one.active).length,
  }).toEqual(sampleNumbers[size])
})

test('has six clusters, two grants, and markets of which four are visited, two studied, one dropped', () => {
  const { clusters, grants, markets } = get('small')

  expect(clusters.map(cluster => cluster.shortName)).toEqual([
    'LITEK',
    'HTS',
    'OpticsValley',
    'Medicen',
    'Biocat',
    'Optence',
  ])
  expect(grants.map(grant => grant.clusters.length)).toEqual([3, 6])
  expect(markets.map(market => market.stage).sort()).toEqual([
    'dropped',
    'studied',
    'studied',
    'visited',
    'visited',
    'visited',
    'visited',
  ])
})

function countMission(mission: SampleMission): Record<string, number> {
  const count = (kind: string): number => mission.participants.filter(one => one.kind === kind).length
  const accepted = mission.requests.filter(request =>
    ['accept', 'pass', 'another-time'].includes(request.answer.kind),
  )
  const results = mission.requests.map(request => request.result).filter(result => result !== null)
  const outcome = (rung: string): number =>
    results.filter(result => result.held && result.outcome === rung).length
  return {
    travelling: count('travelling'),
    represented: count('represented'),
    local: count('local'),
    requests: mission.requests.length,
    accepted: accepted.length,
    schedulable: accepted.filter(request => request.canBeScheduled).length,
    held: results.filter(result => result.held).length,
    ndas: outcome('nda'),
    pilots: outcome('pilot'),
    contracts: outcome('contract'),
    encounters: mission.encounters.length,
  }
}

const missionNumbers = {
  travelling: 12,
  represented: 14,
  local: 50,
  requests: 160,
  accepted: 92,
  schedulable: 84,
  held: 71,
  ndas: 9,
  pilots: 2,
  contracts: 1,
  encounters: 19,
}

test('the mission has its numbers at any seed', () => {
  fc.assert(
    fc.property(fc.integer(), seed => {
      const mission = getMission(makeSamplePartnership({ size: 'small', seed }), 'osaka')
      expect(countMission(mission)).toEqual(missionNumbers)
      checkSchedulable(mission)
    }),
    { numRuns: 40 },
  )
})

test('requests that are not accepted are declined, left, answered by mail or withdrawn; some acceptances take a turn', () => {
  fc.assert(
    fc.property(fc.integer(), seed => {
      const { requests } = getMission(makeSamplePartnership({ size: 'small', seed }), 'osaka')
      const counts: Record<string, number> = {}
      for (const { answer } of requests) counts[answer.kind] = (counts[answer.kind] ?? 0) + 1
      const passed = requests.filter(request => request.answer.kind === 'pass')
      const { accept = 0, pass = 0, ...others } = counts
      expect(accept + pass).toBe(85)
      expect(pass).toBeGreaterThan(0)
      expect(pass).toBeLessThanOrEqual(5)
      expect(others).toEqual({
        'another-time': 7,
        decline: 34,
        none: 20,
        'by-e-mail': 6,
        withdraw: 8,
      })
      expect(passed.filter(request => request.answer.passTo === request.to || request.to === null)).toEqual(
        [],
      )
      expect(requests.filter(request => request.answer.afterPublication).length).toBe(4)
    }),
    { numRuns: 40 },
  )
})

test('every local organisation is in at least one request', () => {
  const mission = getMission(get('small'), 'osaka')
  const asked = new Set(mission.requests.flatMap(request => [request.toOrganisation, request.from]))
  const left = mission.participants.filter(
    one =>
      one.kind === 'local' &&
      one.key.endsWith('-1') &&
      !asked.has(one.organisation ?? '') &&
      !asked.has(one.key),
  )

  expect(left.map(one => one.key)).toEqual([])
})

test.each(sizes)('no key comes twice in the %s size', size => {
  const { organisations, people, clusters, missions } = get(size)
  const lists: { key: string }[][] = [organisations, people, clusters, missions]
  for (const mission of missions)
    lists.push(mission.participants, mission.requests, mission.sessions, mission.programme)

  expect(lists.flatMap(list => findRepeated(list.map(one => one.key)))).toEqual([])
})

test('the full size has the same mission', () => {
  expect(countMission(getMission(get('full'), 'osaka'))).toEqual(missionNumbers)
})

test.each([
  ['small', 24],
  ['full', 180],
] as const)('the brokerage event has %s size', (size, people) => {
  const { participants } = getMission(get(size), 'graz')

  expect(participants.filter(one => one.state === 'confirmed').length).toBe(people)
})

/** Every meeting marked schedulable fits in any order; every other accepted one shares no free slot. */
function checkSchedulable(mission: SampleMission): void {
  const slots = mission.sessions.flatMap(session => session.slots)
  const free = new Map(
    mission.participants.map(one => [
      one.key,
      new Set(slots.filter(slot => !one.unavailable.includes(slot))),
    ]),
  )
  const organisationOf = new Map(mission.participants.map(one => [one.key, one]))
  const attend = (organisation: string | null | undefined): string[] =>
    mission.participants
      .filter(one => one.organisation === organisation && one.kind !== 'observer')
      .map(one => one.carriedBy ?? one.key)
  const people = (from: string, to: string): string[] => [
    ...attend(organisationOf.get(from)?.organisation),
    ...attend(to),
  ]
  const accepted = mission.requests.filter(request => request.canBeScheduled !== null)
  const pairs = accepted
    .filter(request => request.canBeScheduled)
    .map(request => ({ people: people(request.from, request.toOrganisation) }))
  expect(allFitInAnyOrder(pairs, free)).toBe(true)
  const impossible = accepted.filter(request => !request.canBeScheduled)
  expect(
    impossible.map(request => countCommonSlots(people(request.from, request.toOrganisation), free)),
  ).toEqual(Array(8).fill(0))
}

test.each(sizes)('every reference in the %s size leads somewhere', size => {
  const sample = get(size)
  const organisations = new Set(sample.organisations.map(one => one.key))
  const people = new Set(sample.people.map(one => one.key))
  const clusters = new Set(sample.clusters.map(one => one.key))
  const dangling: string[] = []
  const need = (set: Set<string>, ...keys: (string | null)[]): void => {
    for (const key of keys) if (key !== null && !set.has(key)) dangling.push(key)
  }
  for (const cluster of sample.clusters) need(organisations, cluster.legalEntity)
  for (const one of sample.organisations)
    need(clusters, ...one.memberships.map(membership => membership.cluster))
  for (const person of sample.people) {
    need(organisations, person.organisation)
    need(clusters, person.cluster)
    if ((person.organisation === null) === (person.cluster === null)) dangling.push(person.key)
  }
  for (const role of sample.roles) {
    need(people, role.person)
    need(clusters, role.cluster)
    need(organisations, role.organisation)
  }
  for (const mission of sample.missions) {
    const participants = new Set(mission.participants.map(one => one.key))
    const groups = new Set(mission.groups.map(group => group.key))
    for (const one of mission.participants) {
      need(organisations, one.organisation)
      need(people, one.person, one.broughtBy)
      need(participants, one.carriedBy)
      need(groups, one.group)
    }
    need(groups, ...mission.groupPairs.flat())
    for (const request of mission.requests) {
      need(participants, request.from, request.to, request.answer.passTo)
      need(organisations, request.toOrganisation)
    }
    for (const never of mission.never) {
      need(participants, never.participant)
      need(organisations, never.organisation)
    }
    for (const encounter of mission.encounters) {
      need(participants, encounter.participant)
      need(organisations, encounter.organisation, encounter.onBehalfOf)
    }
    need(participants, ...mission.programme.flatMap(item => item.signedUp))
  }

  expect(dangling).toEqual([])
})

test('requests join groups that may meet, once per pair, and nobody asks whom somebody never wants to meet', () => {
  const wrong: string[] = []
  for (const mission of sizes.flatMap(size => get(size).missions)) {
    const participants = new Map(mission.participants.map(one => [one.key, one]))
    const pairs = mission.requests.map(request =>
      [participants.get(request.from)?.organisation ?? '', request.toOrganisation].sort().join(' '),
    )
    wrong.push(...findRepeated(pairs))
    const never = mission.never.map(one =>
      [participants.get(one.participant)?.organisation ?? '', one.organisation].sort().join(' '),
    )
    wrong.push(...never.filter(pair => pairs.includes(pair)))
    const seated = mission.requests.map(request => {
      const from = participants.get(request.from)
      return `${from?.carriedBy ?? request.from} ${request.toOrganisation}`
    })
    wrong.push(
      ...mission.never
        .map(one => `${one.participant} ${one.organisation}`)
        .filter(pair => seated.includes(pair)),
    )
    for (const request of mission.requests) {
      const from = participants.get(request.from)?.group ?? ''
      const to = mission.participants.find(one => one.organisation === request.toOrganisation)?.group ?? ''
      if (!mission.groupPairs.some(pair => pair.includes(from) && pair.includes(to))) wrong.push(request.key)
    }
  }

  expect(wrong).toEqual([])
})

test('each represented company is carried by somebody who travels', () => {
  const mission = getMission(get('small'), 'osaka')
  const kinds = mission.participants
    .filter(one => one.kind === 'represented')
    .map(one => mission.participants.find(other => other.key === one.carriedBy)?.kind)

  expect(kinds).toEqual(Array(14).fill('travelling'))
})

test.each(sizes)('no name, address or summary comes twice in the %s size', size => {
  const { organisations, people } = get(size)

  expect({
    names: findRepeated(organisations.map(one => one.name)),
    shortNames: findRepeated(organisations.map(one => one.shortName)),
    summaries: findRepeated(organisations.map(one => one.summary)),
    english: findRepeated(organisations.flatMap(one => one.summaryInEnglish ?? [])),
    people: findRepeated(people.map(one => `${one.givenName} ${one.familyName}`)),
    emails: findRepeated([...people.map(one => one.email), ...organisations.flatMap(one => one.email ?? [])]),
  }).toEqual({ names: [], shortNames: [], summaries: [], english: [], people: [], emails: [] })
})

test.each(sizes)('every address of the %s size is under .example and every invented name says so', size => {
  const { organisations, people, clusters } = get(size)
  const emails = [...people, ...clusters]
    .map(one => one.email)
    .concat(organisations.flatMap(one => one.email ?? []))
  const invented = organisations.filter(one => one.key !== 'fi-park')

  expect(emails.filter(email => !/^[a-z0-9.-]+@[a-z0-9-]+\.example$/.test(email))).toEqual([])
  expect(
    organisations
      .flatMap(one => one.website ?? [])
      .filter(url => !/^https:\/\/www\.[a-z0-9-]+\.example$/.test(url)),
  ).toEqual([])
  expect(
    invented
      .filter(one => !/Muster|Exemple|Ejemplo|Pavyzdys|Sample|Mihon|Yesi/.test(one.name))
      .map(one => one.name),
  ).toEqual([])
  expect(
    people
      .filter(one => !/Muster|Exemple|Ejemplo|Pavyzd|Mihon|Yesi/.test(one.familyName))
      .map(one => one.familyName),
  ).toEqual([])
})

test('every request rests on something one side offers and the other seeks', () => {
  const wrong: string[] = []
  for (const size of sizes) {
    const sample = get(size)
    const organisations = new Map(sample.organisations.map(one => [one.key, one]))
    for (const mission of sample.missions) {
      const organisationOf = new Map(mission.participants.map(one => [one.key, one.organisation]))
      for (const request of mission.requests) {
        const from = organisations.get(organisationOf.get(request.from) ?? '')
        const to = organisations.get(request.toOrganisation)
        const [giver, taker] = request.reason.offeredBy === 'from' ? [from, to] : [to, from]
        if (!giver?.offered.includes(request.reason.item) || !taker?.sought.includes(request.reason.item))
          wrong.push(request.key)
      }
    }
  }

  expect(wrong).toEqual([])
})

test.each(sizes)(
  'meetings of the %s size are 37 % of what was promised, with those told late and without',
  size => {
    const sample = get(size)
    const held = getMission(sample, 'osaka').requests.filter(request => request.result?.held).length
    const elsewhere = new Set(
      makeFigures(sample, size, 1)
        .filter(one => one.between === 'businesses')
        .map(one => [one.organisation, one.counterpart, one.daysBefore].join(' ')),
    )

    const share = (held + elsewhere.size) / (promised['b2b-held']?.[size] ?? 0)
    expect(Math.round(share * 100)).toBe(37)
    expect(held).toBe(71)
  },
)
