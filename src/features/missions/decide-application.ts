import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type {
  decideApplication as call,
  withdrawParticipant as withdrawCall,
} from './contract-participants.ts'
import { makeInvitationLink } from './invitation-links.ts'
import { type LoadedParticipant, onBehalfOf } from './load.ts'
import type { MissionRow } from './load-mission.ts'
import { findAddressee, mailAbout } from './mails.ts'
import { planKeeperIfAny } from './plan-keeper.ts'
import { lockMission } from './queries.ts'
import { liveStates, type ParticipantState, stateAfter } from './rules/participant-states.ts'
import { fillFreeSeats, isSeatFree } from './seats.ts'

/** Accepts or refuses an application and tells the person. Without a free seat an accepted one waits. */
export async function decideApplication(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedParticipant,
): Promise<AnswerOf<typeof call>> {
  const mission = await lockMission(ctx.db, subject.mission.id)
  if (mission === undefined) throw new Refusal('not-found')
  const { id, state: from } = await readState(ctx, subject.row.id)
  const to = stateAfter(
    from,
    input.decision === 'accept' ? 'accept-application' : 'refuse-application',
    await isSeatFree(ctx, mission),
  )
  if (to !== 'confirmed' && to !== 'waiting-list' && to !== 'refused') throw new Refusal('state-impossible')
  await settleApplication(ctx, mission, { id, to, reason: input.reason ?? null })
  return { state: to }
}

/**
 * Gives an application its end and tells the person, with the reason and what explains it in their language. The mission's row
 * must be locked by the caller.
 */
export async function settleApplication(
  ctx: Context,
  mission: MissionRow,
  settled: {
    id: string
    to: 'confirmed' | 'waiting-list' | 'refused'
    reason: string | null
    explain?: (lang: string) => string[]
    call?: string
  },
): Promise<void> {
  const { id, to, reason } = settled
  const { person_id: personId, state: from } = await readState(ctx, id)
  await moveParticipant(ctx, {
    id,
    from,
    to,
    call: settled.call ?? 'missions.decideApplication',
    reason,
    onBehalfOf: personId,
  })
  const kind =
    to === 'confirmed'
      ? 'mission-confirmed'
      : to === 'waiting-list'
        ? 'mission-waiting-list'
        : 'mission-refused'
  const link = to === 'refused' ? undefined : await makeInvitationLink(ctx, mission, { id, personId })
  const addressee = await findAddressee(ctx, id)
  const paragraphs = [
    ...(addressee === null ? [] : (settled.explain?.(addressee.lang) ?? [])),
    ...(reason ? [reason] : []),
  ]
  await mailAbout(ctx, mission, addressee, {
    kind,
    about: id,
    ...(link === undefined ? {} : { link }),
    ...(paragraphs.length === 0 ? {} : { paragraphs }),
  })
}

/**
 * Takes a participant out. Companies they carried stay at home: they are taken out with them unless they were given
 * to another delegate before. Meetings agreed end, and the seat goes to who waits longest.
 */
export async function withdrawParticipant(
  ctx: Context,
  input: ParsedInputOf<typeof withdrawCall>,
  subject: LoadedParticipant,
): Promise<{ promoted: number }> {
  await lockMission(ctx.db, subject.mission.id)
  const { id, state: from } = await readState(ctx, subject.row.id)
  const to = stateAfter(from, 'withdraw', false)
  if (to === null) throw new Refusal('state-impossible')
  await moveParticipant(ctx, {
    id,
    from,
    to,
    call: 'missions.withdrawParticipant',
    reason: input.reason ?? null,
    onBehalfOf: onBehalfOf(ctx, subject.row),
  })
  await leaveEverything(ctx, id, input.reason ?? '')
  if (from !== 'applied')
    await mailAbout(ctx, subject.missionRow, await findAddressee(ctx, id), {
      kind: 'mission-withdrawn',
      about: id,
      ...(input.reason ? { paragraphs: [input.reason] } : {}),
    })
  return { promoted: from === 'confirmed' ? await fillFreeSeats(ctx, subject.mission.id) : 0 }
}

/** After somebody is out: companies they carried stay at home, seats in the programme are free, meetings end. */
export async function leaveEverything(ctx: Context, participantId: string, reason: string): Promise<void> {
  const carried = await ctx.db
    .selectFrom('participant')
    .select(['id', 'state'])
    .where('carried_by', '=', participantId)
    .where('state', 'in', [...liveStates])
    .execute()
  for (const row of carried)
    await moveParticipant(ctx, {
      id: row.id,
      from: row.state,
      to: 'withdrawn',
      call: 'missions.leaveEverything',
      reason: null,
      onBehalfOf: null,
    })
  const participantIds = [participantId, ...carried.map(row => row.id)]
  await ctx.db.deleteFrom('programme_sign_up').where('participant_id', 'in', participantIds).execute()
  await planKeeperIfAny()?.endMeetingsOf?.(ctx, participantIds, reason)
}

/** Moves a participant from one state to the next and writes it down. */
export async function moveParticipant(
  ctx: Context,
  step: {
    id: string
    from: ParticipantState
    to: ParticipantState
    call: string
    reason: string | null
    onBehalfOf: string | null
  },
): Promise<void> {
  await ctx.db
    .updateTable('participant')
    .set(eb => ({
      state: step.to,
      waiting_since: step.to === 'waiting-list' ? ctx.now() : null,
      updated_at: ctx.now(),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', step.id)
    .execute()
  await writeHistory(ctx, {
    call: step.call,
    subjectKind: 'participant',
    subjectId: step.id,
    change: { from: step.from, to: step.to },
    reason: step.reason,
    onBehalfOf: step.onBehalfOf,
  })
}

/** A participant's state at this moment, with the row held until the transaction ends. */
export async function readState(ctx: Context, participantId: string) {
  const row = await ctx.db
    .selectFrom('participant')
    .selectAll()
    .where('id', '=', participantId)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('not-found')
  return row
}
