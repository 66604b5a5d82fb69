import { costOfMove } from '../../engines/scheduling/index.ts'
import type { Context } from '../../shared/context.ts'
import { writeHistory } from '../../shared/history.ts'
import { getMission } from '../missions/index.ts'
import { knownPlacements, loadPlan, type Plan, problemOf } from './load-plan.ts'
import { lockSchedules } from './queries.ts'
import {
  bumpSchedule,
  deletePlacements,
  deleteUnplaced,
  findSchedule,
  insertAttendance,
  saveUnplaced,
} from './queries-schedules.ts'
import { chosenAmong, peopleAt } from './rules/meeting-people.ts'
import { tellPeople } from './tell-people.ts'

/** How many meetings and people something concerns. */
export interface Concerned {
  meetings: number
  people: number
}

/**
 * Takes meetings out of the draft and the published schedule of their missions, because they are called off or somebody
 * left; tells those concerned, with a calendar cancellation. Part of the caller's transaction.
 */
export async function releaseMeetings(ctx: Context, meetingIds: readonly string[]): Promise<Concerned> {
  if (meetingIds.length === 0) return { meetings: 0, people: 0 }
  const missions = await ctx.db
    .selectFrom('meeting')
    .select('mission_id')
    .distinct()
    .where('id', 'in', [...meetingIds])
    .execute()
  let sum: Concerned = { meetings: 0, people: 0 }
  for (const { mission_id } of missions) {
    const concerned = await release(ctx, mission_id, { meetingIds })
    sum = { meetings: sum.meetings + concerned.meetings, people: sum.people + concerned.people }
  }
  return sum
}

/** Empties slots: their meetings wait for another place, and those concerned are told. */
export async function releaseSlots(
  ctx: Context,
  missionId: string,
  slotIds: readonly string[],
): Promise<Concerned> {
  return release(ctx, missionId, { slotIds })
}

/** Empties places: their meetings wait for another place, and those concerned are told. */
export async function releasePlaces(
  ctx: Context,
  missionId: string,
  placeIds: readonly string[],
): Promise<Concerned> {
  return release(ctx, missionId, { placeIds })
}

/** Enters who comes to these meetings after somebody was swapped; those who come and those who do not are told. */
export async function refreshAttendance(ctx: Context, meetingIds: readonly string[]): Promise<void> {
  if (meetingIds.length === 0) return
  const missions = await ctx.db
    .selectFrom('meeting')
    .select('mission_id')
    .distinct()
    .where('id', 'in', [...meetingIds])
    .execute()
  for (const { mission_id: missionId } of missions) {
    await lockSchedules(ctx.db, missionId)
    for (const state of ['draft', 'published'] as const) {
      const schedule = await findSchedule(ctx.db, missionId, state)
      if (schedule === null) continue
      const seats = chooseAgain(await loadPlan(ctx.db, missionId), state, meetingIds, ctx.now())
      await ctx.db
        .deleteFrom('attendance')
        .where('schedule_id', '=', schedule.id)
        .where('meeting_id', 'in', [...meetingIds])
        .execute()
      await insertAttendance(ctx.db, schedule.id, seats)
      if (state === 'published')
        await tellPeople(ctx, (await getMission(ctx.db, missionId)).mission, schedule.id)
    }
  }
}

/** Who comes to meetings that stay where they are: those entered before if they still may, else whoever is free then. */
function chooseAgain(plan: Plan, state: 'draft' | 'published', meetingIds: readonly string[], now: Date) {
  const rows = state === 'draft' ? plan.draftRows : plan.publishedRows
  const problem = problemOf(plan, { now, keep: [], open: 'all' })
  const meetings = new Map(plan.facts.meetings.map(meeting => [meeting.id, meeting]))
  let placed = knownPlacements(problem, rows)
  return meetingIds.map(id => {
    const meeting = meetings.get(id)
    const row = rows.find(one => one.meeting === id)
    if (!meeting?.choices?.length || row === undefined) return { meeting: id, people: null }
    const kept = chosenAmong(meeting, row.people)
    const others = placed.filter(one => one.meeting !== id)
    const isOpen = others.length < placed.length && problem.meetings.some(one => one.id === id && one.choices)
    const attending =
      kept ??
      (isOpen ? costOfMove(problem, { placed: others }, id, row.slot, row.place).attending : undefined)
    placed = [
      ...others,
      { meeting: id, slot: row.slot, place: row.place, ...(attending ? { attending } : {}) },
    ]
    return { meeting: id, people: peopleAt(meeting, attending) }
  })
}

interface Wanted {
  meetingIds?: readonly string[]
  slotIds?: readonly string[]
  placeIds?: readonly string[]
}

async function release(ctx: Context, missionId: string, wanted: Wanted): Promise<Concerned> {
  await lockSchedules(ctx.db, missionId)
  const touched = new Set<string>()
  const published = await findSchedule(ctx.db, missionId, 'published')
  for (const schedule of [await findSchedule(ctx.db, missionId, 'draft'), published]) {
    if (schedule === null) continue
    const meetings = await selectReleased(ctx, schedule.id, wanted)
    await deletePlacements(ctx.db, schedule.id, meetings)
    if (wanted.meetingIds === undefined)
      await saveUnplaced(
        ctx.db,
        schedule.id,
        meetings.map(meeting => ({ meeting, reasons: { reasons: [{ code: 'released' }], remedies: [] } })),
      )
    else await deleteUnplaced(ctx.db, schedule.id, wanted.meetingIds)
    if (meetings.length > 0) await bumpSchedule(ctx.db, schedule.id)
    for (const meeting of meetings) touched.add(meeting)
  }
  if (touched.size === 0) return { meetings: 0, people: 0 }
  const { mission } = await getMission(ctx.db, missionId)
  if (published !== null) await tellPeople(ctx, mission, published.id)
  await writeHistory(ctx, {
    call: 'schedule.release',
    subjectKind: 'mission',
    subjectId: missionId,
    change: { meetings: [...touched] },
  })
  const { people } = await ctx.db
    .selectFrom('meeting_attendee')
    .select(eb => eb.fn.count<number>('participant_id').distinct().as('people'))
    .where('meeting_id', 'in', [...touched])
    .executeTakeFirstOrThrow()
  return { meetings: touched.size, people: Number(people) }
}

async function selectReleased(ctx: Context, scheduleId: string, wanted: Wanted): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('placement')
    .select('meeting_id')
    .where('schedule_id', '=', scheduleId)
    .where(eb =>
      eb.or([
        eb('meeting_id', '=', eb.fn.any(eb.val([...(wanted.meetingIds ?? [])]))),
        eb('slot_id', '=', eb.fn.any(eb.val([...(wanted.slotIds ?? [])]))),
        eb('place_id', '=', eb.fn.any(eb.val([...(wanted.placeIds ?? [])]))),
      ]),
    )
    .execute()
  return rows.map(row => row.meeting_id)
}
