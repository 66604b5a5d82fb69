import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addOpportunity } from '../../../tests/harness/probes-opportunities.ts'
import { buildWorld, type World } from '../../../tests/harness/world.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import type { Viewer } from '../../shared/viewer.ts'
import {
  getOpportunity,
  listOpportunities,
  listVersions,
  publishOpportunity,
  saveDraft,
  switchInterest,
} from './contract.ts'
import { readFeed } from './contract-feeds.ts'
import { getFeedImport, importFeed } from './contract-imports.ts'

let t: TestHouse
let world: World
let manager: Viewer
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  manager = await t.viewerOf(world.own.people.manager)
})
afterAll(() => t.close())

async function bring(text: string, more: Record<string, unknown> = {}) {
  const { hash, size } = await t.house.files.put(new TextEncoder().encode(text))
  await t.house.database.db
    .insertInto('upload')
    .values({ person_id: manager.personId ?? '', hash, size, sent_at: t.house.now() })
    .onConflict(conflict => conflict.columns(['person_id', 'hash']).doNothing())
    .execute()
  const input = { clusterId: world.own.clusterId, file: { hash, name: 'feed' }, ...more }
  return t.call(importFeed, input, manager)
}
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => error.code,
  )

const one = {
  reference: 'BRNL1',
  type: 'business-request',
  lang: 'nl',
  title: 'Spectrometer gezocht',
  summary: 'Voor rijp fruit.',
  country: 'NL',
  cooperationTypes: ['supplier', 'something-new'],
  terms: [{ code: 'photonics-health:oct', label: 'OCT' }],
}
const feedOf = (...opportunities: unknown[]) =>
  JSON.stringify({ source: 'https://kontor.elsewhere.example', opportunities })

test('an entry from elsewhere is published with its source and without an owner of ours; again it changes nothing', async () => {
  const first = await bring(feedOf(one))
  const again = await bring(feedOf(one))
  const { items } = await t.call(listOpportunities, { q: 'Spectrometer' }, manager)
  const [found] = items

  expect([first.created, first.rejected]).toEqual([1, 0])
  expect([again.created, again.updated, again.unchanged]).toEqual([0, 0, 1])
  expect(items.length).toBe(1)
  expect([found?.source, found?.owner, found?.country, found?.lang]).toEqual([
    'kontor.elsewhere.example',
    null,
    'NL',
    'nl',
  ])
  expect(found?.cooperationTypes).toEqual(['supplier'])

  const changed = await bring(feedOf({ ...one, summary: 'Voor rijp en onrijp fruit.' }))
  const read = await t.call(getOpportunity, { opportunity: found?.id ?? '' }, manager)
  expect([changed.updated, read.summary]).toEqual([1, 'Voor rijp en onrijp fruit.'])
})

test('bad entries come back row by row, the others are there', async () => {
  const { id, created, rejected } = await bring(
    feedOf(
      { ...one, reference: 'A1' },
      { ...one, reference: 'A2', title: '' },
      { ...one, reference: 'A3', type: 'sale' },
      { ...one, reference: '' },
      { ...one, reference: 'A4', country: undefined },
      { ...one, reference: 'A5', expiresOn: '2020-01-01' },
      { ...one, reference: 'A6', trl: 12 },
      { ...one, reference: 'A1' },
      'nonsense',
      { ...one, reference: 'A7', title: 'x'.repeat(200) },
      { ...one, reference: 'A8', summary: 'half \ud800 pair' },
    ),
  )
  const { faults } = await t.call(getFeedImport, { import: id }, manager)

  expect([created, rejected]).toEqual([1, 10])
  expect(faults.map(({ row, field, code }) => [row, field, code])).toEqual([
    [2, 'title', 'missing'],
    [3, 'type', 'not-valid'],
    [4, 'reference', 'missing'],
    [5, 'country', 'missing'],
    [6, 'expiresOn', 'over'],
    [7, 'trl', 'not-valid'],
    [8, 'reference', 'twice'],
    [9, 'reference', 'missing'],
    [10, 'title', 'too-long'],
    [11, 'summary', 'not-valid'],
  ])
})

