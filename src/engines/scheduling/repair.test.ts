import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anneal, startBest } from './anneal.ts'
import { assignPlaces } from './assign-places.ts'
import { checkProblem } from './check-problem.ts'
import { compileProblem } from './compile.ts'
import { constructSchedule } from './construct.ts'
import { generateMission, generatePublished } from './generate.ts'
import type { Placement, Problem } from './model.ts'
import { createRandom } from './random.ts'
import { repair } from './repair.ts'
import type { Change, Repair, RepairProposal, RepairRequest } from './repair-model.ts'
import { solve } from './solve.ts'
import { chooseEnergies, ScheduleState } from './state.ts'
import { leastLoss, listOptions } from './testing/exhaustive-repair.ts'
import { tinyProblem, tinyPublished } from './testing/tiny-problems.ts'
import { verify } from './verify.ts'

/** A change drawn as numbers, so that it fits any problem. */
const drawnChange = fc.record({
  kind: fc.integer({ min: 0, max: 6 }),
  which: fc.nat(99),
  from: fc.integer({ min: 0, max: 5 }),
  length: fc.integer({ min: 1, max: 5 }),
})

type DrawnChange = typeof drawnChange extends fc.Arbitrary<infer T> ? T : never

function makeChange(problem: Problem, placed: readonly Placement[], drawn: DrawnChange): Change[] {
  const { which, kind } = drawn
  const from = drawn.from * 30
  const until = from + drawn.length * 30
  const participant = problem.participants[which % problem.participants.length]?.id ?? ''
  const place = problem.places[which % problem.places.length]?.id ?? ''
  const meeting = placed[which % Math.max(1, placed.length)]
  const other = problem.participants[(which + 1) % problem.participants.length]?.id ?? ''
  const overrun = (placement: Placement | undefined): Change[] => {
    const end = problem.slots.find(({ id }) => id === placement?.slot)?.end ?? 0
    return placement ? [{ code: 'overrun', meeting: placement.meeting, until: end + 15 }] : []
  }
  const all: Change[][] = [
    [{ code: 'no-show', participant }],
    [{ code: 'late', participant, until }],
    [{ code: 'leaves', participant, from }],
    [{ code: 'away', participant, from, until }],
    [{ code: 'places-lost', places: [place], from }],
    overrun(meeting),
    [
      {
        code: 'walk-in',
        meeting: { id: `walk-in-${which}`, participants: [participant, other], weight: 1 },
      },
    ],
  ]
  return all[kind] ?? []
}

/** A valid schedule of a tiny problem, or nothing. */
async function scheduleTiny(problem: Problem): Promise<readonly Placement[] | undefined> {
  if (checkProblem(problem).length > 0) return undefined
  const { placed, status } = await solve(problem, { seed: 1, iterations: 800 })
  return status === 'infeasible' || status === 'unknown' ? undefined : placed
}

/** A good schedule without any proof. */
function scheduleQuickly(problem: Problem): readonly Placement[] {
  const compiled = compileProblem(problem)
  const state = new ScheduleState(compiled, chooseEnergies(compiled))
  constructSchedule(state)
  const best = startBest(state)
  anneal(state, createRandom(1), best, { steps: 200_000, from: 0.6, to: 0.1, shouldStop: () => false })
  state.load(best.slots)
  const layout = assignPlaces(compiled, state.slotOf, state.classOf)
  return problem.meetings.flatMap(({ id }, meeting) => {
    const slot = problem.slots[compiled.slotSource[layout.slotOf[meeting] ?? -1] ?? -1]
    const place = problem.places[layout.placeOf[meeting] ?? -1]
    return slot && place ? [{ meeting: id, slot: slot.id, place: place.id }] : []
  })
}

function distinctWalkIns(changes: readonly Change[]): Change[] {
  const seen = new Set<string>()
  return changes.filter(change => {
    if (change.code !== 'walk-in') return true
    const isNew = !seen.has(change.meeting.id)
    seen.add(change.meeting.id)
    return isNew
  })
}

function scoreLoss(request: RepairRequest, proposal: RepairProposal) {
  const mandatory = new Set(request.problem.meetings.filter(({ mustHold }) => mustHold).map(({ id }) => id))
  return [
    proposal.fallen.filter(({ meeting }) => mandatory.has(meeting)).length,
    proposal.fallen.filter(({ from }) => from).length,
    proposal.fallen.filter(({ from }) => !from).length,
    proposal.cost.disturbed,
  ]
}

