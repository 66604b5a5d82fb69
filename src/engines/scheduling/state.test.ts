import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anneal, startBest } from './anneal.ts'
import { assignPlaces } from './assign-places.ts'
import { forcedBreaksBound, weightUpperBound } from './bounds.ts'
import { checkProblem } from './check-problem.ts'
import { compileProblem } from './compile.ts'
import { constructSchedule } from './construct.ts'
import { createRandom } from './random.ts'
import { chooseEnergies, ScheduleState } from './state.ts'
import { measureLayout } from './tally.ts'
import { tinyProblem } from './testing/tiny-problems.ts'

function visit(state: ScheduleState, seed: number, steps: number): void {
  const best = startBest(state)
  anneal(state, createRandom(seed), best, { steps, from: 2, to: 1, shouldStop: () => false })
}

test('the running counts agree with counting from scratch after any series of moves', () => {
  fc.assert(
    fc.property(tinyProblem, fc.integer(), fc.integer({ min: 1, max: 60 }), (problem, seed, steps) => {
      fc.pre(checkProblem(problem).length === 0)
      const compiled = compileProblem(problem)
      const state = new ScheduleState(compiled, chooseEnergies(compiled))
      constructSchedule(state)
      visit(state, seed, steps)
      const counted = measureLayout(compiled, assignPlaces(compiled, state.slotOf, state.classOf))
      expect({
        breaks: state.breaks,
        weight: state.weight,
        inARowExcess: state.inARowExcess,
        minimumMissed: state.minimumMissed,
      }).toEqual({
        breaks: counted.breaks,
        weight: counted.weight,
        inARowExcess: counted.inARowExcess,
        minimumMissed: counted.minimumMissed,
      })
    }),
    { numRuns: 400 },
  )
})

test('undoing a series of moves restores the schedule and every count', () => {
  fc.assert(
    fc.property(tinyProblem, fc.array(fc.nat(), { maxLength: 12 }), (problem, choices) => {
      fc.pre(checkProblem(problem).length === 0)
      const compiled = compileProblem(problem)
      const state = new ScheduleState(compiled, chooseEnergies(compiled))
      constructSchedule(state)
      const before = {
        energy: state.energy(),
        slots: [...state.slotOf],
        used: [...state.used],
        unfair: state.unfair,
      }
      for (const choice of choices) {
        const meeting = choice % compiled.meetingCount
        const slot = (choice >> 3) % compiled.slotCount
        if ((state.slotOf[meeting] ?? -1) >= 0) state.remove(meeting)
        else if (state.fits(meeting, slot)) state.place(meeting, slot, state.findClass(meeting, slot))
      }
      state.rollback()
      expect({
        energy: state.energy(),
        slots: [...state.slotOf],
        used: [...state.used],
        unfair: state.unfair,
      }).toEqual(before)
    }),
    { numRuns: 300 },
  )
})

test('no visited schedule has fewer breaks or more weight than the bounds say', () => {
  fc.assert(
    fc.property(tinyProblem, fc.integer(), (problem, seed) => {
      fc.pre(checkProblem(problem).length === 0)
      const compiled = compileProblem(problem)
      const state = new ScheduleState(compiled, chooseEnergies(compiled))
      constructSchedule(state)
      visit(state, seed, 200)
      const bound = forcedBreaksBound(compiled, meeting => (state.slotOf[meeting] ?? -1) >= 0)
      expect(bound).toBeDefined()
      expect(bound).toBeLessThanOrEqual(state.breaks)
      expect(weightUpperBound(compiled)).toBeGreaterThanOrEqual(state.weight - 1e-9)
    }),
    { numRuns: 300 },
  )
})
