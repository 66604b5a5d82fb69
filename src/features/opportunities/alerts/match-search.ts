import type { Db } from '../../../shared/context.ts'
import type { Viewer } from '../../../shared/viewer.ts'
import { listVersionIds, type OpportunityRow, readVersions } from '../queries.ts'
import { rankFound } from '../rank-found.ts'
import { listKnown, type SearchRow } from './queries-searches.ts'

/**
 * Everything a saved search finds for its owner now, the newest first: open, visible to them by the one rule, with most of
 * the words and nothing loosened; not what their own side keeps, which is no news to them.
 */
export async function matchesOf(
  db: Db,
  viewer: Viewer,
  search: Pick<SearchRow, 'question'>,
  today: string,
): Promise<{ id: string; versionId: string }[]> {
  const { q, ...wish } = search.question
  const all = await listVersionIds(db, viewer, { ...wish, show: 'open', notOwn: true }, today)
  if (!q) return all
  const found = new Set((await rankFound(db, q, all, 'most')).map(({ versionId }) => versionId))
  return all.filter(({ versionId }) => found.has(versionId))
}

/** What a search finds that its owner has not looked at, with whether they were told of it. */
export async function findNews(
  db: Db,
  viewer: Viewer,
  search: Pick<SearchRow, 'id' | 'question'>,
  today: string,
): Promise<{ id: string; versionId: string; isTold: boolean }[]> {
  const matches = await matchesOf(db, viewer, search, today)
  const known = await listKnown(db, search.id)
  return matches.flatMap(({ id, versionId }) => {
    const there = known.get(id)
    return there !== undefined && there.seenAt !== null
      ? []
      : [{ id, versionId, isTold: there !== undefined }]
  })
}

/** The rows of what was found, in the order it was found in. */
export async function readRows(
  db: Db,
  viewer: Viewer,
  found: readonly { versionId: string }[],
): Promise<OpportunityRow[]> {
  const rows = await readVersions(
    db,
    viewer,
    found.map(({ versionId }) => versionId),
  )
  const byId = new Map(rows.map(row => [row.versionId, row]))
  return found.flatMap(({ versionId }) => byId.get(versionId) ?? [])
}
