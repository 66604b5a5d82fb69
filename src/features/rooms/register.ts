import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import type * as contract from './contract-register.ts'
import { describeSides } from './describe-room.ts'
import { record } from './ledger.ts'
import { enterOpenRoom, sideOf } from './load-room.ts'
import type { RoomSubject } from './policy.ts'
import { findItem } from './queries.ts'
import { countRegister, type EntryOfRegister, findRegisterEntry, listRegister } from './queries-register.ts'
import { mayRead } from './rules/may-read.ts'
import { hasReached } from './rules/steps.ts'
import { isShown, listReadable } from './show-things.ts'
import { tellSides } from './tell-sides.ts'

type Register = AnswerOf<typeof contract.getRegister>

const entriesMost = 200

/** The register as a side reads it. It opens with the technical file: before the agreement nobody writes into it. */
export async function getRegister(ctx: Context, _input: unknown, room: RoomSubject): Promise<Register> {
  const now = ctx.now()
  const isOpen = hasReached(room.step, 'technical')
  const { items } = await listReadable(ctx, room)
  const readable = new Map(
    items
      .filter(item => item.side === room.me || isShown(room, item, now))
      .map(item => [item.id, item.title]),
  )
  const entries = isOpen ? await listRegister(ctx.db, room.id) : []
  // What a side no longer shows closes here, too; what the reader confirmed is on both sides' record.
  const isTold = (entry: EntryOfRegister) =>
    entry.side === room.me || entry.confirmed.includes(room.me) || showsRegister(room, entry.side, now)
  return {
    roomTitle: room.title,
    state: room.state,
    me: room.me,
    mayAdd: showsRegister(room, room.me, now),
    sides: describeSides(room),
    things: items
      .filter(item => item.side === room.me && item.step === 'technical' && isShown(room, item, now))
      .map(({ id, title }) => ({ id, title })),
    items: entries.filter(isTold).map(({ itemId, createdAt, ...entry }) => ({
      ...entry,
      mine: entry.side === room.me,
      thing: itemId === null ? null : (readable.get(itemId) ?? null),
      createdAt: createdAt.toISOString(),
    })),
  }
}

/** Whether what a side enters lies under an agreement that protects it, and the side shows anything at all. */
function showsRegister(room: RoomSubject, side: number, now: Date): boolean {
  return mayRead({ room, owner: sideOf(room, side), nda: room.signed, step: 'technical', now })
}

/** Enters what a side brought, or what came of the work. The ledger binds its words. */
export async function addRegisterEntry(
  ctx: Context,
  input: ParsedInputOf<typeof contract.addRegisterEntry>,
  subject: RoomSubject,
): Promise<{ id: string }> {
  const room = await enterOpenRoom(ctx, subject)
  if (!hasReached(room.step, 'technical')) throw new Refusal('nda-not-signed')
  if (!showsRegister(room, room.me, ctx.now())) throw new Refusal('register-unprotected')
  const shares = readShares(input, room)
  const item = input.item ? await findItem(ctx.db, room.id, input.item) : null
  if (input.item && (item === null || item.side !== room.me || !isShown(room, item, ctx.now())))
    throw new Refusal('input-invalid', { faults: [{ field: 'item', code: 'not-offered' }] })
  if ((await countRegister(ctx.db, room.id)) >= entriesMost) throw new Refusal('room-full')
  const id = ctx.newId()
  const { kind, title, body, lang } = input
  const wishes = input.wishes || null
  await ctx.db
    .insertInto('room_register')
    .values({
      id,
      room_id: room.id,
      side: room.me,
      kind,
      title,
      body,
      lang,
      item_id: item?.id ?? null,
      shares,
      wishes,
      confirmed: [room.me],
      created_by: ctx.viewer.personId,
      created_at: ctx.now(),
    })
    .execute()
  const text = JSON.stringify({ kind, title, body, shares, wishes })
  await record(ctx, room, { event: 'registered', facts: { entry: id }, thing: title, text })
  await tellSides(ctx, room, { kind: 'room-register', to: 'others', path: '/register' })
  return { id }
}

/** Shares of what came of the work, a hundred together; what a side brought stays its own. */
function readShares(
  input: Pick<ParsedInputOf<typeof contract.addRegisterEntry>, 'kind' | 'shares'>,
  room: RoomSubject,
): number[] | null {
  if (input.kind === 'background') return null
  const shares = input.shares ?? []
  const sum = shares.reduce((total, share) => total + share, 0)
  if (shares.length !== room.sides.length || sum !== 100)
    throw new Refusal('input-invalid', { faults: [{ field: 'shares', code: 'not-a-hundred' }] })
  return shares
}

/** Another side sees an entry so, too. */
export async function confirmRegisterEntry(
  ctx: Context,
  input: ParsedInputOf<typeof contract.confirmRegisterEntry>,
  subject: RoomSubject,
): Promise<{ done: true }> {
  const room = await enterOpenRoom(ctx, subject)
  const entry = await findOpen(ctx, room, input.entry)
  if (entry.confirmed.includes(room.me)) return { done: true }
  if (!showsRegister(room, entry.side, ctx.now())) throw new Refusal('not-found')
  await ctx.db
    .updateTable('room_register')
    .set({ confirmed: [...entry.confirmed, room.me].sort((a, b) => a - b) })
    .where('id', '=', entry.id)
    .execute()
  await record(ctx, room, { event: 'register-confirmed', facts: { entry: entry.id }, thing: entry.title })
  return { done: true }
}

/** Takes back an entry of one's own side that no other has confirmed; what both have agreed to stays on record. */
export async function withdrawRegisterEntry(
  ctx: Context,
  input: ParsedInputOf<typeof contract.withdrawRegisterEntry>,
  subject: RoomSubject,
): Promise<{ done: true }> {
  const room = await enterOpenRoom(ctx, subject)
  const entry = await findOpen(ctx, room, input.entry)
  if (entry.side !== room.me) throw new Refusal('not-found')
  if (entry.confirmed.some(side => side !== room.me)) throw new Refusal('register-confirmed')
  await ctx.db
    .updateTable('room_register')
    .set({ withdrawn_at: ctx.now() })
    .where('id', '=', entry.id)
    .execute()
  await record(ctx, room, { event: 'register-withdrawn', facts: { entry: entry.id }, thing: entry.title })
  return { done: true }
}

async function findOpen(ctx: Context, room: RoomSubject, id: string): Promise<EntryOfRegister> {
  const entry = hasReached(room.step, 'technical') ? await findRegisterEntry(ctx.db, room.id, id) : null
  if (entry === null) throw new Refusal('not-found')
  return entry
}
