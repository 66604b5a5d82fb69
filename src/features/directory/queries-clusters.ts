import { sql, type Updateable } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { Db } from '../../shared/context.ts'
import type { ValidationState } from './rules/cluster-validation.ts'

/** Writes columns of a cluster if it still has the version that was read; undefined when somebody saved in between. */
export async function updateClusterRow(
  db: Db,
  id: string,
  version: number,
  columns: Omit<Updateable<Tables['cluster']>, 'id' | 'slug' | 'version'>,
) {
  return db
    .updateTable('cluster')
    .set({ ...columns, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(['id', 'slug', 'version'])
    .executeTakeFirst()
}

/** Current members of a cluster by kind of organisation. */
export async function countMemberKinds(db: Db, clusterId: string): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('organisation', 'organisation.id', 'membership.organisation_id')
    .select(['organisation.kind', sql<number>`count(distinct organisation.id)::int`.as('count')])
    .where('membership.cluster_id', '=', clusterId)
    .where('membership.member_to', 'is', null)
    .where('organisation.merged_into', 'is', null)
    .groupBy('organisation.kind')
    .execute()
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]))
}

/** Everything that was said and decided about a cluster's validation, newest first. */
export async function listValidations(db: Db, clusterId: string) {
  const name = (table: string) =>
    sql<
      string | null
    >`nullif(trim(${sql.ref(`${table}.given_name`)} || ' ' || ${sql.ref(`${table}.family_name`)}), '')`
  return db
    .selectFrom('cluster_validation')
    .leftJoin('person as submitter', 'submitter.id', 'cluster_validation.submitted_by')
    .leftJoin('person as decider', 'decider.id', 'cluster_validation.decided_by')
    .selectAll('cluster_validation')
    .select([name('submitter').as('submittedByName'), name('decider').as('decidedByName')])
    .where('cluster_id', '=', clusterId)
    .orderBy('cluster_validation.created_at', 'desc')
    .orderBy('cluster_validation.id', 'desc')
    .limit(50)
    .execute()
}
export type ValidationRow = Awaited<ReturnType<typeof listValidations>>[number]

/** All clusters with the latest of their validation, those that wait first. */
export async function listLatestValidations(db: Db) {
  const rows = await sql<{
    slug: string
    name: string
    country: string
    state: ValidationState | null
    submittedAt: Date | null
    decidedAt: Date | null
    members: number
    types: number
    staffFte: string | null
  }>`
    select cluster.slug, cluster.short_name as name, cluster.country, latest.state, latest.submitted_at as "submittedAt", latest.decided_at as "decidedAt",
      counted.members, counted.types, cluster.staff_fte as "staffFte"
    from cluster
      left join lateral (select * from cluster_validation where cluster_validation.cluster_id = cluster.id order by created_at desc, id desc limit 1) latest on true
      cross join lateral (select count(distinct organisation.id)::int as members,
        count(distinct case when kind in ('sme', 'large-company', 'company') then 'business' when kind in ('rto', 'university', 'clinic') then 'research' else kind end)::int as types
        from membership join organisation on organisation.id = membership.organisation_id
        where membership.cluster_id = cluster.id and membership.member_to is null and organisation.merged_into is null) counted
    order by latest.state is distinct from 'submitted', latest.submitted_at, cluster.short_name limit 500`.execute(
    db,
  )
  return rows.rows
}

/** What stands of a cluster's validation: for everybody what was decided, for those who run it also what is under way. */
export async function findStanding(
  db: Db,
  clusterId: string,
  withOpen: boolean,
): Promise<ValidationState | null> {
  let query = db.selectFrom('cluster_validation').select('state').where('cluster_id', '=', clusterId)
  if (!withOpen) query = query.where('state', 'in', ['validated', 'waived'])
  const row = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row?.state ?? null
}
