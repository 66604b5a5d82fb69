import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'

/** A call with everything that was set up for it, or null. */
export async function findCall(db: Db, missionId: string) {
  const row = await db
    .selectFrom('delegate_call')
    .selectAll()
    .where('mission_id', '=', missionId)
    .executeTakeFirst()
  if (row === undefined) return null
  const quotas = await db
    .selectFrom('call_quota')
    .innerJoin('cluster', 'cluster.id', 'call_quota.cluster_id')
    .select(['cluster.id', 'cluster.short_name as name', 'call_quota.seats'])
    .where('call_quota.mission_id', '=', missionId)
    .where('call_quota.seats', '>', 0)
    .orderBy('cluster.short_name')
    .orderBy('cluster.id')
    .execute()
  const conditions = await listConditions(db, missionId)
  const criteria = await db
    .selectFrom('call_criterion')
    .select(['id', 'label', 'hint', 'weight'])
    .where('mission_id', '=', missionId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return { row, quotas, conditions, criteria }
}
export type DelegateCall = NonNullable<Awaited<ReturnType<typeof findCall>>>

export async function listConditions(db: Db, missionId: string) {
  return db
    .selectFrom('call_condition')
    .select(['id', 'label', 'hint', 'kind', 'options', 'accepted', 'least_level as leastLevel'])
    .where('mission_id', '=', missionId)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** The clusters that are partners of a partnership today. */
export async function listPartnerClusters(db: Db, partnershipId: string) {
  return db
    .selectFrom('partner')
    .innerJoin('cluster', 'cluster.id', 'partner.cluster_id')
    .select(['cluster.id', 'cluster.short_name as name'])
    .where('partner.partnership_id', '=', partnershipId)
    .where('partner.left_on', 'is', null)
    .orderBy('cluster.short_name')
    .orderBy('cluster.id')
    .execute()
}

const personName = sql<string>`trim(concat(person.given_name, ' ', person.family_name))`

/** Who scores, for which cluster, and how many applicants they have scored. */
export async function listReviewers(db: Db, missionId: string) {
  const { rows } = await sql<{
    personId: string
    name: string
    clusterId: string
    cluster: string
    scored: number
  }>`
    select person.id as "personId", ${personName} as name, cluster.id as "clusterId", cluster.short_name as cluster,
      (select count(*)::int from call_review join call_application using (participant_id)
        where call_review.person_id = person.id and call_application.mission_id = ${missionId}) as scored
    from call_reviewer join person on person.id = call_reviewer.person_id join cluster on cluster.id = call_reviewer.cluster_id
    where call_reviewer.mission_id = ${missionId} and person.erased_at is null
    order by cluster.short_name, name, person.id`.execute(db)
  return rows
}

/** People who can be asked to score for one of these clusters: those who manage it or work for it. */
export async function listReviewerCandidates(db: Db, clusterIds: readonly string[]) {
  const { rows } = await sql<{ personId: string; name: string; clusterId: string; cluster: string }>`
    select distinct person.id as "personId", ${personName} as name, cluster.id as "clusterId", cluster.short_name as cluster
    from (select person_id, cluster_id from role_grant where role = 'cluster-manager' and revoked_at is null
      union select person_id, cluster_id from affiliation where cluster_id is not null and ended_at is null) at
    join person on person.id = at.person_id join cluster on cluster.id = at.cluster_id
    where at.cluster_id = any(${[...clusterIds]}::uuid[]) and person.email is not null and person.erased_at is null
    order by cluster, name, "personId" limit 300`.execute(db)
  return rows
}

export interface ApplicationRow {
  participantId: string
  personId: string | null
  person: string | null
  state: 'invited' | 'applied' | 'waiting-list' | 'confirmed' | 'declined' | 'refused' | 'withdrawn'
  answers: unknown
  offers: string | null
  seeks: string | null
  organisationId: string
  organisationSlug: string
  organisation: string
  country: string
  clusterId: string | null
  cluster: string | null
  isMember: boolean
  appliedAt: Date
  ruling: 'in' | 'out' | null
  rulingReason: string | null
  outcome: 'in' | 'reserve' | 'out' | null
  why: string | null
  points: string | null
  place: number | null
  decidedAt: Date | null
}

/** The applications of a call in the order in which they came in: all, or those that a condition on `participant` leaves. */
export async function listApplicationRows(
  db: Db,
  missionId: string,
  fits: RawBuilder<unknown> = sql`true`,
): Promise<ApplicationRow[]> {
  const { rows } = await sql<ApplicationRow>`
    select participant.id as "participantId", participant.person_id as "personId", nullif(${personName}, '') as person,
      participant.state, participant.answers, participant.offers, participant.seeks, organisation.id as "organisationId",
      organisation.slug as "organisationSlug", organisation.name as organisation, organisation.country,
      cluster.id as "clusterId", cluster.short_name as cluster,
      exists (select 1 from membership where membership.organisation_id = organisation.id and membership.cluster_id = cluster.id
        and member_from <= current_date and (member_to is null or member_to >= current_date)) as "isMember",
      application.applied_at as "appliedAt", application.ruling, application.ruling_reason as "rulingReason", application.outcome,
      application.why, application.points, application.place, application.decided_at as "decidedAt"
    from call_application application join participant on participant.id = application.participant_id
    join organisation on organisation.id = participant.organisation_id
    left join cluster on cluster.id = application.cluster_id
    left join person on person.id = participant.person_id and person.erased_at is null
    where application.mission_id = ${missionId} and ${fits}
    order by application.applied_at, participant.id`.execute(db)
  return rows
}

/** The viewer's own applications: as a person, or as an editor of the organisation. */
export function ownApplications(viewer: Viewer): RawBuilder<unknown> {
  const edited = viewer.grants.flatMap(grant =>
    grant.role === 'organisation-editor' && grant.organisationId !== null ? [grant.organisationId] : [],
  )
  return sql`(participant.person_id = ${viewer.personId}::uuid or participant.organisation_id = any(${edited}::uuid[]))`
}

export interface ScoreRow {
  participantId: string
  personId: string
  clusterId: string
  criterionId: string
  score: number
}

/** What those who score a call's applicants now have given. */
export async function listScores(db: Db, missionId: string): Promise<ScoreRow[]> {
  const { rows } = await sql<ScoreRow>`
    select call_score.participant_id as "participantId", call_score.person_id as "personId", call_reviewer.cluster_id as "clusterId",
      call_score.criterion_id as "criterionId", call_score.score
    from call_score join call_application using (participant_id)
    join call_reviewer on call_reviewer.mission_id = call_application.mission_id and call_reviewer.person_id = call_score.person_id
    where call_application.mission_id = ${missionId}
    order by call_score.participant_id, call_score.person_id, call_score.criterion_id`.execute(db)
  return rows
}

/** The partner cluster an organisation is a member of by the records, the oldest membership first; null without one. */
export async function findOwnCluster(
  db: Db,
  missionId: string,
  organisationId: string,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select partner.cluster_id as id from mission join partner on partner.partnership_id = mission.partnership_id and partner.left_on is null
    join membership on membership.cluster_id = partner.cluster_id and membership.organisation_id = ${organisationId}
      and member_from <= current_date and (member_to is null or member_to >= current_date)
    where mission.id = ${missionId} order by member_from, partner.cluster_id limit 1`.execute(db)
  return rows[0]?.id ?? null
}
