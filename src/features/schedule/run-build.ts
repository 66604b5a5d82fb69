import {
  type Answer,
  type Problem,
  type Progress,
  startBuild,
  type Unplaced,
  verify,
} from '../../engines/scheduling/index.ts'
import type { Db } from '../../shared/context.ts'
import type { JobContext } from '../../shared/route.ts'
import { loadPlan, type Plan, problemOf, rowsOf } from './load-plan.ts'
import { lockSchedules } from './queries.ts'
import { findScheduleOfJob, wasStopAsked } from './queries-build.ts'
import { carryCalls } from './queries-calls.ts'
import { endDraft, insertPlacements, insertSchedule, saveUnplaced } from './queries-schedules.ts'
import type { Certificate } from './rules/certificate.ts'
import { addPoint, type CoursePoint } from './rules/course.ts'
import type { Keep } from './rules/make-problem.ts'
import { preferPrincipals } from './rules/prefer-principals.ts'
import { settlePlacements } from './rules/settle-placements.ts'

/** What a build was asked for. */
export interface BuildOrder {
  missionId: string
  seconds: number
  seed: number
  keepPublished: boolean
}

/**
 * Builds a schedule in a worker thread and writes it as the new draft in one transaction: a crash before leaves the old
 * draft as it was, a crash after is recognised when the job runs again. Ended by the server's own end it writes nothing.
 */
export async function runBuild(ctx: JobContext, order: BuildOrder): Promise<{ number: number } | null> {
  const before = await findScheduleOfJob(ctx.db, ctx.jobId)
  if (before !== null) return { number: before.number }
  const plan = await loadPlan(ctx.db, order.missionId)
  const problem = buildProblem(plan, order, ctx.now())
  const { answer, course } = await watchBuild(ctx, problem, order)
  if (ctx.isCancelled() && !(await wasStopAsked(ctx.db, ctx.jobId))) return null
  return ctx.db.transaction().execute(db => writeDraft(ctx, db, order, { ...answer, course }))
}

function buildProblem(plan: Plan, order: BuildOrder, now: Date): Problem {
  const keep: Keep[] = ['booked', 'locked', ...(order.keepPublished ? (['published'] as const) : [])]
  return problemOf(plan, { now, keep, open: 'organiser' })
}

const progressEveryMs = 400

/** Runs the engine and passes its progress on, at most a few times a second; never awaits inside the engine's callback. */
async function watchBuild(
  ctx: JobContext,
  problem: Problem,
  order: BuildOrder,
): Promise<{ answer: Answer; course: CoursePoint[] }> {
  let latest: Progress | null = null
  let course: CoursePoint[] = []
  const build = startBuild(problem, {
    seed: order.seed,
    deadlineMs: order.seconds * 1_000,
    onProgress: progress => {
      latest = progress
      course = addPoint(course, progress)
    },
  })
  let writing = Promise.resolve()
  const timer = setInterval(() => {
    if (ctx.isCancelled()) build.cancel()
    if (latest === null) return
    const progress = { ...latest, course }
    latest = null
    writing = writing
      .then(() => ctx.progress(progress))
      .catch(error => ctx.log.warn({ err: error, job: ctx.jobId }, 'the progress of a build was not written'))
  }, progressEveryMs)
  try {
    const answer = await build.done
    return { answer, course }
  } finally {
    clearInterval(timer)
    await writing
  }
}

type BuildResult = Answer & { course: CoursePoint[] }

/** The answer as the new draft, fitted onto the mission as it is by now. */
async function writeDraft(
  ctx: JobContext,
  db: Db,
  order: BuildOrder,
  answer: BuildResult,
): Promise<{ number: number }> {
  await lockSchedules(db, order.missionId)
  const plan = await loadPlan(db, order.missionId)
  const problem = buildProblem(plan, order, ctx.now())
  const fitted = settlePlacements(problem, answer.placed)
  const settled = { ...fitted, placed: preferPrincipals(problem, plan.facts, fitted.placed) }
  const locked = new Set(plan.draftRows.filter(row => row.locked).map(row => row.meeting))
  const standing = new Set(settled.placed.map(one => one.meeting))
  const missing = problem.meetings.filter(meeting => !standing.has(meeting.id)).map(meeting => meeting.id)
  const verified = verify(problem, { placed: settled.placed }).length === 0
  if (plan.draft !== null) await endDraft(db, plan.draft.id)
  const id = ctx.newId()
  await insertSchedule(db, {
    id,
    missionId: order.missionId,
    state: 'draft',
    basedOn: plan.published?.id ?? null,
    jobId: ctx.jobId,
    certificate: makeCertificate(answer, {
      order,
      plan,
      missing: missing.length,
      verified,
      changed: settled.changed,
    }),
    createdBy: null,
    now: ctx.now(),
  })
  await insertPlacements(
    db,
    id,
    rowsOf(plan.facts, settled.placed).map(one => ({ ...one, locked: locked.has(one.meeting) })),
  )
  await carryCalls(db, order.missionId, id)
  await saveUnplaced(
    db,
    id,
    missing.map(meeting => ({ meeting, reasons: reasonsFor(meeting, answer.unplaced) })),
  )
  const { number } = await db
    .selectFrom('schedule')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { number }
}

function reasonsFor(meeting: string, unplaced: readonly Unplaced[]): Record<string, unknown> {
  const known = unplaced.find(one => one.meeting === meeting)
  return { remedies: [], ...(known ?? { reasons: [{ code: 'new' }] }) }
}

function makeCertificate(
  answer: BuildResult,
  made: { order: BuildOrder; plan: Plan; missing: number; verified: boolean; changed: boolean },
): Certificate {
  return {
    status: answer.status,
    breaks: answer.breaks,
    breaksLowerBound: answer.breaksLowerBound,
    weight: answer.weight,
    weightUpperBound: answer.weightUpperBound,
    unplaced: made.missing,
    seconds: Math.round(answer.seconds * 10) / 10,
    seed: answer.seed,
    aims: [...made.plan.facts.aims],
    verified: made.verified,
    edited: made.changed,
    course: answer.course,
    proof: answer.proof,
  }
}
