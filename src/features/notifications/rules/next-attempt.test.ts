import { expect, test } from 'vitest'
import { nextAttempt } from './next-attempt.ts'

const now = new Date('2026-09-01T08:00:00Z')

test('a server that says no for good is not asked again', () => {
  expect(nextAttempt(1, { code: 550, text: 'no such mailbox' }, now)).toEqual({
    state: 'failed',
    nextAttemptAt: new Date('2026-09-01T08:01:00Z'),
    error: 'no such mailbox',
  })
})

test('a server that is busy or away is asked again, later each time', () => {
  const waits = [1, 2, 3, 11].map(attempt =>
    nextAttempt(attempt, { code: attempt === 1 ? 451 : null, text: 'later' }, now),
  )

  expect(waits.map(wait => wait.state)).toEqual(['waiting', 'waiting', 'waiting', 'waiting'])
  expect(waits.map(wait => (wait.nextAttemptAt.getTime() - now.getTime()) / 60_000)).toEqual([1, 2, 4, 360])
})

test('after twelve attempts a mail has failed', () => {
  expect(nextAttempt(12, { code: null, text: 'time-out' }, now).state).toBe('failed')
})
