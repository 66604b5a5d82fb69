import { at, isMarked, item } from './dense.ts'
import type { Fact } from './model.ts'
import { meetingsOf } from './rule-keeper.ts'
import type { ScheduleState } from './state.ts'
import { originalId } from './unfold.ts'

type Code = Fact['code']

/** One thing that keeps a meeting from a slot as the schedule stands. */
export interface Obstacle {
  readonly code: Code
  /** What it is about (a participant, resource or group by number); -1: the meeting or its places. */
  readonly about: number
  /** Placed meetings without which it might go away; empty when no meeting is the cause. */
  readonly meetings: readonly number[]
  /** The limit that is reached, where there is one. */
  readonly limit?: number
}

/** Ids as the problem given has them. */
export const idsIn = (state: ScheduleState) => {
  const { compiled } = state
  const { problem } = compiled
  return {
    person: (index: number) => item(problem.participants, index).id,
    slot: (slot: number) => item(problem.slots, item(compiled.slotSource, slot)).id,
    meeting: (index: number) => originalId(item(problem.meetings, index).id),
    resource: (index: number) => item(problem.resources ?? [], index).id,
    group: (index: number) => item(problem.groups ?? [], index).id,
  }
}

/** Everything that keeps an unplaced meeting from a slot, everything else unmoved; empty when it fits. */
export function listObstacles(state: ScheduleState, meeting: number, slot: number): Obstacle[] {
  const { compiled, keeper } = state
  const found: Obstacle[] = []
  const add = (code: Code, about: number, meetings: readonly number[] = [], limit?: number) =>
    found.push({ code, about, meetings, ...(limit === undefined ? {} : { limit }) })
  const fixed = at(compiled.fixedSlot, meeting)
  const record = item(compiled.problem.meetings, meeting)
  const id = item(compiled.problem.slots, item(compiled.slotSource, slot)).id
  if (fixed >= 0 ? fixed !== slot : record.allowedSlots && !record.allowedSlots.includes(id))
    add('session', -1)
  for (const person of item(compiled.participantsOf, meeting)) {
    const cell = person * compiled.slotCount + slot
    if (fixed < 0 && !isMarked(compiled.available, cell)) add('away', person)
    const other = at(state.occupant, cell)
    if (other >= 0) add('busy', person, [other])
    const maximum = at(compiled.maximum, person)
    if (fixed < 0 && at(state.held, person) >= maximum && maximum < compiled.slotCount)
      add('limit', person, listHeld(state, person), maximum)
  }
  const placeClass = state.findClass(meeting, slot)
  if (placeClass === -2) {
    const classes = item(compiled.classesOf, meeting)
    const exists = classes.some(number => at(compiled.capacity, number * compiled.slotCount + slot) > 0)
    add(exists ? 'tables' : 'no-place', -1, exists ? state.meetingsIn(slot) : [])
  }
  if (compiled.hasOrder && !state.keepsOrder(meeting, slot))
    add('order', -1, listWrongOrder(state, meeting, slot))
  for (const one of keeper?.listObstacles(meeting, slot, placeClass) ?? []) {
    if (one.kind === 'resource') add('resource', one.resource, meetingsOf(one))
    else if (one.kind === 'group') add('group', one.group, meetingsOf(one), one.most)
    else if (one.kind === 'family') add('order', -1, meetingsOf(one))
    else add(one.kind, one.person, meetingsOf(one))
  }
  return found
}

function listHeld(state: ScheduleState, person: number): number[] {
  return [...item(state.compiled.meetingsOf, person)].filter(own => at(state.slotOf, own) >= 0)
}

function listWrongOrder(state: ScheduleState, meeting: number, slot: number): number[] {
  const { compiled, slotOf } = state
  return [
    ...[...item(compiled.predecessors, meeting)].filter(other => at(slotOf, other) >= slot),
    ...[...item(compiled.successors, meeting)].filter(
      other => at(slotOf, other) >= 0 && at(slotOf, other) <= slot,
    ),
  ]
}

/** A way to attend a request in a slot, and what stands against it. */
export interface Cell {
  readonly meeting: number
  readonly slot: number
  readonly obstacles: readonly Obstacle[]
}

/** Every cell of a request: `records` are the meetings that stand for it, one for each way to attend it. */
export function listCells(state: ScheduleState, records: readonly number[]): Cell[] {
  return records.flatMap(meeting =>
    Array.from({ length: state.compiled.slotCount }, (_, slot) => ({
      meeting,
      slot,
      obstacles: listObstacles(state, meeting, slot),
    })),
  )
}
