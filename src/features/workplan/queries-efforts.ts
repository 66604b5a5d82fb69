import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Effort } from './rules/reconcile.ts'

/** What each partner gives to the packages of a plan that stand. */
export async function listEfforts(db: Db, planId: string): Promise<Effort[]> {
  const { rows } = await sql<Effort>`
    select effort.package_id as "packageId", effort.cluster_id as "clusterId", effort.effort_hundredths as effort,
      effort.cost_minor::float8 as cost
    from work_effort effort join work_package package on package.id = effort.package_id
    where package.plan_id = ${planId} and package.removed_at is null`.execute(db)
  return rows
}

/** The currency of a grant as it stands and what it gives each partner. */
export async function findBudgets(
  db: Db,
  grantId: string,
): Promise<{ currency: string; budgets: { clusterId: string; budget: number }[] } | null> {
  const { rows } = await sql<{ currency: string; budgets: { clusterId: string; budget: number }[] }>`
    select version.currency, coalesce((select jsonb_agg(jsonb_build_object('clusterId', budget.cluster_id, 'budget', budget.budget_minor))
      from funding_grant_budget budget where budget.grant_id = version.grant_id and budget.number = version.number), '[]') as budgets
    from funding_grant_version version where version.grant_id = ${grantId} order by version.number desc limit 1`.execute(
    db,
  )
  return rows[0] ?? null
}

/** These clusters by their names. */
export async function nameClusters(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('cluster')
    .select(['id', 'short_name as name', 'slug'])
    .where('id', 'in', [...ids])
    .orderBy('short_name')
    .orderBy('id')
    .execute()
}
