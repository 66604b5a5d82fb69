import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { type FieldFault, Refusal } from '../../shared/refusals.ts'
import { instantAt } from '../../shared/zones.ts'
import { lockMission } from '../missions/index.ts'
import type { CallSubject } from './access.ts'
import type { dropCall as dropCallCall, saveCall as saveCallCall } from './contract.ts'
import { type DelegateCall, findCall, listPartnerClusters } from './queries.ts'
import { choicesOf } from './rules/eligibility.ts'

type Input = ParsedInputOf<typeof saveCallCall>

/**
 * Opens a call for delegates or changes it. The mission's registration becomes that of the call: on application, open from
 * and until when the call says by the clocks of the place. Who had applied before is an applicant of the call.
 */
export async function saveCall(
  ctx: Context,
  input: Input,
  subject: CallSubject,
): Promise<AnswerOf<typeof saveCallCall>> {
  const mission = await lockMission(ctx.db, subject.id)
  if (mission === undefined) throw new Refusal('not-found')
  const there = await findCall(ctx.db, mission.id)
  if ((there?.row.version ?? 0) !== input.version) throw new Refusal('changed-meanwhile')
  if (there !== null && there.row.decided_at !== null) throw new Refusal('call-decided')
  const clusters = await listPartnerClusters(ctx.db, mission.partnership_id)
  const opensAt = momentIn(input.opensAt ?? null, mission.time_zone)
  const closesAt = momentIn(input.closesAt, mission.time_zone)
  const conditions = input.conditions.flatMap((line, index) => readCondition(line, index))
  const criteria = input.criteria.flatMap(({ label, ...line }) => (label ? [{ ...line, label }] : []))
  const quotas = input.quotas.map(quota => ({ clusterId: quota.clusterId, seats: quota.seats ?? 0 }))
  const faults: FieldFault[] = conditions.flatMap(one => one.faults)
  if (closesAt !== null && opensAt !== null && closesAt <= opensAt)
    faults.push({ field: 'closesAt', code: 'ends-before-start' })
  const promised = quotas.reduce((sum, quota) => sum + quota.seats, 0)
  if (input.seats < promised)
    faults.push({ field: 'seats', code: 'too-small', values: { minimum: promised } })
  if (mission.capacity !== null && input.seats > mission.capacity)
    faults.push({ field: 'seats', code: 'too-big', values: { maximum: mission.capacity } })
  for (const [index, quota] of quotas.entries())
    if (!clusters.some(cluster => cluster.id === quota.clusterId))
      faults.push({ field: `quotas.${index}.seats`, code: 'not-offered' })
  if (criteria.length === 0) faults.push({ field: 'criteria.0.label', code: 'missing' })
  if (faults.length > 0) throw new Refusal('input-invalid', { faults })
  if (there !== null) {
    await refuseChangeOfScored(ctx, there, criteria)
    await refuseNewConditions(
      ctx,
      there,
      conditions.map(one => one.row.id),
    )
  }
  const row = {
    intro: input.intro || null,
    lang: input.lang,
    seats: input.seats,
    surplus: input.surplus,
    least_points: input.leastPoints ?? null,
    version: input.version + 1,
  }
  if (there === null)
    await ctx.db
      .insertInto('delegate_call')
      .values({ mission_id: mission.id, ...row })
      .execute()
  else await ctx.db.updateTable('delegate_call').set(row).where('mission_id', '=', mission.id).execute()
  await ctx.db
    .updateTable('mission')
    .set({
      registration: 'approval',
      registration_opens_at: opensAt,
      registration_closes_at: closesAt,
      version: mission.version + 1,
      updated_at: ctx.now(),
    })
    .where('id', '=', mission.id)
    .execute()
  await ctx.db.deleteFrom('call_quota').where('mission_id', '=', mission.id).execute()
  if (quotas.length > 0)
    await ctx.db
      .insertInto('call_quota')
      .values(
        quotas.map(({ clusterId, seats }) => ({ mission_id: mission.id, cluster_id: clusterId, seats })),
      )
      .execute()
  await saveLines(
    ctx,
    'call_condition',
    mission.id,
    conditions.map(one => one.row),
  )
  await saveLines(
    ctx,
    'call_criterion',
    mission.id,
    criteria.map(({ id, label, hint, weight }) => ({ id, label, hint: hint || null, weight: weight ?? 1 })),
  )
  await takeInEarlier(ctx, mission.id, mission.partnership_id)
  await writeHistory(ctx, {
    call: 'delegates.saveCall',
    subjectKind: 'mission',
    subjectId: mission.id,
    change: { seats: input.seats, conditions: conditions.length, criteria: criteria.length },
  })
  return { version: row.version }
}

function momentIn(moment: string | null, timeZone: string): Date | null {
  if (moment === null) return null
  return /(Z|[+-]\d{2}:\d{2})$/.test(moment)
    ? new Date(moment)
    : instantAt(moment.slice(0, 10), moment.slice(11, 16), timeZone)
}

