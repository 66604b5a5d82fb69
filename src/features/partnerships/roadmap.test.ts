import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { buildWorld, type World } from '../../../tests/harness/world.ts'
import { type Viewer, visitor } from '../../shared/viewer.ts'
import { getRoadmap } from './contract-roadmap.ts'

let t: TestHouse
let world: World
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  await fillRecords()
})
afterAll(() => t.close())

/** A public partnership with one record of each kind, and beside its open mission a public one and a draft. */
async function fillRecords(): Promise<void> {
  const { own } = world
  const { db } = t.house.database
  const now = t.house.now()
  const stamps = { created_at: now, updated_at: now }
  const of = { partnership_id: own.partnershipId }
  const { newId } = t.house
  await db
    .updateTable('partnership')
    .set({ visibility: 'public', starts_on: '2026-01-01', ends_on: '2027-12-31' })
    .where('id', '=', own.partnershipId)
    .execute()
  await db
    .updateTable('partner')
    .set({ left_on: '2026-12-31' })
    .where('cluster_id', '=', own.secondClusterId)
    .execute()
  const mission = {
    ...of,
    lead_cluster_id: own.clusterId,
    type: 'webinar',
    country: 'JP',
    city: 'Osaka',
    time_zone: 'Asia/Tokyo',
    ends_on: '2026-11-03',
    ...stamps,
  } as const
  await db
    .insertInto('mission')
    .values([
      {
        ...mission,
        id: newId(),
        slug: 'shown',
        title: 'Shown',
        starts_on: '2026-11-02',
        state: 'open',
        public_page: true,
      },
      { ...mission, id: newId(), slug: 'draft', title: 'Draft', starts_on: '2026-11-03', state: 'draft' },
    ])
    .execute()
  const grant = newId()
  await db
    .insertInto('funding_grant')
    .values({ id: grant, ...of, created_at: now })
    .execute()
  await db
    .insertInto('funding_grant_version')
    .values([
      { grant_id: grant, number: 1, title: 'Grant', ends_on: '2027-06-30', said_at: now },
      { grant_id: grant, number: 2, title: 'Grant', ends_on: '2027-09-30', said_at: now },
    ])
    .execute()
  const agreement = newId()
  await db
    .insertInto('agreement')
    .values({
      id: agreement,
      ...of,
      slug: 'mou',
      kind: 'mou',
      title: 'MoU',
      lang: 'en',
      ended_on: '2027-05-01',
      end_reason: 'x',
      created_at: now,
    })
    .execute()
  await db
    .insertInto('agreement_version')
    .values([
      {
        agreement_id: agreement,
        number: 1,
        state: 'superseded',
        made_at: now,
        opened_at: now,
        in_force_on: '2026-02-01',
      },
      {
        agreement_id: agreement,
        number: 2,
        state: 'in-force',
        made_at: now,
        opened_at: now,
        in_force_on: '2026-03-01',
      },
      { agreement_id: agreement, number: 3, state: 'draft', made_at: now },
    ])
    .execute()
  await db
    .insertInto('decision')
    .values([
      {
        id: newId(),
        ...of,
        title: 'Taken',
        proposal: 'x',
        lang: 'en',
        state: 'decided',
        decided_on: '2026-04-01',
        result: 'adopted',
        made_at: now,
      },
      {
        id: newId(),
        ...of,
        title: 'Without a quorum',
        proposal: 'x',
        lang: 'en',
        state: 'decided',
        decided_on: '2026-04-02',
        result: 'no-quorum',
        made_at: now,
      },
      {
        id: newId(),
        ...of,
        title: 'Open',
        proposal: 'x',
        lang: 'en',
        state: 'open',
        open_until: '2026-04-02',
        majority: 'simple',
        made_at: now,
      },
    ])
    .execute()
  await db
    .insertInto('hypothesis')
    .values({
      id: newId(),
      ...of,
      slug: 'belief',
      market: 'JP',
      segment: 'Clinics',
      act: 'order',
      reason: 'x',
      lang: 'en',
      kind: 'customer',
      risk: 3,
      experiment: 'x',
      metric: 'meetings',
      threshold: 2,
      starts_on: '2026-01-01',
      deadline: '2026-05-01',
      ...stamps,
    })
    .execute()
  await db
    .insertInto('reporting_period')
    .values({
      id: newId(),
      ...of,
      name: 'Interim',
      starts_on: '2026-01-01',
      ends_on: '2026-06-30',
      due_on: '2026-08-29',
      ...stamps,
    })
    .execute()
}

const openLines = [
  '2025-01-01 partner-joins Cluster a one',
  '2025-01-01 partner-joins Cluster a two',
  '2026-01-01 partnership-begins PARTNER-A',
  '2026-11-02 mission Shown',
  '2026-12-31 partner-leaves Cluster a two',
  '2027-09-30 grant-ends Grant',
  '2027-12-31 partnership-ends PARTNER-A',
]
const ofThePartnership = ['2026-10-05 mission Mission a']
const insideLines = [
  '2026-02-01 agreement-begins MoU',
  '2026-03-01 agreement-changes MoU',
  '2026-04-01 decision Taken',
  '2026-05-01 hypothesis Clinics: order',
  '2026-06-30 period-ends Interim',
  '2026-08-29 report-due Interim',
  '2027-05-01 agreement-ends MoU',
]

async function readAs(viewer: Viewer): Promise<string[]> {
  const { items } = await t.call(getRoadmap, { partnership: world.own.partnershipId }, viewer)
  return items.map(({ from, kind, title }) => `${from} ${kind} ${title}`)
}

test('whoever is outside sees what is public; members their missions, too; papers are for partners and funders', async () => {
  const { people } = world.own
  const as = async (id: string) => readAs(await t.viewerOf(id))

  expect(await readAs(visitor('en'))).toEqual(openLines)
  expect(await as(world.stranger)).toEqual(openLines)
  expect(await as(world.foreign.people.manager)).toEqual(openLines)
  expect(await as(people.editor)).toEqual([...openLines, ...ofThePartnership].sort())
  expect(await as(people.funder)).toEqual([...openLines, ...ofThePartnership, ...insideLines].sort())
})

test('the coordinator sees drafts, too, and where, in which state and until when a mission is', async () => {
  const coordinator = await t.viewerOf(world.own.people.coordinator)
  const { items, today } = await t.call(getRoadmap, { partnership: world.own.partnershipId }, coordinator)

  expect(items.filter(item => item.kind === 'mission' && item.of !== 'shown')).toEqual([
    {
      kind: 'mission',
      of: 'mission-a',
      from: '2026-10-05',
      to: '2026-10-06',
      title: 'Mission a',
      lang: 'en',
      type: 'outgoing-mission',
      country: 'JP',
      city: 'Osaka',
      state: 'open',
    },
    {
      kind: 'mission',
      of: 'draft',
      from: '2026-11-03',
      to: '2026-11-03',
      title: 'Draft',
      lang: 'en',
      type: 'webinar',
      country: 'JP',
      city: 'Osaka',
      state: 'draft',
    },
  ])
  expect(today).toBe(t.house.now().toISOString().slice(0, 10))
})
