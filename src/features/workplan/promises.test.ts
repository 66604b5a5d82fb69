import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addGrant, addPerson, buildWorld, type World } from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'
import * as grants from '../partnerships/contract-grants.ts'
import * as contract from './contract.ts'
import * as effortCalls from './contract-efforts.ts'
import * as risks from './contract-risks.ts'

/** What may stand in a plan and what may not, and who is offered what for it. */

let t: TestHouse
let world: World
let partnership: string
let coordinator: Viewer
let otherManager: Viewer
beforeAll(async () => {
  t = await openTestHouse()
  t.setClock('2027-03-10T10:00:00Z')
  world = await buildWorld(t.house)
  partnership = world.own.partnershipId
  coordinator = await t.viewerOf(world.own.people.coordinator)
  const person = await addPerson(t.house, 'second manager')
  await addGrant(t.house, person, 'cluster-manager', { cluster_id: world.own.secondClusterId })
  otherManager = await t.viewerOf(person)
})
afterAll(() => t.close())

const facts = { title: 'Go there', objective: 'Companies are there.', fromMonth: 1, toMonth: 6 }
const addPackage = async (given: object = {}) =>
  (await t.call(contract.addPackage, { partnership, ...facts, ...given } as never, coordinator)).id
const deliverable = {
  kind: 'deliverable',
  title: 'Report',
  type: 'report',
  dissemination: 'public',
  dueOn: '2027-03-01',
} as const
const addItem = async (parent: string, given: object = {}) =>
  (await t.call(contract.addItem, { package: parent, ...deliverable, ...given } as never, coordinator)).id
const fault = (field: string, code: string) => ({ faults: [expect.objectContaining({ field, code })] })

test('a package ends no earlier than it begins, is led by a partner, and stands in the plan of a grant of its partnership', async () => {
  await expect(addPackage({ fromMonth: 4, toMonth: 3 })).rejects.toMatchObject(
    fault('toMonth', 'ends-before-start'),
  )
  await expect(addPackage({ leadClusterId: world.foreign.clusterId })).rejects.toMatchObject(
    fault('leadClusterId', 'not-offered'),
  )
  await expect(addPackage({ grant: t.house.newId() })).rejects.toMatchObject(fault('grant', 'not-offered'))
})

test('a partner that left stays where it leads or owns, and is offered to nothing else', async () => {
  const left = world.own.secondClusterId
  const parent = await addPackage({ leadClusterId: left })
  const item = await addItem(parent, { owner: `cluster:${left}` })
  const partner = t.house.database.db.updateTable('partner').where('cluster_id', '=', left)
  await partner.set({ left_on: '2027-03-01' }).execute()

  const { number, version } = await t.call(contract.getPackage, { package: parent }, coordinator)
  await t.call(
    contract.changePackage,
    { package: parent, version, number, ...facts, title: 'Still', leadClusterId: left },
    coordinator,
  )
  const before = await t.call(contract.getItem, { item }, coordinator)
  const { kind: _, ...given } = deliverable
  await t.call(
    contract.changeItem,
    { item, version: 1, number: before.number, ...given, title: 'Still', owner: `cluster:${left}` },
    coordinator,
  )
  expect((await t.call(contract.getPackage, { package: parent }, coordinator)).lead?.id).toBe(left)
  const after = await t.call(contract.getItem, { item }, coordinator)
  expect([after.owner?.id, after.title, after.owners.some(({ id }) => id === left)]).toEqual([
    left,
    'Still',
    false,
  ])
  await expect(addPackage({ leadClusterId: left })).rejects.toMatchObject(
    fault('leadClusterId', 'not-offered'),
  )
  await expect(addItem(parent, { owner: `cluster:${left}` })).rejects.toMatchObject(
    fault('owner', 'not-offered'),
  )

  await partner.set({ left_on: null }).execute()
})

test('nothing is accepted on a day that has not come', async () => {
  const item = await addItem(await addPackage())
  const accepted = {
    item,
    version: 1,
    state: 'accepted',
    doneOn: '2027-03-09',
    acceptedOn: '2027-03-11',
  } as const
  await expect(t.call(contract.setItemState, accepted, coordinator)).rejects.toMatchObject(
    fault('acceptedOn', 'not-come-yet'),
  )
})

