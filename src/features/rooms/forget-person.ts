import { sql } from 'kysely'
import type { Context, Db } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import type * as contract from './contract.ts'
import { record } from './ledger.ts'
import { enterRoom } from './load-room.ts'
import type { RoomSubject } from './policy.ts'
import { isNamed } from './queries-readers.ts'

export interface PersonWhoLeft {
  person: string
  name: string
  entries: number
}

/** People of a side whose names stand in the ledger and who do not speak for it any more, nor read for it. */
export async function listPeopleWhoLeft(db: Db, room: RoomSubject): Promise<PersonWhoLeft[]> {
  const organisation = room.sides.find(side => side.position === room.me)?.organisationId ?? null
  const { rows } = await sql<PersonWhoLeft>`
    select person, max(name) as name, count(distinct number)::int as entries from (
      select number, openings -> part -> 'value' ->> 'id' as person, openings -> part -> 'value' ->> 'name' as name
      from room_entry cross join unnest(array['person', 'reader']) as part
      where room_id = ${room.id} and side = ${room.me} and openings -> part is not null) named
    where person is not null and not exists (
      select 1 from role_grant join account on account.person_id = role_grant.person_id
      where role_grant.person_id::text = named.person and role_grant.organisation_id = ${organisation}
        and role_grant.role = 'organisation-editor' and role_grant.revoked_at is null and account.state = 'active')
      and not exists (select 1 from room_reader where room_reader.room_id = ${room.id} and room_reader.side = ${room.me}
        and room_reader.person_id::text = named.person and ${isNamed})
    group by person order by name, person`.execute(db)
  return rows
}

/**
 * Takes the name of somebody who left out of the ledger: what opens it is emptied, the sealed hash stays, and so does every
 * proof. What they accepted bears their name as its thing and loses that, too; what they accepted of proposals that were replaced
 * goes. What the side did stands there as before; the signed agreement keeps its signatory, since a contract needs its parties.
 */
export async function forgetPerson(
  ctx: Context,
  { person }: ParsedInputOf<typeof contract.forgetPerson>,
  subject: RoomSubject,
): Promise<{ done: true }> {
  const room = await enterRoom(ctx, subject)
  const left = await listPeopleWhoLeft(ctx.db, room)
  if (!left.some(one => one.person === person)) throw new Refusal('not-found')
  await sql`update room_entry
    set openings = case event when 'nda-accepted' then openings - 'person' - 'thing' else openings - 'person' end
    where room_id = ${room.id} and side = ${room.me} and openings -> 'person' -> 'value' ->> 'id' = ${person}`.execute(
    ctx.db,
  )
  await sql`update room_entry set openings = openings - 'reader'
    where room_id = ${room.id} and side = ${room.me} and openings -> 'reader' -> 'value' ->> 'id' = ${person}`.execute(
    ctx.db,
  )
  await sql`delete from room_acceptance using room_nda
    where room_nda.id = room_acceptance.nda_id and room_nda.room_id = ${room.id} and room_nda.state = 'replaced'
      and room_acceptance.side = ${room.me} and room_acceptance.person_id::text = ${person}`.execute(ctx.db)
  await record(ctx, room, { event: 'forgotten' })
  return { done: true }
}
