import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weighCandidates } from './weigh-candidates.ts'

const candidate = fc.record({
  id: fc.uuid(),
  topic: fc.double({ min: 0, max: 10, noNaN: true }),
  history: fc.double({ min: 0, max: 50, noNaN: true }),
})

test('a score is the sum of two shares of the best, the best first, and the scale of a measure changes nothing', () => {
  fc.assert(
    fc.property(fc.uniqueArray(candidate, { selector: ({ id }) => id, maxLength: 20 }), candidates => {
      const weighed = weighCandidates(candidates)
      const scaled = weighCandidates(candidates.map(one => ({ ...one, history: one.history * 4 })))

      for (const { score, topicShare, historyShare } of weighed) {
        expect(score).toBe(topicShare + historyShare)
        expect(Math.max(topicShare, historyShare)).toBeLessThanOrEqual(1)
      }
      for (const [at, { score }] of weighed.entries())
        expect(score).toBeLessThanOrEqual(weighed[at - 1]?.score ?? 2)
      expect(scaled.map(({ id }) => id)).toEqual(weighed.map(({ id }) => id))
    }),
    { numRuns: 300 },
  )
})
