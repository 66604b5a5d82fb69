import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addCluster } from '../../../tests/harness/world.ts'
import { visitor } from '../../shared/viewer.ts'
import { getActivitiesFile, listActivities } from './contract.ts'

let t: TestHouse
const consortia = 24
const clusterOrganisations = 68
beforeAll(async () => {
  t = await openTestHouse()
  const clusters: string[] = []
  for (let index = 0; index < clusterOrganisations; index++)
    clusters.push(await addCluster(t.house, `Cluster ${index}`))
  for (let index = 0; index < consortia; index++)
    await addConsortium(index, clusters.slice(index * 2, index * 2 + (index < 20 ? 3 : 2)))
})
afterAll(() => t.close())

/** Six of them go to Osaka, two each in one of three months; the others each somewhere of their own. */
async function addConsortium(index: number, clusters: readonly string[]): Promise<void> {
  const { db } = t.house.database
  const now = t.house.now()
  const id = t.house.newId()
  const stamps = { created_at: now, updated_at: now }
  const visibility = index === 23 ? ('partnership' as const) : ('public' as const)
  await db
    .insertInto('partnership')
    .values({
      id,
      slug: `consortium-${index}`,
      acronym: `CON-${String(index).padStart(2, '0')}`,
      title: `Consortium ${index}`,
      visibility,
      ...stamps,
    })
    .execute()
  for (const [at, cluster_id] of clusters.entries())
    await db
      .insertInto('partner')
      .values({
        id: t.house.newId(),
        partnership_id: id,
        cluster_id,
        role: at === 0 ? 'coordinator' : 'partner',
        joined_on: '2026-01-01',
      })
      .execute()
  await db
    .insertInto('market')
    .values([
      { id: t.house.newId(), partnership_id: id, country: 'JP', stage: 'planned', priority: 1 },
      {
        id: t.house.newId(),
        partnership_id: id,
        country: 'BR',
        stage: 'dropped',
        priority: 2,
        reason: 'secret',
      },
    ])
    .execute()
  const mission = (
    slug: string,
    rest: Partial<Record<'city' | 'starts_on' | 'ends_on', string>> & {
      public_page?: boolean
      state?: 'draft' | 'cancelled'
    } = {},
  ) => ({
    id: t.house.newId(),
    slug,
    partnership_id: id,
    lead_cluster_id: clusters[0] ?? '',
    type: 'outgoing-mission' as const,
    title: `Mission ${slug}`,
    country: 'JP',
    city: index < 6 ? 'Osaka' : `Town ${index}`,
    time_zone: 'Asia/Tokyo',
    starts_on: `2026-1${index % 3}-05`,
    ends_on: `2026-1${index % 3}-07`,
    public_page: true,
    ...stamps,
    ...rest,
    state: rest.state ?? ('open' as const),
  })
  await db
    .insertInto('mission')
    .values([
      mission(`m-${index}`),
      mission(`hidden-${index}`, { public_page: false, city: 'Kept' }),
      mission(`draft-${index}`, { state: 'draft', city: 'Drafted' }),
      mission(`off-${index}`, { state: 'cancelled', city: 'Called off' }),
      mission(`past-${index}`, { starts_on: '2026-03-01', ends_on: '2026-03-02', city: 'Past' }),
    ])
    .execute()
}

const read = (input: { country?: string; from?: string } = {}) => t.call(listActivities, input, visitor('en'))

test('a stranger reads what is public of 24 consortia, and nothing else', async () => {
  const { partnerships, events } = await read()

  expect(partnerships.map(one => one.acronym)).toEqual(
    Array.from({ length: 23 }, (_, index) => `CON-${String(index).padStart(2, '0')}`),
  )
  expect(partnerships[0]).toEqual({
    slug: 'consortium-0',
    acronym: 'CON-00',
    title: 'Consortium 0',
    theme: null,
    startsOn: null,
    endsOn: null,
    clusters: 3,
    coordinator: { slug: expect.stringMatching(/^cluster-0-/), name: 'Cluster 0', country: 'LT' },
    markets: [{ country: 'JP', stage: 'planned' }],
    events: 1,
  })
  expect(events.map(one => one.slug).sort()).toEqual(
    Array.from({ length: 23 }, (_, index) => `m-${index}`).sort(),
  )
  expect(events.find(one => one.city === 'Osaka')?.place?.by).toBe('city')
  expect(JSON.stringify(await read())).not.toMatch(/secret|hidden|draft-|off-|CON-23/)
})

test('partnerships in one city in one month find each other, with whom to write to', async () => {
  const { sameMonth } = await read()

  expect(
    sameMonth.map(one => [one.city, one.month, one.events.map(each => each.partnership.acronym)]),
  ).toEqual([
    ['Osaka', '2026-10', ['CON-00', 'CON-03']],
    ['Osaka', '2026-11', ['CON-01', 'CON-04']],
    ['Osaka', '2026-12', ['CON-02', 'CON-05']],
  ])
})

test('a cluster that shows itself to fewer people is nobody to write to', async () => {
  const { db } = t.house.database
  await db.updateTable('cluster').set({ visibility: 'platform' }).where('name', '=', 'Cluster 0').execute()
  const { partnerships } = await read()
  await db.updateTable('cluster').set({ visibility: 'public' }).where('name', '=', 'Cluster 0').execute()

  expect(partnerships[0]?.coordinator).toBeNull()
})

test('it can be asked of one country and from a day on', async () => {
  expect((await read({ country: 'FR' })).partnerships).toEqual([])
  expect((await read({ from: '2026-12-01' })).events.length).toBe(7)
  expect((await read({ from: '2026-02-01' })).events.length).toBe(46)
})

test('the same is there as open data', async () => {
  const file = async (format: 'csv' | 'json' | 'ics') =>
    String(
      ((await t.call(getActivitiesFile, { format }, visitor('en'))) as unknown as { body: unknown }).body,
    )
  const calendar = await file('ics')

  expect((await file('csv')).split('\r\n')[1]).toBe(
    '"CON-00","Mission m-0","outgoing-mission","JP","Osaka","2026-10-05","2026-10-07","http://localhost:4600/events/m-0"',
  )
  expect(JSON.parse(await file('json'))).toEqual(JSON.parse(JSON.stringify(await read())))
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(23)
  // The last day is the first on which it is over.
  expect(calendar).toMatch(
    /UID:m-0@localhost:4600[\s\S]*?DTSTART;VALUE=DATE:20261005[\s\S]*?DTEND;VALUE=DATE:20261008/,
  )
})
