import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DayEvent, type DayFacts, mayNote, readDay, standingEvents } from './day-state.ts'

const minute = 60_000
const start = Date.UTC(2026, 9, 5, 0, 0)
const at = (minutes: number) => new Date(start + minutes * minute)
const people = ['ann', 'bob', 'cleo', 'dan']
const tables = ['t1', 't2']

/** Three slots of 20 minutes with five between; nobody and no table twice in one. */
const meetings = [
  { id: 'm1', placeId: 't1', slot: 0, people: ['ann', 'bob'] },
  { id: 'm2', placeId: 't2', slot: 0, people: ['cleo', 'dan'] },
  { id: 'm3', placeId: 't1', slot: 1, people: ['ann', 'cleo'] },
  { id: 'm4', placeId: 't1', slot: 2, people: ['bob', 'dan'] },
].map(({ slot, ...meeting }) => ({
  ...meeting,
  startsAt: at(slot * 25),
  endsAt: at(slot * 25 + 20),
  recorded: 'accepted' as const,
}))

const facts = (events: readonly DayEvent[], minutes: number): DayFacts => ({
  meetings,
  places: tables.map(id => ({ id, kind: 'table' as const })),
  participants: people.map(id => ({ id, isAfar: false })),
  events,
  at: at(minutes),
})

const blank = {
  participantId: null,
  meetingId: null,
  placeId: null,
  minutes: null,
  missing: [] as string[],
  undoes: null,
}

const anyWord = fc.oneof(
  fc.record({ kind: fc.constantFrom('checked-in' as const), participantId: fc.constantFrom(...people) }),
  fc.record({
    kind: fc.constant('late' as const),
    participantId: fc.constantFrom(...people),
    minutes: fc.integer({ min: 1, max: 40 }),
  }),
  fc.constantFrom(...meetings).chain(meeting =>
    fc.record({
      kind: fc.constant('at-table' as const),
      meetingId: fc.constant(meeting.id),
      participantId: fc.constantFrom(...meeting.people),
    }),
  ),
  fc.constantFrom(...meetings).chain(meeting =>
    fc.record({
      kind: fc.constantFrom('started' as const, 'ended' as const, 'not-held' as const, 'runs-over' as const),
      meetingId: fc.constant(meeting.id),
      minutes: fc.integer({ min: 1, max: 40 }),
      missing: fc.subarray(meeting.people),
    }),
  ),
)

/** Words in the order in which the house took them, some of them taken back by later ones. */
const anyDay = fc
  .array(fc.tuple(anyWord, fc.nat(100), fc.option(fc.nat(20), { freq: 4 })), { maxLength: 14 })
  .map(words => {
    const sorted = [...words].sort((a, b) => a[1] - b[1])
    const events: DayEvent[] = []
    for (const [word, minutes, target] of sorted) {
      const plain = events.filter(
        event => event.kind !== 'undone' && !events.some(other => other.undoes === event.id),
      )
      const undoes = target === null ? undefined : plain[target]
      const number = events.length + 1
      events.push(
        undoes === undefined
          ? { ...blank, ...word, id: `e${number}`, number, at: at(minutes) }
          : { ...blank, kind: 'undone', undoes: undoes.id, id: `e${number}`, number, at: at(minutes) },
      )
    }
    return events
  })

test('what was undone leaves no trace: the day is as if neither had been said', () => {
  fc.assert(
    fc.property(anyDay, fc.nat(120), (events, minutes) => {
      const undone = new Set(events.flatMap(event => event.undoes ?? []))
      const without = events.filter(event => event.kind !== 'undone' && !undone.has(event.id))
      // Only of a moment after everything was said: before, what is taken back later still held.
      const after = Math.max(minutes, 101)
      expect(readDay(facts(events, after))).toEqual(readDay(facts(without, after)))
    }),
    { numRuns: 400 },
  )
})

test('an earlier moment shows what had been said by then and nothing else', () => {
  fc.assert(
    fc.property(anyDay, fc.nat(120), (events, minutes) => {
      const said = events.filter(event => event.at <= at(minutes))
      expect(readDay(facts(events, minutes))).toEqual(readDay(facts(said, minutes)))
    }),
    { numRuns: 400 },
  )
})

