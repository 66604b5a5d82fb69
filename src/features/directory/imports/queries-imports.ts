import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../../shared/context.ts'
import type { ImportFault, ImportOptions } from './import-kind.ts'

const cells = z.array(z.string())
const note = z.object({
  code: z.string(),
  row: z.number().nullable(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})
const storedOptions = z.object({
  country: z.string().nullable().default(null),
  kind: z.string().nullable().default(null),
  lang: z.string().nullable().default(null),
  addMembers: z.boolean().default(true),
  memberFrom: z.string().nullable().default(null),
  notes: z.array(note).default([]),
  sheets: z.array(z.string()).default([]),
  encodings: z.array(z.object({ encoding: z.string(), samples: z.array(z.string()) })).default([]),
  encoding: z.string().nullable().default(null),
})
const fault = z.object({
  field: z.string(),
  code: z.string(),
  value: z.string(),
  reason: z.string(),
  fix: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})
const faults = z.array(fault)
const stored = z.object({
  header: cells,
  sample: z.array(z.object({ number: z.number(), cells })),
  mapping: z.object({ columns: z.array(z.string().nullable()).default([]) }),
  options: storedOptions,
})

export type StoredImport = NonNullable<Awaited<ReturnType<typeof findImport>>>
/** What the import row keeps besides what a person chooses. */
export type StoredOptions = ImportOptions & z.output<typeof storedOptions>

/** An import with the state of its job, or null. A failed job is a failed import. */
export async function findImport(db: Db, id: string) {
  const row = await db
    .selectFrom('import')
    .leftJoin('job', 'job.id', 'import.job_id')
    .selectAll('import')
    .select('job.state as job_state')
    .where('import.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  const read = stored.parse({
    header: row.header,
    sample: row.sample,
    mapping: row.mapping,
    options: row.options,
  })
  const isDue = row.state === 'waiting' || row.state === 'running' || row.state === 'comparing'
  const died = row.job_state === 'failed' && isDue
  return { ...row, ...read, state: died ? ('failed' as const) : row.state }
}

/** What a run begins with, locked until the end of the transaction so that two runs never write the same rows. */
export async function lockImport(db: Db, id: string) {
  return db.selectFrom('import').select(['state', 'read']).where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Adds what a batch did to the counters. */
export async function countBatch(
  db: Db,
  id: string,
  counts: Record<'read' | 'created' | 'updated' | 'unchanged' | 'rejected' | 'warned' | 'work_ms', number>,
): Promise<void> {
  await db
    .updateTable('import')
    .set({
      read: sql`read + ${counts.read}`,
      created: sql`created + ${counts.created}`,
      updated: sql`updated + ${counts.updated}`,
      unchanged: sql`unchanged + ${counts.unchanged}`,
      rejected: sql`rejected + ${counts.rejected}`,
      warned: sql`warned + ${counts.warned}`,
      work_ms: sql`work_ms + ${counts.work_ms}`,
    })
    .where('id', '=', id)
    .execute()
}

export interface ProblemRow {
  number: number
  rejected: boolean
  cells: readonly string[]
  faults: readonly ImportFault[]
}

/** Keeps what is to be told about rows. */
export async function insertProblems(db: Db, id: string, rows: readonly ProblemRow[]): Promise<void> {
  await insertRecords(
    db,
    'import_problem',
    rows.map(row => ({
      import_id: id,
      row_number: row.number,
      rejected: row.rejected,
      cells: row.cells,
      problems: row.faults,
    })),
  )
}

/** Writes many records in one statement, columns named as the table names them. */
export async function insertRecords(
  db: Db,
  table: 'organisation' | 'membership' | 'history' | 'import_problem',
  records: readonly Record<string, unknown>[],
): Promise<void> {
  const [first] = records
  if (first === undefined) return
  const columns = sql.join(Object.keys(first).map(column => sql.ref(column)))
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(records)}::jsonb)`.execute(
    db,
  )
}

/** Rows with something to tell, rejected ones first. */
export async function listProblems(
  db: Db,
  id: string,
  options: { rejected?: boolean; limit: number },
): Promise<ProblemRow[]> {
  let query = db
    .selectFrom('import_problem')
    .select(['row_number', 'rejected', 'cells', 'problems'])
    .where('import_id', '=', id)
  if (options.rejected !== undefined) query = query.where('rejected', '=', options.rejected)
  const rows = await query.orderBy('rejected', 'desc').orderBy('row_number').limit(options.limit).execute()
  return rows.map(row => ({
    number: row.row_number,
    rejected: row.rejected,
    cells: cells.parse(row.cells),
    faults: faults.parse(row.problems),
  }))
}

/** How often each reason occurs, most frequent first. */
export async function countReasons(db: Db, id: string) {
  const { rows } = await sql<{ reason: string; rejected: boolean; count: number }>`
    select problem ->> 'code' as reason, rejected, count(*)::int as count from import_problem, jsonb_array_elements(problems) as problem
    where import_id = ${id} group by 1, 2 order by rejected desc, count(*) desc, 1 limit 40`.execute(db)
  return rows
}
