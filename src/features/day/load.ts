import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import { getParticipant, type MissionRow, type ParticipantSubject, seesMission } from '../missions/index.ts'

/** A participant as the guard judges it, with its mission's row. */
export interface LoadedParticipant extends ParticipantSubject {
  missionRow: MissionRow
  isConfirmed: boolean
}

/** The participant a call names, of the mission it names. */
export async function loadParticipant(
  ctx: Context,
  input: { mission: string; participant: string },
): Promise<LoadedParticipant> {
  const { participant, mission, subject } = await getParticipant(ctx.db, input.participant)
  if (input.mission !== mission.id && input.mission !== mission.slug) throw new Refusal('not-found')
  if (ctx.viewer.kind !== 'system' && !seesMission(ctx.viewer, subject.mission))
    throw new Refusal('not-found')
  return { ...subject, missionRow: mission, isConfirmed: participant.state === 'confirmed' }
}
