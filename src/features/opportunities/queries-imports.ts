import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { OpportunityLevel } from './rules/choices.ts'

/** Locks several at once, always in one order, so that two who lock the same wait for each other and never both. */
export async function lockOpportunities(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('opportunity')
    .select(['id', 'withdrawn_at'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Of each: the number of its newest version, and who sees what is published of it. */
export async function readStanding(db: Db, ids: readonly string[]) {
  const { rows } = await sql<{
    id: string
    newest: number
    visibility: OpportunityLevel
    anonymous: boolean
    in_feeds: boolean
  }>`select published.opportunity_id as id, published.visibility, published.anonymous, published.in_feeds,
      (select max(number) from opportunity_version where opportunity_id = published.opportunity_id) as newest
    from opportunity_version published where published.state = 'published' and published.opportunity_id = any(${ids}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map(row => [row.id, row]))
}
