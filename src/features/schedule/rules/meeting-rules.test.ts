import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  checkProblem,
  freeCells,
  type Placement,
  placeLate,
  verify,
} from '../../../engines/scheduling/index.ts'
import { findWay } from './find-way.ts'
import { type MissionFacts, makeProblem } from './make-problem.ts'
import { readWhoComes } from './meeting-people.ts'
import { interpreterFor, listWays, minutesBetween, noRules } from './meeting-rules.ts'
import { settlePlacements } from './settle-placements.ts'

const now = new Date('2026-10-05T01:00:00Z')
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const language = fc.constantFrom('en', 'ja', 'lt')

/** Small missions that use every rule: halls, offices, interpreters, video lines, pauses, groups, stand-ins. */
const ruledMission = fc
  .record({
    slots: fc.integer({ min: 2, max: 5 }),
    pause: fc.constantFrom(0, 15),
    places: fc.array(
      fc.record({
        kind: fc.constantFrom('table' as const, 'table' as const, 'office' as const, 'online' as const),
        hall: fc.option(fc.constantFrom('h0', 'h1')),
        travel: fc.option(fc.integer({ min: 1, max: 40 })),
        owner: fc.option(fc.nat(5)),
        onlyHere: fc.boolean(),
      }),
      { minLength: 2, maxLength: 4 },
    ),
    people: fc.array(
      fc.record({
        kind: fc.constantFrom('travelling' as const, 'local' as const, 'local' as const, 'remote' as const),
        away: fc.array(fc.nat(4), { maxLength: 2 }),
        group: fc.option(fc.constantFrom('g0', 'g1')),
        pauseAfter: fc.option(fc.integer({ min: 1, max: 2 }), { freq: 2 }),
        languages: fc.uniqueArray(language, { maxLength: 2 }),
      }),
      { minLength: 6, maxLength: 6 },
    ),
    meetings: fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5), fc.boolean()), {
      minLength: 2,
      maxLength: 8,
    }),
    walk: fc.integer({ min: 1, max: 40 }),
    interpreters: fc.uniqueArray(fc.constantFrom('en-ja', 'en-lt', 'ja-lt'), { maxLength: 2 }),
    videoLines: fc.option(fc.integer({ min: 0, max: 1 })),
    hours: fc.array(
      fc.record({
        of: fc.constantFrom('en-ja', 'en-lt', 'ja-lt', null),
        from: fc.nat(4),
        slots: fc.integer({ min: 1, max: 3 }),
        units: fc.nat(2),
        extra: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    pauseAfter: fc.option(fc.integer({ min: 1, max: 3 })),
    most: fc.option(fc.integer({ min: 1, max: 3 })),
  })
  .map(drawn => {
    const people = drawn.people.map((person, index) => ({ ...person, id: `a${index}` }))
    const facts: MissionFacts = {
      missionId: 'm',
      timeZone: 'Asia/Tokyo',
      format: 'hybrid',
      aims: ['wishes', 'breaks'],
      meetingsMin: 0,
      meetingsMax: null,
      inARowMax: 5,
      slots: Array.from({ length: drawn.slots }, (_, index) => ({
        id: `s${index}`,
        sessionId: `session ${index > 2}`,
        booking: 'organiser',
        startsAt: at(10 + index * (20 + drawn.pause)),
        endsAt: at(30 + index * (20 + drawn.pause)),
      })),
      places: drawn.places.map((place, index) => ({
        id: `p${index}`,
        label: `Table ${index}`,
        kind: place.kind,
        ownerParticipantId: place.owner === null ? null : `a${place.owner}`,
        closedSlotIds: [],
        hallId: place.hall,
        travelMinutes: place.travel,
        onlyHere: place.onlyHere,
      })),
      participants: people.map(person => ({
        id: person.id,
        kind: person.kind,
        confirmed: true,
        awaySlotIds: person.away.map(slot => `s${slot}`),
        meetingsMin: null,
        meetingsMax: null,
        pauseAfter: person.pauseAfter,
        groupId: person.group,
      })),
      meetings: drawn.meetings.flatMap(([from, to, standIn, any], index) => {
        if (from === to) return []
        const attendees = [
          { participantId: `a${from}`, side: 'from' as const, standIns: [] },
          { participantId: `a${to}`, side: 'to' as const, standIns: [`a${standIn}`] },
        ]
        return [
          {
            id: `m${index}`,
            weight: index + 1,
            ...readWhoComes(attendees, { from: any, to: any }),
            languages: {
              from: people[from]?.languages ?? [],
              to: people[to]?.languages ?? [],
            },
          },
        ]
      }),
      rules: {
        pauseAfter: drawn.pauseAfter,
        videoLines: drawn.videoLines,
        walks: [{ hallA: 'h0', hallB: 'h1', minutes: drawn.walk }],
        interpreters: drawn.interpreters.map(pair => ({
          id: pair,
          languageA: pair.slice(0, 2),
          languageB: pair.slice(3),
          units: 1,
        })),
        hours: drawn.hours
          .filter(one => one.of === null || drawn.interpreters.includes(one.of))
          .map((one, index) => ({
            id: `hours ${index}`,
            interpreterId: one.of,
            startsAt: at(10 + one.from * (20 + drawn.pause)),
            endsAt: at(30 + (one.from + one.slots - 1) * (20 + drawn.pause)),
            units: one.units,
            extra: one.extra,
          })),
        groups: ['g0', 'g1'].map(id => ({ id, name: id, meetingsMin: null, meetingsMax: drawn.most })),
      },
    }
    return facts
  })

test('the engine takes whatever the rules of a mission say, and the board’s verdict is the verifier’s', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(ruledMission, facts => {
      const problem = makeProblem(facts, { now, fixed: [], open: 'all' })
      expect(checkProblem(problem)).toEqual([])
      const placed: Placement[] = []
      for (const { id } of problem.meetings) {
        const found = placeLate(problem, { placed }, id)
        if (found !== undefined) placed.push(found)
      }
      expect(verify(problem, { placed })).toEqual([])
      for (const { id } of problem.meetings)
        for (const cell of freeCells(problem, { placed }, id)) {
          const gone = new Set([id, ...cell.displaces])
          const { slot, place, attending } = cell
          const here = { meeting: id, slot, place, ...(attending ? { attending } : {}) }
          const after = [...placed.filter(one => !gone.has(one.meeting)), here]
          expect(verify(problem, { placed: after }).length === 0).toBe(cell.verdict !== 'refused')
          for (const refusal of cell.refusals) seen.add(refusal.code)
        }
    }),
    { numRuns: 120 },
  )
  expect([...seen]).toEqual(
    expect.arrayContaining(['resource-short', 'pause-missing', 'too-far', 'group-at-maximum']),
  )
})

