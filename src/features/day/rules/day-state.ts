/** What somebody said on the day, as it is kept; an undone row is still there, and so is the row that undoes it. */
export interface DayEvent {
  id: string
  /** The order in which the house took them. */
  number: number
  kind:
    | 'checked-in'
    | 'late'
    | 'at-table'
    | 'started'
    | 'runs-over'
    | 'ended'
    | 'not-held'
    | 'place-lost'
    | 'released'
    | 'repaired'
    | 'put-off'
    | 'introduced'
    | 'undone'
  participantId: string | null
  meetingId: string | null
  placeId: string | null
  minutes: number | null
  missing: readonly string[]
  undoes: string | null
  at: Date
  /** Of a row that takes another back: because the meeting moved, so that who was missing then still was. */
  moved?: boolean
}

/** A meeting of the published schedule on this day. */
export interface DayMeeting {
  id: string
  placeId: string
  startsAt: Date
  endsAt: Date
  /** What is recorded of it, whoever recorded it. */
  recorded: 'accepted' | 'held' | 'not-held' | 'cancelled'
  /** Those who have to be there; whoever only listens keeps nobody waiting. */
  people: readonly string[]
  /** Held by video after the mission's days: nobody has to be seen for it. */
  isCall?: boolean
}

export interface DayFacts {
  meetings: readonly DayMeeting[]
  places: readonly { id: string; kind: 'table' | 'booth' | 'office' | 'online' }[]
  /** `isAfar`: takes part by video and checks in nowhere. */
  participants: readonly { id: string; isAfar: boolean }[]
  events: readonly DayEvent[]
  at: Date
}

/** `unknown`: its time is over and nobody said anything; silence is never held. */
export type MeetingState = 'coming' | 'due' | 'running' | 'over-running' | 'ended' | 'not-held' | 'unknown'

export interface MeetingDay {
  id: string
  state: MeetingState
  /** Of those who have to be there: who has not been seen today. */
  missing: readonly string[]
  /** Until when it runs over. */
  until: Date
}

export type PersonState = 'expected' | 'late' | 'missing' | 'here' | 'at-table' | 'meeting' | 'released'

export interface PersonDay {
  id: string
  state: PersonState
  /** When they were first seen today. */
  since: Date | null
  lateUntil: Date | null
  /** Stands at the table of a meeting that has not begun. */
  waitsFor: string | null
  /** Meetings now or next for which they are missing. */
  missingFor: readonly string[]
  /** How many meetings were not held today because they did not come. */
  noShows: number
}

export interface TableDay {
  placeId: string
  lostSince: Date | null
  /** What is held here now, or should be: one at a table, any number online. */
  now: readonly string[]
  /** Should have begun, while the one before still runs. */
  kept: readonly string[]
  next: string | null
}

export interface DayState {
  meetings: ReadonlyMap<string, MeetingDay>
  people: ReadonlyMap<string, PersonDay>
  tables: readonly TableDay[]
}

/** Whoever is not there so many minutes before a meeting is missing for what is next. */
export const soonMinutes = 10
/** Standing at a table counts if said no longer before the meeting: one that was moved to later, nobody waits at yet. */
const waitsMinutes = 30

const minute = 60_000

/** What holds at an instant: without what was undone by then, what was said later, and the undoing itself. */
export function standingEvents(events: readonly DayEvent[], at: Date): DayEvent[] {
  const said = events.filter(event => event.at <= at)
  const undone = new Set(said.flatMap(event => event.undoes ?? []))
  return said
    .filter(event => event.kind !== 'undone' && !undone.has(event.id))
    .sort((a, b) => a.number - b.number)
}

