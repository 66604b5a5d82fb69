import type {
  Answer,
  Meeting,
  Participant,
  Place,
  Placement,
  Problem,
  Quality,
  Slot,
  Violation,
} from './model.ts'
import { attendeesOf, checkRules } from './verify-rules.ts'

/** What the verifier needs of an answer; a published or hand-made schedule has no claimed numbers. */
export type CheckedAnswer = Pick<Answer, 'placed'> & Partial<Answer>

interface Records {
  readonly slots: ReadonlyMap<string, Slot>
  readonly places: ReadonlyMap<string, Place>
  readonly participants: ReadonlyMap<string, Participant>
  readonly meetings: ReadonlyMap<string, Meeting>
}

interface Diary {
  /** participant id → placements, earliest first. */
  readonly of: ReadonlyMap<string, readonly Placement[]>
}

/**
 * Checks a schedule against every hard rule of the problem, and the numbers it claims against its own
 * count. Shares no code with the builder. An empty list means that the schedule can be published.
 */
export function verify(problem: Problem, answer: CheckedAnswer): Violation[] {
  const records: Records = {
    slots: new Map(problem.slots.map(slot => [slot.id, slot])),
    places: new Map(problem.places.map(place => [place.id, place])),
    participants: new Map(problem.participants.map(person => [person.id, person])),
    meetings: new Map(problem.meetings.map(meeting => [meeting.id, meeting])),
  }
  const unknown = findUnknown(records, answer.placed)
  if (unknown.length > 0) return unknown
  const diary = openDiaries(records, answer.placed)
  return [
    ...findDoubles(answer.placed),
    ...answer.placed.flatMap(placement => checkPlacement(records, placement)),
    ...checkClashes(records, answer.placed),
    ...checkPromises(problem, answer),
    ...checkLimits(problem, diary),
    ...checkOrder(records, answer.placed),
    ...checkFairness(problem, diary),
    ...checkRules(problem, answer.placed, diary.of),
    ...checkNumbers(problem, answer, diary),
  ]
}

function findUnknown(records: Records, placed: readonly Placement[]): Violation[] {
  return placed.flatMap(({ meeting, slot, place }): Violation[] => {
    if (!records.meetings.has(meeting))
      return [{ code: 'unknown-meeting', meeting, message: `There is no meeting '${meeting}'.` }]
    if (!records.slots.has(slot))
      return [
        {
          code: 'unknown-slot',
          meeting,
          slot,
          message: `Meeting '${meeting}' is in the unknown slot '${slot}'.`,
        },
      ]
    if (!records.places.has(place))
      return [
        {
          code: 'unknown-place',
          meeting,
          place,
          message: `Meeting '${meeting}' is at the unknown place '${place}'.`,
        },
      ]
    return []
  })
}

function findDoubles(placed: readonly Placement[]): Violation[] {
  const seen = new Set<string>()
  const doubles: Violation[] = []
  for (const { meeting } of placed) {
    if (seen.has(meeting))
      doubles.push({ code: 'placed-twice', meeting, message: `Meeting '${meeting}' is placed twice.` })
    seen.add(meeting)
  }
  return doubles
}

function checkPlacement(records: Records, placement: Placement): Violation[] {
  const { meeting: id, slot, place: placeId } = placement
  const meeting = records.meetings.get(id)
  const place = records.places.get(placeId)
  if (!meeting || !place) return []
  const found: Violation[] = []
  const attendees = attendeesOf(meeting, placement)
  const report = (code: Violation['code'], message: string, extra: Partial<Violation> = {}) =>
    found.push({ code, meeting: id, slot, place: placeId, ...extra, message })
  if (meeting.fixed) {
    const { slot: fixedSlot, place: fixedPlace } = meeting.fixed
    if (fixedSlot !== slot || (fixedPlace !== undefined && fixedPlace !== placeId))
      report('fixed-moved', `Meeting '${id}' is fixed elsewhere.`)
    if (fixedPlace !== undefined) return found
  } else {
    for (const person of attendees) {
      if (!records.participants.get(person)?.available.includes(slot))
        report('participant-away', `Participant '${person}' is not available in slot '${slot}'.`, {
          participant: person,
        })
    }
    if (meeting.allowedSlots && !meeting.allowedSlots.includes(slot))
      report('slot-not-allowed', `Meeting '${id}' may not be held in slot '${slot}'.`)
  }
  if (place.slots && !place.slots.includes(slot))
    report('place-closed', `Place '${placeId}' does not exist in slot '${slot}'.`)
  const isForeignBooth = place.ownerParticipant !== undefined && !attendees.includes(place.ownerParticipant)
  const isListed = meeting.allowedPlaces ? meeting.allowedPlaces.includes(placeId) : place.kind === 'table'
  if (isForeignBooth || !isListed)
    report('place-not-allowed', `Meeting '${id}' may not be held at place '${placeId}'.`)
  return found
}

