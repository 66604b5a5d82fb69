import { type Insertable, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { Db } from '../../shared/context.ts'

/** Whether they spoke for a side of the room, their own or any, at any time since they were named. */
const spokeSince = (ofSide: RawBuilder<unknown>) => sql`exists (select 1 from role_grant
    join room_side on room_side.organisation_id = role_grant.organisation_id
    where room_side.room_id = room_reader.room_id and ${ofSide} and role_grant.person_id = room_reader.person_id
      and role_grant.role = 'organisation-editor'
      and (role_grant.revoked_at is null or role_grant.revoked_at >= room_reader.named_at))`

/**
 * Somebody a side has named who still works there: without a break, so that whoever comes back is named anew. Who spoke for
 * the side meanwhile is none.
 */
export const isNamed = sql<SqlBool>`exists (select 1 from room_side join affiliation on affiliation.organisation_id = room_side.organisation_id
    where room_side.room_id = room_reader.room_id and room_side.position = room_reader.side
      and affiliation.person_id = room_reader.person_id and affiliation.ended_at is null
      and affiliation.created_at <= room_reader.named_at)
  and not ${spokeSince(sql`room_side.position = room_reader.side`)}`

/**
 * Somebody who reads for a side: named, able to sign in, and with no voice for any side since. Whoever speaks for another
 * side may stand on the list of those named, which tells nobody that they do; it never lets them read.
 */
const reads = sql<SqlBool>`${isNamed} and not ${spokeSince(sql`true`)}
  and exists (select 1 from account where account.person_id = room_reader.person_id and account.state = 'active')`

/** Whether they came: they made their account since they were named, or have read in the room. */
const hasJoined = sql<boolean>`(exists (select 1 from account
    where account.person_id = room_reader.person_id and account.created_at > room_reader.named_at)
  or exists (select 1 from room_entry where room_entry.room_id = room_reader.room_id and room_entry.side = room_reader.side
    and room_entry.at >= room_reader.named_at
    and room_entry.openings -> 'person' -> 'value' ->> 'id' = room_reader.person_id::text))`

/** Until they come, somebody invited is called what the invitation calls them: whom the house knows by an address is not told. */
const shownName = sql<string>`case when room_reader.invited_as is not null and not ${hasJoined} then room_reader.invited_as
  else trim(concat_ws(' ', person.given_name, person.family_name)) end`

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
    select person.id as person, ${shownName} as name, room_reader.named_at as "namedAt",
      (room_reader.invited_as is null or ${hasJoined})
        and exists (select 1 from account where account.person_id = person.id) as "hasAccount"
    from room_reader join person on person.id = room_reader.person_id
    where room_reader.room_id = ${roomId} and room_reader.side = ${side} and ${isNamed}
    order by 2, person.id`.execute(db)
  return rows
}

/** People of an organisation with an account who do not speak for it, by name; of those invited only who has come. */
export async function listColleagues(db: Db, organisationId: string) {
  const { rows } = await sql<{ person: string; name: string }>`
    select person.id as person, trim(concat_ws(' ', person.given_name, person.family_name)) as name
    from affiliation join person on person.id = affiliation.person_id join account on account.person_id = person.id
    where affiliation.organisation_id = ${organisationId} and affiliation.ended_at is null and account.state = 'active'
      and not exists (select 1 from role_grant where role_grant.person_id = person.id and role_grant.revoked_at is null
        and role_grant.role = 'organisation-editor' and role_grant.organisation_id = affiliation.organisation_id)
      and not exists (select 1 from room_reader where room_reader.affiliation_id = affiliation.id and not ${hasJoined})
    order by 2, person.id limit 500`.execute(db)
  return rows
}

/** When somebody who is named was last told by mail, and the link in it; null where they are not named. */
export async function findNaming(db: Db, row: { roomId: string; side: number; personId: string }) {
  const found = await db
    .selectFrom('room_reader')
    .select(sql<Date>`coalesce(mailed_at, named_at)`.as('mailedAt'))
    .select('link_hash as linkHash')
    .where('room_id', '=', row.roomId)
    .where('side', '=', row.side)
    .where('person_id', '=', row.personId)
    .where(isNamed)
    .executeTakeFirst()
  return found ?? null
}

/** Names somebody; what stood there of somebody who had left goes. */
export async function keepReader(db: Db, row: Insertable<Tables['room_reader']>): Promise<void> {
  const { room_id: _room, side: _side, person_id: _person, ...facts } = row
  await db
    .insertInto('room_reader')
    .values(row)
    .onConflict(conflict => conflict.columns(['room_id', 'side', 'person_id']).doUpdateSet(facts))
    .execute()
}

export async function noteMailed(
  db: Db,
  row: { roomId: string; side: number; personId: string; mailedAt: Date; linkHash: string | null },
): Promise<void> {
  await db
    .updateTable('room_reader')
    .set({ mailed_at: row.mailedAt, link_hash: row.linkHash })
    .where('room_id', '=', row.roomId)
    .where('side', '=', row.side)
    .where('person_id', '=', row.personId)
    .execute()
}

/** Takes somebody off; gives what they are called and what an invitation made for them; null where they were not named. */
export async function dropReader(db: Db, row: { roomId: string; side: number; personId: string }) {
  const { rows } = await sql<{ name: string; affiliationId: string | null; linkHash: string | null }>`
    delete from room_reader using person where person.id = room_reader.person_id
      and room_reader.room_id = ${row.roomId} and room_reader.side = ${row.side} and room_reader.person_id = ${row.personId} and ${isNamed}
    returning ${shownName} as name, room_reader.affiliation_id as "affiliationId", room_reader.link_hash as "linkHash"`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Where somebody invited reads for the organisation in another room, too, their affiliation now stands for that; true then. */
export async function passOnAffiliation(
  db: Db,
  row: { affiliationId: string; personId: string; organisationId: string },
): Promise<boolean> {
  const { rows } = await sql`
    update room_reader set affiliation_id = ${row.affiliationId} from room_side
    where room_side.room_id = room_reader.room_id and room_side.position = room_reader.side
      and room_side.organisation_id = ${row.organisationId} and room_reader.person_id = ${row.personId}
    returning room_reader.room_id`.execute(db)
  return rows.length > 0
}

/** What an invitation that is not answered yet calls whoever is listed by it; null for colleagues the organisation knows. */
export async function findInvitedName(db: Db, affiliationId: string): Promise<string | null> {
  const row = await db
    .selectFrom('room_reader')
    .select('invited_as')
    .where('affiliation_id', '=', affiliationId)
    .where(sql<SqlBool>`not ${hasJoined}`)
    .executeTakeFirst()
  return row?.invited_as ?? null
}

/** How many readers an organisation has named since, in all its rooms. */
export async function countNamings(db: Db, organisationId: string, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom('room_entry')
    .innerJoin('room_side', join =>
      join
        .onRef('room_side.room_id', '=', 'room_entry.room_id')
        .onRef('room_side.position', '=', 'room_entry.side'),
    )
    .select(sql<number>`count(*)::int`.as('count'))
    .where('room_side.organisation_id', '=', organisationId)
    .where('room_entry.event', '=', 'reader-named')
    .where('room_entry.at', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

/** Whether an address is that of somebody who speaks for the organisation already. */
export async function isSpeakersAddress(db: Db, organisationId: string, email: string): Promise<boolean> {
  const row = await db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select('role_grant.id')
    .where('role_grant.organisation_id', '=', organisationId)
    .where('role_grant.role', '=', 'organisation-editor')
    .where('role_grant.revoked_at', 'is', null)
    .where('person.email', '=', email)
    .executeTakeFirst()
  return row !== undefined
}
