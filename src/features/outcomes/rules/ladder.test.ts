import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reached, rungs } from './ladder.ts'

const said = fc.constantFrom(null, ...rungs)

test('both, one or a dispute: whoever says what, the sides are not averaged', () => {
  expect(reached({ from: null, to: null })).toBeNull()
  expect(reached({ from: 'nda', to: null })).toEqual({ rung: 'nda', by: 'one' })
  expect(reached({ from: 'talking', to: 'nda' })).toEqual({ rung: 'nda', by: 'disputed' })
  fc.assert(
    fc.property(said, said, (from, to) => {
      const one = reached({ from, to })
      expect(one).toEqual(reached({ from: to, to: from }))
      if (one !== null) expect([from, to]).toContain(one.rung)
    }),
    { numRuns: 100 },
  )
})
