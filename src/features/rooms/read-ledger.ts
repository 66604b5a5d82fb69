import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  fingerprintOf,
  hashEntry,
  type Opening,
  packArchive,
  writeBundle,
} from '../../engines/ledger/index.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import type * as contract from './contract.ts'
import { describeSides } from './describe-room.ts'
import { listPeopleWhoLeft } from './forget-person.ts'
import { signLedger } from './ledger.ts'
import { enterRoom } from './load-room.ts'
import type { RoomSubject } from './policy.ts'
import { bundlePaper } from './print/bundle-paper.ts'
import {
  countEntries,
  type EntryRow,
  findKeys,
  findLastCheckpoint,
  findLastStamp,
  listCheckpoints,
  listEntries,
} from './queries-ledger.ts'
import { knowsSide } from './rules/may-read.ts'
import { hasReached, steps } from './rules/steps.ts'

/** Who saw, got, sent and signed what when, newest first. Names of a side that has not shown itself are left out. */
export async function listLedger(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listLedger>,
  room: RoomSubject,
): Promise<AnswerOf<typeof contract.listLedger>> {
  const { page, pageSize } = input
  const keys = await findKeys(ctx.db)
  const last = await findLastCheckpoint(ctx.db, room.id)
  const stamp = await findLastStamp(ctx.db, room.id)
  const rows = await listEntries(ctx.db, room.id, { page, pageSize })
  return {
    roomTitle: room.title,
    total: await countEntries(ctx.db, room.id),
    page,
    pageSize,
    keyFingerprint: keys === null ? null : fingerprintOf(keys.publicKey),
    signedAt: last?.signedAt ?? null,
    signedSize: last?.size ?? 0,
    stampedAt: stamp?.stampedAt ?? null,
    stampedSize: stamp?.size ?? 0,
    left: await listPeopleWhoLeft(ctx.db, room),
    sides: describeSides(room),
    items: rows.map(row => describeEntry(room, row)),
  }
}

interface Leaf {
  facts: { step?: string; version?: number; until?: string | null; marked?: boolean }
}

function describeEntry(room: RoomSubject, row: EntryRow) {
  const { facts } = JSON.parse(row.text) as Leaf
  const openings = openingsFor(room, row)
  const nameIn = (name: string) => {
    const value = openings[name]?.value
    return typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : null
  }
  return {
    number: row.number,
    at: row.at,
    event: row.event,
    side: row.side,
    mine: row.side === room.me,
    organisation: nameIn('organisation'),
    person: nameIn('person'),
    thing: nameIn('thing') ?? nameIn('reader'),
    version: facts.version ?? null,
    marked: facts.marked === true,
    step: steps.find(step => step === facts.step) ?? null,
    day: facts.until ?? null,
    hash: Buffer.from(hashEntry(row.text)).toString('hex'),
  }
}

/**
 * What a reader may open of an entry: who a side is only where they know it, and its people only once all sides have shown
 * themselves. Whoever opens a room without a name would otherwise learn who at the other side read it and when.
 */
function openingsFor(room: RoomSubject, row: EntryRow): Record<string, Opening> {
  if (row.side === room.me) return row.openings
  // The seal of a text would let a side that never opened it try what a short one says, also after it was closed.
  const { text, ...told } = row.openings
  const openings = text !== undefined && row.event === 'registered' ? row.openings : told
  if (hasReached(room.step, 'identity')) return openings
  const { organisation, person: _person, reader: _reader, ...rest } = openings
  return organisation !== undefined && knowsSide(room, room.me, row.side) ? { ...rest, organisation } : rest
}

/** Everything that proves the ledger, signed as it stands at this moment, with a verifier that needs no Kontor. */
export async function downloadProof(
  ctx: Context,
  _input: unknown,
  subject: RoomSubject,
): Promise<FileAnswer> {
  const room = await enterRoom(ctx, subject)
  const files = await makeProof(ctx, room)
  return {
    fileName: `proof-${room.id.slice(-8)}-${await countEntries(ctx.db, room.id)}.zip`,
    mediaType: 'application/zip',
    body: packArchive(files),
  }
}

/** The files of a proof, signed as the ledger stands now, with what this side may open. */
export async function makeProof(ctx: Context, room: RoomSubject): Promise<ReadonlyMap<string, Uint8Array>> {
  const { publicKey } = await signLedger(ctx, room.id)
  const rows = await listEntries(ctx.db, room.id)
  const checkpoints = await listCheckpoints(ctx.db, room.id)
  const origin = `${new URL(ctx.baseUrl).host}/rooms/${room.id}`
  const verifier = await readFile(join(import.meta.dirname, '../../engines/ledger/independent/verify.mjs'))
  return writeBundle({
    origin,
    entries: rows.map(row => ({ text: row.text, openings: openingsFor(room, row) })),
    checkpoints: checkpoints.map(one => one.note),
    publicKey,
    stamps: new Map(
      checkpoints.flatMap(({ stamp }, index): [number, Uint8Array][] =>
        stamp === null ? [] : [[index, Buffer.from(stamp, 'base64')]],
      ),
    ),
    others: new Map([
      ['README.txt', Buffer.from(bundlePaper({ title: room.title, fingerprint: fingerprintOf(publicKey) }))],
      ['verify.mjs', verifier],
    ]),
  })
}
