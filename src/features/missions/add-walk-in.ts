import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import { ensurePerson, isKnownElsewhere } from '../accounts/index.ts'
import { addressProves } from '../directory/rules/claim-proof.ts'
import {
  checkOrganisations,
  checkStillOn,
  findLiveParticipant,
  insertParticipant,
} from './add-participant.ts'
import { makeInvitationLink } from './invitation-links.ts'
import type { LoadedMission } from './load.ts'
import { findAddressee, mailAbout } from './mails.ts'
import { runsMission } from './mission-access.ts'
import { findOwnOrganisation, makeMissionOrganisation } from './mission-organisations.ts'
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
 * Registers somebody who came without being registered: in at once, and free in every slot. Gives the participant. Under an
 * address that the house knows already they are called as it was typed, and that person is mailed what was entered.
 */
export async function addWalkIn(ctx: Context, mission: LoadedMission, walkIn: WalkIn): Promise<string> {
  checkStillOn(mission)
  const { onList } = walkIn
  const organisationId = await findSide(ctx, mission, walkIn)
  const personId = await ensurePerson(ctx, {
    email: walkIn.email,
    givenName: walkIn.givenName,
    familyName: walkIn.familyName,
    nameOtherScript: walkIn.nameOtherScript,
    lang: walkIn.lang,
    within: { organisationId },
  })
  if ((await findLiveParticipant(ctx, mission.id, personId)) !== undefined)
    throw new Refusal('already-exists')
  const isOthers = walkIn.email !== null && (await isKnownElsewhere(ctx.db, personId, { organisationId }))
  const typed = `${walkIn.givenName} ${walkIn.familyName}`.trim()
  const id = await insertParticipant(
    ctx,
    mission.id,
    {
      organisationId,
      personId,
      kind: 'local',
      state: 'confirmed',
      enteredAs: isOthers ? typed : null,
      lang: walkIn.lang,
      languages: [walkIn.lang],
    },
    'missions.addWalkIn',
  )
  if (isOthers) await tellWhoWasEntered(ctx, mission, { id, personId, typed })
  else if (onList)
    await setListConsent(ctx, { missionId: mission.id, personId, purpose: 'printed-list', agrees: true })
  return id
}

/**
 * For whom they come. Whoever is of an organisation stands on its side, so a name that is typed or chosen is not enough: the
 * mail address has to be of it, or whoever runs the mission chose it. Otherwise it is a record of its own.
 */
async function findSide(ctx: Context, mission: LoadedMission, walkIn: WalkIn): Promise<string> {
  const { organisationId: chosen, organisation: name, country, email } = walkIn
  if (chosen === null)
    return (
      (await findOwnOrganisation(ctx, { email, name, country })) ??
      makeMissionOrganisation(ctx, mission.id, { name, country, kind: 'counterpart' })
    )
  await checkOrganisations(ctx, mission, [chosen])
  if (ctx.viewer.kind === 'system' || runsMission(ctx.viewer, mission)) return chosen
  const row = await ctx.db
    .selectFrom('organisation')
    .select(['email', 'website'])
    .where('id', '=', chosen)
    .executeTakeFirst()
  if (row === undefined || !addressProves(email, row))
    throw new Refusal('input-invalid', { faults: [{ field: 'organisationId', code: 'not-offered' }] })
  return chosen
}

/** Anybody's address can be typed: its person reads what was entered, and takes it back with one tap. */
async function tellWhoWasEntered(
  ctx: Context,
  mission: LoadedMission,
  entered: { id: string; personId: string; typed: string },
): Promise<void> {
  const { id, personId, typed } = entered
  await mailAbout(ctx, mission.row, await findAddressee(ctx, id), {
    kind: 'mission-entered-at-desk',
    about: id,
    values: { typed },
    link: await makeInvitationLink(ctx, mission.row, { id, personId }),
  })
}
