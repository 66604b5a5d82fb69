import { type RawBuilder, sql } from 'kysely'
import type { Walk } from '../../engines/scheduling/index.ts'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { bringerActs } from '../missions/index.ts'
import { chosenInterpreter, coming, placeName } from './queries-schedules.ts'
import { type InterpreterFact, listWays } from './rules/meeting-rules.ts'

/** A participant a reader may look at. */
export interface ParticipantName {
  id: string
  name: string
  organisation: string
  mine: boolean
  meetings: number
}

/** How many people a reader can choose among at most; an organiser of more finds them on the board. */
const mostNamed = 300

/** The participants of a mission that the condition lets through, the reader's own first. */
async function selectParticipants(
  db: Db,
  missionId: string,
  personId: string | null,
  condition: RawBuilder<unknown>,
): Promise<ParticipantName[]> {
  const { rows } = await sql<ParticipantName>`
    select participant.id, coalesce(participant.entered_as, trim(concat(person.given_name, ' ', person.family_name))) as name, organisation.name as organisation,
      coalesce(participant.person_id = ${personId}::uuid, false) as mine,
      (select count(*)::int from calendar_event where participant_id = participant.id and not cancelled) as meetings
    from participant join organisation on organisation.id = participant.organisation_id
    left join person on person.id = participant.person_id
    where participant.mission_id = ${missionId} and participant.state = 'confirmed' and ${condition}
    order by mine desc, organisation.name, name, participant.id limit ${mostNamed}`.execute(db)
  return rows
}

/** Those whose schedule this viewer may read: their own, those they brought, their organisation's and clusters', or all. */
export async function selectReadable(
  db: Db,
  missionId: string,
  viewer: Viewer,
  runs: boolean,
): Promise<ParticipantName[]> {
  const edited = viewer.grants.flatMap(grant =>
    grant.role === 'organisation-editor' ? (grant.organisationId ?? []) : [],
  )
  const managed = viewer.grants.flatMap(grant =>
    grant.role === 'cluster-manager' ? (grant.clusterId ?? []) : [],
  )
  const hosts = viewer.grants.some(grant => grant.role === 'local-host' && grant.missionId === missionId)
  const condition = runs
    ? sql`true`
    : sql`(participant.person_id = ${viewer.personId}::uuid
        or participant.organisation_id = any(${edited}::uuid[])
        or (${hosts} and participant.brought_by = ${viewer.personId}::uuid)
        or exists (select 1 from membership where membership.organisation_id = participant.organisation_id
          and membership.cluster_id = any(${managed}::uuid[]) and membership.member_from <= current_date
          and (membership.member_to is null or membership.member_to >= current_date)))`
  return selectParticipants(db, missionId, viewer.personId, condition)
}

/**
 * The participants a link names, as far as they still take part and its reader still reads for them: the person
 * themselves, the delegate who carries the company, the host who brought it.
 */
export async function selectNamed(
  db: Db,
  missionId: string,
  personId: string | null,
  ids: readonly string[],
): Promise<ParticipantName[]> {
  const reads = sql`(participant.person_id = ${personId}::uuid
    or exists (select 1 from participant carrier where carrier.id = participant.carried_by and carrier.person_id = ${personId}::uuid)
    or (participant.brought_by = ${personId}::uuid and ${bringerActs}))`
  return selectParticipants(
    db,
    missionId,
    personId,
    sql`participant.id = any(${[...ids]}::uuid[]) and ${reads}`,
  )
}

/** When and where the meetings of participants are in the published schedule, observers' included. */
export async function selectStanding(db: Db, missionId: string, participantIds: readonly string[]) {
  const { rows } = await sql<{
    meetingId: string
    participantId: string
    observing: boolean
    slotId: string
    startsAt: Date
    endsAt: Date
    placeId: string
    place: string
    kind: string
    directions: string | null
    link: string | null
    isCall: boolean
    hallId: string | null
    travelMinutes: number | null
    languages: { from: string[]; to: string[] }
    interpreter: { chosen: string | null } | null
  }>`
    select placement.meeting_id as "meetingId", attendee.participant_id as "participantId", attendee.observing, slot.id as "slotId",
      slot.starts_at as "startsAt", slot.ends_at as "endsAt", place.id as "placeId", ${placeName} as place, place.kind, place.directions, place.link, place.for_call as "isCall",
      place.hall_id as "hallId", place.travel_minutes as "travelMinutes",
      jsonb_build_object('from', array(select distinct unnest(own.languages) from attendance there join participant own on own.id = there.participant_id
          where there.schedule_id = schedule.id and there.meeting_id = placement.meeting_id and there.side = 'from'),
        'to', array(select distinct unnest(own.languages) from attendance there join participant own on own.id = there.participant_id
          where there.schedule_id = schedule.id and there.meeting_id = placement.meeting_id and there.side = 'to')) as languages, ${chosenInterpreter} as interpreter
    from schedule join placement on placement.schedule_id = schedule.id join meeting on meeting.id = placement.meeting_id
    join slot on slot.id = placement.slot_id join place on place.id = placement.place_id
    join ${coming} attendee on attendee.schedule_id = placement.schedule_id and attendee.meeting_id = placement.meeting_id
    where schedule.mission_id = ${missionId} and schedule.state = 'published' and attendee.participant_id = any(${[...participantIds]}::uuid[])
    order by slot.starts_at, placement.meeting_id`.execute(db)
  return rows
}

