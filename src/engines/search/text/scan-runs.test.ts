import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findRun, makeRun, RunMemory } from './scan-runs.ts'

/** The pattern by itself. */
const pattern =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad]*(?:['’ʼ][\p{L}\p{M}]+|(?<=\p{sc=Hebrew})["״׳]\p{sc=Hebrew}[\p{sc=Hebrew}\p{M}]*|(?<=\p{N})[.,]\p{N}+\p{L}*)*/gu

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...'aZéßłı09²½ªµ×÷ .,-’\'ʼ"״׳\u00ad\u0301\u200bאב検한ก٣') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 2 }) },
  { weight: 1, arbitrary: fc.constantFrom('laser', 'l’optique', '1,300', '3.5mm', "don't", 'x.y', 'צה"ל') },
)

it('finds the runs that the pattern finds, in any text', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), pieces => {
      const text = pieces.join('')
      const found: [number, string][] = []
      const run = makeRun()
      for (let at = 0; findRun(text, at, run); at = run.end)
        found.push([run.start, text.slice(run.start, run.end)])

      expect(found).toEqual(Array.from(text.matchAll(pattern), match => [match.index, match[0]]))
    }),
    { numRuns: 5_000 },
  )
})

it('remembers of each run what was made of that very run, and its sign', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom(...'abé1'), minLength: 1, maxLength: 4 })),
      words => {
        const memory = new RunMemory(
          word => `<${word}>`,
          made => made.length * 100 + made.charCodeAt(1),
        )
        const long = 'b'.repeat(14)
        const text = [...words, ...words, 'Aa', 'BB', 'Aa', long, `${long}b`, long, `${long}b`].join(' ')
        const run = makeRun()
        for (let at = 0; findRun(text, at, run); at = run.end) {
          if (!run.isPlain) continue
          const word = text.slice(run.start, run.end)
          expect(memory.signOf(text, run)).toBe((word.length + 2) * 100 + word.charCodeAt(0))
          expect(memory.of(text, run)).toBe(`<${word}>`)
        }
      },
    ),
    { numRuns: 500 },
  )
})
