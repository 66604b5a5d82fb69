import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeLate } from './board.ts'
import { checkProblem } from './check-problem.ts'
import { generateMission } from './generate.ts'
import type { Meeting, Placement, Problem, Remedy, Step } from './model.ts'
import { solve } from './solve.ts'
import { tinyProblem, withRules } from './testing/tiny-problems.ts'
import { verify } from './verify.ts'

interface Plan {
  readonly problem: Problem
  readonly placed: readonly Placement[]
}

/** The problem and schedule after the organiser has done what a remedy for a request says. */
function apply(plan: Plan, remedy: Remedy, request: string): Plan {
  return remedy.code === 'two-steps'
    ? remedy.steps.reduce((after, step) => applyStep(after, step, request), plan)
    : applyStep(plan, remedy, request)
}

function applyStep({ problem, placed }: Plan, step: Step, request: string): Plan {
  const change = (more: Partial<Problem>): Plan => ({ problem: { ...problem, ...more }, placed })
  switch (step.code) {
    case 'drop-meeting':
      return { problem, placed: placed.filter(({ meeting }) => meeting !== step.meeting) }
    case 'add-table':
      return change({
        places: [...problem.places, { id: 'new', label: 'new', kind: 'table', slots: [step.slot] }],
      })
    case 'raise-maximum':
    case 'open-slot':
      return change({
        participants: problem.participants.map(person => {
          if (person.id !== step.participant) return person
          if (step.code === 'raise-maximum') return { ...person, maxMeetings: step.to }
          return { ...person, available: [...person.available, step.slot] }
        }),
      })
    case 'allow-slot':
      return change({
        meetings: problem.meetings.map(meeting =>
          meeting.id === request
            ? { ...meeting, allowedSlots: [...(meeting.allowedSlots ?? []), step.slot] }
            : meeting,
        ),
      })
    case 'raise-group-maximum':
      return change({
        groups: (problem.groups ?? []).map(group =>
          group.id === step.group ? { ...group, maxMeetings: step.to } : group,
        ),
      })
    case 'add-resource':
      return change({
        resources: (problem.resources ?? []).map(resource => {
          if (resource.id !== step.resource) return resource
          const own = resource.unitsIn?.find(entry => entry.slot === step.slot)?.units
          const isThere = !resource.slots || resource.slots.includes(step.slot)
          const units = (own ?? (isThere ? resource.units : 0)) + 1
          const others = (resource.unitsIn ?? []).filter(entry => entry.slot !== step.slot)
          return { ...resource, unitsIn: [...others, { slot: step.slot, units }] }
        }),
      })
  }
}

/** True when the verifier accepts the request in some cell, with somebody of its choices. */
function hasRoom({ problem, placed }: Plan, meeting: Meeting): boolean {
  const people = (meeting.choices ?? []).flatMap(({ from }) => from)
  const ways = Array.from({ length: 2 ** people.length }, (_, mask) =>
    people.filter((_person, index) => ((mask >> index) & 1) === 1),
  )
  return problem.slots.some(slot =>
    problem.places.some(place =>
      ways.some(attending => {
        const extra = { meeting: meeting.id, slot: slot.id, place: place.id }
        const more = meeting.choices ? { ...extra, attending } : extra
        return verify(problem, { placed: [...placed, more] }).length === 0
      }),
    ),
  )
}

const ruled = withRules(tinyProblem, {
  resources: true,
  pauses: true,
  walks: true,
  groups: true,
  choices: true,
})

test('whatever the rules, remedies make room, and conflicts rule out every slot with no fact to spare', async () => {
  const kinds = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.oneof(tinyProblem, ruled), async drawn => {
      const { fairness: _, ...problem } = drawn
      fc.pre(checkProblem(problem).length === 0)
      const answer = await solve(problem, { seed: 1, iterations: 300 })
      fc.pre(verify(problem, answer).length === 0)
      for (const { meeting: id, conflict, remedies } of answer.unplaced) {
        const meeting = problem.meetings.find(one => one.id === id)
        if (!meeting) throw new Error(`unknown ${id}`)
        for (const remedy of remedies) {
          kinds.add(remedy.code)
          expect(
            hasRoom(apply({ problem, placed: answer.placed }, remedy, id), meeting),
            JSON.stringify(remedy),
          ).toBe(true)
        }
        expect(conflict.length === 0).toBe(hasRoom({ problem, placed: answer.placed }, meeting))
        if (meeting.choices) continue
        const covered = (facts: typeof conflict) => new Set(facts.flatMap(fact => fact.slots)).size
        if (conflict.length > 0) expect(covered(conflict)).toBe(problem.slots.length)
        for (const fact of conflict)
          expect(covered(conflict.filter(other => other !== fact))).toBeLessThan(problem.slots.length)
      }
    }),
    { numRuns: 200 },
  )
  expect(kinds.size).toBeGreaterThan(3)
}, 120_000)

test('one more interpreter is no way out where locked meetings take more than there are', async () => {
  const slots = ['s0', 's1'].map((id, at) => ({
    id,
    start: at * 30,
    end: at * 30 + 30,
    session: 'all',
    run: id,
    day: 'day0',
  }))
  const people = ['a', 'b', 'c', 'd']
  const problem: Problem = {
    slots,
    places: ['t0', 't1'].map(id => ({ id, label: id, kind: 'table' as const })),
    participants: people.map(id => ({ id, available: ['s0', 's1'] })),
    meetings: [
      { id: 'locked', participants: ['a', 'b'], weight: 1, fixed: { slot: 's0' }, needs: ['interpreter'] },
      { id: 'waits', participants: ['c', 'd'], weight: 1, needs: ['interpreter'] },
    ],
    resources: [{ id: 'interpreter', units: 0 }],
    order: ['minimum', 'weight', 'inARow', 'breaks', 'shared', 'tableChanges'],
  }

  const answer = await solve(problem, { seed: 1, iterations: 50 })

  expect(answer.unplaced.map(({ meeting, remedies }) => [meeting, remedies])).toEqual([
    ['waits', [{ code: 'add-resource', resource: 'interpreter', slot: 's1' }]],
  ])
})

test('every request without a place has a reason, and every remedy makes room for it', async () => {
  const kinds = new Set<string>()
  for (const seed of [1, 2, 3]) {
    const problem = generateMission({
      seed,
      delegates: 14,
      locals: 24,
      requests: 170,
      days: 1,
      slotsPerSession: 5,
      tables: 8,
    })
    const answer = await solve(problem, { seed: 1, iterations: 5000 })
    expect(answer.unplaced.length).toBeGreaterThan(0)
    for (const { meeting, reasons, conflict, remedies } of answer.unplaced) {
      expect(reasons.length).toBeGreaterThan(0)
      expect(conflict.length).toBeGreaterThan(0)
      for (const remedy of remedies) {
        kinds.add(remedy.code)
        const after = apply({ problem, placed: answer.placed }, remedy, meeting)
        expect(placeLate(after.problem, after, meeting), JSON.stringify(remedy)).toBeDefined()
      }
    }
  }
  expect(kinds.size).toBeGreaterThanOrEqual(3)
})
