import type { Context } from '../../shared/context.ts'
import { record } from './ledger.ts'
import { sideOf } from './load-room.ts'
import type { RoomSubject } from './policy.ts'
import { type ItemRow, listItems, type VersionRow } from './queries.ts'
import { mayRead } from './rules/may-read.ts'
import { itemSteps } from './rules/steps.ts'

/** Whether other sides may read a thing at this moment. */
export function isShown(
  room: RoomSubject,
  item: Pick<ItemRow, 'side' | 'step' | 'withdrawnAt'>,
  now: Date,
): boolean {
  const owner = sideOf(room, item.side)
  return item.withdrawnAt === null && mayRead({ room, owner, nda: room.signed, step: item.step, now })
}

/** The things of a room that its reader may be told of at this moment, with their versions. */
export function listReadable(ctx: Context, room: RoomSubject) {
  return listItems(ctx.db, room.id, {
    own: room.isReader ? null : room.me,
    open: openPlaces(room, ctx.now()),
  })
}

/** Which steps of which sides lie open to others. */
function openPlaces(room: RoomSubject, now: Date) {
  return room.sides.flatMap(({ position: side }) =>
    itemSteps
      .filter(step => isShown(room, { side, step, withdrawnAt: null }, now))
      .map(step => ({ side, step })),
  )
}

/** Whether a thing is the reader's own to see before it is shown: of their side, and they speak for it. */
export function isOwn(room: RoomSubject, item: Pick<ItemRow, 'side'>): boolean {
  return item.side === room.me && !room.isReader
}

/**
 * Writes into the ledger what others can read from now on: the newest version of each thing that lies open and was not
 * shown before. Until then nothing in the ledger, not even its length, tells that it is there.
 */
export async function showThings(ctx: Context, room: RoomSubject): Promise<void> {
  const now = ctx.now()
  const open = openPlaces(room, now)
  const { items, versions } = await listItems(ctx.db, room.id, { own: null, open, drafts: true })
  for (const item of items) {
    const newest = versions.find(version => version.itemId === item.id)
    if (newest === undefined || newest.shownAt !== null || !isShown(room, item, now)) continue
    const shownBefore = versions.filter(version => version.itemId === item.id && version.shownAt !== null)
    const shown = { ...newest, shownNumber: shownBefore.length + 1 }
    const facts = factsOf(item, shown)
    await record(ctx, room, { event: 'shown', facts, thing: item.title, text: newest.body }, item.side)
    await ctx.db
      .updateTable('room_version')
      .set({ shown_at: now })
      .where('item_id', '=', item.id)
      .where('number', '=', newest.number)
      .execute()
  }
}

/** What the ledger keeps of a version for ever: which thing, which of the versions that were shown, which bytes. */
export function factsOf(item: ItemRow, version: VersionRow) {
  return {
    item: item.id,
    step: item.step,
    version: version.shownNumber ?? version.number,
    ...(version.fileHash === null ? {} : { sha256: version.fileHash, size: version.size ?? 0 }),
  }
}
