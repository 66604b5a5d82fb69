import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '../database.ts'
import { DatabaseFault } from '../faults.ts'
import { applySteps, migrate } from '../migrate.ts'
import { type Migration, migrations } from '../migrations/index.ts'
import { withQueryTimeout } from '../query-timeout.ts'
import type { Tables } from '../tables.ts'
import { checkSeal, damaged, readSealedLines } from './frame.ts'
import { type BackupLine, type BackupRow, lineSchema, type TableSum } from './lines.ts'
import { emptySchema, holdsRows, loadUnhindered, RowLoader } from './load-tables.ts'
import { FileRestorer } from './restore-files.ts'
import { listTables, sumTable, type TableShape } from './table-rows.ts'

/** Where a backup goes. */
export interface RestoreTarget {
  readonly database: Database
  /** The folder of uploaded files. */
  readonly filesFolder: string
  /** Replace what the target holds; without it a target with rows is refused. */
  readonly replace?: boolean | undefined
  /** The steps of the schema; those of this version when nothing is said. */
  readonly steps?: readonly Migration[] | undefined
}

/** What was restored, summed up from the target itself. */
export interface RestoreSummary {
  readonly made: string
  readonly tables: readonly TableSum[]
  readonly files: number
}

const STATEMENT_LIMIT = 60 * 60_000

/**
 * Puts a backup into a database of either kind, checks every table and file against the sums in the backup, and
 * then brings the schema to this version. The rows go in by one transaction, so a restore that fails leaves the
 * database as it was; uploaded files already written stay, since their names are their contents. Throws the faults 'backup-damaged', 'target-not-empty' and 'newer-than-code'.
 */
export async function restoreBackup(file: string, target: RestoreTarget): Promise<RestoreSummary> {
  const steps = target.steps ?? migrations
  await checkSeal(file)
  return withQueryTimeout(STATEMENT_LIMIT, async () => {
    const summary = await target.database.db.transaction().execute(async transaction => {
      if (!target.replace && (await holdsRows(transaction))) {
        throw new DatabaseFault(
          'target-not-empty',
          'The database already holds data; say that it may be replaced.',
        )
      }
      return fillTarget({ file, transaction, steps, filesFolder: target.filesFolder })
    })
    await migrate(target.database, { steps })
    await target.database.maintain()
    return summary
  })
}

interface Filling {
  readonly file: string
  readonly transaction: Transaction<Tables>
  readonly steps: readonly Migration[]
  readonly filesFolder: string
}

async function fillTarget(filling: Filling): Promise<RestoreSummary> {
  const lines = parseLines(filling.file)
  const head = (await lines.next()).value
  if (!head || Array.isArray(head) || typeof head === 'string' || head.kind !== 'backup') {
    throw damaged(filling.file, 'its first line is missing')
  }
  await emptySchema(filling.transaction)
  await applySteps(
    filling.transaction as unknown as Kysely<Tables>,
    chooseSteps(head.migrations, filling.steps),
  )
  const loader = new BackupLoader(filling)
  await loadUnhindered(filling.transaction, async () => {
    try {
      for await (const line of lines) await loader.take(line)
    } finally {
      await loader.abandon()
    }
  })
  const tables = await checkTables(filling, loader)
  return { made: head.made, tables, files: loader.files }
}

/**
 * The steps the backup had seen, in the order in which they build on each other, which is not that of their names; what this
 * version has beyond them runs afterwards, on the restored data.
 */
function chooseSteps(done: readonly string[], steps: readonly Migration[]): Migration[] {
  const known = new Set(steps.map(step => step.name))
  const newer = done.find(name => !known.has(name))
  if (newer !== undefined)
    throw new DatabaseFault(
      'newer-than-code',
      `The backup was made by a newer version of Kontor (step ${newer}).`,
    )
  return steps.filter(step => done.includes(step.name))
}

async function checkTables(filling: Filling, loader: BackupLoader): Promise<TableSum[]> {
  if (!loader.complete) throw damaged(filling.file, 'its end is missing')
  const found: TableSum[] = []
  for (const table of await listTables(filling.transaction)) {
    const sum = await sumTable(filling.transaction, table)
    const expected = loader.sums.get(table.name)
    if (expected?.rows !== sum.rows || expected.sha256 !== sum.sha256) {
      throw damaged(filling.file, `the table ${table.name} is not what it was after restoring`)
    }
    found.push(sum)
  }
  return found
}

type ParsedLine = BackupLine | BackupRow | string

async function* parseLines(file: string): AsyncGenerator<ParsedLine> {
  for await (const line of readSealedLines(file)) {
    const value: unknown = JSON.parse(line)
    // Rows and pieces of files are most of the lines; their contents are checked by their sums.
    if (Array.isArray(value) || typeof value === 'string') yield value
    else yield lineSchema.parse(value)
  }
}

/** Takes the lines of a backup one by one and puts them where they belong. */
class BackupLoader {
  readonly #filling: Filling
  readonly sums = new Map<string, TableSum>()
  files = 0
  complete = false
  #rows: RowLoader | undefined
  #file: FileRestorer | undefined
  #shapes: Map<string, TableShape> | undefined

  constructor(filling: Filling) {
    this.#filling = filling
  }

  async take(line: ParsedLine): Promise<void> {
    if (typeof line === 'string') return this.#need(this.#file).add(line)
    if (isRow(line)) return this.#need(this.#rows).add(line)
    if (line.kind === 'table')
      this.#rows = new RowLoader(this.#filling.transaction, await this.#shapeOf(line))
    if (line.kind === 'table-end') {
      await this.#need(this.#rows).flush()
      this.sums.set(line.name, { name: line.name, rows: line.rows, sha256: line.sha256 })
    }
    if (line.kind === 'sequence') await this.#setSequence(line)
    if (line.kind === 'file') this.#file = await FileRestorer.begin(this.#filling.filesFolder, line.path)
    if (line.kind === 'file-end') await this.#finishFile(line)
    if (line.kind === 'end') this.complete = line.tables === this.sums.size && line.files === this.files
  }

  /** Removes a file that was begun and not finished. */
  async abandon(): Promise<void> {
    await this.#file?.abandon()
  }

  async #finishFile(line: { size: number; sha256: string }): Promise<void> {
    const right = await this.#need(this.#file).finish(line)
    this.#file = undefined
    if (!right) throw damaged(this.#filling.file, 'a file in it is not what it was')
    this.files++
  }

  async #shapeOf(line: { name: string; columns: readonly string[] }): Promise<TableShape> {
    this.#shapes ??= new Map((await listTables(this.#filling.transaction)).map(table => [table.name, table]))
    const known = this.#shapes.get(line.name)
    if (!known || !line.columns.every(column => known.columns.includes(column))) {
      throw damaged(this.#filling.file, `the table ${line.name} is not part of its schema`)
    }
    return line
  }

  async #setSequence(line: { name: string; last: string; called: boolean }): Promise<void> {
    await sql`select setval(${`public.${line.name}`}::regclass, ${line.last}::bigint, ${line.called})`.execute(
      this.#filling.transaction,
    )
  }

  #need<T>(part: T | undefined): T {
    if (part === undefined) throw damaged(this.#filling.file, 'its lines are out of order')
    return part
  }
}

function isRow(line: BackupLine | BackupRow): line is BackupRow {
  return Array.isArray(line)
}
