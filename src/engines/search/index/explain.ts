import type { FieldRule, HitKind, Reason } from '../model.ts'
import { documentOf, fieldOf, occurrencesOf } from './lexicon.ts'
import type { Alternative, Plan } from './plan.ts'
import { fieldIsSeen, type View, weightAt } from './view.ts'
import { type Readable, saturate, type Weighed } from './weigh.ts'

interface Explained extends Readable {
  readonly fields: readonly FieldRule[]
}

interface Hit {
  readonly mass: number
  readonly terms: readonly string[]
  readonly fields: readonly string[]
  readonly kind: HitKind
}

/** Why a document stands where it stands: which words, found how, in which fields, and what each adds to its score. */
export function explain(
  given: { index: Explained; view: View; plan: Plan; weighed: Weighed },
  document: number,
  nearness: number,
): readonly Reason[] {
  const { plan, weighed } = given
  const findHit = createHitFinder(given.index, given.view)
  const reasons: Reason[] = []
  plan.concepts.forEach((concept, at) => {
    const hit = findHit(concept.alternatives, document)
    if (hit === undefined) return
    const { terms, fields, kind } = hit
    const contribution = (weighed.weights[at] ?? 0) * saturate(hit.mass)
    reasons.push({ words: concept.words, kind, terms, fields, contribution })
  })
  plan.bridged.forEach(({ groups, bridge, expression, words }, at) => {
    const hits = groups.flatMap(group => findHit(group, document) ?? [])
    if (hits.length < groups.length) return
    const weights = weighed.bridged[at]?.weights ?? []
    const contribution = hits.reduce((sum, hit, nth) => sum + (weights[nth] ?? 0) * saturate(hit.mass), 0)
    reasons.push({
      words,
      kind: 'bridge',
      terms: hits.flatMap(hit => hit.terms),
      fields: [...new Set(hits.flatMap(hit => hit.fields))],
      contribution,
      bridge: { id: bridge.id, expression, source: bridge.source },
    })
  })
  if (nearness > 0) reasons.push({ words: '', kind: 'near', terms: [], fields: [], contribution: nearness })
  return reasons.sort((a, b) => b.contribution - a.contribution)
}

function createHitFinder(index: Explained, view: View) {
  const { documents, lexicon, fields } = index
  const entries = lexicon.entries()
  return (alternatives: readonly Alternative[], document: number): Hit | undefined => {
    let mass = 0
    const terms = new Set<string>()
    const names = new Set<string>()
    let kind: HitKind = 'word'
    for (const { term, weight, kind: how } of alternatives) {
      const end = lexicon.endOf(term)
      let ofTerm = 0
      for (let at = firstOf(entries, lexicon.startOf(term), end, document); at < end; at++) {
        const entry = entries[at] ?? 0
        if (documentOf(entry) !== document) break
        const field = fieldOf(entry)
        const cell = document * fields.length + field
        const norm = view.norms[field]
        if (norm === undefined || !fieldIsSeen(view, documents, document, cell)) continue
        ofTerm += weightAt(norm, documents.lengths.get(cell)) * occurrencesOf(entry)
        names.add(fields[field]?.name ?? '')
      }
      if (ofTerm === 0) continue
      // The ranking keeps masses in 32 bits; what is said adds up to its score only when rounded alike.
      mass += weight * Math.fround(ofTerm)
      kind = how
      terms.add(lexicon.terms[term] ?? '')
    }
    return mass === 0 ? undefined : { mass: Math.fround(mass), terms: [...terms], fields: [...names], kind }
  }
}

/** Where the entries of a document begin between start and end, by halving. */
function firstOf(entries: Int32Array, start: number, end: number, document: number): number {
  let low = start
  let high = end
  while (low < high) {
    const middle = (low + high) >>> 1
    if (documentOf(entries[middle] ?? 0) < document) low = middle + 1
    else high = middle
  }
  return low
}
