import type { Context } from '../../shared/context.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { bookOnAcceptance } from '../schedule/index.ts'
import { tellSide } from './announce.ts'
import type { RequestSubject } from './load-request.ts'
import { listNevers, revokeLinks } from './queries.ts'
import { writeAttendees } from './queries-attendees.ts'
import { type Picked, pickAttendees } from './rules/pick-attendees.ts'
import { nextRequestState, type RequestEvent, type RequestState } from './rules/request-states.ts'
import { type Wish, weighWishes } from './rules/wishes.ts'

/** The state a request goes to, or the refusal that says why it cannot. */
export function requireNextState(ctx: Context, subject: RequestSubject, event: RequestEvent): RequestState {
  const { request } = subject
  const step = nextRequestState(
    { state: request.state, expiresAt: request.expires_at, proposedTime: request.proposed_time },
    event,
    ctx.now(),
  )
  if ('obstacle' in step) throw new Refusal(step.obstacle, { values: { state: request.state } })
  return step.state
}

/**
 * Who would come from both sides and who stays away. Refuses when a side has nobody to ask, or when one delegate would meet
 * themselves; never because somebody stays away: that would tell whoever names them.
 */
async function chooseAttendees(
  ctx: Context,
  subject: RequestSubject,
  chosen: readonly string[] | null,
): Promise<{ from: Picked; to: Picked }> {
  const { from, to, mission } = subject
  if (chosen !== null && !chosen.every(id => to.people.some(person => person.participantId === id)))
    throw new Refusal('attendees-unsuitable', { field: 'attendees' })
  const unwilling = await listNevers(ctx.db, mission.id, from.organisation.id, to.organisation.id)
  const picked = {
    from: pickAttendees(from.people, { asked: null, chosen: null, unwilling }),
    to: pickAttendees(to.people, { asked: to.participantId, chosen, unwilling }),
  }
  const asked = { from: everybodyAsked(picked.from), to: everybodyAsked(picked.to) }
  if (asked.from.length === 0 || asked.to.length === 0) throw new Refusal('nobody-can-attend')
  if (asked.from.some(id => asked.to.includes(id))) throw new Refusal('attendees-unsuitable')
  return picked
}

function everybodyAsked({ come, absent }: Picked): string[] {
  return [...come, ...absent]
}

/**
 * Accepts a request that the caller holds locked: writes the meeting with its attendees and its weight, ends the answer
 * links, books a time where the session or a published schedule allows, tells the side that waited. Refuses what is settled or expired. Gives the meeting's id.
 */
export async function acceptRequest(
  ctx: Context,
  subject: RequestSubject,
  answer: {
    event: 'accept' | 'agree-to-time'
    wish: Wish
    attendees: readonly string[] | null
    /** Of those who were asked one comes, whoever is free. */
    anyOf: boolean
    call: string
  },
): Promise<string> {
  const { request } = subject
  const state = requireNextState(ctx, subject, answer.event)
  const attendees = await chooseAttendees(ctx, subject, answer.attendees)
  const now = ctx.now()
  await ctx.db
    .updateTable('meeting_request')
    .set(eb => ({
      state,
      answer_wish: answer.wish,
      answered_by: ctx.viewer.personId,
      answered_at: now,
      updated_at: now,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', request.id)
    .execute()
  const meetingId = ctx.newId()
  await ctx.db
    .insertInto('meeting')
    .values({
      id: meetingId,
      mission_id: request.mission_id,
      request_id: request.id,
      state: 'accepted',
      weight: weighWishes(request.wish, answer.wish),
      to_any: answer.anyOf && everybodyAsked(attendees.to).length > 1,
      created_at: now,
      updated_at: now,
    })
    .execute()
  for (const side of ['from', 'to'] as const) {
    const { come, absent } = attendees[side]
    await writeAttendees(ctx.db, meetingId, side, {
      come: come.map(participantId => ({ participantId, observing: false })),
      absent,
    })
  }
  await revokeLinks(ctx.db, [request.id], now)
  await writeHistory(ctx, {
    call: answer.call,
    subjectKind: 'meeting-request',
    subjectId: request.id,
    change: { event: answer.event, meetingId },
  })
  // Booked at once, both sides hear of it with time, place and calendar entry; one mail is enough.
  const booked = await bookOnAcceptance(ctx, meetingId)
  if (booked === null)
    await tellSide(ctx, subject, answer.event === 'accept' ? 'from' : 'to', { kind: 'meeting-accepted' })
  return meetingId
}
