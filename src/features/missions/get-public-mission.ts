import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { selectAsked } from './call-keeper.ts'
import type { getPublicMission as call } from './contract-registration.ts'
import { findMission, type MissionRow, missionSubject } from './load-mission.ts'
import { seesMission } from './mission-access.ts'
import { countSeatsTaken, selectMissionNames } from './queries.ts'
import { selectProgramme } from './queries-plan.ts'
import { selectMyState, selectPublicParticipants, selectViewerOrganisations } from './queries-public.ts'
import { registrationFacts } from './registration.ts'
import { isRegistrationOpen } from './rules/registration-open.ts'

/** The public page of a mission. The list of participants is there only where the organiser and each of them want it. */
export async function getPublicMission(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
): Promise<AnswerOf<typeof call>> {
  const mission = await findMission(ctx.db, input.slug)
  if (mission === null || !seesMission(ctx.viewer, missionSubject(mission))) throw new Refusal('not-found')
  const programme = await selectProgramme(ctx.db, mission.id, [])
  const listed = await selectPublicParticipants(ctx.db, mission.id)
  const seats =
    mission.capacity === null
      ? null
      : Math.max(0, mission.capacity - (await countSeatsTaken(ctx.db, mission.id)))
  return {
    ...publicFacts(mission, await selectMissionNames(ctx.db, mission)),
    programme: programme.map(item => ({
      id: item.id,
      kind: item.kind,
      title: item.title,
      description: item.description,
      place: item.place,
      startsAt: item.starts_at,
      endsAt: item.ends_at,
    })),
    participants: mission.public_participants ? listed.items : null,
    confirmed: listed.confirmed,
    registration: mission.registration,
    registrationOpen: isRegistrationOpen(registrationFacts(mission), ctx.now()),
    registrationOpensAt: mission.registration_opens_at,
    registrationClosesAt: mission.registration_closes_at,
    freeSeats: seats,
    questions: (await selectAsked(ctx.db, mission.id)).questions,
    myState: await selectMyState(ctx.db, mission.id, ctx.viewer.personId),
    myOrganisations: await selectViewerOrganisations(ctx.db, ctx.viewer.organisationIds),
  }
}

/** What everybody may read of a mission whose page they may open. */
export function publicFacts(mission: MissionRow, names: { partnership: string; leadCluster: string }) {
  return {
    id: mission.id,
    slug: mission.slug,
    title: mission.title,
    summary: mission.summary,
    lang: mission.lang,
    type: mission.type,
    format: mission.format,
    state: mission.state,
    country: mission.country,
    city: mission.city,
    venue: mission.venue,
    address: mission.address,
    directions: mission.directions,
    timeZone: mission.time_zone,
    startsOn: mission.starts_on,
    endsOn: mission.ends_on,
    linkedFair: mission.linked_fair,
    languages: mission.languages,
    ...names,
  }
}
