import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'

/** How many meetings and people something concerns. */
export interface Concerned {
  meetings: number
  people: number
}

/**
 * What this room asks of whoever keeps the meetings: the schedule room takes meetings out of draft and published
 * schedules and tells those concerned; the meetings room calls off the meetings of somebody who is out. The house
 * connects them at start, since those rooms stand upon this one.
 */
export interface PlanKeeper {
  releaseSlots: (ctx: Context, missionId: string, slotIds: string[]) => Promise<Concerned>
  releasePlaces: (ctx: Context, missionId: string, placeIds: string[]) => Promise<Concerned>
  releaseMeetings: (ctx: Context, meetingIds: string[]) => Promise<unknown>
  /** Has calendars read a participant's meetings by video anew. */
  renumberVideoEntries?: (ctx: Context, participantId: string) => Promise<unknown>
  /** Ends everything that is asked of or agreed with these participants. */
  endMeetingsOf?: (ctx: Context, participantIds: string[], reason: string) => Promise<unknown>
}

let keeper: PlanKeeper | null = null

/** Names who keeps the plan; called once, when the house is put together. */
export function keepPlan(planKeeper: PlanKeeper): void {
  keeper = planKeeper
}

/** Who keeps the plan. An installation without a schedule room has no placements and never gets here. */
export function planKeeper(): PlanKeeper {
  if (keeper === null) throw new Error('nobody keeps the plan: the schedule room is not connected')
  return keeper
}

/** Who keeps the plan, or null while nobody does. */
export function planKeeperIfAny(): PlanKeeper | null {
  return keeper
}

/** The meetings that stand in these slots or at these places in the draft or the published schedule; at both when both are named. */
export async function findMeetingsIn(
  ctx: Context,
  where: { slotIds?: string[]; placeIds?: string[] },
): Promise<{ meetingIds: string[] } & Concerned> {
  const slots =
    where.slotIds === undefined ? sql`true` : sql`placement.slot_id = any(${where.slotIds}::uuid[])`
  const places =
    where.placeIds === undefined ? sql`true` : sql`placement.place_id = any(${where.placeIds}::uuid[])`
  const { rows } = await sql<{ meeting_ids: string[]; people: number }>`
    with placed as (
      select distinct placement.meeting_id from placement join schedule on schedule.id = placement.schedule_id
      where schedule.state in ('draft', 'published') and ${slots} and ${places})
    select array(select meeting_id::text from placed) as meeting_ids,
      (select count(distinct participant_id)::int from meeting_attendee join placed using (meeting_id)) as people`.execute(
    ctx.db,
  )
  const meetingIds = rows[0]?.meeting_ids ?? []
  return { meetingIds, meetings: meetingIds.length, people: rows[0]?.people ?? 0 }
}

/** Refuses where published meetings have begun, in these slots or at these places: what was held, or was not, stays on record. */
export async function refuseBegun(
  ctx: Context,
  where: { slotIds: readonly string[] } | { placeIds: readonly string[] },
): Promise<void> {
  const there =
    'slotIds' in where
      ? sql`slot.id = any(${[...where.slotIds]}::uuid[])`
      : sql`placement.place_id = any(${[...where.placeIds]}::uuid[])`
  const { rows } = await sql`
    select 1 from placement join schedule on schedule.id = placement.schedule_id join slot on slot.id = placement.slot_id
    where schedule.state = 'published' and ${there} and slot.starts_at <= ${ctx.now()} limit 1`.execute(
    ctx.db,
  )
  if (rows.length > 0) throw new Refusal('meetings-have-begun')
}

/** Refuses when meetings stand there and the organiser has not said what becomes of them. */
export async function refuseUnlessReleased(
  ctx: Context,
  code: 'slot-holds-meetings' | 'place-holds-meetings',
  where: { slotIds?: string[]; placeIds?: string[] },
  choice: 'unplace' | undefined,
): Promise<{ meetingIds: string[] } & Concerned> {
  const found = await findMeetingsIn(ctx, where)
  if (found.meetings > 0 && choice === undefined)
    throw new Refusal(code, {
      field: 'meetings',
      values: { meetings: found.meetings, people: found.people, count: found.meetings },
    })
  return found
}
