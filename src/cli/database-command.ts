import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Database, DatabaseLog } from '../database/database.ts'
import { embeddedFolder } from '../database/embedded/open-embedded.ts'
import { isDatabaseFault } from '../database/faults.ts'
import { openDatabase } from '../database/open-database.ts'
import { readOptions } from '../server/options.ts'

/** Where a command writes to, and the environment that says which installation it works on. */
export interface DatabaseCommandIo {
  out(text: string): void
  err(text: string): void
  /** The environment of this process when nothing is said. */
  readonly env?: Record<string, string | undefined>
}

/** Exit codes of the commands that work on the database. */
export const EXIT = { done: 0, failed: 1, wrongUse: 2 } as const

/** The installation a command works on. */
export interface Installation {
  readonly database: Database
  readonly filesFolder: string
  /** The bucket in which uploaded files lie instead, if there is one. */
  readonly bucket: string | undefined
}

/** True when the environment names an installation that has a database already. */
export function hasDatabase(io: DatabaseCommandIo): boolean {
  const options = readOptions(io.env ?? process.env, process.cwd())
  return options.databaseUrl !== undefined || existsSync(embeddedFolder(options.dataFolder))
}

/**
 * Opens the installation of the environment (DATABASE_URL, KONTOR_DATA), works on it and closes it. What goes wrong
 * with the database, or in `before` that runs ahead of opening it, is told in a sentence; a running server that holds the data folder is named with its process.
 */
export async function withInstallation(
  io: DatabaseCommandIo,
  work: (installation: Installation) => Promise<number>,
  before: () => Promise<void> = async () => {},
): Promise<number> {
  const options = readOptions(io.env ?? process.env, process.cwd())
  const log: DatabaseLog = {
    info: () => {},
    warn: (_, message) => io.err(message),
    error: (_, message) => io.err(message),
  }
  try {
    await before()
    const database = await openDatabase({ url: options.databaseUrl, folder: options.dataFolder, log })
    try {
      return await work({
        database,
        filesFolder: join(options.dataFolder, 'files'),
        bucket: options.s3?.bucket,
      })
    } finally {
      await database.close()
    }
  } catch (error) {
    if (!isDatabaseFault(error) && !isFileError(error)) throw error
    io.err(error.message)
    return EXIT.failed
  }
}

function isFileError(error: unknown): error is Error {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('E')
  )
}
