import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addScores } from './rank.ts'
import { rankFirst } from './rank-first.ts'
import { Scratch } from './scratch.ts'
import { SeenTerm } from './seen-terms.ts'
import { compareScored } from './select.ts'
import { saturate, type Weighed } from './weigh.ts'

const size = 600

/** Few different masses, so that many documents have equal scores and their ids decide. */
const masses = fc.array(fc.constantFrom(0.5, 0.7, 1, 1, 2, 6), { minLength: 24, maxLength: 24 })
const word = fc.record({
  masses,
  weight: fc.constantFrom(0, 0.01, 0.3, 1, 1.0000000001, 2.5, 7),
  /** One in so many documents has it, by a number that mixes them. */
  rarity: fc.constantFrom(1, 1, 2, 3, 7, 40),
  mixed: fc.nat(1_000_000),
  /** A word that two languages have stands in two lists that share no document. */
  lists: fc.constantFrom(1, 2),
})
type Word = typeof word extends fc.Arbitrary<infer Of> ? Of : never

const mix = (document: number, by: number) => Math.imul(document + 1, 2654435761 ^ by) >>> 7

function listsOf({ masses, rarity, mixed, lists }: Word): SeenTerm[] {
  return Array.from({ length: lists }, (_, nth) => {
    const documents = Int32Array.from({ length: size }, (_, at) => at).filter(
      at => mix(at, mixed) % rarity === 0 && at % lists === nth,
    )
    const own = Float32Array.from(documents, at => masses[mix(at, mixed + 1) % masses.length] ?? 1)
    return new SeenTerm(documents, own)
  })
}

function weighedOf(words: readonly Word[], bridges: readonly Word[]): Weighed {
  return {
    lists: words.map(listsOf),
    weights: words.map(({ weight }) => weight),
    having: [],
    bridged: bridges.map(one => {
      const [list] = listsOf({ ...one, lists: 1 })
      const gains = Float64Array.from(list?.masses ?? [], mass => one.weight * saturate(mass))
      const most = gains.reduce((best, gain) => Math.max(best, gain), 0)
      return { documents: list?.documents ?? new Int32Array(), gains, most, weights: [] }
    }),
  }
}

it('gives the first of all, in the same order and with the same scores as adding up everybody’s', () => {
  const scratch = new Scratch()
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 6 }),
      fc.array(word, { maxLength: 2 }),
      fc.constantFrom(1, 3, 20, 200),
      fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
      fc.nat(1_000_000),
      (words, bridges, most, kept, named) => {
        const weighed = weighedOf(words, bridges)
        const all = new Set([...weighed.lists.flat(), ...weighed.bridged].flatMap(one => [...one.documents]))
        const everything = Int32Array.from(all).sort()
        const passing =
          kept === undefined ? everything : everything.filter(document => mix(document, named) % kept === 0)
        const ids = Array.from(
          { length: size },
          (_, document) => `o${mix(document, named) % 10_007}-${document}`,
        )
        const scores = new Float64Array(size)
        addScores(scores, weighed, passing)
        const exhaustive = Array.from(passing, document => ({
          document,
          id: ids[document] ?? '',
          score: scores[document] ?? 0,
        })).sort(compareScored)

        const asked = { passing, isEverything: kept === undefined, ids, size, most }
        const first = rankFirst(scratch, weighed, asked)

        expect(first).toEqual(exhaustive.slice(0, most))
        // What was used is all zeros again.
        expect(scratch.take(size).every(score => score === 0)).toBe(true)
      },
    ),
    { numRuns: 800 },
  )
})
