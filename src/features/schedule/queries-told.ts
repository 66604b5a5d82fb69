import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { bringerActs } from '../missions/index.ts'
import { coming, placeName } from './queries-schedules.ts'

/** One person's entry for one meeting, as it is or as it was told. */
export interface EventFact {
  meetingId: string
  participantId: string
  startsAt: Date
  endsAt: Date
  placeId: string
  /** What the entry says beside its time: changes when the table is renamed or somebody else comes. */
  content: string
}

export interface ToldEvent {
  meetingId: string
  participantId: string
  sequence: number
  startsAt: Date
  endsAt: Date
  placeId: string | null
  cancelled: boolean
  content: string
  updatedAt: Date
  /** How this person joins what is held by video: for their own entry alone. */
  dialIn: string | null
}

/** What everybody's calendar should say by one version of the schedule, observers included. */
export async function selectEvents(db: Db, scheduleId: string | null): Promise<EventFact[]> {
  if (scheduleId === null) return []
  const { rows } = await sql<EventFact>`
    select placement.meeting_id as "meetingId", attendee.participant_id as "participantId", slot.starts_at as "startsAt",
      slot.ends_at as "endsAt", placement.place_id as "placeId",
      md5(concat_ws(' ', ${placeName}, case when place.for_call then place.link end, (select string_agg(other.participant_id::text, ' ' order by other.participant_id)
        from ${coming} other where other.schedule_id = placement.schedule_id and other.meeting_id = placement.meeting_id))) as content
    from placement join slot on slot.id = placement.slot_id join place on place.id = placement.place_id
    join ${coming} attendee on attendee.schedule_id = placement.schedule_id and attendee.meeting_id = placement.meeting_id
    where placement.schedule_id = ${scheduleId}
    order by slot.starts_at, placement.meeting_id, attendee.participant_id`.execute(db)
  return rows
}

/** What people of a mission have been told, cancelled entries included. */
export async function selectTold(db: Db, missionId: string): Promise<ToldEvent[]> {
  return db
    .selectFrom('calendar_event as event')
    .innerJoin('meeting', 'meeting.id', 'event.meeting_id')
    .innerJoin('participant', 'participant.id', 'event.participant_id')
    .select([
      'event.meeting_id as meetingId',
      'event.participant_id as participantId',
      'event.sequence',
      'event.starts_at as startsAt',
      'event.ends_at as endsAt',
      'event.place_id as placeId',
      'event.cancelled',
      'event.content_hash as content',
      'event.updated_at as updatedAt',
      'participant.dial_in as dialIn',
    ])
    .where('meeting.mission_id', '=', missionId)
    .execute()
}

/** Keeps what people are told now, each entry one number higher than before. */
export async function saveTold(
  db: Db,
  rows: readonly {
    meetingId: string
    participantId: string
    startsAt: Date
    endsAt: Date
    placeId: string | null
    content: string
    cancelled: boolean
  }[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into calendar_event (meeting_id, participant_id, sequence, starts_at, ends_at, place_id, cancelled, content_hash, updated_at)
    select row."meetingId", row."participantId", 0, row."startsAt", row."endsAt", row."placeId", row.cancelled, row.content, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row ("meetingId" uuid, "participantId" uuid, "startsAt" timestamptz,
      "endsAt" timestamptz, "placeId" uuid, content text, cancelled boolean)
    on conflict (meeting_id, participant_id) do update set sequence = calendar_event.sequence + 1, starts_at = excluded.starts_at,
      ends_at = excluded.ends_at, place_id = excluded.place_id, cancelled = excluded.cancelled, content_hash = excluded.content_hash,
      updated_at = excluded.updated_at`.execute(db)
}

/** Gives a participant's standing entries at places by video the next number, since they say something else. */
export async function renumberVideoEntries(
  ctx: { db: Db; now: () => Date },
  participantId: string,
): Promise<void> {
  await sql`
    update calendar_event set sequence = calendar_event.sequence + 1, updated_at = ${ctx.now()}
    from place where place.id = calendar_event.place_id and place.kind = 'online'
      and calendar_event.participant_id = ${participantId} and not calendar_event.cancelled`.execute(ctx.db)
}

/** Whoever reads what concerns a participant: the person, else the delegate who carries it, else the host who brought it. */
export interface Reader {
  participantId: string
  organisation: string
  participantName: string
  personId: string | null
  email: string | null
  name: string
  lang: string
  timeZone: string | null
}

export async function selectReaders(db: Db, participantIds: readonly string[]): Promise<Reader[]> {
  const { rows } = await sql<Reader>`
    select participant.id as "participantId", organisation.name as organisation,
      coalesce(participant.entered_as, trim(concat(own.given_name, ' ', own.family_name))) as "participantName", reader.id as "personId", reader.email::text as email,
      case when reader.id = own.id and participant.entered_as is not null then participant.entered_as
        else trim(concat(reader.given_name, ' ', reader.family_name)) end as name, coalesce(reader.lang, 'en') as lang, reader.time_zone as "timeZone"
    from participant join organisation on organisation.id = participant.organisation_id
    left join person own on own.id = participant.person_id
    left join participant carrier on carrier.id = participant.carried_by
    left join person carrier_person on carrier_person.id = carrier.person_id
    left join person host on host.id = participant.brought_by and ${bringerActs}
    left join person reader on reader.erased_at is null and reader.id = case
      when own.email is not null then own.id when carrier_person.email is not null then carrier_person.id
      when host.email is not null then host.id else own.id end
    where participant.id = any(${[...participantIds]}::uuid[])`.execute(db)
  return rows
}

/** Places by id, removed ones too: a cancellation still says where it would have been. */
export async function selectPlaceLabels(db: Db, missionId: string) {
  return db
    .selectFrom('place')
    .select(['id', placeName.as('label'), 'kind', 'directions', 'link', 'for_call as isCall'])
    .where('mission_id', '=', missionId)
    .execute()
}
