import fc from 'fast-check'
import { expect, test } from 'vitest'
import { costOfMove, freeCells, placeLate, swapCosts } from './board.ts'
import { checkProblem } from './check-problem.ts'
import { generateMission } from './generate.ts'
import type { Answer, Placement, Problem } from './model.ts'
import { solve } from './solve.ts'
import { tinyProblem, withRules } from './testing/tiny-problems.ts'
import { countQuality, verify } from './verify.ts'

async function solveValid(problem: Problem, seed: number): Promise<Answer> {
  fc.pre(checkProblem(problem).length === 0)
  const answer = await solve(problem, { seed, iterations: 100 })
  fc.pre(answer.status === 'optimal' || answer.status === 'feasible')
  return answer
}

const withoutFairness = ({ fairness: _, ...problem }: Problem): Problem => problem

test('a move that the board offers keeps every rule, and costs what the board says', async () => {
  await fc.assert(
    fc.asyncProperty(
      tinyProblem.map(withoutFairness),
      fc.integer(),
      fc.nat(),
      async (problem, seed, choice) => {
        const answer = await solveValid(problem, seed)
        const meeting = problem.meetings[choice % problem.meetings.length]?.id ?? ''
        const before = countQuality(problem, answer.placed)
        for (const cell of freeCells(problem, answer, meeting)) {
          if (cell.verdict === 'refused') continue
          const gone = new Set([meeting, ...cell.displaces])
          const placed = [
            ...answer.placed.filter(placement => !gone.has(placement.meeting)),
            { meeting, slot: cell.slot, place: cell.place },
          ]
          const violations = verify(problem, { placed }).filter(({ code }) => code !== 'must-not-held')
          expect(violations).toEqual([])
          const after = countQuality(problem, placed)
          expect({
            breaks: cell.breaks,
            inARowExcess: cell.inARowExcess,
            tableChanges: cell.tableChanges,
          }).toEqual({
            breaks: after.breaks - before.breaks,
            inARowExcess: after.inARowExcess - before.inARowExcess,
            tableChanges: after.tableChanges - before.tableChanges,
          })
          expect(cell.verdict).toBe(cell.displaces.length === 0 ? 'free' : 'displaces')
        }
      },
    ),
    { numRuns: 150 },
  )
})

/** Two halls with a walk, an interpreter for a third of the meetings, a pause for every second person, a limit per day. */
function addRules(problem: Problem): Problem {
  return {
    ...problem,
    places: problem.places.map((place, at) => ({ ...place, hall: at % 2 === 0 ? 'north' : 'south' })),
    walks: [{ from: 'north', to: 'south', minutes: 10 }],
    resources: [{ id: 'interpreter', units: 1 }],
    participants: problem.participants.map((person, at) =>
      at % 2 === 0 ? { ...person, pauseAfter: 2 } : person,
    ),
    meetings: problem.meetings.map((meeting, at) =>
      at % 3 === 0 ? { ...meeting, needs: ['interpreter'] } : meeting,
    ),
    groups: [
      {
        id: 'first',
        participants: problem.participants.slice(0, 5).map(person => person.id),
        minMeetings: 2,
        maxMeetings: 10,
        perDay: true,
      },
    ],
  }
}

test('the board offers every swap that keeps the rules, and no other, and it costs what the board says', async () => {
  let offers = 0
  for (const seed of [1, 2]) {
    const mission = generateMission({
      seed,
      delegates: 8,
      locals: 10,
      requests: 40,
      days: 1,
      slotsPerSession: 4,
      tables: 5,
      booths: 2,
    })
    const problem = seed === 1 ? mission : addRules(mission)
    const { placed } = await solve(problem, { seed: 1, iterations: 2000 })
    const before = countQuality(problem, placed)
    const isOnline = (one: Placement) =>
      problem.places.some(place => place.id === one.place && place.kind === 'online')
    const known = verify(problem, { placed }).length
    for (const here of placed) {
      const offered = swapCosts(problem, { placed }, here.meeting)
      for (const there of placed) {
        if (there === here || isOnline(here) || isOnline(there)) continue
        const after = placed.map(one => {
          if (one === here) return { ...there, meeting: here.meeting }
          return one === there ? { ...here, meeting: there.meeting } : one
        })
        const isFine = verify(problem, { placed: after }).length <= known
        const quality = countQuality(problem, after)
        expect(offered.get(there.meeting)).toEqual(
          isFine
            ? {
                breaks: quality.breaks - before.breaks,
                inARowExcess: quality.inARowExcess - before.inARowExcess,
                tableChanges: quality.tableChanges - before.tableChanges,
              }
            : undefined,
        )
        if (isFine) offers++
      }
    }
  }
  expect(offers, 'some swaps are possible').toBeGreaterThan(20)
})

