import type { Db } from '../../../shared/context.ts'
import type { Viewer } from '../../../shared/viewer.ts'
import { listVersionIds, type OpportunityRow, readVersions } from '../queries.ts'
import { type Listed, rankFound } from '../rank-found.ts'
import { listKnown, type SearchRow } from './queries-searches.ts'

/**
 * What saved searches of somebody look through, the newest first: open, visible to them by the one rule, and not what their
 * own side keeps, which is no news to them. Listed once for all of their searches.
 */
export function listOpen(db: Db, viewer: Viewer, today: string): Promise<Listed[]> {
  return listVersionIds(db, viewer, { show: 'open', notOwn: true }, today)
}

/** Everything a saved search finds among what is open, the newest first, with most of the words and nothing loosened. */
export async function matchesOf(
  db: Db,
  open: readonly Listed[],
  { question }: Pick<SearchRow, 'question'>,
): Promise<Listed[]> {
  const { q } = question
  const all = open.filter(one => passesFilters(one, question))
  if (!q || all.length === 0) return all
  const found = new Set((await rankFound(db, q, all, 'most')).map(({ versionId }) => versionId))
  return all.filter(({ versionId }) => found.has(versionId))
}

function passesFilters(one: Listed, wish: SearchRow['question']): boolean {
  return (
    (wish.type === undefined || one.type === wish.type) &&
    (wish.country === undefined || one.country === wish.country) &&
    (wish.trl === undefined || (one.trl !== null && one.trl >= wish.trl)) &&
    (wish.market === undefined || one.markets.includes(wish.market)) &&
    (wish.term === undefined || one.terms.includes(wish.term)) &&
    (wish.cooperation === undefined || one.cooperations.includes(wish.cooperation))
  )
}

/** What a search finds that its owner has not looked at, with whether they were told of it. */
export async function findNews(
  db: Db,
  open: readonly Listed[],
  search: Pick<SearchRow, 'id' | 'question'>,
): Promise<{ id: string; versionId: string; isTold: boolean }[]> {
  const matches = await matchesOf(db, open, search)
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
