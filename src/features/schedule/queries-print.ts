import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { coming, placeName } from './queries-schedules.ts'

/** Those whose schedule is printed, by organisation: the ones named, or everybody with a meeting in the published schedule. */
export async function selectPrintedParticipants(
  db: Db,
  missionId: string,
  participantIds: readonly string[] | null,
) {
  const condition =
    participantIds === null
      ? sql`exists (select 1 from schedule join placement on placement.schedule_id = schedule.id
          join ${coming} attendee on attendee.schedule_id = placement.schedule_id and attendee.meeting_id = placement.meeting_id
          where schedule.mission_id = ${missionId} and schedule.state = 'published' and attendee.participant_id = participant.id)`
      : sql`participant.id = any(${[...participantIds]}::uuid[])`
  const { rows } = await sql<{ id: string; name: string; organisation: string; otherScript: string | null }>`
    select participant.id, coalesce(participant.entered_as, trim(concat(person.given_name, ' ', person.family_name))) as name, organisation.name as organisation,
      case when participant.entered_as is null then person.name_other_script end as "otherScript"
    from participant join organisation on organisation.id = participant.organisation_id left join person on person.id = participant.person_id
    where participant.mission_id = ${missionId} and ${condition} order by organisation.name, name, participant.id`.execute(
    db,
  )
  return rows
}

/** Who sits at which table when, table by table in order of time. */
export async function selectSigns(db: Db, missionId: string) {
  const { rows } = await sql<{
    placeId: string
    label: string
    position: number
    directions: string | null
    startsAt: Date
    endsAt: Date
    one: string
    other: string
  }>`
    select place.id as "placeId", ${placeName} as label, place.position, place.directions, slot.starts_at as "startsAt", slot.ends_at as "endsAt",
      concat_ws(' ', from_org.name, from_org.name_other_script) as one, concat_ws(' ', to_org.name, to_org.name_other_script) as other
    from schedule join placement on placement.schedule_id = schedule.id
    join place on place.id = placement.place_id join slot on slot.id = placement.slot_id
    join meeting on meeting.id = placement.meeting_id join meeting_request request on request.id = meeting.request_id
    join participant from_p on from_p.id = request.from_participant_id join organisation from_org on from_org.id = from_p.organisation_id
    join organisation to_org on to_org.id = request.to_organisation_id
    where schedule.mission_id = ${missionId} and schedule.state = 'published' and place.kind <> 'online'
    order by place.position, place.id, slot.starts_at, placement.meeting_id`.execute(db)
  return rows
}
