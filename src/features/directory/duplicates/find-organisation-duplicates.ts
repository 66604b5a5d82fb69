import { startSearch } from '../../../engines/records/index.ts'
import type { Context } from '../../../shared/context.ts'
import { enqueueJob } from '../../../shared/jobs.ts'
import type { JobContext } from '../../../shared/route.ts'
import { listRecords, savePairs } from './queries-duplicates.ts'

/** Pairs less sure than this would only tire the people who decide. */
export const PROPOSED_FROM = 0.76

export const duplicatesJob = 'directory.find-duplicates'

/** Asks for a new look at all organisations, in the background; one look at a time. */
export async function lookForDuplicates(ctx: Context | JobContext): Promise<{ done: true }> {
  await enqueueJob(ctx, { kind: duplicatesJob, payload: {}, uniqueKey: 'all' })
  return { done: true }
}

/** The background job: compares everything with everything it could be, in another thread, and keeps the proposals. */
export async function runDuplicateSearch(ctx: JobContext): Promise<Record<string, number>> {
  const records = await listRecords(ctx.db)
  const { pairs } = await startSearch(records)
  const proposed = pairs.filter(pair => pair.score >= PROPOSED_FROM)
  const saved = await ctx.db.transaction().execute(db => savePairs(db, proposed, ctx.now()))
  return { organisations: records.length, pairs: saved }
}

/** Once a day, so that what came in by hand is looked at too. */
export async function lookDaily(ctx: JobContext): Promise<void> {
  await runDuplicateSearch(ctx)
}
