import { at, isMarked, item } from './dense.ts'
import type { Fact } from './model.ts'
import { type Cell, idsIn, type Obstacle } from './obstacles.ts'
import type { ScheduleState } from './state.ts'

/** A fact that rules some cells (ways to attend × slots) out, one bit each. */
interface Suspect {
  readonly code: Fact['code']
  readonly about: number
  cells: bigint
  readonly slots: Set<number>
  readonly meetings: Set<number>
  readonly limit: number
}

/** Sets of three are tried one by one up to so many facts; beyond, a greedy choice is thinned out. */
const MOST_FOR_TRIPLES = 24

/**
 * The smallest set of facts that keeps a request out as the schedule stands: in every slot at least one of them
 * speaks against it, and without any one of them some slot would be open. Empty when a slot is open. Found as a
 * smallest cover of the slots by facts: exactly for up to three facts, beyond that greedily and then thinned.
 */
export function findConflict(state: ScheduleState, cells: readonly Cell[]): Fact[] {
  const suspects = new Map<string, Suspect>()
  const all = (1n << BigInt(cells.length)) - 1n
  const records = new Set(cells.map(cell => cell.meeting))
  let ruledOut = 0n
  cells.forEach(({ slot, obstacles }, index) => {
    const bit = 1n << BigInt(index)
    if (obstacles.length > 0) ruledOut |= bit
    for (const obstacle of obstacles) accuse(suspects, obstacle, bit, slot)
  })
  if (ruledOut !== all) return []
  return chooseCover([...suspects.values()], all).map(suspect => tellFact(state, suspect, records))
}

function accuse(suspects: Map<string, Suspect>, obstacle: Obstacle, bit: bigint, slot: number): void {
  const { code, about, meetings, limit = 0 } = obstacle
  const key = `${code}/${about}`
  const known = suspects.get(key)
  const suspect = known ?? { code, about, cells: 0n, slots: new Set(), meetings: new Set(), limit }
  if (!known) suspects.set(key, suspect)
  suspect.cells |= bit
  suspect.slots.add(slot)
  if (code !== 'tables') for (const meeting of meetings) suspect.meetings.add(meeting)
}

/** The fewest suspects that together rule out everything; of several such sets the one found first. */
function chooseCover(suspects: readonly Suspect[], all: bigint): readonly Suspect[] {
  for (const one of suspects) if (one.cells === all) return [one]
  for (const [index, one] of suspects.entries())
    for (const two of suspects.slice(index + 1)) if ((one.cells | two.cells) === all) return [one, two]
  if (suspects.length <= MOST_FOR_TRIPLES) {
    for (const [index, one] of suspects.entries())
      for (const [next, two] of suspects.slice(index + 1).entries())
        for (const three of suspects.slice(index + next + 2))
          if ((one.cells | two.cells | three.cells) === all) return [one, two, three]
  }
  return thinOut(chooseGreedily(suspects, all), all)
}

function chooseGreedily(suspects: readonly Suspect[], all: bigint): Suspect[] {
  const chosen: Suspect[] = []
  let left = all
  while (left !== 0n) {
    const best = suspects.reduce((a, b) => (countBits(b.cells & left) > countBits(a.cells & left) ? b : a))
    chosen.push(best)
    left &= ~best.cells
  }
  return chosen
}

/** Takes away one fact after another for as long as the rest still rules everything out. */
function thinOut(chosen: readonly Suspect[], all: bigint): readonly Suspect[] {
  let kept = chosen
  for (const one of chosen) {
    const rest = kept.filter(other => other !== one)
    if (rest.reduce((cells, other) => cells | other.cells, 0n) === all) kept = rest
  }
  return kept
}

function countBits(bits: bigint): number {
  let count = 0
  for (let rest = bits; rest !== 0n; rest &= rest - 1n) count++
  return count
}

function tellFact(state: ScheduleState, suspect: Suspect, records: ReadonlySet<number>): Fact {
  const { compiled } = state
  const ids = idsIn(state)
  const { code, about, limit } = suspect
  const slots = [...suspect.slots].sort((a, b) => a - b).map(ids.slot)
  const meetings = [...new Set([...suspect.meetings].map(ids.meeting))]
  if (code === 'away' || code === 'busy') {
    const own = item(compiled.meetingsOf, about).filter(meeting => !records.has(meeting))
    const participant = ids.person(about)
    let free = 0
    for (let slot = 0; slot < compiled.slotCount; slot++)
      if (isMarked(compiled.available, about * compiled.slotCount + slot)) free++
    if (code === 'away') return { code, participant, slots, free }
    const must = [...own].filter(
      meeting => at(state.slotOf, meeting) >= 0 && isMarked(compiled.mustHold, meeting),
    ).length
    return { code, participant, slots, meetings, free, must }
  }
  if (code === 'limit') return { code, participant: ids.person(about), maximum: limit, slots }
  if (code === 'pause' || code === 'walk') return { code, participant: ids.person(about), slots, meetings }
  if (code === 'resource') return { code, resource: ids.resource(about), slots, meetings }
  if (code === 'group') return { code, group: ids.group(about), maximum: limit, slots }
  if (code === 'order') return { code, slots, meetings }
  return { code, slots }
}