/** One condition as it is stored, with what is wrong with it; none where nothing was written. */
function readCondition(line: Input['conditions'][number], index: number) {
  if (!line.label) return []
  const { kind } = line
  const options = kind === 'choice' ? line.options : []
  const leastLevel = kind === 'level' ? (line.leastLevel ?? 1) : null
  const accepted =
    kind === 'level' ? [] : kind === 'yes-no' && line.accepted.length === 0 ? ['yes'] : line.accepted
  const offered = choicesOf({ id: '', kind, options, accepted, leastLevel })
  const faults: FieldFault[] = []
  if (kind === 'choice' && options.length < 2)
    faults.push({ field: `conditions.${index}.options`, code: 'too-few', values: { minimum: 2 } })
  else if (kind !== 'level' && (accepted.length === 0 || !accepted.every(one => offered.includes(one))))
    faults.push({ field: `conditions.${index}.accepted`, code: 'not-offered' })
  const row = {
    id: line.id,
    label: line.label,
    hint: line.hint || null,
    kind,
    options,
    accepted,
    least_level: leastLevel,
  }
  return [{ row, faults }]
}

/** Once somebody has scored, what is scored stays: a weight moved afterwards would choose the delegates. */
async function refuseChangeOfScored(
  ctx: Context,
  there: DelegateCall,
  criteria: readonly { id?: string | undefined; weight?: number | null | undefined }[],
): Promise<void> {
  const same =
    criteria.length === there.criteria.length &&
    there.criteria.every(old => criteria.some(one => one.id === old.id && (one.weight ?? 1) === old.weight))
  if (same) return
  const scored = await ctx.db
    .selectFrom('call_score')
    .innerJoin('call_application', 'call_application.participant_id', 'call_score.participant_id')
    .select('call_score.score')
    .where('call_application.mission_id', '=', there.row.mission_id)
    .executeTakeFirst()
  if (scored !== undefined) throw new Refusal('call-scored')
}

/** Conditions are answered once, with the application: one that is added afterwards nobody could meet. */
async function refuseNewConditions(
  ctx: Context,
  there: DelegateCall,
  ids: readonly (string | undefined)[],
): Promise<void> {
  if (ids.every(id => there.conditions.some(condition => condition.id === id))) return
  const applied = await ctx.db
    .selectFrom('call_application')
    .select('participant_id')
    .where('mission_id', '=', there.row.mission_id)
    .executeTakeFirst()
  if (applied !== undefined) throw new Refusal('call-applied')
}

type Line =
  | {
      id?: string | undefined
      label: string
      hint: string | null
      kind: 'yes-no' | 'choice' | 'level'
      options: string[]
      accepted: string[]
      least_level: number | null
    }
  | { id?: string | undefined; label: string; hint: string | null; weight: number }

/** Keeps the lines in the order given; those not named go. */
async function saveLines(
  ctx: Context,
  table: 'call_condition' | 'call_criterion',
  missionId: string,
  lines: readonly Line[],
): Promise<void> {
  const there = await ctx.db.selectFrom(table).select('id').where('mission_id', '=', missionId).execute()
  const known = new Set(there.map(row => row.id))
  const kept = new Set<string>()
  for (const [index, { id: named, ...line }] of lines.entries()) {
    const position = index + 1
    if (named !== undefined && known.has(named) && !kept.has(named)) {
      kept.add(named)
      await ctx.db
        .updateTable(table)
        .set({ ...line, position })
        .where('id', '=', named)
        .execute()
    } else {
      const row = { id: ctx.newId(), mission_id: missionId, position, ...line }
      if ('weight' in row) await ctx.db.insertInto('call_criterion').values(row).execute()
      else await ctx.db.insertInto('call_condition').values(row).execute()
    }
  }
  const gone = [...known].filter(id => !kept.has(id))
  if (gone.length > 0) await ctx.db.deleteFrom(table).where('id', 'in', gone).execute()
}

/** Applications from before there was a call take part in it, each through the cluster it is a member of. */
async function takeInEarlier(ctx: Context, missionId: string, partnershipId: string): Promise<void> {
  await sql`
    insert into call_application (participant_id, mission_id, cluster_id, applied_at)
    select participant.id, participant.mission_id,
      (select membership.cluster_id from membership join partner on partner.cluster_id = membership.cluster_id
        where partner.partnership_id = ${partnershipId} and partner.left_on is null
          and membership.organisation_id = participant.organisation_id
          and member_from <= current_date and (member_to is null or member_to >= current_date)
        order by member_from, membership.cluster_id limit 1), participant.created_at
    from participant where participant.mission_id = ${missionId} and participant.state = 'applied'
    on conflict (participant_id) do nothing`.execute(ctx.db)
}

/** Takes a call back; applications are decided one by one again. */
export async function dropCall(
  ctx: Context,
  _input: ParsedInputOf<typeof dropCallCall>,
  subject: CallSubject,
): Promise<AnswerOf<typeof dropCallCall>> {
  await lockMission(ctx.db, subject.id)
  const call = await findCall(ctx.db, subject.id)
  if (call === null) throw new Refusal('not-found')
  if (call.row.decided_at !== null) throw new Refusal('call-decided')
  await ctx.db.deleteFrom('delegate_call').where('mission_id', '=', subject.id).execute()
  await writeHistory(ctx, { call: 'delegates.dropCall', subjectKind: 'mission', subjectId: subject.id })
  return { done: true }
}
