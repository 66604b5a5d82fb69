import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { getMission, type MissionSubject } from '../missions/index.ts'
import type { recordAttendance as call } from './contract-answers.ts'
import { findMeeting } from './queries.ts'
import { stateMeetingHeld } from './state-meeting-held.ts'

/** The mission a meeting belongs to: whoever staffs it notes what was held. */
export async function loadMeetingMission(ctx: Context, input: { id: string }): Promise<MissionSubject> {
  const meeting = await findMeeting(ctx.db, input.id)
  if (meeting === null) throw new Refusal('not-found')
  return (await getMission(ctx.db, meeting.mission_id)).subject
}

/** Notes at the desk that a meeting was held or was not, by what was seen or by a signed list; a wrong note is corrected by another. */
export async function recordAttendance(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
): Promise<AnswerOf<typeof call>> {
  await stateMeetingHeld(ctx, {
    meetingId: input.id,
    source: input.source,
    held: input.held,
    missing: input.missing,
  })
  return { done: true }
}
