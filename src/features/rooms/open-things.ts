import { createReadStream } from 'node:fs'
import type { Context, Db } from '../../shared/context.ts'
import type { AnswerOf, FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import type * as contract from './contract.ts'
import { describeSides, describeVersion } from './describe-room.ts'
import { record } from './ledger.ts'
import { enterRoom, sideOf } from './load-room.ts'
import type { RoomSubject } from './policy.ts'
import { findItem, findRoom, type ItemRow, listVersions, stillSpeaks, type VersionRow } from './queries.ts'
import { factsOf, isShown } from './show-things.ts'

/** Reads the newest version of a text that another side shows. Each reading is one entry of the ledger. */
export async function openText(
  ctx: Context,
  input: ParsedInputOf<typeof contract.openText>,
  subject: RoomSubject,
): Promise<AnswerOf<typeof contract.openText>> {
  const room = await enterRoom(ctx, subject)
  const item = await findItem(ctx.db, room.id, input.item)
  if (item === null || item.kind !== 'text' || item.side === room.me || !isShown(room, item, ctx.now()))
    throw new Refusal('not-found')
  const version = (await listVersions(ctx.db, item.id)).find(one => one.shownAt !== null)
  const side = describeSides(room).find(one => one.position === item.side)
  if (version === undefined || version.body === null || side === undefined) throw new Refusal('not-found')
  await record(ctx, room, {
    event: 'read',
    facts: factsOf(item, version),
    thing: item.title,
    text: version.body,
  })
  return {
    id: item.id,
    step: item.step,
    title: item.title,
    side,
    version: describeVersion(version, false),
    body: version.body,
    lang: version.lang,
    roomTitle: room.title,
  }
}

/** Bytes read and sent before it is asked again whether they may still go. */
const chunkBytes = 64 * 1024

/**
 * Gives a version of a file. Getting another side's file is one entry of the ledger, written before the first byte leaves.
 * Access is asked for again before each piece: when it is closed half-way, the rest does not come.
 */
export async function downloadFile(
  ctx: Context,
  input: ParsedInputOf<typeof contract.downloadFile>,
  subject: RoomSubject,
): Promise<FileAnswer> {
  const { db } = ctx
  const { item, version } = await db.transaction().execute(async transaction => {
    const inside = { ...ctx, db: transaction }
    const room = await enterRoom(inside, subject)
    const found = await findReadable(inside, room, input)
    if (found.item.side !== room.me) {
      const event = input.show && found.version.preview ? 'looked' : 'got'
      await record(inside, room, {
        event,
        facts: factsOf(found.item, found.version),
        thing: found.item.title,
      })
    }
    return found
  })
  const mayGoOn = () => stillMayRead(db, { ctx, subject, item })
  return {
    fileName: version.fileName ?? '',
    mediaType: version.mediaType ?? 'application/octet-stream',
    body: sendInPieces(ctx.files.path(version.fileHash ?? ''), mayGoOn),
    inline: input.show && version.preview,
  }
}

async function findReadable(
  ctx: Context,
  room: RoomSubject,
  input: { item: string; version: number },
): Promise<{ item: ItemRow; version: VersionRow }> {
  const item = await findItem(ctx.db, room.id, input.item)
  if (item === null || item.kind !== 'file') throw new Refusal('not-found')
  const mine = item.side === room.me
  const version = (await listVersions(ctx.db, item.id)).find(
    one => (mine ? one.number : one.shownNumber) === input.version,
  )
  if (version === undefined || !(mine || (version.shownAt !== null && isShown(room, item, ctx.now()))))
    throw new Refusal('not-found')
  return { item, version }
}

async function stillMayRead(
  db: Db,
  reading: { ctx: Context; subject: RoomSubject; item: ItemRow },
): Promise<boolean> {
  const { ctx, subject, item } = reading
  const room = await findRoom(db, subject.id)
  const now = await findItem(db, subject.id, item.id)
  if (room === null || now === null) return false
  if (!(await stillSpeaks(db, ctx.viewer.personId, sideOf(room, subject.me).organisationId))) return false
  return item.side === subject.me || isShown({ ...room, me: subject.me }, now, ctx.now())
}

async function* sendInPieces(path: string, mayGoOn: () => Promise<boolean>): AsyncGenerator<Uint8Array> {
  for await (const piece of createReadStream(path, { highWaterMark: chunkBytes })) {
    if (!(await mayGoOn())) throw new Refusal('not-found')
    yield piece as Uint8Array
  }
}
