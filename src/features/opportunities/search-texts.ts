import { SearchIndex, type SearchSettings } from '../../engines/search/index.ts'
import type { Db } from '../../shared/context.ts'
import { searchLanguages } from '../directory/rules/search-languages.ts'

/** A text as it is searched: what it is called, what it says in short, and the rest. */
export interface SearchedText {
  id: string
  lang: string
  title: string
  summary: string
  keywords: readonly string[]
  body: string
}

const settings: SearchSettings = {
  fields: [
    { name: 'title', weight: 4, lengthNorm: 0.4 },
    { name: 'summary', weight: 2 },
    { name: 'keywords', weight: 3, lengthNorm: 0.4 },
    { name: 'body', weight: 1 },
  ],
  languages: searchLanguages,
}

interface Kept {
  index: SearchIndex
  known: Set<string>
}
const kept = new WeakMap<Db, Map<string, Kept>>()

/** With more texts than this the index begins anew, so that what nobody sees any more is forgotten. */
const keptMost = 50_000

/** A text that may be found: the record it is of, and a key that names these very words. */
export interface TextKey {
  id: string
  key: string
}

/**
 * Ranks the texts a viewer may see by a sentence: each in its own language, stemmed, the best first. The index is this
 * process's own and holds texts that never change under their key, so it is never behind: what it does not know yet is read
 * before it answers. Which texts there are is decided by the caller's query, so that only what the viewer sees counts.
 */
export async function rankTexts(
  db: Db,
  stock: 'opportunities' | 'calls',
  question: {
    text: string
    among: readonly TextKey[]
    /** With `most`, nothing is loosened where no text has most of the words. */
    match?: 'most' | 'loosened'
  },
  read: (ids: readonly string[]) => Promise<SearchedText[]>,
): Promise<string[]> {
  const { index, known } = openStock(db, stock)
  const keys = new Map(question.among.map(({ id, key }) => [id, key]))
  const missing = question.among.filter(({ key }) => !known.has(key)).map(({ id }) => id)
  for (const text of await read(missing)) {
    const key = keys.get(text.id)
    if (key === undefined) continue
    index.add(makeDocument(key, text))
    known.add(key)
  }
  const among = new Map(question.among.map(({ id, key }) => [key, id]))
  // Nobody sees a document by its own key: only by being among those that the query found for this viewer.
  const sight = { sees: (key: string) => key === textKey, alsoDocuments: new Set(among.keys()) }
  const ask = (match: 'most' | 'any') =>
    index.search({ text: question.text, match, limit: index.size }, sight)
  const found = ask('most')
  const { results } = found.total > 0 || question.match === 'most' ? found : ask('any')
  return results.flatMap(({ id }) => among.get(id) ?? [])
}

const textKey = 'text'

function openStock(db: Db, stock: string): Kept {
  const stocks = kept.get(db) ?? new Map<string, Kept>()
  kept.set(db, stocks)
  const there = stocks.get(stock)
  if (there !== undefined && there.known.size < keptMost) return there
  const made = { index: SearchIndex.build(settings, []), known: new Set<string>() }
  stocks.set(stock, made)
  return made
}

function makeDocument(id: string, text: SearchedText) {
  const seen = (words: string) => ({ text: words, visibility: textKey })
  return {
    id,
    language: text.lang.slice(0, 2),
    visibility: 'hidden',
    fields: {
      title: seen(text.title),
      summary: seen(text.summary),
      keywords: seen(text.keywords.join('\n')),
      body: seen(text.body),
    },
  }
}
