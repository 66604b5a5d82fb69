import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { visibleClusters } from '../directory/index.ts'
import type { CountedRequest } from './rules/statistics.ts'

export interface StatisticsRow {
  state: CountedRequest['state']
  meetingId: string | null
  /** When it is by the published schedule; null where it has no place there. */
  startsAt: Date | null
  fromOrganisationId: string
  toOrganisationId: string
}

/**
 * Every request of a mission that was not taken back before an answer, with its meeting where there is one that was not
 * called off. What was called off later had been accepted all the same.
 */
export async function listStatisticsRows(db: Db, missionId: string): Promise<StatisticsRow[]> {
  const { rows } = await sql<StatisticsRow>`
    select case when accepted.id is null then request.state else 'accepted' end as state, meeting.id as "meetingId", slot.starts_at as "startsAt",
      asker.organisation_id as "fromOrganisationId", request.to_organisation_id as "toOrganisationId"
    from meeting_request request join participant asker on asker.id = request.from_participant_id
    left join meeting accepted on accepted.request_id = request.id
    left join meeting on meeting.request_id = request.id and meeting.state <> 'cancelled'
    left join (placement join schedule on schedule.id = placement.schedule_id and schedule.state = 'published'
      join slot on slot.id = placement.slot_id) on placement.meeting_id = meeting.id
    where request.mission_id = ${missionId} and not (request.state = 'withdrawn' and request.answered_at is null)
    order by request.id`.execute(db)
  return rows
}

export interface CompanyPlace {
  id: string
  country: string
  region: string | null
  city: string | null
  /** The clusters it is a member of today. */
  clusterIds: string[]
}

/** Where companies are, and of which clusters. */
export async function listCompanyPlaces(db: Db, organisationIds: readonly string[]): Promise<CompanyPlace[]> {
  const { rows } = await sql<CompanyPlace>`
    select organisation.id, organisation.country, organisation.region, organisation.city,
      array(select membership.cluster_id from membership where membership.organisation_id = organisation.id
        and member_from <= current_date and (member_to is null or member_to >= current_date)) as "clusterIds"
    from organisation where organisation.id = any(${[...organisationIds]}::uuid[])`.execute(db)
  return rows
}

/** What clusters are called that the viewer may know of. */
export async function listClusterNames(
  db: Db,
  viewer: Viewer,
  clusterIds: readonly string[],
): Promise<Map<string, string>> {
  if (clusterIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('cluster')
    .select(['id', 'short_name'])
    .where('id', 'in', [...clusterIds])
    .where(visibleClusters(viewer))
    .execute()
  return new Map(rows.map(row => [row.id, row.short_name]))
}

export interface MeetingPerson {
  participantId: string
  name: string
  organisationId: string
  organisation: string
  kind: string
  clusterIds: string[]
  /** Requests they sent, and those their company got. */
  sent: number
  received: number
  total: number
}

/** Who takes part in a mission's meetings, by name; of these clusters alone where any are given. */
export async function listMeetingPeople(
  db: Db,
  wanted: { missionId: string; clusterIds: readonly string[] | null },
  page: { limit: number; offset: number },
): Promise<MeetingPerson[]> {
  const member = sql`select membership.cluster_id from membership where membership.organisation_id = organisation.id
    and member_from <= current_date and (member_to is null or member_to >= current_date)`
  const theirs =
    wanted.clusterIds === null
      ? sql`true`
      : sql`exists (select 1 from (${member}) own where own.cluster_id = any(${[...wanted.clusterIds]}::uuid[]))`
  const { rows } = await sql<MeetingPerson>`
    select participant.id as "participantId",
      coalesce(participant.entered_as, nullif(trim(concat(person.given_name, ' ', person.family_name)), ''), organisation.name) as name,
      organisation.id as "organisationId", organisation.name as organisation, participant.kind, array(${member}) as "clusterIds",
      (select count(*)::int from meeting_request sent join participant asking on asking.id = sent.from_participant_id
        where (asking.id = participant.id or asking.carried_by = participant.id) and sent.state <> 'withdrawn') as sent,
      (select count(*)::int from meeting_request got where got.mission_id = participant.mission_id and got.state <> 'withdrawn'
        and (got.to_participant_id = participant.id or (got.to_participant_id is null and got.to_organisation_id = participant.organisation_id)
          or exists (select 1 from participant carried where carried.carried_by = participant.id
            and (got.to_participant_id = carried.id or (got.to_participant_id is null and got.to_organisation_id = carried.organisation_id))))) as received,
      count(*) over ()::int as total
    from participant join organisation on organisation.id = participant.organisation_id
    left join person on person.id = participant.person_id and person.erased_at is null
    where participant.mission_id = ${wanted.missionId} and participant.state = 'confirmed' and participant.carried_by is null and ${theirs}
    order by organisation.name, name, participant.id limit ${page.limit} offset ${page.offset}`.execute(db)
  return rows
}

/** The places that these people have in the published schedule: on which side of which meeting, and when. */
export async function listAttended(db: Db, participantIds: readonly string[]) {
  const { rows } = await sql<{
    participantId: string
    meetingId: string
    side: 'from' | 'to'
    startsAt: Date
    organisationId: string
    otherId: string
  }>`
    select there.participant_id as "participantId", there.meeting_id as "meetingId", there.side, lower(there.period) as "startsAt",
      case there.side when 'from' then asker.organisation_id else request.to_organisation_id end as "organisationId",
      case there.side when 'from' then request.to_organisation_id else asker.organisation_id end as "otherId"
    from attendance there join schedule on schedule.id = there.schedule_id and schedule.state = 'published'
    join meeting on meeting.id = there.meeting_id and meeting.state <> 'cancelled'
    join meeting_request request on request.id = meeting.request_id
    join participant asker on asker.id = request.from_participant_id
    where there.participant_id = any(${[...participantIds]}::uuid[])`.execute(db)
  return rows
}
