import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sumUnary } from '../cnf.ts'
import { compileProblem } from '../compile.ts'
import { encodeSchedule } from '../encode.ts'
import { highestFloor } from '../exact.ts'
import { generatePublished } from '../generate.ts'
import type { Placement, Problem } from '../model.ts'
import { solve } from '../solve.ts'
import { searchExhaustively } from '../testing/exhaustive-search.ts'
import { tinyPublished } from '../testing/tiny-problems.ts'
import { countQuality, verify } from '../verify.ts'
import { checkRefutation } from './check-refutation.ts'
import { type Refutation, refuteBetter, writeDimacs, writeDrat } from './refute.ts'

const everything = (problem: Problem) => problem.meetings.map((_, index) => index)

async function refute(problem: Problem, breaks: number | undefined) {
  return refuteBetter(compileProblem(problem), {
    meetings: everything(problem),
    rowsAreHard: false,
    breaks,
  })
}

const check = ({ clauses, steps }: Refutation) => checkRefutation(clauses, steps).accepted

test('that no better schedule exists is shown in steps that the independent checker accepts', async () => {
  await fc.assert(
    fc.asyncProperty(tinyPublished, async problem => {
      const best = searchExhaustively(problem)
      fc.pre(best?.breaks !== 0)
      const refutations = await refute(problem, best?.breaks)
      expect(refutations?.map(check)).toEqual(refutations?.map(() => true))
      expect(refutations?.length).toBeGreaterThan(0)
    }),
    { numRuns: 150 },
  )
})

test('a claim better than the truth is not refuted', async () => {
  await fc.assert(
    fc.asyncProperty(tinyPublished, async problem => {
      const best = searchExhaustively(problem)
      fc.pre(best !== undefined)
      expect(await refute(problem, (best?.breaks ?? 0) + 1)).toBeUndefined()
      expect(await refute(problem, undefined)).toBeUndefined()
    }),
    { numRuns: 60 },
  )
})

const PUBLISHED_KINDS = {
  original: {},
  'forbidden slots': { forbiddenShare: 0.1 },
  'fixed meetings': { fixedShare: 0.35 },
  precedences: { precedenceShare: 0.3 },
  'half days': { halfDayShare: 0.9 },
}

/** Every fourth participant is away in the middle, which the hidden schedule did not know. */
function sendAway(problem: Problem): Problem {
  return {
    ...problem,
    participants: problem.participants.map((person, index) =>
      index % 4 === 0 ? { ...person, available: person.available.filter(slot => slot !== '5') } : person,
    ),
  }
}

test.each(Object.entries(PUBLISHED_KINDS))(
  'the optimum of a middling problem with %s is proven to the checker',
  async (_, kind) => {
    let refuted = 0
    for (let seed = 1; seed <= 6; seed++) {
      const shape = { seed, participants: 16, meetings: 30, slots: 9, morningSlots: 5, tables: 4 }
      const problem = sendAway(generatePublished({ ...shape, ...kind }))
      const answer = await solve(problem, { seed: 1, iterations: 20_000 })
      expect(['optimal', 'infeasible']).toContain(answer.status)
      if (answer.status === 'optimal' && answer.breaks === 0) continue
      const refutations = await refute(problem, answer.status === 'optimal' ? answer.breaks : undefined)
      expect(refutations?.map(check)).toEqual([true])
      refuted++
    }
    expect(refuted).toBeGreaterThanOrEqual(1)
  },
)

test('the checker refuses a step that does not follow, and a proof without an end', () => {
  const clauses = [
    [1, 2],
    [-1, 2],
    [1, -2],
    [-1, -2],
  ]
  expect(checkRefutation(clauses, [[2], []])).toEqual({ accepted: true, steps: 1 })
  expect(checkRefutation(clauses.slice(0, 3), [[2], []])).toEqual({ accepted: false, step: 1 })
  expect(checkRefutation(clauses.slice(0, 2), [[1], []])).toEqual({ accepted: false, step: 0 })
  expect(checkRefutation(clauses, [])).toEqual({ accepted: false, step: 0 })
})

test('clauses and steps are written as other checkers read them', () => {
  const refutation = { fairnessFloor: 0, variables: 2, clauses: [[1, -2], [2]], steps: [[1], []] }
  expect(writeDimacs(refutation)).toBe('p cnf 2 2\n1 -2 0\n2 0\n')
  expect(writeDrat(refutation)).toBe('1 0\n0\n')
})

/** Every way to give slots to all meetings that the verifier accepts, with at most so many breaks. */
function listSchedules(problem: Problem, mostBreaks: number): string[] {
  const found: string[] = []
  const placed: Placement[] = []
  const visit = (index: number): void => {
    const meeting = problem.meetings[index]
    if (!meeting) {
      if (verify(problem, { placed }).length > 0) return
      if (countQuality(problem, placed).breaks <= mostBreaks)
        found.push(placed.map(({ slot }) => slot).join())
      return
    }
    for (const { id: slot } of problem.slots) {
      const taken = new Set(placed.filter(other => other.slot === slot).map(({ place }) => place))
      const place = problem.places.find(({ id }) => !taken.has(id))?.id
      if (place === undefined) continue
      placed.push({ meeting: meeting.id, slot, place })
      visit(index + 1)
      placed.pop()
    }
  }
  visit(0)
  return found.sort()
}

/** The schedules that the clauses describe: every combination of slots that can be completed to a model. */
async function listModels(problem: Problem, mostBreaks: number): Promise<string[]> {
  const { Cadical } = await import('cadical-wasm')
  const compiled = compileProblem(problem)
  const found = new Set<string>()
  for (let floor = 0; floor <= highestFloor(compiled, everything(problem)); floor++) {
    const encoding = encodeSchedule(compiled, everything(problem), { fairnessFloor: floor })
    if (!encoding) continue
    const { cnf, heldAt, extraBreaks, forced } = encoding
    if (mostBreaks < forced) continue
    const reached = sumUnary(cnf, extraBreaks, mostBreaks - forced + 1, false)[mostBreaks - forced]
    if (reached !== undefined) cnf.add(-reached)
    const solver = await Cadical.create({ quiet: true })
    let clause: number[] = []
    for (const literal of cnf.literals) {
      if (literal !== 0) clause.push(literal)
      else {
        solver.addClause(clause)
        clause = []
      }
    }
    while (solver.solve() === 'satisfiable') {
      const chosen = [...heldAt].filter(variable => variable > 0 && solver.value(variable))
      const slots = everything(problem).map(meeting => {
        const row = heldAt.subarray(meeting * compiled.slotCount, (meeting + 1) * compiled.slotCount)
        const slot = row.findIndex(variable => variable > 0 && solver.value(variable))
        return problem.slots[compiled.slotSource[slot] ?? -1]?.id
      })
      found.add(slots.join())
      solver.addClause(chosen.map(variable => -variable))
    }
    solver.dispose()
  }
  return [...found].sort()
}

test('the clauses describe exactly the schedules that the verifier accepts', async () => {
  await fc.assert(
    fc.asyncProperty(tinyPublished, fc.integer({ min: 0, max: 3 }), async (problem, mostBreaks) => {
      fc.pre(problem.slots.length ** problem.meetings.length <= 4100)
      expect(await listModels(problem, mostBreaks)).toEqual(listSchedules(problem, mostBreaks))
    }),
    { numRuns: 80 },
  )
})
