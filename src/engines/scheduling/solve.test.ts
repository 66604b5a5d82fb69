import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkProblem } from './check-problem.ts'
import { generateLarge, generateMission, generatePublished } from './generate.ts'
import type { Answer, Problem } from './model.ts'
import { InvalidProblem, solve } from './solve.ts'
import { compareScores, scoreSchedule, searchExhaustively } from './testing/exhaustive-search.ts'
import { tinyProblem, tinyPublished, withRules } from './testing/tiny-problems.ts'
import { verify } from './verify.ts'

/** What an answer without a valid schedule may lack: promises, and room kept for fixed meetings that find no place. */
const HARD_RULES_ONLY = new Set([
  'must-not-held',
  'fixed-moved',
  'unfair',
  'group-below-minimum',
  'group-above-maximum',
  'resource-short',
])

/** Random problems per test; KONTOR_SCHEDULE_RUNS multiplies them. */
function runs(count: number): { numRuns: number } {
  return { numRuns: Math.ceil(count * Number(process.env.KONTOR_SCHEDULE_RUNS ?? 1)) }
}

const isReadable = (problem: Problem) => checkProblem(problem).every(fault => fault.severity === 'impossible')

/** Few enough schedules to try them all. */
function isSearchable({ slots, places, meetings }: Problem): boolean {
  const ways = meetings.map(({ choices = [] }) =>
    choices.reduce((product, { from }) => product * from.length, slots.length * places.length + 1),
  )
  return ways.reduce((product, count) => product * count, 1) < 300_000
}

function solveTiny(problem: Problem, seed = 1): Promise<Answer> {
  return solve(problem, { seed, iterations: 3000 })
}

/** What must hold of every answer; an answer without a valid schedule may leave mandatory meetings out. */
function complaints(problem: Problem, answer: Answer) {
  const found = verify(problem, answer)
  if (answer.status === 'optimal' || answer.status === 'feasible') return found
  return found.filter(violation => !HARD_RULES_ONLY.has(violation.code))
}

test('every answer passes the verifier, whatever the problem', async () => {
  await fc.assert(
    fc.asyncProperty(tinyProblem, fc.integer(), async (problem, seed) => {
      fc.pre(isReadable(problem))
      const answer = await solve(problem, { seed, iterations: 600 })
      expect(complaints(problem, answer)).toEqual([])
    }),
    runs(250),
  )
})

const kinds: readonly [string, fc.Arbitrary<Problem>][] = [
  ['every feature of the model', tinyProblem],
  ['the published kind', tinyPublished],
  ['a scarce interpreter', withRules(tinyProblem, { resources: true })],
  ['pauses', withRules(tinyProblem, { pauses: true })],
  ['walking between halls', withRules(tinyProblem, { walks: true })],
  ['walking between halls, all meetings given', withRules(tinyPublished, { walks: true })],
  ['groups', withRules(tinyProblem, { groups: true })],
  ['colleagues who stand in', withRules(tinyProblem, { choices: true })],
  ['colleagues who stand in, all meetings given', withRules(tinyPublished, { choices: true })],
  [
    'all rules',
    withRules(fc.oneof(tinyProblem, tinyPublished), {
      resources: true,
      pauses: true,
      walks: true,
      groups: true,
      choices: true,
    }),
  ],
]

test.each(kinds)(
  'problems with %s are decided as trying everything shows',
  async (_, kind) => {
    await fc.assert(
      fc.asyncProperty(kind, fc.integer(), async (problem, seed) => {
        fc.pre(isReadable(problem) && isSearchable(problem))
        const answer = await solve(problem, { seed, iterations: 1500 })
        const best = searchExhaustively(problem)
        expect(complaints(problem, answer)).toEqual([])
        expect(answer.status).toBe(best ? 'optimal' : 'infeasible')
        if (!best) return
        expect(compareScores(scoreSchedule(problem, answer.placed), best.score)).toBe(0)
        expect(answer.weightUpperBound).toBeGreaterThanOrEqual(best.weight)
      }),
      runs(70),
    )
  },
  300_000,
)

/** Optimal or infeasible, and how good: nothing that names or order of records could change. */
async function decide(problem: Problem) {
  const answer = await solveTiny(problem)
  expect(['optimal', 'infeasible']).toContain(answer.status)
  return answer.status === 'optimal' ? scoreSchedule(problem, answer.placed) : undefined
}

test.each(kinds)('with %s, one more slot or table never makes the optimum worse', async (_, kind) => {
  await fc.assert(
    fc.asyncProperty(kind, fc.boolean(), async (problem, isTable) => {
      fc.pre(isReadable(problem))
      const before = await decide(problem)
      const after = await decide(isTable ? addTable(problem) : addSlot(problem))
      if (!before) return
      expect(after && compareScores(after, before)).toBeLessThanOrEqual(0)
    }),
    runs(25),
  )
})

test.each(kinds)('with %s, other names and another order of records change nothing', async (_, kind) => {
  await fc.assert(
    fc.asyncProperty(kind, async problem => {
      fc.pre(isReadable(problem))
      const [before, after] = [await decide(problem), await decide(renameAll(problem))]
      expect(before === undefined).toBe(after === undefined)
      if (before && after) expect(compareScores(after, before)).toBe(0)
    }),
    runs(25),
  )
})

function addTable(problem: Problem): Problem {
  return { ...problem, places: [...problem.places, { id: 'extra', label: 'extra', kind: 'table' }] }
}

