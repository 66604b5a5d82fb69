import type { Context } from '../../shared/context.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { type ArchivedFile, plainName, streamArchive } from '../../shared/stream-archive.ts'
import { describeSides } from './describe-room.ts'
import { record } from './ledger.ts'
import { asTransaction, enterRoom } from './load-room.ts'
import { makeMarkedCopy } from './marked-copies.ts'
import type { MarkedCopy } from './marking/mark-copy.ts'
import { findStillOpen, readCopy, sendInPieces, stillMayRead } from './open-things.ts'
import type { RoomSubject } from './policy.ts'
import type { ItemRow, VersionRow } from './queries.ts'
import { findNda } from './queries-nda.ts'
import { makeProof } from './read-ledger.ts'
import { getRegister } from './register.ts'
import { markKindOf } from './rules/file-kinds.ts'
import { hasReached, steps } from './rules/steps.ts'
import { factsOf, isShown, listReadable } from './show-things.ts'

/** A thing in the export, with the entry of the ledger that says so; of one's own there is none. */
interface Exported {
  item: ItemRow
  version: VersionRow
  entry: number | null
}

interface Order {
  room: RoomSubject
  things: Exported[]
  /** The signed agreement, by its hash. */
  agreement: string | null
  /** What Kontor itself says: the room, the register, the proof. */
  papers: Map<string, Uint8Array>
}

/**
 * The whole collaboration as one ZIP: what the side may read at this moment, the register, the agreement, and the proof of
 * the ledger. Each thing of another side in it is one entry of the ledger, as if it had been got alone. It is put together
 * while it is sent, and asked again before each piece whether the thing may still be read: closing breaks it off.
 */
export async function downloadExport(
  ctx: Context,
  _input: unknown,
  subject: RoomSubject,
): Promise<FileAnswer> {
  const order = await asTransaction(ctx, inside => putOrder(inside, subject))
  return {
    fileName: `room-${subject.id.slice(-8)}.zip`,
    mediaType: 'application/zip',
    body: streamArchive(listFiles(ctx, order)),
  }
}

async function putOrder(ctx: Context, subject: RoomSubject): Promise<Order> {
  const room = await enterRoom(ctx, subject)
  const things: Exported[] = []
  for (const { item, version } of await listNewest(ctx, room))
    things.push({
      item,
      version,
      entry: item.side === room.me ? null : await note(ctx, room, { item, version }),
    })
  const nda = hasReached(room.step, 'nda') ? await findNda(ctx.db, room.id) : null
  const agreement = nda?.pdfHash ?? null
  if (nda !== null && agreement !== null)
    await record(ctx, room, { event: 'nda-got', facts: { terms: nda.termsHash, sha256: agreement } })
  const { items: register } = await getRegister(ctx, {}, room)
  const { id, title, state, step } = room
  const about = { id, title, state, step, exportedAt: ctx.now(), sides: describeSides(room) }
  const proof = await makeProof(ctx, room)
  const papers = new Map<string, Uint8Array>([
    ['register.json', json(register)],
    ['room.json', json(about)],
    ...[...proof].map(([path, bytes]): [string, Uint8Array] => [`proof/${path}`, bytes]),
  ])
  return { room, things, agreement, papers }
}

/** The entry that another side's thing is got; null for a file that would need a watermark and cannot carry one. */
async function note(
  ctx: Context,
  room: RoomSubject,
  { item, version }: { item: ItemRow; version: VersionRow },
): Promise<number | null> {
  if (isUnsendable(item, version)) return null
  const facts = { ...factsOf(item, version), ...(item.marked ? { marked: true } : {}) }
  const event = item.kind === 'text' ? 'read' : 'got'
  return record(ctx, room, { event, facts, thing: item.title, text: version.body })
}

function isUnsendable(item: ItemRow, version: VersionRow): boolean {
  return item.marked && (version.markFault !== null || markKindOf(version.mediaType) === null)
}

async function* listFiles(
  ctx: Context,
  { room, things, agreement, papers }: Order,
): AsyncGenerator<ArchivedFile> {
  for (const [index, thing] of things.entries())
    yield* listThing(ctx, room, { ...thing, number: String(index + 1).padStart(3, '0') })
  const mayGoOn = async () => (await findStillOpen(ctx.db, { ctx, subject: room })) !== null
  if (!(await mayGoOn())) throw new Refusal('not-found')
  if (agreement !== null) yield guarded('agreement-signed.pdf', () => ctx.files.read(agreement), mayGoOn)
  for (const [path, bytes] of papers) yield { path, read: () => inOne(bytes) }
}

function guarded(
  path: string,
  bytes: () => AsyncIterable<Uint8Array>,
  mayGoOn: () => Promise<boolean>,
): ArchivedFile {
  return { path, read: () => sendInPieces(bytes(), mayGoOn), scan: bytes }
}

/** One thing as it may go out: a text, a file, a copy with a watermark, or a word that it could carry none. */
async function* listThing(
  ctx: Context,
  room: RoomSubject,
  { item, version, entry, number }: Exported & { number: string },
): AsyncGenerator<ArchivedFile> {
  const mine = item.side === room.me
  const folder = `${item.step}/${mine ? 'ours' : `side-${item.side}`}`
  const path = `${folder}/${number} ${plainName(version.fileName ?? `${item.title}.txt`)}`
  const mayGoOn = () => stillMayRead(ctx.db, { ctx, subject: room, item })
  if (!(await mayGoOn())) throw new Refusal('not-found')
  const { body, fileHash } = version
  if (fileHash === null) return yield { path, read: () => inOne(Buffer.from(body ?? '')) }
  if (mine || !item.marked) return yield guarded(path, () => ctx.files.read(fileHash), mayGoOn)
  const copy = entry === null ? 'mark-failed' : await tryMarkedCopy(ctx, { room, item, version, entry })
  if (typeof copy === 'string') {
    const words = `${ctx.text(ctx.viewer.lang)(`refusal.${copy}`)}\n`
    return yield { path: `${path} (not sent).txt`, read: () => inOne(Buffer.from(words)) }
  }
  try {
    yield guarded(path, () => readCopy(copy.path), mayGoOn)
  } finally {
    await copy.remove()
  }
}

async function tryMarkedCopy(
  ctx: Context,
  marking: Parameters<typeof makeMarkedCopy>[1],
): Promise<MarkedCopy | 'mark-failed' | 'busy'> {
  return makeMarkedCopy(ctx, marking).catch((error: unknown) => {
    if (error instanceof Refusal && (error.code === 'mark-failed' || error.code === 'busy')) return error.code
    throw error
  })
}

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** The newest version of each thing that the side may read now: its own, and what others show. */
async function listNewest(
  ctx: Context,
  room: RoomSubject,
): Promise<{ item: ItemRow; version: VersionRow }[]> {
  const { items, versions } = await listReadable(ctx, room)
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

const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
