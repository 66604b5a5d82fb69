import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'

/** The slots of a mission that are still to come on the day at hand, as its zone counts days. */
const comingSlots = (missionId: string, from: Date) => sql`slot join mission on mission.id = slot.mission_id
    where slot.mission_id = ${missionId} and slot.removed_at is null and slot.session_id is not null and slot.starts_at > ${from}
      and (slot.starts_at at time zone mission.time_zone)::date = (${from}::timestamptz at time zone mission.time_zone)::date`

/** Closes a place in every coming slot of the day at hand; gives the slots in which it was open. */
export async function closePlaceFrom(
  db: Db,
  missionId: string,
  placeId: string,
  from: Date,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into place_closed (place_id, slot_id)
    select ${placeId}::uuid, slot.id from ${comingSlots(missionId, from)}
    on conflict do nothing returning slot_id as id`.execute(db)
  return rows.map(row => row.id)
}

export async function openPlaceAgain(db: Db, placeId: string, slotIds: readonly string[]): Promise<void> {
  await sql`delete from place_closed where place_id = ${placeId} and slot_id = any(${[...slotIds]}::uuid[])`.execute(
    db,
  )
}

/** Notes somebody as away in every coming slot of the day at hand; gives those in which they were free. */
export async function setAwayFrom(
  db: Db,
  missionId: string,
  participantId: string,
  from: Date,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into unavailable (participant_id, slot_id)
    select ${participantId}::uuid, slot.id from ${comingSlots(missionId, from)}
    on conflict do nothing returning slot_id as id`.execute(db)
  return rows.map(row => row.id)
}

export async function takeAwayBack(db: Db, participantId: string, slotIds: readonly string[]): Promise<void> {
  await sql`delete from unavailable where participant_id = ${participantId} and slot_id = any(${[...slotIds]}::uuid[])`.execute(
    db,
  )
}
