import { freeCells, type Placement, type Problem, verify } from '../../engines/scheduling/index.ts'
import type { Context } from '../../shared/context.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { MissionRow } from '../missions/index.ts'
import { bookInDraft } from './book-on-acceptance.ts'
import { knownPlacements, loadPlan, type Plan, problemOf, rowsOf } from './load-plan.ts'
import { lockSchedules } from './queries.ts'
import { selectLanguages } from './queries-day.ts'
import { bumpSchedule, insertPlacements } from './queries-schedules.ts'
import type { MeetingFact, SlotFact } from './rules/make-problem.ts'
import { slotsAtHand } from './rules/slots-at-hand.ts'
import { tellPeople } from './tell-people.ts'

/** A slot somebody has nothing in, with those of the others who are free then too, each with a table. */
export interface FreeTogether {
  slot: { id: string; startsAt: Date; endsAt: Date }
  people: { participantId: string; placeId: string }[]
}

/**
 * The slot at hand, or else the next, in which somebody has nothing and could meet some of these people at a free table by every
 * rule of the schedule; the first `most` of them. Null where they have something in both, or nobody is free. Changes nothing.
 */
export async function findFreeTogether(
  ctx: Context,
  missionId: string,
  wish: { participantId: string; others: readonly string[]; most: number },
): Promise<FreeTogether | null> {
  const { participantId, others } = wish
  const plan = await loadPlan(ctx.db, missionId, [participantId, ...others])
  if (plan.published === null) return null
  const languages = await selectLanguages(ctx.db, [participantId, ...others])
  const imagined = others.map(
    (other): MeetingFact => ({
      id: `with ${other}`,
      weight: 1,
      participantIds: [participantId, other],
      languages: { from: languages.get(participantId) ?? [], to: languages.get(other) ?? [] },
    }),
  )
  for (const slot of slotsAtHand(plan.facts.slots, ctx.now())) {
    const people: FreeTogether['people'] = []
    for (const meeting of imagined) {
      if (people.length === wish.most) break
      const cell = freeTableAt(withMeeting(plan, meeting), meeting.id, slot)
      const other = meeting.participantIds[1]
      if (cell !== null && other !== undefined) people.push({ participantId: other, placeId: cell.place })
    }
    if (people.length > 0) return { slot, people }
  }
  return null
}

function withMeeting(plan: Plan, meeting: MeetingFact): Plan {
  return { ...plan, facts: { ...plan.facts, meetings: [...plan.facts.meetings, meeting] } }
}

/** The slot at hand counts as one that is still to come: it has not passed for people who have nothing in it. */
function problemBefore(plan: Plan, slot: SlotFact): { problem: Problem; placed: Placement[] } {
  const now = new Date(slot.startsAt.getTime() - 60_000)
  const problem = problemOf(plan, { now, keep: [], open: 'all' })
  return { problem, placed: knownPlacements(problem, plan.publishedRows) }
}

/** A free table for a meeting in a slot, by every rule of the schedule and by its verifier. */
function freeTableAt(plan: Plan, meetingId: string, slot: SlotFact): Placement | null {
  const { problem, placed } = problemBefore(plan, slot)
  if (!problem.meetings.some(meeting => meeting.id === meetingId)) return null
  const tables = new Set(problem.places.filter(place => place.kind !== 'online').map(place => place.id))
  const free = freeCells(problem, { placed }, meetingId).filter(
    cell => cell.slot === slot.id && cell.verdict === 'free' && tables.has(cell.place),
  )
  const own = free.find(
    cell => problem.places.find(place => place.id === cell.place)?.ownerParticipant !== undefined,
  )
  const [first] = free.toSorted((a, b) => a.tableChanges - b.tableChanges)
  const cell = own ?? first
  if (cell === undefined) return null
  const found = { meeting: meetingId, slot: cell.slot, place: cell.place }
  const before = new Set(verify(problem, { placed }).map(one => JSON.stringify(one)))
  const broken = verify(problem, { placed: [...placed, found] }).some(one => !before.has(JSON.stringify(one)))
  return broken ? null : found
}

/**
 * Enters a meeting that was just agreed into the published schedule, in a slot at hand at a free table, and tells the two. Moves
 * nobody. Refuses where one of them or the last table was taken meanwhile.
 */
export async function bookIntroduction(
  ctx: Context,
  mission: MissionRow,
  wish: { meetingId: string; slotId: string },
): Promise<{ startsAt: Date; placeId: string; told: number }> {
  await lockSchedules(ctx.db, mission.id)
  const plan = await loadPlan(ctx.db, mission.id)
  const slot = slotsAtHand(plan.facts.slots, ctx.now()).find(one => one.id === wish.slotId)
  const cell = slot === undefined ? null : freeTableAt(plan, wish.meetingId, slot)
  if (slot === undefined || cell === null || plan.published === null) throw new Refusal('introduction-stale')
  await insertPlacements(ctx.db, plan.published.id, rowsOf(plan.facts, [cell]))
  await bumpSchedule(ctx.db, plan.published.id)
  await bookInDraft(ctx, await loadPlan(ctx.db, mission.id), cell)
  const told = await tellPeople(ctx, mission, plan.published.id, {
    meetingId: wish.meetingId,
    key: 'schedule.told.introduced',
  })
  await writeHistory(ctx, {
    call: 'schedule.bookIntroduction',
    subjectKind: 'meeting',
    subjectId: wish.meetingId,
    change: { slot: cell.slot, place: cell.place },
  })
  return { startsAt: slot.startsAt, placeId: cell.place, told: told.people.length }
}
