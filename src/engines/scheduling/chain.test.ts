import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ChainMover, IMPOSSIBLE } from './chain.ts'
import { checkProblem } from './check-problem.ts'
import { compileProblem } from './compile.ts'
import { constructSchedule } from './construct.ts'
import type { Problem } from './model.ts'
import { chooseEnergies, ScheduleState } from './state.ts'
import { tinyProblem, tinyPublished } from './testing/tiny-problems.ts'

/** Prices and carries out every chain of a first schedule, one after the other. */
function tryAllChains(problem: Problem): void {
  const compiled = compileProblem(problem)
  const state = new ScheduleState(compiled, chooseEnergies(compiled))
  constructSchedule(state)
  const mover = new ChainMover(state)
  for (let meeting = 0; meeting < compiled.meetingCount; meeting++) {
    for (let to = 0; to < compiled.slotCount; to++) {
      const from = state.slotOf[meeting] ?? -1
      if (from < 0 || from === to) continue
      const before = { energy: state.energy(), slots: [...state.slotOf] }
      const price = mover.price(meeting, to)
      expect({ energy: state.energy(), slots: [...state.slotOf] }).toEqual(before)
      if (price === IMPOSSIBLE) continue
      if (mover.apply()) {
        expect(state.energy() - before.energy).toBeCloseTo(price, 6)
        expect(state.slotOf[meeting]).toBe(to)
      }
      state.rollback()
      expect([...state.slotOf]).toEqual(before.slots)
    }
  }
}

test('a chain costs what its price said, and pricing touches nothing', () => {
  fc.assert(
    fc.property(fc.oneof(tinyProblem, tinyPublished), problem => {
      fc.pre(checkProblem(problem).length === 0)
      tryAllChains(problem)
    }),
    { numRuns: 300 },
  )
})

/** A day of more slots than one word of bits holds: everything but the first and the last bit matters. */
test('the price holds across the borders of words and days', () => {
  const slots = Array.from({ length: 70 }, (_, index) => ({
    id: `t${index}`,
    start: index * 30,
    end: index * 30 + 30,
    session: 's',
    run: `r${Math.floor(index / 9)}`,
    day: `d${Math.floor(index / 34)}`,
  }))
  const available = slots.map(({ id }) => id)
  const participants = ['a', 'b', 'c', 'd', 'e'].map(id => ({ id, available, maxInARow: 3 }))
  const pairs = participants.flatMap(({ id: first }, index) =>
    participants.slice(index + 1).map(({ id: second }) => [first, second]),
  )
  const meetings = [0, 1, 2].flatMap(round =>
    pairs.map(([first = '', second = ''], index) => ({
      id: `m${round}/${index}`,
      participants: [first, second],
      weight: 1,
      allowedSlots: available.filter((_, slot) => (slot * 7 + index + round) % 5 < 2),
    })),
  )
  tryAllChains({
    slots,
    places: [{ id: 'x', label: 'x', kind: 'table' }],
    participants,
    meetings,
    fairness: 1,
    order: ['inARow', 'breaks'],
  })
})
