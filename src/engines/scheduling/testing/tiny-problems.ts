import fc from 'fast-check'
import type { Meeting, ObjectiveTerm, Participant, Place, Problem, Slot } from '../model.ts'

const TERMS: readonly ObjectiveTerm[] = ['minimum', 'weight', 'inARow', 'breaks', 'shared', 'tableChanges']

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

/** Leaves out fields that are undefined. */
function clean<T extends object>(record: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T
}
