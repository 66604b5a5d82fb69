import { read as readWorkbook, utils } from '@e965/xlsx'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { recordStatements } from '../src/database/record-statements.ts'
import { getSideBySide, getSideBySideFile } from '../src/features/desk/contract-side-by-side.ts'
import { type FiguresScene, openFiguresScene } from '../src/features/indicators/factory.ts'
import * as grants from '../src/features/partnerships/contract-grants.ts'
import * as workplan from '../src/features/workplan/contract.ts'
import type { FileAnswer } from '../src/shared/contract.ts'
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

test('late are deliverables and milestones past their day and not done, as the plan tells them; nothing of a task, of what is done, taken out or not due, or of a grant taken back', async () => {
  const { t, world, coordinator, funder } = scene
  await count()
  const partnership = world.own.partnershipId
  const addPlan = async (title: string) => {
    const facts = { title, startsOn: '2026-01-01', endsOn: '2026-12-31', budgets: [] }
    const { id: grant } = await t.call(grants.addGrant, { partnership, ...facts }, coordinator)
    const { id } = await t.call(
      workplan.addPackage,
      { partnership, grant, title: 'Go', objective: 'There.', fromMonth: 1, toMonth: 6 },
      coordinator,
    )
    const add = async (rest: object) =>
      (await t.call(workplan.addItem, { package: id, title: 'Thing', ...rest } as never, coordinator)).id
    return { grant, add }
  }
  const deliverable = { kind: 'deliverable', type: 'report', dissemination: 'sensitive' }
  const milestone = { kind: 'milestone', means: 'A list' }
  const { add } = await addPlan('Stands')
  const late = await add({ ...deliverable, dueMonth: 8 })
  const begun = await add({ ...deliverable, dueOn: '2026-10-10' })
  const reached = await add({ ...milestone, dueMonth: 1 })
  const missed = await add({ ...milestone, dueMonth: 9, title: 'Meilenstein', lang: 'de' })
  await add({ ...milestone, dueOn: '2026-10-21' })
  await add({ kind: 'task', fromMonth: 1, dueMonth: 2 })
  const out = await add({ ...milestone, dueMonth: 2 })
  await t.call(workplan.setItemState, { item: begun, version: 1, state: 'begun' }, coordinator)
  await t.call(
    workplan.setItemState,
    { item: reached, version: 1, state: 'reached', doneOn: '2026-09-01' },
    coordinator,
  )
  await t.call(workplan.removeItem, { item: out, version: 1 }, coordinator)
  const back = await addPlan('Taken back')
  await back.add({ ...deliverable, dueMonth: 1 })
  const { version } = await t.call(grants.getGrant, { grant: back.grant }, coordinator)
  await t.call(grants.withdrawGrant, { grant: back.grant, version, reason: 'Nothing' }, coordinator)

  const read = await t.call(getSideBySide, {}, funder)

  const told = read.partnerships.flatMap(one => one.late).filter(({ kind }) => kind !== 'report')
  const today = t.house.now().toISOString().slice(0, 10)
  const days = (dueOn: string) => (Date.parse(today) - Date.parse(dueOn)) / 86_400_000
  expect(told).toEqual([
    {
      kind: 'deliverable',
      id: late,
      name: 'D1.1 Thing',
      lang: 'en',
      dueOn: '2026-08-31',
      days: days('2026-08-31'),
    },
    {
      kind: 'milestone',
      id: missed,
      name: 'MS2 Meilenstein',
      lang: 'de',
      dueOn: '2026-09-30',
      days: days('2026-09-30'),
    },
    {
      kind: 'deliverable',
      id: begun,
      name: 'D1.2 Thing',
      lang: 'en',
      dueOn: '2026-10-10',
      days: days('2026-10-10'),
    },
  ])
  // As the page of the plan tells the same reader.
  const page = await t.call(workplan.getWorkplan, { partnership }, funder)
  const onPage = page.packages
    .flatMap(({ items }) => items)
    .filter(({ kind, standing }) => kind !== 'task' && standing === 'late')
  expect(told.map(({ id, name, dueOn, days }) => [id, name, dueOn, days]).sort()).toEqual(
    onPage.map(({ id, code, title, dueOn, daysLate }) => [id, `${code} ${title}`, dueOn, daysLate]).sort(),
  )
  const file = await t.call(getSideBySideFile, { format: 'xlsx' }, funder)
  const sheets = readWorkbook((file as FileAnswer).body, { cellDates: true }).Sheets
  const rows = utils.sheet_to_json<unknown[]>(sheets.Late ?? {}, { header: 1 })
  expect(rows.slice(1).map(([, kind, name, , count]) => [kind, name, count])).toEqual([
    ['Deliverable', 'D1.1 Thing', days('2026-08-31')],
    ['Milestone', 'MS2 Meilenstein', days('2026-09-30')],
    ['Deliverable', 'D1.2 Thing', days('2026-10-10')],
  ])
  expect((await t.call(getSideBySide, {}, await t.viewerOf(world.stranger))).partnerships).toEqual([])
})

test('it asks as often with three plans and partnerships as with one', async () => {
  const { t, world } = scene
  const administrator = await t.viewerOf(world.administrator)
  const few = await recordStatements(() => t.call(getSideBySide, {}, administrator))
  for (let more = 0; more < 2; more++) {
    const id = t.house.newId()
    const now = t.house.now()
    await t.house.database.db
      .insertInto('partnership')
      .values({
        id,
        slug: `more-${more}`,
        acronym: `MORE ${more}`,
        title: 'More',
        visibility: 'partnership',
        created_at: now,
        updated_at: now,
      } as never)
      .execute()
    await t.call(
      workplan.addPackage,
      { partnership: id, title: 'Go', objective: 'There.', fromMonth: 1, toMonth: 6 },
      administrator,
    )
  }
  const many = await recordStatements(() => t.call(getSideBySide, {}, administrator))

  expect((await t.call(getSideBySide, {}, administrator)).partnerships.length).toBeGreaterThan(3)
  expect(many.statements.length).toBe(few.statements.length)
})
