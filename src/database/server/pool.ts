import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'
import { keptPlanMark } from '../../shared/kept-plan.ts'
import { isDatabaseFault, toDatabaseFault } from '../faults.ts'
import { currentQueryTimeout } from '../query-timeout.ts'
import { noteStatement } from '../record-statements.ts'

const PREPARE_LIMIT = 5000
/** Statements kept prepared on each connection; texts beyond it are planned anew each time. */
const MOST_KEPT = 100

/** The connections to a server, each brought to a known state before its first use and dropped after any doubt. */
export class ServerPool implements PostgresPool {
  readonly #pool: pg.Pool
  readonly #prepared = new WeakSet<pg.PoolClient>()

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async connect(): Promise<PostgresPoolClient> {
    let client: pg.PoolClient
    try {
      client = await this.#pool.connect()
    } catch (error) {
      throw toDatabaseFault(error)
    }
    try {
      await this.#prepare(client)
    } catch (error) {
      client.release(true)
      throw toDatabaseFault(error)
    }
    return lend(client)
  }

  end(): Promise<void> {
    return this.#pool.end()
  }

  async #prepare(client: pg.PoolClient): Promise<void> {
    if (this.#prepared.has(client)) return
    // Limited like any other statement: a new connection may be swallowed by the network, too.
    const run = (text: string): Promise<unknown> => {
      const limited = { text, query_timeout: PREPARE_LIMIT }
      return client.query(limited)
    }
    // A pooler between us and the server may hand over a connection somebody else has used.
    await run('rollback')
    await run('discard all')
    await run(`set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'`)
    // Lets the server stop a statement whose client gave up; not every system can, and then it runs to its end.
    await run(`set client_connection_check_interval = '2s'`).catch(() => {})
    this.#prepared.add(client)
  }
}

function lend(client: pg.PoolClient): PostgresPoolClient {
  let broken = false
  let returned = false
  const onError = (): void => {
    broken = true
  }
  client.on('error', onError)
  const query = async (text: string, values: readonly unknown[]) => {
    // A transaction that lost its connection has rolled back already.
    if (broken && /^\s*rollback\b/i.test(text)) return { command: 'ROLLBACK', rowCount: 0, rows: [] }
    noteStatement(text)
    const name = nameOfKept(text)
    try {
      // `query_timeout` works where `statement_timeout` does not: when the network swallows everything.
      const limited = { text, values: [...values], query_timeout: currentQueryTimeout() }
      return await client.query(name === undefined ? limited : { ...limited, name })
    } catch (error) {
      // What was prepared may not fit the tables any more, as after a migration by a newer process.
      if (name !== undefined) broken = true
      const fault = toDatabaseFault(error)
      if (isDatabaseFault(fault) && fault.code !== 'nul-character' && fault.code !== 'disk-full')
        broken = true
      throw fault
    }
  }
  return {
    query: query as (sql: unknown, parameters?: unknown) => Promise<PostgresQueryResult<never>> & never,
    release: () => {
      if (returned) return
      returned = true
      client.off('error', onError)
      client.release(broken || client.getTransactionStatus() !== 'I')
    },
  }
}

const keptNames = new Map<string, string>()

/** The name under which a statement is prepared on every connection; undefined for one that is not to be kept. */
function nameOfKept(text: string): string | undefined {
  const known = keptNames.get(text)
  if (known !== undefined || !text.includes(keptPlanMark) || keptNames.size >= MOST_KEPT) return known
  const name = `kept-${keptNames.size}`
  keptNames.set(text, name)
  return name
}
