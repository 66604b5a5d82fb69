import { type CompoundDictionary, splitCompound } from './compounds.ts'
import { lower } from './fold.ts'
import { getLanguage } from './languages.ts'
import { grammarInHan, questionsInHan } from './question-words.ts'
import { findRun, makeRun, RunMemory } from './scan-runs.ts'
import { cutByScript, isSpaced, segmentWords, splitLetters } from './scripts.ts'
import { passesAny, sieveOf, signOfForms } from './sieve.ts'
import { stemWord } from './stem.ts'
import { getStopWords } from './stop-words.ts'

/**
 * What a token is of its text: a whole `word` (or a pair of characters where words are not spaced), a `part` of a
 * compound, a hyphenated pair `joined`, a number with its unit (`measure`), or a single character (`letter`).
 */
export type TokenKind = 'word' | 'part' | 'joined' | 'measure' | 'letter'

/** One searchable term, and where in the original text it stands. */
export interface Token {
  readonly term: string
  readonly kind: TokenKind
  readonly start: number
  readonly end: number
  /** A word of grammar, kept only for short fields and for queries made of nothing else. */
  readonly isStop: boolean
}

export interface Analyser {
  readonly language: string
  /** The terms of a text in order. Same text, same language, same dictionary: same terms. */
  analyse(text: string): Token[]
  /**
   * The same, of those alone that are sought: to mark them in a text that is shown. `within` ends it so many characters
   * behind the first that is more than a single letter.
   */
  find(text: string, sought: ReadonlyMap<string, unknown>, within?: number): Token[]
}

type Wanted = Pick<ReadonlyMap<string, unknown>, 'has'>
const everyTerm: Wanted = { has: () => true }

interface Form {
  readonly term: string
  readonly kind: TokenKind
  readonly isStop: boolean
}

const unitAfter =
  /[ \u00a0\u202f]?(%|°[CF]|[nµμmck]?m|[mkµμnpf]?s|[µμmkMG]?W|[kMGT]?Hz|[mkµμ]?g|[µμmkM]?[VJA]|dB|ml|bar|kPa|MPa|rpm|fps|ppm|eV|keV|MeV)(?![\p{L}\p{N}])/uy
