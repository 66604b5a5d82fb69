import fc from 'fast-check'
import { expect, test } from 'vitest'
import { meets } from '../../engines/matching/two-sided/weigh.ts'
import { meetsQuantity } from '../../engines/search/index.ts'

const measurands = ['resolution', 'accuracy', 'lead time', 'price', 'depth', 'wavelength', undefined] as const
const value = fc.integer({ min: 0, max: 8 })
const quantity = fc.record({
  about: fc.constantFrom(...measurands),
  dimension: fc.constantFrom('length', 'time'),
  low: value,
  width: value,
})

test('matching and search take the same figures for an answer to what is asked', () => {
  fc.assert(
    fc.property(quantity, quantity, (offered, asked) => {
      const [figure, demand] = [offered, asked].map(({ about, dimension, low, width }) => ({
        ...(about === undefined ? {} : { about }),
        dimension,
        low,
        high: low + width,
        written: '',
        source: 'needs',
      })) as [Parameters<typeof meets>[0], Parameters<typeof meets>[1]]

      expect(meets(figure, demand)).toBe(meetsQuantity(figure, demand))
    }),
    { numRuns: 2_000 },
  )
})

test('a range that names nothing is no resolution', () => {
  const range = { dimension: 'length', low: 1, high: 900, written: '', source: 'a' }

  expect(meets(range, { ...range, about: 'resolution' })).toBe(false)
  expect(meets(range, { ...range, about: 'depth' })).toBe(true)
})
