import fc from 'fast-check'
import { expect, test } from 'vitest'
import { harmonic, MatchIndex, type MatchSubject } from '../index.ts'
import { CardIndex, countedNeeds, pointsOfNeeds } from './card-index.ts'
import { keepBest } from './keep-best.ts'
import { most } from './points.ts'
import { Standing } from './standing.ts'

const words = ['laser', 'mirror', 'fibre', 'coating', 'camera', 'sensor', 'optics', 'lens', 'chip', 'study']
const places = ['AT', 'LT', 'JP', 'BR']
const some = (list: readonly string[], most: number) => fc.subarray([...list], { maxLength: most })
const ideas = fc.array(
  fc.record({
    term: fc.constantFrom('~1', '~2'),
    bridge: fc.constant('bridge'),
    word: fc.constantFrom('OCT', 'retinal scans'),
  }),
  { maxLength: 2 },
)
const card = (side: 'offer' | 'need') =>
  fc.tuple(some(words, 4), ideas).map(([terms, all]) => ({
    side,
    source: side,
    terms: [...terms.map(term => ({ term, word: term })), ...all],
  }))

const anySubject = fc.record({
  kind: fc.constantFrom('sme', 'rto', 'clinic'),
  country: fc.constantFrom(...places),
  presentIn: some(places, 2),
  markets: some(places, 3),
  cards: fc.array(fc.oneof(card('offer'), card('need')), { maxLength: 5 }),
  codes: some(['x:1', 'x:2', 'x:3', 'x:4', 'x:5'], 2),
  kindsSought: some(['sme', 'rto', 'clinic'], 2),
  group: fc.constantFrom(null, null, null, 'g', 'h'),
  isBarred: fc.integer({ min: 0, max: 9 }).map(number => number === 0),
})

const houseOf = (from: number, to: number) =>
  fc.array(anySubject, { minLength: from, maxLength: to }).map(all =>
    all.map(
      (given, at): MatchSubject => ({
        id: `o${at}`,
        languages: [],
        figures: [],
        demands: [],
        sectors: [],
        cooperation: [],
        // Somebody with a history, so that none is let in before their place.
        ties: [{ with: 'elsewhere', kind: 'project', what: 'P' }],
        ...given,
      }),
    ),
  )

/** What one is to the other by kind and place, as it is written. */
function plainStanding(from: MatchSubject, to: MatchSubject): number {
  const isThere = from.markets.some(
    market => market !== from.country && [to.country, ...to.presentIn].includes(market),
  )
  return (isThere ? most.presence : 0) + (from.kindsSought.includes(to.kind) ? most.kind : 0)
}

function isPlainlyBarred(one: MatchSubject, other: MatchSubject): boolean {
  if (one.id === other.id || one.isBarred || other.isBarred) return true
  return one.group !== null && one.group === other.group
}

test('kinds, places, groups and bars by number say what they say by name, whoever asked before', () => {
  fc.assert(
    fc.property(houseOf(1, 12), subjects => {
      const standing = new Standing(subjects)
      subjects.forEach((asking, at) => {
        standing.ask(at)
        subjects.forEach((them, other) => {
          expect(standing.isBarred(other)).toBe(isPlainlyBarred(asking, them))
          expect(standing.ofThem(other)).toBe(plainStanding(asking, them))
          expect(standing.toThem(other)).toBe(plainStanding(them, asking))
        })
      })
    }),
    { numRuns: 200 },
  )
})

test('keeps those that putting all in order would keep, and of equals those whose lot comes first', () => {
  const score = fc.integer({ min: 0, max: 12 }).map(number => number / 8)
  fc.assert(
    fc.property(fc.array(score, { maxLength: 60 }), fc.integer({ min: 1, max: 12 }), (scores, wanted) => {
      const others = scores.map((_, at) => 1_000 - at)
      const lot = (other: number) => (other * 7_919) % 31
      const kept = keepBest(Int32Array.from(others), Float64Array.from(scores), { wanted, lot })
      const inOrder = others
        .map((other, at) => ({ other, score: scores[at] ?? 0 }))
        .sort((one, two) => two.score - one.score || lot(one.other) - lot(two.other) || one.other - two.other)
      const least = inOrder[wanted - 1]?.score ?? 0
      const plain = inOrder.filter(one => one.score >= least).slice(0, wanted * 2)
      expect(new Set(kept)).toEqual(new Set(plain.map(({ other }) => other)))
    }),
    { numRuns: 500 },
  )
})

