import * as lists from 'stopword'
import { getLanguage } from './languages.ts'

/** Where the list of the package carries another name than ISO 639-3 gives. */
const listNames: Record<string, string> = { arb: 'ara', cmn: 'zho', pes: 'fas', ekk: 'est' }

const cache = new Map<string, ReadonlySet<string>>()

/** The words of a language that say how others hang together and nothing about a subject (package `stopword`). */
export function getStopWords(code: string): ReadonlySet<string> {
  const known = cache.get(code)
  if (known !== undefined) return known
  const { iso3 } = getLanguage(code)
  const list = (lists as Record<string, readonly string[] | undefined>)[listNames[iso3] ?? iso3]
  const words = new Set((list ?? []).map(word => word.normalize('NFKC').toLowerCase()))
  cache.set(code, words)
  return words
}
