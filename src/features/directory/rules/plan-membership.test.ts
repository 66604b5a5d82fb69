import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type MembershipDays, planMembership } from './plan-membership.ts'

test('a membership that lasts is enough, one that ended is followed by the next', () => {
  const wanted = { from: '2026-01-01', to: null }

  expect([
    planMembership([], wanted),
    planMembership([{ from: '2020-01-01', to: null }], wanted),
    planMembership([{ from: '2020-01-01', to: '2024-12-31' }], wanted),
    planMembership([{ from: '2020-01-01', to: '2026-03-31' }], wanted),
    planMembership([{ from: '2020-01-01', to: '2024-12-31' }], { from: '2020-01-01', to: '2024-12-31' }),
  ]).toEqual([wanted, null, wanted, { from: '2026-04-01', to: null }, null])
})

const day = fc
  .integer({ min: 0, max: 4_000 })
  .map(days => new Date(Date.UTC(2018, 0, 1) + days * 86_400_000).toISOString().slice(0, 10))
const days = fc.tuple(day, fc.option(day)).map(
  ([from, to]): MembershipDays => ({
    from,
    to: to === null || to >= from ? to : from,
  }),
)

test('memberships planned one after the other never overlap, and asking twice adds nothing', () => {
  fc.assert(
    fc.property(fc.array(days, { maxLength: 8 }), wishes => {
      const there: MembershipDays[] = []
      for (const wanted of wishes) {
        const planned = planMembership(there, wanted)
        if (planned !== null) there.push(planned)
        expect(planMembership(there, wanted)).toBeNull()
      }
      const sorted = [...there].sort((a, b) => (a.from < b.from ? -1 : 1))
      for (const [index, one] of sorted.entries()) {
        const next = sorted[index + 1]
        if (next !== undefined) expect(one.to !== null && one.to < next.from).toBe(true)
      }
    }),
  )
})
