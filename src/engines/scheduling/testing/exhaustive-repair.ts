import type { Placement, Problem } from '../model.ts'
import { verify } from '../verify.ts'

/** What is to be repaired, in the verifier's terms. */
export interface RepairTask {
  /** The problem as it is now. */
  readonly problem: Problem
  readonly promised: readonly Placement[]
  readonly walkIns: readonly string[]
  readonly mandatory: readonly string[]
  /** Meetings that must stay where they were. */
  readonly frozen: readonly string[]
}

/** Mandatory meetings lost, promised meetings lost, requests left open, untouched meetings disturbed. */
export type RepairLoss = readonly [number, number, number, number]

const WORST: RepairLoss = [99, 99, 99, 99]

/** Tries every repair of a tiny schedule, judged by the verifier alone, and returns the least loss. */
export function leastLoss(task: RepairTask): RepairLoss {
  const problem = withoutMust(task.problem)
  const wanted = [...task.promised.map(({ meeting }) => meeting), ...task.walkIns]
  const isFixed = new Set(problem.meetings.filter(({ fixed }) => fixed).map(({ id }) => id))
  const homes = new Map(task.promised.map(placement => [placement.meeting, placement]))
  const optionsOf = new Map(wanted.map(id => [id, listOptions(problem, id)]))
  let best = WORST
  const placed: Placement[] = []
  const visit = (index: number, loss: RepairLoss): void => {
    if (!isBelow(loss, best)) return
    const id = wanted[index]
    if (id === undefined) {
      if (verify(problem, { placed }).length === 0) best = loss
      return
    }
    const home = homes.get(id)
    const couldStay = home && optionsOf.get(id)?.some(option => isSame(option, home))
    const mayMove = !isFixed.has(id) && !(couldStay && task.frozen.includes(id))
    for (const option of optionsOf.get(id) ?? []) {
      const stays = home !== undefined && isSame(option, home)
      if (!stays && !mayMove) continue
      if (placed.some(other => clashes(problem, other, option))) continue
      placed.push(option)
      visit(index + 1, couldStay && !stays ? add(loss, [0, 0, 0, 1]) : loss)
      placed.pop()
    }
    if (!mayMove) return
    const isMust = task.mandatory.includes(id) ? 1 : 0
    visit(index + 1, add(loss, home ? [isMust, 1, 0, couldStay ? 1 : 0] : [isMust, 0, 1, 0]))
  }
  visit(0, [0, 0, 0, 0])
  return best
}

function withoutMust(problem: Problem): Problem {
  return {
    ...problem,
    meetings: problem.meetings.map(({ mustHold: _, ...meeting }) => meeting),
  }
}

/** The cells that the verifier accepts for the meeting alone. */
export function listOptions(problem: Problem, id: string): Placement[] {
  const meetings = problem.meetings
    .filter(meeting => meeting.id === id)
    .map(({ predecessors: _, ...meeting }) => meeting)
  return problem.slots.flatMap(slot =>
    problem.places.flatMap(place => {
      const option = { meeting: id, slot: slot.id, place: place.id }
      return verify({ ...problem, meetings, order: [] }, { placed: [option] }).length === 0 ? [option] : []
    }),
  )
}

function clashes(problem: Problem, one: Placement, other: Placement): boolean {
  if (one.slot !== other.slot) return false
  const isTable = problem.places.find(({ id }) => id === one.place)?.kind === 'table'
  if (isTable && one.place === other.place) return true
  const people = (placement: Placement) =>
    problem.meetings.find(({ id }) => id === placement.meeting)?.participants ?? []
  return people(one).some(person => people(other).includes(person))
}

function isSame(one: Placement, other: Placement): boolean {
  return one.slot === other.slot && one.place === other.place
}

function add(one: RepairLoss, other: RepairLoss): RepairLoss {
  return [one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3]]
}

function isBelow(one: RepairLoss, other: RepairLoss): boolean {
  const index = one.findIndex((value, position) => value !== other[position])
  return index >= 0 && (one[index] ?? 0) < (other[index] ?? 0)
}
