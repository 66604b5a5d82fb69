import { AsyncLocalStorage } from 'node:async_hooks'

/** Milliseconds a statement may run when nothing else is said. */
export const DEFAULT_QUERY_TIMEOUT = 30_000

const limits = new AsyncLocalStorage<number>()

/** Runs `work` with another time limit (milliseconds) for each of its statements: backups, migrations, maintenance. */
export function withQueryTimeout<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  return limits.run(milliseconds, work)
}

/** The time limit in milliseconds that holds for a statement sent from here. */
export function currentQueryTimeout(): number {
  return limits.getStore() ?? DEFAULT_QUERY_TIMEOUT
}
