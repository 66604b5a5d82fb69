import type { Placement, Problem, Violation } from '../../../engines/scheduling/index.ts'

/** A version's rows as they lie in the database. */
export interface StoredSchedule {
  placements: readonly {
    meeting: string
    slot: string
    place: string
    startsAt: Date
    endsAt: Date
    exclusive: boolean
  }[]
  attendance: readonly { meeting: string; participant: string; startsAt: Date; endsAt: Date }[]
}

/** What is wrong with a stored version: the engine's words, and those of rows that do not fit together. */
export interface StoredFault {
  code:
    | Violation['code']
    | 'attendance-missing'
    | 'attendance-extra'
    | 'time-differs'
    | 'place-shared'
    | 'slot-over'
  meeting: string | null
  participant: string | null
  slot: string | null
  place: string | null
  /** What is short, or the group, where the fault is about one. */
  about?: string
}

/**
 * Compares the rows with the problem they should solve: everybody who has to be at a placed meeting is entered there, and
 * nobody else; times are those of the slots; a table is kept for one meeting. The exclusion constraints only guard what is
 * entered, so a missing row would let somebody be in two places at once.
 */
export function checkStored(problem: Problem, stored: StoredSchedule): StoredFault[] {
  const slots = new Map(problem.slots.map(slot => [slot.id, slot]))
  const meetings = new Map(problem.meetings.map(meeting => [meeting.id, meeting]))
  const online = new Set(problem.places.filter(place => place.kind === 'online').map(place => place.id))
  const seats = new Map<string, Map<string, { startsAt: Date; endsAt: Date }>>()
  for (const row of stored.attendance) {
    const there = seats.get(row.meeting) ?? new Map()
    seats.set(row.meeting, there.set(row.participant, row))
  }
  return stored.placements.flatMap(row => {
    const slot = slots.get(row.slot)
    const record = meetings.get(row.meeting)
    const wanted = record?.participants ?? []
    const there = seats.get(row.meeting) ?? new Map<string, { startsAt: Date; endsAt: Date }>()
    const fault = (code: StoredFault['code'], participant: string | null = null): StoredFault => ({
      code,
      meeting: row.meeting,
      participant,
      slot: row.slot,
      place: row.place,
    })
    const isOff = (period: { startsAt: Date; endsAt: Date }) =>
      slot !== undefined &&
      (period.startsAt.getTime() !== slot.start * 60_000 || period.endsAt.getTime() !== slot.end * 60_000)
    return [
      ...(isOff(row) ? [fault('time-differs')] : []),
      ...(row.exclusive === online.has(row.place) ? [fault('place-shared')] : []),
      ...wanted.filter(id => !there.has(id)).map(id => fault('attendance-missing', id)),
      ...[...there].flatMap(([id, period]) => [
        // Whom the schedule chose among colleagues the verifier judges.
        ...(wanted.includes(id) || record?.choices?.some(choice => choice.from.includes(id))
          ? []
          : [fault('attendance-extra', id)]),
        ...(isOff(period) ? [fault('time-differs', id)] : []),
      ]),
    ]
  })
}

/** The engine's violations as stored faults; an absence in a slot that has begun is the slot being over. */
export function readViolations(violations: readonly Violation[], begun: ReadonlySet<string>): StoredFault[] {
  const faults = violations.map(violation => ({
    code:
      violation.code === 'participant-away' && violation.slot !== undefined && begun.has(violation.slot)
        ? ('slot-over' as const)
        : violation.code,
    meeting: violation.meeting ?? null,
    participant:
      violation.code === 'participant-away' && violation.slot !== undefined && begun.has(violation.slot)
        ? null
        : (violation.participant ?? null),
    slot: violation.slot ?? null,
    place: violation.place ?? null,
    ...(violation.resource === undefined ? {} : { about: violation.resource }),
    ...(violation.group === undefined ? {} : { about: violation.group }),
  }))
  return [...new Map(faults.map(fault => [JSON.stringify(fault), fault])).values()]
}

/** The rows as the engine's placements; where there is a choice, with those entered who are not always needed. */
export function placementsOf(problem: Problem, stored: StoredSchedule): Placement[] {
  const meetings = new Map(problem.meetings.map(meeting => [meeting.id, meeting]))
  return stored.placements.map(({ meeting, slot, place }) => {
    const record = meetings.get(meeting)
    if (!record?.choices?.length) return { meeting, slot, place }
    const attending = stored.attendance.flatMap(row =>
      row.meeting === meeting && !record.participants.includes(row.participant) ? [row.participant] : [],
    )
    return { meeting, slot, place, attending }
  })
}
