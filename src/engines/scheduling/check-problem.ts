import { checkImpossible } from './check-impossible.ts'
import { checkChoices, checkRuleRecords, type Note } from './check-rules.ts'
import type { Meeting, Problem, ProblemFault } from './model.ts'

/** Understood, but no schedule can do it: a build starts and says `infeasible`. */
const IMPOSSIBLE: ReadonlySet<ProblemFault['code']> = new Set([
  'minimum-above-maximum',
  'no-possible-slot',
  'too-many-must',
  'impossible-minimum',
])

interface Known {
  readonly resources: ReadonlySet<string>
  readonly slots: ReadonlySet<string>
  readonly places: ReadonlySet<string>
  readonly participants: ReadonlySet<string>
  readonly meetings: ReadonlySet<string>
}

/**
 * Names everything that is wrong with the input itself, all at once, each with the record it stands on:
 * ids that are unknown or used twice, slots that overlap, somebody twice in one meeting, fixed meetings that
 * clash, circles of precedences (`wrong`: `solve` refuses them); and, when nothing is wrong, what counting alone
 * shows to be impossible, such as more mandatory meetings of somebody than slots (`solve` answers `infeasible`).
 * An empty list means `solve` accepts the problem; it may still turn out to be infeasible.
 */
export function checkProblem(problem: Problem): ProblemFault[] {
  const faults: ProblemFault[] = []
  const note: Note = (code, record, id, field, message) =>
    faults.push({ severity: IMPOSSIBLE.has(code) ? 'impossible' : 'wrong', code, record, id, field, message })
  const known: Known = {
    slots: collectIds(problem.slots, 'slot', note),
    places: collectIds(problem.places, 'place', note),
    participants: collectIds(problem.participants, 'participant', note),
    meetings: collectIds(problem.meetings, 'meeting', note),
    resources: collectIds(problem.resources ?? [], 'resource', note),
  }
  collectIds(problem.groups ?? [], 'group', note)
  checkSlots(problem, note)
  checkPlaces(problem, known, note)
  checkParticipants(problem, known, note)
  for (const meeting of problem.meetings) checkMeeting(meeting, known, note)
  checkFixedClashes(problem, note)
  checkFixedOrder(problem, note)
  checkPredecessorCycles(problem, note)
  checkRuleRecords(problem, known, note)
  checkObjective(problem, note)
  if (faults.every(fault => fault.severity === 'impossible')) checkImpossible(problem, note)
  return faults
}

function collectIds(
  records: readonly { readonly id: string }[],
  kind: ProblemFault['record'],
  note: Note,
): ReadonlySet<string> {
  const seen = new Set<string>()
  for (const { id } of records) {
    if (seen.has(id)) note('duplicate-id', kind, id, 'id', `Two ${kind}s have the id '${id}'.`)
    seen.add(id)
  }
  return seen
}

function checkSlots(problem: Problem, note: Note): void {
  for (const slot of problem.slots) {
    if (!(slot.end > slot.start))
      note('slot-ends-before-start', 'slot', slot.id, 'end', `Slot '${slot.id}' ends before it starts.`)
  }
  const sorted = [...problem.slots].sort((a, b) => a.start - b.start)
  sorted.forEach((slot, index) => {
    const before = sorted[index - 1]
    if (before && before.end > slot.start)
      note(
        'slots-overlap',
        'slot',
        slot.id,
        'start',
        `Slots '${before.id}' and '${slot.id}' overlap in time.`,
      )
  })
}

function checkPlaces(problem: Problem, known: Known, note: Note): void {
  for (const place of problem.places) {
    for (const slot of place.slots ?? []) {
      if (!known.slots.has(slot))
        note(
          'unknown-id',
          'place',
          place.id,
          'slots',
          `Place '${place.id}' names the unknown slot '${slot}'.`,
        )
    }
    const owner = place.ownerParticipant
    if (owner !== undefined && !known.participants.has(owner))
      note(
        'unknown-id',
        'place',
        place.id,
        'ownerParticipant',
        `Place '${place.id}' belongs to the unknown participant '${owner}'.`,
      )
  }
}

function checkParticipants(problem: Problem, known: Known, note: Note): void {
  for (const person of problem.participants) {
    for (const slot of person.available) {
      if (!known.slots.has(slot))
        note(
          'unknown-id',
          'participant',
          person.id,
          'available',
          `Participant '${person.id}' names the unknown slot '${slot}'.`,
        )
    }
    for (const field of ['minMeetings', 'maxMeetings', 'maxInARow'] as const) {
      const value = person[field]
      if (value !== undefined && !(value >= 0))
        note(
          'negative-number',
          'participant',
          person.id,
          field,
          `Participant '${person.id}' has a negative ${field}.`,
        )
      else if (value !== undefined && Number.isFinite(value) && !Number.isInteger(value))
        note(
          'not-whole',
          'participant',
          person.id,
          field,
          `Participant '${person.id}' needs a whole ${field}.`,
        )
    }
    const { pauseAfter } = person
    if (pauseAfter !== undefined && !(Number.isInteger(pauseAfter) && pauseAfter >= 1))
      note(
        'not-whole',
        'participant',
        person.id,
        'pauseAfter',
        `Participant '${person.id}' can pause after a whole number of meetings, 1 or more.`,
      )
  }
}

