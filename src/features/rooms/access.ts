import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import type * as contract from './contract.ts'
import { record } from './ledger.ts'
import { enterOpenRoom, sideOf } from './load-room.ts'
import { mailProof } from './mail-proof.ts'
import type { RoomSubject } from './policy.ts'
import { isWithin } from './rules/may-read.ts'
import { showThings } from './show-things.ts'
import { tellSides } from './tell-sides.ts'

/** Closes what a side shows: the next request is refused, and a download under way breaks off. */
export async function closeAccess(
  ctx: Context,
  _input: unknown,
  subject: RoomSubject,
): Promise<{ done: true }> {
  const room = await enterOpenRoom(ctx, subject)
  if (sideOf(room, room.me).closedAt !== null) return { done: true }
  await saveSide(ctx, room, { closed_at: ctx.now() })
  await record(ctx, room, { event: 'closed' })
  await tellSides(ctx, room, { kind: 'room-closed', to: 'others' })
  return { done: true }
}

/** Shows again what a side had closed, and what it added meanwhile. */
export async function reopenAccess(
  ctx: Context,
  _input: unknown,
  subject: RoomSubject,
): Promise<{ done: true }> {
  const room = await enterOpenRoom(ctx, subject)
  const mine = sideOf(room, room.me)
  if (mine.closedAt === null) return { done: true }
  mine.closedAt = null
  await saveSide(ctx, room, { closed_at: null })
  await record(ctx, room, { event: 'reopened' })
  await showThings(ctx, room)
  return { done: true }
}

/** Says until which day a side shows its things; without a day, until the room ends. */
export async function setUntil(
  ctx: Context,
  input: ParsedInputOf<typeof contract.setUntil>,
  subject: RoomSubject,
): Promise<{ done: true }> {
  const room = await enterOpenRoom(ctx, subject)
  const until = input.until ?? null
  if (!isWithin(until, ctx.now()))
    throw new Refusal('input-invalid', { faults: [{ field: 'until', code: 'in-the-past' }] })
  const mine = sideOf(room, room.me)
  if (mine.showsUntil === until) return { done: true }
  mine.showsUntil = until
  await saveSide(ctx, room, { shows_until: until })
  await record(ctx, room, { event: 'until', facts: { until } })
  await showThings(ctx, room)
  return { done: true }
}

/** Ends the room for all sides. Nothing is shown any more; ledger, agreement and proof stay readable. */
export async function endRoom(
  ctx: Context,
  input: ParsedInputOf<typeof contract.endRoom>,
  subject: RoomSubject,
): Promise<{ done: true }> {
  const room = await enterOpenRoom(ctx, subject)
  await ctx.db
    .updateTable('room')
    .set({ state: 'ended', ended_at: ctx.now(), ended_by: room.me, ended_reason: input.reason || null })
    .where('id', '=', room.id)
    .execute()
  await record(ctx, room, { event: 'ended' })
  await tellSides(ctx, room, {
    kind: 'room-ended',
    to: 'others',
    ...(input.reason ? { paragraphs: [`“${input.reason}”`] } : {}),
  })
  await mailProof(ctx, room)
  return { done: true }
}

async function saveSide(
  ctx: Context,
  room: RoomSubject,
  change: { closed_at?: Date | null; shows_until?: string | null },
): Promise<void> {
  await ctx.db
    .updateTable('room_side')
    .set(change)
    .where('room_id', '=', room.id)
    .where('position', '=', room.me)
    .execute()
}
