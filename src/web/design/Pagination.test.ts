import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pagesToShow } from './Pagination.tsx'

test('shows ends, present page and neighbours, and closes a gap of one', () => {
  expect(pagesToShow(1, 1)).toEqual([1])
  expect(pagesToShow(4, 32)).toEqual([1, 2, 3, 4, 5, null, 32])
  expect(pagesToShow(16, 32)).toEqual([1, null, 15, 16, 17, null, 32])
  expect(pagesToShow(31, 32)).toEqual([1, null, 30, 31, 32])
})

test('always rises, always holds first, present and last, and never hides a single page behind a gap', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(), (last, seed) => {
      const page = (seed % last) + 1
      const shown = pagesToShow(page, last)
      const numbers = shown.filter(number => number !== null)
      expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
      expect(numbers.filter(number => [1, page, last].includes(number)).length).toBe(
        new Set([1, page, last]).size,
      )
      shown.forEach((number, index) => {
        if (number === null) expect((shown[index + 1] ?? 0) - (shown[index - 1] ?? 0)).toBeGreaterThan(2)
      })
    }),
  )
})