const numberAtStart = /^\p{N}+(?:[.,]\p{N}+)*/u
const elided =
  /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|dell|all|nell|sull|dall|un|quell|quest|anch|com|gl)['’ʼ](?=\p{L})/iu
const LARGEST_CACHE = 400_000

/** Makes the analyser of one language. The dictionary lets German, Dutch and Scandinavian compounds be found by their parts. */
export function createAnalyser(code: string, words: CompoundDictionary = new Map()): Analyser {
  const language = getLanguage(code)
  const stops = getStopWords(code)
  const cache = new Map<string, readonly Form[]>()

  const formsOf = (run: string): readonly Form[] => {
    const known = cache.get(run)
    if (known !== undefined) return known
    const forms = readForms(run)
    if (cache.size >= LARGEST_CACHE) cache.clear()
    cache.set(run, forms)
    return forms
  }

  const plainForms = new RunMemory(formsOf, signOfForms)

  const readForms = (run: string): readonly Form[] => {
    let word = run.replace(/\u00ad/g, '')
    const isAcronym = /^\p{Lu}{2,5}$/u.test(word)
    if (language.elides) word = word.replace(elided, '')
    if (code === 'en') word = word.replace(/['’ʼ]s$/i, '')
    if (code === 'tr') word = word.replace(/['’ʼ].*$/, '')
    const lowered = lower(word, code).replace(/['’ʼ]/g, '')
    if (/^\p{N}/u.test(lowered)) return [{ term: plainNumber(lowered), kind: 'word', isStop: false }]
    const isStop = !isAcronym && (stops.has(lowered) || stops.has(lower(word, code)))
    const whole = { term: stemWord(lowered, code), kind: 'word', isStop } as const
    if (!language.compounds || isStop) return [whole]
    const parts = splitCompound(lowered, code, words)
    return [
      whole,
      ...parts.map(part => ({ term: stemWord(part, code), kind: 'part', isStop: false }) as const),
    ]
  }

  const read = (text: string, wanted: Wanted, within: number, sieve: Uint8Array = passesAny): Token[] => {
    const tokens: Token[] = []
    let previousStart = -1
    let previousEnd = -1
    let last = Number.POSITIVE_INFINITY
    const run = makeRun()
    for (let at = 0; findRun(text, at, run); at = run.end) {
      const { start, end, isPlain } = run
      const isJoined = previousEnd === start - 1 && text[previousEnd] === '-'
      if (start > last && !isJoined) break
      const before = tokens.length
      const word = isPlain ? '' : text.slice(start, end)
      if (!isPlain && !isSpaced(word)) pushMixed(tokens, word, start, wanted)
      else {
        if (!isPlain) pushForms(tokens, word, start, wanted)
        else if (sieve[plainForms.signOf(text, run)] === 1)
          pushMade(tokens, plainForms.of(text, run), { start, end }, wanted)
        if (isJoined && end - start > 1 && previousEnd - previousStart > 1)
          pushJoined(
            tokens,
            text.slice(previousStart, previousEnd) + text.slice(start, end),
            previousStart,
            wanted,
          )
        if (beginsWithNumber(text, start)) pushMeasure(tokens, text, text.slice(start, end), start, wanted)
      }
      previousStart = start
      previousEnd = end
      if (within < Number.POSITIVE_INFINITY && tokens.length > before && last > text.length)
        last = (tokens.find(({ kind }) => kind !== 'letter')?.start ?? last) + within
    }
    return tokens
  }

  const pushForms = (tokens: Token[], run: string, start: number, wanted: Wanted): void => {
    pushMade(tokens, formsOf(run), { start, end: start + run.length }, wanted)
  }

  /** The run is two words that a hyphen stands between. */
  const pushJoined = (tokens: Token[], run: string, start: number, wanted: Wanted): void => {
    if (/\p{N}/u.test(run)) return
    const form = formsOf(run)[0]
    if (form !== undefined && wanted.has(form.term))
      tokens.push({ ...form, kind: 'joined', start, end: start + run.length + 1 })
  }

  const pushMixed = (tokens: Token[], run: string, offset: number, wanted: Wanted): void => {
    for (const { kind, text, at } of cutByScript(run)) {
      if (kind === 'spaced') pushForms(tokens, text, offset + at, wanted)
      else pushUnspaced(tokens, text, offset + at, { code, kind, stops, wanted })
    }
  }

  return {
    language: code,
    analyse: text => read(text, everyTerm, Number.POSITIVE_INFINITY),
    find: (text, sought, within = Number.POSITIVE_INFINITY) => read(text, sought, within, sieveOf(sought)),
  }
}

function pushMade(
  tokens: Token[],
  forms: readonly Form[],
  { start, end }: { readonly start: number; readonly end: number },
  wanted: Wanted,
): void {
  for (const { term, kind, isStop } of forms)
    if (wanted.has(term)) tokens.push({ term, kind, start, end, isStop })
}

/** No letter of ASCII begins a number; of the others the pattern says. */
function beginsWithNumber(text: string, start: number): boolean {
  const first = text.charCodeAt(start)
  return first < 0x80 ? first <= 0x39 : true
}

function pushMeasure(tokens: Token[], text: string, run: string, start: number, wanted: Wanted): void {
  const number = numberAtStart.exec(run)?.[0]
  if (number === undefined) return
  unitAfter.lastIndex = start + number.length
  const unit = unitAfter.exec(text)
  if (unit === null) return
  const term = plainNumber(number) + (unit[1] ?? '').normalize('NFKC')
  if (!wanted.has(term)) return
  tokens.push({ term, kind: 'measure', start, end: unitAfter.lastIndex || start + run.length, isStop: false })
}

/** 1,300 and 1.300 are 1300; 1,5 is 1.5; 007 keeps its zeros. */
function plainNumber(number: string): string {
  return number
    .normalize('NFKC')
    .replace(/(?<=^[1-9]\d{0,2}(?:[.,]\d{3})*)[.,](?=\d{3}(?:[.,]\d{3})*(?!\d))/g, '')
    .replace(/,/g, '.')
}

/**
 * Chinese, Japanese and Korean: pairs of neighbouring characters, which need no dictionary and so find new words and
 * names too, and single characters at a low weight. Thai words are longer: words by ICU's dictionary, and pairs of
 * characters at a low weight for where it cuts differently.
 */
function pushUnspaced(tokens: Token[], text: string, offset: number, context: UnspacedContext): void {
  const { code, kind: script, wanted } = context
  const push = (letters: string, kind: TokenKind, start: number, end: number) => {
    const term = lower(letters, code)
    if (wanted.has(term)) tokens.push({ term, kind, start: offset + start, end: offset + end, isStop: false })
  }
  const letters = splitLetters(text)
  const isThai = script === 'thai'
  const begun = tokens.length
  const grammar: { start: number; end: number }[] = []
  if (isThai)
    for (const word of segmentWords(text, 'th'))
      if (context.stops.has(word.text)) grammar.push({ start: word.at, end: word.at + word.text.length })
      else push(`${word.text}_`, 'word', word.at, word.at + word.text.length)
  letters.forEach((letter, index) => {
    const next = letters[index + 1]
    if (!isThai) push(letter.text, 'letter', letter.at, letter.at + letter.text.length)
    if (next === undefined) return
    if (grammar.some(span => letter.at >= span.start && next.at + next.text.length <= span.end)) return
    const isGrammar = code === 'zh' && (grammarInHan.has(letter.text) || grammarInHan.has(next.text))
    push(
      letter.text + next.text,
      isThai || isGrammar ? 'letter' : 'word',
      letter.at,
      next.at + next.text.length,
    )
  })
  if (code === 'zh') stopQuestions(tokens, begun, text, offset)
}

/** What touches a word that asks is grammar. */
function stopQuestions(tokens: Token[], begun: number, text: string, offset: number): void {
  for (const { 0: asks, index } of text.matchAll(questionsInHan))
    for (let at = begun; at < tokens.length; at++) {
      const token = tokens[at]
      const [start, end] = [offset + index, offset + index + asks.length]
      if (token !== undefined && token.start < end && token.end > start)
        tokens[at] = { ...token, isStop: true }
    }
}

interface UnspacedContext {
  readonly code: string
  readonly kind: 'han' | 'thai' | 'hangul'
  readonly stops: ReadonlySet<string>
  readonly wanted: Wanted
}
