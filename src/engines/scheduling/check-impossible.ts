import type { Note } from './check-rules.ts'
import type { Group, Meeting, Participant, Problem } from './model.ts'
import { countUnits } from './rules.ts'

interface Reading {
  readonly problem: Problem
  readonly people: ReadonlyMap<string, Participant>
  readonly availableOf: ReadonlyMap<string, ReadonlySet<string>>
  /** Slots in which everybody needed, a place and every resource could be there. */
  readonly slotsOf: (meeting: Meeting) => readonly string[]
}

/**
 * Names what no schedule can do although the input is understood, from counting alone: mandatory meetings without
 * a slot (once per person where somebody is never there), people with more mandatory meetings than slots for them or than their limit, more mandatory meetings
 * than seats, and minimums of groups above what their members can have. Ids must be known.
 */
export function checkImpossible(problem: Problem, note: Note): void {
  const people = new Map(problem.participants.map(person => [person.id, person]))
  const availableOf = new Map(problem.participants.map(({ id, available }) => [id, new Set(available)]))
  const base = { problem, people, availableOf }
  const listSlots = openSlotLister(base)
  const known = new Map<Meeting, readonly string[]>()
  const slotsOf = (meeting: Meeting): readonly string[] => {
    const slots = known.get(meeting) ?? listSlots(meeting)
    known.set(meeting, slots)
    return slots
  }
  const reading: Reading = { ...base, slotsOf }
  checkMandatory(reading, note)
  checkSeats(reading, note)
  for (const group of problem.groups ?? []) checkGroup(reading, group, note)
}

/** Slots in which a meeting could be held, other meetings left aside. */
function openSlotLister(reading: Omit<Reading, 'slotsOf'>): (meeting: Meeting) => readonly string[] {
  const { problem, availableOf } = reading
  const resources = new Map((problem.resources ?? []).map(resource => [resource.id, resource]))
  const unitsAt = (id: string, slot: string): number => {
    const resource = resources.get(id)
    return resource === undefined ? 0 : countUnits(resource, slot)
  }
  const plain = problem.places.filter(place => place.kind === 'table' && place.ownerParticipant === undefined)
  const everywhere = plain.some(place => !place.slots)
  const openPlain = new Set(everywhere ? [] : plain.flatMap(place => place.slots ?? []))
  const hasPlace = (meeting: Meeting, slot: string): boolean => {
    if (!meeting.allowedPlaces && (everywhere || openPlain.has(slot))) return true
    const anybody = [...meeting.participants, ...(meeting.choices ?? []).flatMap(({ from }) => from)]
    return problem.places.some(
      place =>
        (place.ownerParticipant === undefined || anybody.includes(place.ownerParticipant)) &&
        (meeting.allowedPlaces ? meeting.allowedPlaces.includes(place.id) : place.kind === 'table') &&
        (!place.slots || place.slots.includes(slot)),
    )
  }
  return meeting => {
    if (meeting.fixed) return [meeting.fixed.slot]
    const isFree = (person: string, slot: string) => availableOf.get(person)?.has(slot) ?? false
    return problem.slots
      .map(({ id }) => id)
      .filter(
        slot =>
          (!meeting.allowedSlots || meeting.allowedSlots.includes(slot)) &&
          meeting.participants.every(person => isFree(person, slot)) &&
          (meeting.choices ?? []).every(
            ({ from, count }) => from.filter(person => isFree(person, slot)).length >= count,
          ) &&
          (meeting.needs ?? []).every(resource => unitsAt(resource, slot) > 0) &&
          hasPlace(meeting, slot),
      )
  }
}

function isMandatory(meeting: Meeting): boolean {
  return meeting.mustHold === true || meeting.fixed !== undefined
}

