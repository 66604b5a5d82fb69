import type { HitKind, Reason } from '../model.ts'
import { documentOf, fieldOf, occurrencesOf } from './lexicon.ts'
import type { Alternative, Plan } from './plan.ts'
import { type Ranking, type Readable, saturate } from './rank.ts'
import type { View } from './view.ts'

interface Hit {
  readonly mass: number
  readonly terms: readonly string[]
  readonly fields: readonly string[]
  readonly kind: HitKind
}

/** Why a document stands where it stands: which words, found how, in which fields, and what each adds to its score. */
export function explain(
  given: { index: Readable; view: View; plan: Plan; ranking: Ranking },
  document: number,
  nearness: number,
): readonly Reason[] {
  const { plan, ranking } = given
  const findHit = createHitFinder(given.index, given.view)
  const reasons: Reason[] = []
  plan.concepts.forEach((concept, at) => {
    const hit = findHit(concept.alternatives, document)
    if (hit === undefined) return
    const { terms, fields, kind } = hit
    const contribution = (ranking.weights[at] ?? 0) * saturate(hit.mass)
    reasons.push({ words: concept.words, kind, terms, fields, contribution })
  })
  plan.bridged.forEach(({ groups, bridge, expression, words }, at) => {
    const hits = groups.flatMap(group => findHit(group, document) ?? [])
    if (hits.length < groups.length) return
    const weights = ranking.bridgedWeights[at] ?? []
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

function createHitFinder(index: Readable, view: View) {
  const { lexicon, fields } = index
  const entries = lexicon.entries()
  return (alternatives: readonly Alternative[], document: number): Hit | undefined => {
    let mass = 0
    const terms = new Set<string>()
    const names = new Set<string>()
    let kind: HitKind = 'word'
    for (const { term, weight, kind: how } of alternatives) {
      const end = lexicon.endOf(term)
      for (let at = firstOf(entries, lexicon.startOf(term), end, document); at < end; at++) {
        const entry = entries[at] ?? 0
        if (documentOf(entry) !== document) break
        const cell = document * fields.length + fieldOf(entry)
        const more = weight * (view.weights[cell] ?? 0) * occurrencesOf(entry)
        if (more === 0) continue
        mass += more
        kind = how
        terms.add(lexicon.terms[term] ?? '')
        names.add(fields[fieldOf(entry)]?.name ?? '')
      }
    }
    return mass === 0 ? undefined : { mass, terms: [...terms], fields: [...names], kind }
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
