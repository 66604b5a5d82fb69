import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import type * as contract from './contract.ts'
import { record } from './ledger.ts'
import { enterOpenRoom, sideOf } from './load-room.ts'
import type { RoomSubject } from './policy.ts'
import { commonStep, hasReached, stepAfter } from './rules/steps.ts'
import { showThings } from './show-things.ts'
import { tellSides } from './tell-sides.ts'

/** Agrees for a side to go one step on. The step opens once all sides have agreed, and shows what they put there. */
export async function agreeStep(
  ctx: Context,
  input: ParsedInputOf<typeof contract.agreeStep>,
  subject: RoomSubject,
): Promise<{ done: true }> {
  const room = await enterOpenRoom(ctx, subject)
  const mine = sideOf(room, room.me)
  if (hasReached(mine.agreed, input.step)) return { done: true }
  if (input.step !== stepAfter(room.step)) throw new Refusal('step-not-next')
  if (input.step === 'technical' && room.signed === null) throw new Refusal('nda-not-signed')
  mine.agreed = input.step
  await ctx.db
    .updateTable('room_side')
    .set({ agreed: input.step })
    .where('room_id', '=', room.id)
    .where('position', '=', room.me)
    .execute()
  await record(ctx, room, { event: 'agreed', facts: { step: input.step } })
  const step = commonStep(room.sides.map(side => side.agreed))
  if (step === room.step) {
    await tellSides(ctx, room, { kind: 'room-agreed', to: 'others' })
    return { done: true }
  }
  room.step = step
  await ctx.db.updateTable('room').set({ step }).where('id', '=', room.id).execute()
  await record(ctx, room, { event: 'step-open', facts: { step } })
  await showThings(ctx, room)
  await tellSides(ctx, room, { kind: 'room-step', to: 'others' })
  return { done: true }
}
