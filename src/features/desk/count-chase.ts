import type { Context } from '../../shared/context.ts'
import { loadMission } from '../missions/index.ts'
import { listChase } from '../outcomes/index.ts'
import type { MissionToChase } from './queries-partnerships.ts'

/** How many people each mission's chase list names to this reader; missions without anybody are left out. */
export async function countChase(
  ctx: Context,
  missions: readonly MissionToChase[],
): Promise<(MissionToChase & { people: number })[]> {
  const counted: (MissionToChase & { people: number })[] = []
  for (const mission of missions) {
    const { total } = await listChase(
      ctx,
      { mission: mission.id, page: 1, pageSize: 1 },
      await loadMission(ctx, { mission: mission.id }),
    )
    if (total > 0) counted.push({ ...mission, people: total })
  }
  return counted
}
