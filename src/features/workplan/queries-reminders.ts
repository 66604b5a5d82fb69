import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'

/** Plans in which something is not done yet. */
export async function listOpenPlans(db: Db): Promise<{ planId: string; partnershipId: string }[]> {
  const { rows } = await sql<{ planId: string; partnershipId: string }>`
    select work_plan.id as "planId", work_plan.partnership_id as "partnershipId" from work_plan
    where exists (select 1 from work_item item where item.plan_id = work_plan.id and item.done_on is null and item.removed_at is null)
    order by work_plan.id`.execute(db)
  return rows
}

/** Forgets that somebody was reminded of it, so that its owner is again. */
export async function forgetReminders(db: Db, itemId: string): Promise<void> {
  await db.deleteFrom('work_reminder').where('item_id', '=', itemId).execute()
}

/** Notes that these are reminded of, and says which of them were not yet. */
export async function claimReminders(
  db: Db,
  items: readonly { itemId: string; dueOn: string }[],
  { moment, now }: { moment: 'before' | 'after'; now: Date },
): Promise<Set<string>> {
  if (items.length === 0) return new Set()
  const rows = await db
    .insertInto('work_reminder')
    .values(items.map(({ itemId, dueOn }) => ({ item_id: itemId, due_on: dueOn, moment, reminded_at: now })))
    .onConflict(conflict => conflict.doNothing())
    .returning('item_id as itemId')
    .execute()
  return new Set(rows.map(({ itemId }) => itemId))
}

export interface Reader {
  personId: string
  address: string
  name: string
  lang: string
  /** Clusters of the partnership that the person manages. */
  clusterIds: string[]
  isCoordinator: boolean
}

/** Managers of the partners of today and the partnership's coordinators, as mail reaches them. */
export async function listPlanReaders(
  db: Db,
  given: { partnershipId: string; clusterIds: readonly string[] },
): Promise<Reader[]> {
  const { rows } = await sql<Reader>`
    select person.id as "personId", person.email as address, trim(concat(person.given_name, ' ', person.family_name)) as name, person.lang,
      array_remove(array_agg(distinct role_grant.cluster_id::text) filter (where role_grant.role = 'cluster-manager'), null) as "clusterIds",
      bool_or(role_grant.role = 'partnership-coordinator') as "isCoordinator"
    from role_grant join person on person.id = role_grant.person_id
    where role_grant.revoked_at is null and person.erased_at is null and person.email is not null
      and ((role_grant.role = 'cluster-manager' and role_grant.cluster_id = any(${[...given.clusterIds]}::uuid[]))
        or (role_grant.role = 'partnership-coordinator' and role_grant.partnership_id = ${given.partnershipId}))
    group by person.id order by person.id`.execute(db)
  return rows.map(row => ({ ...row, clusterIds: row.clusterIds ?? [] }))
}
