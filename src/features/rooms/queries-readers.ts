import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'

/**
 * Somebody who reads for a side: named, still working for its organisation, and able to sign in. Who speaks for it needs no
 * naming, and is none.
 */
const reads = sql<SqlBool>`exists (select 1 from room_side join affiliation on affiliation.organisation_id = room_side.organisation_id
    where room_side.room_id = room_reader.room_id and room_side.position = room_reader.side
      and affiliation.person_id = room_reader.person_id and affiliation.ended_at is null)
  and exists (select 1 from account where account.person_id = room_reader.person_id and account.state = 'active')`

/** The side of a room that somebody reads for, or null; of two that named them, the first. */
export async function findReadingSide(
  db: Db,
  roomId: string,
  personId: string | null,
): Promise<number | null> {
  if (personId === null) return null
  const row = await db
    .selectFrom('room_reader')
    .select('side')
    .where('room_id', '=', roomId)
    .where('person_id', '=', personId)
    .where(reads)
    .orderBy('named_at')
    .orderBy('side')
    .executeTakeFirst()
  return row?.side ?? null
}

/** Rooms that somebody reads in, each with the side they read for; of two the first. */
export async function listReadingSides(
  db: Db,
  personId: string | null,
): Promise<{ roomId: string; side: number }[]> {
  if (personId === null) return []
  return db
    .selectFrom('room_reader')
    .distinctOn('room_id')
    .select(['room_id as roomId', 'side'])
    .where('person_id', '=', personId)
    .where(reads)
    .orderBy('room_id')
    .orderBy('named_at')
    .orderBy('side')
    .execute()
}

/** Those a side has named, by name. */
export async function listReaderRows(db: Db, roomId: string, side: number) {
  const { rows } = await sql<{ person: string; name: string; namedAt: Date; hasAccount: boolean }>`
    select person.id as person, trim(concat_ws(' ', person.given_name, person.family_name)) as name, room_reader.named_at as "namedAt",
      exists (select 1 from account where account.person_id = person.id) as "hasAccount"
    from room_reader join person on person.id = room_reader.person_id
    where room_reader.room_id = ${roomId} and room_reader.side = ${side}
    order by 2, person.id`.execute(db)
  return rows
}

/** People of an organisation with an account who do not speak for it, by name. */
export async function listColleagues(db: Db, organisationId: string) {
  const { rows } = await sql<{ person: string; name: string }>`
    select person.id as person, trim(concat_ws(' ', person.given_name, person.family_name)) as name
    from affiliation join person on person.id = affiliation.person_id join account on account.person_id = person.id
    where affiliation.organisation_id = ${organisationId} and affiliation.ended_at is null and account.state = 'active'
      and not exists (select 1 from role_grant where role_grant.person_id = person.id and role_grant.revoked_at is null
        and role_grant.role = 'organisation-editor' and role_grant.organisation_id = affiliation.organisation_id)
    order by 2, person.id limit 500`.execute(db)
  return rows
}

/** True where they were not named before. */
export async function keepReader(
  db: Db,
  row: { roomId: string; side: number; personId: string; now: Date },
): Promise<boolean> {
  const written = await db
    .insertInto('room_reader')
    .values({ room_id: row.roomId, side: row.side, person_id: row.personId, named_at: row.now })
    .onConflict(conflict => conflict.columns(['room_id', 'side', 'person_id']).doNothing())
    .returning('person_id')
    .executeTakeFirst()
  return written !== undefined
}

/** Takes somebody off, and says what they are called; null where they were not named. */
export async function dropReader(
  db: Db,
  row: { roomId: string; side: number; personId: string },
): Promise<string | null> {
  const gone = await db
    .deleteFrom('room_reader')
    .where('room_id', '=', row.roomId)
    .where('side', '=', row.side)
    .where('person_id', '=', row.personId)
    .returning('person_id')
    .executeTakeFirst()
  if (gone === undefined) return null
  const person = await db
    .selectFrom('person')
    .select(sql<string>`trim(concat_ws(' ', given_name, family_name))`.as('name'))
    .where('id', '=', row.personId)
    .executeTakeFirst()
  return person?.name ?? ''
}

export async function canSignIn(db: Db, personId: string): Promise<boolean> {
  const account = await db
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return account !== undefined
}
