import { at, isMarked, item } from './dense.ts'
import type { Meeting, Place, Problem } from './model.ts'
import { compileRules, type Rules } from './rules.ts'
import type { Family } from './unfold.ts'

/** A capacity that no slot can use up: online places. */
const UNLIMITED = 1_000_000

/**
 * The problem in whole numbers. Slots are numbered in time order; participants, places and meetings in the
 * order given. Interchangeable places form one class with a capacity per slot; which table of a class a
 * meeting gets is decided at the end.
 */
export interface Compiled {
  readonly problem: Problem
  readonly slotCount: number
  readonly participantCount: number
  readonly meetingCount: number
  /** Meetings, those that stand for one request counted once: as many can be held at most. */
  readonly requestCount: number
  readonly dayCount: number
  readonly classCount: number
  readonly placeCount: number
  /** Position in time order → index in `problem.slots`. */
  readonly slotSource: readonly number[]
  readonly slotIndex: ReadonlyMap<string, number>
  readonly placeIndex: ReadonlyMap<string, number>
  readonly participantIndex: ReadonlyMap<string, number>
  readonly meetingIndex: ReadonlyMap<string, number>
  readonly dayOf: Int32Array
  /** Neighbouring slot of the same day, or -1. */
  readonly previousInDay: Int32Array
  readonly nextInDay: Int32Array
  /** Neighbouring slot of the same run, or -1. */
  readonly previousInRun: Int32Array
  readonly nextInRun: Int32Array
  /** participant × slot. */
  readonly available: Uint8Array
  readonly minimum: Int32Array
  readonly maximum: Int32Array
  /** Longest wanted series; `slotCount` when unlimited. */
  readonly rowLimit: Int32Array
  readonly participantsOf: readonly Int32Array[]
  readonly meetingsOf: readonly Int32Array[]
  readonly weight: Float64Array
  /** Mandatory meetings; fixed ones are. */
  readonly mustHold: Uint8Array
  readonly fixedSlot: Int32Array
  readonly fixedPlace: Int32Array
  /** Slots in which the meeting could be held, other meetings left aside. */
  readonly domain: readonly Int32Array[]
  /** meeting × slot. */
  readonly inDomain: Uint8Array
  /** Classes a meeting may use, own booths first. */
  readonly classesOf: readonly Int32Array[]
  /** class × slot, places that fixed meetings hold taken out. */
  readonly capacity: Int32Array
  readonly placesOfClass: readonly Int32Array[]
  readonly classOfPlace: Int32Array
  readonly isOnline: Uint8Array
  /** place × slot. */
  readonly placeOpen: Uint8Array
  readonly predecessors: readonly Int32Array[]
  readonly successors: readonly Int32Array[]
  readonly hasOrder: boolean
  /** Undefined when the problem uses none of the rules beside the plain ones. */
  readonly rules: Rules | undefined
}

/**
 * Turns a problem that `checkProblem` found nothing wrong in into dense numbers. Choices must have been unfolded;
 * `families` says which meetings stand for one request.
 */
