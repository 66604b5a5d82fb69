/**
 * `npm run bench -- matching --two-sided`: what two-sided matching costs, on made-up organisations whose words are as
 * unevenly common as words are, in processor time. All best ten of 1,700; one against 200,000.
 */
import { MatchIndex, type MatchSubject, matchAll, measureExposure } from '../src/engines/matching/index.ts'

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const words = 20_000
const countries = ['LT', 'DE', 'FR', 'ES', 'AT', 'IT', 'JP', 'KR', 'US', 'BR']

/** Made-up organisations: one in eight says nothing of what it seeks, two in three have a history. */
export function makeSubjects(count: number): MatchSubject[] {
  const next = seeded(7)
  const pick = <One>(list: readonly One[]): One => list[Math.floor(next() * list.length)] as One
  // Zipf by inversion: rank r as often as 1/r.
  const term = () => `w${Math.floor(words ** next())}`
  const card = (side: 'offer' | 'need', place: number) => ({
    side,
    source: `${side}:${place}`,
    terms: Array.from({ length: 6 + Math.floor(next() * 12) }, term).map(one => ({ term: one, word: one })),
  })
  return Array.from({ length: count }, (_, at): MatchSubject => {
    const needs = next() < 0.125 ? 0 : 1 + Math.floor(next() * 3)
    return {
      id: `o${at}`,
      kind: at % 17 === 0 ? 'rto' : 'sme',
      country: pick(countries),
      presentIn: [],
      markets: next() < 0.5 ? [pick(countries), pick(countries)] : [],
      languages: ['en'],
      cards: [
        ...Array.from({ length: 2 + Math.floor(next() * 3) }, (_, place) => card('offer', place)),
        ...Array.from({ length: needs }, (_, place) => card('need', place)),
      ],
      figures: [],
      demands: [],
      codes: [`list:${Math.floor(next() * 62)}`, `list:${Math.floor(next() * 62)}`],
      sectors: [],
      cooperation: [],
      kindsSought: next() < 0.3 ? ['rto'] : [],
      group: null,
      isBarred: false,
      ties: next() < 0.67 ? [{ with: `o${Math.floor(next() * count)}`, kind: 'project', what: 'P' }] : [],
    }
  })
}

/** Processor time, so that what else runs on the machine counts less. */
function timed<Answer>(work: () => Answer): { answer: Answer; ms: number } {
  const begun = process.cpuUsage()
  const answer = work()
  const { user, system } = process.cpuUsage(begun)
  return { answer, ms: (user + system) / 1000 }
}

/** Prints seconds and evenness. */
export function benchTwoSided(): void {
  const subjects = makeSubjects(1_700)
  const ids = subjects.map(({ id }) => id)
  const all = timed(() => matchAll(new MatchIndex(subjects), ids, { withWords: false }))
  console.log(`all best ten of 1,700, index and all: ${(all.ms / 1000).toFixed(2)} s`)
  const balanced = timed(() => matchAll(new MatchIndex(subjects), ids, { balanced: true, withWords: false }))
  console.log(`the same, balanced: ${(balanced.ms / 1000).toFixed(2)} s`)
  for (const [name, lists] of [
    ['as they come', all.answer],
    ['balanced', balanced.answer],
  ] as const) {
    const { coverage, gini } = measureExposure(lists.values(), ids)
    const scores = [...lists.values()].flatMap(list => list.map(({ score }) => score))
    const mean = scores.reduce((sum, one) => sum + one, 0) / scores.length
    console.log(
      `${name}: coverage ${coverage.toFixed(3)}, Gini ${gini.toFixed(3)}, mean score ${mean.toFixed(3)}`,
    )
  }
  const large = timed(() => new MatchIndex(makeSubjects(200_000)))
  console.log(`index of 200,000: ${(large.ms / 1000).toFixed(1)} s`)
  const times = Array.from(
    { length: 200 },
    (_, at) => timed(() => large.answer.matchesFor(`o${at * 997}`)).ms,
  )
  times.sort((left, right) => left - right)
  const share = (part: number) => (times[Math.floor(times.length * part)] ?? 0).toFixed(1)
  console.log(
    `one against 200,000: median ${share(0.5)} ms, 95 of 100 under ${share(0.95)} ms, longest ${share(0.999)} ms`,
  )
}
