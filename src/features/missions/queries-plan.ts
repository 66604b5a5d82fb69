import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'

/** A mission's meeting sessions in order of time. */
export async function selectSessions(db: Db, missionId: string) {
  return db
    .selectFrom('meeting_session')
    .selectAll()
    .where('mission_id', '=', missionId)
    .orderBy('starts_at')
    .orderBy('position')
    .execute()
}

/** A mission's slots in order of time; those of its sessions, not the hours of calls that are held later. */
export async function selectSlots(db: Db, missionId: string) {
  return db
    .selectFrom('slot')
    .innerJoin('meeting_session', 'meeting_session.id', 'slot.session_id')
    .select(['slot.id', 'meeting_session.id as session_id', 'slot.starts_at', 'slot.ends_at'])
    .where('slot.mission_id', '=', missionId)
    .where('slot.removed_at', 'is', null)
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
}

/** Slots of a mission, or of one session, that were taken out by themselves, in order of time. */
export async function selectLeftOut(db: Db, of: { missionId: string } | { sessionId: string }) {
  return db
    .selectFrom('slot')
    .select(['id', 'session_id', 'starts_at', 'ends_at'])
    .where(eb =>
      'missionId' in of ? eb('mission_id', '=', of.missionId) : eb('session_id', '=', of.sessionId),
    )
    .where('left_out', '=', true)
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
}

/** A mission's places in order, with whose they are and the slots in which they are closed. */
export async function selectPlaces(db: Db, missionId: string) {
  return db
    .selectFrom('place')
    .leftJoin('participant', 'participant.id', 'place.owner_participant_id')
    .leftJoin('organisation', 'organisation.id', 'participant.organisation_id')
    .select([
      'place.id',
      'place.label',
      'place.kind',
      'place.owner_participant_id',
      'organisation.name as owner',
      'place.directions',
      'place.link',
      'place.position',
      'place.hall_id',
      'place.travel_minutes',
      'place.only_here',
      sql<
        string[]
      >`array(select slot_id::text from place_closed join slot on slot.id = slot_id where place_closed.place_id = place.id and slot.removed_at is null order by slot.starts_at)`.as(
        'closed',
      ),
    ])
    .where('place.mission_id', '=', missionId)
    .where('place.removed_at', 'is', null)
    .orderBy('place.position')
    .orderBy('place.id')
    .execute()
}

/** A mission's halls in order, the minutes between them, and its interpreters by language pair. */
export async function selectMeetingRules(db: Db, missionId: string) {
  return {
    halls: await db
      .selectFrom('hall')
      .select(['id', 'name'])
      .where('mission_id', '=', missionId)
      .orderBy('position')
      .orderBy('id')
      .execute(),
    walks: await db
      .selectFrom('hall_walk')
      .innerJoin('hall', 'hall.id', 'hall_walk.hall_a')
      .select(['hall_a as hallA', 'hall_b as hallB', 'minutes'])
      .where('hall.mission_id', '=', missionId)
      .orderBy('hall_a')
      .orderBy('hall_b')
      .execute(),
    interpreters: await db
      .selectFrom('interpreter')
      .select(['id', 'language_a as languageA', 'language_b as languageB', 'units'])
      .where('mission_id', '=', missionId)
      .orderBy('language_a')
      .orderBy('language_b')
      .execute(),
  }
}

/** When a mission's interpreters and video lines are there, in order of time. */
export async function selectHours(db: Db, missionId: string) {
  return db
    .selectFrom('resource_hours')
    .select([
      'interpreter_id as interpreterId',
      'starts_at as startsAt',
      'ends_at as endsAt',
      'units',
      'extra',
    ])
    .where('mission_id', '=', missionId)
    .orderBy('starts_at')
    .orderBy('extra')
    .orderBy('id')
    .execute()
}

/** A mission's programme in order of time, with how many signed up and which of these participants did. */
export async function selectProgramme(db: Db, missionId: string, participantIds: readonly string[]) {
  return db
    .selectFrom('programme_item')
    .selectAll()
    .select([
      sql<number>`(select count(*)::int from programme_sign_up where item_id = programme_item.id)`.as(
        'signed_up',
      ),
      sql<
        string[]
      >`array(select participant_id::text from programme_sign_up where item_id = programme_item.id and participant_id = any(${[...participantIds]}::uuid[]))`.as(
        'mine',
      ),
    ])
    .where('mission_id', '=', missionId)
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
}