test('a tap that is repeated at once changes nothing', () => {
  fc.assert(
    fc.property(anyDay, fc.nat(20), fc.nat(120), (events, which, minutes) => {
      const chosen = events[which % Math.max(events.length, 1)]
      fc.pre(chosen !== undefined && chosen.kind !== 'undone' && chosen.kind !== 'not-held')
      fc.pre(!events.some(event => event.undoes === chosen?.id))
      const twice = events.flatMap(event =>
        event === chosen
          ? [
              { ...event, number: event.number * 2 },
              { ...event, id: 'again', number: event.number * 2 + 1 },
            ]
          : [{ ...event, number: event.number * 2 }],
      )
      expect(readDay(facts(twice, minutes))).toEqual(readDay(facts(events, minutes)))
    }),
    { numRuns: 400 },
  )
})

test('whatever is said, tables and people never contradict the meetings', () => {
  fc.assert(
    fc.property(anyDay, fc.nat(120), (events, minutes) => {
      const day = readDay(facts(events, minutes))
      for (const table of day.tables) {
        expect(table.now.length).toBeLessThanOrEqual(1)
        for (const id of [...table.now, ...table.kept]) {
          expect(meetings.find(meeting => meeting.id === id)?.placeId).toBe(table.placeId)
          expect(['due', 'running', 'over-running']).toContain(day.meetings.get(id)?.state)
        }
      }
      for (const person of day.people.values()) {
        const states = person.missingFor.map(id => day.meetings.get(id)?.state)
        expect(states.every(state => state === 'due' || state === 'coming')).toBe(true)
        if (person.missingFor.length > 0) expect(person.since).toBeNull()
        if (person.state === 'meeting')
          expect(
            meetings.some(
              meeting =>
                meeting.people.includes(person.id) &&
                ['running', 'over-running'].includes(day.meetings.get(meeting.id)?.state ?? ''),
            ),
          ).toBe(true)
      }
      for (const meeting of day.meetings.values()) {
        const said = standingEvents(events, at(minutes)).some(
          event => event.meetingId === meeting.id && event.kind !== 'at-table',
        )
        // Silence is unknown, never held.
        if (!said) expect(['coming', 'due', 'unknown']).toContain(meeting.state)
      }
    }),
    { numRuns: 400 },
  )
})

const word = (number: number, minutes: number, event: Partial<DayEvent> & Pick<DayEvent, 'kind'>) => ({
  ...blank,
  id: `w${number}`,
  number,
  at: at(minutes),
  ...event,
})

test('ten minutes before, whoever is not here is missing for what comes next, unless they said they come late', () => {
  const late = word(1, 10, { kind: 'late', participantId: 'cleo', minutes: 20 })

  expect(readDay(facts([], 16)).people.get('cleo')).toMatchObject({
    state: 'missing',
    missingFor: ['m2', 'm3'],
  })
  expect(readDay(facts([late], 16)).people.get('cleo')).toMatchObject({ state: 'late', lateUntil: at(30) })
  expect(readDay(facts([late], 31)).people.get('cleo')).toMatchObject({ state: 'missing', lateUntil: null })
})

test('a meeting that runs over keeps the one after it waiting at its table', () => {
  const events = [
    word(1, 1, { kind: 'started', meetingId: 'm1' }),
    word(2, 19, { kind: 'runs-over', meetingId: 'm1', minutes: 10 }),
  ]

  const day = readDay(facts(events, 27))

  expect(day.meetings.get('m1')?.state).toBe('over-running')
  expect(day.tables[0]).toMatchObject({ now: ['m1'], kept: ['m3'], next: 'm4' })
  expect(readDay(facts(events, 31)).tables[0]).toMatchObject({ now: ['m3'], kept: [], next: 'm4' })
})

test('who stood at the table of a meeting that was moved to later does not wait at it', () => {
  const said = [word(1, 1, { kind: 'at-table', meetingId: 'm3', participantId: 'ann' })]
  const moved = (to: number) => {
    const day = facts(said, 2)
    return {
      ...day,
      meetings: day.meetings.map(one =>
        one.id === 'm3' ? { ...one, startsAt: at(to), endsAt: at(to + 20) } : one,
      ),
    }
  }

  expect(readDay(facts(said, 2)).people.get('ann')?.waitsFor).toBe('m3')
  expect(readDay(moved(31)).people.get('ann')?.waitsFor).toBe('m3')
  expect(readDay(moved(32)).people.get('ann')).toMatchObject({ waitsFor: null, since: at(1) })
})

test('what can be noted follows from the state', () => {
  expect(mayNote('started', 'coming')).toBe(false)
  expect(mayNote('started', 'due')).toBe(true)
  expect(mayNote('not-held', 'coming')).toBe(false)
  expect(mayNote('started', 'not-held')).toBe(false)
  expect(mayNote('not-held', 'running')).toBe(false)
  expect(mayNote('runs-over', 'ended')).toBe(true)
})
