import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type FunnelRecord,
  hideSmall,
  hideSmallMedians,
  makeFunnel,
  makeMedians,
  smallestGroup,
} from './funnel.ts'
import { rungs } from './ladder.ts'

const day = (count: number) => new Date(Date.UTC(2026, 8, 1) + count * 86_400_000)
const when = fc.integer({ min: 0, max: 400 }).map(day)
const record: fc.Arbitrary<FunnelRecord> = fc.record({
  requestedAt: when,
  acceptedAt: fc.option(when),
  scheduledAt: fc.option(when),
  held: fc.boolean(),
  reached: fc.option(
    fc.record({ rung: fc.constantFrom(...rungs), by: fc.constantFrom('both', 'one', 'disputed') }),
  ),
  reachedAt: fc.option(when),
})
const records = fc.array(record, { maxLength: 60 })
const runs = { numRuns: 300 }

test('no step holds more than the one before, and the rungs together no more than were held', () => {
  fc.assert(
    fc.property(records, all => {
      const steps = makeFunnel(all)
      const countOf = (name: string) => steps.find(one => one.step === name)?.value ?? 0
      for (const { value, of, disputed } of steps) {
        if (of !== null) expect(value).toBeLessThanOrEqual(of)
        expect(disputed).toBeLessThanOrEqual(value)
      }
      expect(rungs.reduce((sum, rung) => sum + countOf(rung), 0)).toBeLessThanOrEqual(countOf('held'))
    }),
    runs,
  )
})

test('others read no number of a small group', () => {
  fc.assert(
    fc.property(records, all => {
      const told = hideSmall(makeFunnel(all))
      for (const { value, of, disputed } of told)
        for (const number of [value, of, disputed])
          if (number !== null && number > 0) expect(number).toBeGreaterThanOrEqual(smallestGroup)
      for (const { value, of } of told)
        if (value !== null && of !== null) expect([1, 2, 3, 4]).not.toContain(of - value)
      // One hidden rung could be told from the held less the others.
      const hidden = told.filter(one => rungs.some(rung => rung === one.step) && one.value === null).length
      expect([0, rungs.length]).toContain(hidden)
      for (const { count } of Object.values(hideSmallMedians(makeMedians(all))))
        expect(count === null || count === 0 || count >= smallestGroup).toBe(true)
    }),
    runs,
  )
})

test('a median lies between what is known and is told of five at least', () => {
  const one = { acceptedAt: null, scheduledAt: null, held: false, reached: null, reachedAt: null }
  const of = (days: number[]) =>
    makeMedians(days.map(count => ({ ...one, requestedAt: day(0), acceptedAt: day(count) }))).toAccept
  expect(of([1, 2, 3, 4])).toEqual({ days: null, count: 4 })
  expect(of([9, 1, 2, 3, 4])).toEqual({ days: 3, count: 5 })
  expect(of([9, 1, 2, 3, 4, 30])).toEqual({ days: 3.5, count: 6 })
})
