import type { Placement, Problem } from '../../engines/scheduling/index.ts'
import type { Db } from '../../shared/context.ts'
import { readFacts } from './queries.ts'
import { findSchedule, type PlacementRow, type ScheduleRow, selectPlacements } from './queries-schedules.ts'
import { chooseStandings, type Keep, type MissionFacts, makeProblem } from './rules/make-problem.ts'

/** A mission's facts and both live versions of its schedule, read at one moment. */
export interface Plan {
  facts: MissionFacts
  draft: ScheduleRow | null
  published: ScheduleRow | null
  draftRows: PlacementRow[]
  publishedRows: PlacementRow[]
}

export async function loadPlan(db: Db, missionId: string): Promise<Plan> {
  const draft = await findSchedule(db, missionId, 'draft')
  const published = await findSchedule(db, missionId, 'published')
  return {
    facts: await readFacts(db, missionId),
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

/** Rows as placements the problem knows; a removed slot, table or meeting is not on the board. */
export function knownPlacements(problem: Problem, rows: readonly Placement[]): Placement[] {
  const slots = new Set(problem.slots.map(slot => slot.id))
  const places = new Set(problem.places.map(place => place.id))
  const meetings = new Set(problem.meetings.map(meeting => meeting.id))
  return rows
    .filter(row => slots.has(row.slot) && places.has(row.place) && meetings.has(row.meeting))
    .map(({ meeting, slot, place }) => ({ meeting, slot, place }))
}
