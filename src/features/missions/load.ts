import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import { getMission, getParticipant, type MissionRow } from './load-mission.ts'
import {
  actsForParticipant,
  type MissionSubject,
  type ParticipantSubject,
  seesMission,
  seesPeopleOf,
} from './mission-access.ts'

/** A mission as the guard judges it, with its row for the use case. */
export interface LoadedMission extends MissionSubject {
  row: MissionRow
}

/** A participant as the guard judges it, with both rows for the use case. */
export interface LoadedParticipant extends ParticipantSubject {
  row: Awaited<ReturnType<typeof getParticipant>>['participant']
  missionRow: MissionRow
}

/** The mission a call names; for those who may not know of it there is none. */
export async function loadMission(ctx: Context, input: { mission: string }): Promise<LoadedMission> {
  const { mission, subject } = await getMission(ctx.db, input.mission)
  if (ctx.viewer.kind !== 'system' && !seesMission(ctx.viewer, subject)) throw new Refusal('not-found')
  return { ...subject, row: mission }
}

/** The participant a call names, of the mission it names; hidden from those who may not see the mission's people. */
export async function loadParticipant(
  ctx: Context,
  input: { mission: string; participant: string },
): Promise<LoadedParticipant> {
  const { participant, mission, subject } = await getParticipant(ctx.db, input.participant)
  if (input.mission !== mission.id && input.mission !== mission.slug) throw new Refusal('not-found')
  const known =
    ctx.viewer.kind === 'system' ||
    seesPeopleOf(ctx.viewer, subject.mission) ||
    actsForParticipant(ctx.viewer, subject)
  if (!known) throw new Refusal('not-found')
  return { ...subject, row: participant, missionRow: mission }
}

/** The participant's mission, for calls that those who run it make about one participant. */
export async function loadMissionOfParticipant(
  ctx: Context,
  input: { mission: string; participant: string },
): Promise<LoadedParticipant & MissionSubject> {
  const loaded = await loadParticipant(ctx, input)
  return { ...loaded, ...loaded.mission }
}

/** Whom a call about a participant is made for, when it is somebody else than the one who calls. */
export function onBehalfOf(ctx: Context, participant: { person_id: string | null }): string | null {
  return participant.person_id === ctx.viewer.personId ? null : participant.person_id
}
