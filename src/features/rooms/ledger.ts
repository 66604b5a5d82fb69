import { createHash } from 'node:crypto'
import {
  addLeaf,
  makeKeys,
  type Opening,
  type Plain,
  rootOfPeaks,
  signCheckpoint,
  writeEntry,
} from '../../engines/ledger/index.ts'
import type { Context } from '../../shared/context.ts'
import type { RoomSubject } from './policy.ts'
import { findKeys, findLastCheckpoint, lockLedger } from './queries-ledger.ts'

/** What the entry is about: facts that stay for ever, and names that can be forgotten. */
interface Happening {
  event: RoomEvent
  facts?: { readonly [name: string]: Plain }
  /** The title of a text or file, the name of a signatory. */
  thing?: string
  /** The words of a text: the entry binds their hash, sealed, since short words could be guessed from an open one. */
  text?: string | null
  /** Who was named as a reader or taken off. */
  reader?: { readonly id: string; readonly name: string }
}

export type RoomEvent =
  | 'opened'
  | 'agreed'
  | 'step-open'
  | 'shown'
  | 'withdrawn'
  | 'read'
  | 'looked'
  | 'got'
  | 'not-sent'
  | 'nda-proposed'
  | 'nda-read'
  | 'nda-got'
  | 'nda-accepted'
  | 'nda-signed'
  | 'closed'
  | 'reopened'
  | 'until'
  | 'ended'
  | 'registered'
  | 'register-confirmed'
  | 'register-withdrawn'
  | 'forgotten'
  | 'reader-named'
  | 'reader-removed'

const saltBytes = 32

/**
 * Writes what happened into the ledger of the room, as part of the caller's transaction, and gives the number of the entry.
 * `side` is whose doing it is.
 */
export async function record(
  ctx: Context,
  room: RoomSubject,
  happening: Happening,
  side = room.me,
): Promise<number> {
  const ledger = await lockLedger(ctx.db, room.id)
  const organisation = room.sides.find(one => one.position === side)
  const sealed: Record<string, Opening> = {
    organisation: sealed32(ctx, { id: organisation?.organisationId ?? '', name: organisation?.name ?? '' }),
    ...(side === room.me
      ? { person: sealed32(ctx, { id: ctx.viewer.personId, name: ctx.viewer.name }) }
      : {}),
    ...(happening.thing === undefined ? {} : { thing: sealed32(ctx, { name: happening.thing }) }),
    ...(happening.reader === undefined ? {} : { reader: sealed32(ctx, happening.reader) }),
    ...(happening.text == null ? {} : { text: sealed32(ctx, { sha256: hashText(happening.text) }) }),
  }
  const number = ledger.size
  const at = ctx.now()
  const { event } = happening
  const facts = { ...happening.facts, side }
  const { text, hash } = writeEntry({ ledger: ledger.origin, number, at, event, facts, sealed })
  const peaks = addLeaf({ size: ledger.size, hashes: ledger.peaks.map(fromHex) }, hash)
  await ctx.db
    .insertInto('room_entry')
    .values({
      room_id: room.id,
      number,
      at,
      event,
      side,
      text,
      hash: toHex(hash),
      openings: JSON.stringify(sealed),
    })
    .execute()
  await ctx.db
    .updateTable('room_ledger')
    .set({ size: peaks.size, peaks: peaks.hashes.map(toHex) })
    .where('room_id', '=', room.id)
    .execute()
  return number
}

const hashText = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

function sealed32(ctx: Context, value: Plain): Opening {
  return { salt: Buffer.from(ctx.random(saltBytes)).toString('base64'), value }
}

const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const fromHex = (text: string) => Buffer.from(text, 'hex')

/** Signs the ledger as it stands; a state that was signed before keeps its first signature. */
export async function signLedger(ctx: Context, roomId: string): Promise<{ note: string; publicKey: string }> {
  const keys = await findOrMakeKeys(ctx)
  const ledger = await lockLedger(ctx.db, roomId)
  const last = await findLastCheckpoint(ctx.db, roomId)
  if (last !== null && last.size === ledger.size) return { note: last.note, publicKey: keys.publicKey }
  const root = rootOfPeaks({ size: ledger.size, hashes: ledger.peaks.map(fromHex) })
  const at = ctx.now()
  const note = signCheckpoint({ origin: ledger.origin, size: ledger.size, root, at }, keys.privateKey)
  await ctx.db
    .insertInto('room_checkpoint')
    .values({ room_id: roomId, size: ledger.size, note, signed_at: at })
    .execute()
  return { note, publicKey: keys.publicKey }
}

/** One pair of keys for the house. Two processes that make them at once keep the first one's. */
async function findOrMakeKeys(ctx: Context) {
  const known = await findKeys(ctx.db)
  if (known !== null) return known
  const made = makeKeys()
  await ctx.db
    .insertInto('ledger_key')
    .values({ id: 1, private_key: made.privateKey, public_key: made.publicKey, made_at: ctx.now() })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
  return (await findKeys(ctx.db)) ?? made
}
