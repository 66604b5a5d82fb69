import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { isAdministrator, type Viewer } from '../../shared/viewer.ts'
import { visibleOrganisations } from '../directory/index.ts'
import type { EventType, Rule, Service } from './rules/rule.ts'

export interface PartnerRow {
  id: string
  clusterId: string
  cluster: string
  slug: string
  from: string
  to: string | null
  knownAt: Date
  /** When somebody said that it ended; null: nobody did so afterwards. */
  endKnownAt: Date | null
}

/** Which clusters were partners when, and since when the house knows. */
export async function listPartnerRows(db: Db, partnershipId: string): Promise<PartnerRow[]> {
  const { rows } = await sql<PartnerRow>`
    select partner.id, partner.cluster_id as "clusterId", cluster.short_name as cluster, cluster.slug,
      partner.joined_on::text as from, partner.left_on::text as to,
      coalesce((select min(history.at) from history where history.subject_kind = 'partnership' and history.subject_id = partner.partnership_id
        and history.call = 'partnerships.addPartner' and history.change ->> 'clusterId' = partner.cluster_id::text
        and history.change ->> 'joinedOn' = partner.joined_on::text), partnership.created_at) as "knownAt",
      case when partner.left_on is not null then (select max(history.at) from history where history.subject_kind = 'partnership'
        and history.subject_id = partner.partnership_id and history.call = 'partnerships.endPartner'
        and history.change ->> 'clusterId' = partner.cluster_id::text
        and history.change ->> 'leftOn' = partner.left_on::text) end as "endKnownAt"
    from partner join cluster on cluster.id = partner.cluster_id join partnership on partnership.id = partner.partnership_id
    where partner.partnership_id = ${partnershipId} order by partner.joined_on, cluster.short_name, partner.id`.execute(
    db,
  )
  return rows
}

/** One record, and what may have to be counted together with it: the same sides on the same day. */
export interface Near {
  /** The record itself. */
  id: string
  days: readonly string[]
  organisations: readonly string[]
}

export interface MeetingRow {
  requestId: string
  missionId: string
  missionSlug: string
  country: string
  requestedAt: Date
  meetingId: string | null
  acceptedAt: Date | null
  cancelledAt: Date | null
  /** Its day by the published schedule, where the mission is. */
  on: string | null
  fromId: string
  toId: string
  /** Whether somebody else carries the side's offers. */
  fromCarried: boolean
  toCarried: boolean
}

/** Every request of the partnership's missions that was not taken back before an answer, with its meeting; or those near one. */
export async function listMeetingRows(db: Db, partnershipId: string, near?: Near): Promise<MeetingRow[]> {
  const { rows } = await sql<MeetingRow>`
    select request.id as "requestId", mission.id as "missionId", mission.slug as "missionSlug", mission.country, request.created_at as "requestedAt",
      meeting.id as "meetingId", meeting.created_at as "acceptedAt", case when meeting.state = 'cancelled' then meeting.updated_at end as "cancelledAt",
      (placed.starts_at at time zone mission.time_zone)::date::text as on,
      asker.organisation_id as "fromId", request.to_organisation_id as "toId", asker.kind = 'represented' as "fromCarried",
      coalesce(asked.kind = 'represented', exists (select 1 from participant home where home.mission_id = request.mission_id
        and home.organisation_id = request.to_organisation_id and home.kind = 'represented' and home.state = 'confirmed')) as "toCarried"
    from meeting_request request join mission on mission.id = request.mission_id
    join participant asker on asker.id = request.from_participant_id
    left join participant asked on asked.id = request.to_participant_id
    left join meeting on meeting.request_id = request.id
    left join (select placement.meeting_id, slot.starts_at from placement
      join schedule on schedule.id = placement.schedule_id and schedule.state = 'published' join slot on slot.id = placement.slot_id) placed
      on placed.meeting_id = meeting.id
    where mission.partnership_id = ${partnershipId} and not (request.state = 'withdrawn' and request.answered_at is null)
      and ${
        near === undefined
          ? sql`true`
          : sql`(request.id = ${near.id} or ((placed.starts_at at time zone mission.time_zone)::date = any(${[...near.days]}::date[])
              and (asker.organisation_id = any(${[...near.organisations]}::uuid[]) or request.to_organisation_id = any(${[...near.organisations]}::uuid[]))))`
      }
    order by request.id`.execute(db)
  return rows
}

