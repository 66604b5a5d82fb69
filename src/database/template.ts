import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DatabaseLog } from './database.ts'
import { openMemoryEngine } from './embedded/memory-engine.ts'
import { openInMemory } from './embedded/open-embedded.ts'
import { migrate } from './migrate.ts'

const MIGRATIONS = fileURLToPath(new URL('./migrations/', import.meta.url))
const SILENT: DatabaseLog = { info: () => {}, warn: () => {}, error: () => {} }

/** A fingerprint of the schema's steps and the engine's version: same fingerprint, same migrated database. */
export function fingerprintSchema(): string {
  const hash = createHash('sha256')
  const engine = path.join(
    path.dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')),
    '../package.json',
  )
  hash.update(fs.readFileSync(engine))
  for (const name of fs.readdirSync(MIGRATIONS).sort()) {
    hash.update(`\n${name}\n`).update(fs.readFileSync(path.join(MIGRATIONS, name)))
  }
  return hash.digest('hex').slice(0, 16)
}

/** Makes a fresh, migrated embedded database and gives its data folder as a gzipped tar. */
export async function dumpMigratedDatabase(): Promise<Uint8Array> {
  const database = await openInMemory(() => openMemoryEngine(), SILENT)
  try {
    await migrate(database)
    return await database.dump()
  } finally {
    await database.close()
  }
}
