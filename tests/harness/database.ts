import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { Database, DatabaseLog } from '../../src/database/database.ts'
import { dumpMigratedDatabase } from '../../src/database/dump-template.ts'
import { openMemoryEngine } from '../../src/database/embedded/memory-engine.ts'
import { openInMemory } from '../../src/database/embedded/open-embedded.ts'
import { migrate } from '../../src/database/migrate.ts'
import { openServer } from '../../src/database/server/open-server.ts'
import { fingerprintSchema } from '../../src/database/template.ts'

/** A migrated, empty database of its own for one test file; closing it throws it away. */
export type TestDatabase = Database

/** Which database the suite runs on: KONTOR_TEST_DATABASE=embedded (when nothing is said) or =server. */
export function testBackend(): 'embedded' | 'server' {
  const wanted = process.env.KONTOR_TEST_DATABASE ?? 'embedded'
  if (wanted !== 'embedded' && wanted !== 'server') {
    throw new Error(`KONTOR_TEST_DATABASE must be "embedded" or "server", not "${wanted}".`)
  }
  return wanted
}

/** Says nothing; warnings about a test database's durability are of no interest. */
export const silentLog: DatabaseLog = { info: () => {}, warn: () => {}, error: () => {} }

/** Opens a fresh, migrated database on the backend of this run. The embedded one is in memory, about a second. */
export async function openTestDatabase(
  backend: 'embedded' | 'server' = testBackend(),
): Promise<TestDatabase> {
  return backend === 'server' ? openOnServer() : openEmbeddedInMemory()
}

async function openEmbeddedInMemory(): Promise<TestDatabase> {
  const template = await readEmbeddedTemplate()
  return openInMemory(() => openMemoryEngine(template), silentLog)
}

/** The migrated data folder for the embedded tests, made once per schema and kept in the temporary folder. */
export async function readEmbeddedTemplate(): Promise<Uint8Array<ArrayBuffer>> {
  const file = path.join(os.tmpdir(), `kontor-test-template-${fingerprintSchema()}.tar.gz`)
  if (!fs.existsSync(file)) {
    // Written aside and renamed, since several test processes may make it at once.
    const draft = `${file}.${randomUUID()}`
    fs.writeFileSync(draft, await dumpMigratedDatabase())
    fs.renameSync(draft, file)
  }
  return new Uint8Array(fs.readFileSync(file))
}

async function openOnServer(): Promise<TestDatabase> {
  const serverUrl = process.env.KONTOR_TEST_DATABASE_URL
  if (!serverUrl)
    throw new Error('KONTOR_TEST_DATABASE_URL is not set; tests/harness/global-setup.ts sets it.')
  const name = `kontor_test_${randomUUID().replaceAll('-', '')}`
  await withClient(serverUrl, client =>
    client.query(`create database ${name} template ${serverTemplateName()}`),
  )
  const database = await openServer(replaceDatabase(serverUrl, name), silentLog)
  return {
    ...database,
    close: async () => {
      await database.close()
      await withClient(serverUrl, client => client.query(`drop database if exists ${name} with (force)`))
    },
  }
}

/** Makes the migrated template on the server that test databases are copied from. */
export async function prepareServerTemplate(serverUrl: string): Promise<void> {
  const name = serverTemplateName()
  await withClient(serverUrl, async client => {
    await client.query('select pg_advisory_lock(77001)')
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rows.length > 0) return
    const draft = `${name}_draft`
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(`create database ${draft}`)
    const database = await openServer(replaceDatabase(serverUrl, draft), silentLog)
    await migrate(database).finally(() => database.close())
    await client.query(`alter database ${draft} rename to ${name}`)
  })
}

function serverTemplateName(): string {
  return `kontor_template_${fingerprintSchema()}`
}

/** The same address with another database name. */
export function replaceDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
