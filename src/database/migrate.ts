import path from 'node:path'
import { type Kysely, sql } from 'kysely'
import { writeBackup } from './backup/write-backup.ts'
import type { Database, DatabaseLog } from './database.ts'
import { DatabaseFault, toDatabaseFault } from './faults.ts'
import type { Migration } from './migrations/index.ts'
import { migrations } from './migrations/index.ts'
import { withQueryTimeout } from './query-timeout.ts'

/** How migrating goes, beside the database itself. */
export interface MigrateOptions {
  /** Where a backup is written before the first step on a database that is in use; without it none is written. */
  readonly backupFolder?: string | undefined
  /** The uploaded files to put into that backup. */
  readonly filesFolder?: string | undefined
  readonly log?: DatabaseLog | undefined
  /** The steps to run; those of this version when nothing is said. */
  readonly steps?: readonly Migration[] | undefined
}

/** Any number will do, as long as every Kontor uses the same one. */
const ADVISORY_KEY = 5_566_866
const STEP_LIMIT = 30 * 60_000

/**
 * Brings the schema to this version, each step in a transaction of its own, and names the steps it ran. Throws the
 * faults 'newer-than-code' when a later version has written here and 'migration-failed' when a step fails.
 */
export function migrate(database: Database, options: MigrateOptions = {}): Promise<readonly string[]> {
  const steps = options.steps ?? migrations
  return withQueryTimeout(STEP_LIMIT, async () => {
    await database.db.transaction().execute(async transaction => {
      await takeTurn(database, transaction)
      await createMigrationTable(transaction)
    })
    const waiting = await findWaiting(database.db, steps)
    const [next] = waiting
    // Steps that ran before mean a database that somebody uses.
    if (next && waiting.length < steps.length) await backUpBefore(database, next, options)
    const run: string[] = []
    for (const step of waiting) {
      if (!(await runStep(database, step))) continue
      run.push(step.name)
      options.log?.info({ step: step.name }, 'The database took a step.')
    }
    return run
  })
}

async function backUpBefore(database: Database, next: Migration, options: MigrateOptions): Promise<void> {
  if (!options.backupFolder) return
  const moment = new Date().toISOString().replace(/[:.]/g, '-')
  const file = path.join(options.backupFolder, `before-${next.name}-${moment}.kontor`)
  await writeBackup(database, options.filesFolder, file)
  options.log?.info({ file }, 'A backup was written before changing the database.')
}

/** Runs steps and notes them, all in the given transaction; for a schema that is known to be empty. */
export async function applySteps(transaction: Database['db'], steps: readonly Migration[]): Promise<void> {
  await createMigrationTable(transaction)
  for (const step of steps) await applyStep(transaction, step)
}

async function applyStep(transaction: Database['db'], step: Migration): Promise<void> {
  await step.up(transaction as unknown as Kysely<unknown>)
  await transaction.insertInto('migration').values({ name: step.name, applied_at: new Date() }).execute()
}

async function createMigrationTable(transaction: Database['db']): Promise<void> {
  await sql`create table if not exists migration (
    name text primary key, applied_at timestamptz not null default now())`.execute(transaction)
}

/** Lets one process at a time migrate a server; the embedded database has its lock on the folder. */
async function takeTurn(database: Database, transaction: Database['db']): Promise<void> {
  if (database.kind === 'server')
    await sql`select pg_advisory_xact_lock(${ADVISORY_KEY})`.execute(transaction)
}

async function findWaiting(db: Database['db'], steps: readonly Migration[]): Promise<Migration[]> {
  const rows = await db.selectFrom('migration').select('name').orderBy('name').execute()
  const known = new Set(steps.map(step => step.name))
  const unknown = rows.map(row => row.name).filter(name => !known.has(name))
  if (unknown.length > 0) {
    throw new DatabaseFault(
      'newer-than-code',
      `This database was last used by a newer version of Kontor (step ${unknown.at(-1)}). Start that version, or restore a backup made before.`,
    )
  }
  const done = new Set(rows.map(row => row.name))
  return steps.filter(step => !done.has(step.name))
}

/** Runs one step unless another process has just done so; tells whether it ran. */
async function runStep(database: Database, step: Migration): Promise<boolean> {
  try {
    return await database.db.transaction().execute(async transaction => {
      await takeTurn(database, transaction)
      const seen = await transaction
        .selectFrom('migration')
        .select('name')
        .where('name', '=', step.name)
        .execute()
      if (seen.length > 0) return false
      await applyStep(transaction, step)
      return true
    })
  } catch (error) {
    throw new DatabaseFault(
      'migration-failed',
      `The step ${step.name} of the database failed and was undone: ${explain(error)}`,
      toDatabaseFault(error),
    )
  }
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const extra = ['detail', 'hint', 'where']
    .map(name => (error as unknown as Record<string, unknown>)[name])
    .filter(value => typeof value === 'string')
  return [error.message, ...extra].join(' / ')
}
