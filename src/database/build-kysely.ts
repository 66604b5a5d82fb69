import { AsyncLocalStorage } from 'node:async_hooks'
import {
  type ConnectionProvider,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Driver,
  Kysely,
  PostgresDialect,
  type PostgresPool,
} from 'kysely'
import { DatabaseFault } from './faults.ts'
import type { Tables } from './tables.ts'

/**
 * Builds the query builder over a pool of connections. Using the outer `db` inside a transaction is thrown as a
 * fault: on the embedded database it would wait for itself, on a server it would miss the transaction.
 */
export async function buildKysely(pool: PostgresPool): Promise<Kysely<Tables>> {
  const dialect = new PostgresDialect({ pool })
  const driver = dialect.createDriver()
  await driver.init()
  const executor = new DefaultQueryExecutor(
    dialect.createQueryCompiler(),
    dialect.createAdapter(),
    new GuardedConnections(driver),
  )
  return new Kysely<Tables>({ config: { dialect }, dialect, driver, executor })
}

/** Hands out connections and remembers, per chain of calls, that one is held. */
class GuardedConnections implements ConnectionProvider {
  readonly #driver: Driver
  readonly #held = new AsyncLocalStorage<{ live: boolean }>()

  constructor(driver: Driver) {
    this.#driver = driver
  }

  async provideConnection<T>(consumer: (connection: DatabaseConnection) => Promise<T>): Promise<T> {
    if (this.#held.getStore()?.live) {
      throw new DatabaseFault(
        'outer-use-in-transaction',
        'Inside a transaction every statement must go through the transaction, not through the outer db.',
      )
    }
    const connection = await this.#driver.acquireConnection()
    const hold = { live: true }
    try {
      return await this.#held.run(hold, () => consumer(connection))
    } finally {
      hold.live = false
      await this.#driver.releaseConnection(connection)
    }
  }
}
