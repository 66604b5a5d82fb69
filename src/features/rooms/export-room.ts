import { packArchive } from '../../engines/ledger/index.ts'
import type { Context, Db } from '../../shared/context.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { describeSides } from './describe-room.ts'
import { record } from './ledger.ts'
import { enterRoom, sideOf } from './load-room.ts'
import type { RoomSubject } from './policy.ts'
import { findRoom, type ItemRow, listItems, stillSpeaks, type VersionRow } from './queries.ts'
import { findNda } from './queries-nda.ts'
import { makeProof } from './read-ledger.ts'
import { getRegister } from './register.ts'
import { hasReached, steps } from './rules/steps.ts'
import { factsOf, isShown } from './show-things.ts'

/** An export is put together in memory; larger rooms are got file by file. */
const mostBytes = 100_000_000
const chunkBytes = 64 * 1024

/**
 * The whole collaboration as one ZIP: what the side may read at this moment, the register, the agreement, and the proof of
 * the ledger. Each thing of another side in it is one entry of the ledger, as if it had been got alone; and it is asked
 * again while it is sent whether all of it may still be read.
 */
export async function downloadExport(
  ctx: Context,
  _input: unknown,
  subject: RoomSubject,
): Promise<FileAnswer> {
  const { db } = ctx
  const { files, theirs } = await db
    .transaction()
    .execute(transaction => putTogether({ ...ctx, db: transaction }, subject))
  const archive = packArchive(files)
  const mayGoOn = () => mayStillRead(db, { ctx, subject, theirs })
  return {
    fileName: `room-${subject.id.slice(-8)}.zip`,
    mediaType: 'application/zip',
    body: sendInPieces(archive, mayGoOn),
  }
}

async function putTogether(
  ctx: Context,
  subject: RoomSubject,
): Promise<{ files: Map<string, Uint8Array>; theirs: ItemRow[] }> {
  const room = await enterRoom(ctx, subject)
  const readable = await listReadable(ctx, room)
  const size = readable.reduce((sum, { version }) => sum + (version.size ?? 0), 0)
  if (size > mostBytes) throw new Refusal('export-too-large')
  const files = new Map<string, Uint8Array>()
  const sides = describeSides(room)
  const theirs: ItemRow[] = []
  for (const [index, { item, version }] of readable.entries()) {
    const mine = item.side === room.me
    if (!mine) {
      theirs.push(item)
      const event = item.kind === 'text' ? 'read' : 'got'
      const facts = factsOf(item, version)
      await record(ctx, room, { event, facts, thing: item.title, text: version.body })
    }
    const number = String(index + 1).padStart(3, '0')
    const bytes =
      version.fileHash === null ? Buffer.from(version.body ?? '') : await ctx.files.get(version.fileHash)
    const name = version.fileName ?? `${item.title}.txt`
    files.set(`${item.step}/${mine ? 'ours' : `side-${item.side}`}/${number} ${plainName(name)}`, bytes)
  }
  const nda = hasReached(room.step, 'nda') ? await findNda(ctx.db, room.id) : null
  if (nda !== null && nda.pdfHash !== null) {
    await record(ctx, room, { event: 'nda-got', facts: { terms: nda.termsHash, sha256: nda.pdfHash } })
    files.set('agreement-signed.pdf', await ctx.files.get(nda.pdfHash))
  }
  const { items: register } = await getRegister(ctx, {}, room)
  files.set('register.json', json(register))
  files.set(
    'room.json',
    json({
      id: room.id,
      title: room.title,
      state: room.state,
      step: room.step,
      exportedAt: ctx.now(),
      sides,
    }),
  )
  for (const [path, bytes] of await makeProof(ctx, room)) files.set(`proof/${path}`, bytes)
  return { files, theirs }
}

/** The newest version of each thing that the side may read now: its own, and what others show. */
async function listReadable(
  ctx: Context,
  room: RoomSubject,
): Promise<{ item: ItemRow; version: VersionRow }[]> {
  const { items, versions } = await listItems(ctx.db, room.id)
  const readable = items.flatMap(item => {
    const mine = item.side === room.me
    if (mine ? item.withdrawnAt !== null : !isShown(room, item, ctx.now())) return []
    const version = versions.find(one => one.itemId === item.id && (mine || one.shownAt !== null))
    return version === undefined ? [] : [{ item, version }]
  })
  return readable.sort(
    (a, b) => steps.indexOf(a.item.step) - steps.indexOf(b.item.step) || a.item.side - b.item.side,
  )
}

async function mayStillRead(
  db: Db,
  reading: { ctx: Context; subject: RoomSubject; theirs: readonly ItemRow[] },
): Promise<boolean> {
  const { ctx, subject, theirs } = reading
  const room = await findRoom(db, subject.id)
  if (room === null) return false
  if (!(await stillSpeaks(db, ctx.viewer.personId, sideOf(room, subject.me).organisationId))) return false
  const { items } = await listItems(db, subject.id)
  const byId = new Map(items.map(item => [item.id, item]))
  return theirs.every(({ id }) => {
    const item = byId.get(id)
    return item !== undefined && isShown({ ...room, me: subject.me }, item, ctx.now())
  })
}

async function* sendInPieces(archive: Buffer, mayGoOn: () => Promise<boolean>): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < archive.length; at += chunkBytes) {
    if (!(await mayGoOn())) throw new Refusal('not-found')
    yield archive.subarray(at, at + chunkBytes)
  }
}

/** A name that any system can unpack and that leads out of no folder. */
function plainName(name: string): string {
  return name
    .replace(/[\p{Cc}<>:"/\\|?*]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(0, 120)
}

const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
