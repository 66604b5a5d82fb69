import { lower } from '../text/fold.ts'
import { getLanguage } from '../text/languages.ts'
import { stripMarks } from '../text/letters.ts'
import { stemWord } from '../text/stem.ts'
import type { Lexicon } from './lexicon.ts'
import type { Concept } from './plan.ts'
import type { Spellings } from './spellings.ts'

const SHORTEST_PART = 4
const SHORTEST_INSIDE = 5
const SHORTEST_REST = 3
const SHORTEST_HEAD = 6
const SHORTEST_COMPOUND = 8
/** Sounds that join the parts of a compound, where a part is cut out of the question's word. */
const joints = /(?:es|en|er|s|n|e)$/

interface Knowing {
  readonly languages: readonly string[]
  readonly lexicon: Lexicon
  readonly spellings: Spellings
}

/**
 * Terms that a word no text has may be part of, or made of, in languages that write compounds as one word: 'Kaffee' finds
 * 'Kaffeestrauch', 'Gutenbergbibel' finds 'Gutenberg' and 'Bibel'. The collection's own words take the place of a dictionary.
 */
export function findCompounded(
  { languages, lexicon, spellings }: Knowing,
  concept: Concept,
  language: string,
): number[] {
  const number = languages.indexOf(language)
  if (number < 0 || getLanguage(language).compounds !== true) return []
  const word = lower(concept.words, language)
  const stem = stripMarks(stemWord(word, language))
  const found = new Set<number>()
  if (word.length >= SHORTEST_INSIDE && stem.length >= SHORTEST_PART) {
    for (const { term } of spellings.longer(number, stem, SHORTEST_REST - 1)) found.add(term)
    for (const { term } of spellings.ending(number, stem, SHORTEST_REST - 1)) found.add(term)
  }
  if (word.length >= SHORTEST_COMPOUND) {
    const isNoun = language === 'de' && /^\p{Lu}/u.test(concept.words)
    const look = (part: string) => lexicon.find(number, stemWord(part, language))
    for (const part of [longest(word, look, 'head'), longest(word, look, 'tail')])
      if (part !== undefined) found.add(part)
    if (isNoun && longest(word, look, 'head') === undefined)
      for (const { term } of sameHead(spellings, number, stripMarks(word))) found.add(term)
  }
  return [...found]
}

/** The longest word of the collection that the word begins or ends with. */
function longest(
  word: string,
  look: (part: string) => number | undefined,
  side: 'head' | 'tail',
): number | undefined {
  for (let length = word.length - SHORTEST_REST; length >= SHORTEST_PART; length--) {
    const part = side === 'head' ? word.slice(0, length) : word.slice(-length)
    const term = look(part) ?? (side === 'head' ? look(part.replace(joints, '')) : undefined)
    if (term !== undefined) return term
  }
  return undefined
}

/** Compounds of the collection that begin like this one, as far as more than a prefix of a verb is the same. */
function sameHead(spellings: Spellings, number: number, word: string) {
  for (let length = word.length - SHORTEST_REST; length >= SHORTEST_HEAD; length--) {
    const begin = spellings.longer(number, word.slice(0, length), SHORTEST_REST - 1)
    if (begin.length > 0) return begin
  }
  return []
}
