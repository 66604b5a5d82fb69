import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reconcile } from './reconcile.ts'

test('a partner’s plan stands against its budget: what is not planned yet is left, too much is below nothing', () => {
  const { partners, byPackage, effort, cost, budget, left } = reconcile({
    packageIds: ['wp1', 'wp2'],
    clusterIds: ['a', 'b'],
    efforts: [
      { packageId: 'wp1', clusterId: 'a', effort: 150, cost: 600 },
      { packageId: 'wp2', clusterId: 'a', effort: 50, cost: 300 },
      { packageId: 'wp2', clusterId: 'c', effort: 100, cost: 100 },
    ],
    budgets: new Map([
      ['a', 1000],
      ['b', 500],
    ]),
  })

  expect(partners.map(one => [one.clusterId, one.effort, one.cost, one.budget, one.left])).toEqual([
    ['a', 200, 900, 1000, 100],
    ['b', 0, 0, 500, 500],
    ['c', 100, 100, null, -100],
  ])
  expect(byPackage).toEqual([
    { packageId: 'wp1', effort: 150, cost: 600 },
    { packageId: 'wp2', effort: 150, cost: 400 },
  ])
  expect([effort, cost, budget, left]).toEqual([300, 1000, 1500, 500])
})

test('without a grant nothing is compared', () => {
  const { partners, budget, left } = reconcile({
    packageIds: ['wp1'],
    clusterIds: ['a'],
    efforts: [{ packageId: 'wp1', clusterId: 'a', effort: 1, cost: 1 }],
    budgets: null,
  })
  expect([partners[0]?.budget, partners[0]?.left, budget, left]).toEqual([null, null, null, null])
})

const anyEfforts = fc.uniqueArray(
  fc.record({
    packageId: fc.constantFrom('wp1', 'wp2', 'wp3', 'gone'),
    clusterId: fc.constantFrom('a', 'b', 'c', 'd'),
    effort: fc.nat(10_000),
    cost: fc.nat(100_000_000),
  }),
  { selector: ({ packageId, clusterId }) => `${packageId} ${clusterId}` },
)
const anyBudgets = fc.option(fc.dictionary(fc.constantFrom('a', 'b', 'e'), fc.nat(100_000_000)))

test('by partner and by package come to the same whole, and what is left of all is what is left of each', () => {
  fc.assert(
    fc.property(anyEfforts, anyBudgets, (efforts, budgets) => {
      const it = reconcile({
        packageIds: ['wp1', 'wp2', 'wp3'],
        clusterIds: ['a', 'b'],
        efforts,
        budgets: budgets === null ? null : new Map(Object.entries(budgets)),
      })
      const over = (list: readonly { cost: number }[]) => list.reduce((all, { cost }) => all + cost, 0)
      expect([over(it.partners), over(it.byPackage)]).toEqual([it.cost, it.cost])
      if (it.left !== null)
        expect(it.partners.reduce((all, { left }) => all + (left ?? Number.NaN), 0)).toBe(it.left)
    }),
  )
})
