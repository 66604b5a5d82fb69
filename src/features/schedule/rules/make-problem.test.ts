import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkProblem } from '../../../engines/scheduling/index.ts'
import { chooseStandings, type MissionFacts, makeProblem, readAims } from './make-problem.ts'

const now = new Date('2026-10-05T01:00:00Z')
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

/** Missions of any shape, overlapping sessions, past slots, strangers' booths and double promises included. */
const anyMission = fc
  .record({
    slots: fc.array(
      fc.record({
        start: fc.integer({ min: -100, max: 300 }),
        length: fc.integer({ min: 5, max: 60 }),
        booking: fc.constantFrom('organiser' as const, 'on-acceptance' as const),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    places: fc.array(
      fc.record({
        kind: fc.constantFrom('table' as const, 'booth' as const, 'office' as const, 'online' as const),
        owner: fc.option(fc.nat(4)),
        closed: fc.array(fc.nat(7), { maxLength: 3 }),
      }),
      { maxLength: 4 },
    ),
    people: fc.array(
      fc.record({
        kind: fc.constantFrom('travelling' as const, 'local' as const, 'remote' as const),
        confirmed: fc.boolean(),
        away: fc.array(fc.nat(7), { maxLength: 4 }),
        max: fc.option(fc.integer({ min: 1, max: 3 })),
      }),
      { minLength: 5, maxLength: 5 },
    ),
    meetings: fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.integer({ min: 1, max: 18 })), { maxLength: 8 }),
    fixed: fc.array(fc.tuple(fc.nat(8), fc.nat(8), fc.nat(4)), { maxLength: 6 }),
    format: fc.constantFrom('on-site' as const, 'remote' as const, 'hybrid' as const),
  })
  .map(drawn => {
    const facts: MissionFacts = {
      missionId: 'm',
      timeZone: 'Asia/Tokyo',
      format: drawn.format,
      aims: ['wishes', 'breaks', 'no such aim', 'wishes'],
      meetingsMin: 1,
      meetingsMax: 4,
      inARowMax: 5,
      slots: drawn.slots.map((slot, index) => ({
        id: `s${index}`,
        sessionId: `session ${index % 2}`,
        booking: slot.booking,
        startsAt: at(slot.start),
        endsAt: at(slot.start + slot.length),
      })),
      places: drawn.places.map((place, index) => ({
        id: `p${index}`,
        label: `Table ${index}`,
        kind: place.kind,
        ownerParticipantId: place.owner === null ? null : `a${place.owner}`,
        closedSlotIds: place.closed.map(slot => `s${slot}`),
      })),
      participants: drawn.people.map((person, index) => ({
        id: `a${index}`,
        kind: person.kind,
        confirmed: person.confirmed,
        awaySlotIds: person.away.map(slot => `s${slot}`),
        meetingsMin: null,
        meetingsMax: person.max,
      })),
      meetings: drawn.meetings.map(([one, other, weight], index) => ({
        id: `g${index}`,
        weight,
        participantIds: [...new Set([`a${one}`, `a${other}`])],
      })),
    }
    return {
      facts,
      fixed: drawn.fixed.map(([meeting, slot, place]) => ({
        meeting: `g${meeting}`,
        slot: `s${slot}`,
        place: `p${place}`,
      })),
    }
  })

test('whatever a mission holds, the engine takes the problem made of it', () => {
  fc.assert(
    fc.property(
      anyMission,
      fc.constantFrom('organiser' as const, 'all' as const),
      ({ facts, fixed }, open) => {
        expect(checkProblem(makeProblem(facts, { now, fixed, open }))).toEqual([])
      },
    ),
  )
})

test('nobody can be booked while away, in a slot that has begun, or by the builder where acceptances book', () => {
  fc.assert(
    fc.property(anyMission, ({ facts }) => {
      const problem = makeProblem(facts, { now, fixed: [], open: 'organiser' })
      const slots = new Map(facts.slots.map(slot => [slot.id, slot]))
      for (const person of problem.participants) {
        const fact = facts.participants.find(one => one.id === person.id)
        for (const id of person.available) {
          expect(fact?.confirmed).toBe(true)
          expect(fact?.awaySlotIds).not.toContain(id)
          expect(slots.get(id)?.booking).toBe('organiser')
          expect(slots.get(id)?.startsAt.getTime()).toBeGreaterThan(now.getTime())
        }
      }
    }),
  )
})

test('whoever takes part from afar meets online and nobody else does', () => {
  fc.assert(
    fc.property(anyMission, ({ facts }) => {
      const online = facts.places.filter(place => place.kind === 'online').map(place => place.id)
      const remote = new Set(
        facts.participants.filter(person => person.kind === 'remote').map(person => person.id),
      )
      for (const meeting of makeProblem(facts, { now, fixed: [], open: 'all' }).meetings) {
        const isOnline = facts.format === 'remote' || meeting.participants.some(id => remote.has(id))
        expect(meeting.allowedPlaces).toEqual(isOnline ? online : undefined)
      }
    }),
  )
})

test('what has begun comes before bookings, bookings before locks', () => {
  const slot = (id: string, minutes: number, booking: 'organiser' | 'on-acceptance') => ({
    id,
    sessionId: id,
    booking,
    startsAt: at(minutes),
    endsAt: at(minutes + 20),
  })
  const facts: MissionFacts = {
    missionId: 'm',
    timeZone: 'UTC',
    format: 'on-site',
    aims: [],
    meetingsMin: 0,
    meetingsMax: null,
    inARowMax: 5,
    places: [],
    participants: [],
    meetings: [],
    slots: [
      slot('begun', -10, 'organiser'),
      slot('booked', 30, 'on-acceptance'),
      slot('later', 60, 'organiser'),
    ],
  }
  const published = [
    { meeting: 'c', slot: 'later', place: 'p' },
    { meeting: 'b', slot: 'booked', place: 'p' },
    { meeting: 'a', slot: 'begun', place: 'p' },
  ]
  const draft = [
    { meeting: 'd', slot: 'later', place: 'q', locked: true },
    { meeting: 'e', slot: 'later', place: 'r', locked: false },
  ]
  const kept = (keep: Parameters<typeof chooseStandings>[2]['keep']) =>
    chooseStandings(facts, { published, draft }, { now, keep }).map(one => one.meeting)

  expect(kept([])).toEqual(['a'])
  expect(kept(['booked', 'locked'])).toEqual(['a', 'b', 'd'])
  expect(kept(['booked', 'locked', 'published'])).toEqual(['a', 'b', 'd', 'c', 'b', 'a'])
})

test('aims come in the organiser’s order, in the engine’s words', () => {
  expect(
    readAims(['breaks', 'minimum', 'evenly', 'in-a-row', 'table-changes', 'wishes', 'breaks', '?']),
  ).toEqual(['breaks', 'minimum', 'shared', 'inARow', 'tableChanges', 'weight'])
})
