import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { UploadReading } from '../directory/index.ts'
import type { NamedParticipant } from './rules/find-participant.ts'
import type { RequestField } from './rules/request-columns.ts'

export async function insertImport(
  db: Db,
  row: {
    id: string
    missionId: string
    createdBy: string
    file: { hash: string; name: string; size: number }
    read: UploadReading
    now: Date
  },
): Promise<void> {
  await db
    .insertInto('file')
    .values({ hash: row.file.hash, size: row.file.size, created_at: row.now })
    .onConflict(conflict => conflict.column('hash').doNothing())
    .execute()
  await db
    .insertInto('import')
    .values({
      id: row.id,
      kind: 'meeting-requests',
      mission_id: row.missionId,
      created_by: row.createdBy,
      file_hash: row.file.hash,
      file_name: row.file.name,
      ...readColumns(row.read),
      state: 'mapping',
      created_at: row.now,
    })
    .execute()
}

/** Turns an import that has not begun to what was read of another sheet; false when it has begun. */
export async function turnImport(db: Db, id: string, read: UploadReading): Promise<boolean> {
  const row = await db
    .updateTable('import')
    .set(readColumns(read))
    .where('id', '=', id)
    .where('state', '=', 'mapping')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

function readColumns(read: UploadReading) {
  return {
    sheet: read.sheet,
    header: JSON.stringify(read.header),
    sample: JSON.stringify(read.sample.slice(0, 5)),
    mapping: JSON.stringify(read.columns),
    options: JSON.stringify({ sheets: read.sheets, encodings: read.encodings, encoding: read.encoding }),
  }
}

export async function findImport(db: Db, id: string) {
  return db
    .selectFrom('import')
    .selectAll()
    .where('id', '=', id)
    .where('kind', '=', 'meeting-requests')
    .executeTakeFirst()
}

export type ImportRow = NonNullable<Awaited<ReturnType<typeof findImport>>>

/** Notes the chosen columns; false when the import was started before, or another sheet has been turned to since. */
export async function startImport(
  db: Db,
  before: { id: string; sheet: string | null },
  mapping: readonly (RequestField | null)[],
  jobId: string,
): Promise<boolean> {
  const row = await db
    .updateTable('import')
    .set({ mapping: JSON.stringify(mapping), state: 'waiting', job_id: jobId })
    .where('id', '=', before.id)
    .where('state', '=', 'mapping')
    .where('sheet', 'is not distinct from', before.sheet)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export interface ImportCounts {
  read: number
  created: number
  unchanged: number
  rejected: number
}

export async function saveImportState(
  db: Db,
  id: string,
  state: ImportRow['state'],
  counts: ImportCounts,
  end: { failure?: string | null; finishedAt?: Date | null } = {},
): Promise<void> {
  await db
    .updateTable('import')
    .set({
      state,
      ...counts,
      total: counts.read,
      failure: end.failure ?? null,
      finished_at: end.finishedAt ?? null,
    })
    .where('id', '=', id)
    .execute()
}

export async function clearProblems(db: Db, importId: string): Promise<void> {
  await db.deleteFrom('import_problem').where('import_id', '=', importId).execute()
}

export async function insertProblem(
  db: Db,
  problem: {
    importId: string
    row: number
    cells: readonly string[]
    code: string
    values: Record<string, unknown>
  },
): Promise<void> {
  await db
    .insertInto('import_problem')
    .values({
      import_id: problem.importId,
      row_number: problem.row,
      rejected: true,
      cells: JSON.stringify(problem.cells),
      problems: JSON.stringify([{ code: problem.code, values: problem.values }]),
    })
    .execute()
}

export async function listProblems(db: Db, importId: string, limit: number) {
  return db
    .selectFrom('import_problem')
    .select(['row_number', 'cells', 'problems'])
    .where('import_id', '=', importId)
    .orderBy('row_number')
    .limit(limit)
    .execute()
}

/** Everybody a row may name: confirmed participants who are no observers, people before companies that stay at home. */
export async function listNamedParticipants(db: Db, missionId: string): Promise<NamedParticipant[]> {
  const result = await sql<NamedParticipant>`
    select participant.id as "participantId", participant.organisation_id as "organisationId", organisation.name as organisation,
      trim(concat(person.given_name, ' ', person.family_name)) as person, person.email
    from participant join organisation on organisation.id = participant.organisation_id
    left join person on person.id = participant.person_id
    where participant.mission_id = ${missionId} and participant.state = 'confirmed' and participant.kind <> 'observer'
    order by participant.kind = 'represented', organisation.name, person, participant.id`.execute(db)
  return result.rows
}
