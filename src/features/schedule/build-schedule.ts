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
import { findFaults } from './rules/find-faults.ts'
import { loadNames } from './say-names.ts'

export const buildKind = 'schedule.build'

/**
 * Starts a build in the background; a second one while one is under way joins it. Refuses while the mission has nothing to
 * place, and when the input is wrong: all that is wrong is said at once.
 */
export async function buildSchedule(
  ctx: Context,
  input: ParsedInputOf<typeof buildCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof buildCall>> {
  const facts = await readFacts(ctx.db, subject.id)
  if (facts.meetings.length === 0) throw new Refusal('nothing-to-schedule')
  const names = await loadNames(ctx, subject.row, facts)
  const wrong = findFaults(facts, ctx.now(), names).filter(fault => fault.severity === 'wrong')
  if (wrong.length > 0) {
    const text = ctx.text(ctx.viewer.lang)
    const said = wrong.map(({ sentence }) => text(`schedule.${sentence.key}`, sentence.values))
    throw new Refusal('input-faulty', { values: { faults: said.join(' '), count: said.length } })
  }
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
