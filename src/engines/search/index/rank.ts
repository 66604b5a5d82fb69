import { BitSet } from './bit-set.ts'
import type { Plan } from './plan.ts'
import type { Scratch } from './scratch.ts'
import { findFrom, type SeenTerm } from './seen-terms.ts'
import type { View } from './view.ts'
import { saturate, type Weighed } from './weigh.ts'

export type Match = 'any' | 'most' | 'all'

/** How much of the question, by weight, a document must contain for `match: 'most'`. */
const MOST_OF_IT = 0.6
const NEARLY_ALL = 0.999
/** Looking a document up costs about as much as reading this many entries of a list. */
const LOOKUP = 16
/** Sums of shares may differ by rounding; a document that might match is never left out for it. */
const SLACK = 1e-9

/** Scores by document number, the documents that have one, and those that answer the question, in order of number. */
export interface Ranking {
  readonly scores: Float64Array
  readonly scored: Int32Array
  readonly found: Int32Array
}

/**
 * BM25F (Robertson, Zaragoza and Taylor, CIKM 2004): per word, occurrences in all fields the viewer sees are weighted,
 * divided by the field's relative length and added before they saturate.
 *
 * Where most words or all must be there, a document without the rarer ones cannot have enough of the question, so that
 * only lists of rare words are read from end to end, and common words looked up for the documents in them. The answer is
 * the one that reading everything gives.
 */
export function rank(scratch: Scratch, view: View, plan: Plan, weighed: Weighed, match: Match): Ranking {
  const scores = scratch.take(view.size)
  if (match === 'any') return rankAll(scores, weighed)
  const least = match === 'all' ? NEARLY_ALL : MOST_OF_IT
  const shares = plan.concepts.map(({ counts }, at) => (counts ? (weighed.weights[at] ?? 0) : 0))
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const candidates = findCandidates(view, weighed, shares, least * whole)
  const inOrder = candidates.toArray()
  const coverage = scratch.take(view.size)
  const sums = { scores, coverage }
  weighed.lists.forEach((lists, at) => {
    const gain = { weight: weighed.weights[at] ?? 0, share: shares[at] ?? 0 }
    for (const list of lists) addIn(list, candidates, inOrder, gain, sums)
  })
  const bridged = addBridged(view.size, scores, weighed)
  const found = new Int32Array(inOrder.length)
  let count = 0
  for (let nth = 0; nth < inOrder.length; nth++) {
    const document = inOrder[nth] ?? 0
    if ((whole > 0 && (coverage[document] ?? 0) / whole >= least) || bridged?.has(document) === true)
      found[count++] = document
  }
  scratch.giveBack(coverage, inOrder)
  return { scores, scored: inOrder, found: found.subarray(0, count) }
}

function rankAll(scores: Float64Array, weighed: Weighed): Ranking {
  const found = new BitSet(scores.length)
  weighed.lists.forEach((lists, at) => {
    for (const list of lists) {
      found.addAll(list.documents)
      addAll(list, weighed.weights[at] ?? 0, scores)
    }
  })
  addBridged(scores.length, scores, weighed)
  for (const { documents } of weighed.bridged) found.addAll(documents)
  const inOrder = found.toArray()
  return { scores, scored: inOrder, found: inOrder }
}

function addAll({ documents, masses }: SeenTerm, weight: number, scores: Float64Array): void {
  for (let at = 0; at < documents.length; at++) {
    const document = documents[at] ?? 0
    scores[document] = (scores[document] ?? 0) + weight * saturate(masses[at] ?? 0)
  }
}

/** Documents that may have enough of the question: those with one of the rarest words, or a bridged expression. */
function findCandidates(view: View, weighed: Weighed, shares: readonly number[], needed: number): BitSet {
  const candidates = new BitSet(view.size)
  for (const { documents } of weighed.bridged) candidates.addAll(documents)
  const byShare = shares.map((share, at) => ({ share, at })).sort((a, b) => b.share - a.share)
  let left = shares.reduce((sum, share) => sum + share, 0)
  for (const { share, at } of byShare) {
    if (left < needed * (1 - SLACK)) break
    for (const { documents } of weighed.lists[at] ?? []) candidates.addAll(documents)
    left -= share
  }
  return candidates
}

/**
 * Adds what a list gives to the candidates that are in it: by the list or by the candidates, whichever is quicker.
 * (Written out twice instead of calling back: it is the innermost of everything.)
 */
function addIn(
  { documents, masses }: SeenTerm,
  candidates: BitSet,
  inOrder: Int32Array,
  { weight, share }: { readonly weight: number; readonly share: number },
  { scores, coverage }: { readonly scores: Float64Array; readonly coverage: Float64Array },
): void {
  if (inOrder.length * LOOKUP > documents.length) {
    for (let at = 0; at < documents.length; at++) {
      const document = documents[at] ?? 0
      if (!candidates.has(document)) continue
      scores[document] = (scores[document] ?? 0) + weight * saturate(masses[at] ?? 0)
      coverage[document] = (coverage[document] ?? 0) + share
    }
    return
  }
  let at = 0
  for (let nth = 0; nth < inOrder.length; nth++) {
    const document = inOrder[nth] ?? 0
    at = findFrom(documents, document, at)
    if (documents[at] !== document) continue
    scores[document] = (scores[document] ?? 0) + weight * saturate(masses[at] ?? 0)
    coverage[document] = (coverage[document] ?? 0) + share
  }
}

/** Adds what bridged expressions give; a document that has one answers the words that the bridge starts from. */
function addBridged(size: number, scores: Float64Array, { bridged }: Weighed): BitSet | undefined {
  if (bridged.length === 0) return undefined
  const having = new BitSet(size)
  for (const { documents, gains } of bridged) {
    having.addAll(documents)
    for (let at = 0; at < documents.length; at++) {
      const document = documents[at] ?? 0
      scores[document] = (scores[document] ?? 0) + (gains[at] ?? 0)
    }
  }
  return having
}
