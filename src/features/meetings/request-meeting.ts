import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { type MissionRow, runsMission } from '../missions/index.ts'
import { acceptRequest } from './accept-request.ts'
import { announceRequest } from './announce.ts'
import type { requestMeeting as call } from './contract.ts'
import type { ActorSubject } from './load-actor.ts'
import { loadRequest } from './load-request.ts'
import * as queries from './queries.ts'
import { takeBackLeaving } from './queries-never.ts'
import { mayMeet } from './rules/may-meet.ts'

type Input = ParsedInputOf<typeof call>

/**
 * Asks an organisation, or one of its people, for a meeting. When they have asked already, asking back accepts. Refuses
 * a second request for the same meeting and names the first; whom the organiser's groups keep apart; who is not there,
 * has declined before, or never wants to meet, without saying which. Those who run the mission may ask outside the
 * window and beyond the limit.
 */
export async function requestMeeting(
  ctx: Context,
  input: Input,
  subject: ActorSubject,
): Promise<AnswerOf<typeof call>> {
  const { mission, self } = subject
  if (self.row.state !== 'confirmed' || self.row.kind === 'observer')
    throw new Refusal('participant-not-confirmed')
  const runs = ctx.viewer.kind === 'system' || runsMission(ctx.viewer, subject.missionSubject)
  if (windowOf(mission, ctx.now()) !== 'open' && !runs) throw new Refusal('requests-not-open')
  if (input.organisation === self.organisationId)
    throw new Refusal('own-organisation', { field: 'organisation' })
  await queries.lockParticipant(ctx.db, self.participantId)
  await queries.lockPair(ctx.db, mission.id, self.organisationId, input.organisation)
  const existing = await queries.listRequestsBetween(
    ctx.db,
    mission.id,
    self.organisationId,
    input.organisation,
  )
  refuseDuplicate(input, subject, existing, ctx.now())
  if (self.personId === ctx.viewer.personId)
    await takeBackLeaving(ctx.db, mission.id, self.personId, [input.organisation])
  const { name, unwilling } = await requireCounterpart(ctx, input, subject, existing)
  const mirrored = existing.find(
    row => row.state === 'pending' && row.expiresAt > ctx.now() && isMirror(row, input, self),
  )
  if (mirrored !== undefined) {
    const locked = await loadRequest(ctx.db, mirrored.id, true)
    await acceptRequest(ctx, locked, {
      event: 'accept',
      wish: input.wish,
      attendees: null,
      anyOf: false,
      call: 'meetings.requestMeeting',
    })
    return { id: mirrored.id, accepted: true, name }
  }
  if (!runs && mission.request_limit !== null) {
    const sent = await queries.countSent(ctx.db, self.participantId)
    if (sent >= mission.request_limit)
      throw new Refusal('request-limit-reached', { values: { limit: mission.request_limit } })
  }
  const id = await writeRequest(ctx, input, subject)
  await announceRequest(ctx, await loadRequest(ctx.db, id), unwilling)
  return { id, accepted: false, name }
}

/** Whether requests can be sent: the mission has begun and not ended, and this is between its two dates, if it has any. */
export function windowOf(
  mission: Pick<MissionRow, 'state' | 'requests_open_at' | 'requests_close_at'>,
  now: Date,
): 'before' | 'open' | 'over' {
  if (mission.state === 'over' || mission.state === 'cancelled') return 'over'
  if (mission.requests_close_at !== null && mission.requests_close_at <= now) return 'over'
  if (mission.state === 'draft') return 'before'
  return mission.requests_open_at !== null && mission.requests_open_at > now ? 'before' : 'open'
}

