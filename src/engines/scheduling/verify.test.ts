import { expect, test } from 'vitest'
import type { Answer, Placement, Problem, Violation } from './model.ts'
import { solve } from './solve.ts'
import { verify } from './verify.ts'

/** Two people of a delegation, two locals, four slots on one day, every rule of the model in use. */
const problem: Problem = {
  slots: [1, 2, 3, 4].map(number => ({
    id: `s${number}`,
    start: number * 30,
    end: number * 30 + 30,
    session: 'a',
    run: 'a',
    day: 'd',
  })),
  places: [
    { id: 't1', label: '1', kind: 'table' },
    { id: 't2', label: '2', kind: 'table', slots: ['s1', 's2', 's3'] },
    { id: 'booth', label: 'B', kind: 'table', ownerParticipant: 'ana' },
    { id: 'online', label: 'O', kind: 'online' },
  ],
  participants: [
    { id: 'ana', available: ['s1', 's2', 's3'], maxInARow: 2 },
    { id: 'ben', available: ['s1', 's2', 's3', 's4'], maxMeetings: 2 },
    { id: 'cho', available: ['s1', 's2', 's3', 's4'] },
    { id: 'dee', available: ['s2', 's3', 's4'] },
  ],
  meetings: [
    { id: 'ac', participants: ['ana', 'cho'], weight: 2, mustHold: true },
    { id: 'ad', participants: ['ana', 'dee'], weight: 1, predecessors: ['ac'] },
    { id: 'bc', participants: ['ben', 'cho'], weight: 1, fixed: { slot: 's3', place: 't1' } },
    { id: 'bd', participants: ['ben', 'dee'], weight: 1, allowedSlots: ['s2'] },
    { id: 'ab', participants: ['ana', 'ben'], weight: 1, allowedPlaces: ['online'] },
    { id: 'cd', participants: ['cho', 'dee'], weight: 1, allowedPlaces: ['t1', 't2'] },
  ],
  fairness: 1,
  order: ['weight', 'breaks'],
}

const good: readonly Placement[] = [
  { meeting: 'ac', slot: 's1', place: 'booth' },
  { meeting: 'bd', slot: 's2', place: 't1' },
  { meeting: 'bc', slot: 's3', place: 't1' },
  { meeting: 'ad', slot: 's3', place: 't2' },
]

/** The good schedule with one meeting put elsewhere (or added). */
function withMove(meeting: string, slot: string, place: string): readonly Placement[] {
  return [...good.filter(placement => placement.meeting !== meeting), { meeting, slot, place }]
}

const without = (meeting: string) => good.filter(placement => placement.meeting !== meeting)

function codes(placed: readonly Placement[]): readonly Violation['code'][] {
  return verify(problem, { placed }).map(({ code }) => code)
}

test('a schedule that keeps every rule has no violations', () => {
  expect(codes(good)).toEqual([])
})

test.each<[string, readonly Placement[], readonly Violation['code'][]]>([
  ['a meeting nobody asked for', withMove('xx', 's1', 't1'), ['unknown-meeting']],
  ['a slot that does not exist', withMove('ac', 's9', 't1'), ['unknown-slot']],
  ['a place that does not exist', withMove('ac', 's1', 't9'), ['unknown-place']],
  [
    'a meeting held twice',
    [...good, { meeting: 'bd', slot: 's4', place: 't1' }],
    ['placed-twice', 'slot-not-allowed', 'above-maximum'],
  ],
  [
    'somebody in two meetings at once',
    withMove('cd', 's3', 't2'),
    ['participant-twice-at-once', 'place-twice-at-once', 'participant-twice-at-once'],
  ],
  ['two meetings at one table', withMove('ad', 's3', 't1'), ['place-twice-at-once']],
  ['somebody who is away', withMove('ac', 's4', 't1'), ['participant-away', 'order-broken']],
  ['a table that is not there then', withMove('cd', 's4', 't2'), ['place-closed']],
  ['a slot the meeting may not use', withMove('bd', 's4', 't1'), ['slot-not-allowed']],
  ['a stranger in an own booth', withMove('bd', 's2', 'booth'), ['place-not-allowed']],
  [
    'an online meeting at a table',
    withMove('ab', 's2', 't2'),
    ['participant-twice-at-once', 'place-not-allowed'],
  ],
  ['a fixed meeting at another table', withMove('bc', 's3', 'booth'), ['fixed-moved']],
  ['a fixed meeting left out', without('bc'), ['fixed-moved']],
  ['a mandatory meeting left out', without('ac'), ['must-not-held']],
  ['a meeting before its predecessor', withMove('ac', 's4', 'booth'), ['participant-away', 'order-broken']],
])('finds %s', (_, placed, expected) => {
  expect([...codes(placed)].sort()).toEqual(expect.arrayContaining([...new Set(expected)].sort()))
})

test('a limit of meetings is a limit', () => {
  const limited = {
    ...problem,
    participants: problem.participants.map(person =>
      person.id === 'cho' ? { ...person, maxMeetings: 1 } : person,
    ),
  }
  expect(verify(limited, { placed: good })).toMatchObject([{ code: 'above-maximum', participant: 'cho' }])
})

