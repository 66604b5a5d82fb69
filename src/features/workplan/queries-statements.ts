import { type Insertable, sql } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { Context, Db } from '../../shared/context.ts'
import { nameOf } from './queries.ts'
import type { ItemState } from './rules/kinds.ts'

export interface StatementRow {
  state: ItemState
  day: string | null
  proof: string | null
  fileName: string | null
  note: string | null
  byOwner: boolean
  saidBy: string | null
  saidAt: Date
}

/** Writes down what was said of something, by whom and when; nothing takes it back. */
export async function addStatement(
  ctx: Context,
  said: Omit<Insertable<Tables['work_statement']>, 'id' | 'said_by' | 'said_at'>,
): Promise<void> {
  await ctx.db
    .insertInto('work_statement')
    .values({ id: ctx.newId(), ...said, said_by: ctx.viewer.personId, said_at: ctx.now() })
    .execute()
}

/** As much of it as is shown. */
const mostStatements = 50

/** What was said of something, the last first. */
export async function listStatements(db: Db, itemId: string): Promise<StatementRow[]> {
  const { rows } = await sql<StatementRow>`
    select statement.state, statement.day::text, statement.proof, statement.file_name as "fileName", statement.note,
      statement.by_owner as "byOwner", statement.said_at as "saidAt",
      case when sayer.id is not null then ${nameOf('sayer')} end as "saidBy"
    from work_statement statement left join person sayer on sayer.id = statement.said_by
    where statement.item_id = ${itemId} order by statement.said_at desc, statement.id desc limit ${mostStatements}`.execute(
    db,
  )
  return rows
}
