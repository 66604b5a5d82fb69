import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { coming, placeName } from './queries-schedules.ts'

/** A meeting of the published schedule with when, where and who has to be there. */
export interface DayPlacement {
  id: string
  slotId: string
  placeId: string
  startsAt: Date
  endsAt: Date
  recorded: 'accepted' | 'held' | 'not-held' | 'cancelled'
  /** Held by video after the mission's days: nobody has to be seen for it. */
  isCall: boolean
  people: string[]
  /** Those of them who sit on the side that asked. */
  from: string[]
  observers: string[]
}

/**
 * The published meetings that begin within a stretch of time, in order of time; of one person: theirs, and all others of
 * those whom they meet.
 */
export async function selectDayPlacements(
  db: Db,
  missionId: string,
  stretch: { from: Date; to: Date },
  participantId: string | null = null,
): Promise<DayPlacement[]> {
  const near =
    participantId === null
      ? sql``
      : sql`and meeting.id in (
          select their.meeting_id from schedule published join attendance own on own.schedule_id = published.id
          join attendance beside on beside.schedule_id = own.schedule_id and beside.meeting_id = own.meeting_id
          join attendance their on their.schedule_id = own.schedule_id and their.participant_id = beside.participant_id
          where published.mission_id = ${missionId} and published.state = 'published'
            and own.participant_id = ${participantId}::uuid)`
  const { rows } = await sql<DayPlacement>`
    select placement.meeting_id as id, placement.slot_id as "slotId", placement.place_id as "placeId",
      slot.starts_at as "startsAt", slot.ends_at as "endsAt", meeting.state as recorded, slot.session_id is null as "isCall",
      array(select there.participant_id::text from attendance there where there.schedule_id = schedule.id
        and there.meeting_id = meeting.id order by there.participant_id) as people,
      array(select there.participant_id::text from attendance there where there.schedule_id = schedule.id
        and there.meeting_id = meeting.id and there.side = 'from' order by there.participant_id) as "from",
      array(select there.participant_id::text from ${coming} there where there.observing and there.schedule_id = schedule.id
        and there.meeting_id = meeting.id order by there.participant_id) as observers
    from schedule join placement on placement.schedule_id = schedule.id join slot on slot.id = placement.slot_id
    join meeting on meeting.id = placement.meeting_id
    where schedule.mission_id = ${missionId} and schedule.state = 'published'
      and slot.starts_at >= ${stretch.from} and slot.starts_at < ${stretch.to} ${near}
    order by slot.starts_at, placement.meeting_id`.execute(db)
  return rows
}

/** The instants at which published meetings begin, each once. */
export async function selectDayStarts(db: Db, missionId: string): Promise<Date[]> {
  const { rows } = await sql<{ at: Date }>`
    select distinct slot.starts_at as at from schedule join placement on placement.schedule_id = schedule.id
    join slot on slot.id = placement.slot_id
    where schedule.mission_id = ${missionId} and schedule.state = 'published' order by 1`.execute(db)
  return rows.map(row => row.at)
}

/** The places of a mission as people call them, in the organiser's order. */
export async function selectDayPlaces(db: Db, missionId: string) {
  const { rows } = await sql<{
    id: string
    label: string
    kind: 'table' | 'booth' | 'office' | 'online'
    removed: boolean
  }>`
    select place.id, ${placeName} as label, place.kind, place.removed_at is not null as removed
    from place where place.mission_id = ${missionId} order by place.position, place.id`.execute(db)
  return rows
}

/** The slots of a mission with when they begin, those that were removed as well. */
export async function selectDaySlots(
  db: Db,
  missionId: string,
): Promise<{ id: string; startsAt: Date; endsAt: Date }[]> {
  return db
    .selectFrom('slot')
    .select(['id', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('mission_id', '=', missionId)
    .orderBy('starts_at')
    .execute()
}

/** What these participants said they speak. */
export async function selectLanguages(
  db: Db,
  participantIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  if (participantIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('participant')
    .select(['id', 'languages'])
    .where('id', 'in', [...participantIds])
    .execute()
  return new Map(rows.map(row => [row.id, row.languages]))
}

/** How often what is published was saved; null where nothing is. */
export async function findPublishedVersion(db: Db, missionId: string): Promise<number | null> {
  const row = await db
    .selectFrom('schedule')
    .select('version')
    .where('mission_id', '=', missionId)
    .where('state', '=', 'published')
    .executeTakeFirst()
  return row?.version ?? null
}
