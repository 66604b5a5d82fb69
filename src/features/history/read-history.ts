import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { getMission, type MissionSubject, seesMission } from '../missions/index.ts'
import type {
  getMissionHistory as missionCall,
  getOrganisationHistory as organisationCall,
} from './contract.ts'
import { nameOfOrganisation, readMissionLines, readOrganisationLines } from './queries.ts'

interface MissionWithZone extends MissionSubject {
  timeZone: string
}

/** The mission a call names; for those who may not know of it there is none. */
export async function loadMission(ctx: Context, input: { mission: string }): Promise<MissionWithZone> {
  const { mission, subject } = await getMission(ctx.db, input.mission)
  if (ctx.viewer.kind !== 'system' && !seesMission(ctx.viewer, subject)) throw new Refusal('not-found')
  return { ...subject, timeZone: mission.time_zone }
}

/** Who changed what of a mission, its participants and its schedule, newest first. */
export async function getMissionHistory(
  ctx: Context,
  input: ParsedInputOf<typeof missionCall>,
  subject: MissionWithZone,
): Promise<AnswerOf<typeof missionCall>> {
  const { page, pageSize } = input
  const lines = await readMissionLines(ctx.db, subject.id, { page, pageSize })
  return { ...lines, page, pageSize, timeZone: subject.timeZone }
}

/** Who changed what of an organisation, newest first. */
export async function getOrganisationHistory(
  ctx: Context,
  input: ParsedInputOf<typeof organisationCall>,
  subject: { id: string },
): Promise<AnswerOf<typeof organisationCall>> {
  const { page, pageSize } = input
  const lines = await readOrganisationLines(ctx.db, subject.id, { page, pageSize })
  return { ...lines, page, pageSize, name: await nameOfOrganisation(ctx.db, subject.id) }
}
