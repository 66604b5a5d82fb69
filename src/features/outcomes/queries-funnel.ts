import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { visibleClusters } from '../directory/index.ts'
import { visibleMissions } from '../missions/index.ts'

export interface RequestFacts {
  requestId: string
  missionId: string
  requestedAt: Date
  acceptedAt: Date | null
  meetingId: string | null
  scheduledAt: Date | null
  fromOrganisationId: string
  toOrganisationId: string
}

interface FunnelScope {
  missionIds: readonly string[]
  clusterId?: string | undefined
  organisationId?: string | undefined
}

/** Every request of these missions that was not taken back before an answer, with its meeting and when that is. */
export async function listRequestFacts(db: Db, scope: FunnelScope): Promise<RequestFacts[]> {
  const ofCluster =
    scope.clusterId === undefined
      ? sql`true`
      : sql`exists (select 1 from membership where membership.cluster_id = ${scope.clusterId}
          and membership.organisation_id in (asker.organisation_id, request.to_organisation_id)
          and member_from <= current_date and (member_to is null or member_to >= current_date))`
  const ofOrganisation =
    scope.organisationId === undefined
      ? sql`true`
      : sql`${scope.organisationId}::uuid in (asker.organisation_id, request.to_organisation_id)`
  const { rows } = await sql<RequestFacts>`
    select request.id as "requestId", request.mission_id as "missionId", request.created_at as "requestedAt",
      case when meeting.id is null or meeting.state = 'cancelled' then null else coalesce(request.answered_at, meeting.created_at) end as "acceptedAt",
      case when meeting.state = 'cancelled' then null else meeting.id end as "meetingId",
      (select slot.starts_at from placement join schedule on schedule.id = placement.schedule_id and schedule.state = 'published'
        join slot on slot.id = placement.slot_id where placement.meeting_id = meeting.id and meeting.state <> 'cancelled') as "scheduledAt",
      asker.organisation_id as "fromOrganisationId", request.to_organisation_id as "toOrganisationId"
    from meeting_request request join participant asker on asker.id = request.from_participant_id
    left join meeting on meeting.request_id = request.id
    where request.mission_id = any(${[...scope.missionIds]}::uuid[]) and ${ofCluster} and ${ofOrganisation}
      and not (request.state = 'withdrawn' and request.answered_at is null)
    order by request.id`.execute(db)
  return rows
}

/** When each side first said the rung it says now, by meeting and side. */
export async function listRungTimes(db: Db, meetingIds: readonly string[]) {
  const { rows } = await sql<{ meetingId: string; rung: string; at: Date }>`
    select meeting_id as "meetingId", rung, min(answered_at) as at from outcome_answer
    where meeting_id = any(${[...meetingIds]}::uuid[]) and rung is not null group by meeting_id, rung`.execute(
    db,
  )
  return rows
}

/** The missions of the same partnership to the same country that the viewer sees, this one included. */
export async function listMarketMissions(
  db: Db,
  viewer: Viewer,
  mission: { partnershipId: string; country: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('mission')
    .select('mission.id')
    .where('mission.partnership_id', '=', mission.partnershipId)
    .where('mission.country', '=', mission.country)
    .where(visibleMissions(viewer))
    .orderBy('mission.id')
    .execute()
  return rows.map(row => row.id)
}

/** The clusters whose members take part in these missions, and those members, for the choices of the funnel. */
export async function listFunnelChoices(db: Db, viewer: Viewer, missionIds: readonly string[]) {
  const { rows } = await sql<{
    clusterId: string
    cluster: string
    organisationId: string
    organisation: string
  }>`
    select distinct cluster.id as "clusterId", cluster.short_name as cluster, organisation.id as "organisationId", organisation.name as organisation
    from participant join organisation on organisation.id = participant.organisation_id
    join membership on membership.organisation_id = organisation.id and member_from <= current_date and (member_to is null or member_to >= current_date)
    join cluster on cluster.id = membership.cluster_id
    where participant.mission_id = any(${[...missionIds]}::uuid[]) and participant.state = 'confirmed' and ${visibleClusters(viewer)}
    order by cluster.short_name, organisation.name`.execute(db)
  return rows
}

/** How many encounters nobody had requested. */
export async function countEncounters(db: Db, scope: FunnelScope): Promise<number> {
  const ofCluster =
    scope.clusterId === undefined
      ? sql`true`
      : sql`exists (select 1 from membership where membership.cluster_id = ${scope.clusterId} and membership.organisation_id = encounter.organisation_id
          and member_from <= current_date and (member_to is null or member_to >= current_date))`
  const ofOrganisation =
    scope.organisationId === undefined ? sql`true` : sql`encounter.organisation_id = ${scope.organisationId}`
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from encounter
    where mission_id = any(${[...scope.missionIds]}::uuid[]) and withdrawn_at is null and ${ofCluster} and ${ofOrganisation}`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}
