import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { acceptRequest, requireNextState } from './accept-request.ts'
import { announceRequest, contactsOf, tellSide } from './announce.ts'
import type { agreeToTime as agreeCall, answerRequest as call } from './contract.ts'
import { loadRequest, type RequestSubject } from './load-request.ts'
import { findPerson, listGroupPairs, listNevers, revokeLinks } from './queries.ts'
import { takeBackLeaving } from './queries-never.ts'
import { mayMeet } from './rules/may-meet.ts'
import type { RequestState } from './rules/request-states.ts'
import type { Wish } from './rules/wishes.ts'

type Input = ParsedInputOf<typeof call>
type Answered = AnswerOf<typeof call>

/**
 * Answers a request for the side that was asked. Of several answers at the same moment one wins; the others are told
 * that the request is settled. A refusal needs no reason and gives none.
 */
export async function answerRequest(ctx: Context, input: Input): Promise<Answered> {
  const subject = await loadRequest(ctx.db, input.id, true)
  return settleRequest(ctx, input, subject)
}

/** The same with a request the caller holds locked: for the link of a mail. */
export async function settleRequest(ctx: Context, input: Input, subject: RequestSubject): Promise<Answered> {
  const { request } = subject
  if (input.answer === 'accept') {
    await comeOneself(ctx, subject, input.attendees ?? [])
    const unwilling = await findUnwilling(ctx, subject)
    if (unwilling !== null) return declineAs(ctx, subject, unwilling)
    const meetingId = await acceptRequest(ctx, subject, {
      event: 'accept',
      wish: input.wish ?? 'would-like',
      attendees: input.attendees === undefined || input.attendees.length === 0 ? null : input.attendees,
      anyOf: input.anyOf ?? false,
      call: 'meetings.answerRequest',
    })
    return { id: request.id, state: 'accepted', meetingId }
  }
  if (input.answer === 'decline') return declineRequest(ctx, subject)
  if (input.answer === 'pass') return passRequest(ctx, subject, input.colleague)
  if (input.answer === 'another-time') return proposeTime(ctx, subject, input)
  return continueByMail(ctx, subject, input.message ?? null)
}

/** Accepts the other time that the asked side proposed. */
export async function agreeToTime(
  ctx: Context,
  input: ParsedInputOf<typeof agreeCall>,
): Promise<AnswerOf<typeof agreeCall>> {
  const subject = await loadRequest(ctx.db, input.id, true)
  if (subject.from.people.some(person => person.personId === ctx.viewer.personId))
    await takeBackLeaving(ctx.db, subject.mission.id, ctx.viewer.personId, [subject.to.organisation.id])
  const unwilling = await findUnwilling(ctx, subject)
  if (unwilling !== null) {
    requireNextState(ctx, subject, 'agree-to-time')
    return declineAs(ctx, subject, unwilling)
  }
  const meetingId = await acceptRequest(ctx, subject, {
    event: 'agree-to-time',
    wish: subject.request.answer_wish ?? 'would-like',
    attendees: null,
    anyOf: false,
    call: 'meetings.agreeToTime',
  })
  return { id: input.id, state: 'accepted', meetingId }
}

/** Whoever accepts for themselves no longer leaves the other side to colleagues; who names only colleagues still does. */
async function comeOneself(
  ctx: Context,
  { mission, from, to }: RequestSubject,
  attendees: readonly string[],
): Promise<void> {
  const self = to.people.find(person => person.personId !== null && person.personId === ctx.viewer.personId)
  if (self === undefined) return
  if (attendees.length > 0 && !attendees.includes(self.participantId)) return
  await takeBackLeaving(ctx.db, mission.id, self.personId, [from.organisation.id])
}

/** Declines a pending request in the caller's name; the asking side hears of it without a reason. */
export async function declineRequest(ctx: Context, subject: RequestSubject): Promise<Answered> {
  const state = requireNextState(ctx, subject, 'decline')
  await writeAnswer(ctx, subject, { state, event: 'decline' })
  await revokeLinks(ctx.db, [subject.request.id], ctx.now())
  await tellSide(ctx, subject, 'from', { kind: 'meeting-declined' })
  return { id: subject.request.id, state, meetingId: null }
}

/**
 * The one person who is asked, if they stay away from the other side; else null. A request only comes to such a person
 * by being passed on, since whoever passes it must not learn of it.
 */
async function findUnwilling(ctx: Context, { mission, from, to }: RequestSubject): Promise<string | null> {
  if (to.participantId === null) return null
  const nevers = await listNevers(ctx.db, mission.id, from.organisation.id, to.organisation.id)
  if (!nevers.has(to.participantId)) return null
  return to.people.find(person => person.participantId === to.participantId)?.personId ?? null
}

/** What others would accept in the name of somebody who stays away reads as if that person had declined just before. */
function declineAs(ctx: Context, subject: RequestSubject, personId: string): Promise<Answered> {
  return declineRequest({ ...ctx, viewer: { ...ctx.viewer, personId } }, subject)
}