/** What must hold of every proposal, whatever happened. */
function checkProposal(request: RepairRequest, answer: Repair, proposal: RepairProposal): void {
  expect(verify(answer.problem, { placed: proposal.placed })).toEqual([])
  const start = new Map(request.problem.slots.map(slot => [slot.id, slot.start]))
  const after = new Map(proposal.placed.map(placement => [placement.meeting, placement]))
  const differs = request.placed.filter(({ meeting, slot, place }) => {
    const own = after.get(meeting)
    return own && (own.slot !== slot || own.place !== place)
  })
  expect(
    proposal.moves
      .filter(({ from }) => from)
      .map(({ meeting }) => meeting)
      .sort(),
  ).toEqual(differs.map(({ meeting }) => meeting).sort())
  const gone = request.placed.filter(({ meeting }) => !after.has(meeting))
  expect(
    proposal.fallen
      .filter(({ from }) => from)
      .map(({ meeting }) => meeting)
      .sort(),
  ).toEqual(gone.map(({ meeting }) => meeting).sort())
  for (const placement of request.placed)
    if ((start.get(placement.slot) ?? 0) <= request.now)
      expect(after.get(placement.meeting)).toEqual(placement)
  for (const { to } of proposal.moves) expect(start.get(to.slot)).toBeGreaterThan(request.now)
  for (const { reasons } of proposal.fallen) expect(reasons.length).toBeGreaterThan(0)
}

const task = fc.record({
  problem: fc.oneof(tinyProblem, tinyPublished),
  changes: fc.array(drawnChange, { minLength: 1, maxLength: 3 }),
  now: fc.integer({ min: -1, max: 4 }).map(slot => slot * 30 + 5),
})

test('the least repair is found, as trying every one shows', async () => {
  await fc.assert(
    fc.asyncProperty(task, async ({ problem, changes: drawn, now }) => {
      const placed = await scheduleTiny(problem)
      fc.pre(placed !== undefined)
      const changes = distinctWalkIns(drawn.flatMap(one => makeChange(problem, placed, one)))
      const request = { problem, placed, changes, now }
      const answer = await repair(request)
      for (const proposal of answer.proposals) checkProposal(request, answer, proposal)
      const last = answer.proposals.at(-1)
      if (!last) throw new Error('no proposal')
      const exact = {
        problem: answer.problem,
        promised: placed,
        walkIns: changes.flatMap(change => (change.code === 'walk-in' ? [change.meeting.id] : [])),
        mandatory: problem.meetings.filter(({ mustHold }) => mustHold).map(({ id }) => id),
      }
      expect({ status: last.status, loss: scoreLoss(request, last) }).toEqual({
        status: 'minimal',
        loss: leastLoss({ ...exact, frozen: [] }),
      })
      const [gentle] = answer.proposals
      if (!gentle) throw new Error('no proposal')
      expect(gentle.cost.disturbed).toBe(0)
      expect(scoreLoss(request, gentle)).toEqual(
        leastLoss({ ...exact, frozen: placed.map(({ meeting }) => meeting) }),
      )
    }),
    { numRuns: 150 },
  )
})

test('with nothing broken nothing moves', async () => {
  await fc.assert(
    fc.asyncProperty(tinyProblem, fc.integer({ min: -1, max: 6 }), async (problem, slot) => {
      const placed = await scheduleTiny(problem)
      fc.pre(placed !== undefined)
      const answer = await repair({ problem, placed, changes: [], now: slot * 30 })
      expect(answer.proposals).toMatchObject([
        { code: 'nobody-else-moves', status: 'minimal', moves: [], fallen: [], cost: { gapsAdded: 0 } },
      ])
      expect(answer.proposals[0]?.placed).toHaveLength(placed.length)
    }),
    { numRuns: 100 },
  )
})

test('a meeting is called hit exactly when it cannot be held where it was', async () => {
  await fc.assert(
    fc.asyncProperty(task, async ({ problem, changes: drawn, now }) => {
      const placed = await scheduleTiny(problem)
      fc.pre(placed !== undefined)
      const changes = distinctWalkIns(drawn.flatMap(one => makeChange(problem, placed, one)))
      const answer = await repair({ problem, placed, changes, now })
      const touched = [...(answer.proposals[0]?.moves ?? []), ...(answer.proposals[0]?.fallen ?? [])]
      const hit = touched.filter(({ from }) => from).map(({ meeting }) => meeting)
      const impossible = placed.filter(
        own =>
          !listOptions(answer.problem, own.meeting).some(
            option => option.slot === own.slot && option.place === own.place,
          ),
      )
      expect(hit.sort()).toEqual(impossible.map(({ meeting }) => meeting).sort())
    }),
    { numRuns: 100 },
  )
})

