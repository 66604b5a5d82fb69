import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'

/** The stretch of days a partnership answers for: its grant that runs, else its own days. */
export interface Term {
  partnershipId: string
  from: string | null
  to: string | null
  /** What the grant is called; null where the days are the partnership's own. */
  grant: string | null
}

/** The terms that run on a day, of these partnerships. Of two grants that run it is the later one. */
export async function listTerms(db: Db, given: { ids: readonly string[]; today: string }): Promise<Term[]> {
  const { rows } = await sql<Term>`
    select partnership.id as "partnershipId", coalesce(running.starts_on, partnership.starts_on)::text as "from",
      coalesce(running.ends_on, partnership.ends_on)::text as "to", running.title as grant
    from partnership left join lateral (
      select last.title, last.starts_on, last.ends_on from (
        select distinct on (grant_id) version.* from funding_grant_version version
        join funding_grant on funding_grant.id = version.grant_id and funding_grant.partnership_id = partnership.id
        order by grant_id, number desc) last
      where not last.withdrawn and last.starts_on <= ${given.today}::date and last.ends_on >= ${given.today}::date
      order by last.starts_on desc, last.ends_on desc, last.grant_id limit 1) running on true
    where partnership.id = any(${[...given.ids]}::uuid[])`.execute(db)
  return rows
}
