import { open } from 'node:fs/promises'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { keepFile } from '../../shared/sent-files.ts'
import type * as contract from './contract.ts'
import { describeItem } from './describe-room.ts'
import { record } from './ledger.ts'
import { asTransaction, enterOpenRoom } from './load-room.ts'
import { refuseUnmarkable } from './marked-copies.ts'
import type { RoomSubject } from './policy.ts'
import { findItem, findUpload, type ItemRow, listVersions, measureSide } from './queries.ts'
import { bytesToLookAt, recogniseFile } from './rules/file-kinds.ts'
import { showThings } from './show-things.ts'

/** What one side may keep in a room. */
const mostItems = 200
const mostBytes = 1_000_000_000

type Step = ItemRow['step']

/** Adds a text to a step. Others read it once the step is open; until then nothing tells them that it is there. */
export async function addText(
  ctx: Context,
  input: ParsedInputOf<typeof contract.addText>,
  subject: RoomSubject,
): Promise<{ id: string }> {
  const room = await enterOpenRoom(ctx, subject)
  const id = await addItem(ctx, room, { step: input.step, kind: 'text', title: input.title })
  await addVersion(ctx, id, 1, { body: input.body, lang: input.lang })
  await showThings(ctx, room)
  return { id }
}

/** Adds a file to a step. */
export async function addFile(
  ctx: Context,
  input: ParsedInputOf<typeof contract.addFile>,
  subject: RoomSubject,
): Promise<{ id: string }> {
  const file = await readSentFile(ctx, input.file)
  const { step, title, marked } = input
  if (marked) await refuseUnmarkable(ctx, { room: subject, file })
  return asTransaction(ctx, async inside => {
    const room = await enterOpenRoom(inside, subject)
    const id = await addItem(inside, room, { step, kind: 'file', title, marked })
    await refuseTooMuch(inside, room, file.size)
    await addVersion(inside, id, 1, file)
    await showThings(inside, room)
    return { id }
  })
}

/** Gives a text a new version. */
export async function saveText(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveText>,
  subject: RoomSubject,
): Promise<{ done: true }> {
  const room = await enterOpenRoom(ctx, subject)
  const { item, next } = await findOwn(ctx, room, input.item, 'text')
  await addVersion(ctx, item.id, next, { body: input.body, lang: input.lang })
  await showThings(ctx, room)
  return { done: true }
}

/** Gives a file a new version; the ones before stay for those who may read them. */
export async function saveFile(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveFile>,
  subject: RoomSubject,
): Promise<{ done: true }> {
  const file = await readSentFile(ctx, input.file)
  const isMarked = (await findOwn(ctx, subject, input.item, 'file')).item.marked
  if (isMarked) await refuseUnmarkable(ctx, { room: subject, file })
  return asTransaction(ctx, async inside => {
    const room = await enterOpenRoom(inside, subject)
    const { item, next } = await findOwn(inside, room, input.item, 'file')
    if (item.marked && !isMarked) throw new Refusal('changed-meanwhile')
    await refuseTooMuch(inside, room, file.size)
    await addVersion(inside, item.id, next, file)
    await showThings(inside, room)
    return { done: true }
  })
}

/** Switches the watermark of a file on, when its newest version can carry one, or off. Downloads under way without it end. */
export async function setMarked(
  ctx: Context,
  { item: id, marked }: ParsedInputOf<typeof contract.setMarked>,
  subject: RoomSubject,
): Promise<{ done: true }> {
  const { item: before, versions } = await findOwn(ctx, subject, id, 'file')
  if (before.marked === marked) return { done: true }
  const newest = versions[0]
  if (marked)
    await refuseUnmarkable(ctx, {
      room: subject,
      file: { hash: newest?.fileHash ?? '', mediaType: newest?.mediaType ?? '' },
    })
  return asTransaction(ctx, async inside => {
    const room = await enterOpenRoom(inside, subject)
    const { item, next } = await findOwn(inside, room, id, 'file')
    if (marked && next - 1 !== newest?.number) throw new Refusal('changed-meanwhile')
    await inside.db.updateTable('room_item').set({ marked }).where('id', '=', item.id).execute()
    // It was just marked for a trial: what an earlier try said of it holds no longer.
    if (marked)
      await inside.db
        .updateTable('room_version')
        .set({ mark_fault: null })
        .where('item_id', '=', item.id)
        .where('number', '=', next - 1)
        .execute()
    return { done: true }
  })
}

