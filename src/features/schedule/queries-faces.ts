import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { coming } from './queries-schedules.ts'

/** A side of a meeting as people know it. */
export interface OrganisationFace {
  id: string
  slug: string
  name: string
  otherScript: string | null
  reading: string | null
  country: string
  offers: string | null
  seeks: string | null
  lang: string
}

/** Somebody who comes to a meeting. */
export interface PersonFace {
  participantId: string
  side: 'from' | 'to'
  observing: boolean
  personId: string | null
  /** Empty when the organisation has not said who comes. */
  name: string
  otherScript: string | null
  reading: string | null
  organisation: string
  organisationId: string
}

/** A meeting with the names, wishes and words people read. */
export interface MeetingFace {
  id: string
  requestId: string
  state: 'accepted' | 'held' | 'not-held' | 'cancelled'
  weight: number
  wish: 'must' | 'would-like' | 'if-possible'
  answerWish: 'must' | 'would-like' | 'if-possible' | null
  message: string
  lang: string
  from: OrganisationFace
  to: OrganisationFace
  people: PersonFace[]
}

const organisationFace = (organisation: string, participant: string) => sql`jsonb_build_object(
  'id', ${sql.ref(`${organisation}.id`)}, 'slug', ${sql.ref(`${organisation}.slug`)}, 'name', ${sql.ref(`${organisation}.name`)},
  'otherScript', ${sql.ref(`${organisation}.name_other_script`)}, 'reading', ${sql.ref(`${organisation}.name_reading`)},
  'country', ${sql.ref(`${organisation}.country`)},
  'offers', coalesce(${sql.ref(`${participant}.offers`)}, ${sql.ref(`${organisation}.offers`)}),
  'seeks', coalesce(${sql.ref(`${participant}.seeks`)}, ${sql.ref(`${organisation}.needs`)}),
  'lang', case when coalesce(${sql.ref(`${participant}.offers`)}, ${sql.ref(`${participant}.seeks`)}) is null
    then ${sql.ref(`${organisation}.lang`)} else ${sql.ref(`${participant}.lang`)} end)`

/**
 * The faces of a mission's live meetings, or of the meetings named, in one statement. Their people are those who come by the
 * version named (unsaid: by what is published); of a meeting that has no place there, everybody who may come.
 */
export async function selectFaces(
  db: Db,
  wanted: { missionId: string } | { meetingIds: readonly string[] },
  scheduleId?: string | null,
): Promise<MeetingFace[]> {
  const version =
    scheduleId == null
      ? sql`(select id from schedule where schedule.mission_id = meeting.mission_id and schedule.state = 'published')`
      : sql`${scheduleId}::uuid`
  const condition =
    'missionId' in wanted
      ? sql`meeting.mission_id = ${wanted.missionId} and meeting.state <> 'cancelled'`
      : sql`meeting.id = any(${[...wanted.meetingIds]}::uuid[])`
  const { rows } = await sql<MeetingFace>`
    select meeting.id, meeting.request_id as "requestId", meeting.state, meeting.weight, request.wish,
      request.answer_wish as "answerWish", request.message, request.lang,
      ${organisationFace('from_org', 'from_p')} as "from", ${organisationFace('to_org', 'to_p')} as "to",
      (select coalesce(jsonb_agg(jsonb_build_object(
        'participantId', attendee.participant_id, 'side', attendee.side, 'observing', attendee.observing, 'personId', person.id,
        'name', coalesce(participant.entered_as, trim(concat(person.given_name, ' ', person.family_name))), 'otherScript', case when participant.entered_as is null then person.name_other_script end,
        'reading', case when participant.entered_as is null then person.name_reading end, 'organisation', organisation.name, 'organisationId', organisation.id)
        order by attendee.side, attendee.participant_id), '[]')
       from (
         select there.participant_id, there.side, there.observing from ${coming} there
         where there.meeting_id = meeting.id and there.schedule_id = ${version}
         union all
         select own.participant_id, own.side, own.observing from meeting_attendee own
         where own.meeting_id = meeting.id and not exists (select 1 from placement
           where placement.meeting_id = meeting.id and placement.schedule_id = ${version})
       ) attendee join participant on participant.id = attendee.participant_id
       join organisation on organisation.id = participant.organisation_id
       left join person on person.id = participant.person_id) as people
    from meeting join meeting_request request on request.id = meeting.request_id
    join participant from_p on from_p.id = request.from_participant_id
    join organisation from_org on from_org.id = from_p.organisation_id
    join organisation to_org on to_org.id = request.to_organisation_id
    left join participant to_p on to_p.id = request.to_participant_id
    where ${condition} order by meeting.id`.execute(db)
  return rows
}

/** The side a participant of the meeting sits on, and the one across. */
export function sidesFor(
  meeting: MeetingFace,
  participantId: string,
): { own: OrganisationFace; other: OrganisationFace; otherPeople: PersonFace[]; ownPeople: PersonFace[] } {
  const side = meeting.people.find(person => person.participantId === participantId)?.side ?? 'from'
  return {
    own: meeting[side],
    other: meeting[side === 'from' ? 'to' : 'from'],
    otherPeople: meeting.people.filter(person => person.side !== side),
    ownPeople: meeting.people.filter(person => person.side === side),
  }
}
