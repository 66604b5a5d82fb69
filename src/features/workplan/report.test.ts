import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addGrant, addPerson, buildWorld, type World } from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'
import * as contract from './contract.ts'

let t: TestHouse
let world: World
let partnership: string
let parent: string
let coordinator: Viewer
let manager: Viewer
let otherManager: Viewer
beforeAll(async () => {
  t = await openTestHouse()
  t.setClock('2027-03-10T10:00:00Z')
  world = await buildWorld(t.house)
  partnership = world.own.partnershipId
  coordinator = await t.viewerOf(world.own.people.coordinator)
  manager = await t.viewerOf(world.own.people.manager)
  const person = await addPerson(t.house, 'second manager')
  await addGrant(t.house, person, 'cluster-manager', { cluster_id: world.own.secondClusterId })
  otherManager = await t.viewerOf(person)
  const facts = { title: 'Go', objective: 'There.', fromMonth: 1, toMonth: 6 }
  parent = (await t.call(contract.addPackage, { partnership, ...facts }, coordinator)).id
})
afterAll(() => t.close())

const ownCluster = () => `cluster:${world.own.clusterId}`
const add = async (owner: string | null, rest: object = {}) =>
  (
    await t.call(
      contract.addItem,
      {
        package: parent,
        kind: 'deliverable',
        title: 'Report',
        type: 'report',
        dissemination: 'public',
        dueOn: '2027-03-01',
        owner,
        ...rest,
      },
      coordinator,
    )
  ).id
const read = (item: string, who = manager) => t.call(contract.getItem, { item }, who)
const say = async (item: string, said: object, who = manager) =>
  t.call(
    contract.setItemState,
    { item, version: (await read(item, coordinator)).version, ...said } as never,
    who,
  )

test('the manager of the partner that owns it says how far it is, and nothing that was promised changes', async () => {
  const item = await add(ownCluster())
  const before = await read(item)
  expect([before.mayReport, before.states]).toEqual([true, ['planned', 'begun', 'submitted']])

  await say(item, { state: 'begun', doneOn: '2027-03-02', note: 'Ready by the end of March.' })
  t.moveClock(60_000)
  await say(item, { state: 'submitted', doneOn: '2027-03-10', proof: 'On page two.' })

  const after = await read(item)
  const promised = ({
    title,
    dueOn,
    owner,
    means,
    type,
    number,
    description,
    package: within,
  }: typeof after) => ({
    title,
    dueOn,
    owner,
    means,
    type,
    number,
    description,
    within,
  })
  expect(promised(after)).toEqual(promised(before))
  expect([after.state, after.doneOn, after.proof, after.daysLate]).toEqual([
    'submitted',
    '2027-03-10',
    'On page two.',
    9,
  ])
  expect(
    after.statements.map(({ state, day, note, proof, byOwner, saidBy, saidAt }) => [
      state,
      day,
      note,
      proof,
      byOwner,
      saidBy === after.stateBy,
      saidAt,
    ]),
  ).toEqual([
    ['submitted', '2027-03-10', null, 'On page two.', true, true, '2027-03-10T10:01:00.000Z'],
    ['begun', '2027-03-02', 'Ready by the end of March.', null, true, true, '2027-03-10T10:00:00.000Z'],
  ])
})

test('what is begun is late until it is done, and due on the desk of who answers for it', async () => {
  const item = await add(ownCluster())
  await say(item, { state: 'begun' })

  expect([(await read(item)).standing, (await read(item)).doneOn]).toEqual(['late', null])
  const { items } = await t.call(contract.listDue, {}, manager)
  expect(items.filter(({ id }) => id === item).map(({ state }) => state)).toEqual(['begun'])
  await expect(say(item, { state: 'begun', doneOn: '2027-03-12' })).rejects.toMatchObject({
    faults: [{ field: 'doneOn', code: 'not-come-yet' }],
  })
})

test('nobody reports what another answers for: not another partner, the funder, or an owner who left', async () => {
  const item = await add(ownCluster())
  const said = { state: 'submitted', doneOn: '2027-03-10' }
  const funder = await t.viewerOf(world.own.people.funder)
  for (const who of [otherManager, funder]) {
    await expect(say(item, said, who)).rejects.toMatchObject({ code: 'not-allowed' })
    const { mayReport, states, linkable, owners } = await read(item, who)
    expect([mayReport, states, linkable, owners]).toEqual([false, [], [], []])
  }
  // One who was named by name and has no role any more does not read the plan either.
  const person = await addPerson(t.house, 'gone')
  await addGrant(t.house, person, 'cluster-manager', { cluster_id: world.own.secondClusterId })
  const own = await add(`person:${person}`)
  await say(own, { state: 'begun' }, await t.viewerOf(person))
  await t.house.database.db
    .updateTable('role_grant')
    .set({ revoked_at: t.house.now() })
    .where('person_id', '=', person)
    .execute()
  await expect(say(own, said, await t.viewerOf(person))).rejects.toMatchObject({ code: 'not-found' })
  // As a funder they would read it again, and still change nothing.
  await addGrant(t.house, person, 'funder', { partnership_id: partnership })
  await expect(say(own, said, await t.viewerOf(person))).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(say(own, said, otherManager)).rejects.toMatchObject({ code: 'not-allowed' })
  expect((await read(own, coordinator)).state).toBe('begun')
})

