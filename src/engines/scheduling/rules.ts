import { at, item } from './dense.ts'
import type { Problem, Resource } from './model.ts'
import type { Family } from './unfold.ts'

/**
 * The rules beside the plain ones in whole numbers: scarce resources, pauses, walking between halls, groups,
 * choices of colleagues. A problem that uses none of them has none, and nothing is spent on them.
 * What fixed meetings take is added to every limit, so they alone never break a rule.
 */
export interface Rules {
  /** Resources each meeting needs. */
  readonly needsOf: readonly Int32Array[]
  /** resource × slot. */
  readonly units: Int32Array
  /** Longest series allowed per participant; 0: no such rule. */
  readonly pauseAfter: Int32Array
  readonly hasPauses: boolean
  readonly hasWalks: boolean
  /** Hall of each place and of each class of places, -1: none. */
  readonly hallOfPlace: Int32Array
  readonly hallOfClass: Int32Array
  readonly hallCount: number
  /** hall × hall, minutes. */
  readonly minutes: Float64Array
  readonly slotStart: Float64Array
  readonly slotEnd: Float64Array
  /** Per slot the other slots from which some walk takes longer than there is time. */
  readonly nearSlots: readonly Int32Array[]
  /** Groups each meeting counts for. */
  readonly groupsOf: readonly Int32Array[]
  readonly groupCount: number
  /** First counter of each group; one counter, or one per day. */
  readonly counterOf: Int32Array
  readonly countsDays: Uint8Array
  readonly counterMost: Int32Array
  readonly counterLeast: Int32Array
  readonly hasMinimums: boolean
  /** One part in so many that each group marked `shared` has (its members); 0: not marked. */
  readonly sharedSize: Float64Array
  readonly hasShared: boolean
  /** Requests whose choices can be made in several ways: their meetings, of which at most one is held. */
  readonly families: readonly Family[]
  readonly familyOf: Int32Array
  /** Participants in a meeting of some family: how many meetings they have depends on the choices. */
  readonly inFamily: Uint8Array
}

/** What the rules are compiled from. */
export interface RuleBase {
  readonly problem: Problem
  readonly slotCount: number
  readonly dayCount: number
  readonly participantCount: number
  readonly slotSource: readonly number[]
  readonly slotIndex: ReadonlyMap<string, number>
  readonly participantIndex: ReadonlyMap<string, number>
  readonly dayOf: Int32Array
  readonly participantsOf: readonly Int32Array[]
  readonly fixedSlot: Int32Array
  readonly placesOfClass: readonly Int32Array[]
}

/** Compiles the rules of a problem without choices (see `unfoldChoices`); undefined when it uses none. */
export function compileRules(base: RuleBase, families: readonly Family[]): Rules | undefined {
  const { problem } = base
  const isPlain =
    families.length === 0 &&
    !problem.groups?.length &&
    !problem.walks?.length &&
    problem.meetings.every(meeting => !meeting.needs?.length) &&
    problem.participants.every(person => person.pauseAfter === undefined)
  if (isPlain) return undefined
  const pauseAfter = Int32Array.from(problem.participants, person => person.pauseAfter ?? 0)
  return {
    ...compileResources(base),
    pauseAfter,
    hasPauses: pauseAfter.some(limit => limit > 0),
    ...compileWalks(base),
    ...compileGroups(base),
    ...compileFamilies(base, families),
  }
}

/** How many of a resource there are in a slot: what is said for that slot, else as many as everywhere it is open. */
export function countUnits(resource: Resource, slot: string): number {
  const own = resource.unitsIn?.find(entry => entry.slot === slot)?.units
  return own ?? (!resource.slots || resource.slots.includes(slot) ? resource.units : 0)
}

function compileResources(base: RuleBase) {
  const { problem, slotCount, slotIndex } = base
  const resources = problem.resources ?? []
  const numberOf = new Map(resources.map((resource, index) => [resource.id, index]))
  const units = new Int32Array(resources.length * slotCount)
  resources.forEach((resource, index) => {
    const open = resource.slots && new Set(resource.slots)
    for (const [id, slot] of slotIndex)
      units[index * slotCount + slot] = !open || open.has(id) ? resource.units : 0
    for (const entry of resource.unitsIn ?? [])
      units[index * slotCount + (slotIndex.get(entry.slot) ?? 0)] = entry.units
  })
  const none = new Int32Array(0)
  const needsOf = problem.meetings.map(meeting =>
    meeting.needs?.length ? Int32Array.from(meeting.needs, id => numberOf.get(id) ?? 0) : none,
  )
  const promised = new Int32Array(units.length)
  needsOf.forEach((needs, meeting) => {
    const slot = at(base.fixedSlot, meeting)
    if (slot < 0) return
    for (const resource of needs) {
      const cell = resource * slotCount + slot
      promised[cell] = at(promised, cell) + 1
    }
  })
  return { needsOf, units: units.map((count, cell) => Math.max(count, at(promised, cell))) }
}

