import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { visibleOrganisations } from '../directory/index.ts'
import { likeOf } from './queries-lists.ts'

/** Whether the viewer may know of an organisation they name: it comes to the mission, or they see it anyway. */
export async function mayBeNamed(
  db: Db,
  missionId: string,
  organisationId: string,
  viewer: Viewer,
): Promise<boolean> {
  const row = await db
    .selectFrom('organisation')
    .select('id')
    .where('id', '=', organisationId)
    .where(
      sql<boolean>`(${visibleOrganisations(viewer)} or exists (select 1 from participant
        where participant.organisation_id = organisation.id and participant.mission_id = ${missionId} and participant.state = 'confirmed'))`,
    )
    .executeTakeFirst()
  return row !== undefined
}

/** A participant's own word about an organisation, private to its person. */
export type OwnWord = 'none' | 'left-to-colleagues' | 'never'

/** Writes a never, or that somebody leaves an organisation to their colleagues; a never is not made less by it. */
export async function addNever(
  db: Db,
  row: { missionId: string; participantId: string; organisationId: string; word: OwnWord; now: Date },
): Promise<void> {
  const leaves = row.word === 'left-to-colleagues'
  await db
    .insertInto('never_meet')
    .values({
      mission_id: row.missionId,
      participant_id: row.participantId,
      other_organisation_id: row.organisationId,
      left_to_colleagues: leaves,
      created_at: row.now,
    })
    .onConflict(conflict => {
      const twice = conflict.columns(['participant_id', 'other_organisation_id'])
      return leaves ? twice.doNothing() : twice.doUpdateSet({ left_to_colleagues: false })
    })
    .execute()
}

export async function removeNever(
  db: Db,
  participantId: string,
  organisationId: string,
  word: OwnWord,
): Promise<void> {
  await db
    .deleteFrom('never_meet')
    .where('participant_id', '=', participantId)
    .where('other_organisation_id', '=', organisationId)
    .where('left_to_colleagues', '=', word === 'left-to-colleagues')
    .execute()
}

/** Whoever deals with an organisation themselves no longer leaves it to colleagues. A never stays. */
export async function takeBackLeaving(
  db: Db,
  missionId: string,
  personId: string | null,
  organisationIds: readonly string[],
): Promise<void> {
  if (personId === null) return
  await db
    .deleteFrom('never_meet')
    .where('mission_id', '=', missionId)
    .where('other_organisation_id', 'in', [...organisationIds])
    .where('left_to_colleagues', '=', true)
    .where('participant_id', 'in', eb =>
      eb.selectFrom('participant').select('id').where('person_id', '=', personId),
    )
    .execute()
}

export async function findOwnWord(db: Db, participantId: string, organisationId: string): Promise<OwnWord> {
  const row = await db
    .selectFrom('never_meet')
    .select('left_to_colleagues')
    .where('participant_id', '=', participantId)
    .where('other_organisation_id', '=', organisationId)
    .executeTakeFirst()
  if (row === undefined) return 'none'
  return row.left_to_colleagues ? 'left-to-colleagues' : 'never'
}

export async function listNeverRows(db: Db, participantId: string) {
  return db
    .selectFrom('never_meet')
    .innerJoin('organisation', 'organisation.id', 'never_meet.other_organisation_id')
    .select([
      'organisation.id',
      'organisation.name',
      'organisation.name_other_script',
      'organisation.country',
      'never_meet.created_at',
      'never_meet.left_to_colleagues',
    ])
    .where('never_meet.participant_id', '=', participantId)
    .orderBy('organisation.name')
    .execute()
}

/** Other organisations with somebody confirmed in the mission, not on the list yet; at most a hundred, by name. */
export async function listPossibleNevers(
  db: Db,
  missionId: string,
  self: { participantId: string; organisationId: string },
  text: string | null,
) {
  return db
    .selectFrom('organisation')
    .select(['id', 'name', 'name_other_script', 'country'])
    .where('id', '!=', self.organisationId)
    .where(
      sql<boolean>`exists (select 1 from participant where participant.organisation_id = organisation.id and participant.mission_id = ${missionId} and participant.state = 'confirmed')`,
    )
    .where(
      sql<boolean>`not exists (select 1 from never_meet where never_meet.participant_id = ${self.participantId} and never_meet.other_organisation_id = organisation.id)`,
    )
    .$if(text !== null && text !== '', query => query.where('name', 'ilike', likeOf(text ?? '')))
    .orderBy('name')
    .limit(100)
    .execute()
}
