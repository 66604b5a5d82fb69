import fc from 'fast-check'
import type { Group, Meeting, ObjectiveTerm, Participant, Place, Problem, Slot } from '../model.ts'

const TERMS: readonly ObjectiveTerm[] = [
  'minimum',
  'weight',
  'inARow',
  'breaks',
  'shared',
  'groupsShared',
  'tableChanges',
]

function makeSlots(count: number, perDay: number): Slot[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `s${index}`,
    start: index * 30,
    end: index * 30 + 30,
    session: 'all',
    run: `run${Math.floor(index / Math.max(1, perDay - 1))}`,
    day: `day${Math.floor(index / perDay)}`,
  }))
}

function subset(ids: readonly string[], mask: number): string[] {
  return ids.filter((_, index) => ((mask >> index) & 1) === 1)
}

const mask = fc.integer({ min: 0, max: 255 })
const rarely = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 })

const draft = fc.record({
  slotCount: fc.integer({ min: 1, max: 5 }),
  perDay: fc.integer({ min: 2, max: 5 }),
  tables: fc.integer({ min: 1, max: 2 }),
  booth: rarely(fc.integer({ min: 0, max: 3 })),
  online: fc.boolean(),
  closed: rarely(mask),
  people: fc.array(
    fc.record({
      away: fc.oneof(fc.constant(0), mask),
      minMeetings: rarely(fc.integer({ min: 1, max: 3 })),
      maxMeetings: rarely(fc.integer({ min: 0, max: 3 })),
      maxInARow: rarely(fc.integer({ min: 1, max: 3 })),
    }),
    { minLength: 3, maxLength: 4 },
  ),
  meetings: fc.array(
    fc.record({
      first: fc.integer({ min: 0, max: 3 }),
      second: fc.integer({ min: 1, max: 3 }),
      third: fc.integer({ min: 0, max: 12 }),
      weight: fc.integer({ min: 1, max: 5 }),
      mustHold: fc.integer({ min: 0, max: 5 }).map(number => number === 0),
      allowedSlots: rarely(mask),
      allowedPlaces: rarely(mask),
      fixed: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined, freq: 7 }),
      predecessor: rarely(fc.integer({ min: 0, max: 4 })),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  fairness: rarely(fc.integer({ min: 0, max: 2 })),
  order: fc.oneof(fc.constant(TERMS), fc.shuffledSubarray([...TERMS], { minLength: 1 })),
})

/** Small problems with every feature of the model, free of faults (though perhaps infeasible). */
export const tinyProblem: fc.Arbitrary<Problem> = draft.map(drawn => {
  const slots = makeSlots(drawn.slotCount, drawn.perDay)
  const slotIds = slots.map(({ id }) => id)
  const participants = drawn.people.map(({ away, ...limits }, index): Participant => {
    return clean({ id: `p${index}`, available: subset(slotIds, ~away), ...limits })
  })
  const places: Place[] = Array.from({ length: drawn.tables }, (_, index) => ({
    id: `t${index}`,
    label: `${index}`,
    kind: 'table' as const,
    ...(index === 0 && drawn.closed !== undefined ? { slots: subset(slotIds, drawn.closed) } : {}),
  }))
  if (drawn.booth !== undefined)
    places.push({
      id: 'booth',
      label: 'B',
      kind: 'table',
      ownerParticipant: `p${drawn.booth % participants.length}`,
    })
  if (drawn.online) places.push({ id: 'online', label: 'O', kind: 'online' })
  const fixedSlots = new Set<number>()
  const meetings = drawn.meetings.map((entry, index): Meeting => {
    const first = entry.first % participants.length
    const second = (first + entry.second) % participants.length
    const people = new Set([first, second === first ? (first + 1) % participants.length : second])
    if (entry.third < participants.length) people.add(entry.third)
    const fixedSlot = entry.fixed === undefined ? undefined : entry.fixed % slots.length
    const isFixed = fixedSlot !== undefined && !fixedSlots.has(fixedSlot)
    if (isFixed) fixedSlots.add(fixedSlot)
    return clean({
      id: `m${index}`,
      participants: [...people].map(person => `p${person}`),
      weight: entry.weight,
      mustHold: entry.mustHold ? true : undefined,
      allowedSlots: entry.allowedSlots === undefined ? undefined : subset(slotIds, entry.allowedSlots),
      allowedPlaces:
        entry.allowedPlaces === undefined
          ? undefined
          : subset(
              places.map(({ id }) => id),
              entry.allowedPlaces,
            ),
      fixed: isFixed
        ? clean({ slot: `s${fixedSlot}`, place: entry.fixed && entry.fixed > 4 ? 't0' : undefined })
        : undefined,
      predecessors:
        entry.predecessor !== undefined && entry.predecessor < index ? [`m${entry.predecessor}`] : undefined,
    })
  })
  return clean({ slots, places, participants, meetings, fairness: drawn.fairness, order: drawn.order })
})

/** Small problems of the published kind: every meeting mandatory, breaks and fairness, tables alike. */
export const tinyPublished: fc.Arbitrary<Problem> = fc
  .record({
    slotCount: fc.integer({ min: 2, max: 6 }),
    tables: fc.integer({ min: 1, max: 3 }),
    away: fc.array(fc.oneof({ arbitrary: fc.constant(0), weight: 2 }, { arbitrary: mask, weight: 1 }), {
      minLength: 3,
      maxLength: 6,
    }),
    pairs: fc.array(
      fc.record({
        first: fc.integer({ min: 0, max: 5 }),
        step: fc.integer({ min: 1, max: 5 }),
        half: fc.integer({ min: 0, max: 5 }),
        predecessor: rarely(fc.integer({ min: 0, max: 7 })),
      }),
      { minLength: 1, maxLength: 7 },
    ),
    fairness: fc.integer({ min: 0, max: 2 }),
  })
  .map(drawn => {
    const slots = makeSlots(drawn.slotCount, drawn.slotCount).map(slot => ({
      ...slot,
      run: 'all',
      day: 'all',
    }))
    const slotIds = slots.map(({ id }) => id)
    const people = drawn.away.length
    const meetings = drawn.pairs.map(({ first, step, half, predecessor }, index): Meeting => {
      const a = first % people
      const b = (a + 1 + (step % (people - 1))) % people
      const middle = slotIds.length >> 1
      return clean({
        id: `m${index}`,
        participants: [`p${a}`, `p${b}`],
        weight: 1,
        mustHold: true,
        allowedSlots: half === 0 ? slotIds.slice(0, middle) : half === 1 ? slotIds.slice(middle) : undefined,
        predecessors: predecessor !== undefined && predecessor < index ? [`m${predecessor}`] : undefined,
      })
    })
    return {
      slots,
      places: Array.from({ length: drawn.tables }, (_, index) => ({
        id: `t${index}`,
        label: `${index}`,
        kind: 'table' as const,
      })),
      participants: drawn.away.map((away, index) => ({ id: `p${index}`, available: subset(slotIds, ~away) })),
      meetings,
      fairness: drawn.fairness,
      order: ['breaks', 'tableChanges'] as const,
    }
  })

/** Which of the rules beside the plain ones a small problem uses. */
export interface TinyRules {
  readonly resources?: boolean
  readonly pauses?: boolean
  readonly walks?: boolean
  readonly groups?: boolean
  readonly choices?: boolean
}

const limits = fc.record({
  members: fc.integer({ min: 1, max: 15 }),
  minMeetings: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined, freq: 2 }),
  maxMeetings: rarely(fc.integer({ min: 0, max: 3 })),
  perDay: fc.boolean(),
  shared: fc.boolean(),
})