/**
 * Passes a request to a colleague, who has the mission's full time again. A colleague who stays away from the other side
 * hears nothing of it, and for everybody else is one who does not answer: it must not be told from the outside.
 */
async function passRequest(
  ctx: Context,
  subject: RequestSubject,
  colleagueId: string | undefined,
): Promise<Answered> {
  const { request, mission, from, to } = subject
  const state = requireNextState(ctx, subject, 'pass')
  if (colleagueId === undefined)
    throw new Refusal('input-invalid', { faults: [{ field: 'colleague', code: 'missing' }] })
  const colleague = to.people.find(
    person => person.participantId === colleagueId && person.kind !== 'observer',
  )
  if (colleague === undefined || colleagueId === to.participantId)
    throw new Refusal('attendees-unsuitable', { field: 'colleague' })
  const unwilling = await listNevers(ctx.db, mission.id, from.organisation.id, to.organisation.id)
  const asker = from.people.find(person => person.participantId === from.participantId)
  const pairs = await listGroupPairs(ctx.db, mission.id)
  if (!mayMeet(pairs, asker?.groupId ?? null, colleague.groupId)) throw new Refusal('groups-may-not-meet')
  await revokeLinks(ctx.db, [request.id], ctx.now())
  await writeAnswer(ctx, subject, {
    state,
    event: 'pass',
    to_participant_id: colleagueId,
    restart: true,
    detail: colleague.name,
  })
  const passed = await loadRequest(ctx.db, request.id)
  await announceRequest(ctx, passed, unwilling, 'meeting-passed-to-you')
  await tellSide(ctx, passed, 'from', { kind: 'meeting-passed', values: { colleague: colleague.name } })
  return { id: request.id, state, meetingId: null }
}

async function proposeTime(ctx: Context, subject: RequestSubject, input: Input): Promise<Answered> {
  const time = input.proposedTime ?? null
  const state = requireNextState(ctx, subject, 'propose-time')
  if (time === null || time === '')
    throw new Refusal('input-invalid', { faults: [{ field: 'proposedTime', code: 'missing' }] })
  await writeAnswer(ctx, subject, {
    state,
    event: 'propose-time',
    proposed_time: time,
    answer_wish: input.wish ?? 'would-like',
    restart: true,
    detail: time,
  })
  await tellSide(ctx, subject, 'from', { kind: 'meeting-other-time', values: { time } })
  return { id: subject.request.id, state, meetingId: null }
}

async function continueByMail(
  ctx: Context,
  subject: RequestSubject,
  message: string | null,
): Promise<Answered> {
  const state = requireNextState(ctx, subject, 'by-e-mail')
  await writeAnswer(ctx, subject, { state, event: 'by-e-mail', answer_message: message })
  await revokeLinks(ctx.db, [subject.request.id], ctx.now())
  const person = ctx.viewer.personId === null ? undefined : await findPerson(ctx.db, ctx.viewer.personId)
  const address =
    contactsOf(subject.to).find(one => one.personId === person?.id)?.email ?? contactsOf(subject.to)[0]?.email
  await tellSide(ctx, subject, 'from', {
    kind: 'meeting-by-e-mail',
    values: { address: address ?? '' },
    ...(message === null || message === '' ? {} : { paragraphs: [`“${message}”`] }),
  })
  return { id: subject.request.id, state, meetingId: null }
}

/** Saves an answer; `restart` gives the next one to act the mission's full time again. */
async function writeAnswer(
  ctx: Context,
  subject: RequestSubject,
  answer: {
    state: RequestState
    event: string
    to_participant_id?: string
    proposed_time?: string
    answer_wish?: Wish
    answer_message?: string | null
    restart?: boolean
    detail?: string
  },
): Promise<void> {
  const { request, mission } = subject
  const { event, restart, detail, ...values } = answer
  const now = ctx.now()
  const until = new Date(now.getTime() + mission.request_expiry_hours * 3_600_000)
  await ctx.db
    .updateTable('meeting_request')
    .set(eb => ({
      ...values,
      answered_by: ctx.viewer.personId,
      answered_at: now,
      updated_at: now,
      version: eb('version', '+', 1),
      ...(restart === true ? { expires_at: until, reminded_at: null } : {}),
    }))
    .where('id', '=', request.id)
    .execute()
  if (restart === true)
    await ctx.db
      .updateTable('link')
      .set({ expires_at: until })
      .where('purpose', '=', 'answer')
      .where('subject_id', '=', request.id)
      .where('revoked_at', 'is', null)
      .execute()
  await writeHistory(ctx, {
    call: 'meetings.answerRequest',
    subjectKind: 'meeting-request',
    subjectId: request.id,
    change: { event, ...(detail === undefined ? {} : { detail }) },
  })
}
