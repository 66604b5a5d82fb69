import type { Meeting, Placement, Problem } from '../../engines/scheduling/index.ts'
import type { Db } from '../../shared/context.ts'
import { readFacts } from './queries.ts'
import { findSchedule, type PlacementRow, type ScheduleRow, selectPlacements } from './queries-schedules.ts'
import {
  chooseStandings,
  type Keep,
  type MissionFacts,
  makeProblem,
  peopleOf,
  type Standing,
} from './rules/make-problem.ts'

/** A mission's facts and both live versions of its schedule, read at one moment. */
export interface Plan {
  facts: MissionFacts
  draft: ScheduleRow | null
  published: ScheduleRow | null
  draftRows: PlacementRow[]
  publishedRows: PlacementRow[]
}

/** Both versions and the facts behind them; `also`: people who have no meeting yet. */
export async function loadPlan(db: Db, missionId: string, also: readonly string[] = []): Promise<Plan> {
  const draft = await findSchedule(db, missionId, 'draft')
  const published = await findSchedule(db, missionId, 'published')
  return {
    facts: await readFacts(db, missionId, also),
    draft,
    published,
    draftRows: await selectPlacements(db, draft?.id ?? null),
    publishedRows: await selectPlacements(db, published?.id ?? null),
  }
}

/** The plan as a problem of the engine; `keep` says what stays beside what has begun. */
export function problemOf(
  plan: Plan,
  options: { now: Date; keep: readonly Keep[]; open: 'organiser' | 'all' },
): Problem {
  const fixed = chooseStandings(
    plan.facts,
    { published: plan.publishedRows, draft: plan.draftRows },
    { now: options.now, keep: options.keep },
  )
  return makeProblem(plan.facts, { now: options.now, fixed, open: options.open })
}

/**
 * Rows as placements the problem knows, with who attends where there is a choice; a removed slot, table or meeting is not
 * on the board.
 */
export function knownPlacements(problem: Problem, rows: readonly Standing[]): Placement[] {
  const slots = new Set(problem.slots.map(slot => slot.id))
  const places = new Set(problem.places.map(place => place.id))
  const meetings = new Map(problem.meetings.map(meeting => [meeting.id, meeting]))
  return rows
    .filter(row => slots.has(row.slot) && places.has(row.place) && meetings.has(row.meeting))
    .map(row => placementOf(meetings.get(row.meeting), row))
}

/** A row as a placement: of the people entered there, those its choices chose. */
export function placementOf(meeting: Meeting | undefined, row: Standing): Placement {
  const plain = { meeting: row.meeting, slot: row.slot, place: row.place }
  if (!meeting?.choices?.length) return plain
  const may = new Set(meeting.choices.flatMap(choice => choice.from))
  return { ...plain, attending: row.attending ?? (row.people ?? []).filter(id => may.has(id)) }
}

/** Placements as rows to be written: with everybody who is there where the schedule chose. */
export function rowsOf<One extends Standing>(facts: MissionFacts, placed: readonly One[]) {
  const meetings = new Map(facts.meetings.map(meeting => [meeting.id, meeting]))
  return placed.map(one => {
    const meeting = meetings.get(one.meeting)
    return { ...one, people: meeting?.choices?.length ? [...peopleOf(meeting, one)] : null }
  })
}
