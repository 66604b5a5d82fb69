import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'

/** The sessions of a mission by id, for headings on the board. */
export async function selectSessionTitles(db: Db, missionId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('meeting_session')
    .select(['id', 'title'])
    .where('mission_id', '=', missionId)
    .execute()
  return new Map(rows.map(row => [row.id, row.title]))
}

/** Participants as the board's columns: who they are, and through which clusters they came. */
export async function selectBoardPeople(db: Db, participantIds: readonly string[]) {
  const { rows } = await sql<{
    participantId: string
    name: string
    organisation: string
    clusters: string[]
  }>`
    select participant.id as "participantId", coalesce(participant.entered_as, trim(concat(person.given_name, ' ', person.family_name))) as name, organisation.name as organisation,
      array(select distinct cluster.short_name from membership join cluster on cluster.id = membership.cluster_id
        where membership.organisation_id = organisation.id and membership.member_from <= current_date
        and (membership.member_to is null or membership.member_to >= current_date) order by cluster.short_name) as clusters
    from participant join organisation on organisation.id = participant.organisation_id
    left join person on person.id = participant.person_id
    where participant.id = any(${[...participantIds]}::uuid[]) order by organisation.name, name, participant.id`.execute(
    db,
  )
  return rows
}
