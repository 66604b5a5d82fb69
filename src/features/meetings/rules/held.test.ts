import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeHeld, type Statement } from './held.ts'

const says = fc.constantFrom('held' as const, 'not-held' as const, 'taken-back' as const)
const speaker = fc.constantFrom(
  { source: 'steward' as const, side: null },
  { source: 'signed-list' as const, side: null },
  { source: 'side' as const, side: 'from' as const },
  { source: 'side' as const, side: 'to' as const },
)
const statement = fc
  .record({ speaker, says, missing: fc.constantFrom(null, 'from' as const, 'to' as const, 'both' as const) })
  .map(one => ({
    ...one.speaker,
    says: one.says,
    missing: one.says === 'not-held' ? one.missing : null,
  }))
/** Words one after another. */
const course = fc
  .array(statement, { maxLength: 8 })
  .map(words => words.map((word, index): Statement => ({ ...word, number: index })))
const runs = { numRuns: 500 }

function say(
  index: number,
  source: Statement['source'],
  word: Statement['says'],
  rest: Partial<Statement> = {},
): Statement {
  return { number: index, source, side: null, says: word, missing: null, ...rest }
}

test('silence is unknown, never held', () => {
  const silent = { state: 'unknown', strength: null, missing: null, contradicts: false }
  expect(judgeHeld([])).toEqual(silent)
  expect(judgeHeld([say(0, 'steward', 'held'), say(1, 'steward', 'taken-back')])).toEqual(silent)
})

test('the steward goes before a side, and that the side says otherwise is seen', () => {
  const words = [say(0, 'steward', 'held'), say(1, 'side', 'not-held', { side: 'to', missing: 'from' })]

  expect(judgeHeld(words)).toEqual({
    state: 'held',
    strength: 'steward',
    missing: null,
    contradicts: true,
  })
})

test('two sides prove more than one, and where they differ nothing is known', () => {
  const from = say(0, 'side', 'held', { side: 'from' })
  expect(judgeHeld([from])).toMatchObject({ state: 'held', strength: 'one-side' })
  expect(judgeHeld([from, say(1, 'side', 'held', { side: 'to' })])).toMatchObject({
    state: 'held',
    strength: 'both-sides',
  })
  expect(judgeHeld([from, say(1, 'side', 'not-held', { side: 'to' })])).toEqual({
    state: 'unknown',
    strength: null,
    missing: null,
    contradicts: true,
  })
})

test('each says that the other was missing: not held, and by whom stays open', () => {
  const words = [
    say(0, 'side', 'not-held', { side: 'from', missing: 'to' }),
    say(1, 'side', 'not-held', { side: 'to', missing: 'from' }),
  ]

  expect(judgeHeld(words)).toEqual({
    state: 'not-held',
    strength: 'both-sides',
    missing: null,
    contradicts: true,
  })
})

test('the order in which words are read changes nothing', () => {
  fc.assert(
    fc.property(course, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (words, keys) => {
      const shuffled = words
        .map((word, index) => ({ word, key: keys[index] ?? 0 }))
        .sort((a, b) => a.key - b.key)
      expect(judgeHeld(shuffled.map(one => one.word))).toEqual(judgeHeld(words))
    }),
    runs,
  )
})

test('whoever speaks again replaces their own earlier word', () => {
  fc.assert(
    fc.property(course, statement, (words, last) => {
      const latest: Statement = { ...last, number: 50 }
      const others = words.filter(word => (word.side ?? word.source) !== (last.side ?? last.source))
      expect(judgeHeld([...words, latest])).toEqual(judgeHeld([...others, latest]))
    }),
    runs,
  )
})

test('no word of a side changes what the desk said, and without any word for it nothing is held', () => {
  fc.assert(
    fc.property(course, words => {
      const judged = judgeHeld(words)
      const desk = judgeHeld(words.filter(word => word.source !== 'side'))
      if (desk.state !== 'unknown')
        expect({ ...judged, contradicts: false }).toEqual({ ...desk, contradicts: false })
      if (judged.state !== 'unknown') expect(words.map(word => word.says)).toContain(judged.state)
    }),
    runs,
  )
})

test('a proof has a strength exactly when something is known', () => {
  fc.assert(
    fc.property(course, words => {
      const judged = judgeHeld(words)
      expect(judged.strength === null).toBe(judged.state === 'unknown')
      if (judged.state === 'held') expect(judged.missing).toBeNull()
    }),
    runs,
  )
})
