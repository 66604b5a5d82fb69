import type { Context } from '../../../shared/context.ts'
import { enqueueJob } from '../../../shared/jobs.ts'
import type { JobContext } from '../../../shared/route.ts'
import { loadPersonViewer } from '../../accounts/index.ts'
import { openIndex } from '../finding/ask-index.ts'
import { matchesOf, watchedMost, weighWords } from './match-search.ts'
import {
  findSearchRow,
  keepSeen,
  keepWordsOf,
  listPeopleDue,
  listUnwatched,
  readChangeMark,
  updateSearchRow,
} from './queries-searches.ts'
import { tellJob } from './tell-news.ts'

export const watchJob = 'directory.watch-search'

/**
 * The first look of a saved search: what it finds for its owner now counts as known. While this process has no index in
 * step, it is left for the next round.
 */
export async function watchSearch(
  ctx: Context | JobContext,
  { searchId }: { searchId: string },
): Promise<{ known: number | null }> {
  const search = await findSearchRow(ctx.db, searchId)
  if (search === undefined || search.watch === 'watched') return { known: null }
  const viewer = await loadPersonViewer(ctx.db, { personId: search.personId, now: ctx.now() })
  const lookedTo = await readChangeMark(ctx.db)
  const open = await openIndex(ctx, viewer)
  if (open === null) return { known: null }
  const words = search.words ?? weighWords(open, search)
  const ids = matchesOf(open, { ...search, words })
  if (ids.length > watchedMost) {
    await updateSearchRow(ctx.db, searchId, { watch: 'too-broad' })
    return { known: null }
  }
  await ctx.db.transaction().execute(async db => {
    await keepSeen(db, searchId, ids, ctx.now())
    await keepWordsOf(db, searchId, words)
    await updateSearchRow(db, searchId, { watch: 'watched', looked_to: lookedTo, looked_at: ctx.now() })
  })
  return { known: ids.length }
}

/** Twice a minute: first looks that are still to be made, and one job for each person who may have to be told something. */
export async function lookAfterSearches(ctx: JobContext): Promise<void> {
  for (const { id } of await listUnwatched(ctx.db))
    await enqueueJob(ctx, { kind: watchJob, payload: { searchId: id }, uniqueKey: id })
  for (const personId of await listPeopleDue(ctx.db, ctx.now(), await readChangeMark(ctx.db)))
    await enqueueJob(ctx, { kind: tellJob, payload: { personId }, uniqueKey: personId })
}
