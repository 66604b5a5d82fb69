import fs from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { buildKysely } from '../build-kysely.ts'
import type { Database, DatabaseLog, Durability } from '../database.ts'
import { withQueryTimeout } from '../query-timeout.ts'
import type { Engine } from './engine.ts'
import { FreeSpace } from './free-space.ts'
import { lockFolder } from './lock.ts'
import { EmbeddedPool } from './pool.ts'
import { openWorkerEngine } from './worker-engine.ts'

/** Where an embedded database lives and how it is watched. */
export interface EmbeddedOptions {
  /** The data folder of the installation; the database takes a folder in it. */
  readonly folder: string
  readonly log: DatabaseLog
  /** A dumped, migrated data folder that saves time at the first start. */
  readonly template?: string | undefined
  /** Bytes to keep free on the disk. */
  readonly reserve?: number | undefined
}

/** The folder of the embedded database inside the data folder of an installation. */
export function embeddedFolder(folder: string): string {
  return path.join(folder, 'postgres')
}

const MAINTENANCE_LIMIT = 10 * 60_000

/** Opens the embedded database of a data folder, or throws the fault 'locked' if another process has it. */
export async function openEmbedded(options: EmbeddedOptions): Promise<Database> {
  fs.mkdirSync(options.folder, { recursive: true })
  const lock = await lockFolder(options.folder)
  const space = new FreeSpace(options.folder, options.reserve)
  const start = { folder: embeddedFolder(options.folder), template: options.template }
  const pool = new EmbeddedPool({
    openEngine: () => openWorkerEngine(start),
    checkRoom: statement => space.checkStatement(statement),
    log: options.log,
  })
  try {
    const durability = await measureDurability(pool)
    if (!durability.claimed)
      options.log.warn({ durability }, durability.reason ?? 'Durability is not claimed.')
    return await assembleEmbedded({ pool, space, durability, onClosed: () => lock.release() })
  } catch (error) {
    await pool.end().catch(() => {})
    await lock.release()
    throw error
  }
}

/** A database in memory, for tests and for making templates; `dump` gives its data folder as a tar. */
export type MemoryDatabase = Database & { dump(): Promise<Uint8Array> }

/** Opens a database over an engine that keeps everything in memory; nothing about it is durable. */
export async function openInMemory(
  openEngine: () => Promise<Engine>,
  log: DatabaseLog,
): Promise<MemoryDatabase> {
  const pool = new EmbeddedPool({ openEngine, checkRoom: async () => {}, log })
  const durability = { claimed: false, fsyncs: 0, reason: 'The database is in memory.' }
  const database = await assembleEmbedded({ pool, space: undefined, durability, onClosed: async () => {} })
  return { ...database, dump: () => pool.withEngine(engine => engine.dump()) }
}

/** Counts the disk flushes of one commit; none means that the file layer no longer does what it must. */
async function measureDurability(pool: EmbeddedPool): Promise<Durability> {
  const client = await pool.connect()
  try {
    const before = await client.session.engine.countFsyncs()
    await client.session.query(`select pg_logical_emit_message(true, 'kontor', 'self-test')`)
    const fsyncs = (await client.session.engine.countFsyncs()) - before
    if (fsyncs > 0) return { claimed: true, fsyncs, reason: undefined }
    const reason = 'A test commit did not reach the disk: acknowledged changes may be lost in a power cut.'
    return { claimed: false, fsyncs, reason }
  } finally {
    client.release()
  }
}

async function assembleEmbedded(parts: {
  pool: EmbeddedPool
  space: FreeSpace | undefined
  durability: Durability
  onClosed: () => Promise<void>
}): Promise<Database> {
  const { pool, space } = parts
  const db = await buildKysely(pool)
  return {
    db,
    kind: 'embedded',
    durability: parts.durability,
    listen: (channel, onNotify) => pool.listen(channel, onNotify),
    ensureRoom: async bytes => space?.ensureRoom(bytes),
    health: async () => {
      const begun = performance.now()
      const reason = await sql`select 1`.execute(db).then(
        () => undefined,
        error => String(error),
      )
      return {
        ok: reason === undefined,
        milliseconds: performance.now() - begun,
        freeBytes: await space?.measure(),
        restarts: Math.max(0, pool.restarts),
        reason: reason ?? pool.lastEnd,
      }
    },
    maintain: () =>
      withQueryTimeout(MAINTENANCE_LIMIT, async () => {
        await sql`vacuum (analyze)`.execute(db)
        await sql`checkpoint`.execute(db)
      }),
    refreshStatistics: async () => {
      // Counted since the last look: the engine's own count is otherwise written down whenever it pleases.
      await sql`select pg_stat_force_next_flush()`.execute(db)
      const { rows } = await sql<{ name: string }>`
        select relname as name from pg_stat_user_tables
        where schemaname = 'public' and n_mod_since_analyze > 50 + n_live_tup / 10`.execute(db)
      for (const { name } of rows) await sql`analyze ${sql.table(name)}`.execute(db)
    },
    close: async () => {
      await db.destroy()
      await parts.onClosed()
    },
  }
}
