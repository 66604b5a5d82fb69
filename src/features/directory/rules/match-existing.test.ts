import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  createMatchIndex,
  decideRow,
  type KnownOrganisation,
  matchKeys,
  mergeRepeatedRow,
} from './match-existing.ts'
import { type OrganisationInput, readOrganisationRow } from './read-organisation-row.ts'

type Cells = Parameters<typeof readOrganisationRow>[0]

function input(cells: Cells): OrganisationInput {
  const reading = readOrganisationRow({ country: 'LT', ...cells }, { defaults: { thisYear: 2026 } })
  if (!('ok' in reading)) throw new Error(JSON.stringify(reading.problems))
  return reading.ok
}

const known = (cells: Cells): KnownOrganisation => {
  const { values, membership } = input(cells)
  return { values, externalIds: membership.externalId === null ? [] : [membership.externalId] }
}

function found(there: Cells[], row: Cells): string {
  const index = createMatchIndex<KnownOrganisation>()
  const all = there.map(known)
  for (const one of all) index.add(one)
  const match = index.find(input(row))
  if ('conflict' in match)
    return `conflict ${match.conflict.map(hit => `${hit.kind} ${all.indexOf(hit.known)}`).join(', ')}`
  return match.found === null
    ? `new, ${match.similar.length} similar`
    : `${all.indexOf(match.found)} by ${match.by}`
}

test('identifiers count before names', () => {
  const there = [
    { name: 'Nova', pic: '999854661' },
    { name: 'Orbis', externalId: 'M-7' },
    { name: 'Vega', vat: 'LT100001234' },
  ]

  expect([
    found(there, { name: 'Renamed', pic: '999854661' }),
    found(there, { name: 'Renamed', externalId: 'M-7' }),
    found(there, { name: 'Renamed', vat: 'LT 100001234' }),
    found(there, { name: 'NÓVA.' }),
    found(there, { name: 'Nova', pic: '999854662' }),
    found(there, { name: 'Vega', pic: '999854661', vat: 'LT100001234' }),
    found(there, { name: 'Orbis', externalId: 'M-8' }),
  ]).toEqual([
    '0 by pic',
    '1 by externalId',
    '2 by vat',
    '0 by name',
    'new, 1 similar',
    '0 by pic',
    'new, 1 similar',
  ])
})

test('a row whose identifiers belong to two organisations is a conflict', () => {
  const there = [
    { name: 'Nova', pic: '999854661' },
    { name: 'Orbis', lei: '5493001KJTIIGC8Y1R12' },
    { name: 'Vega', city: 'Kaunas' },
    { name: 'Vega', city: 'Vilnius' },
  ]

  expect(found(there, { name: 'Nova', pic: '999854661', lei: '5493001KJTIIGC8Y1R12' })).toBe(
    'conflict pic 0, lei 1',
  )
  expect(found(there, { name: 'Vega', phone: '+370 5 000' })).toBe('conflict name 2, name 3')
  expect(found(there, { name: 'Vega' })).toBe('2 by name')
  expect(found(there, { name: 'Vega', city: 'VILNIUS' })).toBe('3 by name')
})

test('names match in one country only, with the same legal form, in the same city or none', () => {
  const there = [{ name: 'Instant Sport, S.L.', city: 'Donostia' }]

  expect([
    found(there, { name: 'INSTANT SPORT SL' }),
    found(there, { name: 'Instant Sport SL', city: 'DONOSTIA' }),
    found(there, { name: 'Instant Sport SL', city: 'Madrid' }),
    found(there, { name: 'Instant Sport GmbH' }),
    found(there, { name: 'Instant Sport SL', country: 'ES' }),
  ]).toEqual(['0 by name', '0 by name', 'new, 1 similar', 'new, 1 similar', 'new, 0 similar'])
})

test('only what the row says changes a record, and an empty cell changes nothing', () => {
  const existing = known({ name: 'Nova', kind: 'sme', city: 'Vilnius', technologies: 'lasers; optics' })

  expect(decideRow(null, input({ name: 'Nova' }))).toEqual({ action: 'create' })
  expect(
    decideRow(existing, input({ name: 'Nova', kind: 'PRC', city: '', technologies: 'lasers;optics' })),
  ).toEqual({ action: 'unchanged' })
  expect(
    decideRow(
      existing,
      input({ name: 'Nova', city: 'Kaunas', technologies: 'optics; lasers', website: 'nova.example' }),
    ),
  ).toEqual({ action: 'update', changed: ['city', 'website', 'technologies'] })
})

