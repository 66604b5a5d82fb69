import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { Db } from '../../shared/context.ts'
import type { Calendar } from './rules/calendar.ts'
import type { ItemKind, ItemState } from './rules/kinds.ts'

/** A plan that is there or can be begun: of a grant, or of the partnership without one. */
export interface PlanRow extends Calendar {
  /** Null: nothing stands in it yet. */
  id: string | null
  grant: { id: string; title: string } | null
  /** Whether its grant came to nothing or was a mistake. */
  withdrawn: boolean
}

/** The plans of a partnership: each grant's that stands or has packages, and the one without a grant, by their first days. */
export function listPlans(db: Db, partnershipId: string): Promise<PlanRow[]> {
  return listPlansOf(db, [partnershipId])
}

/** The same of several partnerships, in one statement. */
export async function listPlansOf(db: Db, partnershipIds: readonly string[]): Promise<PlanRow[]> {
  const own = sql`any(${[...partnershipIds]}::uuid[])`
  const { rows } = await sql<PlanRow>`
    select plan.id, jsonb_build_object('id', last.grant_id, 'title', last.title) as grant, last.withdrawn,
      coalesce(last.starts_on, partnership.starts_on)::text as "startsOn", coalesce(last.ends_on, partnership.ends_on)::text as "endsOn"
    from (select distinct on (version.grant_id) version.*, funding_grant.partnership_id from funding_grant_version version
      join funding_grant on funding_grant.id = version.grant_id where funding_grant.partnership_id = ${own}
      order by version.grant_id, version.number desc) last
    join partnership on partnership.id = last.partnership_id
    left join work_plan plan on plan.grant_id = last.grant_id and plan.partnership_id = last.partnership_id
    where not last.withdrawn or exists (select 1 from work_package where plan_id = plan.id and removed_at is null)
    union all select plan.id, null, false, partnership.starts_on::text, partnership.ends_on::text
    from partnership left join work_plan plan on plan.partnership_id = partnership.id and plan.grant_id is null
    where partnership.id = ${own}
    order by "startsOn" nulls last, "endsOn", id`.execute(db)
  return rows
}

export interface PackageRow {
  id: string
  planId: string
  number: number
  title: string
  objective: string
  description: string | null
  lang: string
  lead: { id: string; name: string; slug: string } | null
  fromMonth: number
  toMonth: number
  version: number
}

const packageFacts = sql`package.id, package.plan_id as "planId", package.number, package.title, package.objective, package.description,
  package.lang, package.from_month as "fromMonth", package.to_month as "toMonth", package.version,
  case when cluster.id is not null then jsonb_build_object('id', cluster.id, 'name', cluster.short_name, 'slug', cluster.slug) end as lead`

/** The packages of a plan by their numbers. */
export async function listPackages(db: Db, planId: string): Promise<PackageRow[]> {
  const { rows } = await sql<PackageRow>`
    select ${packageFacts} from work_package package left join cluster on cluster.id = package.lead_cluster_id
    where package.plan_id = ${planId} and package.removed_at is null order by package.number`.execute(db)
  return rows
}

/** A package that stands, with whose it is; null where there is none. */
export async function findPackage(
  db: Db,
  id: string,
): Promise<(PackageRow & { partnershipId: string }) | null> {
  const { rows } = await sql<PackageRow & { partnershipId: string }>`
    select ${packageFacts}, work_plan.partnership_id as "partnershipId"
    from work_package package join work_plan on work_plan.id = package.plan_id left join cluster on cluster.id = package.lead_cluster_id
    where package.id = ${id} and package.removed_at is null`.execute(db)
  return rows[0] ?? null
}

export interface ItemRow {
  id: string
  planId: string
  packageId: string
  packageNumber: number
  packageTitle: string
  packageLang: string
  partnershipId: string
  kind: ItemKind
  number: number
  title: string
  description: string | null
  lang: string
  owner: { kind: 'cluster' | 'person'; id: string; name: string } | null
  fromMonth: number | null
  dueMonth: number | null
  ownDay: string | null
  type: Selectable<Tables['work_item']>['type']
  dissemination: Selectable<Tables['work_item']>['dissemination']
  means: string | null
  state: ItemState
  doneOn: string | null
  acceptedOn: string | null
  proof: string | null
  linkKind: Selectable<Tables['work_item']>['link_kind']
  linkRef: string | null
  fileHash: string | null
  fileName: string | null
  stateBy: string | null
  version: number
}

