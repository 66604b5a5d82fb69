import type {
  FixedPlacement,
  Meeting,
  Participant,
  Place,
  Placement,
  Problem,
  Resource,
  Slot,
} from './model.ts'
import type { Cause, Change, RepairRequest } from './repair-model.ts'

/** A schedule and what has happened to it. */
export interface Situation {
  /** The problem as it is now, see `Repair.problem`. */
  readonly problem: Problem
  /** Promised meetings that cannot stay where they are, and why. */
  readonly hits: ReadonlyMap<string, Cause>
  readonly promised: ReadonlyMap<string, Placement>
  readonly walkIns: ReadonlySet<string>
  /** Who of a meeting's choices attends now. */
  readonly attending: ReadonlyMap<string, readonly string[]>
  /** Promised meetings in which a colleague stands in for somebody who is away, and for whom. */
  readonly standIns: ReadonlyMap<string, string>
}

/** A change or a placement names something the problem does not have. */
export class UnknownRecord extends Error {
  readonly record: string
  readonly id: string

  constructor(record: string, id: string) {
    super(`There is no ${record} '${id}'.`)
    this.name = 'UnknownRecord'
    this.record = record
    this.id = id
  }
}

/** Slots lost to participants and places. */
interface Losses {
  readonly ofPerson: Map<string, Set<string>>
  readonly ofPlace: Map<string, Set<string>>
  /** Resource → slot → units missing. */
  readonly ofResource: Map<string, Map<string, number>>
}

/**
 * Turns changes of the day into a problem of which the begun part is fixed, and says which meetings are hit.
 * @throws UnknownRecord
 */
export function applyChanges(request: RepairRequest): Situation {
  const { problem, placed, changes, now } = request
  checkIds(request)
  const promised = new Map(placed.map(placement => [placement.meeting, placement]))
  const begun = new Set(problem.slots.filter(slot => slot.start <= now).map(({ id }) => id))
  const losses = collectLosses(problem, promised, changes, now)
  const { attending, standIns } = chooseStandIns(problem, promised, begun, losses)
  const hits = findHits(problem, promised, begun, losses, attending)
  const resources = problem.resources?.map(resource =>
    loseUnits(resource, problem, losses.ofResource.get(resource.id)),
  )
  askLightestToGo({ problem, promised, begun, losses, resources: resources ?? [] }, hits)
  const walkIns = changes.flatMap(change => (change.code === 'walk-in' ? [change.meeting] : []))
  const { fairness: _, ...rest } = problem
  return {
    promised,
    hits,
    walkIns: new Set(walkIns.map(({ id }) => id)),
    attending: new Map([...attending, ...walkIns.flatMap(settleChoices)]),
    standIns,
    problem: {
      ...rest,
      ...(resources ? { resources } : {}),
      ...(problem.groups ? { groups: problem.groups.map(({ minMeetings: _least, ...group }) => group) } : {}),
      places: problem.places.map(place => closePlace(place, problem.slots, losses.ofPlace.get(place.id))),
      participants: problem.participants.map(person =>
        withoutSlots(person, begun, losses.ofPerson.get(person.id)),
      ),
      meetings: [
        ...problem.meetings.map(meeting => fixWhatStays(meeting, promised.get(meeting.id), begun, hits)),
        ...walkIns,
      ],
    },
  }
}

function checkIds({ problem, placed, changes }: RepairRequest): void {
  const known = {
    slot: new Set(problem.slots.map(({ id }) => id)),
    place: new Set(problem.places.map(({ id }) => id)),
    participant: new Set(problem.participants.map(({ id }) => id)),
    meeting: new Set(problem.meetings.map(({ id }) => id)),
    resource: new Set(problem.resources?.map(({ id }) => id)),
  }
  const check = (record: keyof typeof known, id: string) => {
    if (!known[record].has(id)) throw new UnknownRecord(record, id)
  }
  for (const { meeting, slot, place } of placed) {
    check('meeting', meeting)
    check('slot', slot)
    check('place', place)
  }
  for (const change of changes) {
    if (change.code === 'places-lost') for (const place of change.places) check('place', place)
    else if (change.code === 'overrun') check('meeting', change.meeting)
    else if (change.code === 'resource-lost') check('resource', change.resource)
    else if (change.code !== 'walk-in') check('participant', change.participant)
  }
}