/** Who interprets at a mission, by language pair. */
export async function selectInterpreters(db: Db, missionId: string): Promise<InterpreterFact[]> {
  return db
    .selectFrom('interpreter')
    .select(['id', 'language_a as languageA', 'language_b as languageB', 'units'])
    .where('mission_id', '=', missionId)
    .execute()
}

/** The places of a mission with where they stand, and the minutes between its halls. */
export async function selectWays(db: Db, missionId: string): Promise<Walk[]> {
  const places = await db
    .selectFrom('place')
    .select(['id', 'kind', 'hall_id as hallId', 'travel_minutes as travelMinutes'])
    .where('mission_id', '=', missionId)
    .execute()
  const walks = await db
    .selectFrom('hall_walk')
    .innerJoin('hall', 'hall.id', 'hall_walk.hall_a')
    .select(['hall_a as hallA', 'hall_b as hallB', 'minutes'])
    .where('hall.mission_id', '=', missionId)
    .execute()
  return listWays(places, walks)
}

/** Accepted meetings of a participant that stand nowhere in the published schedule. */
export async function selectWaiting(db: Db, missionId: string, participantId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select meeting.id from meeting join meeting_attendee attendee on attendee.meeting_id = meeting.id
    where meeting.mission_id = ${missionId} and meeting.state = 'accepted' and attendee.participant_id = ${participantId}
      and not exists (select 1 from placement join schedule on schedule.id = placement.schedule_id
        where placement.meeting_id = meeting.id and schedule.state = 'published')
    order by meeting.id`.execute(db)
  return rows.map(row => row.id)
}

/** How a participant joins meetings held by video; only for a reader who may read their schedule. */
export async function findDialIn(db: Db, participantId: string): Promise<string | null> {
  const row = await db
    .selectFrom('participant')
    .select('dial_in as dialIn')
    .where('id', '=', participantId)
    .executeTakeFirst()
  return row?.dialIn ?? null
}

/** The programme for everybody, and the items with sign-up that this participant signed up to. */
export async function selectProgrammeFor(db: Db, missionId: string, participantId: string) {
  return db
    .selectFrom('programme_item')
    .select(['id', 'kind', 'title', 'lang', 'place', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('mission_id', '=', missionId)
    .where(
      sql<boolean>`(not sign_up or exists (select 1 from programme_sign_up where item_id = programme_item.id and participant_id = ${participantId}))`,
    )
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
}

/** What a person was told in all their missions, for their private calendar; what ended long ago is left out. */
export async function selectToldTo(db: Db, personId: string, since: Date) {
  const { rows } = await sql<{
    meetingId: string
    participantId: string
    sequence: number
    startsAt: Date
    endsAt: Date
    placeId: string | null
    cancelled: boolean
    content: string
    updatedAt: Date
    missionId: string
    missionSlug: string
    label: string | null
    directions: string | null
    link: string | null
    kind: string | null
    dialIn: string | null
  }>`
    select event.meeting_id as "meetingId", event.participant_id as "participantId", event.sequence, event.starts_at as "startsAt",
      event.ends_at as "endsAt", event.place_id as "placeId", event.cancelled, event.content_hash as content, event.updated_at as "updatedAt",
      mission.id as "missionId", mission.slug as "missionSlug", case when place.id is null then null else ${placeName} end as label, place.directions, place.link, place.kind,
      participant.dial_in as "dialIn"
    from calendar_event event join participant on participant.id = event.participant_id
    join mission on mission.id = participant.mission_id left join place on place.id = event.place_id
    where participant.person_id = ${personId} and event.ends_at > ${since}
    order by event.starts_at, event.meeting_id`.execute(db)
  return rows
}
