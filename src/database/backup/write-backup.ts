import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Transaction } from 'kysely'
import type { Database } from '../database.ts'
import { withQueryTimeout } from '../query-timeout.ts'
import type { Tables } from '../tables.ts'
import { writeSealed } from './frame.ts'
import { type TableSum, writeLine } from './lines.ts'
import { listSequences, listTables, RowSum, readRows } from './table-rows.ts'

/** What a backup holds. */
export interface BackupSummary {
  readonly tables: readonly TableSum[]
  /** Number of uploaded files in it. */
  readonly files: number
  /** Size of the backup in bytes. */
  readonly bytes: number
  /** Uploaded files whose bytes no longer fit their name; they are in the backup as they were found. */
  readonly damagedFiles: readonly string[]
}

const STATEMENT_LIMIT = 30 * 60_000
/** Bytes of an uploaded file on one line, a multiple of three so that the pieces join. */
const PIECE = 48 * 1024

/**
 * Writes all tables as of one moment, and the uploaded files of `filesFolder` (none if undefined), into one file that
 * either kind of database can be restored from. The embedded database waits while its tables are read.
 */
export async function writeBackup(
  database: Database,
  filesFolder: string | undefined,
  outFile: string,
): Promise<BackupSummary> {
  await mkdir(path.dirname(outFile), { recursive: true })
  const seen = { tables: [] as TableSum[], files: 0, damagedFiles: [] as string[] }
  const bytes = await withQueryTimeout(STATEMENT_LIMIT, () =>
    writeSealed(outFile, describeAll(database, filesFolder, seen)),
  )
  return { ...seen, bytes }
}

interface Seen {
  tables: TableSum[]
  files: number
  damagedFiles: string[]
}

async function* describeAll(
  database: Database,
  filesFolder: string | undefined,
  seen: Seen,
): AsyncGenerator<string> {
  yield* describeRows(database, seen)
  // Files never change once they have their name, so they need no transaction.
  if (filesFolder !== undefined && existsSync(filesFolder)) yield* describeFiles(filesFolder, seen)
  yield writeLine({ kind: 'end', tables: seen.tables.length, files: seen.files })
}

async function* describeRows(database: Database, seen: Seen): AsyncGenerator<string> {
  const transaction = await database.db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute()
  try {
    const done = await transaction.selectFrom('migration').select('name').orderBy('name').execute()
    yield writeLine({ kind: 'backup', made: new Date().toISOString(), migrations: done.map(row => row.name) })
    yield* describeTables(transaction, seen)
    for (const sequence of await listSequences(transaction))
      yield writeLine({ kind: 'sequence', ...sequence })
    await transaction.commit().execute()
  } finally {
    if (!transaction.isCommitted) await transaction.rollback().execute()
  }
}

async function* describeTables(transaction: Transaction<Tables>, seen: Seen): AsyncGenerator<string> {
  for (const table of await listTables(transaction)) {
    yield writeLine({ kind: 'table', name: table.name, columns: [...table.columns] })
    const sum = new RowSum()
    for await (const page of readRows(transaction, table)) {
      for (const row of page) sum.add(row)
      yield page.map(row => `${JSON.stringify(row)}\n`).join('')
    }
    const total = sum.finish(table.name)
    seen.tables.push(total)
    yield writeLine({ kind: 'table-end', ...total })
  }
}

async function* describeFiles(folder: string, seen: Seen): AsyncGenerator<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const names = entries
    // Names with a leading dot are uploads that are still being written.
    .filter(entry => entry.isFile() && !entry.name.startsWith('.'))
    .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
  for (const name of names.sort()) {
    yield writeLine({ kind: 'file', path: name })
    const hash = createHash('sha256')
    let size = 0
    for await (const piece of createReadStream(path.join(folder, name), { highWaterMark: PIECE })) {
      hash.update(piece)
      size += piece.length
      yield `"${piece.toString('base64')}"\n`
    }
    const sha256 = hash.digest('hex')
    if (/^[0-9a-f]{64}$/.test(path.basename(name)) && path.basename(name) !== sha256)
      seen.damagedFiles.push(name)
    seen.files++
    yield writeLine({ kind: 'file-end', size, sha256 })
  }
}
