import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { buildWorld, type World } from '../../../tests/harness/world.ts'
import { visitor } from '../../shared/viewer.ts'
import { endPartner, getPartnership, updatePartnership } from './contract.ts'
import { addGrant, changeGrant, getGrant, listGrants, withdrawGrant } from './contract-grants.ts'

let t: TestHouse
let world: World
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
})
afterAll(() => t.close())

const facts = {
  title: 'GO GLOBAL',
  grantNumber: 'SAMPLE-1',
  callIdentifier: 'SAMPLE-CALL',
  programme: 'Sample',
  rate: 66.67,
  startsOn: '2026-01-01',
  endsOn: '2027-06-30',
}

async function addOne(budgets: { clusterId: string; amount: string }[]) {
  const coordinator = await t.viewerOf(world.own.people.coordinator)
  const { id } = await t.call(
    addGrant,
    { partnership: world.own.partnershipId, ...facts, budgets },
    coordinator,
  )
  return { id, coordinator }
}

test('each partner’s own contribution follows from its budget and the rate, to the cent', async () => {
  const { clusterId, secondClusterId } = world.own
  const { id, coordinator } = await addOne([
    { clusterId, amount: '75 000,50' },
    { clusterId: secondClusterId, amount: '100.01' },
  ])

  const { shares, totals } = await t.call(getGrant, { grant: id }, coordinator)
  expect(shares.map(({ budget, grant, own }) => ({ budget, grant, own }))).toEqual([
    { budget: 7_500_050, grant: 5_000_283, own: 2_499_767 },
    { budget: 10_001, grant: 6_667, own: 3_334 },
  ])
  expect(totals).toEqual({ budget: 7_510_051, grant: 5_006_950, own: 2_503_101 })
})

test('a change keeps what was said before, with its reason; nobody overwrites what they have not read', async () => {
  const { clusterId } = world.own
  const { id, coordinator } = await addOne([{ clusterId, amount: '1000' }])
  const budgets = [{ clusterId, amount: '2000' }]
  const change = (version: number) =>
    t.call(
      changeGrant,
      { grant: id, version, ...facts, rate: 75, budgets, reason: 'Amendment no. 1' },
      coordinator,
    )
  await change(1)
  await expect(change(1)).rejects.toMatchObject({ code: 'changed-meanwhile' })

  const read = await t.call(getGrant, { grant: id }, coordinator)
  expect(
    read.versions.map(({ number, changed, reason, totals }) => ({
      number,
      changed,
      reason,
      budget: totals.budget,
    })),
  ).toEqual([
    { number: 2, changed: ['rate', 'budget'], reason: 'Amendment no. 1', budget: 200_000 },
    { number: 1, changed: [], reason: null, budget: 100_000 },
  ])

  await t.call(withdrawGrant, { grant: id, version: 2, reason: 'Never signed' }, coordinator)
  const { items } = await t.call(listGrants, { partnership: world.own.partnershipId }, coordinator)
  expect(items.some(item => item.id === id)).toBe(false)
  await expect(change(3)).rejects.toMatchObject({ code: 'state-impossible' })
})

test('a budget is an amount of a partner: anything else is told beside its field', async () => {
  const { clusterId } = world.own
  await expect(
    addOne([
      { clusterId, amount: 'much' },
      { clusterId: world.foreign.clusterId, amount: '5' },
    ]),
  ).rejects.toMatchObject({
    faults: [
      { field: 'budgets.0.amount', code: 'not-an-amount' },
      { field: 'budgets.1.clusterId', code: 'not-offered' },
    ],
  })
})

test('everybody who sees the partnership learns who funds it; what it costs, partners and funders alone', async () => {
  const { own, foreign } = world
  await t.call(
    updatePartnership,
    { partnership: own.partnershipId, version: 1, acronym: 'A', title: 'A', visibility: 'public' },
    await t.viewerOf(own.people.coordinator),
  )
  const { id } = await addOne([{ clusterId: own.clusterId, amount: '31415' }])
  const reads = async (viewer: Parameters<typeof t.call>[2]) => {
    const partnership = await t.call(getPartnership, { partnership: own.partnershipId }, viewer)
    expect(JSON.stringify(partnership)).not.toContain('31415')
    expect(partnership.grants.map(grant => grant.grantNumber)).toContain('SAMPLE-1')
    const budget = await t.call(getGrant, { grant: id }, viewer).then(
      grant => grant.totals.budget,
      (refusal: { code: string }) => refusal.code,
    )
    return [partnership.readsInside, budget]
  }

  expect(await reads(visitor('en'))).toEqual([false, 'sign-in-needed'])
  expect(await reads(await t.viewerOf(foreign.people.manager))).toEqual([false, 'not-allowed'])
  expect(await reads(await t.viewerOf(own.people.editor))).toEqual([false, 'not-allowed'])
  expect(await reads(await t.viewerOf(own.people.manager))).toEqual([true, 3_141_500])
  expect(await reads(await t.viewerOf(own.people.funder))).toEqual([true, 3_141_500])
})

test('a partner that left keeps the budget it had', async () => {
  const { own } = world
  const { id, coordinator } = await addOne([{ clusterId: own.secondClusterId, amount: '500' }])
  await t.call(
    endPartner,
    { partnership: own.partnershipId, clusterId: own.secondClusterId, leftOn: '2026-12-31' },
    coordinator,
  )

  await t.call(
    changeGrant,
    {
      grant: id,
      version: 1,
      ...facts,
      budgets: [{ clusterId: own.secondClusterId, amount: '250' }],
      reason: 'Left half-way',
    },
    coordinator,
  )
  expect((await t.call(getGrant, { grant: id }, coordinator)).totals.budget).toBe(25_000)
  await expect(addOne([{ clusterId: own.secondClusterId, amount: '1' }])).rejects.toMatchObject({
    faults: [{ field: 'budgets.0.clusterId', code: 'not-offered' }],
  })
})
