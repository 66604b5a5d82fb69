import type { CompoundDictionary } from '../text/compounds.ts'
import type { DocumentParts, Documents } from './documents.ts'
import type { Lexicon, LexiconParts } from './lexicon.ts'

const FORMAT = 'kontor-search-2'

/** Everything an index keeps, in tight blocks. */
export interface IndexParts {
  readonly words: CompoundDictionary
  readonly documents: DocumentParts
  readonly lexicon: LexiconParts
}

/** The bytes are no snapshot of this engine, or of an index with other fields or languages: build anew. */
export class SnapshotMismatch extends Error {}

/** Drops removed documents and unused terms, and numbers the rest anew in the same order. */
export function packParts(
  documents: Documents,
  lexicon: Lexicon,
): { documents: DocumentParts; lexicon: LexiconParts } {
  const renumber = new Int32Array(documents.size).fill(-1)
  let next = 0
  for (let document = 0; document < documents.size; document++)
    if (documents.isThere(document)) renumber[document] = next++
  const { termNumbers, ...packed } = lexicon.pack(renumber)
  return { documents: documents.pack(renumber, termNumbers), lexicon: packed }
}

/**
 * One block of bytes: a line that names format and settings, the lengths of what follows, texts as JSON, then the
 * number blocks as they lie in memory (little-endian).
 */
export function writeSnapshot(settings: string, parts: IndexParts): Uint8Array {
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
  const texts = [JSON.stringify(head), JSON.stringify(documents.ids), JSON.stringify(lexicon.terms)].map(
    text => new TextEncoder().encode(text),
  )
  const textBytes = texts.reduce((sum, text) => sum + text.length, 0)
  const start = align(12 + textBytes)
  const bytes = new Uint8Array(start + 4 * blocks.reduce((sum, block) => sum + block.length, 0))
  new Int32Array(bytes.buffer, 0, 3).set(texts.map(text => text.length))
  let at = 12
  for (const text of texts) {
    bytes.set(text, at)
    at += text.length
  }
  at = start
  for (const block of blocks) {
    new Int32Array(bytes.buffer, at, block.length).set(block)
    at += 4 * block.length
  }
  return bytes
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
