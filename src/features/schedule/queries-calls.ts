import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { isCall, type NewPlacement } from './queries-schedules.ts'
import type { Busy } from './rules/call-times.ts'

/** A meeting that is held later by video, as it stands in the published schedule. */
export interface StandingCall {
  meetingId: string
  scheduleId: string
  placeId: string
  startsAt: Date
  endsAt: Date
  link: string | null
  directions: string | null
  state: 'accepted' | 'held' | 'not-held' | 'cancelled'
  /** Who comes. */
  people: string[]
}

/** The calls of a mission in order of time; of one meeting: at most one. */
export async function selectCalls(
  db: Db,
  missionId: string,
  meetingId: string | null = null,
): Promise<StandingCall[]> {
  const { rows } = await sql<StandingCall>`
    select placement.meeting_id as "meetingId", placement.schedule_id as "scheduleId", place.id as "placeId", slot.starts_at as "startsAt",
      slot.ends_at as "endsAt", place.link, place.directions, meeting.state,
      array(select participant_id::text from attendance where attendance.schedule_id = placement.schedule_id
        and attendance.meeting_id = placement.meeting_id order by participant_id) as people
    from schedule join placement on placement.schedule_id = schedule.id join slot on slot.id = placement.slot_id
    join place on place.id = placement.place_id join meeting on meeting.id = placement.meeting_id
    where schedule.mission_id = ${missionId} and schedule.state = 'published' and slot.session_id is null
      and (${meetingId}::uuid is null or meeting.id = ${meetingId}::uuid)
    order by slot.starts_at, meeting.id`.execute(db)
  return rows
}

/** Copies the calls of what is published into a version that is made beside it, so that publishing it keeps them. */
export async function carryCalls(db: Db, missionId: string, scheduleId: string): Promise<void> {
  const published = sql`select id from schedule where mission_id = ${missionId} and state = 'published'`
  await sql`
    insert into placement (schedule_id, meeting_id, slot_id, place_id, period, exclusive, locked)
    select ${scheduleId}::uuid, meeting_id, slot_id, place_id, period, exclusive, locked from placement
    where schedule_id = (${published}) and ${isCall('placement')}`.execute(db)
  await sql`
    insert into attendance (schedule_id, meeting_id, participant_id, side, period)
    select ${scheduleId}::uuid, seat.meeting_id, seat.participant_id, seat.side, seat.period from attendance seat
    join placement on placement.schedule_id = seat.schedule_id and placement.meeting_id = seat.meeting_id
    where seat.schedule_id = (${published}) and ${isCall('placement')}`.execute(db)
}

/** The hour of a call, in no session, and a place of its own that no board shows. Gives both ids. */
export async function insertCallCell(
  db: Db,
  cell: {
    slotId: string
    placeId: string | null
    newPlaceId: string
    missionId: string
    startsAt: Date
    endsAt: Date
    label: string
    now: Date
  },
): Promise<{ slot: string; place: string }> {
  await db
    .insertInto('slot')
    .values({
      id: cell.slotId,
      mission_id: cell.missionId,
      session_id: null,
      starts_at: cell.startsAt,
      ends_at: cell.endsAt,
    })
    .execute()
  if (cell.placeId !== null) return { slot: cell.slotId, place: cell.placeId }
  await db
    .insertInto('place')
    .values({
      id: cell.newPlaceId,
      mission_id: cell.missionId,
      label: cell.label,
      kind: 'online',
      position: 0,
      for_call: true,
      removed_at: cell.now,
    })
    .execute()
  return { slot: cell.slotId, place: cell.newPlaceId }
}

/** At which address a call is held; null: none was said yet. */
export async function saveCallLink(db: Db, placeId: string, link: string | null): Promise<void> {
  await db.updateTable('place').set({ link }).where('id', '=', placeId).where('for_call', '=', true).execute()
}

/** One call at a time for each of these people, in whatever mission, until the transaction ends. */
export async function lockPeople(db: Db, participantIds: readonly string[]): Promise<void> {
  const people = await selectPersons(db, participantIds)
  for (const id of people.map(person => person.key).sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${`calls of ${id}`}, 0))`.execute(db)
}

/** Who these participants are, with their zone where they said it, and their organisation's country. */
export async function selectPersons(
  db: Db,
  participantIds: readonly string[],
): Promise<{ id: string; key: string; kind: string; timeZone: string | null; country: string }[]> {
  const { rows } = await sql<{
    id: string
    key: string
    kind: string
    timeZone: string | null
    country: string
  }>`
    select participant.id, coalesce(participant.person_id, participant.id)::text as key, participant.kind, person.time_zone as "timeZone", organisation.country
    from participant join organisation on organisation.id = participant.organisation_id left join person on person.id = participant.person_id
    where participant.id = any(${[...participantIds]}::uuid[]) order by participant.id`.execute(db)
  return rows
}

/** What these people were told they have in all their missions from then on, this meeting left out. */
export async function selectBusy(
  db: Db,
  participantIds: readonly string[],
  but: { meetingId: string; from: Date },
): Promise<Busy[]> {
  const { rows } = await sql<Busy>`
    select distinct event.starts_at as "startsAt", event.ends_at as "endsAt" from participant own
    join participant other on other.id = own.id or other.person_id = own.person_id
    join calendar_event event on event.participant_id = other.id
    where own.id = any(${[...participantIds]}::uuid[]) and not event.cancelled and event.ends_at > ${but.from} and event.meeting_id <> ${but.meetingId}
    order by 1, 2`.execute(db)
  return rows
}

/** Where a meeting stands in the published schedule, as it can be written again; null where it stands nowhere. */
export async function findStandingCell(
  db: Db,
  missionId: string,
  meetingId: string,
): Promise<(NewPlacement & { people: string[]; isCall: boolean }) | null> {
  const { rows } = await sql<NewPlacement & { people: string[]; isCall: boolean }>`
    select placement.meeting_id as meeting, placement.slot_id as slot, placement.place_id as place, placement.locked, ${isCall('placement')} as "isCall",
      array(select participant_id::text from attendance where attendance.schedule_id = placement.schedule_id
        and attendance.meeting_id = placement.meeting_id order by participant_id) as people
    from schedule join placement on placement.schedule_id = schedule.id
    where schedule.mission_id = ${missionId} and schedule.state = 'published' and placement.meeting_id = ${meetingId}`.execute(
    db,
  )
  return rows[0] ?? null
}
