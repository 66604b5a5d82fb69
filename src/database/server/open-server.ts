import { sql } from 'kysely'
import pg from 'pg'
import { buildKysely } from '../build-kysely.ts'
import type { Database, DatabaseLog, Durability } from '../database.ts'
import { DatabaseFault } from '../faults.ts'
import { valueTypes } from '../value-types.ts'
import { ServerListener } from './listener.ts'
import { ServerPool } from './pool.ts'

const OLDEST_VERSION = 150000
/** Connections one process keeps; several processes share the server's limit, 100 by default. */
const CONNECTIONS = 10
/** Milliseconds to wait for a connection, new or given back; then the caller hears that the server is not there. */
const CONNECT_LIMIT = 5000

/** Opens a PostgreSQL server, version 15 or later, from its address. */
export async function openServer(url: string, log: DatabaseLog): Promise<Database> {
  const settings: pg.ClientConfig = {
    connectionString: url,
    types: valueTypes,
    connectionTimeoutMillis: CONNECT_LIMIT,
    keepAlive: true,
    application_name: 'kontor',
  }
  const connections = new pg.Pool({ ...settings, max: CONNECTIONS, idleTimeoutMillis: 60_000 })
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  connections.on('error', error => log.warn({ error: error.message }, 'An idle database connection broke.'))
  const pool = new ServerPool(connections)
  const db = await buildKysely(pool)
  const listener = new ServerListener(settings, log)
  try {
    const durability = await checkServer(db)
    if (!durability.claimed) log.warn({ durability }, durability.reason ?? 'Durability is not claimed.')
    return assembleServer({ db, durability, listener })
  } catch (error) {
    await db.destroy()
    throw error
  }
}

function assembleServer(parts: {
  db: Database['db']
  durability: Durability
  listener: ServerListener
}): Database {
  const { db, listener } = parts
  return {
    db,
    kind: 'server',
    durability: parts.durability,
    listen: (channel, onNotify) => listener.listen(channel, onNotify),
    ensureRoom: async () => {},
    health: async () => {
      const begun = performance.now()
      const reason = await sql`select 1`.execute(db).then(
        () => undefined,
        error => String(error),
      )
      const milliseconds = performance.now() - begun
      return { ok: reason === undefined, milliseconds, freeBytes: undefined, restarts: 0, reason }
    },
    maintain: async () => {
      await sql`analyze`.execute(db)
    },
    refreshStatistics: async () => {},
    close: async () => {
      await listener.close()
      await db.destroy()
    },
  }
}

async function checkServer(db: Database['db']): Promise<Durability> {
  const { rows } = await sql<{ version: number; fsync: string; commit: string; encoding: string }>`
    select current_setting('server_version_num')::int as version, current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as commit, current_setting('server_encoding') as encoding`.execute(
    db,
  )
  const [row] = rows
  if (!row) throw new DatabaseFault('unavailable', 'The database server gave no version.')
  if (row.version < OLDEST_VERSION) {
    const version = Math.floor(row.version / 10000)
    throw new DatabaseFault('unavailable', `The server runs PostgreSQL ${version}; Kontor needs 15 or later.`)
  }
  if (row.encoding !== 'UTF8') {
    throw new DatabaseFault('unavailable', `The database stores text as ${row.encoding}; Kontor needs UTF8.`)
  }
  const lax = row.fsync !== 'on' ? 'fsync' : row.commit === 'off' ? 'synchronous_commit' : undefined
  if (lax === undefined) return { claimed: true, fsyncs: undefined, reason: undefined }
  const reason = `The server runs with ${lax} = off: acknowledged changes may be lost in a crash.`
  return { claimed: false, fsyncs: undefined, reason }
}