export function compileProblem(problem: Problem, families: readonly Family[] = []): Compiled {
  const slotSource = problem.slots.map((_, index) => index)
  slotSource.sort((a, b) => item(problem.slots, a).start - item(problem.slots, b).start)
  const slotIndex = new Map(slotSource.map((source, index) => [item(problem.slots, source).id, index]))
  const participantIndex = indexById(problem.participants)
  const meetingIndex = indexById(problem.meetings)
  const placeIndex = indexById(problem.places)
  const timeline = compileTimeline(problem, slotSource)
  const people = compileParticipants(problem, slotIndex)
  const participantsOf = problem.meetings.map(meeting =>
    Int32Array.from(meeting.participants, id => participantIndex.get(id) ?? 0),
  )
  const fixedSlot = Int32Array.from(problem.meetings, meeting =>
    meeting.fixed ? (slotIndex.get(meeting.fixed.slot) ?? -1) : -1,
  )
  const fixedPlace = Int32Array.from(problem.meetings, meeting =>
    meeting.fixed?.place === undefined ? -1 : (placeIndex.get(meeting.fixed.place) ?? -1),
  )
  const places = compilePlaces(problem, slotIndex, fixedSlot, fixedPlace)
  const order = compileOrder(problem, meetingIndex)
  const base = {
    problem,
    slotCount: problem.slots.length,
    participantCount: problem.participants.length,
    meetingCount: problem.meetings.length,
    requestCount: families.reduce(
      (count, { members }) => count - members.length + 1,
      problem.meetings.length,
    ),
    placeCount: problem.places.length,
    slotSource,
    slotIndex,
    placeIndex,
    participantIndex,
    meetingIndex,
    ...timeline,
    ...people,
    participantsOf,
    meetingsOf: invert(participantsOf, problem.participants.length),
    weight: Float64Array.from(problem.meetings, meeting => meeting.weight),
    mustHold: Uint8Array.from(problem.meetings, meeting => (meeting.mustHold || meeting.fixed ? 1 : 0)),
    fixedSlot,
    fixedPlace,
    ...places,
    ...order,
  }
  const rules = compileRules(base, families)
  const inDomain = compileDomains(problem, base, slotIndex)
  if (rules) tightenByRules(base, rules, inDomain)
  if (order.hasOrder) tightenByOrder(base, inDomain)
  const domain = problem.meetings.map((_, meeting) => {
    const slots: number[] = []
    for (let slot = 0; slot < base.slotCount; slot++) {
      if (isMarked(inDomain, meeting * base.slotCount + slot)) slots.push(slot)
    }
    return Int32Array.from(slots)
  })
  return { ...base, rules, inDomain, domain }
}

type Base = Omit<Compiled, 'domain' | 'inDomain' | 'rules'>

function indexById(records: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(records.map((record, index) => [record.id, index]))
}

function invert(lists: readonly Int32Array[], size: number): readonly Int32Array[] {
  const result: number[][] = Array.from({ length: size }, () => [])
  lists.forEach((list, index) => {
    for (const value of list) item(result, value).push(index)
  })
  return result.map(list => Int32Array.from(list))
}

function compileTimeline(problem: Problem, slotSource: readonly number[]) {
  const count = slotSource.length
  const days = new Map<string, number>()
  const dayOf = new Int32Array(count)
  const neighbours = {
    previousInDay: new Int32Array(count).fill(-1),
    nextInDay: new Int32Array(count).fill(-1),
    previousInRun: new Int32Array(count).fill(-1),
    nextInRun: new Int32Array(count).fill(-1),
  }
  const lastOfDay = new Map<string, number>()
  const lastOfRun = new Map<string, number>()
  slotSource.forEach((source, slot) => {
    const { day, run } = item(problem.slots, source)
    const number = days.get(day) ?? days.size
    days.set(day, number)
    dayOf[slot] = number
    const beforeInDay = lastOfDay.get(day)
    if (beforeInDay !== undefined) {
      neighbours.previousInDay[slot] = beforeInDay
      neighbours.nextInDay[beforeInDay] = slot
    }
    lastOfDay.set(day, slot)
    const beforeInRun = lastOfRun.get(run)
    if (beforeInRun !== undefined) {
      neighbours.previousInRun[slot] = beforeInRun
      neighbours.nextInRun[beforeInRun] = slot
    }
    lastOfRun.set(run, slot)
  })
  return { dayOf, dayCount: days.size, ...neighbours }
}

function compileParticipants(problem: Problem, slotIndex: ReadonlyMap<string, number>) {
  const slots = problem.slots.length
  const available = new Uint8Array(problem.participants.length * slots)
  problem.participants.forEach((person, index) => {
    for (const id of person.available) available[index * slots + (slotIndex.get(id) ?? 0)] = 1
  })
  const limit = (value: number | undefined) => Math.min(value ?? slots, slots)
  return {
    available,
    minimum: Int32Array.from(problem.participants, person => person.minMeetings ?? 0),
    maximum: Int32Array.from(problem.participants, person => limit(person.maxMeetings)),
    rowLimit: Int32Array.from(problem.participants, person => limit(person.maxInARow)),
  }
}

