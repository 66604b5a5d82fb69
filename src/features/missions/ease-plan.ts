import type { Context } from '../../shared/context.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'

/**
 * Small changes to a mission's plan that the organiser makes from the schedule board so that a meeting finds a place,
 * and the way back from each. Part of the caller's transaction; each leaves its line in the history.
 */

interface Part {
  missionId: string
  participantId: string
}

async function findPart(ctx: Context, part: Part) {
  const row = await ctx.db
    .selectFrom('participant')
    .select(['id', 'person_id', 'meetings_max', 'version'])
    .where('id', '=', part.participantId)
    .where('mission_id', '=', part.missionId)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('not-found')
  return row
}

/** Opens or closes one slot for a participant, on their behalf: what they said of their time before stays as it was. */
export async function setSlotFor(ctx: Context, part: Part, slotId: string, open: boolean): Promise<void> {
  const row = await findPart(ctx, part)
  if (open)
    await ctx.db
      .deleteFrom('unavailable')
      .where('participant_id', '=', row.id)
      .where('slot_id', '=', slotId)
      .execute()
  else
    await ctx.db
      .insertInto('unavailable')
      .values({ participant_id: row.id, slot_id: slotId })
      .onConflict(conflict => conflict.doNothing())
      .execute()
  await writeHistory(ctx, {
    call: open ? 'missions.openSlotFor' : 'missions.closeSlotFor',
    subjectKind: 'participant',
    subjectId: row.id,
    change: { slot: slotId },
    onBehalfOf: row.person_id === ctx.viewer.personId ? null : row.person_id,
  })
}

/** Sets a participant's own limit of meetings; gives the one before, null when the mission's limit held. */
export async function setLimitFor(ctx: Context, part: Part, limit: number | null): Promise<number | null> {
  const row = await findPart(ctx, part)
  await ctx.db
    .updateTable('participant')
    .set({ meetings_max: limit, version: row.version + 1, updated_at: ctx.now() })
    .where('id', '=', row.id)
    .execute()
  await writeHistory(ctx, {
    call: 'missions.setLimitFor',
    subjectKind: 'participant',
    subjectId: row.id,
    change: { from: row.meetings_max, to: limit },
    onBehalfOf: row.person_id === ctx.viewer.personId ? null : row.person_id,
  })
  return row.meetings_max
}

/** Gives a participant's limit back what it was before it was raised, if it is still what it was raised to. */
export async function takeLimitBack(
  ctx: Context,
  part: Part,
  raised: { from: number | null; to: number },
): Promise<boolean> {
  const row = await findPart(ctx, part)
  if (row.meetings_max !== raised.to) return false
  await setLimitFor(ctx, part, raised.from)
  return true
}

/** Opens or closes a table of the mission in one slot. */
export async function setTableAt(
  ctx: Context,
  missionId: string,
  at: { placeId: string; slotId: string },
  open: boolean,
): Promise<void> {
  if (open)
    await ctx.db
      .deleteFrom('place_closed')
      .where('place_id', '=', at.placeId)
      .where('slot_id', '=', at.slotId)
      .execute()
  else
    await ctx.db
      .insertInto('place_closed')
      .values({ place_id: at.placeId, slot_id: at.slotId })
      .onConflict(conflict => conflict.doNothing())
      .execute()
  await writeHistory(ctx, {
    call: open ? 'missions.openPlaceAt' : 'missions.closePlaceAt',
    subjectKind: 'mission',
    subjectId: missionId,
    change: { place: at.placeId, slot: at.slotId },
  })
}

/** Puts up one more table, closed in the slots named; gives its id. */
export async function putUpTable(
  ctx: Context,
  missionId: string,
  table: { label: string; closedSlotIds: readonly string[] },
): Promise<string> {
  const id = ctx.newId()
  const { last } = await ctx.db
    .selectFrom('place')
    .select(eb => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('last'))
    .where('mission_id', '=', missionId)
    .executeTakeFirstOrThrow()
  await ctx.db
    .insertInto('place')
    .values({ id, mission_id: missionId, label: table.label, kind: 'table', position: Number(last) + 1 })
    .execute()
  if (table.closedSlotIds.length > 0)
    await ctx.db
      .insertInto('place_closed')
      .values(table.closedSlotIds.map(slot_id => ({ place_id: id, slot_id })))
      .execute()
  await writeHistory(ctx, {
    call: 'missions.savePlaces',
    subjectKind: 'mission',
    subjectId: missionId,
    change: { places: [table.label] },
  })
  return id
}

/** Takes a table that was put up from the board away again; nothing stands at it any more. */
export async function takeDownTable(ctx: Context, missionId: string, placeId: string): Promise<void> {
  await ctx.db
    .updateTable('place')
    .set({ removed_at: ctx.now() })
    .where('id', '=', placeId)
    .where('mission_id', '=', missionId)
    .execute()
  await writeHistory(ctx, {
    call: 'missions.removePlace',
    subjectKind: 'mission',
    subjectId: missionId,
    change: { place: placeId },
  })
}
