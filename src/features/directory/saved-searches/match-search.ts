import type { KeptWord } from '../../../engines/search/index.ts'
import type { Db, Log } from '../../../shared/context.ts'
import type { Viewer } from '../../../shared/viewer.ts'
import { makeQuestion, type OpenIndex, openIndex } from '../finding/ask-index.ts'
import { listUnseen, type SearchRow } from './queries-searches.ts'

/** A search that finds more than this is not watched: its news would be noise, and what it knows would fill the database. */
export const watchedMost = 5_000

/**
 * Everything a saved search finds for its owner now: most of the words, all filters and conditions, nothing loosened. Words
 * weigh what they weighed at the first look: an old profile is no news because a word has grown common that it lacks.
 */
export function matchesOf(
  { index, sight, clusters }: OpenIndex,
  search: Pick<SearchRow, 'question' | 'lang' | 'words'>,
): readonly string[] {
  const question = makeQuestion(search.question, search.lang, clusters)
  return index.everyMatch(search.words === null ? question : { ...question, kept: search.words }, sight).ids()
}

/** What the words of a saved search weigh for its owner now. */
export function weighWords(
  { index, sight, clusters }: OpenIndex,
  search: Pick<SearchRow, 'question' | 'lang'>,
): readonly KeptWord[] {
  return index.keepWords(makeQuestion(search.question, search.lang, clusters), sight)
}

/** What each search finds that its owner has not looked at and may see now; null while the index is not in step. */
export async function findNews(
  house: { db: Db; log: Log },
  viewer: Viewer,
  searches: readonly SearchRow[],
): Promise<Map<string, Awaited<ReturnType<typeof listUnseen>>> | null> {
  const watched = searches.filter(({ watch }) => watch === 'watched')
  if (watched.length === 0) return new Map()
  const open = await openIndex(house, viewer)
  if (open === null) return null
  const news = new Map<string, Awaited<ReturnType<typeof listUnseen>>>()
  for (const search of watched)
    news.set(search.id, await listUnseen(house.db, viewer, search.id, matchesOf(open, search)))
  return news
}
