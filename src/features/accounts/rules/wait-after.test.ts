import fc from 'fast-check'
import { expect, test } from 'vitest'
import { failureLimit, waitAfter } from './wait-after.ts'

test('waits grow from nothing to a quarter of an hour, and end with the hundredth wrong attempt', () => {
  expect([0, 1, 4, 5, 6, 7, 13, 14, 50, 99, 100, 101].map(waitAfter)).toEqual([
    0,
    0,
    0,
    2,
    4,
    8,
    512,
    900,
    900,
    900,
    null,
    null,
  ])
})

test('more wrong attempts never mean a shorter wait', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: failureLimit - 2 }), failures => {
      expect(waitAfter(failures + 1) ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
        waitAfter(failures) ?? Number.POSITIVE_INFINITY,
      )
    }),
  )
})
