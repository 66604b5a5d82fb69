import pg from 'pg'
import { DatabaseFault, sqlState, toDatabaseFault } from '../faults.ts'
import { currentQueryTimeout } from '../query-timeout.ts'
import { noteStatement } from '../record-statements.ts'
import { valueTypes } from '../value-types.ts'
import type { Engine } from './engine.ts'
import { EngineStream } from './wire.ts'

/** One run of the embedded engine with the `pg` client that talks to it. It ends at the first sign of trouble. */
export class Session {
  readonly engine: Engine
  readonly #client: pg.Client
  readonly #stream: EngineStream
  #end: DatabaseFault | undefined
  /** Resolves when the engine has gone; a new one may open the folder only then. */
  gone: Promise<void> = Promise.resolve()

  private constructor(engine: Engine, client: pg.Client, stream: EngineStream) {
    this.engine = engine
    this.#client = client
    this.#stream = stream
  }

  static async open(engine: Engine, onNotify: (channel: string, payload: string) => void): Promise<Session> {
    const stream = new EngineStream(engine)
    const client = new pg.Client({
      user: 'postgres',
      database: 'postgres',
      password: '',
      host: 'embedded',
      ssl: false,
      types: valueTypes,
      stream: () => stream as never,
    })
    const session = new Session(engine, client, stream)
    client.on('error', error =>
      session.fail(new DatabaseFault('connection-lost', 'The embedded database ended.', error)),
    )
    client.on('notification', notice => onNotify(notice.channel, notice.payload ?? ''))
    engine.onDeath(reason =>
      session.fail(new DatabaseFault('connection-lost', 'The embedded database ended unexpectedly.', reason)),
    )
    await client.connect()
    return session
  }

  /** Why this session ended; undefined while it lives. */
  get end(): DatabaseFault | undefined {
    return this.#end
  }

  /** True while a transaction is open that nobody ended. */
  get inTransaction(): boolean {
    const status = this.#client.getTransactionStatus()
    return status !== null && status !== 'I'
  }

  /** Runs one statement; a time-out or a resource error ends the session and its engine. */
  async query(text: string, values?: readonly unknown[]): Promise<pg.QueryResult> {
    if (this.#end) throw this.#end
    noteStatement(text)
    const limit = currentQueryTimeout()
    const timer = setTimeout(
      () =>
        this.fail(
          new DatabaseFault('query-time-out', `A statement ran longer than ${limit / 1000} seconds.`),
        ),
      limit,
    )
    try {
      return await this.#client.query(text, values as unknown[] | undefined)
    } catch (error) {
      const fault = toDatabaseFault(error)
      // The engine may spin for ever after an error of the disk or of memory, so it is not asked again.
      if (/^(53|58)/.test(sqlState(error) ?? '')) {
        this.fail(
          new DatabaseFault(
            'connection-lost',
            'The embedded database is restarted after a system error.',
            error,
          ),
        )
      }
      throw fault
    } finally {
      clearTimeout(timer)
    }
  }

  /** Ends the session: the running statement is rejected with `fault`, the engine is ended. */
  fail(fault: DatabaseFault): void {
    if (this.#end) return
    this.#end = fault
    this.#stream.destroy(fault)
    this.gone = this.engine.terminate()
    this.gone.catch(() => {})
  }

  /** Ends the session in good order. */
  async close(): Promise<void> {
    if (this.#end) return this.gone
    this.#end = new DatabaseFault('connection-lost', 'The database was closed.')
    await this.#client.end()
    this.gone = this.engine.close()
    await this.gone
  }
}
