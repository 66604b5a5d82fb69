import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { getMission, type MissionSubject } from '../missions/index.ts'
import type { recordAttendance as call } from './contract-answers.ts'
import { findMeeting } from './queries.ts'

/** The mission a meeting belongs to: whoever staffs it notes what was held. */
export async function loadMeetingMission(ctx: Context, input: { id: string }): Promise<MissionSubject> {
  const meeting = await findMeeting(ctx.db, input.id)
  if (meeting === null) throw new Refusal('not-found')
  return (await getMission(ctx.db, meeting.mission_id)).subject
}

/**
 * Notes that a meeting was held or was not. Silence stays unknown: only a note makes a meeting held, and a wrong note is
 * corrected by another; the history keeps both.
 */
export async function recordAttendance(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
): Promise<AnswerOf<typeof call>> {
  const meeting = await findMeeting(ctx.db, input.id, true)
  if (meeting === null) throw new Refusal('not-found')
  if (meeting.state === 'cancelled') throw new Refusal('meeting-over')
  const placed = await ctx.db
    .selectFrom('placement')
    .innerJoin('schedule', 'schedule.id', 'placement.schedule_id')
    .innerJoin('slot', 'slot.id', 'placement.slot_id')
    .select('slot.starts_at')
    .where('placement.meeting_id', '=', meeting.id)
    .where('schedule.state', '=', 'published')
    .executeTakeFirst()
  if (placed === undefined || placed.starts_at > ctx.now()) throw new Refusal('meeting-not-begun')
  await ctx.db
    .updateTable('meeting')
    .set({ state: input.held ? 'held' : 'not-held', version: meeting.version + 1, updated_at: ctx.now() })
    .where('id', '=', meeting.id)
    .execute()
  await writeHistory(ctx, {
    call: 'meetings.recordAttendance',
    subjectKind: 'meeting-request',
    subjectId: meeting.request_id,
    change: { event: input.held ? 'held' : 'not-held' },
  })
  return { done: true }
}
