import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minorDigits, readAmount, writeAmount } from './money.ts'
import { type AidRule, bearers, type Cost, reckon, shareEqually, sum } from './reckoning.ts'

const runs = { numRuns: 500 }
const someCurrency = fc.constantFrom('EUR', 'JPY')
const someCosts = fc.array(
  fc.record<Cost>({
    amount: fc.integer({ min: 0, max: 10_000_000 }),
    currency: someCurrency,
    bearer: fc.constantFrom(...bearers),
    aided: fc.boolean(),
  }),
  { maxLength: 12 },
)
const someRules = fc.array(
  fc.record<AidRule>({
    id: fc.uuid(),
    rate: fc.integer({ min: 1, max: 100 }),
    ceiling: fc.option(fc.integer({ min: 1, max: 5_000_000 }), { nil: null }),
    currency: someCurrency,
  }),
  { maxLength: 4 },
)

test('aid is never more than its rate, its ceiling or what counts, and what is paid is what is borne less aid', () => {
  fc.assert(
    fc.property(someCosts, someRules, (costs, rules) => {
      for (const { currency, bears, aid, pays, costs: all } of reckon(costs, rules)) {
        const own = costs.filter(cost => cost.currency === currency)
        const borne = own.filter(cost => cost.bearer === 'delegate')
        const counted = sum(borne.filter(cost => cost.aided))
        expect([all, bears]).toEqual([sum(own), sum(borne)])
        expect(sum(aid)).toBeLessThanOrEqual(counted)
        expect(pays).toBe(bears - sum(aid))
        expect(pays).toBeGreaterThanOrEqual(0)
        for (const { ruleId, amount } of aid) {
          const rule = rules.find(one => one.id === ruleId)
          expect(Number.isInteger(amount)).toBe(true)
          expect(amount * 100).toBeLessThanOrEqual(counted * (rule?.rate ?? 0))
          expect(amount).toBeLessThanOrEqual(rule?.ceiling ?? Number.POSITIVE_INFINITY)
          expect(rule?.currency).toBe(currency)
        }
      }
    }),
    runs,
  )
})

test('shares add up to the amount and differ by one at most', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.integer({ min: 1, max: 200 }),
      (amount, count) => {
        const shares = shareEqually(amount, count)
        expect(shares.length).toBe(count)
        expect(shares.reduce((total, share) => total + share, 0)).toBe(amount)
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1)
      },
    ),
    runs,
  )
})

test('what is written is read back as the same amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000_000 }), someCurrency, (minor, currency) => {
      expect(readAmount(writeAmount(minor, currency), currency)).toBe(minor)
    }),
    runs,
  )
  expect(minorDigits('JPY')).toBe(0)
  expect(['1 234,5', '0.07', '12', '1.234', '-3', 'x', ''].map(one => readAmount(one, 'EUR'))).toEqual([
    123_450,
    7,
    1200,
    null,
    null,
    null,
    null,
  ])
  expect(['1500', '1500.5'].map(one => readAmount(one, 'JPY'))).toEqual([1500, null])
})
