import type { Db } from '../../shared/context.ts'
import { type listVersionIds, readTexts } from './queries.ts'
import { sayWords } from './say-words.ts'
import { rankTexts } from './search-texts.ts'

export type Listed = Awaited<ReturnType<typeof listVersionIds>>[number]

/** Those that answer a sentence, the best first; with `most`, only those that have most of its words. */
export async function rankFound(
  db: Db,
  text: string,
  all: readonly Listed[],
  match: 'most' | 'loosened' = 'loosened',
): Promise<Listed[]> {
  const byId = new Map(all.map(one => [one.versionId, one]))
  const among = all.map(({ versionId, textKey }) => ({ id: versionId, key: textKey }))
  const ranked = await rankTexts(db, 'opportunities', { text, among, match }, async ids =>
    (await readTexts(db, ids)).map(({ terms, keywords, ...text }) => ({
      ...text,
      keywords: [...keywords, ...terms.flatMap(sayWords)],
    })),
  )
  return ranked.flatMap(id => byId.get(id) ?? [])
}