test('every feed this house writes is refused here, and is taken elsewhere', async () => {
  await addOpportunity(world, t.house, { visibility: 'public', inFeeds: true, title: 'Let out' })
  for (const format of ['xml', 'json', 'atom'] as const) {
    const { body } = (await t.call(readFeed, { format }, manager)) as FileAnswer
    const text = String(body)
    expect([format, await refused(bring(text))]).toEqual([format, 'feed-own'])
    const host = new URL(t.house.options.baseUrl).origin
    const elsewhere = text.replaceAll(host, `https://${format}.example`)
    const came = await bring(elsewhere, { country: 'AT' })
    expect([format, came.created, came.rejected]).toEqual([format, 1, 0])
  }
})

test('hostile files are refused with a sentence of their own', async () => {
  const laughs = '<!DOCTYPE a [<!ENTITY b "b">]><opportunities>&b;</opportunities>'

  expect(await refused(bring(laughs))).toBe('feed-hostile')
  expect(await refused(bring('hello'))).toBe('feed-unreadable')
  expect(await refused(bring(' '.repeat(10_000_001)))).toBe('feed-too-large')
})

test('what came from elsewhere does not go on in our own feed, and what was taken down stays down', async () => {
  const level = { visibility: 'public' }
  await bring(feedOf({ ...one, reference: 'D1', title: 'Comes from elsewhere' }), level)
  const { body } = (await t.call(readFeed, {}, manager)) as FileAnswer
  expect(String(body)).not.toContain('Comes from elsewhere')
  await t.house.database.db
    .updateTable('opportunity')
    .set({ withdrawn_at: t.house.now() })
    .where('external_reference', '=', 'D1')
    .execute()
  const again = await bring(feedOf({ ...one, reference: 'D1', title: 'Changed' }), level)

  expect([again.created, again.updated, again.unchanged]).toEqual([0, 0, 1])
})

async function find(title: string) {
  const { items } = await t.call(listOpportunities, { q: title }, manager)
  const [found] = items.filter(item => item.title === title)
  const opportunity = found?.id ?? ''
  return { opportunity, read: await t.call(getOpportunity, { opportunity }, manager) }
}

test('a draft of an entry keeps no later import back, and what was begun on the old text is not saved over the new', async () => {
  const entry = { ...one, reference: 'E1', title: 'Ellipsometer gezocht' }
  await bring(feedOf(entry, { ...one, reference: 'E2' }))
  const { opportunity, read } = await find(entry.title)
  const words = { opportunity, type: 'business-request', lang: 'nl', title: entry.title } as const
  const draft = { ...words, summary: 'Our words.' } as const
  const { version } = await t.call(saveDraft, { ...draft, version: read.own?.version ?? 0 }, manager)
  const { updated } = await bring(feedOf({ ...entry, summary: 'Their new words.' }))

  expect(updated).toBe(1)
  expect((await find(entry.title)).read.summary).toBe('Their new words.')
  expect(await refused(t.call(saveDraft, { ...draft, version }, manager))).toBe('changed-meanwhile')
  // The draft may still be published; it is then the newest of the versions, though its number is the older.
  t.moveClock(60_000)
  await t.call(publishOpportunity, { opportunity }, manager)
  const { items } = await t.call(listVersions, { opportunity }, manager)
  expect(items.map(({ number, isPublished }) => [number, isPublished])).toEqual([
    [3, true],
    [2, false],
    [1, false],
  ])
})

test('one bad entry, whatever it holds, ends nothing: it comes back with why, or is read without it', async () => {
  const file = feedOf(
    { ...one, reference: 'F1', constructor: 'x', toString: 'y', ['__proto__']: 'z' },
    { ...one, reference: 'F2', stage: { toString: 1 } },
    { ...one, reference: 'F3', title: `${'x'.repeat(159)}\u{1F52C} and \u0000 more` },
    { ...one, reference: 'F4\u0000', title: 'Lens\u0000wanted' },
    { ...one, reference: 'F5 \ud800' },
    { ...one, reference: `${'x'.repeat(199)}\u{1F52C}` },
  ).replace('"F1"', `"F1","unknown":${'['.repeat(50_000)}${']'.repeat(50_000)}`)
  const first = await bring(file)
  const again = await bring(file)
  const { faults } = await t.call(getFeedImport, { import: first.id }, manager)

  expect([first.created, first.rejected]).toEqual([4, 2])
  expect([again.created, again.updated, again.unchanged]).toEqual([0, 0, 4])
  expect(faults.map(({ row, field, code }) => [row, field, code])).toEqual([
    [3, 'title', 'too-long'],
    [6, 'reference', 'missing'],
  ])
  expect(faults[0]?.title).toBe(`${'x'.repeat(159)}\u{1F52C}`)
  expect((await find('Lens wanted')).read.source).toBe('kontor.elsewhere.example')
})

