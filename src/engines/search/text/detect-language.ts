import { franc } from 'franc'
import { getLanguage, type Script } from './languages.ts'
import { getStopWords } from './stop-words.ts'

/** A guess and how sure it is: 1 when the script leaves no choice, 0 when nothing tells. */
export interface DetectedLanguage {
  readonly language: string
  readonly confidence: number
}

/** A character of these says as much as several letters. */
const dense: ReadonlySet<Script> = new Set(['Kana', 'Hangul', 'Han'])
const DENSITY = 3

const scripts: readonly (readonly [Script, RegExp])[] = [
  ['Kana', /[\p{sc=Hiragana}\p{sc=Katakana}]/gu],
  ['Hangul', /\p{sc=Hangul}/gu],
  ['Han', /\p{sc=Han}/gu],
  ['Thai', /\p{sc=Thai}/gu],
  ['Devanagari', /\p{sc=Devanagari}/gu],
  ['Arabic', /\p{sc=Arabic}/gu],
  ['Hebrew', /\p{sc=Hebrew}/gu],
  ['Greek', /\p{sc=Greek}/gu],
  ['Cyrillic', /\p{sc=Cyrillic}/gu],
  ['Latin', /\p{sc=Latin}/gu],
]

/** Letters that settle or strongly favour a language among those written in Latin or Cyrillic letters. */
const telling: Record<string, RegExp> = {
  de: /[äöüß]/g,
  es: /[ñ¿¡]/g,
  fr: /[àâçèêëîœùû]/g,
  it: /[àèìòù]/g,
  pt: /[ãõç]/g,
  ca: /[ç·àèòï]/g,
  ro: /[ăâîșşțţ]/g,
  pl: /[ąćęłńśźż]/g,
  cs: /[ěřůčšžýáíé]/g,
  lt: /[ąčęėįšųūž]/g,
  lv: /[āčēģīķļņšūž]/g,
  tr: /[ğışç]/g,
  vi: /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/g,
  hu: /[őűáé]/g,
  fi: /[äö]/g,
  sv: /[åäö]/g,
  da: /[æøå]/g,
  no: /[æøå]/g,
  uk: /[іїєґ]/g,
  ru: /[ыэё]/g,
  bg: /ъ/g,
}

const LONGEST_READ = 2000
const SHORTEST_FOR_TRIGRAMS = 20
const SURE_FROM_WORDS = 3

/**
 * The language of a text among those configured. The script decides where it can; then words of grammar and letters
 * that only some languages have; then trigrams (`franc`, limited to the candidates), which need a sentence.
 * @param languages candidates, in order of preference: the first is the answer when nothing tells
 */
export function detectLanguage(text: string, languages: readonly string[]): DetectedLanguage {
  const fallback = languages[0] ?? 'en'
  const read = text.slice(0, LONGEST_READ)
  const candidates = candidatesByScript(read, languages)
  if (candidates.length === 0) return { language: fallback, confidence: 0 }
  const [only] = candidates
  if (candidates.length === 1 && only !== undefined)
    return { language: only, confidence: getLanguage(only).script === 'Latin' ? 0.5 : 1 }
  const votes = countVotes(read.toLowerCase(), candidates)
  if (read.length >= SHORTEST_FOR_TRIGRAMS) {
    const guess = franc(read, { only: candidates.map(code => getLanguage(code).iso3), minLength: 10 })
    for (const code of candidates)
      if (getLanguage(code).iso3 === guess)
        votes.set(code, (votes.get(code) ?? 0) + Math.min(4, read.length / 30))
  }
  const ranked = candidates
    .map((code, order) => ({ code, votes: votes.get(code) ?? 0, order }))
    .sort((a, b) => b.votes - a.votes || a.order - b.order)
  const [first, second] = ranked
  if (first === undefined || first.votes === 0) return { language: candidates[0] ?? fallback, confidence: 0 }
  const lead = first.votes - (second?.votes ?? 0)
  return { language: first.code, confidence: Math.min(1, lead / SURE_FROM_WORDS) }
}

function candidatesByScript(text: string, languages: readonly string[]): readonly string[] {
  const counts = scripts.map(([script, letters]) => {
    const letterCount = text.match(letters)?.length ?? 0
    return [script, dense.has(script) ? DENSITY * letterCount : letterCount] as const
  })
  const all = counts.reduce((sum, [, count]) => sum + count, 0)
  const has = (script: Script) => counts.find(([name]) => name === script)?.[1] ?? 0
  const isJapanese = has('Kana') > 0 && has('Kana') * 20 >= has('Han')
  const main = counts.reduce((most, next) => (next[1] > most[1] ? next : most))[0]
  if (all === 0) return []
  const script: Script = main === 'Han' && isJapanese ? 'Kana' : main
  const fitting = languages.filter(code => getLanguage(code).script === script)
  if (fitting.length > 0 || script === 'Latin') return fitting
  return script === 'Kana' || script === 'Han'
    ? languages.filter(code => ['Han', 'Kana'].includes(getLanguage(code).script))
    : []
}

/** One vote for each word of grammar (shared among the languages that have it) and half a one for each telling letter. */
function countVotes(text: string, candidates: readonly string[]): Map<string, number> {
  const votes = new Map<string, number>()
  const vote = (code: string, weight: number) => votes.set(code, (votes.get(code) ?? 0) + weight)
  for (const [word] of text.matchAll(/\p{L}[\p{L}\p{M}]*/gu)) {
    const having = candidates.filter(code => getStopWords(code).has(word))
    for (const code of having) vote(code, (word.length === 1 ? 0.3 : 1) / having.length)
  }
  for (const [code, letters] of Object.entries(telling))
    if (candidates.includes(code)) vote(code, 0.5 * (text.match(letters)?.length ?? 0))
  return votes
}