function compileWalks(base: RuleBase) {
  const { problem, slotCount } = base
  const walks = problem.walks ?? []
  const halls = new Map<string, number>()
  const numberOf = (hall: string | undefined): number => {
    if (hall === undefined) return -1
    const number = halls.get(hall) ?? halls.size
    halls.set(hall, number)
    return number
  }
  const hallOfPlace = Int32Array.from(problem.places, place => numberOf(place.hall))
  const minutes = new Float64Array(halls.size ** 2)
  let longest = 0
  for (const walk of walks) {
    const [from, to] = [numberOf(walk.from), numberOf(walk.to)]
    for (const cell of [from * halls.size + to, to * halls.size + from])
      minutes[cell] = Math.max(minutes[cell] as number, walk.minutes)
    longest = Math.max(longest, walk.minutes)
  }
  const times = base.slotSource.map(source => item(problem.slots, source))
  const slots = Array.from({ length: slotCount }, (_, slot) => slot)
  const gap = (a: number, b: number) =>
    a < b ? item(times, b).start - item(times, a).end : item(times, a).start - item(times, b).end
  return {
    hasWalks: longest > 0,
    hallOfPlace,
    hallOfClass: Int32Array.from(base.placesOfClass, places => at(hallOfPlace, at(places, 0))),
    hallCount: halls.size,
    minutes,
    slotStart: Float64Array.from(times, slot => slot.start),
    slotEnd: Float64Array.from(times, slot => slot.end),
    nearSlots: slots.map(slot =>
      Int32Array.from(slots.filter(other => other !== slot && gap(slot, other) < longest)),
    ),
  }
}

function compileGroups(base: RuleBase) {
  const { problem, participantCount, dayCount } = base
  const groups = problem.groups ?? []
  const groupsOfPerson: number[][] = Array.from({ length: participantCount }, () => [])
  groups.forEach((group, index) => {
    for (const id of group.participants) item(groupsOfPerson, base.participantIndex.get(id) ?? 0).push(index)
  })
  const none = new Int32Array(0)
  const groupsOf = base.participantsOf.map(people => {
    if (groups.length === 0) return none
    return Int32Array.from(new Set([...people].flatMap(person => item(groupsOfPerson, person))))
  })
  const counterOf = new Int32Array(groups.length)
  const most: number[] = []
  const least: number[] = []
  groups.forEach((group, index) => {
    counterOf[index] = most.length
    for (let day = 0; day < (group.perDay ? dayCount : 1); day++) {
      most.push(group.maxMeetings ?? problem.meetings.length)
      least.push(group.minMeetings ?? 0)
    }
  })
  const countsDays = Uint8Array.from(groups, group => (group.perDay ? 1 : 0))
  const counterMost = Int32Array.from(most)
  const promised = new Int32Array(most.length)
  groupsOf.forEach((own, meeting) => {
    const slot = at(base.fixedSlot, meeting)
    if (slot < 0) return
    for (const group of own) {
      const counter = at(counterOf, group) + (countsDays[group] === 1 ? at(base.dayOf, slot) : 0)
      promised[counter] = at(promised, counter) + 1
    }
  })
  const sharedSize = Float64Array.from(groups, group => (group.shared ? group.participants.length : 0))
  return {
    groupsOf,
    groupCount: groups.length,
    counterOf,
    countsDays,
    counterMost: counterMost.map((count, counter) => Math.max(count, at(promised, counter))),
    counterLeast: Int32Array.from(least),
    hasMinimums: least.some(count => count > 0),
    sharedSize,
    hasShared: sharedSize.some(size => size > 0),
  }
}

function compileFamilies(base: RuleBase, families: readonly Family[]) {
  const familyOf = new Int32Array(base.participantsOf.length).fill(-1)
  const inFamily = new Uint8Array(base.participantCount)
  families.forEach((family, number) => {
    for (const meeting of family.members) {
      familyOf[meeting] = number
      for (const person of item(base.participantsOf, meeting)) inFamily[person] = 1
    }
  })
  return { families, familyOf, inFamily }
}

/** The counter of a group that a meeting in the slot counts for. */
export function counterAt(rules: Rules, group: number, day: number): number {
  return at(rules.counterOf, group) + (rules.countsDays[group] === 1 ? day : 0)
}

/** True when somebody cannot get from one hall to the other between the two slots. */
export function isTooFar(
  rules: Rules,
  slot: number,
  hall: number,
  otherSlot: number,
  otherHall: number,
): boolean {
  if (hall < 0 || otherHall < 0 || hall === otherHall) return false
  const gap =
    slot < otherSlot
      ? (rules.slotStart[otherSlot] as number) - (rules.slotEnd[slot] as number)
      : (rules.slotStart[slot] as number) - (rules.slotEnd[otherSlot] as number)
  return gap < (rules.minutes[hall * rules.hallCount + otherHall] as number)
}
