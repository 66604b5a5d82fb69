import { expect, test } from 'vitest'
import { compareFilings, type FiledFigure, type FiledRecord } from './filing.ts'
import { hideFigure } from './hide.ts'
import { courseOf, expectedOn, monthOf, standingOf } from './path.ts'
import { anyRule } from './rule.ts'

const record = (key: string, rest: Partial<FiledRecord> = {}): FiledRecord => ({
  key,
  about: key,
  on: '2026-03-01',
  proof: 'steward',
  proven: true,
  clusters: ['c1'],
  facts: [key],
  ...rest,
})
const figure = (records: readonly FiledRecord[], id = 'i1'): FiledFigure => {
  const count = { proven: records.length, claimed: records.length, clusters: [], shared: [] }
  return {
    id,
    code: 'B2B',
    name: 'Meetings',
    unit: 'meetings',
    level: 'output',
    rule: { ...anyRule, counts: 'meetings' },
    target: null,
    baseline: null,
    periodTarget: null,
    inPeriod: count,
    soFar: { ...count, from: '2026-01-01' },
    records,
  }
}

test('what came, what went and what changed since a report is told record by record', () => {
  const [stays, goes, comes] = ['stays', 'goes', 'comes'].map(key => record(key))
  const weak = record('weaker', { proof: 'one-side' })
  if (stays === undefined || goes === undefined || comes === undefined) throw new Error('no record')

  expect(compareFilings([figure([stays, goes, record('weaker')])], [figure([stays, weak, comes])])).toEqual([
    {
      code: 'B2B',
      name: 'Meetings',
      before: 3,
      after: 3,
      added: [comes],
      gone: [goes],
      changed: [{ before: record('weaker'), after: weak }],
    },
  ])
  expect(compareFilings([figure([stays])], [figure([stays]), figure([goes], 'i2')])).toEqual([])
})

test('the path grows evenly from one milestone to the next', () => {
  const way = {
    from: '2026-01-01',
    milestones: [
      { day: '2026-01-21', value: 100 },
      { day: '2026-01-11', value: 20 },
    ],
  }

  expect(
    ['2025-12-01', '2026-01-01', '2026-01-06', '2026-01-11', '2026-01-16', '2027-01-01'].map(day =>
      expectedOn(day, way),
    ),
  ).toEqual([0, 0, 10, 20, 60, 100])
  expect(expectedOn('2026-01-06', { ...way, milestones: [] })).toBeNull()
})

test('behind is below what should be there today; reached needs the target alone', () => {
  expect(
    [
      { proven: 4, target: 10, expected: 5 },
      { proven: 5, target: 10, expected: 5.9 },
      { proven: 10, target: 10, expected: 10 },
      { proven: 1, target: null, expected: null },
    ].map(standingOf),
  ).toEqual(['behind', 'on-path', 'reached', 'no-target'])
})

test('the way of a figure ends with the figure', () => {
  const days = ['2026-01-01', '2026-01-05', '2026-01-10']

  expect(courseOf(days, { from: '2026-01-01', to: '2026-01-10', steps: 3 })).toEqual([
    { day: '2026-01-01', value: 1 },
    { day: '2026-01-04', value: 1 },
    { day: '2026-01-07', value: 2 },
    { day: '2026-01-10', value: 3 },
  ])
  expect(courseOf(days, { from: '2026-01-01', to: '2026-01-01', steps: 12 }).at(-1)?.value).toBe(1)
})

test('the eleventh month of eighteen', () => {
  const span = { from: '2026-01-15', to: '2027-07-14' }

  expect([monthOf('2026-01-15', span), monthOf('2026-11-20', span), monthOf('2030-01-01', span)]).toEqual([
    { month: 1, of: 18 },
    { month: 11, of: 18 },
    { month: 18, of: 18 },
  ])
})

test('small figures and what would give them away are hidden', () => {
  expect([
    hideFigure({ proven: 3, claimed: 20 }),
    hideFigure({ proven: 20, claimed: 22 }),
    hideFigure({ proven: 20, claimed: 20 }),
    hideFigure({ proven: 0, claimed: 3 }),
    hideFigure({ proven: 10, claimed: 30 }),
  ]).toEqual([
    { proven: null, claimed: null },
    { proven: 20, claimed: null },
    { proven: 20, claimed: 20 },
    { proven: 0, claimed: null },
    { proven: 10, claimed: 30 },
  ])
})