test('at the published size the number moved is proven', async () => {
  const problem = generatePublished({
    seed: 3,
    participants: 78,
    meetings: 302,
    slots: 22,
    morningSlots: 12,
    tables: 22,
    skew: 1,
    halfDayShare: 0.3,
    forbiddenShare: 0.02,
  })
  const placed = scheduleQuickly(problem)
  const busy = problem.participants.map(({ id }) => ({
    id,
    held: placed.filter(({ meeting }) =>
      problem.meetings.find(other => other.id === meeting)?.participants.includes(id),
    ).length,
  }))
  const latecomer = busy.sort((a, b) => b.held - a.held)[8]?.id ?? ''
  const request: RepairRequest = {
    problem,
    placed,
    now: 6 * 30 + 1,
    changes: [
      { code: 'late', participant: latecomer, until: 8 * 30 },
      { code: 'places-lost', places: ['3'] },
    ],
  }
  const answer = await repair(request)
  for (const proposal of answer.proposals) checkProposal(request, answer, proposal)
  expect(answer.proposals.map(({ status }) => status)).toEqual(answer.proposals.map(() => 'minimal'))
})

test('in a mission a no-show moves nobody else, and each of those stranded is named', async () => {
  const problem = generateMission({
    seed: 4,
    delegates: 10,
    locals: 20,
    requests: 70,
    days: 1,
    slotsPerSession: 6,
    tables: 8,
    booths: 2,
  })
  const { placed } = await solve(problem, { seed: 1, iterations: 20_000 })
  const now = problem.slots[2]?.start ?? 0
  const request: RepairRequest = {
    problem,
    placed,
    now,
    changes: [{ code: 'no-show', participant: 'd0' }],
  }
  const answer = await repair(request)
  const future = new Set(problem.slots.filter(({ start }) => start > now).map(({ id }) => id))
  const own = new Set(
    problem.meetings.filter(({ participants }) => participants.includes('d0')).map(({ id }) => id),
  )
  const stranded = placed.filter(({ meeting, slot }) => own.has(meeting) && future.has(slot))
  expect(stranded.length).toBeGreaterThan(0)
  expect(answer.proposals).toHaveLength(1)
  expect(answer.proposals[0]).toMatchObject({
    code: 'nobody-else-moves',
    status: 'minimal',
    moves: [],
    cost: { moved: 0, fallen: stranded.length, disturbed: 0 },
  })
  expect(answer.proposals[0]?.fallen.every(({ tell }) => tell.includes('d0'))).toBe(true)
})

const slots = ['a', 'b', 'c'].map((id, index) => ({
  id,
  start: index * 30,
  end: index * 30 + 30,
  session: 's',
  run: 's',
  day: 'd',
}))
const everywhere = slots.map(({ id }) => id)
const scarce: Problem = {
  slots,
  places: ['1', '2'].map(id => ({ id, label: id, kind: 'table' as const })),
  participants: ['p', 'q', 'r', 's', 't'].map(id => ({ id, available: everywhere })),
  resources: [{ id: 'interpreter', units: 2 }],
  groups: [{ id: 'all', participants: ['p', 'q'], minMeetings: 2 }],
  meetings: [
    { id: 'heavy', participants: ['p', 'q'], weight: 3, needs: ['interpreter'] },
    { id: 'light', participants: ['r', 's'], weight: 1, needs: ['interpreter'] },
    { id: 'either', participants: ['p'], choices: [{ from: ['s', 't'], count: 1 }], weight: 2 },
  ],
  order: ['weight', 'breaks'],
}
const scarcePlaced: readonly Placement[] = [
  { meeting: 'heavy', slot: 'b', place: '1' },
  { meeting: 'light', slot: 'b', place: '2' },
  { meeting: 'either', slot: 'c', place: '1', attending: ['s'] },
]

test('of two meetings with one interpreter left the lighter one moves', async () => {
  const answer = await repair({
    problem: scarce,
    placed: scarcePlaced,
    now: 5,
    changes: [{ code: 'resource-lost', resource: 'interpreter', units: 1 }],
  })
  const [proposal] = answer.proposals
  expect(proposal && verify(answer.problem, { placed: proposal.placed })).toEqual([])
  expect(proposal).toMatchObject({
    moves: [],
    fallen: [{ meeting: 'light', cause: { code: 'resource-lost', resource: 'interpreter' } }],
  })
  expect(answer.proposals).toHaveLength(1)
})

test('a colleague stands in, and nothing moves', async () => {
  const answer = await repair({
    problem: scarce,
    placed: scarcePlaced,
    now: 35,
    changes: [{ code: 'no-show', participant: 's' }],
  })
  const [proposal] = answer.proposals
  expect(proposal && verify(answer.problem, { placed: proposal.placed })).toEqual([])
  expect(proposal).toMatchObject({
    moves: [
      {
        meeting: 'either',
        from: { slot: 'c', place: '1' },
        to: { slot: 'c', place: '1' },
        attending: ['t'],
        cause: { code: 'participant-away', participant: 's' },
        tell: ['p', 't'],
      },
    ],
    fallen: [],
    cost: { moved: 0, disturbed: 0 },
  })
})
