/**
 * Starts a PostgreSQL server of our own in a temporary folder, prints its address, and stops it at Ctrl-C:
 * `node scripts/postgres.ts`, then `DATABASE_URL=… npm start` or `KONTOR_TEST_DATABASE_URL=… KONTOR_TEST_DATABASE=server`.
 */
import { startTestServer } from '../tests/harness/postgres.ts'

const server = await startTestServer({ durable: true })
console.log(server.url)
const keepAlive = setInterval(() => {}, 60_000)
const stop = async (): Promise<void> => {
  clearInterval(keepAlive)
  await server.stop()
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
