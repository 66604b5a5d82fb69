import { sql } from 'kysely'
import type { Opening } from '../../engines/ledger/index.ts'
import type { Db } from '../../shared/context.ts'

export interface LedgerRow {
  origin: string
  size: number
  peaks: string[]
}

/** Takes the ledger of a room for this transaction: entries follow each other, and what is read after this is the newest. */
export async function lockLedger(db: Db, roomId: string): Promise<LedgerRow> {
  return db
    .selectFrom('room_ledger')
    .select(['origin', 'size', 'peaks'])
    .where('room_id', '=', roomId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export interface EntryRow {
  number: number
  at: Date
  event: string
  side: number
  text: string
  openings: Record<string, Opening>
}

/** Entries of a room in their order; a page of them, the newest first, where one is asked for. */
export async function listEntries(
  db: Db,
  roomId: string,
  page?: { page: number; pageSize: number },
): Promise<EntryRow[]> {
  let query = db
    .selectFrom('room_entry')
    .select(['number', 'at', 'event', 'side', 'text', 'openings'])
    .where('room_id', '=', roomId)
    .orderBy('number', page === undefined ? 'asc' : 'desc')
  if (page !== undefined) query = query.limit(page.pageSize).offset((page.page - 1) * page.pageSize)
  const rows = await query.execute()
  return rows.map(row => ({ ...row, openings: row.openings as EntryRow['openings'] }))
}

export async function countEntries(db: Db, roomId: string): Promise<number> {
  const row = await db
    .selectFrom('room_ledger')
    .select('size')
    .where('room_id', '=', roomId)
    .executeTakeFirst()
  return row?.size ?? 0
}

/** Signed notes of a room, the smallest first. */
export async function listCheckpoints(db: Db, roomId: string) {
  return db
    .selectFrom('room_checkpoint')
    .select(['size', 'note', 'signed_at as signedAt', 'stamp', 'stamped_at as stampedAt'])
    .where('room_id', '=', roomId)
    .orderBy('size')
    .execute()
}

/** The newest signed note of a room, or null. */
export async function findLastCheckpoint(db: Db, roomId: string) {
  const row = await db
    .selectFrom('room_checkpoint')
    .select(['size', 'note', 'signed_at as signedAt'])
    .where('room_id', '=', roomId)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** The newest time stamp on a checkpoint of a room, or null. */
export async function findLastStamp(db: Db, roomId: string) {
  const row = await db
    .selectFrom('room_checkpoint')
    .select(['size', 'stamped_at as stampedAt'])
    .where('room_id', '=', roomId)
    .where('stamped_at', 'is not', null)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Rooms in which something happened that no mailed checkpoint covers, and whose last mail is older than `before`. */
export async function listUnmailed(db: Db, before: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('room_ledger')
    .select('room_id')
    .where('mailed_size', '<', sql<number>`size`)
    .where(eb => eb.or([eb('mailed_at', 'is', null), eb('mailed_at', '<=', before)]))
    .orderBy('room_id')
    .limit(200)
    .execute()
  return rows.map(row => row.room_id)
}

/** The keys in use; made on first use. */
export async function findKeys(db: Db) {
  const row = await db
    .selectFrom('ledger_key')
    .select(['private_key as privateKey', 'public_key as publicKey'])
    .executeTakeFirst()
  return row ?? null
}
