import type { FieldRule, Sight } from '../model.ts'
import { type Documents, NOBODY } from './documents.ts'

/**
 * What one viewer sees of an index: the only documents, fields and lengths that ranking and counting ever read for
 * this viewer. Number of documents and mean lengths are those of what is seen.
 */
export interface View {
  /** The documents there were when it was made. */
  readonly size: number
  /** 1 for each visibility key seen. */
  readonly keys: Uint8Array
  /** Documents seen whatever their own key says. */
  readonly also: ReadonlySet<number>
  readonly count: number
  /**
   * What one occurrence weighs in a field, by the field's length: the field's weight divided by how long it is against
   * the mean of what is seen (BM25F's normalisation).
   */
  readonly norms: readonly FieldNorm[]
}

export interface FieldNorm {
  readonly weight: number
  /** BM25's b. */
  readonly b: number
  readonly meanLength: number
}

/** BM25's usual constant; on the sets we measured with, neighbouring values differ by less than sets do. */
const B = 0.75

/** Adds up what is seen from the sums kept per pair of keys. Keep the view while rights and index stay the same. */
export function makeView(documents: Documents, rules: readonly FieldRule[], sight: Sight): View {
  const keys = new Uint8Array(documents.keys.names.length)
  for (let key = 0; key < keys.length; key++)
    keys[key] = key !== NOBODY && sight.sees(documents.keys.names[key] ?? '') ? 1 : 0
  const also = new Set<number>()
  for (const id of sight.alsoDocuments ?? []) {
    const document = documents.find(id)
    if (document !== undefined && keys[documents.documentKeys.get(document)] !== 1) also.add(document)
  }
  let count = also.size
  const sums = new Float64Array(documents.fieldCount)
  const filled = new Float64Array(documents.fieldCount)
  documents.tallies.documents.forEach((tally, key) => {
    if (keys[key] === 1) count += tally
  })
  for (const { documentKey, fieldKey, lengths, fields } of documents.tallies.cells.values()) {
    if (keys[documentKey] !== 1 || keys[fieldKey] !== 1) continue
    for (let field = 0; field < documents.fieldCount; field++) {
      sums[field] = (sums[field] ?? 0) + (lengths[field] ?? 0)
      filled[field] = (filled[field] ?? 0) + (fields[field] ?? 0)
    }
  }
  for (const document of also)
    for (let field = 0; field < documents.fieldCount; field++) {
      const cell = document * documents.fieldCount + field
      const length = documents.lengths.get(cell)
      if (length === 0 || !seesKey({ keys }, documents, document, documents.fieldKeys.get(cell))) continue
      sums[field] = (sums[field] ?? 0) + length
      filled[field] = (filled[field] ?? 0) + 1
    }
  const norms = Array.from(sums, (sum, field) => {
    const { weight = 1, lengthNorm: b = B } = rules[field] ?? {}
    return { weight, b, meanLength: sum / Math.max(1, filled[field] ?? 0) }
  })
  return { size: documents.size, keys, also, count, norms }
}

/** What one occurrence weighs in a field of this length. */
export function weightAt({ weight, b, meanLength }: FieldNorm, length: number): number {
  return weight / (1 - b + (b * length) / meanLength)
}

export function seesDocument(view: View, documents: Documents, document: number): boolean {
  return view.keys[documents.documentKeys.get(document)] === 1 || view.also.has(document)
}

/** True when the viewer sees a cell (document × fields + field) of a document that the viewer sees. */
export function fieldIsSeen(view: View, documents: Documents, document: number, cell: number): boolean {
  return seesKey(view, documents, document, documents.fieldKeys.get(cell))
}

/**
 * True when the viewer sees what carries the key in a document that the viewer sees: a document shown by itself shows
 * what carries its own key, and no other than its viewer sees anyway.
 */
export function seesKey(
  view: Pick<View, 'keys'>,
  documents: Documents,
  document: number,
  key: number,
): boolean {
  return view.keys[key] === 1 || key === documents.documentKeys.get(document)
}

/** Numbers of all documents the viewer sees. */
export function listSeen(view: View, documents: Documents): Int32Array {
  const seen = new Int32Array(view.count)
  let count = 0
  for (let document = 0; document < view.size; document++)
    if (seesDocument(view, documents, document)) seen[count++] = document
  return seen
}
