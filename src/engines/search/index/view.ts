import type { FieldRule, Sight } from '../model.ts'
import { type Documents, NOBODY } from './documents.ts'

/**
 * What one viewer sees of an index: the only documents, fields and lengths that ranking and counting ever read for
 * this viewer. Number of documents and mean lengths are those of what is seen.
 */
export interface View {
  /** The documents there were when it was made. */
  readonly size: number
  /** 1 for each document seen. */
  readonly documents: Uint8Array
  /** 1 for each visibility key seen. */
  readonly keys: Uint8Array
  readonly count: number
  /**
   * What one occurrence weighs in field f of document d, at d × fields + f: the field's weight divided by how long it
   * is against the mean of what is seen (BM25F's normalisation); 0 where the viewer sees nothing.
   */
  readonly weights: Float32Array
}

/** BM25's usual constant; on the sets we measured with, neighbouring values differ by less than sets do. */
const B = 0.75

/** Goes once over all documents. Keep the view for as long as the viewer's rights and the index stay the same. */
export function makeView(documents: Documents, rules: readonly FieldRule[], sight: Sight): View {
  const keys = new Uint8Array(documents.keys.names.length)
  for (let key = 0; key < keys.length; key++)
    keys[key] = key !== NOBODY && sight.sees(documents.keys.names[key] ?? '') ? 1 : 0
  const seen = new Uint8Array(documents.size)
  const fields = documents.fieldCount
  const shown = new Float32Array(documents.size * fields)
  const sums = new Float64Array(fields)
  const filled = new Float64Array(fields)
  const documentKeys = documents.documentKeys.raw()
  const fieldKeys = documents.fieldKeys.raw()
  const lengths = documents.lengths.raw()
  let count = 0
  for (let document = 0; document < documents.size; document++) {
    const key = documentKeys[document] ?? NOBODY
    const also = key !== NOBODY && sight.alsoDocuments?.has(documents.ids[document] ?? '') === true
    if (keys[key] !== 1 && !also) continue
    seen[document] = 1
    count++
    for (let field = 0; field < fields; field++) {
      const at = document * fields + field
      const length = lengths[at] ?? 0
      if (length === 0 || !fieldSeen(keys, fieldKeys[at] ?? NOBODY, also, key)) continue
      shown[at] = length
      sums[field] = (sums[field] ?? 0) + length
      filled[field] = (filled[field] ?? 0) + 1
    }
  }
  for (let field = 0; field < fields; field++) {
    const { weight = 1, lengthNorm: b = B } = rules[field] ?? {}
    const mean = (sums[field] ?? 0) / Math.max(1, filled[field] ?? 0)
    for (let at = field; at < shown.length; at += fields) {
      const length = shown[at] ?? 0
      if (length > 0) shown[at] = weight / (1 - b + (b * length) / mean)
    }
  }
  return { size: documents.size, documents: seen, keys, count, weights: shown }
}

/** A document shown by itself shows the fields that carry its own key, and no other than its viewer sees anyway. */
function fieldSeen(keys: Uint8Array, fieldKey: number, also: boolean, documentKey: number): boolean {
  return keys[fieldKey] === 1 || (also && fieldKey === documentKey)
}

/** True when the viewer sees a cell (document × fields + field) of a document that the viewer sees. */
export function fieldIsSeen(view: View, documents: Documents, document: number, cell: number): boolean {
  return seesKey(view, documents, document, documents.fieldKeys.get(cell))
}

/** True when the viewer sees what carries the key in a document that the viewer sees. */
export function seesKey(view: View, documents: Documents, document: number, key: number): boolean {
  return view.keys[key] === 1 || key === documents.documentKeys.get(document)
}