function checkClashes(records: Records, placed: readonly Placement[]): Violation[] {
  const seats = new Map<string, string>()
  const people = new Map<string, string>()
  const found: Violation[] = []
  for (const placement of placed) {
    const { meeting, slot, place } = placement
    if (records.places.get(place)?.kind === 'table') {
      const key = JSON.stringify([place, slot])
      const other = seats.get(key)
      if (other !== undefined)
        found.push({
          code: 'place-twice-at-once',
          meeting,
          slot,
          place,
          message: `Meetings '${other}' and '${meeting}' are both at place '${place}' in slot '${slot}'.`,
        })
      seats.set(key, meeting)
    }
    for (const participant of attendeesOf(records.meetings.get(meeting), placement)) {
      const key = JSON.stringify([participant, slot])
      const other = people.get(key)
      if (other !== undefined)
        found.push({
          code: 'participant-twice-at-once',
          meeting,
          participant,
          slot,
          message: `Participant '${participant}' is in meetings '${other}' and '${meeting}' in slot '${slot}'.`,
        })
      people.set(key, meeting)
    }
  }
  return found
}

function checkPromises(problem: Problem, answer: CheckedAnswer): Violation[] {
  const held = new Set(answer.placed.map(({ meeting }) => meeting))
  const listed = answer.unplaced && new Set(answer.unplaced.map(({ meeting }) => meeting))
  return problem.meetings.flatMap(({ id, mustHold, fixed }): Violation[] => {
    if (held.has(id)) return []
    if (fixed)
      return [{ code: 'fixed-moved', meeting: id, message: `The fixed meeting '${id}' is not held.` }]
    if (mustHold)
      return [{ code: 'must-not-held', meeting: id, message: `Meeting '${id}' must be held and is not.` }]
    if (listed && !listed.has(id))
      return [{ code: 'missing', meeting: id, message: `Meeting '${id}' is neither placed nor explained.` }]
    return []
  })
}

function openDiaries(records: Pick<Records, 'slots' | 'meetings'>, placed: readonly Placement[]): Diary {
  const of = new Map<string, Placement[]>()
  for (const placement of placed) {
    for (const person of attendeesOf(records.meetings.get(placement.meeting), placement)) {
      const list = of.get(person)
      if (list) list.push(placement)
      else of.set(person, [placement])
    }
  }
  const start = (placement: Placement) => records.slots.get(placement.slot)?.start ?? 0
  for (const list of of.values()) list.sort((a, b) => start(a) - start(b))
  return { of }
}

function checkLimits(problem: Problem, diary: Diary): Violation[] {
  const fixed = new Set(problem.meetings.filter(meeting => meeting.fixed).map(({ id }) => id))
  return problem.participants.flatMap(({ id, maxMeetings }): Violation[] => {
    const held = diary.of.get(id) ?? []
    const promised = held.filter(({ meeting }) => fixed.has(meeting)).length
    if (maxMeetings === undefined || held.length <= Math.max(maxMeetings, promised)) return []
    return [
      {
        code: 'above-maximum',
        participant: id,
        message: `Participant '${id}' has ${held.length} meetings, the limit is ${maxMeetings}.`,
      },
    ]
  })
}

function checkOrder(records: Records, placed: readonly Placement[]): Violation[] {
  const startOf = new Map(placed.map(({ meeting, slot }) => [meeting, records.slots.get(slot)?.start ?? 0]))
  return placed.flatMap(({ meeting, slot }) =>
    (records.meetings.get(meeting)?.predecessors ?? []).flatMap((before): Violation[] => {
      const theirs = startOf.get(before)
      const own = startOf.get(meeting)
      if (theirs === undefined || own === undefined || theirs < own) return []
      return [
        {
          code: 'order-broken',
          meeting,
          slot,
          message: `Meeting '${before}' must be earlier than meeting '${meeting}'.`,
        },
      ]
    }),
  )
}

/** The slots of each day in time order. */
function slotsByDay(problem: Problem): readonly (readonly string[])[] {
  const days = new Map<string, Slot[]>()
  for (const slot of problem.slots) days.set(slot.day, [...(days.get(slot.day) ?? []), slot])
  return [...days.values()].map(slots => slots.sort((a, b) => a.start - b.start).map(({ id }) => id))
}

