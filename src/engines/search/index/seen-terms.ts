import { Places } from './bit-set.ts'
import type { Documents } from './documents.ts'
import { documentOf, fieldOf, type Lexicon, occurrencesOf } from './lexicon.ts'
import type { Alternative } from './plan.ts'
import { seesDocument, seesKey, type View, weightAt } from './view.ts'

/** In long lists documents are told by their bits: of 32 in a row more than one is in them. */
const LONG = 32

/** The documents a viewer sees that have a term, in order of number, with what the term weighs in each. */
export class SeenTerm {
  readonly documents: Int32Array
  readonly masses: Float32Array
  /** The largest of the masses. */
  readonly most: number
  private made: Places | undefined

  constructor(documents: Int32Array, masses: Float32Array) {
    this.documents = documents
    this.masses = masses
    let most = 0
    for (let at = 0; at < masses.length; at++) most = Math.max(most, masses[at] ?? 0)
    this.most = most
  }

  /** Of a long list, where a document stands in it. */
  get places(): Places | undefined {
    const { documents } = this
    if (this.made === undefined && documents.length * LONG > (documents.at(-1) ?? 0))
      this.made = new Places(documents)
    return this.made
  }

  /** How much it takes to remember it, in entries of eight bytes. */
  get size(): number {
    const { documents } = this
    return documents.length + Math.min(documents.length, (documents.at(-1) ?? 0) >>> 5)
  }
}

/** Entries that are remembered over all viewers: 8 bytes each. */
const MOST_REMEMBERED = 6_000_000
/** Shorter lists are quicker made anew than kept. */
const KEPT_FROM = 64
const MOST_TERMS = 2 ** 28

/**
 * Reads terms for viewers, and remembers the lists that were asked for last: what everybody asks for is read once. To be
 * emptied whenever the index changes.
 */
export class SeenTerms {
  private readonly documents: Documents
  private readonly lexicon: Lexicon
  private readonly kept = new Map<number, SeenTerm>()
  private readonly views = new WeakMap<View, number>()
  private viewCount = 0
  private remembered = 0

  constructor(documents: Documents, lexicon: Lexicon) {
    this.documents = documents
    this.lexicon = lexicon
  }

  forget(): void {
    this.kept.clear()
    this.remembered = 0
  }

  /** What the viewer sees of one term. */
  of(view: View, term: number): SeenTerm {
    const key = this.numberOf(view) * MOST_TERMS + term
    const known = this.kept.get(key)
    if (known !== undefined) {
      this.kept.delete(key)
      this.kept.set(key, known)
      return known
    }
    const seen = readTerm(this.documents, this.lexicon, view, term)
    if (seen.documents.length >= KEPT_FROM) this.keep(key, seen)
    return seen
  }

  /** What the viewer sees of terms that stand for one word: lists that share no document. */
  ofAny(view: View, alternatives: readonly Alternative[]): readonly SeenTerm[] {
    const languages = new Set(alternatives.map(({ term }) => this.lexicon.languages[term]))
    const isPlain = alternatives.every(({ weight }) => weight === 1)
    const lists = alternatives.map(({ term }) => this.of(view, term))
    // A document has one language, hence terms of several share none.
    if (isPlain && languages.size === alternatives.length) return lists
    return [merge(lists, alternatives)]
  }

  private keep(key: number, seen: SeenTerm): void {
    this.kept.set(key, seen)
    this.remembered += seen.size
    for (const [oldest, { size }] of this.kept) {
      if (this.remembered <= MOST_REMEMBERED) return
      this.kept.delete(oldest)
      this.remembered -= size
    }
  }

  private numberOf(view: View): number {
    const known = this.views.get(view)
    if (known !== undefined) return known
    this.views.set(view, ++this.viewCount)
    return this.viewCount
  }
}

/** Adds up the weighted occurrences of a term in the fields that the viewer sees, document by document. */
function readTerm(documents: Documents, lexicon: Lexicon, view: View, term: number): SeenTerm {
  const { fieldCount } = documents
  const entries = lexicon.entries()
  const documentKeys = documents.documentKeys.raw()
  const fieldKeys = documents.fieldKeys.raw()
  const lengths = documents.lengths.raw()
  const { keys, norms } = view
  const hasMore = view.also.size > 0
  const start = lexicon.startOf(term)
  const end = lexicon.endOf(term)
  const numbers = new Int32Array(end - start)
  const masses = new Float32Array(end - start)
  let count = 0
  let last = -1
  let isSeen = false
  let mass = 0
  for (let at = start; at < end; at++) {
    const entry = entries[at] ?? 0
    const document = documentOf(entry)
    if (document !== last) {
      if (mass > 0) {
        numbers[count] = last
        masses[count++] = mass
        mass = 0
      }
      last = document
      isSeen = keys[documentKeys[document] ?? 0] === 1 || (hasMore && seesDocument(view, documents, document))
    }
    if (!isSeen) continue
    const field = fieldOf(entry)
    const cell = document * fieldCount + field
    const key = fieldKeys[cell] ?? 0
    if (keys[key] !== 1 && !seesKey(view, documents, document, key)) continue
    const norm = norms[field]
    if (norm !== undefined) mass += weightAt(norm, lengths[cell] ?? 0) * occurrencesOf(entry)
  }
  if (mass > 0) {
    numbers[count] = last
    masses[count++] = mass
  }
  return new SeenTerm(numbers.slice(0, count), masses.slice(0, count))
}

function merge(lists: readonly SeenTerm[], alternatives: readonly Alternative[]): SeenTerm {
  const sums = new Map<number, number>()
  lists.forEach(({ documents, masses }, nth) => {
    const weight = alternatives[nth]?.weight ?? 1
    for (let at = 0; at < documents.length; at++) {
      const document = documents[at] ?? 0
      sums.set(document, (sums.get(document) ?? 0) + weight * (masses[at] ?? 0))
    }
  })
  const documents = Int32Array.from(sums.keys()).sort()
  return new SeenTerm(
    documents,
    Float32Array.from(documents, document => sums.get(document) ?? 0),
  )
}

/** What the lists weigh in a document; 0 where none has it. */
export function massIn(lists: readonly SeenTerm[], document: number): number {
  for (const { documents, masses } of lists) {
    const at = findFrom(documents, document, 0)
    if (documents[at] === document) return masses[at] ?? 0
  }
  return 0
}

/** The place of the first number from `start` on that is not smaller, by steps that double and then by halving. */
export function findFrom(numbers: Int32Array, sought: number, start: number): number {
  let step = 1
  let low = start
  let high = start
  while (high < numbers.length && (numbers[high] ?? 0) < sought) {
    low = high + 1
    high += step
    step *= 2
  }
  if (high > numbers.length) high = numbers.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((numbers[middle] ?? 0) < sought) low = middle + 1
    else high = middle
  }
  return low
}
