import type { DatabaseLog } from './database.ts'
import { openMemoryEngine } from './embedded/memory-engine.ts'
import { openInMemory } from './embedded/open-embedded.ts'
import { migrate } from './migrate.ts'

const SILENT: DatabaseLog = { info: () => {}, warn: () => {}, error: () => {} }

/** Makes a fresh, migrated embedded database and gives its data folder as a gzipped tar; takes about five seconds. */
export async function dumpMigratedDatabase(): Promise<Uint8Array> {
  const database = await openInMemory(() => openMemoryEngine(), SILENT)
  try {
    await migrate(database)
    await database.maintain()
    return await database.dump()
  } finally {
    await database.close()
  }
}
