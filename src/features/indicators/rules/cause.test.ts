import { expect, test } from 'vitest'
import { causeOf } from './cause.ts'
import type { LeftOutReason } from './judge.ts'

const left = (...reasons: LeftOutReason[]) => reasons.map(reason => ({ reason }))

test('members without a record are the cause before anything else', () => {
  expect(causeOf(left('not-held', 'not-held', 'not-held'), 2)).toEqual({ cause: 'no-record', count: 2 })
})

test('else it is the commonest reason that somebody can mend', () => {
  const reasons = left(
    'other-market',
    'other-market',
    'other-market',
    'only-requested',
    'weak-proof',
    'weak-proof',
  )

  expect(causeOf(reasons, 0)).toEqual({ cause: 'weak-proof', count: 2 })
})

test('there is none where nothing can be mended, and the nearer to counting wins a tie', () => {
  expect(causeOf(left('other-market', 'outside-period'), 0)).toBeNull()
  expect(causeOf(left('not-held', 'only-scheduled'), 0)).toEqual({ cause: 'only-scheduled', count: 1 })
})