/** Takes a thing back: nobody else reads it from the next request on. The ledger says so if it was ever shown. */
export async function withdrawItem(
  ctx: Context,
  input: ParsedInputOf<typeof contract.withdrawItem>,
  subject: RoomSubject,
): Promise<{ done: true }> {
  const room = await enterOpenRoom(ctx, subject)
  const { item, versions } = await findOwn(ctx, room, input.item)
  await ctx.db.updateTable('room_item').set({ withdrawn_at: ctx.now() }).where('id', '=', item.id).execute()
  if (versions.some(version => version.shownAt !== null))
    await record(ctx, room, {
      event: 'withdrawn',
      facts: { item: item.id, step: item.step },
      thing: item.title,
    })
  return { done: true }
}

/** A thing of one's own side, to change it. Reading what is one's own is nobody else's business: the ledger does not say it. */
export async function getOwnItem(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getOwnItem>,
  room: RoomSubject,
): Promise<AnswerOf<typeof contract.getOwnItem>> {
  const item = await findItem(ctx.db, room.id, input.item)
  if (item === null || item.side !== room.me) throw new Refusal('not-found')
  const versions = await listVersions(ctx.db, item.id)
  const told = describeItem(room, item, versions, ctx.now())
  if (told === null) throw new Refusal('not-found')
  return {
    ...told,
    body: versions[0]?.body ?? null,
    lang: versions[0]?.lang ?? room.lang,
    roomTitle: room.title,
  }
}

async function findOwn(ctx: Context, room: RoomSubject, id: string, kind?: ItemRow['kind']) {
  const item = await findItem(ctx.db, room.id, id)
  if (
    item === null ||
    item.side !== room.me ||
    item.withdrawnAt !== null ||
    (kind ?? item.kind) !== item.kind
  )
    throw new Refusal('not-found')
  const versions = await listVersions(ctx.db, item.id)
  return { item, versions, next: (versions[0]?.number ?? 0) + 1 }
}

async function addItem(
  ctx: Context,
  room: RoomSubject,
  item: { step: Step; kind: ItemRow['kind']; title: string; marked?: boolean },
): Promise<string> {
  const { items } = await measureSide(ctx.db, room.id, room.me)
  if (items >= mostItems) throw new Refusal('room-full')
  const id = ctx.newId()
  await ctx.db
    .insertInto('room_item')
    .values({ id, room_id: room.id, side: room.me, ...item, created_at: ctx.now() })
    .execute()
  return id
}

async function refuseTooMuch(ctx: Context, room: RoomSubject, size: number): Promise<void> {
  const { bytes } = await measureSide(ctx.db, room.id, room.me)
  if (bytes + size > mostBytes) throw new Refusal('room-full')
}

interface KeptFile {
  hash: string
  name: string
  size: number
  mediaType: string
  preview: boolean
}

async function addVersion(
  ctx: Context,
  item_id: string,
  number: number,
  content: { body: string; lang: string } | KeptFile,
): Promise<void> {
  const created = { item_id, number, created_at: ctx.now(), created_by: ctx.viewer.personId }
  if ('body' in content) {
    await ctx.db
      .insertInto('room_version')
      .values({ ...created, ...content })
      .execute()
    return
  }
  await keepFile(ctx.db, { ...content, now: ctx.now() })
  await ctx.db
    .insertInto('room_version')
    .values({
      ...created,
      lang: 'en',
      file_hash: content.hash,
      file_name: content.name,
      media_type: content.mediaType,
      preview: content.preview,
      size: content.size,
    })
    .execute()
}

/** A file that the asker has just sent, when it is of a kind that rooms take. */
export async function readSentFile(ctx: Context, sent: { hash: string; name: string }): Promise<KeptFile> {
  const size = await findUpload(ctx.db, ctx.viewer.personId, sent.hash)
  if (size === null || !(await ctx.files.exists(sent.hash)))
    throw new Refusal('input-invalid', { faults: [{ field: 'file', code: 'missing' }] })
  const handle = await open(await ctx.files.local(sent.hash), 'r')
  const first = new Uint8Array(bytesToLookAt)
  try {
    const { bytesRead } = await handle.read(first, 0, bytesToLookAt, 0)
    const kind = recogniseFile(sent.name, first.subarray(0, bytesRead))
    if (kind === null) throw new Refusal('file-kind-refused', { field: 'file' })
    return { hash: sent.hash, name: sent.name, size, ...kind }
  } finally {
    await handle.close()
  }
}
