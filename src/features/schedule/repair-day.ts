import {
  type Change,
  InvalidProblem,
  InvalidSchedule,
  type Placement,
  type RepairProposal,
  repair,
  verify,
} from '../../engines/scheduling/index.ts'
import type { Context } from '../../shared/context.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { MissionRow } from '../missions/index.ts'
import { bookInDraft, waitInDraft } from './book-on-acceptance.ts'
import { knownPlacements, loadPlan, type Plan, problemOf, rowsOf } from './load-plan.ts'
import { lockSchedules } from './queries.ts'
import { selectCalls } from './queries-calls.ts'
import {
  bumpSchedule,
  deletePlacements,
  deleteUnplaced,
  findSchedule,
  insertPlacements,
  type NewPlacement,
  saveUnplaced,
} from './queries-schedules.ts'
import { tellPeople } from './tell-people.ts'

/** What happened on the day: changes as the engine knows them, and meetings that stand still although their slot has begun. */
export interface DayTrouble {
  changes: readonly Change[]
  stranded: readonly string[]
}

/** One way on: which meetings move where, which lose their place, and what that costs. */
export interface DayRepair extends Pick<RepairProposal, 'code' | 'moves' | 'fallen' | 'cost'> {
  /** Stands for exactly these moves. */
  fingerprint: string
  /** People to be told with whose meetings nothing was wrong. */
  strangers: number
}

/** What a repair changed in the published schedule, so that it can be taken back. */
export interface DoneRepair {
  before: NewPlacement[]
  touched: string[]
  /** The schedule's count of saves after it. */
  version: number
}

/**
 * How the published schedule could go on after what happened: first so that nobody else moves, and, where that loses a
 * meeting, so that as few others as possible do. Changes nothing.
 */
export async function planRepairs(
  ctx: Context,
  missionId: string,
  trouble: DayTrouble,
): Promise<DayRepair[]> {
  const plan = await loadPlan(ctx.db, missionId)
  return (await work(ctx, plan, trouble)).repairs
}

async function work(ctx: Context, plan: Plan, trouble: DayTrouble) {
  if (plan.published === null) throw new Refusal('nothing-published')
  const stranded = new Set(trouble.stranded)
  const standing = plan.publishedRows.filter(row => !stranded.has(row.meeting))
  const whole = problemOf({ ...plan, publishedRows: standing }, { now: ctx.now(), keep: [], open: 'all' })
  const placedIds = new Set(standing.map(row => row.meeting))
  const problem = { ...whole, meetings: whole.meetings.filter(meeting => placedIds.has(meeting.id)) }
  const placed = knownPlacements(problem, standing)
  const now = ctx.now().getTime() / 60_000
  const stood = new Map(plan.publishedRows.map(row => [row.meeting, row]))
  const walkIns = whole.meetings
    .filter(meeting => stranded.has(meeting.id))
    .map(meeting => ({
      code: 'walk-in' as const,
      // It cannot be held where it stands: that is why somebody asks.
      meeting: {
        ...meeting,
        allowedSlots: (meeting.allowedSlots ?? problem.slots.map(slot => slot.id)).filter(
          slot => slot !== stood.get(meeting.id)?.slot,
        ),
      },
    }))
  const result = await repair({ problem, placed, changes: [...trouble.changes, ...walkIns], now })
  const concerned = peopleConcerned(trouble, whole.meetings, result.proposals)
  return {
    problem: result.problem,
    proposals: result.proposals,
    repairs: result.proposals.map(proposal => ({
      code: proposal.code,
      moves: proposal.moves,
      fallen: proposal.fallen,
      cost: proposal.cost,
      fingerprint: fingerprintOf(proposal, stood),
      strangers: countStrangers(proposal, concerned),
    })),
  }
}

