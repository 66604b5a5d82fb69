import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'

/** Colleagues who take a participant's meetings when they have no time, best first. */
export async function selectStandIns(db: Db, participantId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('stand_in')
    .select('colleague_id')
    .where('participant_id', '=', participantId)
    .orderBy('position')
    .execute()
  return rows.map(row => row.colleague_id)
}

/** Who could stand in for a participant: confirmed, of the same organisation and group, there in person or online. */
export async function selectColleagues(
  db: Db,
  participantId: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select colleague.id, coalesce(nullif(trim(concat(person.given_name, ' ', person.family_name)), ''), organisation.name) as name
    from participant own join participant colleague on colleague.mission_id = own.mission_id
      and colleague.organisation_id = own.organisation_id and colleague.id <> own.id
      and colleague.group_id is not distinct from own.group_id
    join organisation on organisation.id = colleague.organisation_id
    left join person on person.id = colleague.person_id
    where own.id = ${participantId} and own.kind not in ('represented', 'observer')
      and colleague.state = 'confirmed' and colleague.kind not in ('represented', 'observer')
    order by name, colleague.id limit 50`.execute(db)
  return rows
}
