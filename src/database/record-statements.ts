import { AsyncLocalStorage } from 'node:async_hooks'

const recorder = new AsyncLocalStorage<string[]>()

/** Runs `work` and lists the SQL statements it sent, so a test can show that a list needs a constant number. */
export async function recordStatements<T>(
  work: () => Promise<T>,
): Promise<{ result: T; statements: readonly string[] }> {
  const statements: string[] = []
  const result = await recorder.run(statements, work)
  return { result, statements }
}

/** Notes one statement for whoever is recording. */
export function noteStatement(text: string): void {
  recorder.getStore()?.push(text)
}
