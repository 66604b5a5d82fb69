import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { saveAvailability as call } from './contract-participants.ts'
import { type LoadedParticipant, onBehalfOf } from './load.ts'

type Slots = ParsedInputOf<typeof call>['slots']

/** Notes in which slots a participant can meet. A slot of another mission is refused; slots not named stay as they are. */
export async function saveAvailability(
  ctx: Context,
  input: { slots: Slots },
  subject: LoadedParticipant,
): Promise<{ available: number; slots: number }> {
  const answer = await writeAvailability(
    ctx,
    { id: subject.row.id, missionId: subject.mission.id },
    input.slots,
  )
  await writeHistory(ctx, {
    call: 'missions.saveAvailability',
    subjectKind: 'participant',
    subjectId: subject.row.id,
    change: { ...answer },
    onBehalfOf: onBehalfOf(ctx, subject.row),
  })
  return answer
}

/** Writes it down and confirms it; gives in how many of the mission's slots the participant can meet. */
export async function writeAvailability(
  ctx: Context,
  participant: { id: string; missionId: string },
  slots: Slots,
): Promise<{ available: number; slots: number }> {
  const mine = await ctx.db
    .selectFrom('slot')
    .select('id')
    .where('mission_id', '=', participant.missionId)
    .where('removed_at', 'is', null)
    .where('session_id', 'is not', null)
    .execute()
  const known = new Set(mine.map(slot => slot.id))
  if (slots.some(slot => !known.has(slot.id)))
    throw new Refusal('input-invalid', { faults: [{ field: 'slots', code: 'not-offered' }] })
  const named = slots.map(slot => slot.id)
  const closed = slots.filter(slot => !slot.available).map(slot => slot.id)
  await sql`delete from unavailable where participant_id = ${participant.id} and slot_id = any(${named}::uuid[]) and not slot_id = any(${closed}::uuid[])`.execute(
    ctx.db,
  )
  if (closed.length > 0)
    await ctx.db
      .insertInto('unavailable')
      .values(closed.map(slot_id => ({ participant_id: participant.id, slot_id })))
      .onConflict(conflict => conflict.doNothing())
      .execute()
  await ctx.db
    .updateTable('participant')
    .set({ availability_confirmed_at: ctx.now(), updated_at: ctx.now() })
    .where('id', '=', participant.id)
    .execute()
  const left = await ctx.db
    .selectFrom('unavailable')
    .innerJoin('slot', 'slot.id', 'unavailable.slot_id')
    .select(eb => eb.fn.countAll().as('count'))
    .where('unavailable.participant_id', '=', participant.id)
    .where('slot.removed_at', 'is', null)
    .executeTakeFirst()
  return { available: known.size - Number(left?.count ?? 0), slots: known.size }
}
