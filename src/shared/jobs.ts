import type { Context, Db } from './context.ts'

/** Puts a job in the queue as part of the caller's transaction; a second one with the same key while one waits is not made. */
export async function enqueueJob(
  ctx: Context,
  job: { kind: string; payload: unknown; uniqueKey?: string; runAfter?: Date },
): Promise<string> {
  return writeJob(ctx.db, { ...job, id: ctx.newId(), now: ctx.now(), createdBy: ctx.viewer.personId })
}

async function writeJob(
  db: Db,
  job: {
    id: string
    kind: string
    payload: unknown
    uniqueKey?: string
    runAfter?: Date
    now: Date
    createdBy: string | null
  },
): Promise<string> {
  const written = await db
    .insertInto('job')
    .values({
      id: job.id,
      kind: job.kind,
      payload: JSON.stringify(job.payload),
      unique_key: job.uniqueKey ?? null,
      state: 'waiting',
      run_after: job.runAfter ?? job.now,
      created_by: job.createdBy,
      created_at: job.now,
    })
    .onConflict(conflict =>
      conflict
        .columns(['kind', 'unique_key'])
        .where('unique_key', 'is not', null)
        .where('state', 'in', ['waiting', 'running'])
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (written !== undefined) return written.id
  const there = await db
    .selectFrom('job')
    .select('id')
    .where('kind', '=', job.kind)
    .where('unique_key', '=', job.uniqueKey ?? '')
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst()
  if (there === undefined) throw new Error(`a job of kind ${job.kind} was neither written nor found`)
  return there.id
}

/** Asks a waiting or running job to stop; it ends at its next step. A job that waits ends at once. */
export async function cancelJob(ctx: Context, jobId: string): Promise<void> {
  await ctx.db
    .updateTable('job')
    .set({ cancel_requested_at: ctx.now() })
    .where('id', '=', jobId)
    .where('state', 'in', ['waiting', 'running'])
    .execute()
  await ctx.db
    .updateTable('job')
    .set({ state: 'cancelled', finished_at: ctx.now() })
    .where('id', '=', jobId)
    .where('state', '=', 'waiting')
    .execute()
}
