import { existsSync } from 'node:fs'
import type { Database, DatabaseLog } from './database.ts'
import { embeddedFolder, openEmbedded } from './embedded/open-embedded.ts'
import { openServer } from './server/open-server.ts'
import { findTemplate } from './template.ts'

/** Where the database is. */
export interface DatabaseOptions {
  /** The address of a PostgreSQL server; without it the embedded database in `folder` is used. */
  readonly url?: string | undefined
  /** The data folder of the installation. */
  readonly folder: string
  readonly log: DatabaseLog
}

/**
 * Opens the database: the server of `url`, or the embedded one in `folder`. Throws the faults 'locked' when another
 * process has the folder and 'unavailable' when the server cannot be used. Migrating is a step of its own.
 */
export function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.url) return openServer(options.url, options.log)
  const isNew = !existsSync(embeddedFolder(options.folder))
  return openEmbedded({ ...options, template: isNew ? findTemplate() : undefined })
}

export type { Database, DatabaseHealth, DatabaseLog, Durability } from './database.ts'
