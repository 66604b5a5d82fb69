import type { Context } from '../../shared/context.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { getParticipant } from '../missions/index.ts'
import { callMeetingOff } from './cancel-meeting.ts'
import { findMeeting, listNevers, lockPair } from './queries.ts'
import { writeAttendees } from './queries-attendees.ts'
import { listIntroducible } from './queries-proposed.ts'
import { weighWishes } from './rules/wishes.ts'

/**
 * A meeting of two people whom the desk introduces to each other: agreed by its word, without a request before. The rules of
 * asking hold (never, groups, what was said no to), whoever decides. Gives the meeting; its time is the schedule's.
 */
export async function introduce(
  ctx: Context,
  pair: { missionId: string; from: string; to: string },
): Promise<string> {
  const from = (await getParticipant(ctx.db, pair.from)).participant
  const to = (await getParticipant(ctx.db, pair.to)).participant
  await lockPair(ctx.db, pair.missionId, from.organisation_id, to.organisation_id)
  const now = ctx.now()
  const given = { missionId: pair.missionId, participantId: from.id, now }
  const could = (await listIntroducible(ctx.db, given)).some(one => one.participantId === to.id)
  const unwilling = await listNevers(ctx.db, pair.missionId, from.organisation_id, to.organisation_id)
  if (!could || unwilling.has(from.id) || unwilling.has(to.id)) throw new Refusal('introduction-stale')
  const createdBy = ctx.viewer.personId ?? from.person_id
  if (createdBy === null) throw new Refusal('not-allowed')
  const [requestId, meetingId] = [ctx.newId(), ctx.newId()]
  await ctx.db
    .insertInto('meeting_request')
    .values({
      id: requestId,
      mission_id: pair.missionId,
      from_participant_id: from.id,
      to_participant_id: to.id,
      to_organisation_id: to.organisation_id,
      wish: 'would-like',
      answer_wish: 'would-like',
      state: 'accepted',
      introduced: true,
      lang: ctx.viewer.lang,
      created_by: createdBy,
      answered_by: ctx.viewer.personId,
      answered_at: now,
      expires_at: now,
      created_at: now,
      updated_at: now,
    })
    .execute()
  await ctx.db
    .insertInto('meeting')
    .values({
      id: meetingId,
      mission_id: pair.missionId,
      request_id: requestId,
      state: 'accepted',
      weight: weighWishes('would-like', 'would-like'),
      created_at: now,
      updated_at: now,
    })
    .execute()
  for (const [side, participantId] of [
    ['from', from.id],
    ['to', to.id],
  ] as const)
    await writeAttendees(ctx.db, meetingId, side, {
      come: [{ participantId, observing: false }],
      absent: [],
    })
  await writeHistory(ctx, {
    call: 'meetings.introduce',
    subjectKind: 'meeting-request',
    subjectId: requestId,
    change: { event: 'introduce', meetingId },
    onBehalfOf: from.person_id === ctx.viewer.personId ? null : from.person_id,
  })
  return meetingId
}

/** Calls an introduction off that was not held yet, at the wish of the desk or of either side: both are told, the table is free. */
export async function endIntroduction(ctx: Context, meetingId: string): Promise<void> {
  const meeting = await findMeeting(ctx.db, meetingId, true)
  if (meeting === null) throw new Refusal('not-found')
  if (meeting.state !== 'accepted') throw new Refusal('meeting-over')
  await callMeetingOff(ctx, meeting, { reason: null, requestState: 'withdrawn' })
  await writeHistory(ctx, {
    call: 'meetings.endIntroduction',
    subjectKind: 'meeting-request',
    subjectId: meeting.request_id,
    change: { event: 'cancel-meeting' },
  })
}