/** One slot after the last one, on its day and in its run: another day would have minimums of its own. */
function addSlot(problem: Problem): Problem {
  const last = problem.slots.at(-1)
  if (!last) return problem
  return {
    ...problem,
    slots: [...problem.slots, { ...last, id: 'extra', start: last.end, end: last.end + 30 }],
    participants: problem.participants.map(person => ({
      ...person,
      available: [...person.available, 'extra'],
    })),
  }
}

/** The same problem with other names for people, meetings and places, and all records the other way round. */
function renameAll(problem: Problem): Problem {
  const other = (id: string) => `other-${id}`
  const turned = (ids: readonly string[]) => ids.map(other).reverse()
  return {
    ...problem,
    slots: [...problem.slots].reverse(),
    participants: problem.participants.map(person => ({ ...person, id: other(person.id) })).reverse(),
    places: problem.places
      .map(({ ownerParticipant, ...place }) => ({
        ...place,
        id: other(place.id),
        ...(ownerParticipant === undefined ? {} : { ownerParticipant: other(ownerParticipant) }),
      }))
      .reverse(),
    meetings: problem.meetings
      .map(({ choices, fixed, allowedPlaces, predecessors, ...meeting }) => ({
        ...meeting,
        id: other(meeting.id),
        participants: turned(meeting.participants),
        ...(choices ? { choices: choices.map(({ from, count }) => ({ from: turned(from), count })) } : {}),
        ...(allowedPlaces ? { allowedPlaces: turned(allowedPlaces) } : {}),
        ...(predecessors ? { predecessors: turned(predecessors) } : {}),
        ...(fixed
          ? {
              fixed: {
                slot: fixed.slot,
                ...(fixed.place === undefined ? {} : { place: other(fixed.place) }),
                ...(fixed.attending ? { attending: turned(fixed.attending) } : {}),
              },
            }
          : {}),
      }))
      .reverse(),
    ...(problem.groups
      ? {
          groups: problem.groups
            .map(group => ({ ...group, participants: turned(group.participants) }))
            .reverse(),
        }
      : {}),
  }
}

test('the same problem, seed and number of iterations give the same answer', async () => {
  const problem = generateMission({
    seed: 5,
    delegates: 12,
    locals: 20,
    requests: 110,
    days: 1,
    slotsPerSession: 6,
    tables: 7,
    booths: 2,
  })
  const first = await solve(problem, { seed: 9, iterations: 20_000 })
  const second = await solve(problem, { seed: 9, iterations: 20_000 })
  expect(second).toEqual(first)
})

test('a problem of published size with half days, forbidden slots and precedences is solved to proof', async () => {
  const problem = generatePublished({
    seed: 2,
    participants: 70,
    meetings: 154,
    slots: 21,
    morningSlots: 13,
    tables: 14,
    halfDayShare: 0.9,
    forbiddenShare: 0.05,
    precedenceShare: 0.1,
  })
  const answer = await solve(problem, { seed: 1, deadlineMs: 10_000, clock: () => performance.now() })
  expect(verify(problem, answer)).toEqual([])
  expect({ status: answer.status, bound: answer.breaksLowerBound }).toEqual({
    status: 'optimal',
    bound: answer.breaks,
  })
})

test('a nearly saturated problem gets all its meetings', async () => {
  const problem = generatePublished({
    seed: 3,
    participants: 42,
    meetings: 126,
    slots: 8,
    tables: 17,
    skew: 0.4,
  })
  const answer = await solve(problem, { seed: 1, deadlineMs: 10_000, clock: () => performance.now() })
  expect(verify(problem, answer)).toEqual([])
  expect(answer.unplaced).toEqual([])
})

test('an over-subscribed mission fills its seats', async () => {
  const problem = generateMission({
    seed: 2,
    delegates: 30,
    locals: 70,
    requests: 350,
    days: 2,
    slotsPerSession: 6,
    tables: 14,
    booths: 5,
  })
  const answer = await solve(problem, { seed: 1, deadlineMs: 1500, clock: () => performance.now() })
  expect(verify(problem, answer)).toEqual([])
  expect(answer.weight / answer.weightUpperBound).toBeGreaterThan(0.99)
})

test('two thousand people and ten thousand meetings get a first schedule at once', async () => {
  const problem = generateLarge({ seed: 1, participants: 2000, meetings: 10_000, slots: 40, tables: 400 })
  const answer = await solve(problem, { seed: 1, iterations: 1 })
  expect(verify(problem, answer)).toEqual([])
  expect(answer.unplaced).toEqual([])
})

test('a cancelled build gives what it has', async () => {
  const problem = generateMission({
    seed: 2,
    delegates: 20,
    locals: 30,
    requests: 200,
    days: 1,
    slotsPerSession: 6,
    tables: 10,
  })
  let asked = 0
  const answer = await solve(problem, { seed: 1, iterations: 1e9, isCancelled: () => ++asked > 20 })
  expect(verify(problem, answer)).toEqual([])
  expect(answer.placed.length).toBeGreaterThan(50)
})

test('faulty input is refused with every fault named', async () => {
  const problem: Problem = {
    slots: [],
    places: [],
    participants: [{ id: 'a', available: ['nowhere'] }],
    meetings: [{ id: 'm', participants: ['a', 'b'], weight: 1 }],
    order: [],
  }
  const error = await solve(problem, { seed: 1 }).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(InvalidProblem)
  expect(error instanceof InvalidProblem && error.faults.map(({ id, field }) => [id, field])).toEqual([
    ['a', 'available'],
    ['m', 'participants'],
  ])
})
