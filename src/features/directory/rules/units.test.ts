import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readUnit, toCanonical, unitGroups } from './units.ts'

test('the same length in two units is the same canonical figure', () => {
  const nm = readUnit('nm')
  const um = readUnit('um')
  expect(um).toEqual({ unit: 'µm', dimension: 'length', factor: 1 })
  expect(toCanonical(10, nm?.factor ?? 0)).toBe(toCanonical(0.01, um?.factor ?? 0))
  expect([readUnit('K')?.dimension, readUnit('°C')?.dimension, readUnit('furlong')]).toEqual([
    'temperature-K',
    'temperature',
    null,
  ])
  expect(readUnit('constructor')).toBe(null)
})

test('a larger value stays larger in the canonical unit, whatever the unit', () => {
  const units = unitGroups.flatMap(group => group.units)
  fc.assert(
    fc.property(fc.constantFrom(...units), fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (unit, value) => {
      const { factor } = readUnit(unit) ?? { factor: Number.NaN }
      expect(toCanonical(value * 2, factor)).toBeGreaterThan(toCanonical(value, factor))
    }),
  )
})
