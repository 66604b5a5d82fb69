import { enqueueJob } from '../../shared/jobs.ts'
import type { JobContext, JobKind } from '../../shared/route.ts'
import { lastPart, type Part, parts, playPart } from './play-stages.ts'
import { SampleStopped } from './player.ts'
import { deleteSample } from './queries.ts'
import { findSampleState, forgetSampleState, saveSampleState } from './sample-state.ts'

/** Plays the sample part by part; each part puts the next one in the queue. */
export const playSampleJob: JobKind<{ loadId: string; part: Part }> = {
  kind: 'sample.play',
  run: async (ctx, { loadId, part }) => {
    const state = await findSampleState(ctx.db)
    if (state === null || state.loadId !== loadId || state.state !== 'loading') return { skipped: true }
    try {
      await playPart(ctx, state, part)
      const next = part === lastPart[state.stage] ? null : parts[parts.indexOf(part) + 1]
      if (next === null || next === undefined) await saveSampleState(ctx.db, { ...state, state: 'ready' })
      else await enqueuePart(ctx, loadId, next)
      return { part }
    } catch (error) {
      if (error instanceof SampleStopped) return { stopped: true }
      await saveSampleState(ctx.db, { ...state, state: 'failed' })
      throw error
    }
  },
}

async function enqueuePart(ctx: JobContext, loadId: string, part: Part): Promise<void> {
  const jobId = await enqueueJob(ctx, { kind: 'sample.play', payload: { loadId, part } })
  const state = await findSampleState(ctx.db)
  if (state !== null) await saveSampleState(ctx.db, { ...state, jobId })
}

/** Throws the sample away, in one transaction. */
export const removeSampleJob: JobKind<{ loadId: string }> = {
  kind: 'sample.remove',
  run: async ctx => {
    await ctx.db.transaction().execute(transaction => deleteSample(transaction))
    await forgetSampleState(ctx.db)
  },
}
