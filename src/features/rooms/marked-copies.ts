import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import { record } from './ledger.ts'
import { asTransaction, lockRoom, sideOf } from './load-room.ts'
import { type MarkedCopy, markCopy } from './marking/mark-copy.ts'
import { isLasting, type MarkFault } from './marking/mark-messages.ts'
import type { RoomSubject } from './policy.ts'
import type { ItemRow, VersionRow } from './queries.ts'
import { markKindOf } from './rules/file-kinds.ts'
import { factsOf } from './show-things.ts'
import { tellSide } from './tell-sides.ts'

interface Marking {
  room: RoomSubject
  item: ItemRow
  version: VersionRow
  /** The entry of the ledger that says that this copy was got. */
  entry: number
}

/**
 * A copy with the reader's name, organisation, the room, the moment and the number of its entry on each page. A file that
 * cannot carry them is not sent: the ledger says so, its owner is told, and the reader is refused. The ledger says so, too,
 * when the copy could not be made at this time.
 */
export async function makeMarkedCopy(ctx: Context, marking: Marking): Promise<MarkedCopy> {
  const copy = await tryToMark(ctx, marking).catch(async (error: unknown) => {
    await noteFault(ctx, marking, 'failed')
    throw error
  })
  if (typeof copy !== 'string') return copy
  await noteFault(ctx, marking, copy)
  throw new Refusal('mark-failed')
}

async function tryToMark(ctx: Context, { room, version, entry }: Marking): Promise<MarkedCopy | MarkFault> {
  const kind = markKindOf(version.mediaType)
  if (kind === null) throw new Refusal('mark-failed')
  const path = await ctx.files.local(version.fileHash ?? '')
  return markCopy({ path, kind }, { lines: wordsFor(ctx, room, entry) })
}

/** Whether a version is known to carry no watermark: it is refused before anything is written. */
export function refuseMarkFault(version: VersionRow): void {
  if (version.markFault !== null || markKindOf(version.mediaType) === null) throw new Refusal('mark-failed')
}

/** Tries a file before the watermark is demanded of it, and says why when it cannot carry one. */
export async function refuseUnmarkable(
  ctx: Context,
  { room, file }: { room: RoomSubject; file: { hash: string; mediaType: string } },
): Promise<void> {
  const kind = markKindOf(file.mediaType)
  if (kind === null) throw new Refusal('mark-kind', { field: 'marked' })
  const copy = await markCopy(
    { path: await ctx.files.local(file.hash), kind },
    { lines: wordsFor(ctx, room, 0) },
  )
  if (typeof copy === 'string')
    throw new Refusal(`mark-${copy === 'gave-no-answer' ? 'unreadable' : copy}`, { field: 'marked' })
  await copy.remove()
}

function wordsFor(ctx: Context, room: RoomSubject, entry: number): string[] {
  const text = ctx.text(room.lang)
  return [
    text('rooms.mark.reader', { person: ctx.viewer.name, organisation: sideOf(room, room.me).name }),
    text('rooms.mark.where', {
      room: room.title,
      at: `${ctx.now().toISOString().slice(0, 19).replace('T', ' ')} UTC`,
      number: entry,
    }),
  ]
}

/** Writes that a copy was not sent; what will never be otherwise is kept with the version, and its owner told of it once. */
async function noteFault(
  ctx: Context,
  { room: subject, item, version, entry }: Marking,
  fault: MarkFault | 'failed',
): Promise<void> {
  await asTransaction(ctx, async inside => {
    const room = await lockRoom(inside, subject)
    await record(inside, room, {
      event: 'not-sent',
      facts: { ...factsOf(item, version), entry, why: fault },
      thing: item.title,
    })
    if (fault === 'failed' || !isLasting(fault)) return
    const { numUpdatedRows } = await inside.db
      .updateTable('room_version')
      .set({ mark_fault: fault })
      .where('item_id', '=', item.id)
      .where('number', '=', version.number)
      .where('mark_fault', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows > 0n)
      await tellSide(inside, room, item.side, { kind: 'room-unmarked', path: `/items/${item.id}/edit` })
  })
}