function checkMeeting(meeting: Meeting, known: Known, note: Note): void {
  const { id } = meeting
  const chosen = (meeting.choices ?? []).reduce((sum, choice) => sum + choice.count, 0)
  if (!(meeting.participants.length + chosen >= 2))
    note(
      'too-few-participants',
      'meeting',
      id,
      'participants',
      `Meeting '${id}' has fewer than two participants.`,
    )
  const seen = new Set<string>()
  for (const person of meeting.participants) {
    if (!known.participants.has(person))
      note(
        'unknown-id',
        'meeting',
        id,
        'participants',
        `Meeting '${id}' names the unknown participant '${person}'.`,
      )
    if (seen.has(person))
      note('participant-twice', 'meeting', id, 'participants', `Meeting '${id}' lists '${person}' twice.`)
    seen.add(person)
  }
  checkChoices(meeting, known.participants, note)
  if (new Set(meeting.needs).size < (meeting.needs ?? []).length)
    note('duplicate-id', 'meeting', id, 'needs', `Meeting '${id}' names one resource twice.`)
  if (!(meeting.weight >= 0) || !Number.isFinite(meeting.weight))
    note('negative-number', 'meeting', id, 'weight', `Meeting '${id}' needs a weight of 0 or more.`)
  const references: readonly [string, readonly string[] | undefined, ReadonlySet<string>][] = [
    ['allowedSlots', meeting.allowedSlots, known.slots],
    ['allowedPlaces', meeting.allowedPlaces, known.places],
    ['needs', meeting.needs, known.resources],
    ['predecessors', meeting.predecessors, known.meetings],
    ['fixed.slot', meeting.fixed ? [meeting.fixed.slot] : undefined, known.slots],
    ['fixed.place', meeting.fixed?.place === undefined ? undefined : [meeting.fixed.place], known.places],
  ]
  for (const [field, values, set] of references) {
    for (const value of values ?? []) {
      if (!set.has(value))
        note(
          'unknown-id',
          'meeting',
          id,
          field,
          `Meeting '${id}' names '${value}' in ${field}, which is unknown.`,
        )
    }
  }
}

function checkFixedClashes(problem: Problem, note: Note): void {
  const taken = new Map<string, string>()
  const tables = new Set(problem.places.filter(place => place.kind === 'table').map(place => place.id))
  for (const meeting of problem.meetings) {
    if (!meeting.fixed) continue
    const { slot, place } = meeting.fixed
    const attending = meeting.fixed.attending ?? []
    const keys = [...meeting.participants, ...attending].map(person => `participant '${person}'`)
    if (place !== undefined && tables.has(place)) keys.push(`place '${place}'`)
    for (const what of keys) {
      const key = `${what} in slot '${slot}'`
      const other = taken.get(key)
      if (other !== undefined)
        note(
          'fixed-clash',
          'meeting',
          meeting.id,
          'fixed',
          `Meetings '${other}' and '${meeting.id}' both fix ${key}.`,
        )
      taken.set(key, meeting.id)
    }
  }
}

/** Two meetings that stay where they are cannot be brought into order. */
function checkFixedOrder(problem: Problem, note: Note): void {
  const startOf = new Map(problem.slots.map(slot => [slot.id, slot.start]))
  const fixedStart = new Map(
    problem.meetings.flatMap(({ id, fixed }) => (fixed ? [[id, startOf.get(fixed.slot) ?? 0] as const] : [])),
  )
  for (const { id, predecessors } of problem.meetings) {
    const own = fixedStart.get(id)
    for (const before of predecessors ?? []) {
      const theirs = fixedStart.get(before)
      if (own !== undefined && theirs !== undefined && theirs >= own)
        note(
          'fixed-clash',
          'meeting',
          id,
          'fixed',
          `Meeting '${id}' is fixed before '${before}', which it must follow.`,
        )
    }
  }
}

function checkPredecessorCycles(problem: Problem, note: Note): void {
  const byId = new Map(problem.meetings.map(meeting => [meeting.id, meeting]))
  const waiting = new Map<string, number>()
  const followers = new Map<string, string[]>()
  for (const meeting of problem.meetings) {
    const before = (meeting.predecessors ?? []).filter(id => byId.has(id))
    waiting.set(meeting.id, before.length)
    for (const id of before) {
      const list = followers.get(id)
      if (list) list.push(meeting.id)
      else followers.set(id, [meeting.id])
    }
  }
  const ready = [...waiting].filter(([, count]) => count === 0).map(([id]) => id)
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    waiting.delete(id)
    for (const follower of followers.get(id) ?? []) {
      const left = (waiting.get(follower) ?? 0) - 1
      waiting.set(follower, left)
      if (left === 0) ready.push(follower)
    }
  }
  const [first] = waiting.keys()
  if (first === undefined) return
  const stuck = [...waiting.keys()].slice(0, 10).join("', '")
  note(
    'predecessor-cycle',
    'meeting',
    first,
    'predecessors',
    `These meetings wait for each other in a circle, or for one that does: '${stuck}'.`,
  )
}

function checkObjective(problem: Problem, note: Note): void {
  if (new Set(problem.order).size < problem.order.length)
    note('repeated-objective', 'problem', 'order', 'order', 'The order of aims names one aim twice.')
  if (problem.fairness !== undefined && !(problem.fairness >= 0))
    note('negative-number', 'problem', 'fairness', 'fairness', 'Fairness must be 0 or more.')
}