/** The state of every table, meeting and person at an instant, from the schedule and what was said until then. */
export function readDay(facts: DayFacts): DayState {
  const events = standingEvents(facts.events, facts.at)
  const presence = readPresence(facts, events)
  const isThere = readThere(facts, presence)
  const last = lastOf(
    events.filter(event => !['at-table', 'repaired', 'put-off', 'introduced'].includes(event.kind)),
    event => event.meetingId,
  )
  const meetings = new Map(
    facts.meetings.map(meeting => [
      meeting.id,
      readMeeting(meeting, { last: last.get(meeting.id), at: facts.at, isThere }),
    ]),
  )
  const byPlace = Map.groupBy(facts.meetings, meeting => meeting.placeId)
  const lost = lastOf(
    events.filter(event => event.kind === 'place-lost'),
    event => event.placeId,
  )
  return {
    meetings,
    people: readPeople(facts, events, presence, meetings),
    tables: facts.places.map(place =>
      readTable(place, byPlace.get(place.id) ?? [], lost.get(place.id)?.at ?? null, meetings),
    ),
  }
}

/** The last event about each, in one pass: a day of many hundred meetings has thousands. */
function lastOf(
  events: readonly DayEvent[],
  about: (event: DayEvent) => string | null,
): ReadonlyMap<string, DayEvent> {
  const last = new Map<string, DayEvent>()
  for (const event of events) {
    const id = about(event)
    if (id !== null) last.set(id, event)
  }
  return last
}

/** Whoever takes part by video is there; all others once they were seen. */
function readThere(facts: DayFacts, presence: ReadonlyMap<string, Presence>): (id: string) => boolean {
  const afar = new Set(facts.participants.flatMap(person => (person.isAfar ? [person.id] : [])))
  return id => afar.has(id) || (presence.get(id)?.since ?? null) !== null
}

interface Presence {
  since: Date | null
  /** Number of the last word that they are there, and of the last that they come late. */
  seen: number
  late: DayEvent | null
}

/** Whoever checked in, stood at a table or was not missing when a meeting began has been seen. */
function readPresence(facts: DayFacts, events: readonly DayEvent[]): Map<string, Presence> {
  const peopleOf = new Map(facts.meetings.map(meeting => [meeting.id, meeting.people]))
  const presence = new Map<string, Presence>()
  const of = (id: string) => {
    const known = presence.get(id) ?? { since: null, seen: 0, late: null }
    presence.set(id, known)
    return known
  }
  for (const event of events) {
    if (event.kind === 'late' && event.participantId !== null) of(event.participantId).late = event
    const seen =
      event.kind === 'checked-in' || event.kind === 'at-table'
        ? [event.participantId ?? '']
        : event.kind === 'started'
          ? (peopleOf.get(event.meetingId ?? '') ?? []).filter(id => !event.missing.includes(id))
          : []
    for (const id of seen) {
      const known = of(id)
      known.since ??= event.at
      known.seen = event.number
    }
  }
  return presence
}

function readMeeting(
  meeting: DayMeeting,
  known: { last: DayEvent | undefined; at: Date; isThere: (id: string) => boolean },
): MeetingDay {
  const { last, at, isThere } = known
  const until =
    last?.kind === 'runs-over'
      ? new Date(meeting.endsAt.getTime() + (last.minutes ?? 0) * minute)
      : meeting.endsAt
  return {
    id: meeting.id,
    state: stateOf(meeting, last, until, at),
    missing: meeting.isCall === true ? [] : meeting.people.filter(id => !isThere(id)),
    until,
  }
}

function stateOf(meeting: DayMeeting, last: DayEvent | undefined, until: Date, at: Date): MeetingState {
  if (last !== undefined) {
    if (last.kind === 'not-held') return 'not-held'
    if (last.kind === 'ended' || at >= until) return 'ended'
    return at < meeting.endsAt ? 'running' : 'over-running'
  }
  if (at < meeting.startsAt) return 'coming'
  if (meeting.recorded === 'not-held') return 'not-held'
  if (meeting.recorded === 'held') return at < meeting.endsAt ? 'running' : 'ended'
  return at < meeting.endsAt ? 'due' : 'unknown'
}