export interface ProjectRow {
  id: string
  slug: string
  title: string
  country: string | null
  createdAt: Date
  /** The states it came to, with the day and what shows it. */
  steps: { state: string; day: string; evidence: string | null; at: string }[]
  /** Who takes part, and when the company confirmed what the partnership did for it. */
  partners: {
    organisationId: string
    addedAt: string
    confirmedAt: string | null
    /** What its budget was from when on, in the smallest unit of the project's currency. */
    budgets: { minor: number | null; at: string }[]
  }[]
  currency: string
}

/** The partnership's joint projects with their way and partners; or one of them. */
export async function listProjectRows(db: Db, partnershipId: string, only?: string): Promise<ProjectRow[]> {
  const { rows } = await sql<ProjectRow>`
    select project.id, project.slug, project.title, project.country, project.currency, project.created_at as "createdAt",
      coalesce((select jsonb_agg(jsonb_build_object('state', step.state, 'day', step.on_day, 'evidence', step.evidence, 'at', step.noted_at)
        order by step.noted_at, step.id) from project_step step where step.project_id = project.id), '[]') as steps,
      coalesce((select jsonb_agg(jsonb_build_object('organisationId', partner.organisation_id, 'addedAt', partner.added_at,
        'confirmedAt', partner.confirmed_at, 'budgets', coalesce((select jsonb_agg(jsonb_build_object('minor', budget.budget_minor, 'at', budget.said_at)
          order by budget.said_at) from project_budget budget where budget.project_id = partner.project_id and budget.organisation_id = partner.organisation_id),
          jsonb_build_array(jsonb_build_object('minor', partner.budget_minor, 'at', partner.added_at)))) order by partner.added_at, partner.organisation_id)
        from project_partner partner where partner.project_id = project.id), '[]') as partners
    from project_record project where project.partnership_id = ${partnershipId}
      and ${only === undefined ? sql`true` : sql`project.id = ${only}`} order by project.id`.execute(db)
  return rows
}

export interface PublishedRow {
  missionId: string
  at: Date
  /** The day of each meeting that has a place in it. */
  days: { [meetingId: string]: string }
}

/** Every schedule that was ever published on these missions, the oldest first, with the days of these meetings. */
export async function listPublishedDays(
  db: Db,
  of: { missionIds: readonly string[]; meetingIds: readonly string[] },
): Promise<PublishedRow[]> {
  const { rows } = await sql<PublishedRow>`
    select schedule.mission_id as "missionId", schedule.published_at as at, coalesce(jsonb_object_agg(placement.meeting_id,
      (slot.starts_at at time zone mission.time_zone)::date) filter (where placement.meeting_id is not null), '{}') as days
    from schedule join mission on mission.id = schedule.mission_id
    left join placement on placement.schedule_id = schedule.id and placement.meeting_id = any(${[...of.meetingIds]}::uuid[])
    left join slot on slot.id = placement.slot_id
    where schedule.mission_id = any(${[...of.missionIds]}::uuid[]) and schedule.state in ('published', 'superseded')
      and schedule.published_at is not null
    group by schedule.id, schedule.mission_id, schedule.published_at order by schedule.published_at, schedule.id`.execute(
    db,
  )
  return rows
}

export interface MissionRow {
  id: string
  slug: string
  title: string
  type: EventType
  country: string
  endsOn: string
  leadClusterId: string
  state: string
  createdAt: Date
  updatedAt: Date
  /** Whether its reader may see it. */
  visible: boolean
  /** When somebody was first seen there: at the desk, or in a meeting that was held. */
  firstSeenAt: Date | null
  /** The states it came to, and when. */
  states: { to: string; at: string }[]
}

/** The partnership's missions and events, with how they came to be what they are. */
export async function listMissionRows(
  db: Db,
  partnershipId: string,
  visible: ReturnType<typeof sql<boolean>>,
  only?: string,
): Promise<MissionRow[]> {
  const { rows } = await sql<MissionRow>`
    select mission.id, mission.slug, mission.title, mission.type, mission.country, mission.ends_on::text as "endsOn", mission.lead_cluster_id as "leadClusterId",
      mission.state, mission.created_at as "createdAt", mission.updated_at as "updatedAt", ${visible} as visible,
      least((select min(day_event.at) from day_event where day_event.mission_id = mission.id and day_event.kind = 'checked-in'),
        (select min(said_at) from meeting_statement join meeting on meeting.id = meeting_statement.meeting_id
          where meeting.mission_id = mission.id and says = 'held')) as "firstSeenAt",
      coalesce((select jsonb_agg(jsonb_build_object('to', history.change ->> 'to', 'at', history.at) order by history.at, history.id) from history
        where history.subject_kind = 'mission' and history.subject_id = mission.id and history.call = 'missions.setMissionState'), '[]') as states
    from mission where mission.partnership_id = ${partnershipId} and ${only === undefined ? sql`true` : sql`mission.id = ${only}`}
    order by mission.id`.execute(db)
  return rows
}

