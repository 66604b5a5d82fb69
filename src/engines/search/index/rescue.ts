import { lower } from '../text/fold.ts'
import { oneEditAway, stripMarks } from '../text/letters.ts'
import { stemWord } from '../text/stem.ts'
import { findCompounded } from './compounded.ts'
import type { Alternative, Concept, Plan } from './plan.ts'
import type { Spelling } from './spellings.ts'
import type { View } from './view.ts'
import type { Readable, Weighed } from './weigh.ts'

/** Long questions find enough by their other words; only short ones are rescued while there are results. */
const SHORT_QUESTION = 4
const FEW_RESULTS = 3
const SHORTEST_WORD = 4
const TWO_EDITS_FROM = 8
const SHORTEST_RESPELT = 5
const LONGEST_RESPELT = 20
const MOST_ALTERNATIVES = 5
const MOST_ENDINGS = 20
/** What a word weighs that is only part of another, or another only part of it. */
const PART_WEIGHT = 0.5

interface Rescuing extends Readable {
  readonly languages: readonly string[]
}

export interface Correction {
  readonly word: string
  readonly terms: readonly string[]
}

/**
 * When little is found and a word of the question is in no document this viewer sees, looks among the words the viewer
 * does see for those that differ by a typing error or by marks, and for those it is the beginning of.
 * @returns a wider plan, or undefined when there is nothing to rescue
 */
export function rescue(
  index: Rescuing,
  view: View,
  plan: Plan,
  weighed: Weighed,
): { plan: Plan; corrections: readonly Correction[] } | undefined {
  const counted = plan.concepts.filter(concept => concept.counts)
  const isWidened = counted.length <= SHORT_QUESTION || findsFew(weighed)
  let hasCompounds = false
  const corrections: Correction[] = []
  const concepts = plan.concepts.map((concept, at) => {
    const isLost = concept.counts && weighed.having[at] === 0 && /^[\p{L}\p{M}'’-]+$/u.test(concept.words)
    if (!isLost || concept.words.length < SHORTEST_WORD) return concept
    const compounded = listSeen(
      index,
      view,
      findCompounded(index, concept, plan.language).map(term => ({ term, edits: 0 })),
    )
    if (compounded.length > 0) {
      hasCompounds = true
      return { ...concept, alternatives: compounded.slice(0, MOST_ENDINGS).map(asPart) }
    }
    const alternatives = isWidened ? findAlternatives(index, view, concept, plan.language) : []
    if (alternatives.length === 0) return concept
    corrections.push({
      word: concept.words,
      terms: [...new Set(alternatives.map(({ term }) => index.lexicon.terms[term] ?? ''))],
    })
    return { ...concept, alternatives }
  })
  return corrections.length === 0 && !hasCompounds ? undefined : { plan: { ...plan, concepts }, corrections }
}

const asPart = ({ term }: Spelling): Alternative => ({ term, weight: PART_WEIGHT, kind: 'part' })

function findsFew({ lists, bridged }: Weighed): boolean {
  const found = new Set<number>()
  for (const { documents } of [...lists.flat(), ...bridged])
    for (const document of documents.subarray(0, FEW_RESULTS)) found.add(document)
  return found.size < FEW_RESULTS
}

function findAlternatives(
  index: Rescuing,
  view: View,
  concept: Concept,
  language: string,
): readonly Alternative[] {
  const near = listSeen(index, view, [
    ...lookUp(index, concept, 'near'),
    ...respell(index, concept.words, language),
  ])
  const meant = new Set(near.map(({ term }) => term))
  const longer = listSeen(index, view, lookUp(index, concept, 'longer')).filter(
    ({ term }) => !meant.has(term),
  )
  return [
    ...near
      .slice(0, MOST_ALTERNATIVES)
      .map(({ term, edits }) => ({ term, kind: 'typo' as const, weight: 1 - 0.2 * edits })),
    ...longer
      .slice(0, near.length > 0 ? MOST_ALTERNATIVES : MOST_ENDINGS)
      .map(({ term }) => ({ term, kind: 'prefix' as const, weight: 0.7 })),
  ]
}

/** What the word, as each language reads it, may stand for. */
function lookUp({ spellings }: Rescuing, { readings }: Concept, how: 'near' | 'longer'): Spelling[] {
  return readings.flatMap(({ language, term: sought }) => {
    const letters = stripMarks(sought)
    const allowed = letters.length >= TWO_EDITS_FROM ? 2 : letters.length >= SHORTEST_WORD ? 1 : 0
    return spellings[how](language, letters, allowed)
  })
}

/**
 * Terms of the question's language that a word one error away comes to. An error near the end keeps a word from being
 * stemmed: 'universizy' is far from 'univers', and near 'university'.
 */
function respell({ lexicon, languages }: Rescuing, words: string, language: string): Spelling[] {
  const number = languages.indexOf(language)
  if (number < 0 || words.length < SHORTEST_RESPELT || words.length > LONGEST_RESPELT) return []
  const terms = new Set<number>()
  for (const word of oneEditAway(lower(words, language))) {
    const stem = stemWord(word, language)
    const term = stem.length < SHORTEST_WORD ? undefined : lexicon.find(number, stem)
    if (term !== undefined) terms.add(term)
  }
  return Array.from(terms, term => ({ term, edits: 1 }))
}

/** Those that the viewer sees, each once: the nearest first, then the commonest. */
function listSeen(
  { lexicon, seenTerms }: Rescuing,
  view: View,
  spellings: readonly Spelling[],
): readonly Spelling[] {
  const fewest = new Map<number, number>()
  for (const { term, edits } of spellings) fewest.set(term, Math.min(edits, fewest.get(term) ?? edits))
  return Array.from(fewest, ([term, edits]) => ({
    term,
    edits,
    documents: seenTerms.of(view, term).documents.length,
    text: lexicon.terms[term] ?? '',
  }))
    .filter(({ documents }) => documents > 0)
    .sort(
      (a, b) =>
        a.edits - b.edits || b.documents - a.documents || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0),
    )
}