/** True when the schedule is not valid without the meeting, or without one of those that stand for the same request. */
export function isMandatory(compiled: Compiled, meeting: number): boolean {
  const { rules } = compiled
  const family = rules ? at(rules.familyOf, meeting) : -1
  return isMarked(compiled.mustHold, meeting) || (family >= 0 && rules?.families[family]?.mustHold === true)
}

/** True when the place is one the meeting may use (whether it is open is another question). */
export function mayUsePlace(meeting: Meeting, place: Place): boolean {
  if (place.ownerParticipant !== undefined && !meeting.participants.includes(place.ownerParticipant))
    return false
  if (meeting.allowedPlaces) return meeting.allowedPlaces.includes(place.id)
  return place.kind === 'table'
}

/**
 * Groups places that exactly the same meetings may use: same kind, same owner, named by the same lists of
 * allowed places.
 */
function compilePlaces(
  problem: Problem,
  slotIndex: ReadonlyMap<string, number>,
  fixedSlot: Int32Array,
  fixedPlace: Int32Array,
) {
  const slots = problem.slots.length
  const lists = new Map<string, number>()
  const listsNaming = new Map<string, number[]>()
  const listOf = problem.meetings.map(meeting => {
    if (!meeting.allowedPlaces) return -1
    const key = JSON.stringify([...meeting.allowedPlaces].sort())
    const seen = lists.get(key)
    if (seen !== undefined) return seen
    const number = lists.size
    lists.set(key, number)
    for (const place of new Set(meeting.allowedPlaces))
      listsNaming.set(place, [...(listsNaming.get(place) ?? []), number])
    return number
  })
  const placeOpen = new Uint8Array(problem.places.length * slots)
  const classIds = new Map<string, number>()
  const members: number[][] = []
  const classOfPlace = Int32Array.from(problem.places, (place, index) => {
    if (place.slots) for (const id of place.slots) placeOpen[index * slots + (slotIndex.get(id) ?? 0)] = 1
    else placeOpen.fill(1, index * slots, (index + 1) * slots)
    const hall = problem.walks?.length ? (place.hall ?? null) : null
    const key = JSON.stringify([
      place.kind,
      place.ownerParticipant ?? null,
      listsNaming.get(place.id) ?? [],
      hall,
    ])
    const number = classIds.get(key) ?? classIds.size
    classIds.set(key, number)
    const list = members[number]
    if (list) list.push(index)
    else members.push([index])
    return number
  })
  const capacity = countCapacity(problem, members, placeOpen)
  fixedPlace.forEach((place, meeting) => {
    const slot = at(fixedSlot, meeting)
    if (
      place < 0 ||
      item(problem.places, place).kind === 'online' ||
      !isMarked(placeOpen, place * slots + slot)
    )
      return
    const cell = at(classOfPlace, place) * slots + slot
    capacity[cell] = at(capacity, cell) - 1
  })
  return {
    placeOpen,
    classOfPlace,
    classCount: members.length,
    placesOfClass: members.map(list => Int32Array.from(list)),
    isOnline: Uint8Array.from(problem.places, place => (place.kind === 'online' ? 1 : 0)),
    capacity,
    classesOf: chooseClasses(problem, members, listOf),
  }
}

function countCapacity(problem: Problem, members: readonly number[][], placeOpen: Uint8Array): Int32Array {
  const slots = problem.slots.length
  const capacity = new Int32Array(members.length * slots)
  members.forEach((places, number) => {
    for (let slot = 0; slot < slots; slot++) {
      let open = 0
      for (const place of places) {
        if (!isMarked(placeOpen, place * slots + slot)) continue
        open += item(problem.places, place).kind === 'online' ? UNLIMITED : 1
      }
      capacity[number * slots + slot] = open
    }
  })
  return capacity
}

