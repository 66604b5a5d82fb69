import { createHash } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Tables } from '../tables.ts'
import type { BackupRow, TableSum } from './lines.ts'

/** A table as far as its contents go; columns that PostgreSQL computes are left out. */
export interface TableShape {
  readonly name: string
  readonly columns: readonly string[]
}

/** The state of a counter. */
export interface SequenceState {
  readonly name: string
  readonly last: string
  readonly called: boolean
}

const PAGE = 1000

/** The tables of the schema, in a fixed order, without the one that lists migrations. */
export async function listTables(db: Kysely<Tables>): Promise<TableShape[]> {
  const { rows } = await sql<{ name: string; columns: string[] }>`
    select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
    group by c.relname order by c.relname collate "C"`.execute(db)
  return rows
}

/** The counters of the schema with where they stand. */
export async function listSequences(db: Kysely<Tables>): Promise<SequenceState[]> {
  const { rows } = await sql<{ name: string }>`
    select relname::text as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname collate "C"`.execute(db)
  const states: SequenceState[] = []
  for (const { name } of rows) {
    const state = await sql<{ last: string; called: boolean }>`
      select last_value::text as last, is_called as called from ${sql.table(name)}`.execute(db)
    const [row] = state.rows
    if (row) states.push({ name, ...row })
  }
  return states
}

/** The rows of a table in pages, each value as PostgreSQL writes it. */
export async function* readRows(
  transaction: Transaction<Tables>,
  table: TableShape,
): AsyncGenerator<BackupRow[]> {
  const values = table.columns.map(
    (column, index) => sql`${sql.ref(column)}::text as ${sql.ref(`c${index}`)}`,
  )
  const list = values.length > 0 ? sql.join(values) : sql`null as none`
  await sql`declare backup_rows no scroll cursor for select ${list} from ${sql.table(table.name)}`.execute(
    transaction,
  )
  for (;;) {
    const { rows } = await sql<
      Record<string, string | null>
    >`fetch ${sql.lit(PAGE)} from backup_rows`.execute(transaction)
    if (rows.length === 0) break
    yield rows.map(row => table.columns.map((_, index) => row[`c${index}`] ?? null))
  }
  await sql`close backup_rows`.execute(transaction)
}

const MODULUS = 1n << 256n

/** Adds up the hashes of rows, so that equal contents in any order give equal sums. */
export class RowSum {
  #sum = 0n
  rows = 0

  add(row: BackupRow): void {
    const digest = createHash('sha256').update(JSON.stringify(row)).digest('hex')
    this.#sum = (this.#sum + BigInt(`0x${digest}`)) % MODULUS
    this.rows++
  }

  /** The sum under the table's name. */
  finish(name: string): TableSum {
    return { name, rows: this.rows, sha256: this.#sum.toString(16).padStart(64, '0') }
  }
}

/** Sums up what a table holds. */
export async function sumTable(transaction: Transaction<Tables>, table: TableShape): Promise<TableSum> {
  const sum = new RowSum()
  for await (const page of readRows(transaction, table)) for (const row of page) sum.add(row)
  return sum.finish(table.name)
}
