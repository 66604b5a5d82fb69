import type { FieldRule } from '../model.ts'
import type { Documents } from './documents.ts'
import { documentOf, fieldOf, type Lexicon, occurrencesOf } from './lexicon.ts'
import type { Alternative, Plan } from './plan.ts'
import type { View } from './view.ts'

/** BM25's usual constant; on the sets we measured with, neighbouring values differ by less than sets do. */
const K1 = 1.2

/** What the ranking reads. */
export interface Readable {
  readonly documents: Documents
  readonly lexicon: Lexicon
  readonly fields: readonly FieldRule[]
}

/** Scores by document number; `found` lists the documents that have any, each once, in order of number. */
export interface Ranking {
  readonly scores: Float64Array
  readonly found: readonly number[]
  /** Per document, the share of the question it contains, weighted by how telling its words are; 0 to 1. */
  readonly coverage: Float64Array
  /** The weight of each concept of the plan in what this viewer sees. */
  readonly weights: readonly number[]
  /** How many documents have each concept. */
  readonly having: readonly number[]
  /** Documents that have a whole bridged expression. */
  readonly bridged: ReadonlySet<number>
  /** How many documents have each bridged expression. */
  readonly bridgedHaving: readonly number[]
  /** The weight of each word of each bridged expression. */
  readonly bridgedWeights: readonly (readonly number[])[]
}

/** Robertson and Spärck Jones' weight in the form that never is negative (Lucene's). */
function inverseFrequency(count: number, having: number): number {
  return Math.log(1 + (count - having + 0.5) / (having + 0.5))
}

/** BM25's saturation: the tenth occurrence says little more than the third. */
export function saturate(mass: number): number {
  return (mass * (K1 + 1)) / (K1 + mass)
}

/**
 * BM25F (Robertson, Zaragoza and Taylor, CIKM 2004): per word, occurrences in all fields the viewer sees are weighted,
 * divided by the field's relative length and added before they saturate. The document frequency of a word is counted
 * while its entries are read, among what this viewer sees.
 * @param needsCoverage false where nobody asks for `coverage`, which then is empty
 */
export function rank(index: Readable, view: View, plan: Plan, needsCoverage = true): Ranking {
  const scores = new Float64Array(view.size)
  const coverage = new Float64Array(needsCoverage ? view.size : 0)
  const gather = createGatherer(index, view)
  const weights: number[] = []
  const having: number[] = []
  let whole = 0
  for (const concept of plan.concepts) {
    const { touched, count, mass } = gather(concept.alternatives)
    const weight = inverseFrequency(view.count, count) * concept.weight
    const share = concept.counts ? weight : 0
    weights.push(weight)
    having.push(count)
    whole += share
    for (let at = 0; at < count; at++) {
      const document = touched[at] ?? 0
      scores[document] = (scores[document] ?? 0) + weight * saturate(mass[document] ?? 0)
      if (needsCoverage) coverage[document] = (coverage[document] ?? 0) + share
      mass[document] = 0
    }
  }
  const bridged = new Set<number>()
  const outcomes = plan.bridged.map(({ groups, weight }) =>
    addBridged({ groups, weight, gather, count: view.count, scores, bridged }),
  )
  const found: number[] = []
  for (let document = 0; document < view.size; document++) {
    if ((scores[document] ?? 0) <= 0) continue
    found.push(document)
    if (needsCoverage && whole > 0) coverage[document] = (coverage[document] ?? 0) / whole
  }
  return {
    scores,
    found,
    coverage,
    weights,
    having,
    bridged,
    bridgedHaving: outcomes.map(outcome => outcome.having),
    bridgedWeights: outcomes.map(outcome => outcome.weights),
  }
}

/** Documents that have every word of the expression gain its share. */
function addBridged(given: {
  groups: readonly (readonly Alternative[])[]
  weight: number
  gather: Gatherer
  count: number
  scores: Float64Array
  bridged: Set<number>
}): { weights: readonly number[]; having: number } {
  const sums = new Map<number, { sum: number; words: number }>()
  const weights = given.groups.map(group => {
    const { touched, count, mass } = given.gather(group)
    const weight = inverseFrequency(given.count, count) * given.weight
    for (let at = 0; at < count; at++) {
      const document = touched[at] ?? 0
      const { sum, words } = sums.get(document) ?? { sum: 0, words: 0 }
      sums.set(document, { sum: sum + weight * saturate(mass[document] ?? 0), words: words + 1 })
      mass[document] = 0
    }
    return weight
  })
  let having = 0
  for (const [document, { sum, words }] of sums)
    if (words === given.groups.length) {
      having++
      given.scores[document] = (given.scores[document] ?? 0) + sum
      given.bridged.add(document)
    }
  return { weights, having }
}

/** The documents that have any of the alternatives, the first `count` of `touched`, with what they weigh there. */
interface Gathered {
  readonly touched: Int32Array
  readonly count: number
  readonly mass: Float64Array
}

type Gatherer = (alternatives: readonly Alternative[]) => Gathered

/** Adds up the weighted occurrences of alternatives per document; the caller puts each `mass` back to 0. */
function createGatherer({ documents, lexicon }: Readable, view: View): Gatherer {
  const mass = new Float64Array(view.size)
  const touched = new Int32Array(view.size)
  const fieldCount = documents.fieldCount
  const weights = view.weights
  return alternatives => {
    const entries = lexicon.entries()
    let count = 0
    for (const { term, weight } of alternatives) {
      const end = lexicon.endOf(term)
      for (let at = lexicon.startOf(term); at < end; at++) {
        const entry = entries[at] ?? 0
        const document = documentOf(entry)
        const more = weight * (weights[document * fieldCount + fieldOf(entry)] ?? 0) * occurrencesOf(entry)
        if (more === 0) continue
        const sofar = mass[document] ?? 0
        if (sofar === 0) touched[count++] = document
        mass[document] = sofar + more
      }
    }
    return { touched, count, mass }
  }
}

/** How many documents the viewer sees that have a term. */
export function createCounter(index: Readable, view: View): (term: number) => number {
  const gather = createGatherer(index, view)
  return term => {
    const { touched, count, mass } = gather([{ term, weight: 1, kind: 'word' }])
    for (let at = 0; at < count; at++) mass[touched[at] ?? 0] = 0
    return count
  }
}
