import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { GrantFacts } from './rules/shares.ts'

/** One version of a grant; rates in hundredths of a per cent, budgets in the currency's smallest unit. */
export interface GrantVersionRow extends GrantFacts {
  grantId: string
  partnershipId: string
  number: number
  reason: string | null
  by: string | null
  at: Date
  budgets: { clusterId: string; budget: number; name: string; slug: string }[]
}

/** Every version of a partnership's grants, or of one of them: grants in the order of their periods, the newest version first. */
export async function listGrantVersions(
  db: Db,
  given: { partnershipId: string; grantId?: string },
): Promise<GrantVersionRow[]> {
  const one = given.grantId === undefined ? sql`true` : sql`version.grant_id = ${given.grantId}`
  const { rows } = await sql<GrantVersionRow>`
    select version.grant_id as "grantId", funding_grant.partnership_id as "partnershipId", version.number, version.title,
      version.grant_number as "grantNumber", version.call_identifier as "callIdentifier", version.programme, version.rate,
      version.currency, version.starts_on::text as "startsOn", version.ends_on::text as "endsOn", version.withdrawn, version.reason,
      nullif(trim(concat(person.given_name, ' ', person.family_name)), '') as by, version.said_at as at,
      coalesce((select jsonb_agg(jsonb_build_object('clusterId', cluster.id, 'budget', budget_minor, 'name', cluster.short_name, 'slug', cluster.slug)
        order by cluster.short_name, cluster.id) from funding_grant_budget budget join cluster on cluster.id = budget.cluster_id
        where budget.grant_id = version.grant_id and budget.number = version.number), '[]') as budgets
    from funding_grant_version version join funding_grant on funding_grant.id = version.grant_id
    left join person on person.id = version.said_by
    where funding_grant.partnership_id = ${given.partnershipId} and ${one}
    order by (select min(first.starts_on) from funding_grant_version first where first.grant_id = version.grant_id) nulls first,
      funding_grant.created_at, version.grant_id, version.number desc`.execute(db)
  return rows
}

/** Which partnership a grant is of; null when there is no such grant. */
export async function findGrantPartnership(db: Db, grantId: string): Promise<string | null> {
  const row = await db
    .selectFrom('funding_grant')
    .select('partnership_id as partnershipId')
    .where('id', '=', grantId)
    .executeTakeFirst()
  return row?.partnershipId ?? null
}

/** Changes of one grant come one after the other. */
export async function lockGrant(db: Db, grantId: string): Promise<void> {
  await db.selectFrom('funding_grant').select('id').where('id', '=', grantId).forUpdate().execute()
}

/** What everybody who sees a partnership may know of its grants: who funds it, not with how much. */
export async function listGrantNames(db: Db, partnershipId: string) {
  const { rows } = await sql<{
    title: string
    grantNumber: string | null
    callIdentifier: string | null
    programme: string | null
    startsOn: string | null
    endsOn: string | null
  }>`
    select title, grant_number as "grantNumber", call_identifier as "callIdentifier", programme,
      starts_on::text as "startsOn", ends_on::text as "endsOn"
    from (select distinct on (grant_id) * from funding_grant_version
      where grant_id in (select id from funding_grant where partnership_id = ${partnershipId})
      order by grant_id, number desc) last
    where not withdrawn order by starts_on nulls last, title`.execute(db)
  return rows
}

/** The clusters that are partners today. */
export async function listPartnersOfToday(db: Db, partnershipId: string) {
  return db
    .selectFrom('partner')
    .innerJoin('cluster', 'cluster.id', 'partner.cluster_id')
    .select(['cluster.id', 'cluster.short_name as name', 'cluster.slug', 'partner.role'])
    .where('partner.partnership_id', '=', partnershipId)
    .where('partner.left_on', 'is', null)
    .orderBy('partner.role')
    .orderBy('cluster.short_name')
    .orderBy('cluster.id')
    .execute()
}
