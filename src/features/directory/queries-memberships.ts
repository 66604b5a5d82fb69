import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { isAdministrator, type Viewer } from '../../shared/viewer.ts'
import { visibleClusters } from './queries.ts'
import { visibleOrganisations } from './visible-organisations.ts'

/** Somebody edits the organisation of a query for itself. */
export const hasOwnEditors = sql<boolean>`exists (select 1 from role_grant where role_grant.organisation_id = organisation.id
  and role_grant.role = 'organisation-editor' and role_grant.revoked_at is null)`

/** Short names of the clusters that list the organisation of a query today, beside one, as far as the viewer may know of them. */
export function otherKeepers(viewer: Viewer, clusterId: string) {
  return sql<
    string[]
  >`array(select cluster.short_name from membership join cluster on cluster.id = membership.cluster_id
    where membership.organisation_id = organisation.id and membership.member_to is null and membership.cluster_id <> ${clusterId}
      and ${visibleClusters(viewer)} order by cluster.short_name)`
}

export async function findMembershipRequest(db: Db, id: string) {
  return db.selectFrom('membership_request').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The wishes of a cluster for an organisation, the newest first. */
export async function listRequestsBetween(db: Db, clusterId: string, organisationId: string) {
  return db
    .selectFrom('membership_request')
    .select(['id', 'state', 'asked_at', 'answered_at'])
    .where('cluster_id', '=', clusterId)
    .where('organisation_id', '=', organisationId)
    .orderBy('asked_at', 'desc')
    .execute()
}

function requestRows(db: Db) {
  return db
    .selectFrom('membership_request')
    .innerJoin('organisation', 'organisation.id', 'membership_request.organisation_id')
    .innerJoin('cluster', 'cluster.id', 'membership_request.cluster_id')
    .leftJoin('person', 'person.id', 'membership_request.asked_by')
    .select([
      'membership_request.id',
      'organisation.name as organisationName',
      'organisation.slug as organisationSlug',
      'cluster.id as clusterId',
      'cluster.short_name as clusterName',
      'cluster.slug as clusterSlug',
      'membership_request.member_from as memberFrom',
      'membership_request.asked_at as askedAt',
      sql<string | null>`nullif(trim(person.given_name || ' ' || person.family_name), '')`.as('askedBy'),
      sql<'asked' | 'refused'>`membership_request.state`.as('state'),
      'membership_request.answered_at as answeredAt',
      'membership_request.reason',
    ])
    .where('organisation.merged_into', 'is', null)
    .orderBy('membership_request.asked_at')
    .orderBy('membership_request.id')
    .limit(500)
}

/** What a cluster asked for and has not got: waiting, or refused since a moment; of organisations the viewer sees still. */
export async function listAsked(db: Db, clusterId: string, viewer: Viewer, refusedSince: Date) {
  const rows = await requestRows(db)
    .where('membership_request.cluster_id', '=', clusterId)
    .where(
      sql<SqlBool>`(membership_request.state = 'asked' or (membership_request.state = 'refused' and membership_request.answered_at > ${refusedSince}))`,
    )
    .where(visibleOrganisations(viewer))
    .execute()
  return rows.map(({ clusterId: _id, ...row }) => row)
}

/** Wishes of others for members of a cluster that its managers answer, because nobody edits those members for themselves. */
export async function listToAnswer(db: Db, clusterId: string) {
  const rows = await requestRows(db)
    .where('membership_request.state', '=', 'asked')
    .where(
      sql<SqlBool>`exists (select 1 from membership where membership.organisation_id = organisation.id and membership.member_to is null and membership.cluster_id = ${clusterId})`,
    )
    .where(sql<SqlBool>`not ${hasOwnEditors}`)
    .execute()
  return rows.map(({ clusterId: _id, ...row }) => row)
}

/** Wishes for one organisation that wait: all of them for who answers, else those of the viewer's own clusters. */
export async function listWaitingFor(db: Db, organisationId: string, viewer: Viewer, answers: boolean) {
  const managed = viewer.grants.flatMap(grant =>
    grant.role === 'cluster-manager' && grant.clusterId !== null ? [grant.clusterId] : [],
  )
  if (!answers && managed.length === 0) return []
  return requestRows(db)
    .where('membership_request.state', '=', 'asked')
    .where('membership_request.organisation_id', '=', organisationId)
    .where(
      answers || isAdministrator(viewer)
        ? sql<SqlBool>`true`
        : sql<SqlBool>`membership_request.cluster_id = any(${managed}::uuid[])`,
    )
    .execute()
}

export interface Decider {
  organisationId: string
  organisationName: string
  organisationSlug: string
  /** Where a manager finds all that waits; null for editors and administrators. */
  clusterSlug: string | null
  personId: string
  name: string
  email: string
  lang: string
}

/**
 * Who answers for each organisation: those who edit it for itself; if there are none, the managers of the clusters that
 * list it; if there are none, the administrators.
 */
export async function listMembershipDeciders(db: Db, organisationIds: readonly string[]): Promise<Decider[]> {
  const { rows } = await sql<Decider>`
    with answering as (
      select organisation.id, role_grant.person_id, null::uuid as cluster_id, 1 as rank
        from organisation join role_grant on role_grant.organisation_id = organisation.id and role_grant.role = 'organisation-editor' and role_grant.revoked_at is null
        where organisation.id = any(${[...organisationIds]}::uuid[])
      union all
      select membership.organisation_id, role_grant.person_id, membership.cluster_id, 2
        from membership join role_grant on role_grant.cluster_id = membership.cluster_id and role_grant.role = 'cluster-manager' and role_grant.revoked_at is null
        where membership.organisation_id = any(${[...organisationIds]}::uuid[]) and membership.member_to is null
      union all
      select organisation.id, role_grant.person_id, null, 3
        from organisation cross join role_grant
        where organisation.id = any(${[...organisationIds]}::uuid[]) and role_grant.role = 'platform-administrator' and role_grant.revoked_at is null),
    nearest as (select answering.*, min(rank) over (partition by answering.id) as first from answering)
    select distinct on (nearest.id, person.id) nearest.id as "organisationId", organisation.name as "organisationName", organisation.slug as "organisationSlug",
      cluster.slug as "clusterSlug", person.id as "personId", trim(person.given_name || ' ' || person.family_name) as name, person.email, person.lang
    from nearest join organisation on organisation.id = nearest.id join person on person.id = nearest.person_id left join cluster on cluster.id = nearest.cluster_id
    where rank = first and person.email is not null and person.erased_at is null
    order by nearest.id, person.id, cluster.slug`.execute(db)
  return rows
}
