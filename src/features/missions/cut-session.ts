import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import { instantAt } from '../../shared/zones.ts'
import { type Concerned, planKeeper, refuseBegun, refuseUnlessReleased } from './plan-keeper.ts'
import { selectLeftOut } from './queries-plan.ts'
import { compareSlots, cutSlots, partLeftOut, type SlotTime } from './rules/slots.ts'

/** A session as people say it: a day and two times on the clocks of the place. */
export interface SessionTimes {
  date: string
  from: string
  to: string
  slotMinutes: number
  pauseMinutes: number
}

interface StoredSlot extends SlotTime {
  id: string
}

/** Start and end of a session; refuses an end before the start and a session too short for one slot. */
export function readSessionTimes(
  times: SessionTimes,
  mission: { time_zone: string; starts_on: string; ends_on: string },
): { startsAt: Date; endsAt: Date; slots: SlotTime[] } {
  if (times.date < mission.starts_on || times.date > mission.ends_on)
    throw new Refusal('input-invalid', { faults: [{ field: 'date', code: 'outside-mission' }] })
  const startsAt = instantAt(times.date, times.from, mission.time_zone)
  const endsAt = instantAt(times.date, times.to, mission.time_zone)
  if (endsAt <= startsAt)
    throw new Refusal('input-invalid', { faults: [{ field: 'to', code: 'ends-before-start' }] })
  const slots = cutSlots({
    startsAt,
    endsAt,
    slotMinutes: times.slotMinutes,
    pauseMinutes: times.pauseMinutes,
  })
  if (slots.length === 0)
    throw new Refusal('input-invalid', { faults: [{ field: 'slotMinutes', code: 'no-slot-fits' }] })
  return { startsAt, endsAt, slots }
}

/**
 * Brings a session's slots to what is wanted. Slots that stay the same keep their ids, and with them their meetings;
 * meetings in slots that go leave the plan only when the organiser has said so. Who could not come to an old slot
 * cannot come to a new one at the same time; an hour that was left out stays out.
 */
export async function replaceSlots(
  ctx: Context,
  session: { id: string; missionId: string },
  cut: readonly SlotTime[],
  choice: 'unplace' | undefined,
): Promise<{ slots: number; kept: number } & Concerned> {
  const wanted = await keepLeftOut(ctx, session, cut)
  const rows = await ctx.db
    .selectFrom('slot')
    .select(['id', 'starts_at', 'ends_at'])
    .where('session_id', '=', session.id)
    .where('removed_at', 'is', null)
    .execute()
  const there: StoredSlot[] = rows.map(row => ({ id: row.id, startsAt: row.starts_at, endsAt: row.ends_at }))
  const { kept, removed, added } = compareSlots(there, wanted)
  const slotIds = removed.map(slot => slot.id)
  let concerned: Concerned = { meetings: 0, people: 0 }
  if (slotIds.length > 0) {
    await refuseBegun(ctx, { slotIds })
    const found = await refuseUnlessReleased(ctx, 'slot-holds-meetings', { slotIds }, choice)
    concerned = { meetings: found.meetings, people: found.people }
    if (found.meetings > 0) await planKeeper().releaseSlots(ctx, session.missionId, slotIds)
    await ctx.db.updateTable('slot').set({ removed_at: ctx.now() }).where('id', 'in', slotIds).execute()
  }
  if (added.length > 0) {
    const fresh = added.map(slot => ({
      id: ctx.newId(),
      mission_id: session.missionId,
      session_id: session.id,
      starts_at: slot.startsAt,
      ends_at: slot.endsAt,
    }))
    await ctx.db.insertInto('slot').values(fresh).execute()
    await carryOverClosures(
      ctx,
      slotIds,
      fresh.map(slot => slot.id),
    )
  }
  return { slots: wanted.length, kept: kept.length, ...concerned }
}

