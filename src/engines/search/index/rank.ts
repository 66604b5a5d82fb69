import { BitSet, setOf } from './bit-set.ts'
import type { Plan } from './plan.ts'
import type { Scratch } from './scratch.ts'
import { findFrom, type SeenTerm } from './seen-terms.ts'
import type { View } from './view.ts'
import { saturate, type Weighed, type WeighedExpression } from './weigh.ts'

export type Match = 'any' | 'most' | 'all'

/** How much of the question, by weight, a document must contain for `match: 'most'`. */
const MOST_OF_IT = 0.6
const NEARLY_ALL = 0.999
/** Looking a document up costs about as much as reading this many entries of a list, */
const LOOKUP = 16
/** and this many where its place in the list is told by its bit. */
const GLANCE = 2
/** Sums may differ by rounding; a document that might match is never left out for it. */
export const SLACK = 1e-9

/** The documents that answer the question, in order of number, and how many were looked at for it. */
export interface Matching {
  readonly found: Int32Array
  readonly considered: number
}

/**
 * Where most words or all must be there, a document without the rarer ones cannot have enough of the question, so that
 * only lists of rare words are read from end to end, and common words looked up for the documents in them. The answer is
 * the one that reading everything gives.
 */
export function findMatching(
  scratch: Scratch,
  view: View,
  plan: Plan,
  weighed: Weighed,
  match: Match,
): Matching {
  if (match === 'any') {
    const found = findAny(view, weighed)
    return { found, considered: found.length }
  }
  const least = match === 'all' ? NEARLY_ALL : MOST_OF_IT
  const shares = plan.concepts.map(({ counts }, at) => (counts ? (weighed.weights[at] ?? 0) : 0))
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const candidates = findCandidates(view, weighed, shares, least * whole)
  const inOrder = candidates.toArray()
  const coverage = scratch.take(view.size)
  weighed.lists.forEach((lists, at) => {
    const share = shares[at] ?? 0
    if (share > 0) for (const list of lists) addShare(list, candidates, inOrder, share, coverage)
  })
  const bridged = findBridged(view.size, weighed)
  const found = new Int32Array(inOrder.length)
  let count = 0
  for (let nth = 0; nth < inOrder.length; nth++) {
    const document = inOrder[nth] ?? 0
    if ((whole > 0 && (coverage[document] ?? 0) / whole >= least) || bridged?.has(document) === true)
      found[count++] = document
  }
  scratch.giveBack(coverage, inOrder)
  return { found: found.subarray(0, count), considered: inOrder.length }
}

function findAny(view: View, weighed: Weighed): Int32Array {
  const found = new BitSet(view.size)
  for (const lists of weighed.lists) for (const list of lists) addTo(found, list)
  for (const { documents } of weighed.bridged) found.addAll(documents)
  return found.toArray()
}

/** Documents that may have enough of the question: those with one of the rarest words, or a bridged expression. */
function findCandidates(view: View, weighed: Weighed, shares: readonly number[], needed: number): BitSet {
  const candidates = new BitSet(view.size)
  for (const { documents } of weighed.bridged) candidates.addAll(documents)
  const byShare = shares.map((share, at) => ({ share, at })).sort((a, b) => b.share - a.share)
  let left = shares.reduce((sum, share) => sum + share, 0)
  for (const { share, at } of byShare) {
    if (left < needed * (1 - SLACK)) break
    for (const list of weighed.lists[at] ?? []) addTo(candidates, list)
    left -= share
  }
  return candidates
}

/** Adds the documents of a list. */
export function addTo(found: BitSet, list: SeenTerm): void {
  if (list.places) found.addPlaces(list.places)
  else found.addAll(list.documents)
}

/** Documents that have a bridged expression answer the words that the bridge starts from. */
function findBridged(size: number, { bridged }: Weighed): BitSet | undefined {
  if (bridged.length === 0) return undefined
  const having = new BitSet(size)
  for (const { documents } of bridged) having.addAll(documents)
  return having
}

/**
 * Adds the share of a word to the candidates that are in its list: by the list or by the candidates, whichever is quicker.
 * (Written out instead of calling back, here and below: it is the innermost of everything.)
 */
function addShare(
  list: SeenTerm,
  candidates: BitSet,
  inOrder: Int32Array,
  share: number,
  coverage: Float64Array,
): void {
  const { documents } = list
  const places = inOrder.length * GLANCE < documents.length ? list.places : undefined
  if (places !== undefined) {
    for (let nth = 0; nth < inOrder.length; nth++) {
      const document = inOrder[nth] ?? 0
      if (places.has(document)) coverage[document] = (coverage[document] ?? 0) + share
    }
  } else if (inOrder.length * LOOKUP > documents.length) {
    for (let at = 0; at < documents.length; at++) {
      const document = documents[at] ?? 0
      if (candidates.has(document)) coverage[document] = (coverage[document] ?? 0) + share
    }
  } else {
    let at = 0
    for (let nth = 0; nth < inOrder.length; nth++) {
      const document = inOrder[nth] ?? 0
      at = findFrom(documents, document, at)
      if (documents[at] === document) coverage[document] = (coverage[document] ?? 0) + share
    }
  }
}

/**
 * BM25F (Robertson, Zaragoza and Taylor, CIKM 2004): per word, occurrences in all fields the viewer sees are weighted,
 * divided by the field's relative length and added before they saturate. Adds up the scores of these documents alone, word
 * by word as the question has them, then by bridges: sums of another order would differ in their last digit.
 */
export function addScores(
  scores: Float64Array,
  weighed: Weighed,
  documents: Int32Array,
  some: BitSet = setOf(documents, scores.length),
): void {
  weighed.lists.forEach((lists, at) => {
    for (const list of lists) addGains(list, weighed.weights[at] ?? 0, some, documents, scores)
  })
  for (const bridge of weighed.bridged) addBridged(bridge, some, scores)
}

/** Adds what a list gives to those of the documents that are in it. */
export function addGains(
  list: SeenTerm,
  weight: number,
  some: BitSet,
  inOrder: Int32Array,
  scores: Float64Array,
): void {
  const { documents, masses } = list
  const places = inOrder.length * GLANCE < documents.length ? list.places : undefined
  if (places !== undefined) {
    for (let nth = 0; nth < inOrder.length; nth++) {
      const document = inOrder[nth] ?? 0
      const at = places.of(document)
      if (at >= 0) scores[document] = (scores[document] ?? 0) + weight * saturate(masses[at] ?? 0)
    }
  } else if (inOrder.length * LOOKUP > documents.length) {
    for (let at = 0; at < documents.length; at++) {
      const document = documents[at] ?? 0
      if (some.has(document)) scores[document] = (scores[document] ?? 0) + weight * saturate(masses[at] ?? 0)
    }
  } else {
    let at = 0
    for (let nth = 0; nth < inOrder.length; nth++) {
      const document = inOrder[nth] ?? 0
      at = findFrom(documents, document, at)
      if (documents[at] === document)
        scores[document] = (scores[document] ?? 0) + weight * saturate(masses[at] ?? 0)
    }
  }
}

/** Adds what a bridged expression gives to those of the documents that have it. */
export function addBridged(
  { documents, gains }: Pick<WeighedExpression, 'documents' | 'gains'>,
  some: BitSet,
  scores: Float64Array,
): void {
  for (let at = 0; at < documents.length; at++) {
    const document = documents[at] ?? 0
    if (some.has(document)) scores[document] = (scores[document] ?? 0) + (gains[at] ?? 0)
  }
}
