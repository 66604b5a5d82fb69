import { createReadStream } from 'node:fs'
import type { Context, Db } from '../../shared/context.ts'
import type { AnswerOf, FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import type * as contract from './contract.ts'
import { describeSides, describeVersion } from './describe-room.ts'
import { record } from './ledger.ts'
import { asTransaction, enterRoom, sideOf } from './load-room.ts'
import { makeMarkedCopy, refuseMarkFault } from './marked-copies.ts'
import type { MarkedCopy } from './marking/mark-copy.ts'
import type { RoomSubject } from './policy.ts'
import {
  findItem,
  findRoom,
  type ItemRow,
  listVersions,
  type RoomFacts,
  stillSpeaks,
  type VersionRow,
} from './queries.ts'
import { findReadingSide } from './queries-readers.ts'
import { factsOf, isOwn, isShown } from './show-things.ts'

/** Reads the newest version of a text that another side shows. Each reading is one entry of the ledger. */
export async function openText(
  ctx: Context,
  input: ParsedInputOf<typeof contract.openText>,
  subject: RoomSubject,
): Promise<AnswerOf<typeof contract.openText>> {
  const room = await enterRoom(ctx, subject)
  const item = await findItem(ctx.db, room.id, input.item)
  if (item === null || item.kind !== 'text' || isOwn(room, item) || !isShown(room, item, ctx.now()))
    throw new Refusal('not-found')
  const version = (await listVersions(ctx.db, item.id)).find(one => one.shownAt !== null)
  const side = describeSides(room).find(one => one.position === item.side)
  if (version === undefined || version.body === null || side === undefined) throw new Refusal('not-found')
  // What a reader reads of their own side is its own business, as it is when those read it who speak for it.
  if (item.side !== room.me)
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
  const { room, item, version, entry } = await asTransaction(ctx, inside =>
    noteReading(inside, input, subject),
  )
  const copy =
    entry !== null && item.marked ? await makeMarkedCopy(ctx, { room, item, version, entry }) : null
  const mayGoOn = () => stillMayRead(ctx.db, { ctx, subject, item })
  return {
    fileName: version.fileName ?? '',
    mediaType: version.mediaType ?? 'application/octet-stream',
    body:
      copy === null
        ? sendInPieces(ctx.files.read(version.fileHash ?? ''), mayGoOn)
        : sendCopy(copy, sendInPieces(readCopy(copy.path), mayGoOn)),
    inline: input.show && version.preview,
  }
}

/** Writes the entry that a file of another side is got; reading one's own is none. */
async function noteReading(
  ctx: Context,
  input: ParsedInputOf<typeof contract.downloadFile>,
  subject: RoomSubject,
) {
  const room = await enterRoom(ctx, subject)
  const { item, version } = await findReadable(ctx, room, input)
  if (item.side === room.me) return { room, item, version, entry: null }
  if (item.marked) refuseMarkFault(version)
  const entry = await record(ctx, room, {
    event: input.show && version.preview ? 'looked' : 'got',
    facts: { ...factsOf(item, version), ...(item.marked ? { marked: true } : {}) },
    thing: item.title,
  })
  return { room, item, version, entry }
}

async function findReadable(
  ctx: Context,
  room: RoomSubject,
  input: { item: string; version: number },
): Promise<{ item: ItemRow; version: VersionRow }> {
  const item = await findItem(ctx.db, room.id, input.item)
  if (item === null || item.kind !== 'file') throw new Refusal('not-found')
  const mine = isOwn(room, item)
  const version = (await listVersions(ctx.db, item.id)).find(
    one => (mine ? one.number : one.shownNumber) === input.version,
  )
  if (version === undefined || !(mine || (version.shownAt !== null && isShown(room, item, ctx.now()))))
    throw new Refusal('not-found')
  return { item, version }
}

/** Whether a reading that has begun may go on: it is asked before each piece. */
export async function stillMayRead(
  db: Db,
  reading: { ctx: Context; subject: RoomSubject; item: ItemRow },
): Promise<boolean> {
  const { ctx, subject, item } = reading
  const room = await findStillOpen(db, { ctx, subject })
  const now = await findItem(db, subject.id, item.id)
  if (room === null || now === null) return false
  // Whoever gets a file as it is while its owner switches the watermark on gets no more of it.
  if (now.marked && !item.marked && item.side !== subject.me) return false
  return isOwn(subject, item) || isShown({ ...subject, ...room }, now, ctx.now())
}

/** The room as it is now, while the reader still speaks for their side of it, or is still named as its reader. */
export async function findStillOpen(
  db: Db,
  { ctx, subject }: { ctx: Context; subject: RoomSubject },
): Promise<RoomFacts | null> {
  const room = await findRoom(db, subject.id)
  if (room === null) return null
  if (subject.isReader)
    return (await findReadingSide(db, room.id, ctx.viewer.personId)) === subject.me ? room : null
  const { organisationId } = sideOf(room, subject.me)
  return (await stillSpeaks(db, ctx.viewer.personId, organisationId)) ? room : null
}

/** The bytes of a file, each piece only while it may still go. */
export async function* sendInPieces(
  pieces: AsyncIterable<Uint8Array>,
  mayGoOn: () => Promise<boolean>,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    if (!(await mayGoOn())) throw new Refusal('not-found')
    yield piece
  }
}

/** A marked copy in the pieces in which every file is sent; it is opened only once somebody begins to read it. */
export async function* readCopy(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, { highWaterMark: chunkBytes })
}

/** Sends a marked copy and removes it, also when nobody has begun to read it or the reader went away. */
function sendCopy(copy: MarkedCopy, pieces: AsyncGenerator<Uint8Array>): AsyncIterable<Uint8Array> {
  const next = async () => {
    try {
      const piece = await pieces.next()
      if (piece.done === true) await copy.remove()
      return piece
    } catch (error) {
      await copy.remove()
      throw error
    }
  }
  const end = async (): Promise<IteratorResult<Uint8Array>> => {
    await pieces.return(undefined)
    await copy.remove()
    return { done: true, value: undefined }
  }
  return { [Symbol.asyncIterator]: () => ({ next, return: end }) }
}
