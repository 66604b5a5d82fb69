import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import { writeHistory } from '../../shared/history.ts'
import { callKeeperIfAny } from './call-keeper.ts'
import { findAddressee, mailAbout } from './mails.ts'
import { countSeatsTaken, lockMission } from './queries.ts'

/** Whether one more seat is free; the mission's row must be locked by the caller, so that two cannot see the same one. */
export async function isSeatFree(
  ctx: Context,
  mission: { id: string; capacity: number | null },
): Promise<boolean> {
  return mission.capacity === null || (await countSeatsTaken(ctx.db, mission.id)) < mission.capacity
}

/**
 * Gives free seats to those who wait longest, and tells them; gives how many came in. Seats of a call for delegates go to its
 * reserve, in the order of its ranking and within the clusters' places.
 */
export async function fillFreeSeats(ctx: Context, missionId: string): Promise<number> {
  const mission = await lockMission(ctx.db, missionId)
  if (mission === undefined) return 0
  const reserve = (await callKeeperIfAny()?.reserveOf(ctx, missionId)) ?? { waiting: [], next: [] }
  const ordinary = await ctx.db
    .selectFrom('participant')
    .select('id')
    .where('mission_id', '=', missionId)
    .where('state', '=', 'waiting-list')
    .where(sql<boolean>`id <> all(${reserve.waiting}::uuid[])`)
    .orderBy('waiting_since')
    .orderBy('id')
    .execute()
  const waiting = [...reserve.next, ...ordinary.map(row => row.id)]
  const free =
    mission.capacity === null ? null : mission.capacity - (await countSeatsTaken(ctx.db, missionId))
  if (free !== null && free <= 0) return 0
  const next = free === null ? waiting : waiting.slice(0, free)
  for (const id of next) {
    await ctx.db
      .updateTable('participant')
      .set(eb => ({
        state: 'confirmed',
        waiting_since: null,
        updated_at: ctx.now(),
        version: eb('version', '+', 1),
      }))
      .where('id', '=', id)
      .execute()
    await writeHistory(ctx, {
      call: 'missions.fillFreeSeats',
      subjectKind: 'participant',
      subjectId: id,
      change: { from: 'waiting-list', to: 'confirmed' },
    })
    await mailAbout(ctx, mission, await findAddressee(ctx, id), {
      kind: 'mission-confirmed',
      link: `${ctx.baseUrl}/missions/${mission.slug}`,
      about: id,
    })
  }
  return next.length
}
