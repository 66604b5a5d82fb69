import { countEdits, letterMask, stripMarks } from '../text/letters.ts'
import type { Lexicon } from './lexicon.ts'
import type { Alternative, Concept, Plan } from './plan.ts'
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
  const { lexicon } = index
  const near: Near[] = []
  const longer: Near[] = []
  for (const { language, term: sought } of concept.readings) {
    const letters = stripMarks(sought)
    const allowed = letters.length >= TWO_EDITS_FROM ? 2 : letters.length >= SHORTEST_WORD ? 1 : 0
    for (const { term, edits, isLonger } of scan(lexicon, language, letters, allowed)) {
      const documents = index.seenTerms.of(view, term).documents.length
      if (documents === 0) continue
      ;(isLonger ? longer : near).push({ term, edits, documents, text: lexicon.terms[term] ?? '' })
    }
  }
  const [kind, list, most] =
    near.length > 0
      ? (['typo', near, MOST_ALTERNATIVES] as const)
      : (['prefix', longer, MOST_ENDINGS] as const)
  return list
    .sort((a, b) => a.edits - b.edits || b.documents - a.documents || (a.text < b.text ? -1 : 1))
    .slice(0, most)
    .map(({ term, edits }) => ({ term, kind, weight: kind === 'prefix' ? 0.7 : 1 - 0.2 * edits }))
}

interface Near {
  readonly term: number
  readonly edits: number
  readonly documents: number
  readonly text: string
}

/** Terms of a language within a few edits, or that go on where the letters end. */
function* scan(lexicon: Lexicon, language: number, letters: string, allowed: number) {
  const mask = letterMask(letters)
  for (let term = 0; term < lexicon.size; term++) {
    if (lexicon.languages[term] !== language) continue
    const text = lexicon.terms[term] ?? ''
    const isNearLength = Math.abs(text.length - letters.length) <= allowed + 1
    const isLonger = text.length > letters.length && text.charCodeAt(0) === letters.charCodeAt(0)
    if (!isNearLength && !isLonger) continue
    if (isLonger && text.startsWith(letters) && text.length - letters.length > allowed)
      yield { term, edits: text.length - letters.length, isLonger: true }
    else if (isNearLength && differingLetters(mask ^ letterMask(text)) <= 2 * allowed) {
      const edits = countEdits(stripMarks(text), letters, allowed)
      if (edits <= allowed) yield { term, edits, isLonger: false }
    }
  }
}

function differingLetters(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}
