import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { liveVersion } from '../../shared/live.ts'
import type { LoadedMission } from '../missions/index.ts'
import { chooseParticipant, openScheduleLink, readableFor } from '../schedule/index.ts'
import type { getVersion as call, getVersionByLink as linkCall } from './contract.ts'

/** The number of the last change of a mission's day or published schedule, or of what a participant sees of it. */
export async function getVersion(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof call>> {
  if (input.participant === undefined) return versionOf(ctx, subject.id, null)
  const chosen = chooseParticipant(await readableFor(ctx, subject), input.participant)
  return versionOf(ctx, subject.id, chosen?.id ?? null)
}

/** The same for whoever has the link to a schedule. */
export async function getVersionByLink(
  ctx: Context,
  input: ParsedInputOf<typeof linkCall>,
): Promise<AnswerOf<typeof linkCall>> {
  const { mission, readable } = await openScheduleLink(ctx, input.token)
  const chosen = input.participant === undefined ? null : chooseParticipant(readable, input.participant)
  return versionOf(ctx, mission.id, chosen?.id ?? null)
}

async function versionOf(ctx: Context, missionId: string, participantId: string | null) {
  const version = await liveVersion(ctx.db, { kind: 'mission', id: missionId }, participantId)
  return { missionId, version, participantId }
}
