import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { liveVersion } from '../../shared/live.ts'
import type { LoadedMission } from '../missions/index.ts'
import { openScheduleLink } from '../schedule/index.ts'
import type { getVersion as call, getVersionByLink as linkCall } from './contract.ts'

/** The number of the last change of a mission's day or published schedule. */
export async function getVersion(
  ctx: Context,
  _input: ParsedInputOf<typeof call>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof call>> {
  return versionOf(ctx, subject.id)
}

/** The same for whoever has the link to a schedule. */
export async function getVersionByLink(
  ctx: Context,
  input: ParsedInputOf<typeof linkCall>,
): Promise<AnswerOf<typeof linkCall>> {
  const { mission } = await openScheduleLink(ctx, input.token)
  return versionOf(ctx, mission.id)
}

async function versionOf(ctx: Context, missionId: string) {
  return { missionId, version: await liveVersion(ctx.db, { kind: 'mission', id: missionId }) }
}