/** One letter per slot of a day: x busy, . idle. */
function drawDays(days: readonly (readonly string[])[], held: readonly Placement[]): readonly string[] {
  const busy = new Set(held.map(({ slot }) => slot))
  return days.map(slots => slots.map(slot => (busy.has(slot) ? 'x' : '.')).join(''))
}

function gapsIn(drawing: string): readonly string[] {
  return drawing.replace(/^\.+|\.+$/g, '').match(/\.+/g) ?? []
}

function checkFairness(problem: Problem, diary: Diary): Violation[] {
  if (problem.fairness === undefined || problem.participants.length === 0) return []
  const days = slotsByDay(problem)
  const counts = problem.participants.map(({ id }) =>
    drawDays(days, diary.of.get(id) ?? []).reduce((sum, drawing) => sum + gapsIn(drawing).length, 0),
  )
  const most = counts.reduce((a, b) => Math.max(a, b))
  const least = counts.reduce((a, b) => Math.min(a, b))
  if (most - least <= problem.fairness) return []
  const participant = problem.participants[counts.indexOf(most)]?.id ?? ''
  return [
    {
      code: 'unfair',
      participant,
      message: `Participant '${participant}' has ${most} breaks, somebody else ${least}; the difference may be ${problem.fairness}.`,
    },
  ]
}

function checkNumbers(problem: Problem, answer: CheckedAnswer, diary: Diary): Violation[] {
  const counted = countAll(problem, answer.placed, diary)
  const found: Violation[] = []
  for (const [name, value] of Object.entries(counted) as [keyof typeof counted, number][]) {
    const claimed = answer[name]
    if (claimed !== undefined && Math.abs(claimed - value) > 1e-6)
      found.push({ code: 'wrong-number', message: `The schedule claims ${name} ${claimed}; it is ${value}.` })
  }
  if (answer.breaksLowerBound !== undefined && answer.breaksLowerBound > counted.breaks)
    found.push({
      code: 'wrong-number',
      message: 'The lower bound on breaks is above the breaks of the schedule.',
    })
  if (answer.weightUpperBound !== undefined && answer.weightUpperBound < counted.weight - 1e-6)
    found.push({
      code: 'wrong-number',
      message: 'The upper bound on weight is below the weight of the schedule.',
    })
  return found
}

/** The verifier's own count of what a schedule is worth; ids must be known. */
export function countQuality(problem: Problem, placed: readonly Placement[]): Quality {
  const records = {
    slots: new Map(problem.slots.map(slot => [slot.id, slot])),
    meetings: new Map(problem.meetings.map(meeting => [meeting.id, meeting])),
  }
  return countAll(problem, placed, openDiaries(records, placed))
}

function countAll(problem: Problem, placed: readonly Placement[], diary: Diary): Quality {
  const days = slotsByDay(problem)
  const runs = new Map<string, string[]>()
  for (const slot of [...problem.slots].sort((a, b) => a.start - b.start))
    runs.set(slot.run, [...(runs.get(slot.run) ?? []), slot.id])
  const dayOf = new Map(problem.slots.map(slot => [slot.id, slot.day]))
  const held = new Set(placed.map(({ meeting }) => meeting))
  const sums = { breaks: 0, idle: 0, inARowExcess: 0, minimumMissed: 0, tableChanges: 0 }
  for (const { id, minMeetings, maxInARow } of problem.participants) {
    const own = diary.of.get(id) ?? []
    for (const drawing of drawDays(days, own)) {
      const gaps = gapsIn(drawing)
      sums.breaks += gaps.length
      sums.idle += gaps.join('').length
    }
    for (const drawing of drawDays([...runs.values()], own)) {
      for (const series of drawing.match(/x+/g) ?? [])
        sums.inARowExcess += Math.max(0, series.length - (maxInARow ?? Number.POSITIVE_INFINITY))
    }
    sums.minimumMissed += Math.max(0, (minMeetings ?? 0) - own.length)
    sums.tableChanges += own.filter((placement, index) => {
      const last = own.slice(0, index).findLast(other => dayOf.get(other.slot) === dayOf.get(placement.slot))
      return last !== undefined && last.place !== placement.place
    }).length
  }
  const weight = problem.meetings.reduce(
    (sum, meeting) => sum + (held.has(meeting.id) ? meeting.weight : 0),
    0,
  )
  return { ...sums, weight }
}
