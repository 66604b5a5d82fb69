import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { refreshAttendance } from '../schedule/index.ts'
import { tellSide } from './announce.ts'
import type { MeetingSubject } from './cancel-meeting.ts'
import type { changeAttendees as call } from './contract.ts'
import { findMeeting, listAttendees, listNevers } from './queries.ts'
import { attendeeFor } from './rules/pick-attendees.ts'

/** Says who comes for one side: all of them together, or one of them, whoever is free. The other side is told who, and need not accept again. */
export async function changeAttendees(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  { subject }: MeetingSubject,
): Promise<AnswerOf<typeof call>> {
  const meeting = await findMeeting(ctx.db, input.id, true)
  if (meeting === null) throw new Refusal('not-found')
  if (meeting.state !== 'accepted') throw new Refusal('meeting-over')
  if (meeting.version !== input.version) throw new Refusal('changed-meanwhile')
  const chosen = await requireOwnPeople(ctx, input, subject)
  await ctx.db
    .deleteFrom('meeting_attendee')
    .where('meeting_id', '=', meeting.id)
    .where('side', '=', input.side)
    .execute()
  await ctx.db
    .insertInto('meeting_attendee')
    .values(
      chosen.map(one => ({
        meeting_id: meeting.id,
        participant_id: one.id,
        side: input.side,
        observing: one.observing,
      })),
    )
    .execute()
  const version = meeting.version + 1
  const isAny = input.anyOf === true && chosen.filter(one => !one.observing).length > 1
  await ctx.db
    .updateTable('meeting')
    .set({
      version,
      updated_at: ctx.now(),
      ...(input.side === 'from' ? { from_any: isAny } : { to_any: isAny }),
    })
    .where('id', '=', meeting.id)
    .execute()
  await refreshAttendance(ctx, [meeting.id])
  const attendees = await listAttendees(ctx.db, meeting.id)
  const names = attendees
    .filter(one => one.side === input.side)
    .map(one => one.name)
    .join(', ')
  await writeHistory(ctx, {
    call: 'meetings.changeAttendees',
    subjectKind: 'meeting-request',
    subjectId: meeting.request_id,
    change: { event: 'change-attendees', detail: names },
  })
  await tellSide(ctx, subject, input.side === 'from' ? 'to' : 'from', {
    kind: 'meeting-attendees',
    values: { names },
  })
  return {
    version,
    state: meeting.state,
    attendees: attendees.map(({ participantId, name, organisation, side, observing }) => ({
      participantId,
      name,
      organisation,
      side,
      observing,
    })),
  }
}

/** The people named, as those who come; all must be of this side, at least one must take part, nobody sits on both sides. */
async function requireOwnPeople(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: MeetingSubject['subject'],
): Promise<{ id: string; observing: boolean }[]> {
  const side = subject[input.side]
  const nevers = await listNevers(
    ctx.db,
    subject.mission.id,
    subject.from.organisation.id,
    subject.to.organisation.id,
  )
  const unwilling = new Set(nevers.map(row => row.participantId))
  const chosen = new Map<string, boolean>()
  for (const id of new Set(input.attendees)) {
    const person = side.people.find(one => one.participantId === id || one.carriedBy === id)
    const attendee = person === undefined || unwilling.has(person.participantId) ? null : attendeeFor(person)
    if (person === undefined || attendee === null)
      throw new Refusal('attendees-unsuitable', { field: 'attendees' })
    chosen.set(attendee, person.kind === 'observer' || (input.observing ?? []).includes(id))
  }
  const there = await listAttendees(ctx.db, input.id)
  if (
    there.some(one => one.side !== input.side && chosen.has(one.participantId)) ||
    ![...chosen.values()].includes(false)
  )
    throw new Refusal('attendees-unsuitable', { field: 'attendees' })
  return [...chosen].map(([id, observing]) => ({ id, observing }))
}