/** A person's name as SQL, by the name of the join. */
export const nameOf = (person: string): RawBuilder<unknown> =>
  sql`coalesce(nullif(trim(concat(${sql.ref(`${person}.given_name`)}, ' ', ${sql.ref(`${person}.family_name`)})), ''), '–')`

async function readItems(db: Db, where: RawBuilder<unknown>): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select item.id, item.plan_id as "planId", item.package_id as "packageId", package.number as "packageNumber",
      package.title as "packageTitle", package.lang as "packageLang", work_plan.partnership_id as "partnershipId",
      item.kind, item.number, item.title, item.description, item.lang,
      case when cluster.id is not null then jsonb_build_object('kind', 'cluster', 'id', cluster.id, 'name', cluster.short_name)
        when owner.id is not null then jsonb_build_object('kind', 'person', 'id', owner.id, 'name', ${nameOf('owner')}) end as owner,
      item.from_month as "fromMonth", item.due_month as "dueMonth", item.due_on::text as "ownDay", item.type, item.dissemination,
      item.means, item.state, item.done_on::text as "doneOn", item.accepted_on::text as "acceptedOn", item.proof,
      item.link_kind as "linkKind", item.link_ref as "linkRef", item.file_hash as "fileHash", item.file_name as "fileName",
      case when sayer.id is not null then ${nameOf('sayer')} end as "stateBy", item.version
    from work_item item join work_package package on package.id = item.package_id join work_plan on work_plan.id = item.plan_id
    left join cluster on cluster.id = item.owner_cluster_id left join person owner on owner.id = item.owner_person_id
    left join person sayer on sayer.id = item.state_by
    where item.removed_at is null and ${where}
    order by package.number, array_position(array['task', 'deliverable', 'milestone'], item.kind), item.number`.execute(
    db,
  )
  return rows
}

/** Everything that stands in a plan, package by package: tasks, deliverables, milestones. */
export function listItems(db: Db, planId: string): Promise<ItemRow[]> {
  return readItems(db, sql`item.plan_id = ${planId}`)
}

export async function findItem(db: Db, id: string): Promise<ItemRow | null> {
  const [row] = await readItems(db, sql`item.id = ${id}`)
  return row ?? null
}

/** What is not done yet in the plans of these partnerships. */
export function listPlanned(db: Db, partnershipIds: readonly string[]): Promise<ItemRow[]> {
  return readItems(
    db,
    sql`item.done_on is null and work_plan.partnership_id = any(${[...partnershipIds]}::uuid[])`,
  )
}

/** Partnerships with the clusters that are their partners today. */
export async function listInside(db: Db, partnershipIds: readonly string[]) {
  const { rows } = await sql<{ id: string; slug: string; acronym: string; clusterIds: string[] }>`
    select partnership.id, partnership.slug, partnership.acronym,
      array(select cluster_id::text from partner where partner.partnership_id = partnership.id and left_on is null) as "clusterIds"
    from partnership where partnership.id = any(${[...partnershipIds]}::uuid[])`.execute(db)
  return rows
}

/** Changes of one plan come one after the other; false: it is gone. */
export async function lockPlan(db: Db, planId: string): Promise<boolean> {
  const row = await db
    .selectFrom('work_plan')
    .select('id')
    .where('id', '=', planId)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

/** Who can be named as owner: the partners of today, their managers, and the partnership's coordinators. */
export async function listOwners(db: Db, given: { partnershipId: string; clusterIds: readonly string[] }) {
  const { rows } = await sql<{ kind: 'cluster' | 'person'; id: string; name: string }>`
    select kind, id, name from (
      select 'cluster' as kind, cluster.id, cluster.short_name as name from cluster where cluster.id = any(${[...given.clusterIds]}::uuid[])
      union select 'person', person.id, ${nameOf('person')}
      from role_grant join person on person.id = role_grant.person_id
      where role_grant.revoked_at is null and person.erased_at is null
        and ((role_grant.role = 'cluster-manager' and role_grant.cluster_id = any(${[...given.clusterIds]}::uuid[]))
          or (role_grant.role = 'partnership-coordinator' and role_grant.partnership_id = ${given.partnershipId}))) one
    order by kind, name, id`.execute(db)
  return rows
}