/**
 * Adds rules to small problems: an interpreter that half of the meetings need and is away at times, people who
 * need pauses, two halls with a walk between them, groups with limits, colleagues who stand in for each other.
 */
export function withRules(base: fc.Arbitrary<Problem>, use: TinyRules): fc.Arbitrary<Problem> {
  return fc
    .record({
      problem: base,
      needs: mask,
      units: fc.integer({ min: 0, max: 2 }),
      resourceAway: mask,
      pauses: fc.array(rarely(fc.integer({ min: 1, max: 2 })), { minLength: 8, maxLength: 8 }),
      halls: mask,
      minutes: fc.constantFrom(0, 15, 31),
      groups: fc.array(limits, { minLength: 1, maxLength: 2 }),
      choices: fc.array(rarely(fc.integer({ min: 1, max: 15 })), { minLength: 8, maxLength: 8 }),
    })
    .map(drawn => {
      let problem = drawn.problem
      if (use.choices) problem = addChoices(problem, drawn.choices)
      if (use.resources) problem = addResource(problem, drawn.needs, drawn.units, drawn.resourceAway)
      if (use.pauses)
        problem = {
          ...problem,
          participants: problem.participants.map((person, index) =>
            clean<Participant>({ ...person, pauseAfter: drawn.pauses[index] }),
          ),
        }
      if (use.walks)
        problem = {
          ...problem,
          places: problem.places.map((place, index) =>
            place.kind === 'online' ? place : { ...place, hall: `h${(drawn.halls >> index) & 1}` },
          ),
        }
      const halls = new Set(problem.places.flatMap(place => place.hall ?? []))
      if (use.walks && halls.size === 2)
        problem = { ...problem, walks: [{ from: 'h0', to: 'h1', minutes: drawn.minutes }] }
      if (use.groups)
        problem = {
          ...problem,
          groups: drawn.groups.map((group, index) =>
            clean<Group>({
              ...group,
              id: `g${index}`,
              members: undefined,
              participants: pickPeople(problem, group.members),
            } as Group),
          ),
        }
      return problem
    })
}

function pickPeople(problem: Problem, chosen: number): string[] {
  const ids = problem.participants.map(({ id }) => id)
  const picked = subset(ids, chosen)
  return picked.length > 0 ? picked : ids.slice(0, 1)
}

function addResource(problem: Problem, needs: number, units: number, away: number): Problem {
  const slotIds = problem.slots.map(({ id }) => id)
  return {
    ...problem,
    resources: [
      {
        id: 'interpreter',
        units,
        slots: subset(slotIds, ~(away & (away >> 2))),
        unitsIn: slotIds.slice(0, 1).map(slot => ({ slot, units: 1 })),
      },
    ],
    meetings: problem.meetings.map((meeting, index) =>
      ((needs >> index) & 1) === 1 ? { ...meeting, needs: ['interpreter'] } : meeting,
    ),
  }
}

/** Lets one of several others stand in for the second participant of some meetings. */
function addChoices(problem: Problem, masks: readonly (number | undefined)[]): Problem {
  const ids = problem.participants.map(({ id }) => id)
  return {
    ...problem,
    meetings: problem.meetings.map((meeting, index) => {
      const chosen = masks[index]
      const [first, second] = meeting.participants
      if (chosen === undefined || first === undefined || second === undefined) return meeting
      const from = [...new Set([second, ...subset(ids, chosen)])].filter(id => id !== first)
      return {
        ...meeting,
        participants: [first],
        choices: [{ from, count: from.length > 2 && (chosen & 1) === 1 ? 2 : 1 }],
        ...(meeting.fixed ? { fixed: { ...meeting.fixed, attending: from.slice(0, 1) } } : {}),
      }
    }),
  }
}

/** Leaves out fields that are undefined. */
function clean<T extends object>(record: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T
}
