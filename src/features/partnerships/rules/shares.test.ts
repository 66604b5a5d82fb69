import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesBetween, type GrantFacts, mostBudget, shareBudgets, sumShares } from './shares.ts'

const budgets = fc.array(
  fc.record({ clusterId: fc.uuid(), budget: fc.integer({ min: 0, max: mostBudget }) }),
  { maxLength: 12 },
)
const rate = fc.integer({ min: 1, max: 10_000 })

test('the funder never pays more than the rate of any budget, and both parts add up to it', () => {
  fc.assert(
    fc.property(budgets, rate, (given, percent) => {
      for (const { budget, grant, own } of shareBudgets(given, percent)) {
        expect(grant + own).toBe(budget)
        expect(BigInt(grant) * 10_000n <= BigInt(budget) * BigInt(percent)).toBe(true)
        expect((BigInt(grant) + 1n) * 10_000n > BigInt(budget) * BigInt(percent)).toBe(true)
      }
    }),
  )
})

test('a higher rate never lowers what the funder pays', () => {
  fc.assert(
    fc.property(budgets, rate, rate, (given, one, other) => {
      const paid = (percent: number) => sumShares(shareBudgets(given, percent)).grant
      expect(paid(Math.max(one, other))).toBeGreaterThanOrEqual(paid(Math.min(one, other)))
    }),
  )
})

test('what a version changed is named, budgets in any order', () => {
  const facts: GrantFacts = {
    title: 'Grant',
    grantNumber: '1',
    callIdentifier: null,
    programme: null,
    rate: 7_500,
    currency: 'EUR',
    startsOn: null,
    endsOn: null,
    withdrawn: false,
    budgets: [
      { clusterId: 'a', budget: 1 },
      { clusterId: 'b', budget: 2 },
    ],
  }
  expect(changesBetween(facts, { ...facts, budgets: [...facts.budgets].reverse() })).toEqual([])
  expect(changesBetween(facts, { ...facts, rate: 9_000, budgets: [{ clusterId: 'a', budget: 1 }] })).toEqual([
    'rate',
    'budget',
  ])
})
