import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type MissionState, mayBecome, nextStates } from './mission-states.ts'
import {
  liveStates,
  type ParticipantState,
  type ParticipantStep,
  stateAfter,
  stateOnRegistering,
} from './participant-states.ts'

const missionStates: MissionState[] = ['draft', 'open', 'closed', 'over', 'cancelled']
const states: ParticipantState[] = [
  'invited',
  'applied',
  'waiting-list',
  'confirmed',
  'declined',
  'refused',
  'withdrawn',
]
const steps: ParticipantStep[] = [
  'accept-invitation',
  'decline-invitation',
  'accept-application',
  'refuse-application',
  'promote',
  'withdraw',
]

test('a mission opens, closes, ends, and once called off stays so', () => {
  expect(missionStates.map(state => nextStates(state))).toEqual([
    ['open', 'cancelled'],
    ['closed', 'over', 'cancelled'],
    ['open', 'over', 'cancelled'],
    ['closed'],
    [],
  ])
  expect(missionStates.some(state => mayBecome(state, 'draft'))).toBe(false)
})

test('what has ended for a participant stays ended, whatever is tried', () => {
  const ended = fc.constantFrom<ParticipantState>('declined', 'refused', 'withdrawn')
  fc.assert(
    fc.property(
      ended,
      fc.constantFrom(...steps),
      fc.boolean(),
      (state, step, free) => stateAfter(state, step, free) === null,
    ),
  )
})

test('nobody gets a seat that is not free', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...states),
      fc.constantFrom(...steps),
      (state, step) => stateAfter(state, step, false) !== 'confirmed',
    ),
  )
  expect([
    stateOnRegistering('open', false),
    stateOnRegistering('open', true),
    stateOnRegistering('approval', true),
  ]).toEqual(['waiting-list', 'confirmed', 'applied'])
})

test('everybody on the way in can withdraw', () => {
  expect(liveStates.map(state => stateAfter(state, 'withdraw', true))).toEqual([
    'withdrawn',
    'withdrawn',
    'withdrawn',
    'withdrawn',
  ])
})