function chooseClasses(
  problem: Problem,
  members: readonly number[][],
  listOf: readonly number[],
): readonly Int32Array[] {
  const samples = members.map(places => item(problem.places, item(places, 0)))
  const rank = (number: number): number => {
    const place = item(samples, number)
    if (place.ownerParticipant !== undefined) return 0
    return place.kind === 'table' ? 1 : 2
  }
  const known = new Map<string, Int32Array>()
  const owners = new Set(problem.places.flatMap(place => place.ownerParticipant ?? []))
  return problem.meetings.map((meeting, index) => {
    const owning = meeting.participants.filter(id => owners.has(id)).sort()
    const key = JSON.stringify([item(listOf, index), owning])
    const seen = known.get(key)
    if (seen) return seen
    const usable = samples.flatMap((place, number) => (mayUsePlace(meeting, place) ? [number] : []))
    usable.sort((a, b) => rank(a) - rank(b) || a - b)
    const classes = Int32Array.from(usable)
    known.set(key, classes)
    return classes
  })
}

function compileOrder(problem: Problem, meetingIndex: ReadonlyMap<string, number>) {
  const predecessors = problem.meetings.map(meeting =>
    Int32Array.from(meeting.predecessors ?? [], id => meetingIndex.get(id) ?? 0),
  )
  return {
    predecessors,
    successors: invert(predecessors, problem.meetings.length),
    hasOrder: predecessors.some(list => list.length > 0),
  }
}

function compileDomains(problem: Problem, base: Base, slotIndex: ReadonlyMap<string, number>): Uint8Array {
  const slots = base.slotCount
  const inDomain = new Uint8Array(base.meetingCount * slots)
  problem.meetings.forEach((meeting, index) => {
    const fixed = at(base.fixedSlot, index)
    if (fixed >= 0) {
      inDomain[index * slots + fixed] = 1
      return
    }
    const allowed = meeting.allowedSlots && new Set(meeting.allowedSlots.map(id => slotIndex.get(id)))
    for (let slot = 0; slot < slots; slot++) {
      if (allowed && !allowed.has(slot)) continue
      const free = item(base.participantsOf, index).every(person =>
        isMarked(base.available, person * slots + slot),
      )
      const open = item(base.classesOf, index).some(number => at(base.capacity, number * slots + slot) > 0)
      if (free && open) inDomain[index * slots + slot] = 1
    }
  })
  return inDomain
}

/** Takes out slots in which a resource the meeting needs is never there. */
function tightenByRules(base: Base, rules: Rules, inDomain: Uint8Array): void {
  rules.needsOf.forEach((needs, meeting) => {
    if (needs.length === 0 || at(base.fixedSlot, meeting) >= 0) return
    for (let slot = 0; slot < base.slotCount; slot++) {
      if (needs.some(resource => at(rules.units, resource * base.slotCount + slot) === 0))
        inDomain[meeting * base.slotCount + slot] = 0
    }
  })
}

/** Takes out slots too early for a mandatory predecessor, or too late for a mandatory successor, to fit. */
function tightenByOrder(base: Base, inDomain: Uint8Array): void {
  const slots = base.slotCount
  const isHeldForSure = (meeting: number) => isMarked(base.mustHold, meeting)
  let changed = true
  while (changed) {
    changed = false
    for (let meeting = 0; meeting < base.meetingCount; meeting++) {
      if (at(base.fixedSlot, meeting) >= 0) continue
      let earliest = 0
      let latest = slots - 1
      for (const other of item(base.predecessors, meeting)) {
        if (isHeldForSure(other)) earliest = Math.max(earliest, firstMarked(inDomain, other, slots) + 1)
      }
      for (const other of item(base.successors, meeting)) {
        if (isHeldForSure(other)) latest = Math.min(latest, lastMarked(inDomain, other, slots) - 1)
      }
      for (let slot = 0; slot < slots; slot++) {
        if ((slot >= earliest && slot <= latest) || !isMarked(inDomain, meeting * slots + slot)) continue
        inDomain[meeting * slots + slot] = 0
        changed = true
      }
    }
  }
}

function firstMarked(inDomain: Uint8Array, meeting: number, slots: number): number {
  for (let slot = 0; slot < slots; slot++) if (isMarked(inDomain, meeting * slots + slot)) return slot
  return slots
}

function lastMarked(inDomain: Uint8Array, meeting: number, slots: number): number {
  for (let slot = slots - 1; slot >= 0; slot--) if (isMarked(inDomain, meeting * slots + slot)) return slot
  return -1
}
