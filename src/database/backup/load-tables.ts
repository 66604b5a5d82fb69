import { sql, type Transaction } from 'kysely'
import type { Tables } from '../tables.ts'
import type { BackupRow } from './lines.ts'
import { listTables, type TableShape } from './table-rows.ts'

/** PostgreSQL takes 65,535 values in one statement. */
const MOST_VALUES = 60_000
const MOST_ROWS = 500

/** Empties the schema of everything, tables and functions alike. */
export async function emptySchema(transaction: Transaction<Tables>): Promise<void> {
  await sql`drop schema public cascade`.execute(transaction)
  await sql`create schema public`.execute(transaction)
  await sql`grant usage on schema public to public`.execute(transaction)
}

/** True when any table holds a row. */
export async function holdsRows(transaction: Transaction<Tables>): Promise<boolean> {
  for (const table of await listTables(transaction)) {
    const { rows } = await sql`select 1 from ${sql.table(table.name)} limit 1`.execute(transaction)
    if (rows.length > 0) return true
  }
  return false
}

/**
 * Runs `load` on emptied tables with foreign keys and triggers out of the way, and puts them back, which checks every
 * key. This needs no more than owning the tables; switching triggers off for the session would need a superuser.
 */
export async function loadUnhindered(
  transaction: Transaction<Tables>,
  load: () => Promise<void>,
): Promise<void> {
  const tables = await listTables(transaction)
  if (tables.length > 0) {
    await sql`truncate ${sql.join(tables.map(table => sql.table(table.name)))}`.execute(transaction)
  }
  const keys = await sql<{ table: string; name: string; definition: string }>`
    select conrelid::regclass::text as table, conname::text as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0
    order by conname`.execute(transaction)
  for (const key of keys.rows) {
    await sql`alter table ${sql.raw(key.table)} drop constraint ${sql.ref(key.name)}`.execute(transaction)
  }
  for (const table of tables)
    await sql`alter table ${sql.table(table.name)} disable trigger user`.execute(transaction)
  await load()
  // Deferred checks left waiting would forbid altering their tables.
  await sql`set constraints all immediate`.execute(transaction)
  for (const table of tables)
    await sql`alter table ${sql.table(table.name)} enable trigger user`.execute(transaction)
  for (const key of keys.rows) {
    await sql`alter table ${sql.raw(key.table)} add constraint ${sql.ref(key.name)} ${sql.raw(key.definition)}`.execute(
      transaction,
    )
  }
}

/** Collects rows of one table and inserts them in bulk. */
export class RowLoader {
  readonly #transaction: Transaction<Tables>
  readonly #table: TableShape
  readonly #most: number
  #rows: BackupRow[] = []

  constructor(transaction: Transaction<Tables>, table: TableShape) {
    this.#transaction = transaction
    this.#table = table
    this.#most = Math.max(1, Math.min(MOST_ROWS, Math.floor(MOST_VALUES / Math.max(1, table.columns.length))))
  }

  async add(row: BackupRow): Promise<void> {
    this.#rows.push(row)
    if (this.#rows.length >= this.#most) await this.flush()
  }

  /** Inserts what is collected. */
  async flush(): Promise<void> {
    const rows = this.#rows
    this.#rows = []
    if (rows.length === 0) return
    const columns = sql.join(this.#table.columns.map(column => sql.ref(column)))
    const values = sql.join(rows.map(row => sql`(${sql.join(row)})`))
    await sql`insert into ${sql.table(this.#table.name)} (${columns}) overriding system value values ${values}`.execute(
      this.#transaction,
    )
  }
}