/** Everybody of a meeting with which something is wrong. */
function peopleConcerned(
  trouble: DayTrouble,
  meetings: readonly { id: string; participants: readonly string[] }[],
  proposals: readonly RepairProposal[],
): ReadonlySet<string> {
  const wrong = new Set([
    ...trouble.stranded,
    ...proposals.flatMap(({ moves, fallen }) =>
      [...moves, ...fallen].filter(({ cause }) => cause.code !== 'makes-room').map(({ meeting }) => meeting),
    ),
  ])
  return new Set(meetings.filter(({ id }) => wrong.has(id)).flatMap(({ participants }) => participants))
}

function countStrangers(proposal: RepairProposal, concerned: ReadonlySet<string>): number {
  const told = [...proposal.moves, ...proposal.fallen].flatMap(({ tell }) => tell)
  return new Set(told.filter(id => !concerned.has(id))).size
}

/** With where they stand now: once taken, the same moves are others. */
function fingerprintOf(
  { code, moves, fallen }: RepairProposal,
  stood: ReadonlyMap<string, { slot: string; place: string }>,
): string {
  const from = (meeting: string) => `${stood.get(meeting)?.slot} ${stood.get(meeting)?.place}`
  const words = [
    ...moves.map(({ meeting, to }) => `${meeting} ${from(meeting)} ${to.slot} ${to.place}`),
    ...fallen.map(({ meeting }) => `${meeting} ${from(meeting)} out`),
  ]
  return `${code}:${hash(words.sort().join(';'))}`
}

/** Two numbers tell a handful of proposals apart; nobody gains by forging one, since it is worked out anew. */
function hash(text: string): string {
  let [a, b] = [5381, 52711]
  for (let index = 0; index < text.length; index++) {
    a = (Math.imul(a, 33) ^ text.charCodeAt(index)) >>> 0
    b = (Math.imul(b, 31) + text.charCodeAt(index)) >>> 0
  }
  return `${a.toString(36)}${b.toString(36)}`
}

/**
 * Publishes a repair that somebody looked at: worked out once more under the mission's lock, checked by the verifier, and
 * told only to those whose meetings change. Refuses when it would be another one by now.
 */
export async function publishRepair(
  ctx: Context,
  mission: MissionRow,
  trouble: DayTrouble,
  fingerprint: string,
): Promise<DoneRepair & { repair: DayRepair; told: number }> {
  await lockSchedules(ctx.db, mission.id)
  const plan = await loadPlan(ctx.db, mission.id)
  const { problem, proposals, repairs } = await work(ctx, plan, trouble)
  const index = repairs.findIndex(one => one.fingerprint === fingerprint)
  const [chosen, proposal] = [repairs[index], proposals[index]]
  if (chosen === undefined || proposal === undefined || plan.published === null)
    throw new Refusal('proposal-stale')
  if (verify(problem, { placed: proposal.placed }).length > 0) throw new Refusal('proposal-stale')
  const moved: Placement[] = chosen.moves.map(({ meeting, to, attending }) => ({
    meeting,
    ...to,
    ...(attending === undefined ? {} : { attending }),
  }))
  const fallen = chosen.fallen.map(({ meeting }) => meeting)
  const touched = [...moved.map(({ meeting }) => meeting), ...fallen]
  const before = rowsOf(
    plan.facts,
    plan.publishedRows.filter(row => touched.includes(row.meeting)),
  ).map(({ meeting, slot, place, people, locked }) => ({ meeting, slot, place, people, locked }))
  const { id } = plan.published
  await deletePlacements(ctx.db, id, touched)
  await deleteUnplaced(ctx.db, id, touched)
  await insertPlacements(ctx.db, id, rowsOf(plan.facts, moved))
  await saveUnplaced(
    ctx.db,
    id,
    fallen.map(meeting => ({ meeting, reasons: { reasons: [{ code: 'released' }], remedies: [] } })),
  )
  const version = await bumpSchedule(ctx.db, id)
  for (const placement of moved) await bookInDraft(ctx, await loadPlan(ctx.db, mission.id), placement)
  const told = await tellPeople(ctx, mission, id)
  await writeHistory(ctx, {
    call: 'schedule.publishRepair',
    subjectKind: 'schedule',
    subjectId: id,
    change: { moved: moved.length, takenOut: fallen.length, people: told.people.length },
  })
  return { before, touched, version, repair: chosen, told: told.people.length }
}