test('what its managers decided of an entry outlives the next import', async () => {
  const entry = { ...one, reference: 'G1', title: 'Goniometer gezocht', expiresOn: '2027-01-31' }
  await bring(feedOf(entry), { visibility: 'public' })
  const { opportunity } = await find(entry.title)
  const { db } = t.house.database
  await t.call(switchInterest, { opportunity, accepts: false }, manager)
  await db
    .updateTable('opportunity')
    .set({ expires_on: '2027-06-30' })
    .where('id', '=', opportunity)
    .execute()
  await db
    .updateTable('opportunity_version')
    .set({ visibility: 'cluster' })
    .where('opportunity_id', '=', opportunity)
    .execute()
  const same = await bring(feedOf(entry), { visibility: 'public' })
  const changed = await bring(feedOf({ ...entry, summary: 'New.' }), { visibility: 'public' })
  const { read } = await find(entry.title)

  expect([same.updated, same.unchanged, changed.updated]).toEqual([0, 1, 1])
  expect([read.summary, read.own?.visibility, read.own?.acceptsInterest, read.expiresOn]).toEqual([
    'New.',
    'cluster',
    false,
    '2027-06-30',
  ])
})

test('what its source closes or ends is closed here; what the source then says again changes nothing', async () => {
  const entry = { ...one, reference: 'K1', title: 'Kollimator gezocht', expiresOn: '2027-05-31' }
  await bring(feedOf({ ...entry, takesInterest: true }))
  const { opportunity } = await find(entry.title)
  const stands = async () => {
    const { own, expiresOn } = await t.call(getOpportunity, { opportunity }, manager)
    return [own?.acceptsInterest, expiresOn]
  }
  const closed = await bring(feedOf({ ...entry, takesInterest: false }))
  expect([closed.updated, await stands()]).toEqual([1, [false, '2027-05-31']])

  await t.call(switchInterest, { opportunity, accepts: true }, manager)
  const same = await bring(feedOf({ ...entry, takesInterest: false }))
  expect([same.unchanged, await stands()]).toEqual([1, [true, '2027-05-31']])

  const earlier = await bring(feedOf({ ...entry, takesInterest: false, expiresOn: '2026-12-31' }))
  expect([earlier.updated, await stands()]).toEqual([1, [true, '2026-12-31']])

  const over = await bring(feedOf({ ...entry, expiresOn: '2026-01-31' }))
  expect([over.updated, over.rejected, await stands()]).toEqual([1, 0, [true, '2026-01-31']])
  const { items } = await t.call(listVersions, { opportunity }, manager)
  expect(items.length).toBe(1)
})

test('no entry stays longer than what is written here, however far its last day', async () => {
  const entry = { ...one, reference: 'H1', title: 'Heliostat gezocht', expiresOn: '2099-12-31' }
  await bring(feedOf(entry))
  const { read } = await find(entry.title)
  t.moveClock(24 * 3_600_000)
  const { unchanged } = await bring(feedOf(entry))

  expect([read.expiresOn, unchanged]).toEqual(['2027-09-01', 1])
})

test('a file that names its source is imported under no other name', async () => {
  expect(await refused(bring(feedOf(one), { source: 'other.example' }))).toBe('feed-source-differs')
  expect(await refused(bring(feedOf(one), { source: 'https://kontor.elsewhere.example/' }))).toBe('done')
})

test('importing is offered to those who manage a cluster, not to who edits an organisation', async () => {
  const offers = async (person: string) => {
    const { mayCreate, mayImport } = await t.call(listOpportunities, {}, await t.viewerOf(person))
    return [mayCreate, mayImport]
  }

  expect(await offers(world.own.people.editor)).toEqual([true, false])
  expect(await offers(world.own.people.manager)).toEqual([true, true])
  expect(await offers(world.administrator)).toEqual([true, true])
})
