import type { Compiled } from './compile.ts'
import { at, isMarked, item } from './dense.ts'
import type { Reason, Remedy, SlotObstacle, Unplaced } from './model.ts'
import type { ScheduleState } from './state.ts'

const SHOWN = 3

/** Says of every meeting without a place what stands against it and what would help, everything else unmoved. */
export function explainUnplaced(state: ScheduleState): Unplaced[] {
  const meetings = [...state.unplaced.subarray(0, state.unplacedCount)].sort((a, b) => a - b)
  const lightest = sortSlotsByWeight(state)
  return meetings.map(meeting => ({
    meeting: item(state.compiled.problem.meetings, meeting).id,
    reasons: findReasons(state, meeting),
    remedies: findRemedies(state, meeting, lightest),
  }))
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
    meeting: item(compiled.problem.meetings, other).id,
    weight: compiled.weight[other] as number,
    locked: at(compiled.fixedSlot, other) >= 0,
  }))
  const noPlace = busy.length === 0 && state.findClass(meeting, slot) === -2
  return { slot: slotId(compiled, slot), busy, noPlace }
}

/** The movable meetings of each slot, lightest first. */
function sortSlotsByWeight(state: ScheduleState): readonly (readonly number[])[] {
  return Array.from({ length: state.compiled.slotCount }, (_, slot) =>
    lightestFirst(state.compiled, state.meetingsIn(slot)),
  )
}

function lightestFirst(compiled: Compiled, meetings: readonly number[]): number[] {
  return meetings
    .filter(meeting => at(compiled.fixedSlot, meeting) < 0)
    .sort((a, b) => (compiled.weight[a] as number) - (compiled.weight[b] as number) || a - b)
}

function findRemedies(
  state: ScheduleState,
  meeting: number,
  lightest: readonly (readonly number[])[],
): Remedy[] {
  const { compiled } = state
  const people = [...item(compiled.participantsOf, meeting)]
  const limited = people.filter(person => at(state.held, person) >= at(compiled.maximum, person))
  const remedies: Remedy[] = []
  const drops: DropRemedy[] = []
  for (let slot = 0; slot < compiled.slotCount; slot++) {
    if (!isAllowed(compiled, meeting, slot) || !state.keepsOrder(meeting, slot)) continue
    const away = people.filter(person => !isMarked(compiled.available, person * compiled.slotCount + slot))
    const inTheWay = [...new Set(blockers(state, meeting, slot).values())]
    const hasPlace = state.findClass(meeting, slot) !== -2
    if (away.length === 0)
      drops.push(...findDrops(state, meeting, slot, { inTheWay, limited, inSlot: item(lightest, slot) }))
    if (inTheWay.length > 0) continue
    const [absent] = away
    const [atLimit] = limited
    if (limited.length === 0 && away.length === 0 && !hasPlace)
      remedies.push({ code: 'add-table', slot: slotId(compiled, slot) })
    else if (limited.length === 0 && absent !== undefined && away.length === 1 && hasPlace)
      remedies.push({
        code: 'open-slot',
        participant: personId(compiled, absent),
        slot: slotId(compiled, slot),
      })
    else if (limited.length === 1 && atLimit !== undefined && away.length === 0 && hasPlace)
      remedies.push(...raiseMaximum(compiled, atLimit))
  }
  drops.sort((a, b) => a.weight - b.weight)
  return [...pickFew(remedies), ...pickFew(drops)]
}

type DropRemedy = Extract<Remedy, { code: 'drop-meeting' }>

/** Single meetings without which this one would fit into the slot: the one in the way, or the lightest. */
function findDrops(
  state: ScheduleState,
  meeting: number,
  slot: number,
  around: {
    readonly inTheWay: readonly number[]
    readonly limited: readonly number[]
    readonly inSlot: readonly number[]
  },
): DropRemedy[] {
  const { compiled } = state
  const { inTheWay, limited, inSlot } = around
  if (inTheWay.length > 1) return []
  const ofLimited = () =>
    limited.flatMap(person =>
      [...item(compiled.meetingsOf, person)].filter(own => at(state.slotOf, own) >= 0),
    )
  const candidates =
    inTheWay.length === 1 || limited.length > 0
      ? lightestFirst(compiled, inTheWay.length === 1 ? inTheWay : ofLimited())
      : inSlot
  const enough = candidates.find(other => {
    state.commit()
    state.remove(other)
    const fits = state.fits(meeting, slot)
    state.rollback()
    return fits
  })
  if (enough === undefined) return []
  const { id, weight } = item(compiled.problem.meetings, enough)
  return [{ code: 'drop-meeting', meeting: id, weight, slot: slotId(compiled, slot) }]
}

function raiseMaximum(compiled: Compiled, person: number): Remedy[] {
  const { id, maxMeetings } = item(compiled.problem.participants, person)
  return maxMeetings === undefined ? [] : [{ code: 'raise-maximum', participant: id, to: maxMeetings + 1 }]
}

/** A few of each kind, no two the same. */
function pickFew(remedies: readonly Remedy[]): Remedy[] {
  const counts = new Map<string, number>()
  const seen = new Set<string>()
  return remedies.filter(remedy => {
    const key = JSON.stringify(remedy)
    const count = counts.get(remedy.code) ?? 0
    if (count >= SHOWN || seen.has(key)) return false
    seen.add(key)
    counts.set(remedy.code, count + 1)
    return true
  })
}
