import type { Plan } from './plan.ts'
import { fieldIsSeen, type View } from './view.ts'
import type { Readable } from './weigh.ts'

/** Documents at the head of the list whose word order is looked at. */
export const WINDOW = 200
/** Words this far apart still count as near. */
const NEAR = 4
/** Words are told from all others by the last bits of their numbers before they are looked up. */
const GLANCES = 4096
/** The place of a word that was not met in the field. */
const NEVER = -1_000_000

/**
 * What documents gain because neighbouring words of the question stand near each other in them: for each pair, the
 * smaller of the two words' weights divided by their distance. (The idea of adding a term for close pairs to BM25:
 * Rasolofo and Savoy, ECIR 2003.)
 * @param weights the weight of each concept of the plan in this viewer's collection
 */
export function createProximity(
  { documents }: Pick<Readable, 'documents'>,
  view: View,
  plan: Plan,
  weights: readonly number[],
): (document: number) => number {
  const ranked = plan.concepts.map((concept, at) => ({ concept, weight: weights[at] ?? 0 }))
  const counted = ranked.filter(({ concept }) => concept.kind === 'word')
  if (counted.length < 2) return () => 0
  const conceptOf = new Map<number, number>()
  counted.forEach(({ concept }, at) => {
    for (const { term } of concept.alternatives) conceptOf.set(term, at)
  })
  const glances = new Uint8Array(GLANCES)
  for (const term of conceptOf.keys()) glances[term & (GLANCES - 1)] = 1
  const words = { conceptOf, glances }
  const pairWeights = counted.map(({ weight }, pair) => Math.min(weight, counted[pair + 1]?.weight ?? 0))
  const nearest = new Float64Array(counted.length)
  const lastMet = new Int32Array(counted.length)
  const sequence = documents.sequence.raw()
  return document => {
    nearest.fill(0)
    let at = documents.sequenceStarts.get(document)
    for (let field = 0; field < documents.fieldCount; field++) {
      const cell = document * documents.fieldCount + field
      const end = at + documents.lengths.get(cell)
      if (end > at && fieldIsSeen(view, documents, document, cell)) {
        lastMet.fill(NEVER)
        nearInField(sequence, { start: at, end }, words, lastMet, nearest)
      }
      at = end
    }
    let gain = 0
    for (let pair = 0; pair + 1 < nearest.length; pair++)
      gain += (nearest[pair] ?? 0) * (pairWeights[pair] ?? 0)
    return gain
  }
}

/** Keeps in `nearest[i]` the largest 1 / distance between words i and i + 1 of the question. */
function nearInField(
  sequence: Int32Array,
  { start, end }: { readonly start: number; readonly end: number },
  { conceptOf, glances }: { readonly conceptOf: ReadonlyMap<number, number>; readonly glances: Uint8Array },
  lastMet: Int32Array,
  nearest: Float64Array,
): void {
  for (let at = start; at < end; at++) {
    const term = sequence[at] ?? -1
    if (glances[term & (GLANCES - 1)] === 0) continue
    const concept = conceptOf.get(term)
    if (concept === undefined) continue
    if (concept > 0) noteNear(nearest, concept - 1, at - (lastMet[concept - 1] ?? NEVER))
    if (concept + 1 < nearest.length) noteNear(nearest, concept, at - (lastMet[concept + 1] ?? NEVER))
    lastMet[concept] = at
  }
}

function noteNear(nearest: Float64Array, pair: number, distance: number): void {
  if (distance <= NEAR && 1 / distance > (nearest[pair] ?? 0)) nearest[pair] = 1 / distance
}
