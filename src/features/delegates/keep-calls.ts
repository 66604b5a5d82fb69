import { sql } from 'kysely'
import type { Context, Db } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Viewer } from '../../shared/viewer.ts'
import type { AskedQuestion, CallKeeper } from '../missions/index.ts'
import { judgeApplications } from './judge-applications.ts'
import { findCall, findOwnCluster, listConditions, listPartnerClusters, ownApplications } from './queries.ts'
import { choicesOf } from './rules/eligibility.ts'

/** A call's conditions as registration asks them; null where there is no call. */
async function questionsOf(db: Db, missionId: string): Promise<AskedQuestion[] | null> {
  const call = await db
    .selectFrom('delegate_call')
    .select('mission_id')
    .where('mission_id', '=', missionId)
    .executeTakeFirst()
  if (call === undefined) return null
  return (await listConditions(db, missionId)).map(condition => ({
    id: condition.id,
    label: condition.label,
    hint: condition.hint,
    kind: condition.kind === 'yes-no' ? 'yes-no' : 'choice',
    options: condition.kind === 'yes-no' ? [] : [...choicesOf(condition)],
    required: true,
  }))
}

/** Notes an application; without a word it goes through the cluster of which the organisation is a member. */
async function noteApplication(
  ctx: Context,
  application: {
    missionId: string
    participantId: string
    organisationId: string
    clusterId: string | null
  },
): Promise<void> {
  const { missionId, participantId, organisationId } = application
  if (application.clusterId !== null) {
    const mission = await ctx.db
      .selectFrom('mission')
      .select('partnership_id')
      .where('id', '=', missionId)
      .executeTakeFirstOrThrow()
    const partners = await listPartnerClusters(ctx.db, mission.partnership_id)
    if (!partners.some(cluster => cluster.id === application.clusterId))
      throw new Refusal('input-invalid', { faults: [{ field: 'clusterId', code: 'not-offered' }] })
  }
  await ctx.db
    .insertInto('call_application')
    .values({
      participant_id: participantId,
      mission_id: missionId,
      cluster_id: application.clusterId ?? (await findOwnCluster(ctx.db, missionId, organisationId)),
      applied_at: ctx.now(),
    })
    .execute()
}

/** Who waits for a call's seats, and to whom those that are free go now. */
async function reserveOf(ctx: Context, missionId: string): Promise<{ waiting: string[]; next: string[] }> {
  const call = await findCall(ctx.db, missionId)
  if (call === null) return { waiting: [], next: [] }
  // Those nobody has decided about take no seat from whoever waits.
  const judged = await judgeApplications(ctx.db, call, 'decided')
  const waiting = judged.filter(one => one.row.state === 'waiting-list')
  return {
    waiting: waiting.map(one => one.row.participantId),
    next: waiting.filter(one => one.ranked.outcome === 'in').map(one => one.row.participantId),
  }
}

async function partIn(
  db: Db,
  viewer: Viewer,
  missionId: string,
): Promise<{ reviews: boolean; applied: boolean }> {
  if (viewer.personId === null) return { reviews: false, applied: false }
  const { rows } = await sql<{ reviews: boolean; applied: boolean }>`select
      exists (select 1 from call_reviewer where mission_id = ${missionId} and person_id = ${viewer.personId}) as reviews,
      exists (select 1 from call_application join participant on participant.id = call_application.participant_id
        where call_application.mission_id = ${missionId} and ${ownApplications(viewer)}) as applied`.execute(
    db,
  )
  return rows[0] ?? { reviews: false, applied: false }
}

/** Takes a call into a copy of its mission: places, conditions and criteria, none of its people. */
async function copyCall(ctx: Context, from: string, to: string): Promise<void> {
  const call = await findCall(ctx.db, from)
  if (call === null) return
  const fresh = { mission_id: to, decided_at: null, decided_by: null, version: 1 }
  await ctx.db
    .insertInto('delegate_call')
    .values({ ...call.row, ...fresh })
    .execute()
  if (call.quotas.length > 0)
    await ctx.db
      .insertInto('call_quota')
      .values(call.quotas.map(quota => ({ mission_id: to, cluster_id: quota.id, seats: quota.seats })))
      .execute()
  if (call.conditions.length > 0)
    await ctx.db
      .insertInto('call_condition')
      .values(
        call.conditions.map(({ leastLevel, ...condition }, index) => ({
          ...condition,
          id: ctx.newId(),
          mission_id: to,
          position: index + 1,
          least_level: leastLevel,
        })),
      )
      .execute()
  if (call.criteria.length > 0)
    await ctx.db
      .insertInto('call_criterion')
      .values(
        call.criteria.map((criterion, index) => ({
          ...criterion,
          id: ctx.newId(),
          mission_id: to,
          position: index + 1,
        })),
      )
      .execute()
}

/** What this room does for the missions below it. */
export const callKeeper: CallKeeper = { questionsOf, noteApplication, reserveOf, partIn, copyCall }