test('a repeated row adds what was empty, and the first one stands where they differ', () => {
  const { merged, added, conflicts } = mergeRepeatedRow(
    input({ name: 'Nova', city: 'Vilnius' }),
    input({ name: 'Nova', city: 'Kaunas', phone: '+370 5 000' }),
  )

  expect([merged.values, added, conflicts]).toEqual([
    { name: 'Nova', kind: 'other', country: 'LT', city: 'Vilnius', phone: '+370 5 000' },
    ['phone'],
    ['city'],
  ])
  expect(matchKeys(merged)).toEqual([{ kind: 'name', value: 'nova', country: 'LT' }])
})

/** A store in memory that does what the room does with the rules. */
function importAll(
  rows: readonly OrganisationInput[],
  store: KnownOrganisation[],
): { [action: string]: number } {
  const index = createMatchIndex<KnownOrganisation>()
  for (const one of store) index.add(one)
  const seen = new Map<KnownOrganisation, OrganisationInput>()
  const counts: { [action: string]: number } = {}
  const count = (what: string): void => {
    counts[what] = (counts[what] ?? 0) + 1
  }
  for (const row of rows) {
    const match = index.find(row)
    if ('conflict' in match) {
      count('conflict')
      continue
    }
    const earlier = match.found === null ? undefined : seen.get(match.found)
    const stated = earlier === undefined ? row : mergeRepeatedRow(earlier, row).merged
    const decision = decideRow(match.found, stated)
    count(earlier === undefined ? decision.action : 'repeat')
    const target = match.found ?? { values: { ...stated.values }, externalIds: [] }
    if (decision.action === 'update')
      for (const field of decision.changed) Object.assign(target.values, { [field]: stated.values[field] })
    if (row.membership.externalId !== null && !target.externalIds.includes(row.membership.externalId))
      target.externalIds = [...target.externalIds, row.membership.externalId]
    if (match.found === null) store.push(target)
    index.add(target)
    seen.set(target, stated)
  }
  return counts
}

test('a second import of the same rows changes nothing, whatever they repeat or leave out', () => {
  const organisations = [
    { name: 'Nova', country: 'LT', city: 'Vilnius', pic: '999854661', vat: 'LT100001234', externalId: '1' },
    { name: 'Nova', country: 'LT', city: 'Vilnius', pic: '999854662', vat: 'LT100001235', externalId: '2' },
    { name: 'Nova', country: 'LT', city: 'Kaunas', pic: '999854663', vat: 'LT100001236', externalId: '3' },
    {
      name: 'Nova UAB',
      country: 'LT',
      city: 'Vilnius',
      pic: '999854664',
      vat: 'LT100001237',
      externalId: '4',
    },
    { name: 'Nova', country: 'DE', city: 'Jena', pic: '999854665', vat: 'DE123456789', externalId: '5' },
  ]
  const namesakes = new Set(organisations.slice(0, 3))
  const some = (...values: string[]) => fc.constantFrom('', ...values)
  const facts = fc.record({
    phone: some('+1 234', '+2 345'),
    kind: some('SME', 'PRC', 'HES'),
    employees: some('5', '400'),
    technologies: some('a;b', 'b;a'),
  })
  const written = fc.record({
    city: fc.boolean(),
    pic: fc.boolean(),
    vat: fc.boolean(),
    externalId: fc.boolean(),
  })
  const row = fc.tuple(fc.constantFrom(...organisations), written, facts).map(([truth, says, more]) => ({
    name: truth.name,
    country: truth.country,
    city: says.city ? truth.city : '',
    // Namesakes in one country are told apart by their PIC; of rows that do not, nobody could say whose they are.
    pic: says.pic || namesakes.has(truth) ? truth.pic : '',
    vat: says.vat ? truth.vat : '',
    externalId: says.externalId ? truth.externalId : '',
    ...more,
  }))
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), cells => {
      const rows = cells.map(input)
      const store: KnownOrganisation[] = []
      importAll(rows, store)
      const before = structuredClone(store)

      const again = importAll(rows, store)

      expect(store).toEqual(before)
      expect([again.create ?? 0, again.update ?? 0]).toEqual([0, 0])
    }),
    { numRuns: 1_000 },
  )
})
