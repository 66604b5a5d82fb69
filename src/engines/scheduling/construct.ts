import type { Compiled } from './compile.ts'
import { at, isMarked, item } from './dense.ts'
import type { ScheduleState } from './state.ts'

/** Steps of keenness told apart. */
const FINENESS = 1e6

/**
 * Fills an empty state with a first schedule: fixed meetings, then a sweep through the slots in time order
 * that favours people who are short of slots or have just been in a meeting, then every meeting left, heavy
 * ones first, where it costs least. Deterministic; well under a second for 10,000 meetings.
 */
export function constructSchedule(state: ScheduleState): void {
  placeFixed(state)
  sweepSlots(state, chooseMeetings(state.compiled))
  placeLeftovers(state)
  state.commit()
}

/** Those whose place is fixed too come first: the others choose a hall near them. */
function placeFixed(state: ScheduleState): void {
  const { compiled } = state
  for (const hasPlace of [true, false]) {
    for (let meeting = 0; meeting < compiled.meetingCount; meeting++) {
      const slot = at(compiled.fixedSlot, meeting)
      if (slot < 0 || at(compiled.fixedPlace, meeting) >= 0 !== hasPlace) continue
      const placeClass = state.findClass(meeting, slot)
      if (placeClass !== -2) state.place(meeting, slot, placeClass)
    }
  }
}

/** Marks the meetings worth holding when not all can be: heavy first, within everybody's slots and limits. */
function chooseMeetings(compiled: Compiled): Uint8Array {
  const chosen = new Uint8Array(compiled.meetingCount)
  const left = Int32Array.from(compiled.maximum, (maximum, person) =>
    Math.min(maximum, countFree(compiled, person)),
  )
  let seats = 0
  for (let cell = 0; cell < compiled.capacity.length; cell++)
    seats += Math.max(0, at(compiled.capacity, cell))
  const rank = (meeting: number) =>
    (compiled.weight[meeting] as number) + (isMarked(compiled.mustHold, meeting) ? 1e9 : 0)
  const order = Array.from({ length: compiled.meetingCount }, (_, meeting) => meeting)
    .filter(meeting => item(compiled.domain, meeting).length > 0)
    .sort((a, b) => rank(b) - rank(a) || a - b)
  for (const meeting of order) {
    const people = item(compiled.participantsOf, meeting)
    if (seats <= 0 || people.some(person => at(left, person) <= 0)) continue
    chosen[meeting] = 1
    seats--
    for (const person of people) left[person] = at(left, person) - 1
  }
  return chosen
}

function countFree(compiled: Compiled, person: number): number {
  let free = 0
  for (let slot = 0; slot < compiled.slotCount; slot++) {
    if (isMarked(compiled.available, person * compiled.slotCount + slot)) free++
  }
  return free
}

function sweepSlots(state: ScheduleState, chosen: Uint8Array): void {
  const { compiled } = state
  const remaining = new Int32Array(compiled.participantCount)
  const freeLeft = Int32Array.from(compiled.maximum, (_, person) => countFree(compiled, person))
  for (let meeting = 0; meeting < compiled.meetingCount; meeting++) {
    if (!isMarked(chosen, meeting) || at(state.slotOf, meeting) >= 0) continue
    for (const person of item(compiled.participantsOf, meeting)) remaining[person] = at(remaining, person) + 1
  }
  const eagerness = new Float64Array(compiled.participantCount)
  for (let slot = 0; slot < compiled.slotCount; slot++) {
    for (let person = 0; person < compiled.participantCount; person++)
      eagerness[person] = rateEagerness(state, person, slot, at(remaining, person), at(freeLeft, person))
    for (const meeting of rankCandidates(state, chosen, slot, eagerness)) {
      if (!state.fits(meeting, slot)) continue
      state.place(meeting, slot, state.findClass(meeting, slot))
      for (const person of item(compiled.participantsOf, meeting))
        remaining[person] = at(remaining, person) - 1
    }
    for (let person = 0; person < compiled.participantCount; person++) {
      if (isMarked(compiled.available, person * compiled.slotCount + slot))
        freeLeft[person] = at(freeLeft, person) - 1
    }
  }
}

