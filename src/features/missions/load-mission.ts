import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { MissionSubject, ParticipantSubject } from './mission-access.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A mission by its id or its slug, or null. */
export async function findMission(db: Db, reference: string) {
  const query = db.selectFrom('mission').selectAll()
  return (
    (await (uuid.test(reference)
      ? query.where('id', '=', reference)
      : query.where('slug', '=', reference)
    ).executeTakeFirst()) ?? null
  )
}

export type MissionRow = NonNullable<Awaited<ReturnType<typeof findMission>>>

/** A mission's row as the subject of access rules. */
export function missionSubject(
  row: Pick<MissionRow, 'id' | 'partnership_id' | 'lead_cluster_id' | 'state' | 'public_page'>,
): MissionSubject {
  return {
    id: row.id,
    partnershipId: row.partnership_id,
    leadClusterId: row.lead_cluster_id,
    state: row.state,
    publicPage: row.public_page,
  }
}

/** A mission by id or slug with its access subject; refuses when there is none. */
export async function getMission(
  db: Db,
  reference: string,
): Promise<{ mission: MissionRow; subject: MissionSubject }> {
  const mission = await findMission(db, reference)
  if (mission === null) throw new Refusal('not-found')
  return { mission, subject: missionSubject(mission) }
}

/** A participant with its mission and what acting for it is judged by; refuses when there is none. */
export async function getParticipant(db: Db, participantId: string) {
  const participant = await db
    .selectFrom('participant')
    .selectAll()
    .where('id', '=', participantId)
    .executeTakeFirst()
  if (participant === undefined) throw new Refusal('not-found')
  const { mission, subject } = await getMission(db, participant.mission_id)
  return {
    participant,
    mission,
    subject: {
      ...(await participantSubject(db, participant)),
      mission: subject,
    } satisfies ParticipantSubject,
  }
}

async function participantSubject(
  db: Db,
  participant: { id: string; person_id: string | null; organisation_id: string; brought_by: string | null },
) {
  const clusters = await db
    .selectFrom('membership')
    .select('cluster_id')
    .where('organisation_id', '=', participant.organisation_id)
    .where(sql<boolean>`member_from <= current_date and (member_to is null or member_to >= current_date)`)
    .execute()
  return {
    participantId: participant.id,
    personId: participant.person_id,
    organisationId: participant.organisation_id,
    broughtBy: participant.brought_by,
    clusterIds: clusters.map(row => row.cluster_id),
  }
}
