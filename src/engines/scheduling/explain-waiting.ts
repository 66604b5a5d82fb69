import type { BoardSchedule } from './board.ts'
import { compileProblem } from './compile.ts'
import { at } from './dense.ts'
import { explainUnplaced } from './explain.ts'
import type { Problem, Unplaced } from './model.ts'
import { chooseEnergies, ScheduleState } from './state.ts'
import { unfoldChoices } from './unfold.ts'

/**
 * Why these meetings have no place in a schedule as it stands, edited by hand or not, and what would help, everything
 * else unmoved. Meetings that stand somewhere, and ids the problem does not know, are left out of the answer.
 */
export function explainWaiting(
  problem: Problem,
  schedule: BoardSchedule,
  meetings: readonly string[],
): Unplaced[] {
  const placed = new Set(schedule.placed.map(one => one.meeting))
  const wanted = new Set(meetings.filter(id => !placed.has(id)))
  const kept = problem.meetings.filter(({ id }) => placed.has(id) || wanted.has(id))
  const ids = new Set(kept.map(({ id }) => id))
  const asked = kept.map(meeting =>
    meeting.predecessors
      ? { ...meeting, predecessors: meeting.predecessors.filter(id => ids.has(id)) }
      : meeting,
  )
  const unfolded = unfoldChoices({ ...problem, meetings: asked })
  const compiled = compileProblem(unfolded.problem, unfolded.families)
  const state = new ScheduleState(compiled, chooseEnergies(compiled))
  for (const { meeting, slot, place } of unfolded.unfoldPlacements(schedule.placed)) {
    const number = compiled.meetingIndex.get(meeting)
    const time = compiled.slotIndex.get(slot)
    const table = compiled.placeIndex.get(place)
    if (number === undefined || time === undefined || table === undefined) continue
    const ownClass = at(compiled.fixedPlace, number) >= 0 ? -1 : at(compiled.classOfPlace, table)
    state.place(number, time, ownClass)
  }
  state.commit()
  return explainUnplaced(state).filter(one => wanted.has(one.meeting))
}