test('what the board refuses would break a rule', async () => {
  await fc.assert(
    fc.asyncProperty(
      tinyProblem.map(withoutFairness),
      fc.integer(),
      fc.nat(),
      async (problem, seed, choice) => {
        const answer = await solveValid(problem, seed)
        const meeting = problem.meetings[choice % problem.meetings.length]?.id ?? ''
        for (const cell of freeCells(problem, answer, meeting)) {
          if (cell.verdict !== 'refused') continue
          const gone = new Set([meeting, ...cell.displaces])
          const placed = [
            ...answer.placed.filter(placement => !gone.has(placement.meeting)),
            { meeting, slot: cell.slot, place: cell.place },
          ]
          const codes = verify(problem, { placed }).map(({ code }) => code)
          expect(codes.length).toBeGreaterThan(0)
        }
      },
    ),
    { numRuns: 150 },
  )
})

test('a late acceptance gets the first free place and moves nobody', async () => {
  const problem = generateMission({
    seed: 4,
    delegates: 10,
    locals: 14,
    requests: 60,
    days: 1,
    slotsPerSession: 5,
    tables: 6,
    booths: 2,
  })
  const answer = await solve(problem, { seed: 1, iterations: 3000 })
  const late = answer.placed[7]?.meeting ?? ''
  const others = answer.placed.filter(placement => placement.meeting !== late)
  const found = placeLate(problem, { placed: others }, late)
  expect(found).toBeDefined()
  if (!found) return
  expect(verify(problem, { placed: [...others, found] })).toEqual([])
  const startOf = new Map(problem.slots.map(slot => [slot.id, slot.start]))
  const earlier = freeCells(problem, { placed: others }, late).filter(
    cell => cell.verdict === 'free' && (startOf.get(cell.slot) ?? 0) < (startOf.get(found.slot) ?? 0),
  )
  expect(earlier).toEqual([])
})

test('an id the problem does not know is refused', () => {
  const problem: Problem = { slots: [], places: [], participants: [], meetings: [], order: [] }
  expect(() => costOfMove(problem, { placed: [] }, 'm', 's', 'p')).toThrow(RangeError)
})

const rules = { resources: true, pauses: true, walks: true, groups: true, choices: true }

test('with every rule the board offers exactly what the verifier accepts, with the colleagues it names', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(
      withRules(tinyProblem.map(withoutFairness), rules),
      fc.integer(),
      fc.nat(),
      async (problem, seed, choice) => {
        const answer = await solveValid(problem, seed)
        const meeting = problem.meetings[choice % problem.meetings.length]
        fc.pre(meeting !== undefined)
        if (meeting === undefined) return
        const before = countQuality(problem, answer.placed)
        for (const cell of freeCells(problem, answer, meeting.id)) {
          const { slot, place, attending } = cell
          const gone = new Set([meeting.id, ...cell.displaces])
          const others = answer.placed.filter(placement => !gone.has(placement.meeting))
          const isFine = (present: readonly string[] | undefined) => {
            const here = { meeting: meeting.id, slot, place, ...(present ? { attending: present } : {}) }
            return verify(problem, { placed: [...others, here] }).every(
              ({ code }) => code === 'must-not-held',
            )
          }
          expect(isFine(attending)).toBe(cell.verdict !== 'refused')
          for (const refusal of cell.refusals) seen.add(refusal.code)
          if (cell.verdict !== 'free') continue
          seen.add('free')
          const after = countQuality(problem, [
            ...others,
            { meeting: meeting.id, slot, place, ...(attending ? { attending } : {}) },
          ])
          expect(cell.breaks).toBe(after.breaks - before.breaks)
        }
      },
    ),
    { numRuns: 400 },
  )
  expect([...seen]).toEqual(
    expect.arrayContaining(['resource-short', 'pause-missing', 'too-far', 'group-at-maximum', 'free']),
  )
})
