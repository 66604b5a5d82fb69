import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type { DatabaseLog } from '../database.ts'
import { DatabaseFault } from '../faults.ts'
import type { Engine } from './engine.ts'
import { Session } from './session.ts'

/** What the pool needs from its surroundings. */
export interface PoolParts {
  openEngine(): Promise<Engine>
  /** Throws 'disk-full' when the statement would write and there is too little room. */
  checkRoom(statement: string): Promise<void>
  readonly log: DatabaseLog
}

/**
 * The one connection of the embedded database, lent to one borrower after the other in the order they came. When the
 * engine ended, the next borrower gets a newly opened one.
 */
export class EmbeddedPool implements PostgresPool {
  readonly #parts: PoolParts
  readonly #waiting: (() => void)[] = []
  readonly #listeners = new Map<string, Set<(payload: string) => void>>()
  #lent = false
  #closed = false
  #session: Session | undefined
  restarts = -1
  lastEnd: string | undefined

  constructor(parts: PoolParts) {
    this.#parts = parts
  }

  /** Borrows the connection; `release` gives it back. */
  async connect(): Promise<PostgresPoolClient & { readonly session: Session }> {
    await this.#takeTurn()
    try {
      const session = await this.#liveSession()
      return this.#lend(session)
    } catch (error) {
      this.#passTurn()
      throw error
    }
  }

  /** Waits for the borrower, then closes the engine in good order. */
  async end(): Promise<void> {
    if (this.#closed) return
    await this.#takeTurn()
    this.#closed = true
    try {
      await this.#session?.close()
    } finally {
      this.#passTurn()
    }
  }

  /** Calls back on each notice of a channel, and with an empty payload after a restart. */
  async listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>> {
    const known = this.#listeners.get(channel) ?? new Set()
    const isNew = known.size === 0
    known.add(onNotify)
    this.#listeners.set(channel, known)
    if (isNew) await this.#once(`listen ${quoteChannel(channel)}`)
    return async () => {
      known.delete(onNotify)
      if (known.size > 0 || this.#listeners.get(channel) !== known) return
      this.#listeners.delete(channel)
      if (!this.#closed) await this.#once(`unlisten ${quoteChannel(channel)}`)
    }
  }

  /** Borrows the connection for one piece of work on the engine itself. */
  async withEngine<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    const client = await this.connect()
    try {
      return await work(client.session.engine)
    } finally {
      client.release()
    }
  }

  async #once(statement: string): Promise<void> {
    const client = await this.connect()
    try {
      await client.query(statement, [])
    } finally {
      client.release()
    }
  }

  #lend(session: Session): PostgresPoolClient & { readonly session: Session } {
    let returned = false
    const query = async (statement: string, values: readonly unknown[]) => {
      if (returned)
        throw new DatabaseFault('connection-lost', 'A connection was used after it was given back.')
      // A transaction that lost its engine has rolled back already.
      if (session.end && /^\s*rollback\b/i.test(statement))
        return { command: 'ROLLBACK', rowCount: 0, rows: [] }
      await this.#parts.checkRoom(statement)
      return session.query(statement, values)
    }
    return {
      session,
      query: query as (sql: unknown, parameters?: unknown) => Promise<PostgresQueryResult<never>> & never,
      release: () => {
        if (returned) return
        returned = true
        if (session.end || !session.inTransaction) return this.#passTurn()
        session
          .query('rollback')
          .catch(() => {})
          .finally(() => this.#passTurn())
      },
    }
  }

  async #liveSession(): Promise<Session> {
    if (this.#closed) throw new DatabaseFault('unavailable', 'The database is closed.')
    if (this.#session && !this.#session.end) return this.#session
    const ended = this.#session
    if (ended?.end) {
      this.lastEnd = ended.end.message
      this.#parts.log.warn({ reason: ended.end.message }, 'The embedded database is opened again.')
      await ended.gone
      this.#session = undefined
    }
    const session = await Session.open(await this.#parts.openEngine(), (channel, payload) =>
      this.#notify(channel, payload),
    )
    for (const channel of this.#listeners.keys()) await session.query(`listen ${quoteChannel(channel)}`)
    this.#session = session
    this.restarts++
    if (this.restarts > 0) for (const channel of this.#listeners.keys()) this.#notify(channel, '')
    return session
  }

  #notify(channel: string, payload: string): void {
    for (const onNotify of [...(this.#listeners.get(channel) ?? [])]) {
      try {
        onNotify(payload)
      } catch (error) {
        this.#parts.log.error({ error, channel }, 'A listener failed.')
      }
    }
  }

  #takeTurn(): Promise<void> {
    if (!this.#lent) {
      this.#lent = true
      return Promise.resolve()
    }
    return new Promise(resolve => this.#waiting.push(resolve))
  }

  #passTurn(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#lent = false
  }
}

/** Quotes the name of a notification channel for SQL. */
export function quoteChannel(channel: string): string {
  return `"${channel.replaceAll('"', '""')}"`
}
