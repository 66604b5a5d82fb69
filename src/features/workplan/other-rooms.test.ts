import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { buildWorld, type World } from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'
import * as decisions from '../decisions/contract.ts'
import * as grants from '../partnerships/contract-grants.ts'
import { getRoadmap } from '../partnerships/contract-roadmap.ts'
import * as contract from './contract.ts'

let t: TestHouse
let world: World
let coordinator: Viewer
let partnership: string
beforeAll(async () => {
  t = await openTestHouse()
  t.setClock('2027-03-10T10:00:00Z')
  world = await buildWorld(t.house)
  partnership = world.own.partnershipId
  coordinator = await t.viewerOf(world.own.people.coordinator)
})
afterAll(() => t.close())

/** A plan whose months begin on that day, with a milestone due in each of three months and a deliverable on a day. */
async function addPlan(startsOn: string) {
  const facts = { title: `From ${startsOn}`, startsOn, endsOn: '2028-12-31', budgets: [] }
  const { id: grant } = await t.call(grants.addGrant, { partnership, ...facts }, coordinator)
  const { id } = await t.call(
    contract.addPackage,
    { partnership, grant, title: 'Go', objective: 'There.', fromMonth: 1, toMonth: 6 },
    coordinator,
  )
  const add = (rest: object) =>
    t.call(contract.addItem, { package: id, title: 'Thing', ...rest } as never, coordinator)
  for (const dueMonth of [1, 2, 14]) await add({ kind: 'milestone', means: 'A list', dueMonth })
  await add({ kind: 'deliverable', type: 'report', dissemination: 'public', dueOn: '2027-03-09' })
  await add({ kind: 'task', fromMonth: 1, dueMonth: 2 })
  return { grant, package: id }
}

const onRoadmap = async (who: Viewer) =>
  (await t.call(getRoadmap, { partnership }, who)).items.filter(({ kind }) =>
    ['milestone', 'deliverable'].includes(kind),
  )

test.each(['2027-01-31', '2027-02-28', '2027-01-01', '2026-11-30', '2028-02-29'])(
  'with months from %s the roadmap shows what is due on the very days of the plan, for those inside alone',
  async startsOn => {
    const { grant } = await addPlan(startsOn)
    const { packages } = await t.call(contract.getWorkplan, { partnership, grant }, coordinator)
    const planned = (packages[0]?.items ?? [])
      .filter(({ kind }) => kind !== 'task')
      .map(({ id, dueOn, standing }) => [id, dueOn, standing === 'late' ? 'late' : 'planned'])
    const ids = new Set(planned.map(([id]) => id))
    const shown = (await onRoadmap(coordinator)).filter(({ of }) => ids.has(of))
    expect(shown.map(({ of, from, state }) => [of, from, state]).sort()).toEqual(planned.sort())
    expect(planned.length).toBe(4)

    const delegate = await t.viewerOf(world.own.people.delegate)
    expect(await onRoadmap(delegate)).toEqual([])
    const version = (await t.call(grants.getGrant, { grant }, coordinator)).version
    await t.call(grants.withdrawGrant, { grant, version, reason: 'Nothing' }, coordinator)
    expect((await onRoadmap(coordinator)).filter(({ of }) => ids.has(of))).toEqual([])
  },
)

test('a decision names what of the work plan it changed', async () => {
  const plan = await addPlan('2027-01-01')
  const { id } = await t.call(
    decisions.recordDecision,
    { partnership, title: 'Later', proposal: 'It takes longer.', decidedOn: '2027-03-01' },
    coordinator,
  )
  const target = `work:${plan.package}`
  await t.call(decisions.linkDecision, { decision: id, target }, coordinator)
  const { links, linkable } = await t.call(decisions.getDecision, { decision: id }, coordinator)
  expect(links.map(({ kind, ref, label, href }) => [kind, ref, label, href.split('?')[0]])).toEqual([
    ['work', plan.package, 'WP1 Go', '/partnerships/partnership-a/workplan'],
  ])
  expect(linkable.map(({ label }) => label)).toContain('MS1 Thing')
  await t.call(decisions.unlinkDecision, { decision: id, target }, coordinator)
  expect((await t.call(decisions.getDecision, { decision: id }, coordinator)).links).toEqual([])
})

test('without a choice the plan of the grant that runs today is shown, not of one that is over, comes, or was taken back', async () => {
  await t.house.database.db.deleteFrom('work_plan').execute()
  await t.house.database.db.deleteFrom('funding_grant').execute()
  const add = async (title: string, startsOn: string, endsOn: string) =>
    (await t.call(grants.addGrant, { partnership, title, startsOn, endsOn, budgets: [] }, coordinator)).id
  const shown = async () => (await t.call(contract.getWorkplan, { partnership }, coordinator)).plan.grant
  expect(await shown()).toBe(null)
  const coming = await add('Comes', '2027-09-01', '2028-12-31')
  expect((await shown())?.id).toBe(coming)
  await add('Over', '2027-02-01', '2027-02-28')
  expect((await shown())?.title).toBe('Over')
  await add('Runs', '2027-01-01', '2027-12-31')
  const back = await add('Taken back', '2027-03-01', '2027-12-31')
  const { version } = await t.call(grants.getGrant, { grant: back }, coordinator)
  await t.call(grants.withdrawGrant, { grant: back, version, reason: 'Nothing' }, coordinator)
  expect((await shown())?.title).toBe('Runs')
})
