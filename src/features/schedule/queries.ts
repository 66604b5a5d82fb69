import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { chosenInterpreter, isCall } from './queries-schedules.ts'
import type { MeetingFact, MissionFacts, ParticipantFact, PlaceFact, SlotFact } from './rules/make-problem.ts'
import { type AttendeeFact, readWhoComes } from './rules/meeting-people.ts'
import type { RuleFacts } from './rules/meeting-rules.ts'
import type { HoursFact } from './rules/resource-hours.ts'

/** One writer of schedules per mission at a time, until the transaction ends; every write of this room begins with it. */
export async function lockSchedules(db: Db, missionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`schedule ${missionId}`}, 0))`.execute(db)
}

/**
 * What the schedule rules need of a mission, in seven statements whatever its size; `also`: people who have no meeting yet.
 */
export async function readFacts(
  db: Db,
  missionId: string,
  also: readonly string[] = [],
): Promise<MissionFacts> {
  const mission = await db
    .selectFrom('mission')
    .select([
      'id',
      'time_zone',
      'format',
      'aims',
      'meetings_min',
      'meetings_max',
      'in_a_row_max',
      'pause_after',
      'video_lines',
    ])
    .where('id', '=', missionId)
    .executeTakeFirstOrThrow()
  return {
    missionId,
    timeZone: mission.time_zone,
    format: mission.format,
    aims: mission.aims,
    meetingsMin: mission.meetings_min,
    meetingsMax: mission.meetings_max,
    inARowMax: mission.in_a_row_max,
    slots: await readSlots(db, missionId),
    places: await readPlaces(db, missionId),
    participants: await readParticipants(db, missionId, also),
    meetings: await readMeetings(db, missionId),
    rules: {
      pauseAfter: mission.pause_after,
      videoLines: mission.video_lines,
      ...(await readRuleRows(db, missionId)),
    },
  }
}

type RuleRows = Pick<RuleFacts, 'walks' | 'interpreters' | 'hours' | 'groups'>
/** JSON carries moments as text. */
type HoursRow = Omit<HoursFact, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string }

/** Walks, interpreters, hours and limits of groups, in one statement. */
async function readRuleRows(db: Db, missionId: string): Promise<RuleRows> {
  const { rows } = await sql<Omit<RuleRows, 'hours'> & { hours: HoursRow[] }>`
    select
      (select coalesce(jsonb_agg(jsonb_build_object('hallA', hall_a, 'hallB', hall_b, 'minutes', minutes) order by hall_a, hall_b), '[]')
        from hall_walk join hall on hall.id = hall_a where hall.mission_id = ${missionId}) as walks,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'languageA', language_a, 'languageB', language_b, 'units', units) order by language_a, language_b), '[]')
        from interpreter where mission_id = ${missionId}) as interpreters,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'interpreterId', interpreter_id, 'startsAt', starts_at, 'endsAt', ends_at, 'units', units, 'extra', extra) order by starts_at, id), '[]')
        from resource_hours where mission_id = ${missionId}) as hours,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'meetingsMin', meetings_min, 'meetingsMax', meetings_max) order by position), '[]')
        from participant_group where mission_id = ${missionId} and (meetings_min is not null or meetings_max is not null)) as groups`.execute(
    db,
  )
  const [row = { walks: [], interpreters: [], hours: [], groups: [] }] = rows
  return {
    ...row,
    hours: row.hours.map(one => ({
      ...one,
      startsAt: new Date(one.startsAt),
      endsAt: new Date(one.endsAt),
    })),
  }
}

async function readSlots(db: Db, missionId: string): Promise<SlotFact[]> {
  return db
    .selectFrom('slot')
    .innerJoin('meeting_session as session', 'session.id', 'slot.session_id')
    .select([
      'slot.id',
      'session.id as sessionId',
      'session.booking',
      'slot.starts_at as startsAt',
      'slot.ends_at as endsAt',
    ])
    .where('slot.mission_id', '=', missionId)
    .where('slot.removed_at', 'is', null)
    .orderBy('slot.starts_at')
    .orderBy('slot.id')
    .execute()
}

async function readPlaces(db: Db, missionId: string): Promise<PlaceFact[]> {
  const { rows } = await sql<PlaceFact>`
    select place.id, place.label, place.kind, place.owner_participant_id as "ownerParticipantId",
      array(select slot_id::text from place_closed where place_id = place.id) as "closedSlotIds",
      place.hall_id as "hallId", hall.name as hall, place.travel_minutes as "travelMinutes", place.only_here as "onlyHere"
    from place left join hall on hall.id = place.hall_id where place.mission_id = ${missionId} and removed_at is null order by place.position, place.id`.execute(
    db,
  )
  return rows
}

/** Those who attend an accepted meeting, stand in for somebody who does, or own a place; whoever left the mission is there without availability. */
async function readParticipants(
  db: Db,
  missionId: string,
  also: readonly string[],
): Promise<ParticipantFact[]> {
  const { rows } = await sql<ParticipantFact>`
    select participant.id, participant.person_id as "personId", participant.kind, participant.state = 'confirmed' as confirmed,
      participant.meetings_min as "meetingsMin", participant.meetings_max as "meetingsMax",
      participant.pause_after as "pauseAfter", participant.group_id as "groupId",
      array(
        select slot_id::text from unavailable where participant_id = participant.id
        union
        select slot.id::text from programme_sign_up join programme_item item on item.id = programme_sign_up.item_id
        join slot on slot.mission_id = participant.mission_id and slot.removed_at is null
          and slot.starts_at < item.ends_at and slot.ends_at > item.starts_at
        where programme_sign_up.participant_id = participant.id) as "awaySlotIds",
      array(
        select slot.id::text from programme_sign_up join programme_item item on item.id = programme_sign_up.item_id
        join slot on slot.mission_id = participant.mission_id and slot.removed_at is null
          and slot.starts_at < item.ends_at and slot.ends_at > item.starts_at
        where programme_sign_up.participant_id = participant.id) as "signedUpSlotIds"
    from participant where mission_id = ${missionId} and (participant.id = any(${[...also]}::uuid[])
      or exists (select 1 from meeting_attendee join meeting on meeting.id = meeting_id
        where participant_id = participant.id and meeting.state in ('accepted', 'held', 'not-held'))
      or exists (select 1 from stand_in join meeting_attendee attendee on attendee.participant_id = stand_in.participant_id
        join meeting on meeting.id = attendee.meeting_id
        where stand_in.colleague_id = participant.id and meeting.state in ('accepted', 'held', 'not-held'))
      or exists (select 1 from place where owner_participant_id = participant.id and removed_at is null))
    order by participant.id`.execute(db)
  return rows
}

/**
 * Meetings that want a place, and those that were held where they stand. Whoever said never to the other side, is out of the
 * mission or of another group than the one meant does not stand in. What is held later by video wants no place any more.
 */
async function readMeetings(db: Db, missionId: string): Promise<MeetingFact[]> {
  const { rows } = await sql<
    Omit<MeetingFact, 'participantIds' | 'choices' | 'languages'> & {
      attendees: (AttendeeFact & { languages: string[] })[]
      anyOf: { from: boolean; to: boolean }
    }
  >`
    select meeting.id, meeting.weight, meeting.may_be_online as "mayBeOnline", ${chosenInterpreter} as interpreter,
      'must' in (request.wish, coalesce(request.answer_wish, request.wish)) as must,
      jsonb_build_object('from', meeting.from_any, 'to', meeting.to_any) as "anyOf",
      (select coalesce(jsonb_agg(jsonb_build_object('participantId', attendee.participant_id, 'side', attendee.side, 'languages', person_in.languages, 'standIns',
          array(select colleague.id from stand_in join participant colleague on colleague.id = stand_in.colleague_id
            join participant own on own.id = stand_in.participant_id
            where stand_in.participant_id = attendee.participant_id and colleague.state = 'confirmed'
              and colleague.group_id is not distinct from own.group_id
              and not exists (select 1 from never_meet where never_meet.participant_id = colleague.id and never_meet.other_organisation_id =
                case attendee.side when 'from' then request.to_organisation_id else asker.organisation_id end)
            order by stand_in.position)) order by attendee.participant_id), '[]')
        from meeting_attendee attendee join participant person_in on person_in.id = attendee.participant_id
        where attendee.meeting_id = meeting.id and not attendee.observing) as attendees
    from meeting join meeting_request request on request.id = meeting.request_id
    join participant asker on asker.id = request.from_participant_id
    where meeting.mission_id = ${missionId} and (meeting.state = 'accepted'
      or (meeting.state in ('held', 'not-held') and exists (select 1 from placement join schedule on schedule.id = schedule_id
        where meeting_id = meeting.id and schedule.state in ('draft', 'published'))))
      and not exists (select 1 from placement join schedule on schedule.id = placement.schedule_id
        where placement.meeting_id = meeting.id and schedule.state = 'published' and ${isCall('placement')})
    order by meeting.id`.execute(db)
  return rows.map(({ attendees, anyOf, ...meeting }) => ({
    ...meeting,
    ...readWhoComes(attendees, anyOf),
    languages: { from: spokenOn('from', attendees), to: spokenOn('to', attendees) },
  }))
}

/** What the people of a side speak: one who understands is enough. */
function spokenOn(
  side: 'from' | 'to',
  attendees: readonly (AttendeeFact & { languages: string[] })[],
): string[] {
  return [...new Set(attendees.filter(one => one.side === side).flatMap(one => one.languages))].sort()
}