test('placements that broke a rule meanwhile are taken out, and no more of them than needed in the end', () => {
  fc.assert(
    fc.property(ruledMission, fc.infiniteStream(fc.nat(999)), (facts, draws) => {
      const problem = makeProblem(facts, { now, fixed: [], open: 'all' })
      const draw = (count: number) => Number(draws.next().value) % count
      const wild = problem.meetings.map(meeting => ({
        meeting: meeting.id,
        slot: problem.slots[draw(problem.slots.length)]?.id ?? '',
        place: problem.places[draw(problem.places.length)]?.id ?? '',
        ...(meeting.choices ? { attending: meeting.choices.flatMap(({ from }) => from.slice(0, 1)) } : {}),
      }))
      expect(verify(problem, { placed: settlePlacements(problem, wild).placed })).toEqual([])
    }),
    { numRuns: 120 },
  )
})

test('an interpreter comes where both sides told their languages and share none', () => {
  const pair = (id: string, languageA: string, languageB: string, units: number) => ({
    id,
    languageA,
    languageB,
    units,
  })
  const all = [pair('few', 'en', 'ja', 1), pair('many', 'ja', 'lt', 2)]
  const asked = (from: string[], to: string[]) => interpreterFor({ languages: { from, to } }, all)?.id ?? null

  expect(asked(['en', 'lt'], ['ja'])).toBe('many')
  expect(asked(['ja'], ['en'])).toBe('few')
  expect(asked(['en', 'ja'], ['ja'])).toBeNull()
  expect(asked([], ['ja'])).toBeNull()
  expect(asked(['de'], ['ja'])).toBeNull()
  expect(interpreterFor({}, all)).toBeNull()
})

test('ways lead between halls, to offices, and from one office to another over the venue', () => {
  const place = (
    id: string,
    kind: 'table' | 'office' | 'online',
    hallId: string | null,
    travel?: number,
  ) => ({
    id,
    kind,
    hallId,
    travelMinutes: travel ?? null,
  })
  const places = [
    place('t', 'table', 'a'),
    place('u', 'table', 'b'),
    place('v', 'table', null),
    place('x', 'office', null, 20),
    place('y', 'office', null, 15),
    place('z', 'online', null),
  ]
  const ways = listWays(places, [{ hallA: 'a', hallB: 'b', minutes: 7 }])
  const between = (from: string, to: string) => minutesBetween(ways, from, to)
  expect([
    between('b', 'a'),
    between('a', 'venue'),
    between('office x', 'a'),
    between('venue', 'office y'),
    between('office x', 'office y'),
  ]).toEqual([7, 0, 20, 15, 35])
  expect(listWays(places.slice(0, 3), noRules.walks)).toEqual([])

  const stop = (id: string, start: number) => {
    const { kind, hallId, travelMinutes } = places.find(one => one.id === id) ?? place(id, 'table', null)
    return {
      startsAt: at(start),
      endsAt: at(start + 20),
      placeId: id,
      place: id.toUpperCase(),
      kind,
      hallId,
      travelMinutes,
    }
  }
  expect(findWay(ways, stop('t', 0), stop('u', 60))).toEqual({
    leaveAt: at(53),
    minutes: 7,
    kind: 'walk',
    from: 'T',
  })
  expect(findWay(ways, undefined, stop('x', 60))).toEqual({
    leaveAt: at(40),
    minutes: 20,
    kind: 'travel',
    from: '',
  })
  expect(findWay(ways, stop('x', 0), stop('v', 60))?.leaveAt).toEqual(at(40))
  expect([
    findWay(ways, stop('t', 0), stop('v', 60)),
    findWay(ways, undefined, stop('t', 0)),
    findWay(ways, stop('x', 0), stop('z', 60)),
    findWay(ways, stop('x', 0), stop('t', 24 * 60)),
  ]).toEqual([null, null, null, null])
})
