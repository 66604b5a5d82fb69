import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { sendMail } from '../notifications/index.ts'
import { refreshAttendance, releaseMeetings } from '../schedule/index.ts'
import type { cancelMeeting as call } from './contract.ts'
import { loadVisibleRequest, type RequestSubject } from './load-request.ts'
import { findMeeting, type MeetingRow } from './queries.ts'
import { listAttendees, listScheduledAttendees, writeAbsences } from './queries-attendees.ts'

export interface MeetingSubject {
  meeting: MeetingRow
  subject: RequestSubject
}

/** A meeting with its request, for those who may know of it. */
export async function loadMeeting(ctx: Context, id: string): Promise<MeetingSubject> {
  const meeting = await findMeeting(ctx.db, id)
  if (meeting === null) throw new Refusal('not-found')
  return { meeting, subject: await loadVisibleRequest(ctx.db, meeting.request_id, ctx.viewer) }
}

/** Calls an accepted meeting off: everybody else who would have come is told, and it can be asked for anew. */
export async function cancelMeeting(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
): Promise<AnswerOf<typeof call>> {
  const meeting = await findMeeting(ctx.db, input.id, true)
  if (meeting === null) throw new Refusal('not-found')
  if (meeting.state !== 'accepted') throw new Refusal('meeting-over')
  if (meeting.version !== input.version) throw new Refusal('changed-meanwhile')
  await callMeetingOff(ctx, meeting, { reason: input.reason ?? null, requestState: 'withdrawn' })
  await writeHistory(ctx, {
    call: 'meetings.cancelMeeting',
    subjectKind: 'meeting-request',
    subjectId: meeting.request_id,
    change: { event: 'cancel-meeting', ...(input.reason ? { detail: input.reason } : {}) },
    reason: input.reason ?? null,
  })
  return { done: true }
}

/** Ends a meeting that will not take place, gives its place back and tells those who would have come, save who did it. */
export async function callMeetingOff(
  ctx: Context,
  meeting: MeetingRow,
  end: { reason: string | null; requestState: 'withdrawn' | 'declined' },
): Promise<void> {
  const now = ctx.now()
  await ctx.db
    .updateTable('meeting')
    .set(eb => ({
      state: 'cancelled',
      cancelled_reason: end.reason,
      updated_at: now,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', meeting.id)
    .execute()
  await ctx.db
    .updateTable('meeting_request')
    .set(eb => ({ state: end.requestState, updated_at: now, version: eb('version', '+', 1) }))
    .where('id', '=', meeting.request_id)
    .execute()
  const attendees = await listAttendees(ctx.db, meeting.id)
  const scheduled = await listScheduledAttendees(ctx.db, meeting.id)
  await releaseMeetings(ctx, [meeting.id])
  const mission = await ctx.db
    .selectFrom('mission')
    .select('title')
    .where('id', '=', meeting.mission_id)
    .executeTakeFirstOrThrow()
  for (const one of attendees) {
    if (one.email === null || one.personId === ctx.viewer.personId) continue
    // Whoever had a time for it hears of it with the calendar's cancellation; a second mail only brings the reason.
    if (scheduled.has(one.participantId) && (end.reason ?? '') === '') continue
    const others = [
      ...new Set(attendees.filter(other => other.side !== one.side).map(other => other.organisation)),
    ]
    const lang = one.lang ?? one.participantLang
    await sendMail(
      ctx,
      { personId: one.personId, address: one.email, name: one.name },
      {
        kind: 'meeting-cancelled',
        lang,
        mission: meeting.mission_id,
        values: { other: others.join(', '), mission: mission.title },
        ...(end.reason === null || end.reason === '' ? {} : { paragraphs: [`“${end.reason}”`] }),
        link: `${ctx.baseUrl}/requests/${meeting.request_id}`,
      },
      meeting.request_id,
    )
  }
}

/**
 * Takes people out of a meeting they were to come to; when nobody of their side is left it is called off. `isAbsence`: they
 * stay in the mission, and whoever named them sees that they do not attend.
 */
export async function leaveMeeting(
  ctx: Context,
  meeting: MeetingRow,
  participantIds: ReadonlySet<string>,
  end: { reason: string | null; requestState: 'withdrawn' | 'declined'; isAbsence?: boolean },
): Promise<void> {
  if (meeting.state !== 'accepted') return
  const attendees = await listAttendees(ctx.db, meeting.id)
  const leaving = attendees.filter(one => participantIds.has(one.participantId))
  if (leaving.length === 0) return
  const isLeft = (side: 'from' | 'to') =>
    attendees.some(one => one.side === side && !one.observing && !participantIds.has(one.participantId))
  // A side to which nobody came before waits for somebody to be named; only who leaves calls off.
  if (leaving.some(one => !one.observing && !isLeft(one.side))) return callMeetingOff(ctx, meeting, end)
  await ctx.db
    .deleteFrom('meeting_attendee')
    .where('meeting_id', '=', meeting.id)
    .where(
      'participant_id',
      'in',
      leaving.map(one => one.participantId),
    )
    .execute()
  if (end.isAbsence === true)
    await writeAbsences(
      ctx.db,
      leaving.map(({ participantId, side }) => ({ meetingId: meeting.id, participantId, side })),
    )
  await refreshAttendance(ctx, [meeting.id])
}