/** A live request for the same meeting, from us to them: the same person there, or any of theirs on either side. */
function refuseDuplicate(
  input: Input,
  { self }: ActorSubject,
  existing: readonly queries.RequestBetween[],
  now: Date,
): void {
  const overlaps = (one: string | null, other: string | null) =>
    one === null || other === null || one === other
  const there = existing.find(row => {
    if (row.state === 'declined' || (row.state === 'pending' && row.expiresAt <= now)) return false
    if (row.fromOrganisationId === self.organisationId)
      return overlaps(row.toParticipantId, input.participant ?? null)
    return row.state === 'accepted' && isMirror(row, input, self)
  })
  if (there !== undefined)
    throw new Refusal('already-exists', { values: { request: there.id, state: there.state } })
}

/** Whether a request of theirs is for the meeting we ask for: it is to us, and from whom we ask. */
function isMirror(row: queries.RequestBetween, input: Input, self: ActorSubject['self']): boolean {
  return (
    row.fromOrganisationId === input.organisation &&
    (row.toParticipantId === null || row.toParticipantId === self.participantId) &&
    (input.participant === undefined || input.participant === row.fromParticipantId)
  )
}

/**
 * Finds who is asked. Absent, observing, unwilling and once declined all answer alike: a private 'never' must not show.
 */
async function requireCounterpart(
  ctx: Context,
  input: Input,
  { mission, self }: ActorSubject,
  existing: readonly queries.RequestBetween[],
): Promise<{ name: string; unwilling: ReadonlySet<string> }> {
  const unwilling = await queries.listNevers(ctx.db, mission.id, self.organisationId, input.organisation)
  const people = await queries.listPeopleOf(ctx.db, mission.id, [input.organisation])
  const asked = people.filter(
    person =>
      person.kind !== 'observer' &&
      !unwilling.has(person.participantId) &&
      (input.participant === undefined || person.participantId === input.participant),
  )
  const declined = existing.some(
    row =>
      row.state === 'declined' &&
      row.fromOrganisationId === self.organisationId &&
      (row.toParticipantId === null ||
        input.participant === undefined ||
        row.toParticipantId === input.participant),
  )
  const first = asked[0]
  if (first === undefined || declined || unwilling.has(self.participantId))
    throw new Refusal('not-available-for-meetings')
  const pairs = await queries.listGroupPairs(ctx.db, mission.id)
  if (!asked.some(person => mayMeet(pairs, self.row.group_id, person.groupId)))
    throw new Refusal('groups-may-not-meet')
  const name =
    input.participant === undefined ? first.organisationName : `${first.name}, ${first.organisationName}`
  return { name, unwilling }
}

async function writeRequest(ctx: Context, input: Input, { mission, self }: ActorSubject): Promise<string> {
  const id = ctx.newId()
  const now = ctx.now()
  const createdBy = ctx.viewer.personId ?? self.personId ?? self.broughtBy
  if (createdBy === null) throw new Refusal('not-allowed')
  // One whose time is up but which nobody has noted yet would still hold the place of the new one.
  await ctx.db
    .updateTable('meeting_request')
    .set({ state: 'expired', updated_at: now })
    .where('mission_id', '=', mission.id)
    .where('from_participant_id', '=', self.participantId)
    .where('to_organisation_id', '=', input.organisation)
    .where('state', '=', 'pending')
    .where('expires_at', '<=', now)
    .execute()
  await ctx.db
    .insertInto('meeting_request')
    .values({
      id,
      mission_id: mission.id,
      from_participant_id: self.participantId,
      to_participant_id: input.participant ?? null,
      to_organisation_id: input.organisation,
      message: input.message ?? '',
      lang: input.lang ?? ctx.viewer.lang,
      wish: input.wish,
      state: 'pending',
      created_by: createdBy,
      external_id: input.externalId ?? null,
      expires_at: new Date(now.getTime() + mission.request_expiry_hours * 3_600_000),
      created_at: now,
      updated_at: now,
    })
    .execute()
  await writeHistory(ctx, {
    call: 'meetings.requestMeeting',
    subjectKind: 'meeting-request',
    subjectId: id,
    change: { event: 'ask' },
    onBehalfOf: self.personId === ctx.viewer.personId ? null : self.personId,
  })
  return id
}
