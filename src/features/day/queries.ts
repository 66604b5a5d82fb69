import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { DayEvent } from './rules/day-state.ts'

/** One tap at a time per mission, until the transaction ends, so that two desks that tap at once tap one after the other. */
export async function lockDay(db: Db, missionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`day ${missionId}`}, 0))`.execute(db)
}

/** A row of the day with who said it. */
export interface SaidEvent extends DayEvent {
  saidBy: string | null
  saidFrom: 'desk' | 'own' | 'link' | 'badge'
  detail: unknown
}

/** The part of a day that one person's screen is made of. */
export interface Near {
  people: readonly string[]
  meetings: readonly string[]
}

/** Everything said of a mission's day between two instants, in the order the house took it. */
export async function selectEvents(
  db: Db,
  missionId: string,
  stretch: { from: Date; to: Date },
  near: Near | null = null,
): Promise<SaidEvent[]> {
  const part =
    near === null
      ? sql``
      : sql`and (event.participant_id = any(${near.people}::uuid[]) or event.meeting_id = any(${near.meetings}::uuid[])
          or event.missing && ${near.people}::text[])`
  const { rows } = await sql<SaidEvent & { number: string }>`
    select event.id, event.number, event.kind, event.participant_id as "participantId", event.meeting_id as "meetingId",
      event.place_id as "placeId", event.minutes, event.missing, event.undoes, event.at, event.detail, event.detail ->> 'moved' is not null as moved, event.said_from as "saidFrom",
      coalesce((select walk.entered_as from participant walk where walk.mission_id = event.mission_id and walk.person_id = person.id
          and walk.entered_as is not null limit 1), trim(concat(person.given_name, ' ', person.family_name))) as "saidBy"
    from day_event event left join person on person.id = event.said_by
    where event.mission_id = ${missionId} and event.at >= ${stretch.from} and event.at < ${stretch.to} ${part}
    order by event.number`.execute(db)
  return rows.map(row => ({ ...row, number: Number(row.number) }))
}

/** A row of this mission, or null. */
export async function findEvent(db: Db, missionId: string, id: string) {
  return (
    (await db
      .selectFrom('day_event')
      .selectAll()
      .where('id', '=', id)
      .where('mission_id', '=', missionId)
      .executeTakeFirst()) ?? null
  )
}

/** The row that took another back, or null. */
export async function findUndoing(db: Db, id: string): Promise<string | null> {
  const row = await db.selectFrom('day_event').select('id').where('undoes', '=', id).executeTakeFirst()
  return row?.id ?? null
}

/** Somebody who takes part, as the desk calls them. */
export interface DayPerson {
  id: string
  personId: string | null
  name: string
  otherScript: string | null
  reading: string | null
  organisation: string
  organisationOtherScript: string | null
  kind: 'travelling' | 'represented' | 'local' | 'remote' | 'observer'
  broughtBy: string | null
  phone: string | null
}

/** Everybody who comes, or takes part by video; companies that stay at home do not. */
export async function selectPeople(
  db: Db,
  missionId: string,
  near: Near | null = null,
): Promise<DayPerson[]> {
  const part = near === null ? sql`` : sql`and participant.id = any(${near.people}::uuid[])`
  const { rows } = await sql<DayPerson>`
    select participant.id, person.id as "personId", coalesce(participant.entered_as, trim(concat(person.given_name, ' ', person.family_name))) as name,
      case when participant.entered_as is null then person.name_other_script end as "otherScript",
      case when participant.entered_as is null then person.name_reading end as reading, organisation.name as organisation,
      organisation.name_other_script as "organisationOtherScript", participant.kind, participant.brought_by as "broughtBy",
      case when participant.entered_as is null then person.phone end as phone
    from participant join organisation on organisation.id = participant.organisation_id
    left join person on person.id = participant.person_id
    where participant.mission_id = ${missionId} and participant.state = 'confirmed' and participant.kind <> 'represented' ${part}
    order by organisation.name, person.family_name, participant.id`.execute(db)
  return rows
}

/**
 * On whose own screens it shows that something was said of a person or of a meeting: theirs, and those of whoever meets one
 * of them in the published schedule.
 */
export async function selectConcerned(
  db: Db,
  missionId: string,
  about: { participantId?: string | null; meetingId?: string | null; missing?: readonly string[] },
): Promise<string[]> {
  const named = [about.participantId, ...(about.missing ?? [])].flatMap(id => id ?? [])
  const { rows } = await sql<{ id: string }>`
    with published as (select id from schedule where mission_id = ${missionId} and state = 'published'),
    own as (select unnest(${named}::uuid[]) as id
      union select there.participant_id from attendance there join published on published.id = there.schedule_id
      where there.meeting_id = ${about.meetingId ?? null}::uuid)
    select id from own
    union select other.participant_id from attendance mine join published on published.id = mine.schedule_id
      join attendance other on other.schedule_id = mine.schedule_id and other.meeting_id = mine.meeting_id
      where mine.participant_id in (select id from own)`.execute(db)
  return rows.map(row => row.id)
}

/** The organisations that take part in a mission, by name. */
export async function selectOrganisationNames(db: Db, missionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('participant')
    .innerJoin('organisation', 'organisation.id', 'participant.organisation_id')
    .select('organisation.name')
    .distinct()
    .where('participant.mission_id', '=', missionId)
    .where('participant.state', '=', 'confirmed')
    .orderBy('organisation.name')
    .limit(1000)
    .execute()
  return rows.map(row => row.name)
}

/** The organisations these participants come for. */
export async function selectOrganisations(
  db: Db,
  participantIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('participant')
    .select(['id', 'organisation_id'])
    .where('id', 'in', [...participantIds])
    .execute()
  return new Map(rows.map(row => [row.id, row.organisation_id]))
}