/** The slots that overlap a stretch of time. */
function slotsWithin(slots: readonly Slot[], from: number, until: number): readonly string[] {
  return slots.filter(slot => slot.end > from && slot.start < until).map(({ id }) => id)
}

function collectLosses(
  problem: Problem,
  promised: ReadonlyMap<string, Placement>,
  changes: readonly Change[],
  now: number,
): Losses {
  const losses: Losses = { ofPerson: new Map(), ofPlace: new Map(), ofResource: new Map() }
  const lose = (from: Map<string, Set<string>>, id: string, slots: readonly string[]) => {
    const lost = from.get(id) ?? new Set<string>()
    for (const slot of slots) lost.add(slot)
    from.set(id, lost)
  }
  const between = (from: number, until: number) => slotsWithin(problem.slots, from, until)
  const { NEGATIVE_INFINITY: ever, POSITIVE_INFINITY: end } = Number
  for (const change of changes) {
    if (change.code === 'no-show') lose(losses.ofPerson, change.participant, between(change.from ?? now, end))
    if (change.code === 'late') lose(losses.ofPerson, change.participant, between(ever, change.until))
    if (change.code === 'leaves') lose(losses.ofPerson, change.participant, between(change.from, end))
    if (change.code === 'away') lose(losses.ofPerson, change.participant, between(change.from, change.until))
    if (change.code === 'places-lost') {
      for (const place of change.places)
        lose(losses.ofPlace, place, between(change.from ?? now, change.until ?? end))
    }
    if (change.code === 'resource-lost') {
      const missing = losses.ofResource.get(change.resource) ?? new Map<string, number>()
      for (const slot of between(change.from ?? now, change.until ?? end))
        missing.set(slot, (missing.get(slot) ?? 0) + (change.units ?? end))
      losses.ofResource.set(change.resource, missing)
    }
    if (change.code !== 'overrun') continue
    const own = promised.get(change.meeting)
    const slot = problem.slots.find(({ id }) => id === own?.slot)
    if (!own || !slot) throw new UnknownRecord('placed meeting', change.meeting)
    const taken = between(slot.end, change.until)
    lose(losses.ofPlace, own.place, isOnline(problem, own.place) ? [] : taken)
    const people = problem.meetings.find(({ id }) => id === change.meeting)?.participants ?? []
    for (const person of [...people, ...(own.attending ?? [])]) lose(losses.ofPerson, person, taken)
  }
  return losses
}

function isOnline(problem: Problem, place: string): boolean {
  return problem.places.some(({ id, kind }) => id === place && kind === 'online')
}

function findHits(
  problem: Problem,
  promised: ReadonlyMap<string, Placement>,
  begun: ReadonlySet<string>,
  losses: Losses,
  attending: ReadonlyMap<string, readonly string[]>,
): Map<string, Cause> {
  const hits = new Map<string, Cause>()
  for (const { id, participants } of problem.meetings) {
    const own = promised.get(id)
    if (!own || begun.has(own.slot)) continue
    const people = [...participants, ...(attending.get(id) ?? [])]
    const absent = people.find(person => losses.ofPerson.get(person)?.has(own.slot))
    if (absent !== undefined) hits.set(id, { code: 'participant-away', participant: absent })
    else if (losses.ofPlace.get(own.place)?.has(own.slot))
      hits.set(id, { code: 'place-lost', place: own.place })
  }
  return hits
}

function closePlace(place: Place, slots: readonly Slot[], lost: ReadonlySet<string> | undefined): Place {
  if (!lost || lost.size === 0) return place
  const open = place.slots ?? slots.map(({ id }) => id)
  return { ...place, slots: open.filter(slot => !lost.has(slot)) }
}

function withoutSlots(
  person: Participant,
  begun: ReadonlySet<string>,
  lost: ReadonlySet<string> | undefined,
): Participant {
  if (begun.size === 0 && !lost) return person
  return { ...person, available: person.available.filter(slot => !begun.has(slot) && !lost?.has(slot)) }
}

