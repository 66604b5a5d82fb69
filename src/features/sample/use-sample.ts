import { minutesToNow } from '../../../seeds/shift-day.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { cancelJob, enqueueJob } from '../../shared/jobs.ts'
import { Refusal } from '../../shared/refusals.ts'
import { dayIn } from '../../shared/zones.ts'
import { startSessionFor } from '../accounts/index.ts'
import type * as contract from './contract.ts'
import { listSamplePeople } from './queries.ts'
import { findSampleState, saveSampleState } from './sample-state.ts'

/** Days from today to the mission's first day, by stage: the sample always looks current. */
const daysAhead = { registration: 48, requests: 12, schedule: 3, day: 0, over: -21 } as const
/** Where the sample's mission goes: its first day is a day there. */
const timeZone = 'Asia/Tokyo'

/** What is there of the sample, and how far its load is. */
export async function getSample(ctx: Context): Promise<AnswerOf<typeof contract.getSample>> {
  const state = await findSampleState(ctx.db)
  if (state === null)
    return {
      state: 'none',
      stage: null,
      size: null,
      progress: null,
      missionSlug: null,
      partnershipSlug: null,
      people: [],
    }
  const job =
    state.jobId === null
      ? undefined
      : await ctx.db
          .selectFrom('job')
          .select(['progress', 'state'])
          .where('id', '=', state.jobId)
          .executeTakeFirst()
  const progress = job?.progress as { step?: string; done?: number; total?: number } | undefined
  return {
    state: state.state,
    stage: state.stage,
    size: state.size,
    missionSlug: state.missionSlug,
    partnershipSlug: state.partnershipSlug,
    progress:
      state.state !== 'loading'
        ? null
        : { step: progress?.step ?? 'clusters', done: progress?.done ?? 0, total: progress?.total ?? 1 },
    people: state.state === 'ready' ? await listSamplePeople(ctx.db) : [],
  }
}

/** Begins to load the sample; one at a time. */
export async function loadSample(
  ctx: Context,
  input: ParsedInputOf<typeof contract.loadSample>,
): Promise<{ done: true }> {
  if ((await findSampleState(ctx.db)) !== null) throw new Refusal('already-exists')
  const loadId = ctx.newId()
  const now = ctx.now()
  const startsOn =
    input.stage === 'day'
      ? dayIn(now, timeZone)
      : new Date(now.getTime() + daysAhead[input.stage] * 86_400_000).toISOString().slice(0, 10)
  const jobId = await enqueueJob(ctx, { kind: 'sample.play', payload: { loadId, part: 'registration' } })
  await saveSampleState(ctx.db, {
    loadId,
    state: 'loading',
    stage: input.stage,
    size: input.size,
    seed: 1,
    startsOn,
    shift: input.stage === 'day' ? minutesToNow(now, timeZone) : 0,
    jobId,
    missionSlug: null,
    partnershipSlug: null,
    ids: {},
  })
  return { done: true }
}

/** Throws the sample away; a load under way ends first. */
export async function removeSample(ctx: Context): Promise<{ done: true }> {
  const state = await findSampleState(ctx.db)
  if (state === null) throw new Refusal('not-found')
  if (state.jobId !== null) await cancelJob(ctx, state.jobId)
  const jobId = await enqueueJob(ctx, {
    kind: 'sample.remove',
    payload: { loadId: state.loadId },
    runAfter: new Date(ctx.now().getTime() + (state.state === 'loading' ? 2_500 : 0)),
  })
  await saveSampleState(ctx.db, { ...state, state: 'removing', jobId })
  return { done: true }
}

/** Signs the administrator in as one of the sample's people; nobody real can be taken this way. */
export async function signInAs(
  ctx: Context,
  input: ParsedInputOf<typeof contract.signInAs>,
): Promise<{ done: true }> {
  const person = await ctx.db
    .selectFrom('person')
    .select(['id', 'email'])
    .where('id', '=', input.person)
    .where('sample', '=', true)
    .executeTakeFirst()
  if (person === undefined || person.email === null) throw new Refusal('not-found')
  await startSessionFor(ctx, { personId: person.id, email: person.email })
  return { done: true }
}
