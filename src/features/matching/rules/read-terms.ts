import type { MatchTerm } from '../../../engines/matching/index.ts'
import { type Analyser, type Bridge, createAnalyser } from '../../../engines/search/index.ts'

/** Texts whose terms are kept in memory; the same card is read for everybody who sees it. */
const keptMost = 60_000
/** Terms of one text that count. */
const termsMost = 120

/** An expression of a bridge in one language, as terms in order. */
interface Expression {
  readonly bridge: string
  readonly terms: readonly string[]
  /** On which side of a match it stands for its bridge: who seeks the left finds the right, of a narrower one not back. */
  readonly sides: readonly ('offer' | 'need')[]
}

type Lexicon = ReadonlyMap<string, readonly Expression[]>

const analysers = new Map<string, Analyser>()

function analyserOf(lang: string): Analyser {
  const code = lang.slice(0, 2).toLowerCase()
  const known = analysers.get(code) ?? createAnalyser(code)
  analysers.set(code, known)
  return known
}

const foldWord = (word: string) => word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')

const termsOf = (text: string, lang: string) =>
  analyserOf(lang)
    .analyse(text)
    // A number alone says nothing: 'within 12 months' is no answer to '12 pieces'. Figures are compared with their units.
    .filter(({ kind, isStop, term }) => !isStop && kind !== 'letter' && !/^\p{N}+$/u.test(term))

/**
 * Reads texts into what is compared: words without endings in the text's own language, whole words for all languages, and
 * the ideas of bridges, under which two fields or two languages call the same thing. One reader for one state of the
 * bridges.
 */
export class TermReader {
  readonly #lexicons = new Map<string, Lexicon>()
  readonly #kept = new Map<string, readonly MatchTerm[]>()
  readonly #bridges: readonly Bridge[]

  constructor(bridges: readonly Bridge[]) {
    this.#bridges = bridges
  }

  read(text: string, lang: string, side: 'offer' | 'need'): readonly MatchTerm[] {
    const key = `${side} ${lang} ${text}`
    const known = this.#kept.get(key)
    if (known !== undefined) return known
    if (this.#kept.size >= keptMost) this.#dropOldest()
    const terms = this.#read(text, lang, side)
    this.#kept.set(key, terms)
    return terms
  }

  #dropOldest(): void {
    const [oldest] = this.#kept.keys()
    if (oldest !== undefined) this.#kept.delete(oldest)
  }

  #read(text: string, lang: string, side: 'offer' | 'need'): MatchTerm[] {
    const tokens = termsOf(text, lang)
    const code = lang.slice(0, 2).toLowerCase()
    // A stem means something in its own language alone: 'equipos' is no 'équipe'. Across languages a word must be the same.
    const words = tokens.slice(0, termsMost).flatMap(({ term, start, end }) => {
      const word = text.slice(start, end)
      return [
        { term: `${code}:${term}`, word },
        { term: `=${foldWord(word)}`, word },
      ]
    })
    const lexicon = this.#lexiconOf(lang)
    const ideas = tokens.flatMap(({ term }, at) =>
      (lexicon.get(term) ?? []).flatMap((expression): MatchTerm[] => {
        const { bridge, terms, sides } = expression
        if (!sides.includes(side)) return []
        if (!terms.every((one, next) => tokens[at + next]?.term === one)) return []
        const last = tokens[at + terms.length - 1]
        const word = text.slice(tokens[at]?.start ?? 0, last?.end ?? 0)
        return [{ term: `~${bridge}`, word, bridge, said: terms.join(' ') }]
      }),
    )
    return [...words, ...ideas]
  }

  #lexiconOf(lang: string): Lexicon {
    const code = lang.slice(0, 2).toLowerCase()
    const known = this.#lexicons.get(code)
    if (known !== undefined) return known
    const lexicon = new Map<string, Expression[]>()
    for (const { id, kind, left, right } of this.#bridges)
      for (const side of ['left', 'right'] as const)
        for (const words of (side === 'left' ? left : right)[code] ?? []) {
          const terms = termsOf(words, code).map(({ term }) => term)
          const [first] = terms
          if (first === undefined) continue
          const sides: Expression['sides'] =
            kind === 'same' ? ['offer', 'need'] : side === 'left' ? ['need'] : ['offer']
          lexicon.set(first, [...(lexicon.get(first) ?? []), { bridge: id, terms, sides }])
        }
    this.#lexicons.set(code, lexicon)
    return lexicon
  }
}

/** Long texts are compared a sentence at a time, so that a reason can be read. */
const sentencesMost = 30
const shortestSentence = 12

/** A text in its sentences; fragments stay with what they follow. */
export function cutSentences(text: string): string[] {
  const cut: string[] = []
  for (const piece of text.split(/(?<=[.!?;。！？])\s+|\n+/u)) {
    const sentence = piece.trim()
    if (sentence === '') continue
    const before = cut.at(-1)
    if (before !== undefined && sentence.length < shortestSentence)
      cut[cut.length - 1] = `${before} ${sentence}`
    else cut.push(sentence)
  }
  return cut.slice(0, sentencesMost)
}
