import { sql } from 'kysely'
import type { Db } from '../../../shared/context.ts'
import type { MergeRelation } from './merge-relations.ts'

export type StoredRow = Record<string, unknown>

/** What a merge did to one row, enough to take it back exactly. */
export type MergeChange =
  | { kind: 'moved'; table: string; column: string; key: StoredRow }
  | { kind: 'removed'; table: string; row: StoredRow }
  | { kind: 'changed'; table: string; key: StoredRow; before: StoredRow; after: StoredRow }
  | { kind: 'added'; table: string; key: StoredRow }

/** Rows that name the organisation in this column, whole, locked. */
export async function lockRelated(
  db: Db,
  relation: MergeRelation,
  organisationId: string,
): Promise<StoredRow[]> {
  const { rows } = await sql<{ row: StoredRow }>`
    select to_jsonb(${sql.table(relation.table)}) as row from ${sql.table(relation.table)}
    where ${sql.ref(relation.column)} = ${organisationId} for update`.execute(db)
  return rows.map(({ row }) => row)
}

/** One row as it is now; null when it is gone. */
export async function readRow(db: Db, table: string, key: StoredRow): Promise<StoredRow | null> {
  const { rows } = await sql<{ row: StoredRow }>`
    select to_jsonb(${sql.table(table)}) as row from ${sql.table(table)} where ${matches(table, key)} for update`.execute(
    db,
  )
  return rows[0]?.row ?? null
}

/** All rows with these values, the one that ended last at the end. */
export async function findRows(db: Db, table: string, values: StoredRow): Promise<StoredRow[]> {
  const { rows } = await sql<{ row: StoredRow }>`
    select to_jsonb(${sql.table(table)}) as row from ${sql.table(table)} where ${matches(table, values)}
    order by coalesce(to_jsonb(${sql.table(table)})->>'revoked_at', to_jsonb(${sql.table(table)})->>'ended_at'), to_jsonb(${sql.table(table)})->>'id' for update`.execute(
    db,
  )
  return rows.map(({ row }) => row)
}

/** Writes columns of one row; true when there was one. */
export async function writeRow(db: Db, table: string, key: StoredRow, values: StoredRow): Promise<boolean> {
  const columns = Object.keys(values)
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set (${sql.join(columns.map(column => sql.ref(column)))}) =
      (select ${sql.join(columns.map(column => sql.ref(`written.${column}`)))}
        from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(values)}::jsonb) as written)
    where ${matches(table, key)}`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

/** Puts a row back as it was. */
export async function insertRow(db: Db, table: string, row: StoredRow): Promise<void> {
  await sql`insert into ${sql.table(table)}
    select * from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(row)}::jsonb)`.execute(db)
}

export async function deleteRow(db: Db, table: string, key: StoredRow): Promise<void> {
  await sql`delete from ${sql.table(table)} where ${matches(table, key)}`.execute(db)
}

function matches(table: string, key: StoredRow) {
  return sql.join(
    Object.entries(key).map(
      ([column, value]) =>
        sql`${sql.ref(`${table}.${column}`)} = (jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify({ [column]: value })}::jsonb)).${sql.ref(column)}`,
    ),
    sql` and `,
  )
}

/** Why the schema forbade a step: another row has it, or a row that it names is gone. */
export type StepFault = 'taken' | 'gone'

const stepFaults: Readonly<Record<string, StepFault>> = {
  // Unique key, exclusion constraint, check.
  '23505': 'taken',
  '23P01': 'taken',
  '23514': 'taken',
  // Foreign key.
  '23503': 'gone',
}

/** Tries a step; null when it went well. When a rule of the schema forbids it, nothing of it stays and the answer says why. */
export async function tryStep(db: Db, step: () => Promise<unknown>): Promise<StepFault | null> {
  await sql`savepoint merge_step`.execute(db)
  try {
    await step()
  } catch (error) {
    const fault = stepFaults[String((error as { code?: unknown }).code)]
    if (fault === undefined) throw error
    await sql`rollback to savepoint merge_step`.execute(db)
    return fault
  }
  await sql`release savepoint merge_step`.execute(db)
  return null
}

/** Whether people of one of the two asked to meet the other, or never to: then they are not one. */
export async function findDealings(
  db: Db,
  a: string,
  b: string,
): Promise<{ meets: boolean; never: boolean }> {
  const { rows } = await sql<{ meets: boolean; never: boolean }>`
    select exists (select 1 from meeting_request join participant on participant.id = from_participant_id
        where meeting_request.state in ('pending', 'accepted')
          and ((participant.organisation_id = ${a} and to_organisation_id = ${b}) or (participant.organisation_id = ${b} and to_organisation_id = ${a}))) as meets,
      exists (select 1 from never_meet join participant on participant.id = participant_id
        where (participant.organisation_id = ${a} and other_organisation_id = ${b}) or (participant.organisation_id = ${b} and other_organisation_id = ${a})) as never`.execute(
    db,
  )
  return rows[0] ?? { meets: false, never: false }
}
