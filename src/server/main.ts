import { join } from 'node:path'
import { readOptions } from './options.ts'
import { startServer } from './start.ts'

// What renders the screens is several times slower when it is not told that people wait for it.
process.env.NODE_ENV ??= 'production'

/** What `npm start` runs once everything is built: starts the server, says where it is, ends it when asked. */
async function main(): Promise<void> {
  const server = await startServer(readOptions(process.env, join(import.meta.dirname, '../..')))
  process.stdout.write(`\nKontor is open at ${server.address}\n`)
  if (server.setUpLink !== null)
    process.stdout.write(
      `Make the first administrator (this link works once, for seven days):\n  ${server.setUpLink}\n`,
    )
  let closing = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (closing) return
      closing = true
      void server.close().then(() => process.exit(0))
    })
  }
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
