import type { Context } from '../../shared/context.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'

/**
 * Small changes to a mission's rules that the organiser makes from the schedule board so that a meeting finds a place, and
 * the way back from each. Part of the caller's transaction; each leaves its line in the history.
 */

/** Sets the most meetings of a group; gives the number before, null when there was none. */
export async function setGroupLimit(
  ctx: Context,
  missionId: string,
  groupId: string,
  limit: number | null,
): Promise<number | null> {
  const row = await ctx.db
    .selectFrom('participant_group')
    .select(['name', 'meetings_max'])
    .where('id', '=', groupId)
    .where('mission_id', '=', missionId)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('not-found')
  await ctx.db
    .updateTable('participant_group')
    .set({ meetings_max: limit })
    .where('id', '=', groupId)
    .execute()
  await writeHistory(ctx, {
    call: 'missions.setGroupLimit',
    subjectKind: 'mission',
    subjectId: missionId,
    change: { group: row.name, from: row.meetings_max, to: limit },
  })
  return row.meetings_max
}

/** Gives a group's limit back what it was before it was raised, if it is still what it was raised to. */
export async function takeGroupLimitBack(
  ctx: Context,
  missionId: string,
  raised: { group: string; from: number; to: number },
): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('participant_group')
    .select('meetings_max')
    .where('id', '=', raised.group)
    .where('mission_id', '=', missionId)
    .executeTakeFirst()
  if (row?.meetings_max !== raised.to) return false
  await setGroupLimit(ctx, missionId, raised.group, raised.from)
  return true
}

/** Sets how many interpret between two languages, or, without a pair, how many meetings can be online at once. */
export async function setUnits(
  ctx: Context,
  missionId: string,
  interpreterId: string | null,
  units: number,
): Promise<void> {
  if (interpreterId === null)
    await ctx.db.updateTable('mission').set({ video_lines: units }).where('id', '=', missionId).execute()
  else
    await ctx.db
      .updateTable('interpreter')
      .set({ units })
      .where('id', '=', interpreterId)
      .where('mission_id', '=', missionId)
      .execute()
  await writeHistory(ctx, {
    call: 'missions.setUnits',
    subjectKind: 'mission',
    subjectId: missionId,
    change: { interpreter: interpreterId, units },
  })
}

/** One interpreter of a pair (without a pair, one video line) more in one slot; gives the id of the hours that say so. */
export async function addUnitAt(
  ctx: Context,
  missionId: string,
  at: { interpreterId: string | null; slotId: string },
): Promise<string> {
  const slot = await ctx.db
    .selectFrom('slot')
    .select(['starts_at', 'ends_at'])
    .where('id', '=', at.slotId)
    .where('mission_id', '=', missionId)
    .executeTakeFirst()
  if (slot === undefined) throw new Refusal('not-found')
  const id = ctx.newId()
  await ctx.db
    .insertInto('resource_hours')
    .values({ id, mission_id: missionId, interpreter_id: at.interpreterId, ...slot, units: 1, extra: true })
    .execute()
  await writeHistory(ctx, {
    call: 'missions.addUnitAt',
    subjectKind: 'mission',
    subjectId: missionId,
    change: { interpreter: at.interpreterId, slot: at.slotId },
  })
  return id
}

/** Takes what was added for one slot away again; false when somebody has said the hours anew since. */
export async function removeUnitAt(ctx: Context, missionId: string, hoursId: string): Promise<boolean> {
  const gone = await ctx.db
    .deleteFrom('resource_hours')
    .where('id', '=', hoursId)
    .where('mission_id', '=', missionId)
    .where('units', '=', 1)
    .where('extra', '=', true)
    .returning('interpreter_id')
    .executeTakeFirst()
  if (gone === undefined) return false
  await writeHistory(ctx, {
    call: 'missions.removeUnitAt',
    subjectKind: 'mission',
    subjectId: missionId,
    change: { interpreter: gone.interpreter_id },
  })
  return true
}
