import fc from 'fast-check'
import { expect, test } from 'vitest'
import { interestActs, interestStates, stateAfter, whoseTurn } from './interest-states.ts'

const over = new Set(['accepted', 'declined', 'stopped', 'withdrawn'])

test('what is settled stays settled, and an owner never hears of what the broker did not pass on', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...interestActs), { maxLength: 12 }), acts => {
      const how = { throughBroker: true, hasOwner: true }
      let state: (typeof interestStates)[number] = 'unconfirmed'
      let isPassedOn = false
      for (const act of acts) {
        const next = stateAfter(state, act, how)
        if (over.has(state)) expect(next).toBe(null)
        if (next === 'with-owner') expect(act).toBe('pass-on')
        if (act === 'pass-on' && next !== null) isPassedOn = true
        if (next === 'accepted' || next === 'declined') expect(isPassedOn).toBe(true)
        state = next ?? state
      }
    }),
  )
})

test('whose turn it is, and what they can do then', () => {
  const how = { throughBroker: false, hasOwner: true }
  const table = interestStates.map(state => [
    state,
    whoseTurn(state),
    interestActs.filter(act => stateAfter(state, act, how) !== null),
  ])

  expect(table).toEqual([
    ['unconfirmed', 'sender', ['confirm']],
    ['with-broker', 'broker', ['pass-on', 'ask', 'stop', 'withdraw']],
    ['asked', 'sender', ['stop', 'answer-question', 'withdraw']],
    ['with-owner', 'owner', ['accept', 'decline', 'withdraw']],
    ['accepted', null, []],
    ['declined', null, []],
    ['stopped', null, []],
    ['withdrawn', null, []],
  ])
  expect(stateAfter('with-broker', 'accept', { throughBroker: true, hasOwner: false })).toBe('accepted')
})
