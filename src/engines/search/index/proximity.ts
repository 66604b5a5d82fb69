import type { Plan } from './plan.ts'
import { fieldIsSeen, type View } from './view.ts'
import type { Readable } from './weigh.ts'

/** Documents at the head of the list whose word order is looked at. */
export const WINDOW = 200
/** Words this far apart still count as near. */
const NEAR = 4

/**
 * What a document gains because neighbouring words of the question stand near each other in it: for each pair, the
 * smaller of the two words' weights divided by their distance. (The idea of adding a term for close pairs to BM25:
 * Rasolofo and Savoy, ECIR 2003.)
 * @param weights the weight of each concept of the plan in this viewer's collection
 */
export function proximityOf(
  { documents }: Pick<Readable, 'documents'>,
  view: View,
  plan: Plan,
  weights: readonly number[],
  document: number,
): number {
  const ranked = plan.concepts.map((concept, at) => ({ concept, weight: weights[at] ?? 0 }))
  const counted = ranked.filter(({ concept }) => concept.kind === 'word')
  if (counted.length < 2) return 0
  const conceptOf = new Map<number, number>()
  counted.forEach(({ concept }, at) => {
    for (const { term } of concept.alternatives) conceptOf.set(term, at)
  })
  const nearest = new Float64Array(counted.length)
  const sequence = documents.sequence.raw()
  let at = documents.sequenceStarts.get(document)
  for (let field = 0; field < documents.fieldCount; field++) {
    const cell = document * documents.fieldCount + field
    const end = at + documents.lengths.get(cell)
    if (fieldIsSeen(view, documents, document, cell)) nearInField(sequence, at, end, conceptOf, nearest)
    at = end
  }
  let gain = 0
  for (let pair = 0; pair + 1 < counted.length; pair++) {
    const left = counted[pair]
    const right = counted[pair + 1]
    if (left !== undefined && right !== undefined)
      gain += (nearest[pair] ?? 0) * Math.min(left.weight, right.weight)
  }
  return gain
}

/** Keeps in `nearest[i]` the largest 1 / distance between words i and i + 1 of the question. */
function nearInField(
  sequence: Int32Array,
  start: number,
  end: number,
  conceptOf: ReadonlyMap<number, number>,
  nearest: Float64Array,
): void {
  const lastSeen = new Map<number, number>()
  for (let at = start; at < end; at++) {
    const concept = conceptOf.get(sequence[at] ?? -1)
    if (concept === undefined) continue
    for (const pair of [concept - 1, concept]) {
      const other = pair === concept ? concept + 1 : pair
      const before = lastSeen.get(other)
      if (before === undefined || at - before > NEAR || pair < 0) continue
      nearest[pair] = Math.max(nearest[pair] ?? 0, 1 / (at - before))
    }
    lastSeen.set(concept, at)
  }
}
