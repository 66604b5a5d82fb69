import type { Context } from '../../shared/context.ts'
import { declineRequest } from './answer-request.ts'
import { leaveMeeting } from './cancel-meeting.ts'
import { withdrawRequest } from './edit-request.ts'
import { loadRequest } from './load-request.ts'
import { listMeetingsOf, listPendingOf } from './queries.ts'

/**
 * Ends everything that is asked of or agreed with participants who are out of a mission: their own requests are taken
 * back, requests that only they could answer are declined, meetings go on with their colleagues or are called off. Those
 * concerned are told. Part of the caller's transaction; safe to repeat.
 */
export async function endMeetingsOf(
  ctx: Context,
  participantIds: readonly string[],
  reason: string,
): Promise<{ requests: number; meetings: number }> {
  if (participantIds.length === 0) return { requests: 0, meetings: 0 }
  const out = new Set(participantIds)
  const requestIds = await listPendingOf(ctx.db, participantIds)
  let requests = 0
  for (const id of requestIds) {
    const subject = await loadRequest(ctx.db, id, true)
    const { request, to } = subject
    if (request.state !== 'pending' || request.expires_at <= ctx.now()) continue
    const isLeft = to.people.some(
      person =>
        person.kind !== 'observer' &&
        !out.has(person.participantId) &&
        (to.participantId === null || to.participantId === person.participantId),
    )
    if (out.has(request.from_participant_id)) await withdrawRequest(ctx, { id, version: request.version })
    else if (!isLeft) await declineRequest(ctx, subject)
    else continue
    requests++
  }
  const meetings = await listMeetingsOf(ctx.db, participantIds)
  for (const meeting of meetings) await leaveMeeting(ctx, meeting, out, { reason, requestState: 'withdrawn' })
  return { requests, meetings: meetings.length }
}
