import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import {
  getMission,
  getParticipant,
  type MissionRow,
  type MissionSubject,
  type ParticipantSubject,
  seesMission,
} from '../missions/index.ts'
import { findOwnParticipantId } from './queries.ts'

/** A mission and the participant somebody acts for in it. */
export interface ActorSubject {
  mission: MissionRow
  missionSubject: MissionSubject
  self: ParticipantSubject & { row: Awaited<ReturnType<typeof getParticipant>>['participant'] }
}

/** A mission the viewer knows of; for everybody else it does not exist. */
export async function loadMission(
  ctx: Context,
  reference: string,
): Promise<{ mission: MissionRow; missionSubject: MissionSubject }> {
  const { mission, subject } = await getMission(ctx.db, reference)
  if (ctx.viewer.kind !== 'system' && !seesMission(ctx.viewer, subject)) throw new Refusal('not-found')
  return { mission, missionSubject: subject }
}

/** The participant named, or the viewer's own; null when none is named and the viewer takes no part. */
export async function findActor(
  ctx: Context,
  reference: string,
  participantId: string | undefined,
): Promise<{ mission: MissionRow; missionSubject: MissionSubject; self: ActorSubject['self'] | null }> {
  const found = await loadMission(ctx, reference)
  const id = participantId ?? (await findOwnParticipantId(ctx.db, found.mission.id, ctx.viewer))
  if (id === null) return { ...found, self: null }
  const { participant, subject } = await getParticipant(ctx.db, id)
  if (participant.mission_id !== found.mission.id) throw new Refusal('not-found')
  return { ...found, self: { ...subject, row: participant } }
}

/** The same where somebody must be meant; who takes no part and names nobody is told so. */
export async function loadActor(
  ctx: Context,
  reference: string,
  participantId: string | undefined,
): Promise<ActorSubject> {
  const found = await findActor(ctx, reference, participantId)
  if (found.self === null) throw new Refusal('no-seat-in-mission')
  return { ...found, self: found.self }
}
