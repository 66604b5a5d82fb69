import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import { type RoomSubject, speaksFor } from './policy.ts'
import { findRoom, type RoomFacts, stillSpeaks } from './queries.ts'
import { lockLedger } from './queries-ledger.ts'
import { findReadingSide } from './queries-readers.ts'

/**
 * The room a call names, with the asker's side. For everybody else there is no such room, whatever its state. Somebody who
 * speaks for two of its sides would read what one keeps from the other, and nobody could say for whom they act: they wait
 * outside until one of their rights was given back. Whoever speaks for no side may read for one; a side that names somebody
 * who speaks for another takes nothing from them.
 */
export async function loadRoom(ctx: Context, input: { room: string }): Promise<RoomSubject> {
  const room = await findRoom(ctx.db, input.room)
  const [me, another] = room?.sides.filter(side => speaksFor(ctx.viewer, side.organisationId)) ?? []
  if (room === null) throw new Refusal('not-found')
  if (another !== undefined) throw new Refusal('speaks-for-both')
  if (me !== undefined) return { ...room, me: me.position, isReader: false }
  const reading = await findReadingSide(ctx.db, room.id, ctx.viewer.personId)
  if (reading === null) throw new Refusal('not-found')
  return { ...room, me: reading, isReader: true }
}

/** Does what must be done as one, after what takes long was done outside of it. */
export function asTransaction<Result>(
  ctx: Context,
  work: (inside: Context) => Promise<Result>,
): Promise<Result> {
  return ctx.db.transaction().execute(db => work({ ...ctx, db }))
}

/**
 * Enters a room to do something there: what is decided now is decided on its newest state, and nothing else happens in it
 * until this is done. Closing access and reading can therefore never both come first.
 */
export async function enterRoom(ctx: Context, subject: RoomSubject): Promise<RoomSubject> {
  const room = await lockRoom(ctx, subject)
  if (!(await isStillIn(ctx, room))) throw new Refusal('not-found')
  return room
}

/** Taking a right away and using it follow each other, too: it may have gone since the request began, while a file was looked at. */
async function isStillIn(ctx: Context, room: RoomSubject): Promise<boolean> {
  const { personId } = ctx.viewer
  if (room.isReader) return (await findReadingSide(ctx.db, room.id, personId)) === room.me
  return stillSpeaks(ctx.db, personId, sideOf(room, room.me).organisationId)
}

/** The newest state of a room for writing down what became of something in it, whoever may have left meanwhile. */
export async function lockRoom(ctx: Context, subject: RoomSubject): Promise<RoomSubject> {
  await lockLedger(ctx.db, subject.id)
  const room = await findRoom(ctx.db, subject.id)
  if (room === null) throw new Refusal('not-found')
  return { ...room, me: subject.me, isReader: subject.isReader }
}

/** Enters a room for what only an open room allows. */
export async function enterOpenRoom(ctx: Context, subject: RoomSubject): Promise<RoomSubject> {
  const room = await enterRoom(ctx, subject)
  if (room.state !== 'open') throw new Refusal('room-ended')
  return room
}

/** A side of a room by its place. */
export function sideOf(room: RoomFacts, position: number): RoomFacts['sides'][number] {
  const side = room.sides.find(one => one.position === position)
  if (side === undefined) throw new Error('a room without this side')
  return side
}
