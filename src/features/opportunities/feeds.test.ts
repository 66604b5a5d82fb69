import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addOpportunity } from '../../../tests/harness/probes-opportunities.ts'
import { buildWorld, type World } from '../../../tests/harness/world.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import { escapeMarkup } from '../../shared/markup.ts'
import { type Viewer, visitor } from '../../shared/viewer.ts'
import * as contract from './contract-calls.ts'
import { listPublicOpportunities, readFeed } from './contract-feeds.ts'
import { listMatchable } from './index.ts'

let t: TestHouse
let world: World
let coordinator: Viewer
const guest = visitor('en')

beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  coordinator = await t.viewerOf(world.own.people.coordinator)
})
afterAll(() => t.close())

const feed = async (format: 'json' | 'atom' | 'xml', viewer: Viewer = guest) =>
  String(((await t.house.call(readFeed.name, { format }, viewer)).output as FileAnswer).body)

test('feeds hold what is public and let out, whoever asks; the nameless stay nameless', async () => {
  const out = { visibility: 'public', inFeeds: true } as const
  await addOpportunity(world, t.house, { ...out, title: 'Named & <out>' })
  await addOpportunity(world, t.house, { ...out, title: 'Nameless out', anonymous: true })
  await addOpportunity(world, t.house, { visibility: 'public', title: 'Kept in' })
  await addOpportunity(world, t.house, { ...out, title: 'Run out', expiresOn: '2026-08-01' })
  await addOpportunity(world, t.house, { ...out, state: 'submitted', title: 'Not yet' })
  const manager = await t.viewerOf(world.own.people.manager)

  const json = JSON.parse(await feed('json', manager)) as {
    opportunities: { title: string; owner: object | null }[]
  }
  const xml = await feed('xml', manager)
  const atom = await feed('atom', manager)

  expect(json.opportunities.map(({ title, owner }) => [title, owner]).sort()).toEqual([
    ['Named & <out>', { name: 'Company a', slug: null }],
    ['Nameless out', null],
  ])
  for (const text of [xml, atom]) {
    expect(text).toContain('Named &amp; &lt;out&gt;')
    expect(text).not.toMatch(/Kept in|Run out|Not yet/)
    const nameless = text.split(/<opportunity>|<entry>/).find(part => part.includes('Nameless out')) ?? ''
    expect(nameless).not.toMatch(/Company a|Cluster a/)
  }
  expect(xml).toContain('<type>TO</type>')
  expect(escapeMarkup('a\u0000b\ufffe"')).toBe('ab&quot;')
})

test('matching reads what is open to its viewer, with the owner only where that is told', async () => {
  await t.house.database.db.deleteFrom('opportunity').execute()
  await addOpportunity(world, t.house, { title: 'Named', visibility: 'public' })
  await addOpportunity(world, t.house, { title: 'Nameless', visibility: 'public', anonymous: true })
  await addOpportunity(world, t.house, { title: 'Inside', visibility: 'partnership' })
  const ctx = { db: t.house.database.db, now: t.house.now }
  const of = async (viewer: Viewer) =>
    (await listMatchable(ctx, viewer))
      .map(({ texts, organisationId, terms, trl }) => [texts[0], organisationId !== null, terms, trl])
      .sort()

  expect(await of(guest)).toEqual([
    ['Named', true, ['photonics-health:oct'], 6],
    ['Nameless', false, ['photonics-health:oct'], 6],
  ])
  expect((await of(coordinator)).map(([title]) => title)).toEqual(['Inside', 'Named', 'Nameless'])
})

const line = (topicId: string, change: object = {}) =>
  JSON.stringify({
    topicId,
    title: `Lasers for clinics ${topicId}`,
    programme: 'Horizon Europe',
    deadline: '2027-03-01',
    keywords: 'photonics',
    description: 'Objective:Light.',
    ...change,
  })

async function load(text: string, viewer = coordinator) {
  const bytes = new TextEncoder().encode(text)
  await t.house.files.put(bytes)
  const hash = createHash('sha256').update(bytes).digest('hex')
  return t.call(contract.loadCalls, { file: { hash, name: 'calls.jsonl' } }, viewer)
}

test('calls load line by line; the same file again changes nothing, a changed line changes its call', async () => {
  const first = await load(`${line('T-1')}\n${line('T-2')}\nnothing\n${line('T-3', { deadline: 'soon' })}\n`)
  const again = await load(`${line('T-1')}\n${line('T-2')}\n`)
  const changed = await load(`${line('T-1', { title: 'Needles instead' })}\n`)

  expect([first, again, changed]).toEqual([
    {
      created: 2,
      updated: 0,
      unchanged: 0,
      rejected: 2,
      faults: [
        { line: 3, fault: 'not-json' },
        { line: 4, fault: 'not-a-date' },
      ],
    },
    { created: 0, updated: 0, unchanged: 2, rejected: 0, faults: [] },
    { created: 0, updated: 1, unchanged: 0, rejected: 0, faults: [] },
  ])
  const found = await t.call(contract.listCalls, { q: 'needle' }, guest)
  expect(found.items.map(({ title }) => title)).toEqual(['Needles instead'])
  expect((await t.call(contract.listCalls, { q: 'laser', before: '2027-03-01' }, guest)).total).toBe(1)
  expect((await t.call(contract.getCall, { call: 't-2' }, guest)).description).toBe('Objective: Light.')
})

test('search engines are told of what everybody may read, and no draft moves its day', async () => {
  const shown = await addOpportunity(world, t.house, { visibility: 'public', title: 'For all' })
  const hidden = [
    await addOpportunity(world, t.house, { visibility: 'platform' }),
    await addOpportunity(world, t.house, { visibility: 'public', state: 'submitted' }),
    await addOpportunity(world, t.house, { visibility: 'public', expiresOn: '2026-08-01' }),
  ]
  const slugOf = async (id: string) =>
    (
      await t.house.database.db
        .selectFrom('opportunity')
        .select('slug')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).slug
  const path = `/opportunities/${await slugOf(shown.opportunity)}`
  const entryOf = async () =>
    (await t.call(listPublicOpportunities, {}, coordinator)).items.find(one => one.path === path)
  const before = await entryOf()
  await t.house.database.db
    .updateTable('opportunity')
    .set({ updated_at: new Date('2027-01-01') })
    .where('id', '=', shown.opportunity)
    .execute()

  const paths = (await t.call(listPublicOpportunities, {}, coordinator)).items.map(one => one.path)
  expect(before).toBeDefined()
  expect(await entryOf()).toEqual(before)
  for (const { opportunity } of hidden)
    expect(paths).not.toContain(`/opportunities/${await slugOf(opportunity)}`)
})