function checkMandatory(reading: Reading, note: Note): void {
  const ownOf = new Map<string, Meeting[]>()
  const absent = noteNeverThere(reading, note)
  for (const meeting of reading.problem.meetings) {
    if (!isMandatory(meeting)) continue
    const isSaid = meeting.participants.some(person => absent.has(person))
    if (reading.slotsOf(meeting).length === 0 && !isSaid)
      note(
        'no-possible-slot',
        'meeting',
        meeting.id,
        'mustHold',
        `Meeting '${meeting.id}' must be held, but in no slot are all its people, a place and what it needs there.`,
      )
    for (const person of meeting.participants) ownOf.set(person, [...(ownOf.get(person) ?? []), meeting])
  }
  for (const [id, own] of ownOf) {
    const fixed = own.filter(meeting => meeting.fixed).length
    const maximum = reading.people.get(id)?.maxMeetings
    if (maximum !== undefined && own.length > Math.max(maximum, fixed))
      note(
        'too-many-must',
        'participant',
        id,
        'maxMeetings',
        `Participant '${id}' has ${own.length} meetings that must be held; the limit is ${maximum}.`,
      )
    const lists = own.map(meeting => reading.slotsOf(meeting)).filter(slots => slots.length > 0)
    const seated = countSeated(lists)
    const slots = new Set(lists.flat()).size
    if (seated < lists.length)
      note(
        'too-many-must',
        'participant',
        id,
        'available',
        `Participant '${id}' has ${lists.length} meetings that must be held and ${slots} slots for them; only ${seated} fit.`,
      )
  }
}

/** Says once of everybody who is in no slot at all how many mandatory meetings that stops; returns who they are. */
function noteNeverThere({ problem, availableOf }: Reading, note: Note): ReadonlySet<string> {
  const stopped = new Map<string, number>()
  for (const meeting of problem.meetings) {
    if (!isMandatory(meeting) || meeting.fixed) continue
    for (const person of meeting.participants)
      if (availableOf.get(person)?.size === 0) stopped.set(person, (stopped.get(person) ?? 0) + 1)
  }
  for (const [id, count] of stopped)
    note(
      'no-possible-slot',
      'participant',
      id,
      'available',
      `Participant '${id}' is available in no slot; ${count} of their meetings must be held.`,
    )
  return new Set(stopped.keys())
}

/** The most lists that can each get a value of their own (augmenting paths). */
function countSeated(lists: readonly (readonly string[])[]): number {
  const owner = new Map<string, number>()
  const seat = (index: number, tried: Set<string>): boolean =>
    (lists[index] ?? []).some(value => {
      if (tried.has(value)) return false
      tried.add(value)
      const other = owner.get(value)
      if (other !== undefined && !seat(other, tried)) return false
      owner.set(value, index)
      return true
    })
  return lists.filter((_, index) => seat(index, new Set())).length
}

function checkSeats(reading: Reading, note: Note): void {
  const { slots, places, meetings } = reading.problem
  if (places.some(place => place.kind === 'online')) return
  const must = meetings.filter(meeting => isMandatory(meeting) && meeting.fixed?.place === undefined).length
  const seats = places.reduce(
    (sum, place) => sum + (place.slots ? new Set(place.slots).size : slots.length),
    0,
  )
  if (must > seats)
    note(
      'too-many-must',
      'problem',
      'places',
      'places',
      `${must} meetings must be held; all tables and slots together seat ${seats}.`,
    )
}

function checkGroup(reading: Reading, group: Group, note: Note): void {
  const { id, participants, minMeetings = 0, perDay = false } = group
  if (minMeetings === 0) return
  const members = new Set(participants)
  const own = reading.problem.meetings.filter(meeting =>
    [...meeting.participants, ...(meeting.choices ?? []).flatMap(({ from }) => from)].some(person =>
      members.has(person),
    ),
  )
  const days = perDay ? [...new Set(reading.problem.slots.map(slot => slot.day))] : [undefined]
  for (const day of days) {
    const inside = new Set(
      reading.problem.slots.filter(slot => day === undefined || slot.day === day).map(slot => slot.id),
    )
    const possible = own.filter(meeting => reading.slotsOf(meeting).some(slot => inside.has(slot)))
    const fixed = possible.filter(meeting => meeting.fixed).length
    const seats = participants.reduce((sum, person) => {
      const free = [...(reading.availableOf.get(person) ?? [])].filter(slot => inside.has(slot)).length
      return sum + Math.min(free, reading.people.get(person)?.maxMeetings ?? free)
    }, fixed)
    const most = Math.min(possible.length, seats)
    if (minMeetings > most)
      note(
        'impossible-minimum',
        'group',
        id,
        'minMeetings',
        `Group '${id}' must have ${minMeetings} meetings${day === undefined ? '' : ` on ${day}`}; at most ${most} are possible.`,
      )
  }
}
