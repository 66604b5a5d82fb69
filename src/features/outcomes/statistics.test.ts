import { read, utils } from '@e965/xlsx'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { FileAnswer } from '../../shared/contract.ts'
import * as c from './contract.ts'
import { openOutcomes } from './factory.ts'

const scene = await openOutcomes()
const { t, world, delegate, counterpart, organiser, addLocal, addPlaced } = scene
const { own } = world
const { db } = t.house.database
afterAll(() => t.close())

const mission = { mission: own.missionSlug }
let meeting = ''

beforeEach(async () => {
  await scene.reset()
  t.setClock('2026-10-05T03:00:00Z')
  meeting = await addPlaced(own.counterpartId, 0)
})

const partsOf = (parts: readonly { key: string; value: number | null }[]) =>
  Object.fromEntries(parts.flatMap(part => (part.value === 0 ? [] : [[part.key, part.value]])))

test('organisers read how meetings went, by person too; the funder reads no small number and no name', async () => {
  const second = await addPlaced(await addLocal('Second'), 1)
  t.setClock('2026-10-05T09:00:00Z')
  const say = (id: string, rest: object) =>
    t.call(c.answerOutcome, { id, side: 'from', held: true, rung: 'nda', ...rest }, delegate)
  await say(meeting, { rating: 4 })
  await say(second, { held: false, rung: null, missing: 'to' })

  const read = await t.call(c.getStatistics, mission, organiser)
  expect([partsOf(read.requests), partsOf(read.meetings)]).toEqual([
    { accepted: 2 },
    { held: 1, 'not-held': 1 },
  ])
  expect([partsOf(read.noShows), partsOf(read.proofs)]).toEqual([{ to: 1 }, { 'one-side': 1 }])
  expect(read.ratings.from).toEqual({ stars: [0, 0, 0, 1, 0], mean: 4, count: 1 })
  expect(read.clusters.map(row => [row.b, row.requested, row.held])).toEqual([[null, 2, 1]])
  const people = read.people?.items.map(one => [one.name, one.scheduled, one.held, one.missed, one.gave])
  expect(people).toContainEqual(['delegate a Example', 2, 1, 0, 4])
  expect(people).toContainEqual(['Second person Example', 1, 0, 1, null])

  const funder = await t.viewerOf(own.people.funder)
  const told = await t.call(c.getStatistics, mission, funder)
  expect([told.hides, told.people, told.ratings.from.mean, told.distance.km]).toEqual([
    true,
    null,
    null,
    null,
  ])
  expect(partsOf(told.meetings)).toEqual({ held: null, 'not-held': null })
  await expect(t.call(c.getStatistics, mission, delegate)).rejects.toMatchObject({ code: 'not-allowed' })
})

test('the workbook holds the same, numbers as numbers, people only for whom reads them', async () => {
  const file = (await t.call(c.exportStatistics, mission, organiser)) as FileAnswer
  const book = read(file.body)
  expect(book.SheetNames).toEqual(['Figures', 'Between which clusters', 'By person'])
  const rows = (name: string) => utils.sheet_to_json<unknown[]>(book.Sheets[name] ?? {}, { header: 1 })
  expect(rows('Figures')).toContainEqual(['How requests ended', 'Accepted', 1])
  expect(rows('By person').map(row => row[0])).toContain('delegate a Example')

  const funder = await t.viewerOf(own.people.funder)
  const told = read(((await t.call(c.exportStatistics, mission, funder)) as FileAnswer).body)
  expect(told.SheetNames).toEqual(['Figures', 'Between which clusters'])
})

test('goals are set before leaving, stay fixed from the first day, and are measured by the records', async () => {
  t.setClock('2026-10-01T09:00:00Z')
  const set = (rest: {
    kind: 'rung' | 'own' | 'meetings-held'
    rung?: 'nda'
    words?: string
    target: number
  }) => t.call(c.setGoal, { ...mission, ...rest }, delegate)
  await set({ kind: 'rung', rung: 'nda', target: 2 })
  const { id: ownWords } = await set({ kind: 'own', words: 'Price lists asked for', target: 3 })
  const { id: dropped } = await set({ kind: 'meetings-held', target: 1 })
  await t.call(c.dropGoal, { id: dropped }, delegate)
  await expect(set({ kind: 'rung', target: 2 })).rejects.toMatchObject({
    faults: [{ field: 'rung', code: 'missing' }],
  })
  await expect(set({ kind: 'own', target: 2 })).rejects.toMatchObject({
    faults: [{ field: 'words', code: 'missing' }],
  })
  await expect(t.call(c.dropGoal, { id: ownWords }, counterpart)).rejects.toMatchObject({
    code: 'not-allowed',
  })

  t.setClock('2026-10-05T09:00:00Z')
  await expect(set({ kind: 'meetings-held', target: 1 })).rejects.toMatchObject({ code: 'goals-fixed' })
  await expect(t.call(c.dropGoal, { id: ownWords }, delegate)).rejects.toMatchObject({ code: 'goals-fixed' })
  await t.call(c.answerOutcome, { id: meeting, side: 'from', held: true, rung: 'pilot' }, delegate)
  await t.call(c.sayGoal, { id: ownWords, came: 3 }, delegate)

  const read = async (viewer = organiser) =>
    (await t.call(c.listGoals, mission, viewer)).items.map(one => [one.kind, one.came, one.target, one.own])
  expect(await read()).toEqual([
    ['rung', 1, 2, false],
    ['own', 3, 3, false],
  ])
  expect((await read(delegate)).every(([, , , isOwn]) => isOwn)).toBe(true)
  expect(await read(counterpart)).toEqual([])
  await db.deleteFrom('goal').execute()
})

test('eight goals are the most', async () => {
  t.setClock('2026-10-01T09:00:00Z')
  const set = () => t.call(c.setGoal, { ...mission, kind: 'contacts', target: 1 }, delegate)
  for (let count = 0; count < 8; count++) await set()
  await expect(set()).rejects.toMatchObject({ code: 'too-many-goals' })
  await db.deleteFrom('goal').execute()
})
