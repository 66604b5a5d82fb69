import fc from 'fast-check'
import { expect, test } from 'vitest'
import { generateMission, generatePublished } from '../generate.ts'
import type { Problem } from '../model.ts'
import { tinyProblem } from '../testing/tiny-problems.ts'
import { readDzn } from './dzn.ts'
import { FormatFault } from './format-fault.ts'
import { readJsonProblem, readSolution } from './json.ts'
import { parseLocatedJson } from './json-lines.ts'

const small = `nBusiness = 3;
nMeetings = 2;
nTables = 1;
nTotalSlots = 4;
nMorningSlots = 2;
% a comment
requested = [|1, 2,1,
|2, 3,3,
|];
meetingsxBusiness = [{1,2},
{1,2,3},
{1,3}];
nMeetingsBusiness = [1,2,1];
forbidden = [{0},
{3,4},
{}];
fixed = [0,2];
precedences = [{},
{1}];
`

test('reads the MiniZinc format: half days, forbidden and fixed slots, precedences', () => {
  const problem = readDzn(small)
  expect(problem.slots.map(({ id }) => id)).toEqual(['1', '2', '3', '4'])
  expect(problem.places.map(({ id }) => id)).toEqual(['1'])
  expect(problem.participants).toEqual([
    { id: '1', available: ['1', '2', '3', '4'] },
    { id: '2', available: ['1', '2'] },
    { id: '3', available: ['1', '2', '3', '4'] },
  ])
  expect(problem.meetings).toEqual([
    { id: '1', participants: ['1', '2'], weight: 1, mustHold: true, allowedSlots: ['1', '2'] },
    {
      id: '2',
      participants: ['2', '3'],
      weight: 1,
      mustHold: true,
      allowedSlots: ['2'],
      predecessors: ['1'],
    },
  ])
  expect({ fairness: problem.fairness, order: problem.order }).toEqual({
    fairness: 2,
    order: ['breaks', 'tableChanges'],
  })
})

function faultOf(read: () => unknown): { line: number; field: string } | undefined {
  try {
    read()
    return undefined
  } catch (error) {
    if (error instanceof FormatFault) return { line: error.line, field: error.field }
    throw error
  }
}

test.each([
  ['nTables = 1;', 'nTables = x;', 3, 'nTables'],
  ['nTables = 1;\n', '', 17, 'nTables'],
  ['|2, 3,3,', '|2, 9,3,', 8, 'requested'],
  ['|2, 3,3,', '|2, 2,3,', 8, 'requested'],
  ['|2, 3,3,', '|2, 3,4,', 8, 'requested'],
  ['|2, 3,3,', '|2, 3,', 8, 'requested'],
  ['|2, 3,3,\n', '', 7, 'requested'],
  ['nMeetingsBusiness = [1,2,1]', 'nMeetingsBusiness = [1,1,1]', 13, 'nMeetingsBusiness'],
  ['{3,4}', '{3,5}', 15, 'forbidden'],
  ['fixed = [0,2]', 'fixed = [0,9]', 17, 'fixed'],
  ['fixed = [0,2]', 'fixed = [0]', 17, 'fixed'],
  ['{1}];\n', '{3}];\n', 19, 'precedences'],
  ['nTotalSlots = 4', 'nTotalSlots = 4.5', 4, 'file'],
])('a MiniZinc file with %j as %j is refused with line and field', (from, to, line, field) => {
  expect(small).toContain(from)
  expect(faultOf(() => readDzn(small.replace(from, to)))).toEqual({ line, field })
})

test('a MiniZinc file cut off anywhere before its last semicolon is refused', () => {
  const end = small.lastIndexOf(';')
  for (let length = 0; length < end; length++)
    expect(
      faultOf(() => readDzn(small.slice(0, length))),
      `cut at ${length}`,
    ).toBeDefined()
})

test('a problem written as JSON reads back the same', () => {
  fc.assert(
    fc.property(tinyProblem, fc.boolean(), (problem, pretty) => {
      const text = JSON.stringify(problem, undefined, pretty ? 2 : undefined)
      expect(readJsonProblem(text)).toEqual(problem)
    }),
    { numRuns: 200 },
  )
})

test('generated problems read back the same', () => {
  const shape = {
    seed: 1,
    delegates: 5,
    locals: 8,
    requests: 20,
    days: 2,
    slotsPerSession: 3,
    tables: 4,
    booths: 1,
  }
  const published = { seed: 1, participants: 12, meetings: 30, slots: 8, tables: 5 }
  for (const problem of [generateMission(shape), generatePublished(published)])
    expect(readJsonProblem(JSON.stringify(problem))).toEqual(problem)
})

test('fields left out of a JSON problem get their defaults', () => {
  const text = `{"slots": [{"id": 1, "start": 0, "end": 30}], "places": [{"id": "t"}],
    "participants": [{"id": "a"}, {"id": "b"}], "meetings": [{"id": "m", "participants": ["a", "b"]}]}`
  const expected: Problem = {
    slots: [{ id: '1', start: 0, end: 30, session: 'all', run: 'all', day: 'all' }],
    places: [{ id: 't', label: 't', kind: 'table' }],
    participants: [
      { id: 'a', available: ['1'] },
      { id: 'b', available: ['1'] },
    ],
    meetings: [{ id: 'm', participants: ['a', 'b'], weight: 1 }],
    order: ['minimum', 'weight', 'inARow', 'breaks', 'shared', 'groupsShared', 'tableChanges'],
  }
  expect(readJsonProblem(text)).toEqual(expected)
})

test('a JSON file cut off anywhere is refused with its last line', () => {
  const text = JSON.stringify(readDzn(small), undefined, 1)
  for (let length = 0; length < text.length; length++) {
    const cut = text.slice(0, length)
    const fault = faultOf(() => readJsonProblem(cut))
    expect(fault?.line, `cut at ${length}`).toBe(cut.split('\n').length)
  }
})

test.each([
  ['{"slots": [],\n "places": [],\n "participants": [{}],\n "meetings": []}', 3, 'participants.0.id'],
  ['{"slots": [],\n "places": [],\n "participants": [],\n "meetingss": []}', 1, 'meetings'],
  [
    '{"slots": [{"id": "a", "start": 0,\n "end": "x"}],\n "places": [], "participants": [], "meetings": []}',
    2,
    'slots.0.end',
  ],
  ['{"slots": [], "places": [], "participants": [], "meetings": [],\n "ordr": []}', 2, 'ordr'],
  ['{"slots": [], "places": [], "participants": [], "meetings": [],\n "order": ["gaps"]}', 2, 'order.0'],
  ['[1]', 1, 'file'],
  ['{"slots": [1,]}', 1, 'slots'],
])('a wrong JSON problem is refused with line and field: %s', (text, line, field) => {
  expect(faultOf(() => readJsonProblem(text))).toEqual({ line, field })
})

test('reads back what it is given, as the platform parser does', () => {
  fc.assert(
    fc.property(fc.json(), text => {
      expect(parseLocatedJson(text).value).toEqual(JSON.parse(text))
    }),
    { numRuns: 300 },
  )
})

test('a solution is read with numbers or texts as ids', () => {
  const text =
    '{"status": "optimal", "meetings": [{"id": 1, "slot": 2, "table": 3}, {"id": "x", "slot": "y", "table": "z"}]}'
  expect(readSolution(text)).toEqual([
    { meeting: '1', slot: '2', place: '3' },
    { meeting: 'x', slot: 'y', place: 'z' },
  ])
})
