import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addGrant, addPerson, buildWorld, type World } from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'
import * as choices from '../notifications/contract-choices.ts'
import * as grants from '../partnerships/contract-grants.ts'
import * as contract from './contract.ts'

let t: TestHouse
let world: World
let coordinator: Viewer
let partnership: string
let grant: string
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  partnership = world.own.partnershipId
  coordinator = await t.viewerOf(world.own.people.coordinator)
  t.setClock('2027-01-10T10:00:00Z')
  const facts = { title: 'Grant', startsOn: '2027-01-01', endsOn: '2027-12-31', budgets: [] }
  grant = (await t.call(grants.addGrant, { partnership, ...facts }, coordinator)).id
})
beforeEach(async () => {
  t.setClock('2027-01-10T10:00:00Z')
  await t.house.database.db.deleteFrom('mail').execute()
  await t.house.database.db.updateTable('work_item').set({ removed_at: t.house.now() }).execute()
})
afterAll(() => t.close())

/** A milestone due on the last of January. */
async function add(owner: string | null, dueMonth = 1, of = grant): Promise<string> {
  const facts = { title: 'Go', objective: 'There.', fromMonth: 1, toMonth: 6 }
  const { id } = await t.call(contract.addPackage, { partnership, grant: of, ...facts }, coordinator)
  const item = { package: id, kind: 'milestone' as const, title: 'Reached', means: 'A list', dueMonth, owner }
  return (await t.call(contract.addItem, item, coordinator)).id
}

const remind = () => t.house.jobs.runChores(['workplan.remind'])
async function mails() {
  const rows = await t.house.database.db
    .selectFrom('mail')
    .select(['kind', 'person_id', 'text_body'])
    .where('kind', 'in', ['work-due', 'work-late'])
    .orderBy('created_at')
    .execute()
  return rows
}
const sent = async () => (await mails()).map(({ kind, person_id }) => [kind, person_id])

test('the owner is told two weeks before and from the day after, once each, however often it is asked', async () => {
  const { manager } = world.own.people
  const item = await add(`person:${manager}`)
  await remind()
  expect(await sent()).toEqual([])
  t.setClock('2027-01-17T10:00:00Z')
  await remind()
  await remind()
  expect(await sent()).toEqual([['work-due', manager]])
  expect((await mails())[0]?.text_body).toContain(`/workplan/items/${item}#report`)
  t.setClock('2027-02-01T10:00:00Z')
  await Promise.all([remind(), remind()])
  t.setClock('2027-03-01T10:00:00Z')
  await remind()
  expect(await sent()).toEqual([
    ['work-due', manager],
    ['work-late', manager],
  ])
})

test('what is done, taken out, or of a grant that came to nothing is reminded of no more', async () => {
  const item = await add(`person:${world.own.people.manager}`)
  const done = { item, version: 1, state: 'reached' as const, doneOn: '2027-01-09' }
  await t.call(contract.setItemState, done, coordinator)
  const out = await add(null)
  await t.call(contract.removeItem, { item: out, version: 1 }, coordinator)
  const period = { startsOn: '2027-01-01', endsOn: '2027-12-31' }
  const other = { partnership, title: 'Came to nothing', ...period, budgets: [] }
  const { id: back } = await t.call(grants.addGrant, other, coordinator)
  await add(`person:${world.own.people.manager}`, 1, back)
  await t.call(grants.withdrawGrant, { grant: back, version: 1, reason: 'Nothing' }, coordinator)
  t.setClock('2027-02-01T10:00:00Z')
  await remind()
  expect(await sent()).toEqual([])
})

test('of a partner the managers are told whom mail reaches', async () => {
  const gone = await addPerson(t.house, 'erased manager')
  const silent = await addPerson(t.house, 'manager without address')
  for (const person of [gone, silent])
    await addGrant(t.house, person, 'cluster-manager', { cluster_id: world.own.clusterId })
  const people = t.house.database.db.updateTable('person')
  await people.set({ erased_at: t.house.now() }).where('id', '=', gone).execute()
  await people.set({ email: null }).where('id', '=', silent).execute()
  await add(`cluster:${world.own.clusterId}`)
  t.setClock('2027-01-20T10:00:00Z')
  await remind()
  expect(await sent()).toEqual([['work-due', world.own.people.manager]])
})

test('of a partner its managers are told, each in one mail with all that is due; without an owner the coordinator', async () => {
  const person = await addPerson(t.house, 'second manager')
  await addGrant(t.house, person, 'cluster-manager', { cluster_id: world.own.secondClusterId })
  await add(`cluster:${world.own.secondClusterId}`)
  await add(`cluster:${world.own.secondClusterId}`)
  await add(null)
  t.setClock('2027-01-20T10:00:00Z')
  await remind()
  expect((await sent()).sort()).toEqual(
    [
      ['work-due', coordinator.personId],
      ['work-due', person],
    ].sort(),
  )
  const { text_body: words } = (await mails()).find(({ person_id }) => person_id === person) ?? {}
  expect(words).toContain(`/partnerships/partnership-a/workplan?grant=${grant}#due`)
  const unowned = (await mails()).find(({ person_id }) => person_id === coordinator.personId)?.text_body
  expect(unowned).toMatch(/^• MS\d+ Reached, 31 January 2027 \(nobody answers for it yet\)$/m)
  expect(words?.match(/^• MS\d+ Reached, 31 January 2027$/gm)).toHaveLength(2)
})

test('whoever does not read the plan any more is not told of it; the coordinator is', async () => {
  const person = await addPerson(t.house, 'third manager')
  await addGrant(t.house, person, 'cluster-manager', { cluster_id: world.own.clusterId })
  await add(`person:${person}`)
  await t.house.database.db
    .updateTable('role_grant')
    .set({ revoked_at: t.house.now() })
    .where('person_id', '=', person)
    .execute()
  t.setClock('2027-01-20T10:00:00Z')
  await remind()
  expect(await sent()).toEqual([['work-due', coordinator.personId]])
})

test('another day is another reminder', async () => {
  const item = await add(`person:${world.own.people.manager}`)
  t.setClock('2027-02-01T10:00:00Z')
  await remind()
  const later = {
    title: 'Reached',
    means: 'A list',
    dueMonth: 2,
    owner: `person:${world.own.people.manager}`,
  }
  const { number } = await t.call(contract.getItem, { item }, coordinator)
  await t.call(contract.changeItem, { item, version: 1, number, ...later }, coordinator)
  t.setClock('2027-03-02T10:00:00Z')
  await remind()
  expect((await sent()).map(([kind]) => kind)).toEqual(['work-late', 'work-late'])
})

test('whoever wants no reminders gets none', async () => {
  const { manager } = world.own.people
  await add(`person:${manager}`)
  await t.call(choices.saveMailChoices, { reminders: 'never' }, await t.viewerOf(manager))
  t.setClock('2027-02-01T10:00:00Z')
  await remind()
  const { rows } = await sql<{ state: string }>`select state from mail where kind = 'work-late'`.execute(
    t.house.database.db,
  )
  expect(rows.filter(({ state }) => ['waiting', 'sent'].includes(state))).toEqual([])
})
