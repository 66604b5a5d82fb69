import { stripMarks } from '../text/letters.ts'
import type { Alternative, Concept, Plan } from './plan.ts'
import type { Spelling } from './spellings.ts'
import type { View } from './view.ts'
import type { Readable, Weighed } from './weigh.ts'

/** Long questions find enough by their other words; only short ones are rescued while there are results. */
const SHORT_QUESTION = 4
const FEW_RESULTS = 3
const SHORTEST_WORD = 4
const TWO_EDITS_FROM = 8
const MOST_ALTERNATIVES = 5
const MOST_ENDINGS = 20

export interface Correction {
  readonly word: string
  readonly terms: readonly string[]
}

/**
 * When little is found and a word of the question is in no document this viewer sees, looks among the words the viewer
 * does see for those that differ by a typing error or by marks, else for those it is the beginning of.
 * @returns a wider plan, or undefined when there is nothing to rescue
 */
export function rescue(
  index: Readable,
  view: View,
  plan: Plan,
  weighed: Weighed,
): { plan: Plan; corrections: readonly Correction[] } | undefined {
  const counted = plan.concepts.filter(concept => concept.counts)
  if (counted.length > SHORT_QUESTION && !findsFew(weighed)) return undefined
  const corrections: Correction[] = []
  const concepts = plan.concepts.map((concept, at) => {
    const isLost = concept.counts && weighed.having[at] === 0 && /^[\p{L}\p{M}'’-]+$/u.test(concept.words)
    if (!isLost || concept.words.length < SHORTEST_WORD) return concept
    const alternatives = findAlternatives(index, view, concept)
    if (alternatives.length === 0) return concept
    corrections.push({
      word: concept.words,
      terms: [...new Set(alternatives.map(({ term }) => index.lexicon.terms[term] ?? ''))],
    })
    return { ...concept, alternatives }
  })
  return corrections.length === 0 ? undefined : { plan: { ...plan, concepts }, corrections }
}

function findsFew({ lists, bridged }: Weighed): boolean {
  const found = new Set<number>()
  for (const { documents } of [...lists.flat(), ...bridged])
    for (const document of documents.subarray(0, FEW_RESULTS)) found.add(document)
  return found.size < FEW_RESULTS
}

function findAlternatives(index: Readable, view: View, concept: Concept): readonly Alternative[] {
  const near = listSeen(index, view, concept, 'near')
  if (near.length > 0)
    return near
      .slice(0, MOST_ALTERNATIVES)
      .map(({ term, edits }) => ({ term, kind: 'typo', weight: 1 - 0.2 * edits }))
  return listSeen(index, view, concept, 'longer')
    .slice(0, MOST_ENDINGS)
    .map(({ term }) => ({ term, kind: 'prefix', weight: 0.7 }))
}

/** What the word may stand for in each language, among what the viewer sees: the nearest first, then the commonest. */
function listSeen(
  { lexicon, seenTerms, spellings }: Readable,
  view: View,
  concept: Concept,
  how: 'near' | 'longer',
): readonly Spelling[] {
  return concept.readings
    .flatMap(({ language, term: sought }) => {
      const letters = stripMarks(sought)
      const allowed = letters.length >= TWO_EDITS_FROM ? 2 : letters.length >= SHORTEST_WORD ? 1 : 0
      return spellings[how](language, letters, allowed)
    })
    .map(spelling => ({
      ...spelling,
      documents: seenTerms.of(view, spelling.term).documents.length,
      text: lexicon.terms[spelling.term] ?? '',
    }))
    .filter(({ documents }) => documents > 0)
    .sort(
      (a, b) =>
        a.edits - b.edits || b.documents - a.documents || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0),
    )
}