test('the managers of a partner that left the partnership report nothing more', async () => {
  const item = await add(`cluster:${world.own.secondClusterId}`)
  const both = await addPerson(t.house, 'manager of both')
  for (const cluster_id of [world.own.clusterId, world.own.secondClusterId])
    await addGrant(t.house, both, 'cluster-manager', { cluster_id })
  const partner = t.house.database.db
    .updateTable('partner')
    .where('cluster_id', '=', world.own.secondClusterId)
  await partner.set({ left_on: '2027-03-01' }).execute()

  await expect(say(item, { state: 'begun' }, await t.viewerOf(both))).rejects.toMatchObject({
    code: 'not-allowed',
  })

  await partner.set({ left_on: null }).execute()
})

test('the coordinator alone accepts, and what is accepted its owner changes no more', async () => {
  const item = await add(ownCluster())
  const accepted = { state: 'accepted', doneOn: '2027-03-05', acceptedOn: '2027-03-09' }
  await expect(say(item, accepted)).rejects.toMatchObject({
    faults: [{ field: 'state', code: 'not-offered' }],
  })
  await say(item, accepted, coordinator)

  expect((await read(item)).mayReport).toBe(false)
  await expect(say(item, { state: 'planned' })).rejects.toMatchObject({ code: 'work-item-accepted' })
  expect((await read(item)).statements.map(({ state, day, byOwner }) => [state, day, byOwner])).toEqual([
    ['accepted', '2027-03-09', false],
  ])
})

test('what the coordinator puts back is open again, its owner is told anew, and both words stay on record', async () => {
  const item = await add(ownCluster())
  const remind = async () => {
    await t.house.jobs.runChores(['workplan.remind'])
    const mails = await t.house.database.db
      .selectFrom('mail')
      .select('id')
      .where('kind', '=', 'work-late')
      .where('person_id', '=', manager.personId)
      .execute()
    return mails.length
  }
  const first = await remind()
  await say(item, { state: 'submitted', doneOn: '2027-03-09' })
  t.moveClock(60_000)
  await say(item, { state: 'planned', note: 'The annex is missing.' }, coordinator)

  expect((await read(item)).standing).toBe('late')
  expect((await read(item)).statements.map(({ state, byOwner, note }) => [state, byOwner, note])).toEqual([
    ['planned', false, 'The annex is missing.'],
    ['submitted', true, null],
  ])
  expect((await remind()) - first).toBe(1)
  expect((await remind()) - first).toBe(1)
})

test('what was said is for those who work on the partnership: the funder reads where it stands, not the words', async () => {
  const item = await add(ownCluster())
  await say(item, { state: 'begun', note: 'Our analyst left.' })
  const funder = await t.viewerOf(world.own.people.funder)

  const seen = await read(item, funder)

  expect([seen.state, seen.statements]).toEqual(['begun', []])
  expect(JSON.stringify(seen)).not.toContain('analyst')
  const history = await t.house.database.db
    .selectFrom('history')
    .select('change')
    .where('call', '=', 'workplan.setItemState')
    .where('actor_person_id', '=', manager.personId)
    .execute()
  expect(history.map(({ change }) => change)).toContainEqual(
    expect.objectContaining({ item, state: 'begun' }),
  )
  expect(JSON.stringify(history)).not.toContain('analyst')
  expect((await read(item, otherManager)).statements.map(({ note }) => note)).toEqual(['Our analyst left.'])
})

test('two who say it at once do not write over each other', async () => {
  const item = await add(ownCluster())
  const { version } = await read(item)
  const said = (who: Viewer) =>
    t.call(contract.setItemState, { item, version, state: 'begun' }, who).then(
      () => 'said',
      (error: { code: string }) => error.code,
    )
  expect((await Promise.all([said(manager), said(coordinator)])).sort()).toEqual([
    'changed-meanwhile',
    'said',
  ])
  expect((await read(item)).statements).toHaveLength(1)
})

test('the plan says what is the reader’s own and not done, and only that', async () => {
  const mine = await add(ownCluster())
  const byName = await add(`person:${manager.personId}`)
  const done = await add(ownCluster())
  await say(done, { state: 'submitted', doneOn: '2027-03-09' })
  const others = await add(`cluster:${world.own.secondClusterId}`)
  const nobodys = await add(null)
  const ids = [mine, byName, done, others, nobodys]
  const own = async (who: Viewer) =>
    (await t.call(contract.getWorkplan, { partnership, grant: 'none' }, who)).own.filter(id =>
      ids.includes(id),
    )

  expect(await own(manager)).toEqual([mine, byName])
  expect(await own(otherManager)).toEqual([others])
  expect(await own(await t.viewerOf(world.own.people.funder))).toEqual([])
})

test('a record that is named and that its owner does not see stays named when they report, unless they take it away', async () => {
  const item = await add(ownCluster())
  const ref = t.house.newId()
  await t.house.database.db
    .updateTable('work_item')
    .set({ link_kind: 'mission', link_ref: ref })
    .where('id', '=', item)
    .execute()
  const named = () =>
    t.house.database.db
      .selectFrom('work_item')
      .select(['link_kind', 'link_ref'])
      .where('id', '=', item)
      .executeTakeFirst()
  const funder = await t.viewerOf(world.own.people.funder)
  expect([
    (await read(item)).link,
    (await read(item)).linkHidden,
    (await read(item, funder)).linkHidden,
  ]).toEqual([null, true, false])

  await say(item, { state: 'begun', link: 'kept' })
  expect(await named()).toEqual({ link_kind: 'mission', link_ref: ref })
  await expect(say(item, { state: 'begun', link: `mission:${t.house.newId()}` })).rejects.toMatchObject({
    faults: [{ field: 'link', code: 'not-offered' }],
  })
  await say(item, { state: 'begun', link: '' })
  expect(await named()).toEqual({ link_kind: null, link_ref: null })
  expect((await read(item)).linkHidden).toBe(false)
})