/** Says which slots of a session are left out; those not named are there again. Gives what lost its time. */
export async function leaveOut(
  ctx: Context,
  session: { id: string; missionId: string },
  named: readonly string[],
  choice: 'unplace' | undefined,
): Promise<{ slots: number } & Concerned> {
  const there = (
    await ctx.db
      .selectFrom('slot')
      .select('id')
      .where('session_id', '=', session.id)
      .where('removed_at', 'is', null)
      .execute()
  ).map(slot => slot.id)
  const before = (await selectLeftOut(ctx.db, { sessionId: session.id })).map(slot => slot.id)
  if (named.some(id => !there.includes(id) && !before.includes(id))) throw new Refusal('not-found')
  const goes = there.filter(id => named.includes(id))
  const returns = before.filter(id => !named.includes(id))
  const slots = there.length - goes.length + returns.length
  if (slots === 0)
    throw new Refusal('input-invalid', { faults: [{ field: 'slotIds', code: 'session-empty' }] })
  let concerned: Concerned = { meetings: 0, people: 0 }
  if (goes.length > 0) {
    await refuseBegun(ctx, { slotIds: goes })
    const found = await refuseUnlessReleased(ctx, 'slot-holds-meetings', { slotIds: goes }, choice)
    concerned = { meetings: found.meetings, people: found.people }
    if (found.meetings > 0) await planKeeper().releaseSlots(ctx, session.missionId, goes)
    await ctx.db
      .updateTable('slot')
      .set({ removed_at: ctx.now(), left_out: true })
      .where('id', 'in', goes)
      .execute()
  }
  if (returns.length > 0)
    await ctx.db
      .updateTable('slot')
      .set({ removed_at: null, left_out: false })
      .where('id', 'in', returns)
      .execute()
  return { slots, ...concerned }
}

/** Of what a session is cut into, the slots that are there: hours left out before stay out, as slots of the new cut. */
async function keepLeftOut(
  ctx: Context,
  session: { id: string; missionId: string },
  cut: readonly SlotTime[],
): Promise<SlotTime[]> {
  const rows = await selectLeftOut(ctx.db, { sessionId: session.id })
  const before: StoredSlot[] = rows.map(row => ({ id: row.id, startsAt: row.starts_at, endsAt: row.ends_at }))
  const { open, out } = partLeftOut(cut, before)
  if (cut.length > 0 && open.length === 0)
    throw new Refusal('input-invalid', { faults: [{ field: 'slotMinutes', code: 'no-slot-fits' }] })
  const { removed, added } = compareSlots(before, out)
  if (removed.length > 0)
    await ctx.db
      .updateTable('slot')
      .set({ left_out: false })
      .where(
        'id',
        'in',
        removed.map(slot => slot.id),
      )
      .execute()
  if (added.length > 0)
    await ctx.db
      .insertInto('slot')
      .values(
        added.map(slot => ({
          id: ctx.newId(),
          mission_id: session.missionId,
          session_id: session.id,
          starts_at: slot.startsAt,
          ends_at: slot.endsAt,
          removed_at: ctx.now(),
          left_out: true,
        })),
      )
      .execute()
  return open
}

/** Unavailable people and closed places of removed slots stay so in new slots that share time with them. */
async function carryOverClosures(ctx: Context, removedIds: string[], addedIds: string[]): Promise<void> {
  if (removedIds.length === 0) return
  for (const [table, column] of [
    ['unavailable', 'participant_id'],
    ['place_closed', 'place_id'],
  ] as const) {
    await sql`insert into ${sql.table(table)} (${sql.ref(column)}, slot_id)
      select distinct ${sql.ref(`mark.${column}`)}, fresh.id from ${sql.table(table)} as mark join slot as gone on gone.id = mark.slot_id
        join slot as fresh on fresh.starts_at < gone.ends_at and gone.starts_at < fresh.ends_at
      where gone.id = any(${removedIds}::uuid[]) and fresh.id = any(${addedIds}::uuid[])
      on conflict do nothing`.execute(ctx.db)
  }
}
