import type { Meeting, Problem, ProblemFault } from './model.ts'

/** Most ways in which a meeting's choices can be made: beyond this the choice is too large to weigh. */
export const MOST_ATTENDANCES = 64

/** How a fault is noted: code, record, id, field, one sentence. */
export type Note = (
  code: ProblemFault['code'],
  record: ProblemFault['record'],
  id: string,
  field: string,
  message: string,
) => void

/** In how many ways a meeting's choices can be made. */
export function countAttendances(meeting: Meeting): number {
  let ways = 1
  for (const { from, count } of meeting.choices ?? []) {
    for (let chosen = 0; chosen < count; chosen++) ways = (ways * (from.length - chosen)) / (chosen + 1)
    if (ways > 1e9) return ways
  }
  return ways
}

/** Faults in the choices of colleagues of one meeting. */
export function checkChoices(meeting: Meeting, participants: ReadonlySet<string>, note: Note): void {
  const { id, choices = [], fixed } = meeting
  const seen = new Set(meeting.participants)
  choices.forEach(({ from, count }, index) => {
    const field = `choices.${index}`
    for (const person of from) {
      if (!participants.has(person))
        note(
          'unknown-id',
          'meeting',
          id,
          field,
          `Meeting '${id}' can choose the unknown participant '${person}'.`,
        )
      if (seen.has(person))
        note(
          'choice-overlaps',
          'meeting',
          id,
          field,
          `Meeting '${id}' names '${person}' twice among those who attend.`,
        )
      seen.add(person)
    }
    if (!Number.isInteger(count) || count < 1)
      note(
        'not-whole',
        'meeting',
        id,
        field,
        `Meeting '${id}' must choose a whole number of people, 1 or more.`,
      )
    else if (count > from.length)
      note(
        'choice-too-large',
        'meeting',
        id,
        field,
        `Meeting '${id}' needs ${count} of only ${from.length} people.`,
      )
  })
  if (countAttendances(meeting) > MOST_ATTENDANCES)
    note(
      'choice-too-large',
      'meeting',
      id,
      'choices',
      `Meeting '${id}' can be attended in more than ${MOST_ATTENDANCES} ways.`,
    )
  if (!fixed) return
  const attending = fixed.attending ?? []
  const isMade =
    choices.every(({ from, count }) => attending.filter(person => from.includes(person)).length === count) &&
    attending.every(person => choices.some(({ from }) => from.includes(person)))
  if (!isMade || new Set(attending).size < attending.length)
    note(
      'choice-not-made',
      'meeting',
      id,
      'fixed.attending',
      `The fixed meeting '${id}' does not say who of its choices attends.`,
    )
}

/** Faults in resources, groups and walks. */
export function checkRuleRecords(
  problem: Problem,
  known: { readonly slots: ReadonlySet<string>; readonly participants: ReadonlySet<string> },
  note: Note,
): void {
  for (const { id, units, slots = [], unitsIn = [] } of problem.resources ?? []) {
    for (const number of [units, ...unitsIn.map(entry => entry.units)]) {
      if (!isCount(number))
        note(
          'not-whole',
          'resource',
          id,
          'units',
          `Resource '${id}' needs a whole number of units, 0 or more.`,
        )
    }
    for (const slot of [...slots, ...unitsIn.map(entry => entry.slot)]) {
      if (!known.slots.has(slot))
        note('unknown-id', 'resource', id, 'slots', `Resource '${id}' names the unknown slot '${slot}'.`)
    }
    if (new Set(unitsIn.map(entry => entry.slot)).size < unitsIn.length)
      note('duplicate-id', 'resource', id, 'unitsIn', `Resource '${id}' gives one slot two numbers of units.`)
  }
  checkGroupRecords(problem, known.participants, note)
  const halls = new Set(problem.places.flatMap(place => place.hall ?? []))
  for (const { from, to, minutes } of problem.walks ?? []) {
    const id = `${from}–${to}`
    for (const [field, hall] of [
      ['from', from],
      ['to', to],
    ] as const) {
      if (!halls.has(hall))
        note('unknown-id', 'walk', id, field, `The walk ${id} names '${hall}', in which no place stands.`)
    }
    if (!(minutes >= 0) || !Number.isFinite(minutes))
      note('negative-number', 'walk', id, 'minutes', `The walk ${id} needs minutes of 0 or more.`)
  }
}

function checkGroupRecords(problem: Problem, participants: ReadonlySet<string>, note: Note): void {
  for (const { id, participants: members, minMeetings, maxMeetings } of problem.groups ?? []) {
    if (members.length === 0)
      note('empty-group', 'group', id, 'participants', `Group '${id}' has no participants.`)
    const seen = new Set<string>()
    for (const person of members) {
      if (!participants.has(person))
        note(
          'unknown-id',
          'group',
          id,
          'participants',
          `Group '${id}' names the unknown participant '${person}'.`,
        )
      if (seen.has(person))
        note('participant-twice', 'group', id, 'participants', `Group '${id}' lists '${person}' twice.`)
      seen.add(person)
    }
    for (const [field, value] of [
      ['minMeetings', minMeetings],
      ['maxMeetings', maxMeetings],
    ] as const) {
      if (value !== undefined && !isCount(value))
        note('not-whole', 'group', id, field, `Group '${id}' needs a whole ${field}, 0 or more.`)
    }
    if ((minMeetings ?? 0) > Math.max(maxMeetings ?? Number.POSITIVE_INFINITY, countPromised(problem, seen)))
      note(
        'minimum-above-maximum',
        'group',
        id,
        'minMeetings',
        `Group '${id}' asks for at least ${minMeetings} and at most ${maxMeetings} meetings.`,
      )
  }
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0
}

/** How many fixed meetings count for these people: they raise the limit of a group. */
function countPromised(problem: Problem, members: ReadonlySet<string>): number {
  return problem.meetings.filter(
    ({ fixed, participants }) =>
      fixed !== undefined && [...participants, ...(fixed.attending ?? [])].some(id => members.has(id)),
  ).length
}
