import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { bookOnAcceptance, refreshAttendance, releaseMeetings } from '../schedule/index.ts'
import { tellSide } from './announce.ts'
import type { MeetingSubject } from './cancel-meeting.ts'
import type { changeAttendees as call } from './contract.ts'
import { findMeeting, listNevers } from './queries.ts'
import { clearAttendees, listAttendees, writeAttendees } from './queries-attendees.ts'
import { takeBackLeaving } from './queries-never.ts'
import { attendeeFor, isAway } from './rules/pick-attendees.ts'
import { shapeAttendees } from './shape-attendees.ts'

type Side = 'from' | 'to'

/**
 * Says who comes for one side: all of them together, or one of them, whoever is free. The other side is told who, and need
 * not accept again. Anybody of the side can be named; who stays away is shown as not attending, and a meeting to which
 * nobody of a side comes waits for a place like any other.
 */
export async function changeAttendees(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  { subject }: MeetingSubject,
): Promise<AnswerOf<typeof call>> {
  const meeting = await findMeeting(ctx.db, input.id, true)
  if (meeting === null) throw new Refusal('not-found')
  if (meeting.state !== 'accepted') throw new Refusal('meeting-over')
  if (meeting.version !== input.version) throw new Refusal('changed-meanwhile')
  const before = await listAttendees(ctx.db, meeting.id)
  const asked = await requireOwnPeople(ctx, input, subject, before)
  await clearAttendees(ctx.db, meeting.id, input.side)
  await writeAttendees(ctx.db, meeting.id, input.side, asked)
  const version = meeting.version + 1
  const isAny = input.anyOf === true && asked.taking > 1
  await ctx.db
    .updateTable('meeting')
    .set({
      version,
      updated_at: ctx.now(),
      ...(input.side === 'from' ? { from_any: isAny } : { to_any: isAny }),
    })
    .where('id', '=', meeting.id)
    .execute()
  const attendees = await listAttendees(ctx.db, meeting.id)
  const isBooked = await settlePlace(ctx, meeting.id, { before, after: attendees })
  const names = attendees.filter(one => one.side === input.side).map(one => one.name)
  await writeHistory(ctx, {
    call: 'meetings.changeAttendees',
    subjectKind: 'meeting-request',
    subjectId: meeting.request_id,
    change:
      names.length === 0
        ? { event: 'nobody-attends' }
        : { event: 'change-attendees', detail: names.join(', ') },
  })
  // Booked anew, they hear of it with time, place and who comes; one mail is enough.
  if (!isBooked)
    await tellSide(
      ctx,
      subject,
      input.side === 'from' ? 'to' : 'from',
      names.length === 0
        ? { kind: 'meeting-nobody-attends' }
        : { kind: 'meeting-attendees', values: { names: names.join(', ') } },
    )
  return { version, state: meeting.state, attendees: await shapeAttendees(ctx, subject, meeting.id) }
}

type Attending = readonly { side: Side; observing: boolean }[]

function hasBothSides(attendees: Attending): boolean {
  const isThere = (side: Side) => attendees.some(one => one.side === side && !one.observing)
  return isThere('from') && isThere('to')
}

/**
 * Who comes is entered where the meeting stands. It gives its place back when nobody of a side comes, and is booked like one
 * just accepted when somebody comes again. Says whether it was booked.
 */
async function settlePlace(
  ctx: Context,
  meetingId: string,
  { before, after }: { before: Attending; after: Attending },
): Promise<boolean> {
  if (!hasBothSides(after)) {
    await releaseMeetings(ctx, [meetingId])
    return false
  }
  await refreshAttendance(ctx, [meetingId])
  return !hasBothSides(before) && (await bookOnAcceptance(ctx, meetingId)) !== null
}

interface Asked {
  come: { participantId: string; observing: boolean }[]
  absent: string[]
  /** How many were named to take part, whether they come or not. */
  taking: number
}

/**
 * The people named, those who come apart from those who stay away; all must be of this side, at least one must be named to
 * take part, nobody sits on both sides. Whoever names themselves no longer leaves the other side to colleagues.
 */
async function requireOwnPeople(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: MeetingSubject['subject'],
  there: readonly { participantId: string; side: Side }[],
): Promise<Asked> {
  const { mission, from, to } = subject
  const side = subject[input.side]
  const other = input.side === 'from' ? to : from
  const named = [...new Set(input.attendees)].map(id => {
    const person = side.people.find(one => one.participantId === id || one.carriedBy === id)
    const attendee = person === undefined ? null : attendeeFor(person)
    if (person === undefined || attendee === null)
      throw new Refusal('attendees-unsuitable', { field: 'attendees' })
    return { person, attendee, observing: person.kind === 'observer' || (input.observing ?? []).includes(id) }
  })
  const taking = new Set(named.filter(one => !one.observing).map(one => one.attendee)).size
  const isAcross = named.some(({ attendee }) =>
    there.some(one => one.side !== input.side && one.participantId === attendee),
  )
  if (isAcross || taking === 0) throw new Refusal('attendees-unsuitable', { field: 'attendees' })
  if (named.some(({ person }) => person.personId !== null && person.personId === ctx.viewer.personId))
    await takeBackLeaving(ctx.db, mission.id, ctx.viewer.personId, [other.organisation.id])
  const unwilling = await listNevers(ctx.db, mission.id, from.organisation.id, to.organisation.id)
  const come = new Map(
    named
      .filter(({ person }) => !isAway(person, unwilling))
      .map(({ attendee, observing }) => [attendee, observing] as const),
  )
  const others = new Set(named.map(one => one.attendee).filter(id => !come.has(id)))
  return {
    come: [...come].map(([participantId, observing]) => ({ participantId, observing })),
    absent: [...others],
    taking,
  }
}