/** How much a participant wants a meeting in this slot: short of slots, or in a meeting just before. */
function rateEagerness(
  state: ScheduleState,
  person: number,
  slot: number,
  remaining: number,
  freeLeft: number,
): number {
  const { compiled } = state
  const before = at(compiled.previousInDay, slot)
  const goesOn = before >= 0 && at(state.occupant, person * compiled.slotCount + before) >= 0
  const pressure = remaining / Math.max(1, freeLeft)
  const spare = freeLeft - remaining
  return pressure + (goesOn ? 0.6 : 0) + (spare <= 1 ? 2 : 0)
}

/**
 * The meetings worth trying in the slot, keenest first. Keenness and number are packed into one key, because
 * numbers sort many times faster by themselves than with a comparison.
 */
function rankCandidates(
  state: ScheduleState,
  chosen: Uint8Array,
  slot: number,
  eagerness: Float64Array,
): Int32Array {
  const { compiled, people, peopleStart } = state
  const { meetingCount } = compiled
  const keys = new Float64Array(state.unplacedCount)
  let count = 0
  for (let index = 0; index < state.unplacedCount; index++) {
    const meeting = state.unplaced[index] as number
    if (!isMarked(chosen, meeting) || !isMarked(compiled.inDomain, meeting * compiled.slotCount + slot))
      continue
    const domain = item(compiled.domain, meeting)
    let sum = domain[domain.length - 1] === slot ? 3 : 0
    const end = peopleStart[meeting + 1] as number
    for (let k = peopleStart[meeting] as number; k < end; k++) sum += eagerness[people[k] as number] as number
    keys[count] = meeting - Math.round(sum * FINENESS) * meetingCount
    count++
  }
  return Int32Array.from(keys.subarray(0, count).sort(), key => {
    const rest = key % meetingCount
    return rest < 0 ? rest + meetingCount : rest
  })
}

function placeLeftovers(state: ScheduleState): void {
  const { compiled } = state
  const rank = (meeting: number) =>
    (compiled.weight[meeting] as number) + (isMarked(compiled.mustHold, meeting) ? 1e9 : 0)
  const waiting = [...state.unplaced.subarray(0, state.unplacedCount)]
  waiting.sort((a, b) => rank(b) - rank(a) || a - b)
  for (const meeting of waiting) placeWhereCheapest(state, meeting)
}

/** Puts a meeting into the free slot that costs least; false when no slot is free. Moves nobody. */
export function placeWhereCheapest(state: ScheduleState, meeting: number): boolean {
  let best = -1
  let lowest = Number.POSITIVE_INFINITY
  for (const slot of item(state.compiled.domain, meeting)) {
    if (!state.fits(meeting, slot)) continue
    const cost = rateSlot(state, meeting, slot)
    if (cost < lowest) {
      lowest = cost
      best = slot
    }
  }
  if (best < 0) return false
  state.place(meeting, best, state.findClass(meeting, best))
  return true
}

/** Change in breaks if the meeting were placed there: isolated starts are dearer than joining a series. */
function rateSlot(state: ScheduleState, meeting: number, slot: number): number {
  const { compiled } = state
  let cost = 0
  for (const person of item(compiled.participantsOf, meeting)) {
    const row = person * compiled.slotCount
    const before = at(compiled.previousInDay, slot)
    const after = at(compiled.nextInDay, slot)
    const joins =
      (before >= 0 && at(state.occupant, row + before) >= 0 ? 1 : 0) +
      (after >= 0 && at(state.occupant, row + after) >= 0 ? 1 : 0)
    cost -= joins
  }
  return cost
}
