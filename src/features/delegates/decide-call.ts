import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { countSeatsTaken, fillFreeSeats, lockMission, settleApplication } from '../missions/index.ts'
import type { ApplicantSubject, CallSubject } from './access.ts'
import type { decideCall as decideCallCall, ruleOn as ruleOnCall } from './contract.ts'
import { phaseOf } from './describe-call.ts'
import { explained, isUndecided, isUnscored } from './get-ranking.ts'
import { type Judged, judgeApplications } from './judge-applications.ts'
import { findCall } from './queries.ts'
import { explain } from './rules/explain.ts'

/** Decides for or against an applicant, with a reason, until the ranking counts. */
export async function ruleOn(
  ctx: Context,
  input: ParsedInputOf<typeof ruleOnCall>,
  subject: ApplicantSubject,
): Promise<AnswerOf<typeof ruleOnCall>> {
  await lockMission(ctx.db, subject.id)
  const isRuling = input.ruling !== 'none'
  const reason = isRuling ? input.reason || null : null
  if (isRuling && reason === null)
    throw new Refusal('input-invalid', { faults: [{ field: 'reason', code: 'missing' }] })
  const row = await ctx.db
    .selectFrom('participant')
    .select('state')
    .where('id', '=', subject.participantId)
    .executeTakeFirst()
  if (row?.state !== 'applied') throw new Refusal('state-impossible')
  await ctx.db
    .updateTable('call_application')
    .set({
      ruling: input.ruling === 'none' ? null : input.ruling,
      ruling_reason: reason,
      ruled_by: isRuling ? ctx.viewer.personId : null,
    })
    .where('participant_id', '=', subject.participantId)
    .execute()
  await writeHistory(ctx, {
    call: 'delegates.ruleOn',
    subjectKind: 'participant',
    subjectId: subject.participantId,
    change: { ruling: input.ruling },
    reason,
  })
  return { done: true }
}

/**
 * Lets the ranking count. Refused while the call is open, and while somebody eligible has no scores. Each applicant is told
 * why by mail; who is on the reserve list moves up by itself.
 */
export async function decideCall(
  ctx: Context,
  _input: ParsedInputOf<typeof decideCallCall>,
  subject: CallSubject,
): Promise<AnswerOf<typeof decideCallCall>> {
  const mission = await lockMission(ctx.db, subject.id)
  const call = mission === undefined ? null : await findCall(ctx.db, mission.id)
  if (mission === undefined || call === null) throw new Refusal('not-found')
  // Decided before or not: while somebody can still apply nothing is decided.
  const phase = phaseOf({ decided_at: null }, mission, ctx.now())
  if (phase !== 'closed') throw new Refusal('call-still-open')
  const judged = await judgeApplications(ctx.db, call)
  const unscored = judged.filter(isUnscored).length
  if (unscored > 0) throw new Refusal('call-unscored', { values: { count: unscored } })
  const open = judged.filter(isUndecided)
  if (open.length === 0) throw new Refusal('nothing-to-decide')
  const wanted = open.filter(one => one.ranked.outcome === 'in').length
  const free = await countFreeSeats(ctx, mission)
  if (free !== null && wanted > free) throw new Refusal('seats-short', { values: { wanted, free } })
  for (const one of open) {
    const { outcome, why, rank, reserve } = one.ranked
    await ctx.db
      .updateTable('call_application')
      .set({
        outcome,
        why,
        points: one.points === null ? null : String(one.points),
        place: outcome === 'reserve' ? reserve : rank,
        decided_at: ctx.now(),
      })
      .where('participant_id', '=', one.row.participantId)
      .execute()
    await settleApplication(ctx, mission, {
      id: one.row.participantId,
      to: outcome === 'in' ? 'confirmed' : outcome === 'reserve' ? 'waiting-list' : 'refused',
      reason: one.row.rulingReason,
      explain: lang => explain(explained(call, one), ctx.text(lang), lang),
      call: 'delegates.decideCall',
    })
  }
  await ctx.db
    .updateTable('delegate_call')
    .set({ decided_at: ctx.now(), decided_by: ctx.viewer.personId })
    .where('mission_id', '=', mission.id)
    .execute()
  const counts = countOutcomes(open)
  await writeHistory(ctx, {
    call: 'delegates.decideCall',
    subjectKind: 'mission',
    subjectId: mission.id,
    change: counts,
  })
  // Whoever waited before may have a place now, too.
  await fillFreeSeats(ctx, mission.id)
  return counts
}

function countOutcomes(judged: readonly Judged[]) {
  const count = (outcome: Judged['ranked']['outcome']) =>
    judged.filter(one => one.ranked.outcome === outcome).length
  return { in: count('in'), reserve: count('reserve'), out: count('out') }
}

async function countFreeSeats(
  ctx: Context,
  mission: { id: string; capacity: number | null },
): Promise<number | null> {
  return mission.capacity === null ? null : mission.capacity - (await countSeatsTaken(ctx.db, mission.id))
}
