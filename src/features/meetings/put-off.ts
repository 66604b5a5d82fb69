import type { Context } from '../../shared/context.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { findMeeting } from './queries.ts'
import { listStatements } from './queries-held.ts'
import { judgeHeld } from './rules/held.ts'

/**
 * A meeting that is put off to a call begins with a clean word: what was said so far speaks of the hour it leaves. Everything
 * said stays on record. Taken back, those words count again.
 */
export async function beginAnew(ctx: Context, meetingId: string, isPutOff: boolean): Promise<void> {
  const meeting = await findMeeting(ctx.db, meetingId, true)
  if (meeting === null) throw new Refusal('not-found')
  if (meeting.state === 'cancelled') throw new Refusal('meeting-over')
  const putOffAt = isPutOff ? ctx.now() : null
  await ctx.db.updateTable('meeting').set({ put_off_at: putOffAt }).where('id', '=', meetingId).execute()
  const held = judgeHeld(await listStatements(ctx.db, meetingId)).state
  const state = held === 'unknown' ? 'accepted' : held
  if (state !== meeting.state)
    await ctx.db
      .updateTable('meeting')
      .set({ state, version: meeting.version + 1, updated_at: ctx.now() })
      .where('id', '=', meetingId)
      .execute()
  await writeHistory(ctx, {
    call: 'meetings.beginAnew',
    subjectKind: 'meeting-request',
    subjectId: meeting.request_id,
    change: { event: isPutOff ? 'put-off' : 'put-off-undone' },
  })
}
