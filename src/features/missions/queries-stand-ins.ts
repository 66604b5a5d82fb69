import { sql } from 'kysely'
import type { Context, Db } from '../../shared/context.ts'

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

/**
 * Notes who stands in for a participant, named by address or full name, best first; gives the words that name no colleague
 * who could, or several.
 */
export async function writeStandIns(
  ctx: Pick<Context, 'db'>,
  participantId: string,
  words: readonly string[],
): Promise<string[]> {
  if (words.length === 0) return []
  const { rows } = await sql<{ id: string; name: string; email: string | null }>`
    select colleague.id, lower(coalesce(colleague.entered_as, trim(concat(person.given_name, ' ', person.family_name)))) as name, lower(person.email) as email
    ${couldStandIn(participantId)}`.execute(ctx.db)
  const found = words.map(word => {
    const wanted = word.toLowerCase()
    const named = rows.filter(row => row.email === wanted || row.name === wanted)
    return { word, id: named.length === 1 ? named[0]?.id : undefined }
  })
  const ids = [...new Set(found.flatMap(one => one.id ?? []))]
  if (ids.length > 0)
    await ctx.db
      .insertInto('stand_in')
      .values(
        ids.map((colleague_id, position) => ({ participant_id: participantId, colleague_id, position })),
      )
      .execute()
  return found.filter(one => one.id === undefined).map(one => one.word)
}

/** Of all who stand in for somebody at a mission, their names, best first, by participant. */
export async function selectStandInNames(db: Db, missionId: string): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; names: string[] }>`
    select own.id, array_agg(coalesce(colleague.entered_as, nullif(trim(concat(person.given_name, ' ', person.family_name)), ''), person.email, '?')
      order by stand_in.position) as names
    from stand_in join participant own on own.id = stand_in.participant_id
    join participant colleague on colleague.id = stand_in.colleague_id left join person on person.id = colleague.person_id
    where own.mission_id = ${missionId} group by own.id`.execute(db)
  return new Map(rows.map(row => [row.id, row.names]))
}

/** Colleagues who could stand in for a participant, as tables to select from. */
const couldStandIn = (participantId: string) => sql`
  from participant own join participant colleague on colleague.mission_id = own.mission_id
    and colleague.organisation_id = own.organisation_id and colleague.id <> own.id
    and colleague.group_id is not distinct from own.group_id
  join organisation on organisation.id = colleague.organisation_id
  left join person on person.id = colleague.person_id
  where own.id = ${participantId} and own.kind not in ('represented', 'observer')
    and colleague.state = 'confirmed' and colleague.kind not in ('represented', 'observer')`

/** Who could stand in for a participant: confirmed, of the same organisation and group, there in person or online. */
export async function selectColleagues(
  db: Db,
  participantId: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select colleague.id, coalesce(colleague.entered_as, nullif(trim(concat(person.given_name, ' ', person.family_name)), ''), organisation.name) as name
    ${couldStandIn(participantId)}
    order by name, colleague.id limit 50`.execute(db)
  return rows
}
