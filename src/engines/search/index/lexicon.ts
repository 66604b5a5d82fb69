import { GrowingInts } from './growing.ts'

/** Fields a document may have. */
export const MOST_FIELDS = 16
/** Documents an index may number. */
export const MOST_DOCUMENTS = 2 ** 22
const MOST_OCCURRENCES = 63

/** One entry: document (22 bits), field (4 bits), occurrences (6 bits, more count as 63). */
export function packEntry(document: number, field: number, occurrences: number): number {
  return (document << 10) | (field << 6) | Math.min(occurrences, MOST_OCCURRENCES)
}

export const documentOf = (entry: number): number => entry >>> 10
export const fieldOf = (entry: number): number => (entry >>> 6) & 15
export const occurrencesOf = (entry: number): number => entry & 63

/**
 * The terms of all languages with their entries, each term's in one stretch ordered by document. The same letters in
 * two languages are two terms, because they were stemmed by different rules.
 */
export class Lexicon {
  readonly terms: string[]
  readonly languages: number[]
  private readonly starts: GrowingInts
  private readonly counts: GrowingInts
  private readonly rooms: GrowingInts
  private readonly pool: GrowingInts
  private readonly numbers: Map<string, number>[] = []

  constructor(from?: LexiconParts) {
    this.terms = from ? [...from.terms] : []
    this.languages = from ? Array.from(from.languages) : []
    this.starts = from ? GrowingInts.of(from.starts) : new GrowingInts()
    this.counts = from ? GrowingInts.of(from.counts) : new GrowingInts()
    this.rooms = from ? GrowingInts.of(from.counts.slice()) : new GrowingInts()
    this.pool = from ? GrowingInts.of(from.pool) : new GrowingInts(new Int32Array(1024))
    for (let term = 0; term < this.terms.length; term++)
      this.numbersOf(this.languages[term] ?? 0).set(this.terms[term] ?? '', term)
  }

  get size(): number {
    return this.terms.length
  }

  find(language: number, term: string): number | undefined {
    return this.numbers[language]?.get(term)
  }

  findOrAdd(language: number, term: string): number {
    const numbers = this.numbersOf(language)
    const known = numbers.get(term)
    if (known !== undefined) return known
    const number = this.terms.length
    numbers.set(term, number)
    this.terms.push(term)
    this.languages.push(language)
    this.starts.push(0)
    this.counts.push(0)
    this.rooms.push(0)
    return number
  }

  /** Entries must come in order of document. */
  append(term: number, entry: number): void {
    const count = this.counts.get(term)
    if (count === this.rooms.get(term)) this.move(term, count)
    this.pool.set(this.starts.get(term) + count, entry)
    this.counts.set(term, count + 1)
  }

  /** The entries of a term: positions [start, end) in `entries()`. */
  startOf(term: number): number {
    return this.starts.get(term)
  }

  endOf(term: number): number {
    return this.starts.get(term) + this.counts.get(term)
  }

  entries(): Int32Array {
    return this.pool.raw()
  }

  /**
   * What there is now, to be packed while others go on adding: a stretch is only ever appended to or left behind for a
   * larger one, so that where each begins and how many it has is all that must be noted.
   */
  capture(): CapturedLexicon {
    return {
      terms: this.terms,
      languages: this.languages,
      starts: this.starts.toArray(),
      counts: this.counts.toArray(),
      pool: this.pool.frozen().raw(),
    }
  }

  private numbersOf(language: number): Map<string, number> {
    const known = this.numbers[language]
    if (known !== undefined) return known
    const numbers = new Map<string, number>()
    this.numbers[language] = numbers
    return numbers
  }

  /** A full stretch goes to the end of the pool, where it may double. */
  private move(term: number, count: number): void {
    const room = count === 0 ? 1 : count * 2
    const start = this.pool.extend(room)
    this.pool.copyWithin(start, this.starts.get(term), this.starts.get(term) + count)
    this.starts.set(term, start)
    this.rooms.set(term, room)
  }
}

export interface LexiconParts {
  readonly terms: readonly string[]
  readonly languages: Int32Array
  readonly starts: Int32Array
  readonly counts: Int32Array
  readonly pool: Int32Array
}

/** Terms and languages may be longer by now: `starts` says how many there were. */
type CapturedLexicon = Omit<LexiconParts, 'languages'> & { readonly languages: readonly number[] }

/** Terms after which others may have their turn. */
const TERMS_AT_ONCE = 2_000

/**
 * Everything in tight blocks, without the terms that have no entry left. `renumber` maps documents, −1 drops one. Ends each
 * piece of work with a `yield`.
 */
export function* packLexicon(
  from: CapturedLexicon,
  renumber: Int32Array,
): Generator<void, LexiconParts & { readonly termNumbers: Int32Array }> {
  const pool = new Int32Array(from.pool.length)
  let length = 0
  const size = from.starts.length
  const starts = new GrowingInts()
  const counts = new GrowingInts()
  const terms: string[] = []
  const languages: number[] = []
  const termNumbers = new Int32Array(size).fill(-1)
  for (let term = 0; term < size; term++) {
    if (term % TERMS_AT_ONCE === TERMS_AT_ONCE - 1) yield
    const start = length
    const first = from.starts[term] ?? 0
    const end = first + (from.counts[term] ?? 0)
    for (let at = first; at < end; at++) {
      const entry = from.pool[at] ?? 0
      const document = renumber[documentOf(entry)] ?? -1
      // Field and occurrences stay as they are.
      if (document >= 0) pool[length++] = (document << 10) | (entry & 1023)
    }
    if (length === start) continue
    termNumbers[term] = terms.length
    terms.push(from.terms[term] ?? '')
    languages.push(from.languages[term] ?? 0)
    starts.push(start)
    counts.push(length - start)
  }
  return {
    terms,
    languages: Int32Array.from(languages),
    starts: starts.toArray(),
    counts: counts.toArray(),
    pool: pool.subarray(0, length),
    termNumbers,
  }
}
