import { expect, test } from 'vitest'
import { codeOf, itemKinds, statesByOwner } from './kinds.ts'
import { daysLate, dueFirst, standingOf } from './standing.ts'

const today = '2027-03-10'
const due = (dueOn: string | null, doneOn: string | null = null) => ({ dueOn, doneOn })

test('late from the day after, soon thirty days before, done however late', () => {
  expect(standingOf(due('2027-03-09'), today)).toBe('late')
  expect(standingOf(due('2027-03-10'), today)).toBe('soon')
  expect(standingOf(due('2027-04-09'), today)).toBe('soon')
  expect(standingOf(due('2027-04-10'), today)).toBe('planned')
  expect(standingOf(due('2027-01-01', '2027-03-01'), today)).toBe('done')
  expect(standingOf(due(null), today)).toBe('planned')
})

test('days late run until it is done, and nothing early is late', () => {
  expect(daysLate(due('2027-03-01'), today)).toBe(9)
  expect(daysLate(due('2027-03-01', '2027-03-03'), today)).toBe(2)
  expect(daysLate(due('2027-03-20'), today)).toBe(0)
  expect(daysLate(due(null), today)).toBe(0)
})

test('what was due first stands first; what is done, far off or without a day does not stand there', () => {
  const items = [
    due('2027-03-20'),
    due('2027-02-01'),
    due('2027-01-01', '2027-01-02'),
    due('2027-09-01'),
    due(null),
  ]
  expect(dueFirst(items, today)).toEqual([due('2027-02-01'), due('2027-03-20')])
})

test('each kind has its own states and its own name', () => {
  expect(itemKinds.map(statesByOwner)).toEqual([
    ['planned', 'begun', 'done'],
    ['planned', 'begun', 'submitted'],
    ['planned', 'reached'],
  ])
  expect([codeOf('task', 2, 1), codeOf('deliverable', 2, 3), codeOf('milestone', 2, 4)]).toEqual([
    'T2.1',
    'D2.3',
    'MS4',
  ])
})
