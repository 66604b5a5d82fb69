import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { isAdministrator, type Viewer } from '../../shared/viewer.ts'

const scopes = (viewer: Viewer, role: string, key: 'clusterId' | 'partnershipId' | 'missionId') =>
  viewer.grants.flatMap(grant => (grant.role === role && grant[key] !== null ? [grant[key]] : []))

/** So many days after a mission its organisers are still told of meetings without a word. */
const askedDays = 60

/** How many meetings of a mission are over and nobody said anything of: whether they were held, or what came of them. */
const silent = (now: Date) => sql`select count(*)::int from meeting
  join placement on placement.meeting_id = meeting.id
  join schedule on schedule.id = placement.schedule_id and schedule.state = 'published'
  join slot on slot.id = placement.slot_id and slot.ends_at <= ${now}
  where meeting.mission_id = mission.id and meeting.state = 'accepted'
    and not exists (select 1 from outcome_answer answer where answer.meeting_id = meeting.id
      and (meeting.put_off_at is null or answer.answered_at > meeting.put_off_at))
    and not exists (select 1 from (select distinct on (coalesce(side, source)) says from meeting_statement said
        where said.meeting_id = meeting.id and (meeting.put_off_at is null or said.said_at > meeting.put_off_at)
        order by coalesce(side, source), number desc) word where word.says <> 'taken-back')`

/** Missions the viewer runs that are not over, or of whose meetings nobody said anything, with the counts of their desk, in one statement. */
export async function listRunMissions(db: Db, viewer: Viewer, now: Date) {
  const result = await sql<{
    slug: string
    title: string
    lang: string
    city: string
    country: string
    startsOn: string
    endsOn: string
    timeZone: string
    state: string
    daysAhead: number
    confirmed: number
    requests: number
    pendingOver48Hours: number
    withoutAvailability: number
    withoutRequest: number
    applications: number
    acceptedMeetings: number
    scheduledMeetings: number
    silentMeetings: number
    sessions: number
    stepsLate: number
    draft: boolean
    published: boolean
  }>`
    select slug, title, lang, city, country, starts_on as "startsOn", ends_on as "endsOn", time_zone as "timeZone", state, (starts_on - ${now}::date) as "daysAhead",
      (select count(*)::int from participant where participant.mission_id = mission.id and participant.state = 'confirmed') as confirmed,
      (select count(*)::int from meeting_request where meeting_request.mission_id = mission.id and meeting_request.state not in ('withdrawn')) as requests,
      (select count(*)::int from meeting_request where meeting_request.mission_id = mission.id and meeting_request.state = 'pending' and meeting_request.created_at < ${new Date(now.getTime() - 48 * 3_600_000)}) as "pendingOver48Hours",
      (select count(*)::int from participant where participant.mission_id = mission.id and participant.state = 'confirmed' and kind in ('travelling', 'local', 'remote') and availability_confirmed_at is null) as "withoutAvailability",
      (select count(*)::int from participant where participant.mission_id = mission.id and participant.state = 'confirmed' and kind in ('travelling', 'represented', 'remote')
        and not exists (select 1 from meeting_request where meeting_request.mission_id = mission.id and meeting_request.state in ('pending', 'accepted') and (from_participant_id = participant.id or to_organisation_id = participant.organisation_id))) as "withoutRequest",
      (select count(*)::int from participant where participant.mission_id = mission.id and participant.state = 'applied') as applications,
      (select count(*)::int from meeting where meeting.mission_id = mission.id and meeting.state <> 'cancelled') as "acceptedMeetings",
      (select count(*)::int from placement join schedule on schedule.id = placement.schedule_id where schedule.mission_id = mission.id and schedule.state = 'published') as "scheduledMeetings",
      (${silent(now)}) as "silentMeetings",
      (select count(*)::int from meeting_session where meeting_session.mission_id = mission.id) as sessions,
      (select count(*)::int from preparation_step step join participant on participant.mission_id = step.mission_id and participant.state = 'confirmed'
          and participant.kind = any(step.for_kinds)
        where step.mission_id = mission.id and step.removed_at is null and step.due_on < ${now}::date and ${now}::date <= mission.ends_on
          and not exists (select 1 from preparation_mark mark where mark.step_id = step.id and mark.participant_id = participant.id)) as "stepsLate",
      exists (select 1 from schedule where schedule.mission_id = mission.id and schedule.state = 'draft') as draft,
      exists (select 1 from schedule where schedule.mission_id = mission.id and schedule.state = 'published') as published
    from mission
    where (state in ('draft', 'open', 'closed') and ends_on >= ${now}::date - 7
        or state in ('open', 'closed', 'over') and ends_on >= ${now}::date - ${askedDays}::integer and (${silent(now)}) > 0)
      and (${isAdministrator(viewer)} or id = any(${scopes(viewer, 'event-organiser', 'missionId')}::uuid[])
        or lead_cluster_id = any(${scopes(viewer, 'cluster-manager', 'clusterId')}::uuid[]) or partnership_id = any(${scopes(viewer, 'partnership-coordinator', 'partnershipId')}::uuid[]))
    order by ends_on < ${now}::date - 7 or state = 'over', starts_on limit 4`.execute(db)
  return result.rows
}

