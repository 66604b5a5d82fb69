import type { FacetValues, FieldRule, SearchDocument, VisibilityKey } from '../model.ts'
import type { Analyser } from '../text/analyse.ts'
import type { Documents, StoredQuantity } from './documents.ts'
import { type Lexicon, packEntry } from './lexicon.ts'

/** Fields of up to this many words keep their words of grammar: in a name, 'IT' and 'The' are the name. */
const SHORT_FIELD = 6

/** Writes a document into the index under the next number. The id must not be there yet. */
export function addDocument(
  index: { documents: Documents; lexicon: Lexicon; fields: readonly FieldRule[] },
  document: SearchDocument,
  analyser: Analyser,
  language: number,
): void {
  const { documents, lexicon, fields } = index
  const number = documents.add(document.id, document.visibility, language)
  for (let field = 0; field < fields.length; field++) {
    const given = document.fields[fields[field]?.name ?? '']
    const { text, key } = readField(given, document.visibility)
    const cell = number * fields.length + field
    documents.fieldKeys.set(cell, documents.keys.findOrAdd(key))
    documents.lengths.set(cell, addField(documents, lexicon, analyser, language, number, field, text))
  }
  documents.tally(number, 1)
  for (const [name, given] of Object.entries(document.facets ?? {})) {
    if (given === undefined) continue
    const { values, visibility = document.visibility } = isPlainList(given) ? { values: given } : given
    documents.addFacet(name, number, values, visibility)
  }
  const quantities: StoredQuantity[] = (document.quantities ?? []).map(({ visibility, ...quantity }) => ({
    ...quantity,
    key: documents.keys.findOrAdd(visibility ?? document.visibility),
  }))
  if (quantities.length > 0) documents.quantities.set(number, quantities)
}

function isPlainList(given: readonly string[] | FacetValues): given is readonly string[] {
  return Array.isArray(given)
}

function readField(
  given: SearchDocument['fields'][string],
  documentKey: VisibilityKey,
): { text: string; key: VisibilityKey } {
  if (given === undefined) return { text: '', key: documentKey }
  if (typeof given === 'string') return { text: given, key: documentKey }
  return { text: given.text, key: given.visibility ?? documentKey }
}

/** Returns how many terms the field has. */
function addField(
  documents: Documents,
  lexicon: Lexicon,
  analyser: Analyser,
  language: number,
  number: number,
  field: number,
  text: string,
): number {
  if (text === '') return 0
  const tokens = analyser.analyse(text)
  const isShort = tokens.length <= SHORT_FIELD
  const counts = new Map<number, number>()
  let length = 0
  for (const token of tokens) {
    if (token.isStop && !isShort) continue
    const term = lexicon.findOrAdd(language, token.term)
    counts.set(term, (counts.get(term) ?? 0) + 1)
    documents.sequence.push(term)
    length++
  }
  for (const [term, occurrences] of counts) lexicon.append(term, packEntry(number, field, occurrences))
  return length
}
