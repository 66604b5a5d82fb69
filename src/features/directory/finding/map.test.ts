import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../tests/harness/house.ts'
import { addOrganisation, buildWorld, type World } from '../../../../tests/harness/world.ts'
import { placeOnSheet } from '../../../engines/places/index.ts'
import type { InputOf } from '../../../shared/contract.ts'
import { type Viewer, visitor } from '../../../shared/viewer.ts'
import { findOrganisations } from '../contract-find.ts'
import { mapOrganisations } from '../contract-map.ts'
import { organisationIndexOf } from './follow-directory.ts'

let t: TestHouse
let world: World
let stranger: Viewer

const placed: [string, Record<string, unknown>][] = [
  ['Lens One', { city: 'Vilnius' }],
  ['Lens Two', { city: 'VILNIUS' }],
  ['Lens Three', { city: 'Kaunas' }],
  ['Lens Four', { city: null }],
  ['Lens Five', { city: 'Vilnius', latitude: 54.9, longitude: 25.5 }],
  ['Lens Hidden', { city: 'Vilnius', visibility: 'cluster' }],
  ['Lens Public', { city: 'Vilnius', latitude: 55.5, longitude: 25.6, visibility: 'public' }],
  ['Lens Far', { city: 'Osaka', country: 'JP' }],
  ['Code Alone', { city: null, country: 'DE', nuts: 'DE212', postcode: '80331', technologies: ['coded'] }],
]

beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  for (const [name, columns] of placed) {
    const id = await addOrganisation(t.house, name, { country: 'LT', clusterId: world.own.clusterId })
    await t.house.database.db
      .updateTable('organisation')
      .set({ visibility: 'platform', technologies: ['lens'], ...columns })
      .where('id', '=', id)
      .execute()
  }
  await addSites()
  stranger = await t.viewerOf(world.stranger)
})
afterAll(() => t.close())

/** Two that show their sites, one that keeps its own to its people, one that keeps its address to them. */
const sited: [string, Record<string, string>, [string, string, number | null, number | null][]][] = [
  [
    'Optik Wide',
    {},
    [
      ['Vilnius', 'LT', null, null],
      ['Kaunas', 'LT', null, null],
      ['Wels', 'AT', 48.5, 14.1],
    ],
  ],
  [
    'Optik Twice',
    {},
    [
      ['Wels', 'AT', null, null],
      ['Wels', 'AT', null, null],
      ['Nowhere at all', 'AT', null, null],
    ],
  ],
  ['Optik Quiet', { sites: 'organisation' }, [['Wels', 'AT', null, null]]],
  ['Optik Shy', { contact: 'organisation' }, [['Wels', 'AT', 48.5, 14.1]]],
]

async function addSites(): Promise<void> {
  const { db } = t.house.database
  for (const [name, levels, sites] of sited) {
    const id = await addOrganisation(t.house, name, { country: 'LT', clusterId: world.own.clusterId })
    await db
      .updateTable('organisation')
      .set({
        visibility: 'platform',
        city: 'Vilnius',
        technologies: ['optik'],
        part_visibility: JSON.stringify(levels),
      })
      .where('id', '=', id)
      .execute()
    for (const [position, [city, country, latitude, longitude]] of sites.entries())
      await db
        .insertInto('site')
        .values({
          id: t.house.newId(),
          organisation_id: id,
          name: `Hall ${position + 1}`,
          function: 'production',
          ...{ city, country, latitude, longitude, position },
          ...{ created_at: t.house.now(), updated_at: t.house.now() },
        })
        .execute()
  }
}

const map = (input: Omit<InputOf<typeof mapOrganisations>, 'technology'>, viewer: Viewer) =>
  t.call(mapOrganisations, { technology: 'lens', ...input }, viewer)
type Mapped = Awaited<ReturnType<typeof map>>
const inWords = ({ groups }: Mapped) =>
  groups.map(({ name, country, count, places, by }) => `${name ?? country} ${count} in ${places} by ${by}`)

function sheetPlace(latitude: number, longitude: number): string {
  const point = placeOnSheet('europe', { latitude, longitude })
  return `${point?.x.toFixed(1)},${point?.y.toFixed(1)}`
}

async function checkMap(): Promise<void> {
  const whole = await map({}, stranger)
  expect({ ...whole, groups: inWords(whole) }).toMatchObject({
    frame: { area: 'europe', zoom: 0 },
    total: 7,
    shown: 6,
    clusters: [],
  })
  const closer = await map({ zoom: 8, at: sheetPlace(54.69, 25.28) }, stranger)
  const vilnius = closer.groups.find(({ name }) => name === 'Vilnius')
  expect(vilnius).toMatchObject({ count: 3, places: 1, by: 'city', closer: null, place: '54.69,25.28' })
  const question = { technology: 'lens', place: vilnius?.place ?? '', sort: 'name' } as const
  const listed = await t.call(findOrganisations, question, stranger)
  expect(listed.items.map(({ name }) => name)).toEqual(['Lens One', 'Lens Public', 'Lens Two'])
  expect((await map({ place: vilnius?.place ?? '' }, stranger)).total).toBe(3)
  expect((await map({ place: '1.00,1.00' }, stranger)).total).toBe(0)
  expect(inWords(await map({ area: 'world', zoom: 3, at: '825,111' }, stranger))).toEqual([
    'Osaka 1 in 1 by city',
  ])
}

