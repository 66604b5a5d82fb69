import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { bringerActs } from '../missions/index.ts'

/** Somebody who sat, or was to sit, on one side of a meeting that has a place in the published schedule. */
export interface Seat {
  meetingId: string
  requestId: string
  missionId: string
  side: 'from' | 'to'
  participantId: string
  /** A guest of the market, brought or invited there. */
  isGuest: boolean
  /** Who answers: the person themselves, or the host who brought them where they have no address. */
  personId: string | null
  /** They themselves answer, no host for them. */
  isOwn: boolean
  personName: string
  email: string | null
  phone: string | null
  lang: string
  broughtBy: string | null
  startsAt: Date
  endsAt: Date
  /** Put off to a video call after the mission's days. */
  isCall: boolean
  /** The company this side is, which a delegate of another may have carried. */
  organisationId: string
  /** The company that whoever sat there is of. */
  seatOrganisationId: string
  organisation: string
  /** The clusters it is a member of today. */
  clusterIds: string[]
  otherId: string
  other: string
  otherScript: string | null
  otherCountry: string
  /** Who sat across. */
  otherPeople: string
}

/** Which seats: of one mission, of one person, of one meeting; together they narrow. */
export interface SeatFilter {
  missionId?: string
  personId?: string
  meetingId?: string
}

function conditions(filter: SeatFilter, now: Date | null): RawBuilder<unknown> {
  return sql.join(
    [
      sql`meeting.state <> 'cancelled'`,
      ...(now === null ? [] : [sql`slot.starts_at <= ${now}`]),
      ...(filter.missionId === undefined ? [] : [sql`meeting.mission_id = ${filter.missionId}`]),
      ...(filter.meetingId === undefined ? [] : [sql`meeting.id = ${filter.meetingId}`]),
      ...(filter.personId === undefined ? [] : [sql`coalesce(own.id, host.id) = ${filter.personId}`]),
    ],
    sql` and `,
  )
}

/** The seats that fit, in the order of the day, in one statement; of meetings that have begun by `now`, or all. */
export async function listSeats(db: Db, filter: SeatFilter, now: Date | null): Promise<Seat[]> {
  const { rows } = await sql<Seat>`
    select meeting.id as "meetingId", meeting.request_id as "requestId", meeting.mission_id as "missionId", there.side,
      participant.id as "participantId", participant.kind = 'local' as "isGuest", coalesce(own.id, host.id) as "personId",
      own.id is not null as "isOwn", participant.organisation_id as "seatOrganisationId",
      case when own.id is not null then coalesce(participant.entered_as, trim(concat(own.given_name, ' ', own.family_name)))
        else trim(concat(host.given_name, ' ', host.family_name)) end as "personName",
      case when own.id is not null then own.email::text else host.email::text end as email,
      case when own.id is null then host.phone when participant.entered_as is null then own.phone end as phone,
      coalesce(case when own.id is not null then own.lang else host.lang end, participant.lang) as lang, participant.brought_by as "broughtBy",
      slot.starts_at as "startsAt", slot.ends_at as "endsAt", slot.session_id is null as "isCall",
      side_org.id as "organisationId", side_org.name as organisation,
      array(select membership.cluster_id from membership where membership.organisation_id = side_org.id
        and member_from <= current_date and (member_to is null or member_to >= current_date)) as "clusterIds",
      other_org.id as "otherId", other_org.name as other, other_org.name_other_script as "otherScript", other_org.country as "otherCountry",
      coalesce((select string_agg(distinct coalesce(opposite_seat.entered_as, trim(concat(across.given_name, ' ', across.family_name))), ', ')
        from attendance opposite join participant opposite_seat on opposite_seat.id = opposite.participant_id
        join person across on across.id = opposite_seat.person_id
        where opposite.schedule_id = there.schedule_id and opposite.meeting_id = there.meeting_id and opposite.side <> there.side), '') as "otherPeople"
    from meeting
    join meeting_request request on request.id = meeting.request_id
    join placement on placement.meeting_id = meeting.id
    join schedule on schedule.id = placement.schedule_id and schedule.state = 'published'
    join slot on slot.id = placement.slot_id
    join attendance there on there.schedule_id = schedule.id and there.meeting_id = meeting.id
    join participant on participant.id = there.participant_id
    join participant asker on asker.id = request.from_participant_id
    join organisation side_org on side_org.id = case there.side when 'from' then asker.organisation_id else request.to_organisation_id end
    join organisation other_org on other_org.id = case there.side when 'from' then request.to_organisation_id else asker.organisation_id end
    left join person own on own.id = participant.person_id and own.erased_at is null and (own.email is not null or own.phone is not null)
    left join person host on host.id = participant.brought_by and ${bringerActs}
    where ${conditions(filter, now)}
    order by slot.starts_at, meeting.id, there.side, participant.id`.execute(db)
  return rows
}
