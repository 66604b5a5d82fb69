import type { Situation } from './apply-changes.ts'
import { assignPlaces } from './assign-places.ts'
import { type Compiled, compileProblem } from './compile.ts'
import { at, isMarked, item } from './dense.ts'
import type { Meeting, Placement, Problem } from './model.ts'
import { chooseEnergies, ScheduleState } from './state.ts'
import type { Layout } from './tally.ts'

/** The schedule to repair breaks a rule by itself, before anything happened. */
export class InvalidSchedule extends Error {
  readonly meeting: string

  constructor(meeting: string) {
    super(`Meeting '${meeting}' stands where it may not, or where somebody is already in another meeting.`)
    this.name = 'InvalidSchedule'
    this.meeting = meeting
  }
}

/**
 * A schedule on the table of whoever repairs it: only the meetings that were promised or asked for on the
 * spot, where each was, and which cannot stay.
 */
export interface RepairDesk {
  readonly compiled: Compiled
  readonly state: ScheduleState
  /** Slot and class of places before; -1 for requests made on the spot. */
  readonly homeSlot: Int32Array
  readonly homeClass: Int32Array
  readonly homePlace: Int32Array
  /** Cannot stay, or was never seated. */
  readonly isHit: Uint8Array
  readonly isWalkIn: Uint8Array
  readonly mustHold: Uint8Array
}

/**
 * Puts everything that can stay where it was.
 * @throws InvalidSchedule
 */
export function openDesk(situation: Situation): RepairDesk {
  const { problem, promised, hits, walkIns } = situation
  const meetings = problem.meetings.filter(({ id }) => promised.has(id) || walkIns.has(id))
  const compiled = compileProblem(withOptionalMeetings(problem, meetings, situation.attending))
  const desk: RepairDesk = {
    compiled,
    state: new ScheduleState(compiled, chooseEnergies(compiled)),
    homeSlot: new Int32Array(meetings.length).fill(-1),
    homeClass: new Int32Array(meetings.length).fill(-1),
    homePlace: new Int32Array(meetings.length).fill(-1),
    isHit: Uint8Array.from(meetings, ({ id }) => (hits.has(id) || walkIns.has(id) ? 1 : 0)),
    isWalkIn: Uint8Array.from(meetings, ({ id }) => (walkIns.has(id) ? 1 : 0)),
    mustHold: Uint8Array.from(meetings, ({ mustHold }) => (mustHold ? 1 : 0)),
  }
  meetings.forEach(({ id }, meeting) => {
    const own = promised.get(id)
    if (!own) return
    const place = compiled.placeIndex.get(own.place) ?? -1
    desk.homeSlot[meeting] = compiled.slotIndex.get(own.slot) ?? -1
    desk.homePlace[meeting] = place
    desk.homeClass[meeting] = at(compiled.fixedPlace, meeting) >= 0 ? -1 : at(compiled.classOfPlace, place)
  })
  seatWhatStays(desk, situation)
  return desk
}

/** Begun and locked meetings stay fixed; no other is mandatory; who attends is settled; order counts among those listed. */
function withOptionalMeetings(
  problem: Problem,
  meetings: readonly Meeting[],
  attending: ReadonlyMap<string, readonly string[]>,
): Problem {
  const listed = new Set(meetings.map(({ id }) => id))
  return {
    ...problem,
    meetings: meetings.map(meeting => {
      const chosen = attending.get(meeting.id)
      if (!meeting.mustHold && !meeting.predecessors && !chosen) return meeting
      const { mustHold: _, predecessors, choices: __, ...rest } = meeting
      const kept = predecessors?.filter(id => listed.has(id)) ?? []
      return {
        ...rest,
        ...(kept.length > 0 ? { predecessors: kept } : {}),
        participants: chosen ? [...rest.participants, ...chosen] : rest.participants,
      }
    }),
  }
}

function seatWhatStays(desk: RepairDesk, situation: Situation): void {
  const { compiled, state } = desk
  for (let meeting = 0; meeting < compiled.meetingCount; meeting++) {
    if (isMarked(desk.isHit, meeting)) continue
    const slot = at(desk.homeSlot, meeting)
    const isAllowed = isMarked(compiled.inDomain, meeting * compiled.slotCount + slot)
    const isFree = [...item(compiled.participantsOf, meeting)].every(
      person => at(state.occupant, person * compiled.slotCount + slot) < 0,
    )
    const homeClass = at(desk.homeClass, meeting)
    const hasPlace = homeClass < 0 || item(compiled.classesOf, meeting).includes(homeClass)
    const { id } = item(compiled.problem.meetings, meeting)
    if (situation.standIns.has(id) && !state.fits(meeting, slot)) {
      desk.isHit[meeting] = 1
      continue
    }
    if (!isAllowed || !isFree || !hasPlace) throw new InvalidSchedule(id)
    state.place(meeting, slot, homeClass)
  }
  state.commit()
}

/** True when nobody has to be told anything about the meeting. */
export function isUndisturbed(desk: RepairDesk, meeting: number): boolean {
  return (
    !isMarked(desk.isHit, meeting) &&
    at(desk.state.slotOf, meeting) === at(desk.homeSlot, meeting) &&
    at(desk.state.classOf, meeting) === at(desk.homeClass, meeting)
  )
}

/** Gives every seated meeting a place; those that stay keep theirs. */
export function layOut(desk: RepairDesk): Layout {
  const { compiled, state, homePlace } = desk
  const fixedPlace = Int32Array.from(compiled.fixedPlace, (fixed, meeting) =>
    fixed < 0 && isUndisturbed(desk, meeting) ? at(homePlace, meeting) : fixed,
  )
  return assignPlaces({ ...compiled, fixedPlace }, state.slotOf, state.classOf)
}

/** The schedule on the desk, as placements. */
export function listSeated(
  desk: RepairDesk,
  layout: Layout,
  attending: ReadonlyMap<string, readonly string[]>,
): Placement[] {
  const { problem, slotSource } = desk.compiled
  return problem.meetings.flatMap(({ id }, meeting) => {
    const slot = at(layout.slotOf, meeting)
    if (slot < 0) return []
    return [
      {
        meeting: id,
        slot: item(problem.slots, item(slotSource, slot)).id,
        place: item(problem.places, at(layout.placeOf, meeting)).id,
        ...(attending.has(id) ? { attending: attending.get(id) ?? [] } : {}),
      },
    ]
  })
}
