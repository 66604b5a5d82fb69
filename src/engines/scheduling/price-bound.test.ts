import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forcedBreaksBound } from './bounds.ts'
import { compileProblem } from './compile.ts'
import type { Problem } from './model.ts'
import { pricedBreaksBound } from './price-bound.ts'
import { searchExhaustively } from './testing/exhaustive-search.ts'
import { tinyPublished } from './testing/tiny-problems.ts'

function boundAll(problem: Problem): number | undefined {
  const compiled = compileProblem(problem)
  return pricedBreaksBound(
    compiled,
    problem.meetings.map((_, index) => index),
    undefined,
  )
}

test('the bound with priced seats is never above the best schedule', () => {
  fc.assert(
    fc.property(tinyPublished, problem => {
      const best = searchExhaustively(problem)
      const bound = boundAll(problem)
      if (best) expect(bound).toBeLessThanOrEqual(best.breaks)
    }),
    { numRuns: 150 },
  )
})

test('the bound with priced seats is never below the breaks forced on each participant alone', () => {
  fc.assert(
    fc.property(tinyPublished, problem => {
      const forced = forcedBreaksBound(compileProblem(problem), () => true)
      const bound = boundAll(problem)
      if (forced === undefined) expect(bound).toBeUndefined()
      else if (bound !== undefined) expect(bound).toBeGreaterThanOrEqual(forced)
    }),
    { numRuns: 150 },
  )
})

/** So many pairs that each want two meetings around the same noon. */
function aroundNoon(pairs: number, tables: number): Problem {
  const ids = ['1', '2', '3', '4']
  const meetings = Array.from({ length: pairs }, (_, pair) => [
    {
      id: `${pair}am`,
      participants: [`${pair}a`, `${pair}b`],
      weight: 1,
      mustHold: true,
      allowedSlots: ['1', '2'],
    },
    {
      id: `${pair}pm`,
      participants: [`${pair}a`, `${pair}b`],
      weight: 1,
      mustHold: true,
      allowedSlots: ['3', '4'],
    },
  ]).flat()
  return {
    slots: ids.map((id, index) => ({
      id,
      start: index * 30,
      end: index * 30 + 30,
      session: 'all',
      run: 'all',
      day: 'all',
    })),
    places: Array.from({ length: tables }, (_, table) => ({
      id: `t${table}`,
      label: `${table}`,
      kind: 'table',
    })),
    participants: Array.from({ length: pairs }, (_, pair) =>
      ['a', 'b'].map(side => ({ id: `${pair}${side}`, available: ids })),
    ).flat(),
    meetings,
    fairness: 2,
    order: ['breaks'],
  }
}

test('few tables around noon force breaks that nobody alone has', () => {
  expect(boundAll(aroundNoon(3, 3))).toBe(0)
  expect(boundAll(aroundNoon(3, 2))).toBe(2)
})

test('tables that cannot seat everybody are found by their price', () => {
  expect(boundAll(aroundNoon(3, 1))).toBeUndefined()
})
