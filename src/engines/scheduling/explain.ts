import type { Compiled } from './compile.ts'
import { findConflict } from './conflict.ts'
import { at, isMarked, item } from './dense.ts'
import type { Reason, SlotObstacle, Unplaced } from './model.ts'
import { listCells } from './obstacles.ts'
import { findRemedies } from './remedies.ts'
import type { ScheduleState } from './state.ts'
import { originalId } from './unfold.ts'

/**
 * Says of every request without a place what stands against it and what would help, everything else unmoved. A
 * request that can be attended in several ways is explained once, its reasons by the first way.
 */
export function explainUnplaced(state: ScheduleState): Unplaced[] {
  const { compiled } = state
  const meetings = [...state.unplaced.subarray(0, state.unplacedCount)].sort((a, b) => a - b)
  return meetings.flatMap(meeting => {
    const family = compiled.rules ? at(compiled.rules.familyOf, meeting) : -1
    const records = family < 0 ? [meeting] : (compiled.rules?.families[family]?.members ?? [meeting])
    const isTold = records[0] !== meeting || records.some(record => at(state.slotOf, record) >= 0)
    if (isTold) return []
    const cells = listCells(state, records)
    return [
      {
        meeting: originalId(item(compiled.problem.meetings, meeting).id),
        reasons: findReasons(state, meeting),
        conflict: findConflict(state, cells),
        remedies: findRemedies(state, cells),
      },
    ]
  })
}

function personId(compiled: Compiled, person: number): string {
  return item(compiled.problem.participants, person).id
}

function slotId(compiled: Compiled, slot: number): string {
  return item(compiled.problem.slots, item(compiled.slotSource, slot)).id
}

function findReasons(state: ScheduleState, meeting: number): Reason[] {
  const { compiled } = state
  const people = [...item(compiled.participantsOf, meeting)]
  const common = commonSlots(compiled, meeting)
  if (common.length === 0) {
    const slotsOf = people.map(person => ({
      participant: personId(compiled, person),
      slots: availableSlots(compiled, person).length,
    }))
    return [{ code: 'no-common-slot', slotsOf }]
  }
  const reasons: Reason[] = people.flatMap(person => findPersonReasons(state, person))
  const open = common.filter(slot => hasPlaceAtAll(compiled, meeting, slot))
  if (open.length === 0) return [...reasons, { code: 'no-suitable-place' }]
  const obstacles = open.map(slot => findObstacle(state, meeting, slot))
  const taken = obstacles.filter(obstacle => obstacle.busy.length > 0)
  const full = obstacles.filter(obstacle => obstacle.noPlace)
  const clear = open.filter((_, index) => {
    const obstacle = item(obstacles, index)
    return obstacle.busy.length === 0 && !obstacle.noPlace
  })
  if (taken.length > 0) reasons.push({ code: 'common-slots-taken', obstacles: taken })
  if (full.length > 0) reasons.push({ code: 'no-free-place', slots: full.map(obstacle => obstacle.slot) })
  const wrongOrder = clear.filter(slot => !state.keepsOrder(meeting, slot))
  if (wrongOrder.length > 0)
    reasons.push({ code: 'order', slots: wrongOrder.map(slot => slotId(compiled, slot)) })
  if (reasons.length === 0)
    reasons.push({ code: 'left-out', slots: clear.map(slot => slotId(compiled, slot)) })
  return reasons
}

function findPersonReasons(state: ScheduleState, person: number): Reason[] {
  const { compiled } = state
  const held = at(state.held, person)
  const participant = personId(compiled, person)
  const slots = availableSlots(compiled, person)
  const must = [...item(compiled.meetingsOf, person)].filter(own => isMarked(compiled.mustHold, own)).length
  const reasons: Reason[] = []
  if (must > slots.length) reasons.push({ code: 'too-many-must', participant, must, slots: slots.length })
  const maximum = item(compiled.problem.participants, person).maxMeetings
  if (maximum !== undefined && held >= maximum)
    reasons.push({ code: 'at-maximum', participant, held, maximum })
  else if (slots.every(slot => at(state.occupant, person * compiled.slotCount + slot) >= 0))
    reasons.push({ code: 'diary-full', participant, slots: slots.length })
  return reasons
}

function availableSlots(compiled: Compiled, person: number): number[] {
  const slots: number[] = []
  for (let slot = 0; slot < compiled.slotCount; slot++) {
    if (isMarked(compiled.available, person * compiled.slotCount + slot)) slots.push(slot)
  }
  return slots
}

function isAllowed(compiled: Compiled, meeting: number, slot: number): boolean {
  const fixed = at(compiled.fixedSlot, meeting)
  if (fixed >= 0) return fixed === slot
  const allowed = item(compiled.problem.meetings, meeting).allowedSlots
  return !allowed || allowed.includes(slotId(compiled, slot))
}

function commonSlots(compiled: Compiled, meeting: number): number[] {
  const people = [...item(compiled.participantsOf, meeting)]
  const isFixed = at(compiled.fixedSlot, meeting) >= 0
  return Array.from({ length: compiled.slotCount }, (_, slot) => slot).filter(
    slot =>
      isAllowed(compiled, meeting, slot) &&
      (isFixed || people.every(person => isMarked(compiled.available, person * compiled.slotCount + slot))),
  )
}

function hasPlaceAtAll(compiled: Compiled, meeting: number, slot: number): boolean {
  if (at(compiled.fixedPlace, meeting) >= 0) return true
  return [...item(compiled.classesOf, meeting)].some(
    number => at(compiled.capacity, number * compiled.slotCount + slot) > 0,
  )
}

function blockers(state: ScheduleState, meeting: number, slot: number): Map<number, number> {
  const found = new Map<number, number>()
  for (const person of item(state.compiled.participantsOf, meeting)) {
    const other = at(state.occupant, person * state.compiled.slotCount + slot)
    if (other >= 0) found.set(person, other)
  }
  return found
}

function findObstacle(state: ScheduleState, meeting: number, slot: number): SlotObstacle {
  const { compiled } = state
  const busy = [...blockers(state, meeting, slot)].map(([person, other]) => ({
    participant: personId(compiled, person),
    meeting: originalId(item(compiled.problem.meetings, other).id),
    weight: compiled.weight[other] as number,
    locked: at(compiled.fixedSlot, other) >= 0,
  }))
  const noPlace = busy.length === 0 && state.findClass(meeting, slot) === -2
  return { slot: slotId(compiled, slot), busy, noPlace }
}
