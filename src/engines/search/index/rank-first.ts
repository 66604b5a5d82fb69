import { BitSet, setOf } from './bit-set.ts'
import { addBridged, addGains, addScores, addTo, SLACK } from './rank.ts'
import type { Scratch } from './scratch.ts'
import type { SeenTerm } from './seen-terms.ts'
import { First, type Scored } from './select.ts'
import { saturate, type Weighed, type WeighedExpression } from './weigh.ts'

/** With this many times as many candidates as are wanted, it is worth telling which can still be among the first. */
const WORTH_SIFTING = 2
/** How finely it is told what a document must reach. */
const HEIGHTS = 4096

/** A word of the question, or an expression that a bridge leads to, with the most that it gives to a document. */
type Source = { readonly bound: number } & (
  | { readonly lists: readonly SeenTerm[]; readonly weight: number; readonly bridge?: undefined }
  | { readonly bridge: WeighedExpression }
)

interface Asked {
  /** The documents to choose from, in order of number; each has a word of the question or a bridged expression. */
  readonly passing: Int32Array
  /** Whether these are all that have one. */
  readonly isEverything: boolean
  readonly ids: readonly string[]
  readonly size: number
  readonly most: number
}

/**
 * The first of the documents by their scores, without adding up those of all (MaxScore: Turtle and Flood 1995, with bounds of
 * whole lists). Words are read in the order of the most that they can give. Once the words that are left cannot lift a new
 * document among the first, they are looked up only for those that can still be there; whose scores are then added up as
 * `addScores` does for everybody, so that they are the same to the last digit.
 */
export function rankFirst(scratch: Scratch, weighed: Weighed, asked: Asked): readonly Scored[] {
  const { passing, ids, size, most } = asked
  const scores = scratch.take(size)
  const isSifted = asked.isEverything && passing.length > WORTH_SIFTING * most
  const candidates = isSifted ? sift(scores, weighed, asked) : passing
  if (isSifted) for (let nth = 0; nth < candidates.length; nth++) scores[candidates[nth] ?? 0] = 0
  addScores(scores, weighed, candidates, setOf(candidates, size))
  const first = new First(ids, most, candidates.length)
  for (let nth = 0; nth < candidates.length; nth++) {
    const score = scores[candidates[nth] ?? 0] ?? 0
    if (score >= first.least) first.offer(candidates[nth] ?? 0, score)
  }
  scratch.giveBack(scores, candidates)
  return first.inOrder()
}

/** Documents that can be among the first; leaves `scores` at zero for all others. */
function sift(scores: Float64Array, weighed: Weighed, asked: Asked): Int32Array {
  const sources = listSources(weighed)
  /** The most that the sources from one on give together. */
  const bounds = [0]
  for (const { bound } of sources.toReversed()) bounds.unshift((bounds[0] ?? 0) + bound)
  let { next, candidates, least } = readUntilEnough(scores, sources, bounds, asked)
  for (;;) {
    candidates = keepReaching(scores, candidates, least, bounds[next] ?? 0)
    const source = sources[next++]
    if (source === undefined || candidates.length <= WORTH_SIFTING * asked.most) return candidates
    const some = setOf(candidates, asked.size)
    if (source.bridge) addBridged(source.bridge, some, scores)
    else for (const list of source.lists) addGains(list, source.weight, some, candidates, scores)
    least = leastOfFirst(scores, candidates, bounds[0] ?? 0, asked.most)
  }
}

/** Reads lists from end to end until no document that is in none of them can be among the first. */
function readUntilEnough(
  scores: Float64Array,
  sources: readonly Source[],
  bounds: readonly number[],
  asked: Asked,
): { next: number; candidates: Int32Array; least: number } {
  const met = new BitSet(asked.size)
  for (let next = 1; ; next++) {
    const source = sources[next - 1]
    if (source?.bridge) {
      met.addAll(source.bridge.documents)
      addBridged(source.bridge, met, scores)
    } else
      for (const list of source?.lists ?? []) {
        addTo(met, list)
        addWhole(list, source?.weight ?? 0, scores)
      }
    const isLast = next >= sources.length
    if (!isLast && !canTell(bounds, next)) continue
    const candidates = met.toArray()
    const least = leastOfFirst(scores, candidates, bounds[0] ?? 0, asked.most)
    if (isLast || least * (1 - SLACK) > (bounds[next] ?? 0)) return { next, candidates, least }
  }
}

/** False while the sources before this one give less, all together, than those from it on: then nobody is out of reach. */
function canTell(bounds: readonly number[], next: number): boolean {
  const left = bounds[next] ?? 0
  return (bounds[0] ?? 0) - left > left
}

/** What gives most comes first. */
function listSources({ lists, weights, bridged }: Weighed): Source[] {
  const ofWords = lists.map((some, at) => {
    const weight = weights[at] ?? 0
    // No document is in two lists of one word.
    const bound = some.reduce((most, list) => Math.max(most, weight * saturate(list.most)), 0)
    return { bound, lists: some, weight }
  })
  const ofBridges = bridged.map(bridge => ({ bound: bridge.most, bridge }))
  return [...ofWords, ...ofBridges].sort((a, b) => b.bound - a.bound)
}

function addWhole({ documents, masses }: SeenTerm, weight: number, scores: Float64Array): void {
  for (let at = 0; at < documents.length; at++) {
    const document = documents[at] ?? 0
    scores[document] = (scores[document] ?? 0) + weight * saturate(masses[at] ?? 0)
  }
}

/**
 * A score that so many documents as are wanted have, and hardly more: by counting how many there are at each height, which
 * takes no longer in whatever order they come. Nothing is known while there are fewer.
 */
function leastOfFirst(scores: Float64Array, documents: Int32Array, highest: number, most: number): number {
  const heights = new Int32Array(HEIGHTS + 1)
  const step = highest / HEIGHTS
  for (let nth = 0; nth < documents.length; nth++) {
    const height = Math.min(HEIGHTS, Math.floor((scores[documents[nth] ?? 0] ?? 0) / step))
    heights[height] = (heights[height] ?? 0) + 1
  }
  let count = 0
  for (let height = HEIGHTS; height >= 0; height--) {
    count += heights[height] ?? 0
    if (count >= most) return height * step * (1 - SLACK)
  }
  return Number.NEGATIVE_INFINITY
}

/** Those of the documents that can come to the score with what is left; the scores of others are cleared away. */
function keepReaching(scores: Float64Array, documents: Int32Array, least: number, left: number): Int32Array {
  if (least === Number.NEGATIVE_INFINITY) return documents
  const kept = new Int32Array(documents.length)
  let count = 0
  for (let nth = 0; nth < documents.length; nth++) {
    const document = documents[nth] ?? 0
    if (((scores[document] ?? 0) + left) * (1 + SLACK) >= least) kept[count++] = document
    else scores[document] = 0
  }
  return kept.subarray(0, count)
}
