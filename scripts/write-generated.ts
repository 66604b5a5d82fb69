/**
 * Writes what others rely on, from what the code says: docs/generated/openapi.json, docs/generated/schema.sql and
 * src/database/tables.ts. `--check` compares instead and fails on a difference, so that a change is seen in review.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { dumpMigratedDatabase } from '../src/database/dump-template.ts'
import { extensions } from '../src/database/embedded/extensions.ts'
import { describeApi } from '../src/server/openapi.ts'
import { rooms } from '../src/server/rooms.ts'

const root = join(import.meta.dirname, '..')
const check = process.argv.includes('--check')
let stale = false

function keep(path: string, text: string): void {
  const target = join(root, path)
  if (!check) {
    mkdirSync(join(target, '..'), { recursive: true })
    writeFileSync(target, text)
    return
  }
  let there = ''
  try {
    there = readFileSync(target, 'utf8')
  } catch {}
  if (there === text) return
  stale = true
  console.error(`${path} is not what the code says: run npm run generate and look at the difference`)
}

/** The schema as the catalogue tells it: tables, columns, constraints, indexes, in a stable order. */
async function describeSchema(): Promise<string> {
  const dump = await dumpMigratedDatabase()
  const engine = await PGlite.create({
    loadDataDir: new Blob([new Uint8Array(dump)]),
    extensions,
  })
  const columns = await engine.query<{ name: string; lines: string }>(`
    select c.relname as name, string_agg('  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
      || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') || case a.attidentity when 'a' then ' generated always as identity' else '' end, E',\n' order by a.attnum) as lines
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' group by c.relname order by c.relname`)
  const constraints = await engine.query<{ line: string }>(`
    select 'alter table ' || conrelid::regclass || ' add constraint ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid) || ';' as line
    from pg_constraint where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f', 'c', 'x') order by conrelid::regclass::text, contype, conname`)
  const indexes = await engine.query<{ line: string }>(`
    select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace and not exists (select 1 from pg_constraint where conindid = i.indexrelid and contype in ('p', 'u', 'x')) order by c.relname, 1`)
  await engine.close()
  const tables = columns.rows.map(table => `create table ${table.name} (\n${table.lines}\n);`)
  return `-- The schema as the migrations leave it; written by scripts/write-generated.ts.\n\n${tables.join('\n\n')}\n\n${constraints.rows.map(row => row.line).join('\n')}\n\n${indexes.rows.map(row => row.line).join('\n')}\n`
}

keep(
  'docs/generated/openapi.json',
  `${JSON.stringify(
    describeApi(
      rooms.flatMap(room => [...room.routes]),
      'http://localhost:4600',
    ),
    null,
    1,
  )}\n`,
)
keep('docs/generated/schema.sql', await describeSchema())
const tables = spawnSync('node', [join(root, 'scripts/write-tables.ts'), ...(check ? ['--check'] : [])], {
  stdio: 'inherit',
})
process.exit(stale || tables.status !== 0 ? 1 : 0)