test('a partner stands once in the efforts of a package, with an amount that sums hold', async () => {
  const parent = await addPackage()
  const { clusterId } = world.own
  const save = (efforts: object[]) =>
    t.call(effortCalls.saveEfforts, { package: parent, version: 1, efforts } as never, coordinator)
  await expect(
    save([
      { clusterId, personMonths: 1 },
      { clusterId, personMonths: 2 },
    ]),
  ).rejects.toMatchObject(fault('efforts.1.clusterId', 'not-offered'))
  await expect(save([{ clusterId, amount: '1000000000.01' }])).rejects.toMatchObject(
    fault('efforts.0.amount', 'not-an-amount'),
  )
  await save([{ clusterId, amount: '1000000000' }])
})

test('what stands in the plan of a grant that was taken back is due for nobody', async () => {
  const period = { startsOn: '2027-01-01', endsOn: '2027-12-31' }
  const { id: grant } = await t.call(
    grants.addGrant,
    { partnership, title: 'Taken back', ...period, budgets: [] },
    coordinator,
  )
  const item = await addItem(await addPackage({ grant }))
  const isDue = async () =>
    (await t.call(contract.listDue, {}, coordinator)).items.some(({ id }) => id === item)
  expect(await isDue()).toBe(true)
  const { version } = await t.call(grants.getGrant, { grant }, coordinator)
  await t.call(grants.withdrawGrant, { grant, version, reason: 'Nothing' }, coordinator)
  expect(await isDue()).toBe(false)
})

test('offered as proof is what every reader may see: no proposal, no draft of an agreement, and a mission to those who see it', async () => {
  const { db } = t.house.database
  const now = t.house.now()
  const decision = (state: 'open' | 'decided') => ({
    id: t.house.newId(),
    partnership_id: partnership,
    title: `Decision ${state}`,
    proposal: 'We go.',
    lang: 'en',
    made_at: now,
    ...(state === 'open'
      ? ({ state, majority: 'simple', quorum: 0, casting: false, open_until: '2031-01-01' } as const)
      : ({ state, result: 'adopted', decided_on: '2027-01-01' } as const)),
  })
  await db
    .insertInto('decision')
    .values([decision('open'), decision('decided')])
    .execute()
  for (const [slug, inForceOn] of [
    ['signed', '2027-02-01'],
    ['draft', null],
  ] as const) {
    const id = t.house.newId()
    const agreement = {
      id,
      slug,
      partnership_id: partnership,
      kind: 'mou',
      title: slug,
      lang: 'en',
      created_at: now,
    }
    await db
      .insertInto('agreement')
      .values(agreement as never)
      .execute()
    await db
      .insertInto('agreement_version')
      .values({
        agreement_id: id,
        number: 1,
        state: inForceOn === null ? 'draft' : 'in-force',
        made_at: now,
        ...(inForceOn === null ? {} : { opened_at: now, in_force_on: inForceOn }),
      })
      .execute()
  }
  await db.updateTable('mission').set({ state: 'draft' }).where('id', '=', world.own.missionId).execute()
  const item = await addItem(await addPackage(), { owner: `cluster:${world.own.secondClusterId}` })
  const offered = async (who: Viewer) =>
    (await t.call(contract.getItem, { item }, who)).linkable
      .map(({ kind, label }) => `${kind} ${label}`)
      .sort()

  expect(await offered(coordinator)).toEqual([
    'agreement signed',
    'decision Decision decided',
    'mission Mission a',
  ])
  // The other partner does not see a mission in draft.
  expect(await offered(otherManager)).toEqual(['agreement signed', 'decision Decision decided'])
})

test('a risk that is closed wants no further look', async () => {
  const words = {
    description: 'Nobody comes',
    mitigation: 'Ask early',
    likelihood: 'high',
    impact: 'high',
  } as const
  const { id } = await t.call(risks.addRisk, { partnership, ...words }, coordinator)
  const { id: open } = await t.call(risks.addRisk, { partnership, ...words }, coordinator)
  await t.call(risks.changeRisk, { risk: id, version: 1, ...words, state: 'closed' }, coordinator)
  t.setClock('2027-09-10T10:00:00Z')
  const { items } = await t.call(risks.listRisks, { partnership, grant: 'none' }, coordinator)
  expect(items.map(({ id: of, wantsLook }) => [of, wantsLook]).sort()).toEqual(
    [
      [id, false],
      [open, true],
    ].sort(),
  )
  t.setClock('2027-03-10T10:00:00Z')
})