function readPeople(
  facts: DayFacts,
  events: readonly DayEvent[],
  presence: ReadonlyMap<string, Presence>,
  meetings: ReadonlyMap<string, MeetingDay>,
): Map<string, PersonDay> {
  const released = new Set(
    events.flatMap(event => (event.kind === 'released' ? (event.participantId ?? []) : [])),
  )
  const own = new Map<string, DayMeeting[]>()
  for (const meeting of facts.meetings)
    for (const id of meeting.people) {
      const mine = own.get(id)
      if (mine === undefined) own.set(id, [meeting])
      else mine.push(meeting)
    }
  const waiting = lastOf(
    events.filter(event => event.kind === 'at-table'),
    event => event.participantId,
  )
  const noShows = new Map<string, number>()
  const moved = new Set(
    facts.events.flatMap(event => (event.moved === true && event.at <= facts.at ? (event.undoes ?? []) : [])),
  )
  for (const event of [...events, ...facts.events.filter(one => moved.has(one.id))])
    if (event.kind === 'not-held')
      for (const id of new Set(event.missing)) noShows.set(id, (noShows.get(id) ?? 0) + 1)
  const stateIn = (meeting: DayMeeting) => meetings.get(meeting.id)?.state ?? 'coming'
  return new Map(
    facts.participants.map(({ id, isAfar }) => {
      const known = presence.get(id)
      const mine = own.get(id) ?? []
      const late = known?.late ?? null
      const lateUntil =
        late !== null && late.number > (known?.seen ?? 0)
          ? new Date(late.at.getTime() + (late.minutes ?? 0) * minute)
          : null
      const isLate = lateUntil !== null && lateUntil > facts.at
      const waits = waiting.get(id)
      const waitsFor = mine.find(
        meeting =>
          meeting.id === waits?.meetingId &&
          ['coming', 'due'].includes(stateIn(meeting)) &&
          meeting.startsAt.getTime() - waits.at.getTime() <= waitsMinutes * minute,
      )
      const isHere = (known?.since ?? null) !== null
      const missingFor =
        isHere || isAfar || released.has(id)
          ? []
          : mine.filter(
              meeting =>
                meeting.isCall !== true &&
                (stateIn(meeting) === 'due' || isSoon(meeting, stateIn(meeting), facts.at)),
            )
      const state: PersonState = released.has(id)
        ? 'released'
        : mine.some(meeting => ['running', 'over-running'].includes(stateIn(meeting))) && isHere
          ? 'meeting'
          : isLate
            ? 'late'
            : waitsFor !== undefined
              ? 'at-table'
              : isHere
                ? 'here'
                : missingFor.length > 0
                  ? 'missing'
                  : 'expected'
      return [
        id,
        {
          id,
          state,
          since: known?.since ?? null,
          lateUntil: isLate ? lateUntil : null,
          waitsFor: waitsFor?.id ?? null,
          missingFor: missingFor.map(meeting => meeting.id),
          noShows: noShows.get(id) ?? 0,
        },
      ]
    }),
  )
}

function isSoon(meeting: DayMeeting, state: MeetingState, at: Date): boolean {
  return state === 'coming' && meeting.startsAt.getTime() - at.getTime() <= soonMinutes * minute
}

function readTable(
  place: { id: string; kind: string },
  meetingsHere: readonly DayMeeting[],
  lostSince: Date | null,
  meetings: ReadonlyMap<string, MeetingDay>,
): TableDay {
  const here = meetingsHere.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  const stateIn = (meeting: DayMeeting) => meetings.get(meeting.id)?.state
  const running = here.filter(meeting => ['running', 'over-running'].includes(stateIn(meeting) ?? ''))
  const due = here.filter(meeting => stateIn(meeting) === 'due')
  const isOnline = place.kind === 'online'
  const now = isOnline ? [...running, ...due] : (running.length > 0 ? running : due).slice(0, 1)
  const shown = new Set(now)
  return {
    placeId: place.id,
    lostSince,
    now: now.map(meeting => meeting.id),
    kept: [...running, ...due].filter(meeting => !shown.has(meeting)).map(meeting => meeting.id),
    next: here.find(meeting => stateIn(meeting) === 'coming')?.id ?? null,
  }
}

/** What can be noted of a meeting in this state. */
export function mayNote(what: 'started' | 'runs-over' | 'ended' | 'not-held', state: MeetingState): boolean {
  switch (what) {
    case 'started':
    case 'not-held':
      return state === 'due' || state === 'unknown'
    case 'runs-over':
      return state === 'running' || state === 'over-running' || state === 'ended'
    case 'ended':
      return state === 'running' || state === 'over-running'
  }
}
