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
  if ('unclear' in match) return `unclear ${match.unclear.map(one => all.indexOf(one)).join(', ')}`
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
  ]

  expect(found(there, { name: 'Nova', pic: '999854661', lei: '5493001KJTIIGC8Y1R12' })).toBe(
    'conflict pic 0, lei 1',
  )
})

test('among namesakes only the city, or a number, says which one is meant', () => {
  const towns = [
    { name: 'Vega', city: 'Kaunas' },
    { name: 'Vega', city: 'Vilnius' },
  ]
  const half = [{ name: 'Vega', city: 'Kaunas' }, { name: 'Vega' }]
  const group = [
    { name: 'Vega Holding', vat: 'LT100001234' },
    { name: 'Vega Optics', vat: 'LT100001234' },
  ]

  expect([
    found(towns, { name: 'Vega', phone: '+370 5 000' }),
    found(towns, { name: 'Vega' }),
    found(towns, { name: 'Vega', city: 'VILNIUS' }),
    found(towns, { name: 'Vega', city: 'Šiauliai' }),
    found(half, { name: 'Vega', city: 'Vilnius' }),
    found(half, { name: 'Vega', city: 'Kaunas', phone: '+370 5 000' }),
    found(group, { name: 'Vega Optics', vat: 'LT100001234', phone: '+370 5 000' }),
    found(group, { name: 'Vega Services', vat: 'LT100001234' }),
  ]).toEqual([
    'unclear 0, 1',
    'unclear 0, 1',
    '1 by name',
    'new, 2 similar',
    'unclear 1',
    'unclear 0, 1',
    '1 by vat',
    'unclear 0, 1',
  ])
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
