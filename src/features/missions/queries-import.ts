import type { Db } from '../../shared/context.ts'
import { nameKey } from '../directory/rules/name-key.ts'
import type { MissionRow } from './load-mission.ts'
import { liveStates } from './rules/participant-states.ts'

/** Whether who imports runs the mission or hosts its other side; a host brings companies and answers for them. */
export async function findImporterRole(
  db: Db,
  mission: MissionRow,
  personId: string,
): Promise<'runs' | 'host'> {
  const grants = await db
    .selectFrom('role_grant')
    .select(['role', 'mission_id', 'cluster_id', 'partnership_id'])
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .execute()
  const runs = grants.some(
    grant =>
      grant.role === 'platform-administrator' ||
      (grant.role === 'event-organiser' && grant.mission_id === mission.id) ||
      (grant.role === 'cluster-manager' && grant.cluster_id === mission.lead_cluster_id) ||
      (grant.role === 'partnership-coordinator' && grant.partnership_id === mission.partnership_id),
  )
  return runs ? 'runs' : 'host'
}

/** What rows of an import are compared with: who takes part, groups, slots, and who can carry a company. */
export async function selectImportWorld(db: Db, missionId: string) {
  const people = await db
    .selectFrom('participant')
    .innerJoin('organisation', 'organisation.id', 'participant.organisation_id')
    .leftJoin('person', 'person.id', 'participant.person_id')
    .select([
      'participant.id',
      'participant.kind',
      'participant.state',
      'participant.organisation_id',
      'organisation.name',
      'organisation.country',
      'person.given_name',
      'person.family_name',
      'person.name_other_script',
      'person.email',
    ])
    .where('participant.mission_id', '=', missionId)
    .where('participant.state', 'in', [...liveStates])
    .execute()
  const groups = await db
    .selectFrom('participant_group')
    .select(['id', 'name'])
    .where('mission_id', '=', missionId)
    .execute()
  const slots = await db
    .selectFrom('slot')
    .innerJoin('meeting_session', 'meeting_session.id', 'slot.session_id')
    .select(['slot.id', 'meeting_session.title as session', 'slot.starts_at as startsAt'])
    .where('slot.mission_id', '=', missionId)
    .where('slot.removed_at', 'is', null)
    .execute()
  const nameOf = (row: (typeof people)[number]) => `${row.given_name ?? ''} ${row.family_name ?? ''}`.trim()
  const personKey = (row: (typeof people)[number]) =>
    row.given_name === null ? '' : nameKey(`${nameOf(row)} ${row.name_other_script ?? ''}`)
  return {
    there: new Set(
      people.flatMap(row => [
        `name ${row.country} ${nameKey(row.name)} ${personKey(row)}`,
        // Whatever other name a list has for the organisation.
        `at ${row.organisation_id} ${personKey(row)}`,
        ...(row.email === null ? [] : [`mail ${row.email.toLowerCase()}`]),
      ]),
    ),
    represented: new Set(people.filter(row => row.kind === 'represented').map(row => row.organisation_id)),
    carriers: people
      .filter(row => row.kind === 'travelling' && row.state === 'confirmed')
      .map(row => ({ id: row.id, name: nameOf(row), email: row.email })),
    colleagues: people.map(row => ({
      organisation: `${row.country} ${nameKey(row.name)}`,
      name: nameOf(row),
      email: row.email,
    })),
    groups,
    slots,
  }
}