test('a small map holds all that is found, as near as can be', async () => {
  const whole = await map({}, stranger)
  const { frame, shown, total } = await map({ fit: true, country: 'LT' }, stranger)
  const asked = await map({ fit: true, zoom: 0 }, stranger)

  expect([whole.frame.zoom, asked.frame.zoom]).toEqual([0, 0])
  expect(frame.zoom).toBeGreaterThan(0)
  expect(shown).toBe((await map({ country: 'LT' }, stranger)).shown)
  expect(shown).toBeLessThanOrEqual(total)
  const [one, none] = [
    await map({ fit: true, place: '54.69,25.28' }, stranger),
    await map({ fit: true, place: '1.00,1.00' }, stranger),
  ]
  const { total: there } = await map({ place: '54.69,25.28' }, stranger)
  expect([one.frame.zoom, one.shown, none.frame.zoom, none.shown]).toEqual([3, there, 0, 0])
})

test('without an index the database places by town, and a place lists exactly who was counted there', async () => {
  expect(organisationIndexOf(t.house.database.db)).toBeNull()
  const { placed: by, total } = await map({}, stranger)
  expect({ total, by }).toEqual({ total: 7, by: { coordinates: 0, city: 5, region: 0, country: 1, site: 0 } })
})

test('the map shows where what one may see is, how it was placed, and each place lists who was counted', async () => {
  await t.house.follow()
  await organisationIndexOf(t.house.database.db)?.keepUp()
  await checkMap()
  expect((await map({}, stranger)).placed).toEqual({
    coordinates: 1,
    city: 4,
    region: 0,
    country: 1,
    site: 0,
  })
})

test('who has sites stands at each of them, once however many are there, and the sites are told', async () => {
  const optik = { technology: 'optik' }
  const whole = await t.call(mapOrganisations, optik, stranger)
  const closer = await t.call(mapOrganisations, { ...optik, zoom: 8, at: sheetPlace(48.17, 14.03) }, stranger)
  const [wels] = closer.groups

  expect(whole).toMatchObject({ total: 4, shown: 4, placed: { city: 4, site: 0 } })
  expect(closer).toMatchObject({ total: 4, shown: 2, placed: { city: 0, site: 2 }, sitesLeftOut: false })
  expect(wels).toMatchObject({ name: 'Wels', count: 2, sites: 2, by: 'city', place: '48.17,14.03' })
  expect(closer.sites.map(({ organisation, name, city }) => [organisation.name, name, city])).toEqual([
    ['Optik Shy', 'Hall 1', 'Wels'],
    ['Optik Twice', 'Hall 1', 'Wels'],
    ['Optik Twice', 'Hall 2', 'Wels'],
  ])
  const there = await t.call(findOrganisations, { place: wels?.place ?? '', sort: 'name' }, stranger)
  expect(there.items.map(({ name }) => name)).toEqual(['Optik Shy', 'Optik Twice'])
})

test('a site with coordinates stands there, and one circle counts nobody twice', async () => {
  const optik = { technology: 'optik' }
  const site = await t.call(mapOrganisations, { ...optik, zoom: 8, at: sheetPlace(48.5, 14.1) }, stranger)
  const { groups } = await t.call(mapOrganisations, { ...optik, zoom: 0 }, stranger)

  expect(site.groups.map(({ count, by, place }) => ({ count, by, place }))).toEqual([
    { count: 1, by: 'coordinates', place: '48.50,14.10' },
  ])
  const lithuania = groups.find(({ countries }) => countries.includes('LT'))
  expect(lithuania).toMatchObject({ count: 4, sites: 0, places: 2 })
  const listed = await t.call(findOrganisations, { ...optik, place: lithuania?.place ?? '' }, stranger)
  expect(listed.total).toBe(4)
})

test('sites that are kept to fewer stand on nobody’s map', async () => {
  const optik = { technology: 'optik' }
  const quiet = await t.call(
    mapOrganisations,
    { ...optik, q: 'Quiet' },
    await t.viewerOf(world.own.people.manager),
  )
  expect(quiet).toMatchObject({ total: 1, sites: [] })
  expect(quiet.groups.map(({ name }) => name)).toEqual(['Vilnius'])
})

test('a code of a region places about there, and a postcode nobody', async () => {
  const { placed: by, groups } = await t.call(mapOrganisations, { technology: 'coded' }, stranger)

  expect(by).toEqual({ coordinates: 0, city: 0, region: 1, country: 0, site: 0 })
  expect(groups.map(({ name, by: how, place }) => [name, how, place])).toEqual([
    ['Oberbayern', 'region', '48.14,11.58'],
  ])
})

test('a visitor is told of public profiles alone, and of no coordinates that are kept from them', async () => {
  const seen = await map({}, visitor('en'))
  expect(seen.total).toBe(1)
  expect(inWords(seen)).toEqual(['Vilnius 1 in 1 by city'])
})

test('one’s own cluster sees its own', async () => {
  const manager = await t.viewerOf(world.own.people.manager)
  expect((await map({}, manager)).total).toBe(8)
})

test('seats of clusters stand on the map while the question is not one for organisations', async () => {
  const { clusters } = await t.call(mapOrganisations, { area: 'world' }, stranger)
  expect(clusters.length).toBeGreaterThan(0)
  expect(await t.call(mapOrganisations, { area: 'world', q: 'lens' }, stranger)).toMatchObject({
    clusters: [],
  })
})
