import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { recordStatements } from '../src/database/record-statements.ts'
import { getDesk } from '../src/features/desk/contract.ts'
import { listMembersServed } from '../src/features/desk/contract-members.ts'
import { type FiguresScene, openFiguresScene } from '../src/features/indicators/factory.ts'
import { chore } from './harness/run-chore.ts'
import { addOrganisation } from './harness/world.ts'

let scene: FiguresScene
beforeAll(async () => {
  scene = await openFiguresScene()
})
afterAll(() => scene.t.close())
beforeEach(async () => {
  const { db } = scene.t.house.database
  for (const table of ['decision', 'hypothesis'] as const) await db.deleteFrom(table).execute()
  await scene.empty()
})

/** Eleven minutes later what is older than ten is counted anew. */
async function count(): Promise<void> {
  scene.t.moveClock(660_000)
  await chore(scene.t, 'indicators.refresh')
}

const partnershipId = () => scene.world.own.partnershipId

async function addPeriod(facts: { endsOn: string; dueOn: string | null; state?: 'open' | 'frozen' }) {
  const { house } = scene.t
  const id = house.newId()
  await house.database.db
    .insertInto('reporting_period')
    .values({
      id,
      partnership_id: partnershipId(),
      name: 'Interim',
      starts_on: '2026-01-01',
      ends_on: facts.endsOn,
      due_on: facts.dueOn,
      state: facts.state ?? 'open',
      created_at: house.now(),
      updated_at: house.now(),
    })
    .execute()
  return id
}

async function addProposal(openUntil: string, choices: ('yes' | null)[]): Promise<string> {
  const { house } = scene.t
  const id = house.newId()
  const { db } = house.database
  await db
    .insertInto('decision')
    .values({
      id,
      partnership_id: partnershipId(),
      title: 'Go to Osaka',
      proposal: 'We go.',
      lang: 'en',
      state: 'open',
      open_until: openUntil,
      majority: 'simple',
      quorum: 50,
      casting: false,
      made_at: house.now(),
    })
    .execute()
  const clusters = [scene.world.own.clusterId, scene.world.own.secondClusterId]
  for (const [index, choice] of choices.entries())
    await db
      .insertInto('decision_ballot')
      .values({
        decision_id: id,
        cluster_id: clusters[index] ?? '',
        coordinator: index === 0,
        choice,
        cast_at: choice === null ? null : house.now(),
      })
      .execute()
  return id
}

const readPartnership = async (viewer = scene.coordinator) =>
  (await scene.t.call(getDesk, {}, viewer)).partnerships.map(({ due, waiting }) => ({
    due: due.map(({ kind, of, count, isLate }) => [kind, of, count, isLate]),
    waiting: waiting.map(({ kind, of, count }) => [kind, of, count]),
  }))

test('the coordinator is told what is due and who has not answered, each with its number', async () => {
  const ended = await addPeriod({ endsOn: '2026-09-30', dueOn: '2026-11-30' })
  const late = await addPeriod({ endsOn: '2026-06-30', dueOn: '2026-10-10', state: 'frozen' })
  const soon = await addPeriod({ endsOn: '2026-08-31', dueOn: '2026-10-25', state: 'frozen' })
  await addPeriod({ endsOn: '2026-12-31', dueOn: '2027-02-28' })
  const open = await addProposal('2026-11-01', ['yes', null])
  const voted = await addProposal('2026-11-05', ['yes', 'yes'])
  const over = await addProposal('2026-10-01', ['yes', null])

  expect(await readPartnership()).toEqual([
    {
      due: [
        ['report', late, 10, true],
        ['freeze', ended, 20, false],
        ['report', soon, 5, false],
        ['settle', over, 1, false],
        ['settle', voted, 1, false],
      ],
      waiting: [['votes', open, 1]],
    },
  ])
  expect(await readPartnership(scene.funder)).toEqual([])
})

test('the manager of a partner is told which vote of theirs is missing, and of no other', async () => {
  const missing = await addProposal('2026-11-01', [null, null])
  await addProposal('2026-11-02', ['yes', null])

  const { clusters } = await scene.t.call(getDesk, {}, scene.manager)

  expect(clusters.map(({ waiting }) => waiting.map(({ kind, of, count }) => [kind, of, count]))).toEqual([
    [['votes', missing, 1]],
  ])
})

test('below target says why: members for whom nothing was done, and the list holds as many', async () => {
  const { t, world } = scene
  const left = await addOrganisation(t.house, 'Left Out', { clusterId: world.own.clusterId })
  await addOrganisation(t.house, 'Institute', { clusterId: world.own.clusterId, kind: 'rto' })
  await t.house.database.db
    .updateTable('organisation')
    .set({ kind: 'sme' })
    .where('id', '=', world.own.organisationId)
    .execute()
  const indicator = await scene.define({
    counts: 'benefiting',
    distinct: 'organisation',
    kinds: ['sme'],
    target: 10,
  })
  await scene.service()
  await count()

  const { figures } = await t.call(getDesk, {}, scene.coordinator)
  const list = await t.call(
    listMembersServed,
    { partnership: partnershipId(), show: 'left-out', indicator },
    scene.coordinator,
  )

  expect(figures.map(({ id, cause }) => [id, cause])).toEqual([
    [indicator, { cause: 'no-record', count: list.total }],
  ])
  expect(list.items.map(({ id, next }) => [id, next])).toContainEqual([left, 'ask'])
  expect(list.items.some(({ name }) => name === 'Institute')).toBe(false)
})

test('a manager reads their own members: who benefited, who was left out and what to do; a funder is told nothing to do', async () => {
  const { t, world } = scene
  const elsewhere = await addOrganisation(t.house, 'Of the other cluster', {
    clusterId: world.own.secondClusterId,
  })
  await scene.service()
  await count()
  const read = (show: 'benefited' | 'left-out', viewer = scene.manager) =>
    t.call(listMembersServed, { partnership: partnershipId(), show, pageSize: 200 }, viewer)

  const benefited = await read('benefited')
  const mine = await read('left-out')
  const all = await read('left-out', scene.funder)
  const { clusters } = await t.call(getDesk, {}, scene.manager)

  expect(benefited.items.map(({ id, served }) => [id, served])).toEqual([
    [world.own.organisationId, { direct: true, meetings: 0, services: 1, lastOn: '2026-09-10' }],
  ])
  expect(mine.items.some(({ id }) => id === elsewhere)).toBe(false)
  expect(mine.items.every(({ next }) => next !== null)).toBe(true)
  expect(all.items.some(({ id }) => id === elsewhere)).toBe(true)
  expect(all.items.every(({ next }) => next === null)).toBe(true)
  expect(clusters.map(({ served }) => served.map(({ benefited, leftOut }) => [benefited, leftOut]))).toEqual([
    [[1, mine.total]],
  ])
})

test('a desk asks as often with three members, periods and proposals as with one', async () => {
  await addPeriod({ endsOn: '2026-09-30', dueOn: null })
  await addProposal('2026-11-01', [null, null])
  const few = await recordStatements(() => scene.t.call(getDesk, {}, scene.coordinator))
  for (let more = 0; more < 2; more++) {
    await addPeriod({ endsOn: '2026-09-30', dueOn: null })
    await addProposal('2026-11-01', [null, null])
    await addOrganisation(scene.t.house, `More ${more}`, { clusterId: scene.world.own.clusterId })
  }
  const many = await recordStatements(() => scene.t.call(getDesk, {}, scene.coordinator))

  expect(many.statements.length).toBe(few.statements.length)
})
