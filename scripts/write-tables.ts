/**
 * Writes `src/database/tables.ts`, the row types of every table, from a freshly migrated database; a test compares them,
 * so that types and schema cannot drift apart. `node scripts/write-tables.ts [--check]`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { citext } from '@electric-sql/pglite/contrib/citext'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import { migrations } from '../src/database/migrations/index.ts'

interface Column {
  table_name: string
  column_name: string
  udt_name: string
  is_nullable: 'YES' | 'NO'
  column_default: string | null
  is_identity: 'YES' | 'NO'
}

const types: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  citext: 'string',
  bpchar: 'string',
  date: 'string',
  numeric: 'string',
  tstzrange: 'string',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  bool: 'boolean',
  bytea: 'Uint8Array',
  timestamptz: 'Date',
  _text: 'string[]',
  _int4: 'number[]',
}

async function migratedTables(): Promise<{ columns: Column[]; checks: Map<string, string> }> {
  const engine = await PGlite.create({ extensions: { citext, pg_trgm, unaccent, btree_gist } })
  const driver = new (class extends DummyDriver {
    override async acquireConnection() {
      return {
        executeQuery: async <R>(query: CompiledQuery) => {
          const results = await engine.exec(query.sql)
          return { rows: (results.at(-1)?.rows ?? []) as R[] }
        },
        streamQuery: () => {
          throw new Error('not needed')
        },
      }
    }
  })()
  const db = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: database => new PostgresIntrospector(database),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  for (const migration of migrations) await migration.up(db)
  const columns =
    await engine.query<Column>(`select table_name, column_name, udt_name, is_nullable, column_default, is_identity from information_schema.columns
    where table_schema = 'public' order by table_name, ordinal_position`)
  const checks = await engine.query<{
    name: string
    definition: string
  }>(`select conrelid::regclass::text as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where contype = 'c' and connamespace = 'public'::regnamespace`)
  await engine.close()
  const enums = new Map<string, string>()
  for (const { name, definition } of checks.rows) {
    const match = /^CHECK \(\((\w+) = ANY \(ARRAY\[([^\]]*)\]\)\)\)$/.exec(definition)
    if (match)
      enums.set(
        `${name}.${match[1]}`,
        [...(match[2] ?? '').matchAll(/'([^']*)'/g)].map(value => `'${value[1]}'`).join(' | '),
      )
  }
  return { columns: columns.rows, checks: enums }
}

function typeOf(column: Column, enums: Map<string, string>): string {
  const nullable = column.is_nullable === 'YES' ? ' | null' : ''
  if (column.udt_name === 'jsonb')
    return column.column_default === null ? `Json${nullable === '' ? '' : 'OrNull'}` : 'JsonWithDefault'
  const plain = enums.get(`${column.table_name}.${column.column_name}`) ?? types[column.udt_name]
  if (plain === undefined)
    throw new Error(`no type for ${column.table_name}.${column.column_name} (${column.udt_name})`)
  if (column.is_identity === 'YES') return `GeneratedAlways<${plain}>`
  return column.column_default !== null ? `Generated<${plain}${nullable}>` : `${plain}${nullable}`
}

function write({ columns, checks }: { columns: Column[]; checks: Map<string, string> }): string {
  const tables = Map.groupBy(columns, column => column.table_name)
  const bodies = [...tables].map(
    ([name, list]) =>
      `  ${name}: {\n${list.map(column => `    ${column.column_name}: ${typeOf(column, checks)}`).join('\n')}\n  }`,
  )
  return `/**
 * The tables of the database and the types of their rows, written from the migrated schema by
 * \`scripts/write-tables.ts\`. jsonb goes in as text (\`JSON.stringify\`) and comes out parsed.
 */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

type Json = ColumnType<unknown, string, string>
type JsonOrNull = ColumnType<unknown, string | null | undefined, string | null>
type JsonWithDefault = ColumnType<unknown, string | undefined, string>

export interface Tables {
  /** Which migrations this database has seen; written by \`migrate\` only. */
  migration: { name: string; applied_at: Date }
${bodies.join('\n')}
}
`
}

const target = join(import.meta.dirname, '../src/database/tables.ts')
const text = write(await migratedTables())
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error('src/database/tables.ts is not what the migrations say: run node scripts/write-tables.ts')
    process.exit(1)
  }
} else writeFileSync(target, text)
