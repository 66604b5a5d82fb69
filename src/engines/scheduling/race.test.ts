import { expect, test } from 'vitest'
import type { Answer, Progress } from './model.ts'
import { joinAnswers, joinProgress } from './race.ts'

const answer = (change: Partial<Answer>): Answer => ({
  status: 'feasible',
  placed: [],
  unplaced: [],
  breaks: 6,
  idle: 8,
  weight: 10,
  inARowExcess: 0,
  minimumMissed: 0,
  tableChanges: 3,
  weightUpperBound: 10,
  breaksLowerBound: 4,
  seconds: 1,
  seed: 1,
  proof: { breaks: 'forced-breaks', weight: 'all-held' },
  ...change,
})

test('one build that found the schedule and one that proved it make it optimal', () => {
  const found = answer({ breaks: 6, breaksLowerBound: 4 })
  const proved = answer({
    breaks: 7,
    breaksLowerBound: 6,
    proof: { breaks: 'exact-search', weight: 'all-held' },
  })

  const joined = joinAnswers(['breaks', 'tableChanges'], proved, found)

  expect(joined).toEqual({
    ...found,
    status: 'optimal',
    breaksLowerBound: 6,
    proof: { breaks: 'exact-search', weight: 'all-held' },
  })
})

test('the order of aims decides which answer is better, and the first wins a tie', () => {
  const heavier = answer({ weight: 9, breaks: 9, unplaced: [{ meeting: 'm' } as never] })
  const calmer = answer({ weight: 8, breaks: 1, unplaced: [{ meeting: 'n' } as never] })

  expect(joinAnswers(['weight', 'breaks'], calmer, heavier)).toEqual(heavier)
  expect(joinAnswers(['breaks', 'weight'], calmer, heavier)).toEqual(calmer)
  expect(joinAnswers(['breaks'], { ...calmer, seed: 1 }, { ...calmer, seed: 2 }).seed).toBe(1)
})

test('a bound for other meetings is not taken over, and a proof of impossibility wins', () => {
  const partly = answer({ unplaced: [{ meeting: 'm' } as never], breaksLowerBound: 0 })
  const other = answer({ unplaced: [{ meeting: 'n' } as never], breaks: 9, breaksLowerBound: 5 })

  expect(joinAnswers(['breaks'], partly, other).breaksLowerBound).toBe(0)
  expect(joinAnswers(['breaks'], partly, answer({ status: 'infeasible' })).status).toBe('infeasible')
})

test('progress shows the better schedule and the sharper bounds', () => {
  const progress = (change: Partial<Progress>): Progress => ({
    phase: 'prove',
    placed: 5,
    total: 5,
    weight: 5,
    weightUpperBound: 5,
    breaks: 9,
    breaksLowerBound: 3,
    seconds: 1,
    ...change,
  })

  const both = joinProgress(progress({ breaks: 7 }), progress({ breaksLowerBound: 5, seconds: 2 }))

  expect(both).toEqual(progress({ breaks: 7, breaksLowerBound: 5, seconds: 2 }))
})
