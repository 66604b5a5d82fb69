import { afterAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse } from '../../../tests/harness/house.ts'
import { addMet } from '../../../tests/harness/probes-onwards.ts'
import { buildWorld } from '../../../tests/harness/world.ts'
import { visitor } from '../../shared/viewer.ts'
import * as contract from './contract.ts'

const t = await openTestHouse()
const world = await buildWorld(t.house)
const { people } = world.own
const { db } = t.house.database
const meeting = await addMet(world, t.house)
const viewers = {
  delegate: await t.viewerOf(people.delegate),
  editor: await t.viewerOf(people.editor),
  counterpart: await t.viewerOf(people.counterpart),
  organiser: await t.viewerOf(people.organiser),
  manager: await t.viewerOf(people.manager),
  administrator: await t.viewerOf(world.administrator),
  foreign: await t.viewerOf(world.foreign.people.manager),
}
afterAll(() => t.close())
beforeEach(async () => {
  await db.deleteFrom('success_story').execute()
  await db.deleteFrom('mail').execute()
  await db.updateTable('outcome_answer').set({ may_name: true, rung: 'pilot' }).execute()
})

const words = { lang: 'en' as const, title: 'From Osaka to a pilot', body: 'They met and began a pilot.' }
const draft = async () => (await t.call(contract.draftStory, { meeting, ...words }, viewers.delegate)).slug
const yes = (story: string, side: 'from' | 'to', version = 1) =>
  t.call(
    contract.answerStory,
    { story, version, side, agreed: true },
    side === 'from' ? viewers.editor : viewers.counterpart,
  )
/** Who of them finds a story. */
async function readers(story: string): Promise<string[]> {
  const all = { ...viewers, visitor: visitor('en') }
  const found: string[] = []
  for (const [name, viewer] of Object.entries(all)) {
    const read = await t.call(contract.getStory, { story }, viewer).then(
      () => true,
      () => false,
    )
    const { items } = await t.call(contract.listStories, {}, viewer)
    expect(items.some(item => item.slug === story)).toBe(read)
    if (read) found.push(name)
  }
  return found.sort()
}

test('nobody but the two companies reads a story until both agreed, and everybody once it is released', async () => {
  const story = await draft()
  expect(await readers(story)).toEqual(['counterpart', 'delegate', 'editor'])
  await yes(story, 'from')
  expect(await readers(story)).toEqual(['counterpart', 'delegate', 'editor'])
  await expect(t.call(contract.releaseStory, { story, version: 1 }, viewers.delegate)).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await yes(story, 'to')
  expect(await readers(story)).toEqual([
    'administrator',
    'counterpart',
    'delegate',
    'editor',
    'manager',
    'organiser',
  ])
  await t.call(contract.releaseStory, { story, version: 1 }, viewers.organiser)
  expect((await readers(story)).includes('visitor')).toBe(true)
  const read = await t.call(contract.getStory, { story }, visitor('en'))
  expect([read.inside, read.from.name !== null, read.waitsForMe]).toEqual([null, true, false])

  await t.call(contract.withdrawStory, { story }, viewers.counterpart)
  expect(await readers(story)).toEqual(['counterpart', 'delegate', 'editor'])
})

test('a new version asks both again, and a yes to an old one counts for nothing', async () => {
  const story = await draft()
  await yes(story, 'from')
  await yes(story, 'to')
  await t.call(
    contract.saveStory,
    { story, version: 1, ...words, body: 'Another text.' },
    viewers.counterpart,
  )
  expect(await readers(story)).toEqual(['counterpart', 'delegate', 'editor'])
  await expect(yes(story, 'from', 1)).rejects.toMatchObject({ code: 'changed-meanwhile' })
  const { inside } = await t.call(contract.getStory, { story }, viewers.editor)
  expect([inside?.from.agreed, inside?.to.agreed, inside?.versions.length]).toEqual([null, null, 2])
  // Nobody says yes for the other side.
  await expect(
    t.call(contract.answerStory, { story, version: 2, side: 'to', agreed: true }, viewers.editor),
  ).rejects.toMatchObject({ code: 'not-allowed' })
})

test('who has not said that they may be named is not named, by the draft or by hand, and takes it back at any time', async () => {
  const to = await db
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', world.own.counterpartOrganisationId)
    .executeTakeFirstOrThrow()
  await db.updateTable('outcome_answer').set({ may_name: false }).where('side', '=', 'to').execute()
  const begun = await t.call(contract.getStoryDraft, { meeting, lang: 'de' }, viewers.delegate)
  expect([begun.unnamed, begun.rung]).toEqual([[to.name], 'pilot'])
  expect(`${begun.title} ${begun.body}`).not.toContain(to.name)
  await expect(
    t.call(
      contract.draftStory,
      { meeting, ...words, body: `With ${to.name.toUpperCase()}.` },
      viewers.delegate,
    ),
  ).rejects.toMatchObject({ faults: [{ field: 'body', code: 'may-not-be-named' }] })

  await db.updateTable('outcome_answer').set({ may_name: true }).execute()
  const story = await draft()
  await yes(story, 'from')
  await yes(story, 'to')
  await t.call(contract.releaseStory, { story, version: 1 }, viewers.delegate)
  expect((await readers(story)).includes('visitor')).toBe(true)
  await db.updateTable('outcome_answer').set({ may_name: false }).where('side', '=', 'to').execute()
  expect((await readers(story)).includes('visitor')).toBe(false)
})

test('a company tells what it said itself, and learns nothing of the other side’s answer by a draft', async () => {
  await db.updateTable('outcome_answer').set({ rung: 'talking' }).where('side', '=', 'to').execute()
  const own = await t.call(contract.getStoryDraft, { meeting }, viewers.editor)
  const both = await t.call(contract.getStoryDraft, { meeting }, viewers.organiser)
  expect([own.rung, both.rung]).toEqual(['pilot', 'talking'])
  await db.updateTable('outcome_answer').set({ rung: 'none' }).where('side', '=', 'from').execute()
  await expect(t.call(contract.getStoryDraft, { meeting }, viewers.editor)).rejects.toMatchObject({
    code: 'story-nothing-came',
  })
  await expect(t.call(contract.getStoryDraft, { meeting }, viewers.foreign)).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('one living story for a meeting; those who speak for the companies are asked by mail', async () => {
  await draft()
  await expect(draft()).rejects.toMatchObject({ code: 'already-exists' })
  const mails = await db.selectFrom('mail').select(['kind', 'person_id']).execute()
  expect(mails).toEqual([{ kind: 'story-to-approve', person_id: people.editor }])
})
