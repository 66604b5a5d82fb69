import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addCluster, addOrganisation, buildWorld, type World } from '../../../tests/harness/world.ts'
import { recordStatements } from '../../database/record-statements.ts'
import { visitor } from '../../shared/viewer.ts'
import {
  addPartner,
  changeCoordinator,
  createPartnership,
  endPartner,
  getPartnership,
  listPartnerships,
  saveMarket,
  updatePartnership,
} from './contract.ts'

let t: TestHouse
let world: World
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
})
afterAll(() => t.close())

test('clusters join, lead, leave and join again; what was stays on record', async () => {
  const lead = await addCluster(t.house, 'Lead')
  const other = await addCluster(t.house, 'Other')
  const { id } = await t.call(createPartnership, {
    acronym: 'GO',
    title: 'Going',
    coordinatorClusterId: lead,
    joinedOn: '2026-01-01',
  })
  await t.call(addPartner, { partnership: id, clusterId: other, joinedOn: '2026-02-01' })

  await expect(
    t.call(addPartner, { partnership: id, clusterId: other, joinedOn: '2026-03-01' }),
  ).rejects.toMatchObject({
    code: 'already-exists',
  })
  await expect(
    t.call(endPartner, { partnership: id, clusterId: lead, leftOn: '2026-06-30' }),
  ).rejects.toMatchObject({
    code: 'still-used',
  })
  await t.call(changeCoordinator, { partnership: id, clusterId: other })
  await expect(
    t.call(endPartner, { partnership: id, clusterId: lead, leftOn: '2025-06-30' }),
  ).rejects.toMatchObject({
    faults: [{ field: 'leftOn', code: 'ends-before-start' }],
  })
  await t.call(endPartner, { partnership: id, clusterId: lead, leftOn: '2026-06-30' })
  await t.call(addPartner, { partnership: id, clusterId: lead, joinedOn: '2026-09-01' })

  const { partners } = await t.call(getPartnership, { partnership: id })
  expect(
    partners.map(({ shortName, role, joinedOn, leftOn }) => ({ shortName, role, joinedOn, leftOn })),
  ).toEqual([
    { shortName: 'Other', role: 'coordinator', joinedOn: '2026-02-01', leftOn: null },
    { shortName: 'Lead', role: 'partner', joinedOn: '2026-09-01', leftOn: null },
    { shortName: 'Lead', role: 'partner', joinedOn: '2026-01-01', leftOn: '2026-06-30' },
  ])
})

test('an organisation in two clusters of a partnership is counted once', async () => {
  const { own } = world
  const shared = await addOrganisation(t.house, 'In both', { clusterId: own.clusterId })
  await t.house.database.db
    .insertInto('membership')
    .values({
      id: t.house.newId(),
      cluster_id: own.secondClusterId,
      organisation_id: shared,
      member_from: '2024-01-01',
      created_at: t.house.now(),
    })
    .execute()

  const { organisations, partners } = await t.call(getPartnership, { partnership: own.partnershipId })

  expect([organisations, ...partners.map(partner => partner.members)]).toEqual([2, 2, 1])
})

test('a market that is dropped needs its reason, and is one line however often it is saved', async () => {
  const market = { partnership: world.own.partnershipId, country: 'KR' }
  await t.call(saveMarket, { ...market, stage: 'studied' })

  await expect(t.call(saveMarket, { ...market, stage: 'dropped' })).rejects.toMatchObject({
    faults: [{ field: 'reason', code: 'missing' }],
  })
  await t.call(saveMarket, {
    ...market,
    stage: 'dropped',
    reason: 'Export licences take too long',
    priority: 3,
  })

  const { markets } = await t.call(getPartnership, { partnership: world.own.partnershipId })
  expect(markets).toEqual([
    { country: 'KR', priority: 3, stage: 'dropped', reason: 'Export licences take too long' },
  ])
})

test('a partnership of its own people is known to nobody else, and the list shows each their own', async () => {
  const foreign = await t.viewerOf(world.foreign.people.manager)
  const own = await t.viewerOf(world.own.people.manager)
  const names = async (viewer: typeof own) =>
    (await t.call(listPartnerships, {}, viewer)).items
      .filter(item => item.acronym !== 'GO')
      .map(item => item.acronym)

  expect([await names(own), await names(foreign), await names(visitor('en'))]).toEqual([
    ['PARTNER-A'],
    ['PARTNER-B'],
    [],
  ])
  await expect(
    t.call(getPartnership, { partnership: world.own.partnershipId }, foreign),
  ).rejects.toMatchObject({ code: 'not-found' })
})

test('nobody overwrites what they have not read', async () => {
  const coordinator = await t.viewerOf(world.own.people.coordinator)
  const save = (title: string) =>
    t.call(
      updatePartnership,
      {
        partnership: world.own.partnershipId,
        version: 1,
        acronym: 'PARTNER-A',
        title,
        visibility: 'partnership',
      },
      coordinator,
    )
  await save('First')

  await expect(save('Second')).rejects.toMatchObject({ code: 'changed-meanwhile' })
})

test('the list sends the same number of statements for one partnership and for many', async () => {
  const count = async (viewer: Parameters<typeof t.call>[2]) =>
    (await recordStatements(() => t.call(listPartnerships, {}, viewer))).statements.length

  const one = await count(await t.viewerOf(world.foreign.people.manager))
  const many = await count(await t.viewerOf(world.administrator))

  expect([one > 0, many]).toEqual([true, one])
})
