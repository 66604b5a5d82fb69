import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysBeforeDue, isToBeReminded, mayMark, owners, standingOf } from './checklist.ts'

const runs = { numRuns: 500 }
const day = (offset: number) => new Date(Date.UTC(2026, 9, 1 + offset)).toISOString().slice(0, 10)

test('nobody is reminded of what is done, not needed, without a day or due later, and everybody of the rest', () => {
  fc.assert(
    fc.property(
      fc.option(fc.integer({ min: -400, max: 400 }), { nil: null }),
      fc.constantFrom(null, 'done' as const, 'not-needed' as const),
      (due, mark) => {
        const standing = standingOf({ dueOn: due === null ? null : day(due) }, mark, day(0))
        expect(isToBeReminded(standing)).toBe(mark === null && due !== null && due <= daysBeforeDue)
        if (mark === null && due !== null) expect(standing === 'overdue').toBe(due < 0)
      },
    ),
    runs,
  )
})

test('who may more for a delegate may mark whatever who may less does', () => {
  const relation = fc.record({ runs: fc.boolean(), manages: fc.boolean(), isOwn: fc.boolean() })
  fc.assert(
    fc.property(fc.constantFrom(...owners), relation, (owner, one) => {
      const may = mayMark(owner, one)
      if (one.runs) expect(may).toBe(true)
      if (may) expect(mayMark(owner, { ...one, manages: true })).toBe(true)
      // What a cluster does, no delegate marks; what organisers do, no cluster.
      if (!one.runs && !one.manages) expect(may).toBe(owner === 'delegate' && one.isOwn)
      if (!one.runs && owner === 'organiser') expect(may).toBe(false)
    }),
    runs,
  )
})