/** One's needs by how well another's offers answer them, the best first, each pair of cards compared by itself. */
function plainAnswers(cards: CardIndex, from: number, to: number): number[] {
  const best = cards.cardsOn(from, 'need').map(need =>
    Math.max(
      0,
      ...cards.cardsOn(to, 'offer').map(offer => {
        let likeness = 0
        cards.compare(need, offer, (_, part) => {
          likeness = Math.fround(likeness + part)
        })
        return likeness
      }),
    ),
  )
  const first = best.sort((left, right) => right - left).slice(0, countedNeeds)
  return [...first, ...Array.from({ length: countedNeeds - first.length }, () => 0)]
}

test('term lists add up what comparing every pair of cards adds up, question after question', () => {
  fc.assert(
    fc.property(houseOf(2, 50), subjects => {
      const cards = new CardIndex(subjects)
      subjects.forEach((_, at) => {
        for (const own of ['need', 'offer'] as const) {
          const likeness = cards.likenessTo(at, own)
          subjects.forEach((_other, other) => {
            const [from, to] = own === 'need' ? [at, other] : [other, at]
            plainAnswers(cards, from, to).forEach((answer, place) => {
              expect(likeness.best[other * countedNeeds + place]).toBeCloseTo(answer, 6)
            })
          })
          cards.release(likeness)
        }
      })
    }),
    { numRuns: 25 },
  )
})

const plainWords = (cards: CardIndex, from: number, to: number) =>
  pointsOfNeeds(plainAnswers(cards, from, to))

/** Scores of those worth weighing for one, every other looked at by itself; null where too many are just as good. */
function plainScores(index: MatchIndex, subjects: readonly MatchSubject[], at: number): number[] | null {
  const cards = new CardIndex(subjects)
  const asking = subjects[at]
  const says = (one: number, side: 'offer' | 'need') => cards.cardsOn(one, side).length > 0
  const met = subjects.flatMap((them, other) => {
    if (asking === undefined || isPlainlyBarred(asking, them)) return []
    const [wants, wanted] = [plainWords(cards, at, other), plainWords(cards, other, at)]
    const fields = asking.codes.filter(code => them.codes.includes(code)).length
    if (wants === 0 && wanted === 0 && fields === 0) return []
    const both = Math.min(fields * most.field, most.fields + most.projects) + most.language
    const from = says(at, 'need') && says(other, 'offer') ? wants : most.unsaid
    const to = says(other, 'need') && says(at, 'offer') ? wanted : most.unsaid
    const score = harmonic(from + both + plainStanding(asking, them), to + both + plainStanding(them, asking))
    return [{ id: them.id, score }]
  })
  const last = met.map(({ score }) => score).sort((left, right) => right - left)[23] ?? 0
  const kept = met.filter(({ score }) => score >= last - 1e-6)
  if (kept.length > 48 || kept.some(({ score }) => score !== last && Math.abs(score - last) < 1e-6))
    return null
  return kept
    .flatMap(({ id }) => index.matchOf(asking?.id ?? '', id)?.score ?? [])
    .filter(score => score > 0)
    .sort((left, right) => right - left)
}

test('finds whom looking at every other by itself finds, also of more than are weighed', () => {
  fc.assert(
    fc.property(houseOf(30, 70), subjects => {
      const index = new MatchIndex(subjects)
      for (const at of [0, 7, 20, 29]) {
        const scores = plainScores(index, subjects, at)
        if (scores === null) continue
        const found = index.matchesFor(subjects[at]?.id ?? '').map(({ score }) => score)
        expect(found).toHaveLength(Math.min(10, scores.length))
        found.forEach((score, place) => {
          expect(score).toBeCloseTo(scores[place] ?? 0, 6)
        })
      }
    }),
    { numRuns: 60 },
  )
})
