import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import { getMission, type MissionRow, type MissionSubject, seesMission } from '../missions/index.ts'

/** A mission as the guard judges it, with its row for the use case. */
export interface LoadedMission extends MissionSubject {
  row: MissionRow
}

/** The mission a call names; for those who may not know of it there is none. */
export async function loadMission(ctx: Context, input: { mission: string }): Promise<LoadedMission> {
  const { mission, subject } = await getMission(ctx.db, input.mission)
  if (ctx.viewer.kind !== 'system' && !seesMission(ctx.viewer, subject)) throw new Refusal('not-found')
  return { ...subject, row: mission }
}