/**
 * Takes a repair back: its meetings stand where they stood, and those concerned are told. Only while nothing else changed, no
 * meeting was called off or has begun where it is or was, and the board as it would be again is one the verifier passes.
 */
export async function undoRepair(
  ctx: Context,
  mission: MissionRow,
  done: DoneRepair & { at: Date },
): Promise<void> {
  await lockSchedules(ctx.db, mission.id)
  const published = await findSchedule(ctx.db, mission.id, 'published')
  if (published === null || published.version !== done.version) throw new Refusal('changed-meanwhile')
  await leaveCalls(ctx, mission.id, done.touched)
  const plan = await loadPlan(ctx.db, mission.id)
  if (plan.published === null || !(await mayStandAgain(ctx, plan, done)))
    throw new Refusal('changed-meanwhile')
  await deletePlacements(ctx.db, plan.published.id, done.touched)
  await deleteUnplaced(ctx.db, plan.published.id, done.touched)
  await insertPlacements(ctx.db, plan.published.id, done.before)
  await bumpSchedule(ctx.db, plan.published.id)
  await tellPeople(ctx, mission, plan.published.id)
  await writeHistory(ctx, {
    call: 'schedule.undoRepair',
    subjectKind: 'schedule',
    subjectId: plan.published.id,
    change: { meetings: done.touched.length },
  })
}

/** Takes meetings that were put off to a call out of their hour, so that they are part of the plan again. */
async function leaveCalls(ctx: Context, missionId: string, meetings: readonly string[]): Promise<void> {
  const calls = (await selectCalls(ctx.db, missionId)).map(call => call.meetingId)
  const left = meetings.filter(id => calls.includes(id))
  for (const state of ['draft', 'published'] as const) {
    const schedule = await findSchedule(ctx.db, missionId, state)
    if (schedule !== null) await deletePlacements(ctx.db, schedule.id, left)
  }
  for (const id of left) await waitInDraft(ctx, await loadPlan(ctx.db, missionId), id)
}

async function mayStandAgain(ctx: Context, plan: Plan, done: DoneRepair & { at: Date }): Promise<boolean> {
  const now = ctx.now()
  const touched = new Set(done.touched)
  const slots = new Map(plan.facts.slots.map(slot => [slot.id, slot]))
  const meetings = new Map(plan.facts.meetings.map(meeting => [meeting.id, meeting]))
  const stood = done.before.flatMap(({ people, locked = false, ...cell }) => {
    const [slot, meeting] = [slots.get(cell.slot), meetings.get(cell.meeting)]
    if (slot === undefined || meeting === undefined) return []
    const { startsAt, endsAt } = slot
    return [{ ...cell, locked, startsAt, endsAt, people: [...(people ?? meeting.participantIds)] }]
  })
  if (stood.length < done.before.length) return false
  // A meeting that stood still had begun before it was moved; that one may go back to where it stood.
  if (stood.some(row => row.startsAt > done.at && row.startsAt <= now)) return false
  if (plan.publishedRows.some(row => touched.has(row.meeting) && row.startsAt <= now)) return false
  const restored = [...plan.publishedRows.filter(row => !touched.has(row.meeting)), ...stood]
  const whole = problemOf({ ...plan, publishedRows: restored }, { now, keep: [], open: 'all' })
  const placedIds = new Set(restored.map(row => row.meeting))
  const problem = { ...whole, meetings: whole.meetings.filter(meeting => placedIds.has(meeting.id)) }
  const placed = knownPlacements(problem, restored)
  const standing = new Set(placed.map(({ meeting }) => meeting))
  if (!stood.every(({ meeting }) => standing.has(meeting))) return false
  // Without a change it gives the board's problem as it is on the day, or says that the board cannot stand.
  const board = await repair({ problem, placed, changes: [], now: now.getTime() / 60_000 }).catch(error => {
    if (error instanceof InvalidSchedule || error instanceof InvalidProblem) return null
    throw error
  })
  return board !== null && verify(board.problem, { placed }).length === 0
}
