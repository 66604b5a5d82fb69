import type { Documents } from './documents.ts'
import type { Lexicon } from './lexicon.ts'
import type { BridgedExpression, Plan } from './plan.ts'
import { massIn, type SeenTerm, type SeenTerms } from './seen-terms.ts'
import type { Spellings } from './spellings.ts'
import type { View } from './view.ts'

/** BM25's usual constant; on the sets we measured with, neighbouring values differ by less than sets do. */
const K1 = 1.2

/** What the ranking reads. */
export interface Readable {
  readonly documents: Documents
  readonly lexicon: Lexicon
  readonly seenTerms: SeenTerms
  readonly spellings: Spellings
}

/** A plan as it weighs in what one viewer sees, before any document is ranked. */
export interface Weighed {
  /** The documents that have each concept. */
  readonly lists: readonly (readonly SeenTerm[])[]
  /** The weight of each concept. */
  readonly weights: readonly number[]
  /** How many documents have each concept. */
  readonly having: readonly number[]
  readonly bridged: readonly WeighedExpression[]
}

export interface WeighedExpression {
  /** Documents that have every word of the expression, in order, with what they gain. */
  readonly documents: Int32Array
  readonly gains: Float64Array
  /** The most that any of them gains. */
  readonly most: number
  /** The weight of each word. */
  readonly weights: readonly number[]
}

/** Robertson and Spärck Jones' weight in the form that never is negative (Lucene's). */
function inverseFrequency(count: number, having: number): number {
  return Math.log(1 + (count - having + 0.5) / (having + 0.5))
}

/** BM25's saturation: the tenth occurrence says little more than the third. */
export function saturate(mass: number): number {
  return (mass * (K1 + 1)) / (K1 + mass)
}

const lengthOf = (lists: readonly SeenTerm[]) =>
  lists.reduce((sum, { documents }) => sum + documents.length, 0)

/** Looks up who has the words of the plan. The document frequency of a word is counted among what this viewer sees. */
export function weigh({ seenTerms }: Pick<Readable, 'seenTerms'>, view: View, plan: Plan): Weighed {
  const lists = plan.concepts.map(({ alternatives }) => seenTerms.ofAny(view, alternatives))
  const having = lists.map(lengthOf)
  return {
    lists,
    having,
    weights: plan.concepts.map(({ weight }, at) => inverseFrequency(view.count, having[at] ?? 0) * weight),
    bridged: plan.bridged.map(expression => weighExpression(seenTerms, view, expression)),
  }
}

/** Documents that have every word of the expression gain its share. */
function weighExpression(
  seenTerms: SeenTerms,
  view: View,
  { groups, weight }: BridgedExpression,
): WeighedExpression {
  const lists = groups.map(group => seenTerms.ofAny(view, group))
  const weights = lists.map(list => inverseFrequency(view.count, lengthOf(list)) * weight)
  const [shortest = []] = lists.toSorted((a, b) => lengthOf(a) - lengthOf(b))
  const documents: number[] = []
  const gains: number[] = []
  for (const { documents: some } of shortest)
    for (const document of some) {
      const gain = gainOf(lists, weights, document)
      if (gain === 0) continue
      documents.push(document)
      gains.push(gain)
    }
  return {
    documents: Int32Array.from(documents),
    gains: Float64Array.from(gains),
    most: gains.reduce((most, gain) => Math.max(most, gain), 0),
    weights,
  }
}

/** 0 when a word of the expression is missing. */
function gainOf(
  lists: readonly (readonly SeenTerm[])[],
  weights: readonly number[],
  document: number,
): number {
  let gain = 0
  for (let word = 0; word < lists.length; word++) {
    const mass = massIn(lists[word] ?? [], document)
    if (mass === 0) return 0
    gain += (weights[word] ?? 0) * saturate(mass)
  }
  return gain
}
