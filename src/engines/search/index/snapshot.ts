import type { CompoundDictionary } from '../text/compounds.ts'
import { type DocumentParts, type Documents, NOBODY, packDocuments } from './documents.ts'
import { type Lexicon, type LexiconParts, packLexicon } from './lexicon.ts'

const FORMAT = 'kontor-search-2'

/** Everything an index keeps, in tight blocks. */
export interface IndexParts {
  readonly words: CompoundDictionary
  readonly documents: DocumentParts
  readonly lexicon: LexiconParts
}

/** The bytes are no snapshot of this engine, or of an index with other fields or languages: build anew. */
export class SnapshotMismatch extends Error {}

/**
 * Drops removed documents and unused terms, and numbers the rest anew in the same order. What there is at the first piece
 * of work is packed, whatever is added or removed until the last.
 */
export function* packParts(
  documents: Documents,
  lexicon: Lexicon,
): Generator<void, { documents: DocumentParts; lexicon: LexiconParts }> {
  const [captured, entries] = [documents.capture(), lexicon.capture()]
  const renumber = new Int32Array(captured.documentKeys.length).fill(-1)
  let next = 0
  for (let document = 0; document < renumber.length; document++)
    if (captured.documentKeys[document] !== NOBODY) renumber[document] = next++
  yield
  const { termNumbers, ...packed } = yield* packLexicon(entries, renumber)
  return { documents: yield* packDocuments(captured, renumber, termNumbers), lexicon: packed }
}

/** Does all the work at once. */
export function atOnce<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

/** Bytes that are given out at once. */
const PIECE = 2 ** 20
/** Texts that are written down at once. */
const TEXTS_AT_ONCE = 20_000

/**
 * One block of bytes, piece by piece: a line that names format and settings, the lengths of what follows, texts as JSON,
 * then the number blocks as they lie in memory (little-endian).
 */
export function* writeSnapshot(settings: string, parts: IndexParts): Generator<Uint8Array | undefined> {
  const { documents, lexicon } = parts
  const blocks = [
    documents.documentKeys,
    documents.fieldKeys,
    documents.lengths,
    documents.languages,
    documents.sequenceStarts,
    documents.sequence,
    lexicon.languages,
    lexicon.starts,
    lexicon.counts,
    lexicon.pool,
    ...documents.facets.flatMap(facet => [facet.starts, facet.cells, facet.keys]),
  ]
  const head = {
    format: FORMAT,
    settings,
    words: [...parts.words],
    keyNames: documents.keyNames,
    facets: documents.facets.map(({ name, values }) => ({ name, values })),
    quantities: documents.quantities.map(([document, list]) => [document, list.map(closeQuantity)]),
    lengths: blocks.map(block => block.length),
  }
  const texts: Uint8Array[][] = [[new TextEncoder().encode(JSON.stringify(head))]]
  for (const list of [documents.ids, lexicon.terms]) {
    const pieces: Uint8Array[] = []
    for (let at = 0; at === 0 || at < list.length; at += TEXTS_AT_ONCE) {
      const inside = JSON.stringify(list.slice(at, at + TEXTS_AT_ONCE)).slice(1, -1)
      const isLast = at + TEXTS_AT_ONCE >= list.length
      pieces.push(new TextEncoder().encode(`${at === 0 ? '[' : ','}${inside}${isLast ? ']' : ''}`))
      yield undefined
    }
    texts.push(pieces)
  }
  const textLengths = texts.map(pieces => pieces.reduce((sum, { length }) => sum + length, 0))
  yield new Uint8Array(Int32Array.from(textLengths).buffer)
  yield* texts.flat()
  const textBytes = textLengths.reduce((sum, length) => sum + length, 12)
  yield new Uint8Array(align(textBytes) - textBytes)
  for (const block of blocks) {
    const bytes = new Uint8Array(block.buffer, block.byteOffset, block.byteLength)
    for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE)
  }
}

/** Reads what `writeSnapshot` wrote for the same settings. @throws SnapshotMismatch */
export function readSnapshot(settings: string, given: Uint8Array): IndexParts {
  // Not `slice`: that of a Buffer copies nothing, and its numbers would stay where they cannot be read.
  const bytes = given.byteOffset % 4 === 0 ? given : new Uint8Array(given)
  const [head, ids, terms, start] = readTexts(bytes)
  if (head.format !== FORMAT || head.settings !== settings)
    throw new SnapshotMismatch('The snapshot was written with other settings or by another version.')
  let at = start
  const blocks = head.lengths.map(length => {
    if (at + 4 * length > bytes.length) throw new SnapshotMismatch('The snapshot is cut short.')
    const block = new Int32Array(bytes.buffer, bytes.byteOffset + at, length).slice()
    at += 4 * length
    return block
  })
  const block = (number: number) => blocks[number] ?? new Int32Array()
  return {
    words: new Map(head.words),
    documents: {
      ids,
      keyNames: head.keyNames,
      documentKeys: block(0),
      fieldKeys: block(1),
      lengths: block(2),
      languages: block(3),
      sequenceStarts: block(4),
      sequence: block(5),
      facets: head.facets.map((facet, nth) => ({
        ...facet,
        starts: block(10 + 3 * nth),
        cells: block(11 + 3 * nth),
        keys: block(12 + 3 * nth),
      })),
      quantities: head.quantities.map(([document, list]) => [document, list.map(openQuantity)]),
    },
    lexicon: { terms, languages: block(6), starts: block(7), counts: block(8), pool: block(9) },
  }
}

type StoredList = DocumentParts['quantities'][number][1]
type ClosedQuantity = Omit<StoredList[number], 'low' | 'high'> & { low: number | null; high: number | null }

interface Head {
  readonly format: string
  readonly settings: string
  readonly words: readonly (readonly [string, number])[]
  readonly keyNames: readonly string[]
  readonly facets: readonly { readonly name: string; readonly values: readonly string[] }[]
  readonly quantities: readonly (readonly [number, readonly ClosedQuantity[]])[]
  readonly lengths: readonly number[]
}

/** JSON has no infinity: an open end is null. */
const closeQuantity = (quantity: StoredList[number]): ClosedQuantity => ({
  ...quantity,
  low: Number.isFinite(quantity.low) ? quantity.low : null,
  high: Number.isFinite(quantity.high) ? quantity.high : null,
})

const openQuantity = (quantity: ClosedQuantity): StoredList[number] => ({
  ...quantity,
  low: quantity.low ?? -Infinity,
  high: quantity.high ?? Infinity,
})

const align = (offset: number): number => Math.ceil(offset / 4) * 4

function readTexts(bytes: Uint8Array): [Head, string[], string[], number] {
  if (bytes.length < 12) throw new SnapshotMismatch('The snapshot is cut short.')
  const lengths = [...new Int32Array(bytes.buffer, bytes.byteOffset, 3)]
  let at = 12
  try {
    const [head, ids, terms] = lengths.map(length => {
      const text = new TextDecoder().decode(bytes.subarray(at, at + length))
      at += length
      return JSON.parse(text) as unknown
    })
    return [head as Head, ids as string[], terms as string[], align(at)]
  } catch {
    throw new SnapshotMismatch('The snapshot cannot be read.')
  }
}