export interface ReportedRow {
  recordId: string
  kind: 'service' | 'meeting'
  number: number
  clusterId: string
  legalEntityId: string | null
  organisationId: string | null
  on: string
  title: string
  service: Service | null
  reach: 'direct' | 'indirect'
  between: 'businesses' | 'clusters' | null
  counterpart: string | null
  counterpartId: string | null
  market: string | null
  source: string | null
  hasDocument: boolean
  withdrawn: boolean
  saidAt: Date
}

/** Every version of every service and meeting that the partnership's clusters report; or of those near one record. */
export async function listReportedRows(
  db: Db,
  partnershipId: string,
  near?: Omit<Near, 'organisations'>,
): Promise<ReportedRow[]> {
  const { rows } = await sql<ReportedRow>`
    select record.id as "recordId", record.kind, version.number, version.cluster_id as "clusterId", cluster.legal_entity_id as "legalEntityId",
      version.organisation_id as "organisationId", version.held_on::text as on, version.title, version.service, version.reach,
      version.between_whom as between, version.counterpart, version.counterpart_id as "counterpartId", version.market, version.source,
      version.link is not null or version.file_hash is not null as "hasDocument", version.withdrawn, version.said_at as "saidAt"
    from reported_record record join reported_version version on version.record_id = record.id
    join cluster on cluster.id = version.cluster_id
    where record.partnership_id = ${partnershipId} and ${
      near === undefined
        ? sql`true`
        : sql`(record.id = ${near.id} or exists (select 1 from reported_version on_day where on_day.record_id = record.id
            and on_day.held_on = any(${[...near.days]}::date[])))`
    } order by record.id, version.number`.execute(db)
  return rows
}

export interface MembershipRow {
  id: string
  organisationId: string
  clusterId: string
  from: string
  to: string | null
  knownAt: Date
  /** When somebody said that it ended; null: nobody did so afterwards. */
  endKnownAt: Date | null
}

/** Every membership in a cluster that is or was a partner; or those of some organisations. */
export async function listMembershipRows(
  db: Db,
  partnershipId: string,
  organisationIds?: readonly string[],
): Promise<MembershipRow[]> {
  const { rows } = await sql<MembershipRow>`
    select membership.id, membership.organisation_id as "organisationId", membership.cluster_id as "clusterId",
      membership.member_from::text as from, membership.member_to::text as to, membership.created_at as "knownAt",
      case when membership.member_to is not null then (select max(history.at) from history where history.subject_kind = 'cluster'
        and history.subject_id = membership.cluster_id and history.call = 'directory.endMember'
        and history.change ->> 'organisationId' = membership.organisation_id::text) end as "endKnownAt"
    from membership where membership.cluster_id in (select cluster_id from partner where partnership_id = ${partnershipId})
      and ${organisationIds === undefined ? sql`true` : sql`membership.organisation_id = any(${[...organisationIds]}::uuid[])`}
    order by membership.id`.execute(db)
  return rows
}

export interface OrganisationRow {
  id: string
  slug: string
  name: string
  kind: Rule['kinds'][number]
  country: string
  /** Whether the viewer may know of it. */
  visible: boolean
  /** Whether the people of its partnership may. */
  told: boolean
  /** The clusters it is the legal entity of. */
  runs: { cluster: string; knownAt: string }[]
}

/**
 * Who these organisations are, and whether the viewer may know of them: as in the directory, and as the people of a partnership
 * know who takes part in its missions.
 */
export async function listOrganisationRows(
  db: Db,
  viewer: Viewer,
  { ids, partnershipId }: { ids: readonly string[]; partnershipId: string },
): Promise<OrganisationRow[]> {
  const met = sql`exists (select 1 from participant join mission on mission.id = participant.mission_id
    where participant.organisation_id = organisation.id and participant.state = 'confirmed'
      and mission.partnership_id = ${partnershipId} and mission.state <> 'draft')`
  const isNear = isAdministrator(viewer) || viewer.partnershipIds.includes(partnershipId)
  const { rows } = await sql<OrganisationRow>`
    select organisation.id, organisation.slug, organisation.name, organisation.kind, organisation.country,
      (${visibleOrganisations(viewer)} or (${isNear} and ${met})) as visible,
      (organisation.visibility in ('public', 'platform', 'partnership') or ${met}) as told,
      coalesce((select jsonb_agg(jsonb_build_object('cluster', cluster.id, 'knownAt', cluster.created_at)) from cluster
        where cluster.legal_entity_id = organisation.id), '[]') as runs
    from organisation where organisation.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}