/** Missions the viewer takes part in, with what waits for them and their next published meeting. */
export async function listMyMissions(db: Db, viewer: Viewer, now: Date) {
  const result = await sql<{
    slug: string
    title: string
    lang: string
    city: string
    startsOn: string
    endsOn: string
    timeZone: string
    participantId: string
    organisation: string
    toAnswer: number
    availabilityConfirmed: boolean
    meetings: number
    nextStartsAt: Date | null
    nextEndsAt: Date | null
    place: string | null
    counterpart: string | null
    counterpartOtherScript: string | null
  }>`
    select mission.slug, mission.title, mission.lang, mission.city, mission.starts_on as "startsOn", mission.ends_on as "endsOn", mission.time_zone as "timeZone", participant.id as "participantId", organisation.name as organisation,
      (select count(*)::int from meeting_request where meeting_request.mission_id = mission.id and state = 'pending' and to_organisation_id = participant.organisation_id and (to_participant_id is null or to_participant_id = participant.id)) as "toAnswer",
      participant.availability_confirmed_at is not null as "availabilityConfirmed",
      (select count(*)::int from attendance join schedule on schedule.id = attendance.schedule_id and schedule.state = 'published' where attendance.participant_id = participant.id) as meetings,
      next.starts_at as "nextStartsAt", next.ends_at as "nextEndsAt", next.place, next.counterpart, next.other_script as "counterpartOtherScript"
    from participant join mission on mission.id = participant.mission_id join organisation on organisation.id = participant.organisation_id
    left join lateral (
      select slot.starts_at, slot.ends_at, concat_ws(', ', (select hall.name from hall where hall.id = place.hall_id), place.label) as place, other.name as counterpart, other.name_other_script as other_script
      from attendance join schedule on schedule.id = attendance.schedule_id and schedule.state = 'published'
        join placement on placement.schedule_id = attendance.schedule_id and placement.meeting_id = attendance.meeting_id
        join slot on slot.id = placement.slot_id join place on place.id = placement.place_id
        join meeting on meeting.id = placement.meeting_id join meeting_request on meeting_request.id = meeting.request_id
        join participant asker on asker.id = meeting_request.from_participant_id
        join organisation other on other.id = case when attendance.side = 'from' then meeting_request.to_organisation_id else asker.organisation_id end
      where attendance.participant_id = participant.id and slot.ends_at > ${now} order by slot.starts_at limit 1) next on true
    where participant.person_id = ${viewer.personId} and participant.state = 'confirmed' and mission.state in ('open', 'closed') and mission.ends_on >= ${now}::date - 1
    order by mission.starts_on limit 4`.execute(db)
  return result.rows
}

/** How far the installation is set up. */
export async function countInstallation(db: Db) {
  const result = await sql<{
    clusters: number
    partnerships: number
    missions: number
    failedMails: number
    keptMails: number
    sample: boolean
  }>`
    select (select count(*)::int from cluster) as clusters, (select count(*)::int from partnership) as partnerships, (select count(*)::int from mission) as missions,
      (select count(*)::int from mail where state = 'failed') as "failedMails", (select count(*)::int from mail where state = 'kept' and to_address not like '%.example') as "keptMails",
      exists (select 1 from setting where name = 'sample') as sample`.execute(db)
  return (
    result.rows[0] ?? {
      clusters: 0,
      partnerships: 0,
      missions: 0,
      failedMails: 0,
      keptMails: 0,
      sample: false,
    }
  )
}
