import { z } from 'zod'
import type { Db } from '../../shared/context.ts'
import { buildState } from './contract-fields.ts'

const payload = z.object({ seconds: z.number() })
const result = z.object({ number: z.number().int() }).nullable()

/** The latest build of a mission as people see it, or null when none was ever asked for. */
export async function findLatestBuild(db: Db, missionId: string): Promise<z.input<typeof buildState> | null> {
  const job = await db
    .selectFrom('job')
    .select(['id', 'state', 'payload', 'progress', 'result', 'error', 'cancel_requested_at', 'created_at'])
    .where('kind', '=', 'schedule.build')
    .where('unique_key', '=', missionId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (job === undefined) return null
  const progress = buildState.shape.progress.safeParse(job.progress)
  const made = result.safeParse(job.result)
  return {
    jobId: job.id,
    state: job.state,
    stopping: job.cancel_requested_at !== null && job.state === 'running',
    seconds: payload.safeParse(job.payload).data?.seconds ?? 0,
    startedAt: job.created_at,
    error: job.state === 'failed' ? job.error : null,
    progress: progress.success ? progress.data : null,
    draft: made.success ? (made.data?.number ?? null) : null,
  }
}

/** Whether somebody asked this job to stop, as opposed to the server ending. */
export async function wasStopAsked(db: Db, jobId: string): Promise<boolean> {
  const job = await db
    .selectFrom('job')
    .select('cancel_requested_at')
    .where('id', '=', jobId)
    .executeTakeFirst()
  return job?.cancel_requested_at != null
}

/** The version this very job has written before, when it runs a second time after a crash. */
export async function findScheduleOfJob(db: Db, jobId: string) {
  return (
    (await db
      .selectFrom('schedule')
      .select(['id', 'number'])
      .where('job_id', '=', jobId)
      .executeTakeFirst()) ?? null
  )
}
