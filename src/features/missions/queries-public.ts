import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { liveStates, type ParticipantState } from './rules/participant-states.ts'

/** Confirmed participants who agreed to be listed, organisations only, and how many are confirmed in all. */
export async function selectPublicParticipants(db: Db, missionId: string) {
  const items = await db
    .selectFrom('participant')
    .innerJoin('organisation', 'organisation.id', 'participant.organisation_id')
    .leftJoin('participant_group', 'participant_group.id', 'participant.group_id')
    .select([
      'organisation.name as organisation',
      'organisation.country',
      sql<string | null>`min(participant.offers)`.as('offers'),
      sql<string | null>`min(participant_group.name)`.as('group'),
    ])
    .where('participant.mission_id', '=', missionId)
    .where('participant.state', '=', 'confirmed')
    .where('participant.listed', '=', true)
    .groupBy(['organisation.id', 'organisation.name', 'organisation.country'])
    .orderBy('organisation.name')
    .execute()
  const row = await db
    .selectFrom('participant')
    .select(eb => eb.fn.countAll().as('count'))
    .where('mission_id', '=', missionId)
    .where('state', '=', 'confirmed')
    .executeTakeFirst()
  return { items, confirmed: Number(row?.count ?? 0) }
}

/** How this person takes part already, or null. */
export async function selectMyState(
  db: Db,
  missionId: string,
  personId: string | null,
): Promise<ParticipantState | null> {
  if (personId === null) return null
  const row = await db
    .selectFrom('participant')
    .select('state')
    .where('mission_id', '=', missionId)
    .where('person_id', '=', personId)
    .where('state', 'in', [...liveStates])
    .executeTakeFirst()
  return row?.state ?? null
}

/** Names of the organisations somebody works for, to choose one from. */
export async function selectViewerOrganisations(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .orderBy('name')
    .execute()
}
