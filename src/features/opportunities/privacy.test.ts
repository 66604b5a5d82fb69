import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addInterest, addOpportunity } from '../../../tests/harness/probes-opportunities.ts'
import { addGrant, addPerson, buildWorld, type World } from '../../../tests/harness/world.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import { getOpportunity, listVersions, reviewOpportunity } from './contract.ts'
import { readFeed } from './contract-feeds.ts'
import { acceptInterest, getInterest, listInterests } from './contract-interests.ts'

let t: TestHouse
let world: World
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
})
afterAll(() => t.close())

const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => error.code,
  )

test('the own side learns the points of a review and not who gave them', async () => {
  const { opportunity } = await addOpportunity(world, t.house, { state: 'submitted', anonymous: true })
  const id = await addPerson(t.house, 'Rita Reviewer')
  await addGrant(t.house, id, 'cluster-manager', { cluster_id: world.own.clusterId })
  const scores = { advantages: 4, clarity: 4, cooperation: 3, guidelines: 5 }
  await t.call(reviewOpportunity, { opportunity, ...scores }, await t.viewerOf(id))
  const told = await t.call(listVersions, { opportunity }, await t.viewerOf(world.own.people.editor))

  expect(told.items.map(({ review, publishedBy }) => [review, publishedBy])).toEqual([[{ points: 16 }, null]])
  expect(JSON.stringify(told)).not.toContain('Rita')
})

test('versions are counted from the first that was published', async () => {
  const { opportunity } = await addOpportunity(world, t.house, {})
  await t.house.database.db
    .updateTable('opportunity_version')
    .set({ number: 5 })
    .where('opportunity_id', '=', opportunity)
    .execute()
  const editor = await t.viewerOf(world.own.people.editor)
  const { items } = await t.call(listVersions, { opportunity }, editor)
  const { own } = await t.call(getOpportunity, { opportunity }, editor)

  expect([items.map(({ number }) => number), own?.publishedNumber]).toEqual([[1], 1])
})

test('the name of a nameless owner is told by its editors alone; its cluster answers only where nobody edits it', async () => {
  const { interest } = await addInterest(world, t.house, { state: 'with-owner' })
  const manager = await t.viewerOf(world.own.people.manager)
  const administrator = await t.viewerOf(world.administrator)
  const ofManager = await t.call(getInterest, { interest }, manager)
  const line = (await t.call(listInterests, { open: true }, manager)).items.find(it => it.id === interest)

  expect([ofManager.mayAnswer, line]).toEqual([false, undefined])
  expect(await refused(t.call(acceptInterest, { interest }, manager))).toBe('not-allowed')
  expect(await refused(t.call(acceptInterest, { interest }, administrator))).toBe('not-allowed')

  await t.house.database.db
    .updateTable('role_grant')
    .set({ revoked_at: t.house.now() })
    .where('role', '=', 'organisation-editor')
    .where('organisation_id', '=', world.own.organisationId)
    .execute()
  expect((await t.call(getInterest, { interest }, manager)).mayAnswer).toBe(true)
  expect(await refused(t.call(acceptInterest, { interest }, manager))).toBe('done')
})

test('what was let out is in the feed, however much that was not let out is newer', {
  timeout: 60_000,
}, async () => {
  await addOpportunity(world, t.house, { visibility: 'public', inFeeds: true, title: 'Let out long ago' })
  const { db } = t.house.database
  const now = t.house.now()
  const made = Array.from({ length: 1_001 }, () => t.house.newId())
  await db
    .insertInto('opportunity')
    .values(
      made.map(id => ({
        id,
        slug: `to-${id.replaceAll('-', '').slice(-12)}`,
        organisation_id: world.own.organisationId,
        cluster_id: world.own.clusterId,
        published_at: new Date(now.getTime() + 60_000),
        expires_on: '2027-08-31',
        created_at: now,
        updated_at: now,
      })),
    )
    .execute()
  await db
    .insertInto('opportunity_version')
    .values(
      made.map(opportunity_id => ({
        id: t.house.newId(),
        opportunity_id,
        number: 1,
        state: 'published' as const,
        type: 'technology-offer' as const,
        lang: 'en',
        title: 'Not let out',
        summary: 'A lens.',
        visibility: 'public' as const,
        published_at: now,
        created_at: now,
        updated_at: now,
      })),
    )
    .execute()
  const { body } = (await t.call(readFeed, {})) as FileAnswer

  expect(String(body)).toContain('Let out long ago')
  expect(String(body)).not.toContain('Not let out')
})