test('a difference of breaks above the allowed one is unfair', () => {
  expect(verify({ ...problem, fairness: 0 }, { placed: good })).toMatchObject([{ code: 'unfair' }])
})

test.each<[keyof Answer, number]>([
  ['breaks', 7],
  ['idle', 7],
  ['weight', 7],
  ['inARowExcess', 7],
  ['minimumMissed', 7],
  ['tableChanges', 70],
  ['breaksLowerBound', 70],
  ['weightUpperBound', 0],
])('a claimed %s that is not true is found', async (name, value) => {
  const answer = await solve(problem, { seed: 1, iterations: 500 })
  expect(verify(problem, answer)).toEqual([])
  expect(verify(problem, { ...answer, [name]: value })).toMatchObject([{ code: 'wrong-number' }])
})

test('a meeting that is neither placed nor explained is found', async () => {
  const answer = await solve(problem, { seed: 1, iterations: 500 })
  const placed = answer.placed.filter(({ meeting }) => meeting !== 'bd')
  const { breaks: _b, idle: _i, weight: _w, tableChanges: _t, ...rest } = answer
  const found = verify(problem, { placed, unplaced: rest.unplaced })
  expect(found.filter(({ code }) => code === 'missing')).toMatchObject([{ meeting: 'bd' }])
})

/** The good schedule of two halls, an interpreter, colleagues who stand in, and a delegation with limits. */
const ruled: Problem = {
  ...problem,
  places: [
    { id: 't1', label: '1', kind: 'table', hall: 'north' },
    { id: 't2', label: '2', kind: 'table', hall: 'south' },
  ],
  participants: ['ana', 'ben', 'cho', 'dee'].map(id => ({
    id,
    available: ['s1', 's2', 's3', 's4'],
    ...(id === 'cho' ? { pauseAfter: 1 } : {}),
  })),
  meetings: [
    {
      id: 'x',
      participants: ['cho'],
      choices: [{ from: ['ana', 'ben'], count: 1 }],
      weight: 1,
      needs: ['lt'],
    },
    { id: 'y', participants: ['cho', 'dee'], weight: 1, needs: ['lt'] },
    { id: 'z', participants: ['ben', 'dee'], weight: 1, needs: ['lt'] },
  ],
  walks: [{ from: 'north', to: 'south', minutes: 10 }],
  resources: [{ id: 'lt', units: 1, unitsIn: [{ slot: 's4', units: 0 }] }],
  groups: [{ id: 'team', participants: ['ana', 'ben'], minMeetings: 1, maxMeetings: 1, perDay: true }],
  fairness: 2,
}
const attended = { meeting: 'x', slot: 's1', place: 't1', attending: ['ana'] }
const later = { meeting: 'y', slot: 's3', place: 't1' }

test.each<[string, readonly Placement[], readonly Violation['code'][]]>([
  ['nothing', [attended, later], []],
  [
    'nobody chosen',
    [{ meeting: 'x', slot: 's1', place: 't1' }, later],
    ['wrong-attendance', 'group-below-minimum'],
  ],
  ['both chosen', [{ ...attended, attending: ['ana', 'ben'] }, later], ['wrong-attendance']],
  [
    'a stranger chosen',
    [{ ...attended, attending: ['dee'] }, later],
    ['wrong-attendance', 'group-below-minimum'],
  ],
  ['no interpreter there', [attended, { ...later, slot: 's4' }], ['resource-short']],
  [
    'one interpreter for two meetings',
    [attended, { meeting: 'z', slot: 's1', place: 't2' }],
    ['resource-short', 'group-above-maximum'],
  ],
  ['no pause', [attended, { ...later, slot: 's2' }], ['pause-missing']],
  ['no time to walk', [attended, { ...later, slot: 's2', place: 't2' }], ['pause-missing', 'too-far']],
  ['time to walk', [attended, { ...later, place: 't2' }], []],
])('the rules beside the plain ones: %s', (_, placed, expected) => {
  expect(verify(ruled, { placed }).map(({ code }) => code)).toEqual(expected)
})

test('what is fixed is a fact and breaks no rule by itself', () => {
  const fixed = (slot: string, place: string, attending?: string[]) => ({
    fixed: { slot, place, ...(attending ? { attending } : {}) },
  })
  const [x, y] = ruled.meetings
  const facts: Problem = {
    ...ruled,
    meetings: [
      { ...x, id: 'x', participants: ['cho'], weight: 1, ...fixed('s3', 't1', ['ben']) },
      { ...y, id: 'y', participants: ['cho', 'dee'], weight: 1, ...fixed('s4', 't2') },
    ],
  }
  const placed = [
    { meeting: 'x', slot: 's3', place: 't1', attending: ['ben'] },
    { meeting: 'y', slot: 's4', place: 't2' },
  ]
  expect(verify(facts, { placed })).toEqual([])
})
