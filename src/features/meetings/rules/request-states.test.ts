import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextRequestState, type RequestState, requestEvents, requestStates } from './request-states.ts'

const now = new Date('2026-09-01T08:00:00Z')
const later = new Date('2026-09-02T08:00:00Z')
const request = fc.record({
  state: fc.constantFrom(...requestStates),
  expiresAt: fc.constantFrom(now, later),
  proposedTime: fc.constantFrom(null, 'Tuesday'),
})
const event = fc.constantFrom(...requestEvents)

test('nothing happens to a request that is settled', () => {
  fc.assert(
    fc.property(request, event, (row, what) => {
      fc.pre(row.state !== 'pending')
      expect(nextRequestState(row, what, now)).toEqual({ obstacle: 'request-settled' })
    }),
  )
})

test('whatever happens in whatever order, a request is settled once and stays so', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 20 }), events => {
      const visited: RequestState[] = ['pending']
      for (const what of events) {
        const step = nextRequestState(
          { state: visited.at(-1) ?? 'pending', expiresAt: later, proposedTime: 'Tuesday' },
          what,
          now,
        )
        if ('state' in step) visited.push(step.state)
      }
      const settled = visited.findIndex(state => state !== 'pending')
      expect(settled === -1 || settled === visited.length - 1).toBe(true)
    }),
  )
})

test('a request whose time is up can expire or be withdrawn, nothing else', () => {
  const over = { state: 'pending', expiresAt: now, proposedTime: 'Tuesday' } as const

  const possible = requestEvents.filter(what => 'state' in nextRequestState(over, what, now))

  expect(possible).toEqual(['withdraw', 'expire'])
})

test('a request does not expire before its time, and no time is agreed to that nobody proposed', () => {
  const open = { state: 'pending', expiresAt: later, proposedTime: null } as const

  expect(nextRequestState(open, 'expire', now)).toEqual({ obstacle: 'request-settled' })
  expect(nextRequestState(open, 'agree-to-time', now)).toEqual({ obstacle: 'no-time-proposed' })
})
