import type { Context } from '../../shared/context.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { findMeeting } from './queries.ts'
import { findStartOf, insertStatement, listStatements, nextNumber, personBehind } from './queries-held.ts'
import { type Held, judgeHeld, type Missing, type Statement } from './rules/held.ts'

export interface HeldWord {
  meetingId: string
  source: Statement['source']
  /** Which side says so, where the source is a side. */
  side?: 'from' | 'to'
  /** Null takes back what this speaker said before. */
  held: boolean | null
  /** Who was missing, of a meeting that was not held. */
  missing?: Missing | undefined
  /** In whose part somebody speaks. */
  participantId?: string
}

/**
 * Saves what somebody says of whether a meeting took place, keeps the meeting's state in step and tells what is known now.
 * Who repeats themselves adds nothing; who says otherwise than before corrects themselves; the history keeps all.
 */
export async function stateMeetingHeld(ctx: Context, word: HeldWord): Promise<Held> {
  const meeting = await findMeeting(ctx.db, word.meetingId, true)
  if (meeting === null) throw new Refusal('not-found')
  if (meeting.state === 'cancelled') throw new Refusal('meeting-over')
  const startsAt = await findStartOf(ctx.db, meeting.id)
  if (startsAt === null || startsAt > ctx.now()) throw new Refusal('meeting-not-begun')
  const said = await listStatements(ctx.db, meeting.id)
  const statement: Statement = {
    number: await nextNumber(ctx.db, meeting.id),
    source: word.source,
    side: word.source === 'side' ? (word.side ?? null) : null,
    says: word.held === null ? 'taken-back' : word.held ? 'held' : 'not-held',
    missing: word.held === false ? (word.missing ?? null) : null,
  }
  if (repeats(statement, said)) return judgeHeld(said)
  const behind = word.participantId === undefined ? null : await personBehind(ctx.db, word.participantId)
  const onBehalfOf = behind === ctx.viewer.personId ? null : behind
  await insertStatement(ctx.db, meeting.id, statement, {
    id: ctx.newId(),
    saidAt: ctx.now(),
    participantId: word.participantId ?? null,
    saidBy: ctx.viewer.personId,
    onBehalfOf,
  })
  const held = judgeHeld([...said, statement])
  const state = held.state === 'unknown' ? 'accepted' : held.state
  if (state !== meeting.state)
    await ctx.db
      .updateTable('meeting')
      .set({ state, version: meeting.version + 1, updated_at: ctx.now() })
      .where('id', '=', meeting.id)
      .execute()
  await writeHistory(ctx, {
    call: 'meetings.stateMeetingHeld',
    subjectKind: 'meeting-request',
    subjectId: meeting.request_id,
    change: { event: `said-${statement.says}`, source: statement.source, side: statement.side },
    onBehalfOf,
  })
  return held
}

function repeats(statement: Statement, said: readonly Statement[]): boolean {
  const last = said.findLast(one => one.source === statement.source && one.side === statement.side)
  if (last === undefined) return statement.says === 'taken-back'
  return last.says === statement.says && last.missing === statement.missing
}
