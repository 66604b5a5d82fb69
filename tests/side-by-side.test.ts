import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { getSideBySide, getSideBySideFile } from '../src/features/desk/contract-side-by-side.ts'
import { type FiguresScene, openFiguresScene } from '../src/features/indicators/factory.ts'
import { chore } from './harness/run-chore.ts'

let scene: FiguresScene
beforeAll(async () => {
  scene = await openFiguresScene()
})
afterAll(() => scene.t.close())
beforeEach(() => scene.empty())

/** Eleven minutes later what is older than ten is counted anew. */
const count = async () => {
  scene.t.moveClock(660_000)
  await chore(scene.t, 'indicators.refresh')
}

test('the funder reads their partnership with its figures as last counted, and nothing of another one', async () => {
  const { t, world } = scene
  const indicator = await scene.define({ code: 'B2B', target: 4 })
  await scene.meet(0)
  await scene.meet(1, false)
  await t.house.database.db
    .insertInto('reporting_period')
    .values({
      id: t.house.newId(),
      partnership_id: world.own.partnershipId,
      name: 'Interim',
      starts_on: '2026-01-01',
      ends_on: '2026-06-30',
      due_on: '2026-10-08',
      state: 'open',
      created_at: t.house.now(),
      updated_at: t.house.now(),
    })
    .execute()
  await count()

  const read = await t.call(getSideBySide, {}, scene.funder)

  expect(read.partnerships.map(one => one.id)).toEqual([world.own.partnershipId])
  const [own] = read.partnerships
  expect(own?.figures).toEqual([
    {
      id: indicator,
      key: 'B2B',
      code: 'B2B',
      name: 'Meetings held',
      unit: 'meetings',
      lang: 'en',
      shippedAs: null,
      proven: 1,
      claimed: 1,
      target: 4,
      expected: 3.2,
    },
  ])
  expect(own?.meetingsHeld).toBe(1)
  expect(own?.reports).toEqual({ filed: 0, of: 1 })
  expect(own?.late.map(({ name, days }) => [name, days])).toEqual([['Interim', 12]])
  expect(read.missions.map(one => one.slug)).toEqual([world.own.missionSlug])
})

test('whoever neither coordinates, funds nor manages a partner compares nothing, whatever they see elsewhere', async () => {
  const { t } = scene
  await scene.define()
  await count()

  for (const viewer of [scene.editor, await t.viewerOf(scene.world.stranger)])
    expect(await t.call(getSideBySide, {}, viewer)).toEqual({
      today: '2026-10-20',
      partnerships: [],
      missions: [],
      countries: [],
      indicators: [],
    })
})

test('a market and an indicator narrow it, and the choices stay', async () => {
  const { t, world } = scene
  await scene.define({ code: 'ONE' })
  await scene.define({ code: 'TWO' })
  await t.house.database.db
    .insertInto('market')
    .values({
      id: t.house.newId(),
      partnership_id: world.own.partnershipId,
      country: 'KR',
      stage: 'planned',
      priority: 1,
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  await count()

  const there = await t.call(getSideBySide, { country: 'KR', indicator: 'TWO' }, scene.funder)
  const nowhere = await t.call(getSideBySide, { country: 'BR' }, scene.funder)

  expect(there.partnerships.map(one => one.figures.map(figure => figure.code))).toEqual([['TWO']])
  expect(there.indicators.map(one => one.key)).toEqual(['ONE', 'TWO'])
  expect(nowhere.partnerships).toEqual([])
  expect(nowhere.countries).toContain('KR')
})

test('as a file it holds the same figures, as numbers', async () => {
  const { t } = scene
  await scene.define({ code: 'B2B', target: 3 })
  await scene.meet(0)
  await count()

  const csv = await t.call(getSideBySideFile, { format: 'csv' }, scene.funder)
  const [, line] = textOf(csv).split('\r\n')

  expect(line).toBe('"PARTNER-A","B2B","B2B","Meetings held","meetings",1,1,3,33')
})

function textOf(file: unknown): string {
  const body = typeof file === 'object' && file !== null && 'body' in file ? file.body : ''
  return body instanceof Uint8Array ? Buffer.from(body).toString('utf8') : String(body)
}

test('a sum with decimals stands beside counts', async () => {
  const { t } = scene
  const id = await scene.define({ code: 'SUM', target: 20 })
  await t.house.database.db
    .updateTable('indicator_figure')
    .set({ proven: '12.5', claimed: '13.25' })
    .where('indicator_id', '=', id)
    .execute()

  const read = await t.call(getSideBySide, {}, scene.funder)

  expect(read.partnerships[0]?.figures.map(({ proven, claimed }) => [proven, claimed])).toEqual([
    [12.5, 13.25],
  ])
})