/** Begun meetings are facts. A locked meeting that is hit has to be unlocked. */
function fixWhatStays(
  meeting: Meeting,
  own: Placement | undefined,
  begun: ReadonlySet<string>,
  hits: ReadonlyMap<string, Cause>,
): Meeting {
  const { fixed, ...free } = meeting
  if (!own) return fixed ? free : meeting
  const cell: FixedPlacement = {
    slot: own.slot,
    place: own.place,
    ...(own.attending ? { attending: own.attending } : {}),
  }
  if (begun.has(own.slot)) return { ...free, fixed: cell }
  return fixed ? (hits.has(meeting.id) ? free : { ...free, fixed: cell }) : meeting
}

/**
 * Where somebody of a meeting's choices is away and a colleague of the same choice is there and free, the
 * colleague stands in: nobody's time changes.
 */
function chooseStandIns(
  problem: Problem,
  promised: ReadonlyMap<string, Placement>,
  begun: ReadonlySet<string>,
  losses: Losses,
) {
  const attending = new Map<string, readonly string[]>()
  const standIns = new Map<string, string>()
  const withChoices = problem.meetings.filter(({ choices }) => choices?.length)
  if (withChoices.length === 0) return { attending, standIns }
  const busy = new Set<string>()
  const key = (person: string, slot: string) => JSON.stringify([person, slot])
  for (const { id, participants } of problem.meetings) {
    const own = promised.get(id)
    if (own) for (const person of [...participants, ...(own.attending ?? [])]) busy.add(key(person, own.slot))
  }
  const available = new Map(problem.participants.map(person => [person.id, new Set(person.available)]))
  const isFree = (person: string, slot: string) =>
    available.get(person)?.has(slot) &&
    !losses.ofPerson.get(person)?.has(slot) &&
    !busy.has(key(person, slot))
  for (const meeting of withChoices) {
    const own = promised.get(meeting.id)
    if (!own) continue
    const chosen = (own.attending ?? []).map(person => {
      if (begun.has(own.slot) || !losses.ofPerson.get(person)?.has(own.slot)) return person
      const choice = meeting.choices?.find(({ from }) => from.includes(person))
      const colleague = choice?.from.find(other => isFree(other, own.slot))
      if (colleague === undefined) return person
      busy.add(key(colleague, own.slot))
      standIns.set(meeting.id, person)
      return colleague
    })
    attending.set(meeting.id, chosen)
  }
  return { attending, standIns }
}

/** A request made on the spot takes the first of each choice. */
function settleChoices(meeting: Meeting): [string, readonly string[]][] {
  if (!meeting.choices?.length) return []
  return [[meeting.id, meeting.choices.flatMap(({ from, count }) => from.slice(0, count))]]
}

function unitsIn(resource: Resource, slot: string): number {
  if (resource.slots && !resource.slots.includes(slot)) return 0
  return resource.unitsIn?.find(entry => entry.slot === slot)?.units ?? resource.units
}

function loseUnits(
  resource: Resource,
  problem: Problem,
  missing: ReadonlyMap<string, number> | undefined,
): Resource {
  if (!missing) return resource
  const left = problem.slots
    .filter(({ id }) => !resource.slots || resource.slots.includes(id))
    .map(({ id }) => ({
      slot: id,
      units: Math.max(0, unitsIn(resource, id) - (missing.get(id) ?? 0)),
    }))
  return { ...resource, unitsIn: left }
}

interface Shortage {
  readonly problem: Problem
  readonly promised: ReadonlyMap<string, Placement>
  readonly begun: ReadonlySet<string>
  readonly losses: Losses
  readonly resources: readonly Resource[]
}

/** Where units of a resource are missing, the lightest meetings that need one go. */
function askLightestToGo(shortage: Shortage, hits: Map<string, Cause>): void {
  const { problem, promised, begun, losses, resources } = shortage
  for (const resource of resources) {
    for (const slot of losses.ofResource.get(resource.id)?.keys() ?? []) {
      if (begun.has(slot)) continue
      const users = problem.meetings
        .filter(
          ({ id, needs }) => needs?.includes(resource.id) && promised.get(id)?.slot === slot && !hits.has(id),
        )
        .sort((a, b) => a.weight - b.weight)
      const excess = Math.max(0, users.length - unitsIn(resource, slot))
      for (const { id } of users.slice(0, excess))
        hits.set(id, { code: 'resource-lost', resource: resource.id })
    }
  }
}
