import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import { ensurePerson } from '../accounts/index.ts'
import { nameKey } from '../directory/rules/name-key.ts'
import {
  checkOrganisations,
  checkStillOn,
  findLiveParticipant,
  insertParticipant,
} from './add-participant.ts'
import type { LoadedMission } from './load.ts'
import { ensureMissionOrganisation } from './mission-organisations.ts'
import { setListConsent } from './registration.ts'

/** Somebody who came without being registered, as they say it at the desk. */
export interface WalkIn {
  givenName: string
  familyName: string
  nameOtherScript: string | null
  email: string | null
  lang: string
  /** One of the directory, or as it was typed. */
  organisationId: string | null
  organisation: string
  country: string
  /** They may stand by name on the list that is handed out. */
  onList: boolean
}

/**
 * Registers somebody who came without being registered: in at once, and free in every slot. A typed name is the organisation
 * of this mission that has it, since they stand before the desk; otherwise a fresh one that is known in this mission only.
 */
export async function addWalkIn(ctx: Context, mission: LoadedMission, walkIn: WalkIn): Promise<string> {
  checkStillOn(mission)
  const { organisationId: chosen, organisation: name, country, onList, ...person } = walkIn
  if (chosen !== null) await checkOrganisations(ctx, mission, [chosen])
  const organisationId =
    chosen ??
    (await findInMission(ctx, mission.id, name)) ??
    (await ensureMissionOrganisation(ctx, mission.id, { name, country, kind: 'counterpart' }))
  const personId = await ensurePerson(ctx, { ...person, within: { organisationId } })
  if ((await findLiveParticipant(ctx, mission.id, personId)) !== undefined)
    throw new Refusal('already-exists')
  const id = await insertParticipant(
    ctx,
    mission.id,
    {
      organisationId,
      personId,
      kind: 'local',
      state: 'confirmed',
      lang: walkIn.lang,
      languages: [walkIn.lang],
    },
    'missions.addWalkIn',
  )
  if (onList)
    await setListConsent(ctx, { missionId: mission.id, personId, purpose: 'printed-list', agrees: true })
  return id
}

/** The organisation that takes part in the mission under this name. */
async function findInMission(ctx: Context, missionId: string, name: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('organisation')
    .innerJoin('participant', 'participant.organisation_id', 'organisation.id')
    .select('organisation.id')
    .where('participant.mission_id', '=', missionId)
    .where('participant.state', '=', 'confirmed')
    .where('organisation.name_key', '=', nameKey(name))
    .orderBy('participant.created_at')
    .executeTakeFirst()
  return row?.id ?? null
}
