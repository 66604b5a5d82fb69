import { expect, test } from 'vitest'
import { causeOf } from './cause.ts'
import type { LeftOutReason } from './judge.ts'

const left = (...reasons: LeftOutReason[]) =>
  reasons.map((reason, index) => ({ fact: `meeting:${index}`, reason, insteadOf: null }))
const unit = (key: string) => ({ key, facts: [], clusters: [], proof: 'none' as const, proven: true, on: '' })

test('members without a record are the cause where members are counted', () => {
  const counted = { units: [unit('a')], leftOut: left('not-held', 'not-held', 'not-held') }

  expect(causeOf(counted, ['a', 'b', 'c'])).toEqual({ cause: 'no-record', count: 2 })
  expect(causeOf(counted, ['a'])).toEqual({ cause: 'not-held', count: 3 })
})

test('else it is the commonest reason that somebody can mend', () => {
  const counted = {
    units: [],
    leftOut: left(
      'other-market',
      'other-market',
      'other-market',
      'only-requested',
      'weak-proof',
      'weak-proof',
    ),
  }

  expect(causeOf(counted, null)).toEqual({ cause: 'weak-proof', count: 2 })
})

test('there is none where nothing can be mended, and the nearer to counting wins a tie', () => {
  expect(causeOf({ units: [], leftOut: left('other-market', 'outside-period') }, null)).toBeNull()
  expect(causeOf({ units: [], leftOut: left('not-held', 'only-scheduled') }, null)).toEqual({
    cause: 'only-scheduled',
    count: 1,
  })
})
