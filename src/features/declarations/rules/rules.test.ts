import fc from 'fast-check'
import { expect, test } from 'vitest'
import { smallestGroup } from '../../indicators/rules/hide.ts'
import { findFaults, readDeclared, shareOf } from './figures.ts'
import { tellable, together } from './group.ts'

const nothing = { turnover: null, international: null, internationalShare: null, exports: null, jobs: null }

test('amounts are read as accountants of different countries write them', () => {
  expect(
    [
      '1250000',
      '1 250 000',
      '1.250.000',
      '1,250,000',
      '1.250',
      '1.250.000,50',
      '1,250,000.50',
      '1’250’000',
    ].map(one => readDeclared(one, 'EUR')),
  ).toEqual([
    125_000_000, 125_000_000, 125_000_000, 125_000_000, 125_000, 125_000_050, 125_000_050, 125_000_000,
  ])
  expect(['about a million', '-5', '1.25.000', '1,250.000.000'].map(one => readDeclared(one, 'EUR'))).toEqual(
    [null, null, null, null],
  )
})

test('what cannot be right is said beside its field', () => {
  const codes = (figures: Partial<typeof nothing> | Record<string, number>) =>
    findFaults({ ...nothing, ...figures }).map(({ field, code }) => `${field} ${code}`)
  expect(codes({})).toEqual(['turnover nothing-said'])
  expect(codes({ jobs: 0 })).toEqual([])
  expect(codes({ turnover: 10, international: 11, exports: 12 })).toEqual([
    'international more-than-turnover',
    'exports more-than-turnover',
  ])
  expect(codes({ international: 1, internationalShare: 10 })).toEqual(['internationalShare amount-or-share'])
})

test('the share follows from both amounts, or is as it was said', () => {
  expect(shareOf({ ...nothing, turnover: 300, international: 100 })).toBe(33.33)
  expect(shareOf({ ...nothing, internationalShare: 40 })).toBe(40)
  expect([
    shareOf({ ...nothing, turnover: 0, international: 0 }),
    shareOf({ ...nothing, international: 5 }),
  ]).toEqual([null, null])
})

test('means and sums', () => {
  expect([together([10, 20, 60], 'mean'), together([10, 20, 60], 'sum')]).toEqual([30, 90])
})

const declared = fc.array(fc.boolean(), { maxLength: 40 }).map(owns => owns.map((own, id) => ({ id, own })))

test('beside what a reader knows, a figure never tells of fewer than a group', () => {
  fc.assert(
    fc.property(declared, all => {
      const shown = tellable(all, one => one.own)
      const others = shown.filter(one => !one.own)
      expect(others.length === 0 || others.length >= smallestGroup).toBe(true)
      expect(shown.filter(one => one.own)).toEqual(all.filter(one => one.own))
    }),
  )
})

test('two readings of a figure differ by nobody, or by a group of the others at least', () => {
  fc.assert(
    fc.property(declared, fc.integer({ min: 1, max: 40 }), (all, then) => {
      const before = new Set(tellable(all.slice(0, then), one => one.own).map(one => one.id))
      const after = tellable(all, one => one.own)
      const came = after.filter(one => !one.own && !before.has(one.id)).length
      expect(came === 0 || came >= smallestGroup).toBe(true)
      expect([...before].every(id => after.some(one => one.id === id))).toBe(true)
    }),
  )
})
