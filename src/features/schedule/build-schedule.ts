import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { cancelJob, enqueueJob } from '../../shared/jobs.ts'
import { Refusal } from '../../shared/refusals.ts'
import type {
  buildSchedule as buildCall,
  cancelBuild as cancelCall,
  getBuild as getCall,
} from './contract.ts'
import type { LoadedMission } from './load.ts'
import { readFacts } from './queries.ts'
import { findLatestBuild } from './queries-build.ts'
import { findOverlapping } from './rules/make-problem.ts'

export const buildKind = 'schedule.build'

/**
 * Starts a build in the background; a second one while one is under way joins it. Refuses while the mission has nothing to
 * place or nowhere to place it, and when two sessions overlap in time.
 */
export async function buildSchedule(
  ctx: Context,
  input: ParsedInputOf<typeof buildCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof buildCall>> {
  const facts = await readFacts(ctx.db, subject.id)
  if (facts.meetings.length === 0) throw new Refusal('nothing-to-schedule')
  if (facts.slots.length === 0 || facts.places.length === 0) throw new Refusal('no-slots-or-places')
  if (findOverlapping(facts.slots).size > 0) throw new Refusal('sessions-overlap')
  const payload = {
    missionId: subject.id,
    seconds: input.seconds,
    seed: input.seed,
    keepPublished: input.keepPublished,
  }
  const jobId = await enqueueJob(ctx, { kind: buildKind, payload, uniqueKey: subject.id })
  await writeHistory(ctx, {
    call: buildCallName,
    subjectKind: 'mission',
    subjectId: subject.id,
    change: { ...payload, jobId },
  })
  return { jobId }
}

const buildCallName = 'schedule.buildSchedule'

/** How far the latest build of a mission is. */
export async function getBuild(
  ctx: Context,
  _input: unknown,
  subject: LoadedMission,
): Promise<AnswerOf<typeof getCall>> {
  return { build: await findLatestBuild(ctx.db, subject.id) }
}

/** Asks the build under way to stop; what it has by then becomes the draft. */
export async function cancelBuild(
  ctx: Context,
  _input: unknown,
  subject: LoadedMission,
): Promise<AnswerOf<typeof cancelCall>> {
  const build = await findLatestBuild(ctx.db, subject.id)
  if (build === null || (build.state !== 'waiting' && build.state !== 'running'))
    throw new Refusal('no-build-running')
  await cancelJob(ctx, build.jobId)
  return { done: true }
}
