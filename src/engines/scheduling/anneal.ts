import { placeWhereCheapest } from './construct.ts'
import { at, isMarked, item } from './dense.ts'
import type { Random } from './random.ts'
import type { ScheduleState } from './state.ts'

export interface AnnealOptions {
  readonly steps: number
  /** Temperatures in units of one break. */
  readonly from: number
  readonly to: number
  /** Asked every few hundred steps; true ends the run. */
  readonly shouldStop: () => boolean
  /** Position of the run between 0 and 1 when time rather than steps limits it. */
  readonly elapsedShare?: () => number
}

/** The best schedule met: slots of all meetings, its energy and its numbers. */
export interface Best {
  energy: number
  breaks: number
  weight: number
  placed: number
  minimumMissed: number
  inARowExcess: number
  /** Mandatory meetings without a place, and breaks above what fairness allows; both 0 when valid. */
  mustMissing: number
  unfair: number
  readonly slots: Int32Array
}

const ASK_EVERY = 256

/** The current schedule as the first best one. */
export function startBest(state: ScheduleState): Best {
  const best: Best = {
    energy: 0,
    breaks: 0,
    weight: 0,
    placed: 0,
    minimumMissed: 0,
    inARowExcess: 0,
    mustMissing: 0,
    unfair: 0,
    slots: Int32Array.from(state.slotOf),
  }
  noteNumbers(best, state, state.energy())
  return best
}

function noteNumbers(best: Best, state: ScheduleState, energy: number): void {
  best.energy = energy
  best.breaks = state.breaks
  best.weight = state.weight
  best.placed = state.compiled.meetingCount - state.unplacedCount
  best.minimumMissed = state.minimumMissed
  best.inARowExcess = state.inARowExcess
  best.mustMissing = state.mustMissing
  best.unfair = state.unfair
}

/**
 * Simulated annealing. Moves: a Kempe chain between two slots (a single shift is its smallest case) and the
 * insertion of a meeting without a place, which throws out what is in the way and tries to seat that again
 * elsewhere. Writes improvements into `best` and returns the number of steps taken. The state is left at
 * the last schedule visited, not at the best one.
 */
export function anneal(state: ScheduleState, random: Random, best: Best, options: AnnealOptions): number {
  const chain = new ChainMover(state)
  const { compiled } = state
  if (compiled.meetingCount === 0 || compiled.slotCount < 1) return 0
  state.commit()
  let energy = state.energy()
  let unsaved = false
  let temperature = options.from
  const ratio = options.to / options.from
  let step = 0
  for (; step < options.steps; step++) {
    if (step % ASK_EVERY === 0) {
      if (options.shouldStop()) break
      const share = options.elapsedShare ? options.elapsedShare() : step / options.steps
      temperature = options.from * ratio ** share
    }
    const moved = tryMove(state, chain, random)
    if (!moved) {
      state.rollback()
      continue
    }
    const next = state.energy()
    const change = next - energy
    if (change > 1e-9 && random.next() >= Math.exp(-change / temperature)) {
      state.rollback()
      continue
    }
    if (change > 1e-9 && unsaved) {
      state.rollback()
      best.slots.set(state.slotOf)
      unsaved = false
      continue
    }
    state.commit()
    energy = next
    if (energy < best.energy - 1e-9) {
      noteNumbers(best, state, energy)
      unsaved = true
    }
  }
  if (unsaved) best.slots.set(state.slotOf)
  return step
}

function tryMove(state: ScheduleState, chain: ChainMover, random: Random): boolean {
  const { compiled } = state
  const share = state.mustMissing > 0 ? 0.4 : 0.12
  if (state.unplacedCount > 0 && random.next() < share) {
    return insertUnplaced(state, at(state.unplaced, random.below(state.unplacedCount)), random)
  }
  const meeting = pickMeeting(state, random)
  const from = at(state.slotOf, meeting)
  const domain = item(compiled.domain, meeting)
  if (domain.length === 0) return false
  const to = at(domain, random.below(domain.length))
  if (from < 0) return insertUnplaced(state, meeting, random)
  return to !== from && chain.swap(meeting, to)
}

/** Any meeting, or, every other time, one of somebody who has breaks. */
function pickMeeting(state: ScheduleState, random: Random): number {
  const { compiled } = state
  if (state.breaks > 0 && random.next() < 0.5) {
    for (let attempt = 0; attempt < 8; attempt++) {
      const person = random.below(compiled.participantCount)
      if (at(state.breaksOf, person) === 0) continue
      const own = item(compiled.meetingsOf, person)
      return at(own, random.below(own.length))
    }
  }
  return random.below(compiled.meetingCount)
}

function insertUnplaced(state: ScheduleState, meeting: number, random: Random): boolean {
  const { compiled } = state
  const domain = item(compiled.domain, meeting)
  if (domain.length === 0) return false
  const slot = at(domain, random.below(domain.length))
  const ejected: number[] = []
  if (!clearWay(state, meeting, slot, ejected, random)) return false
  const placeClass = state.findClass(meeting, slot)
  if (placeClass === -2) return false
  state.place(meeting, slot, placeClass)
  for (const other of ejected) placeWhereCheapest(state, other)
  return true
}

/** Throws out whatever keeps the meeting from the slot; false when something fixed is in the way. */
function clearWay(
  state: ScheduleState,
  meeting: number,
  slot: number,
  ejected: number[],
  random: Random,
): boolean {
  const { compiled } = state
  const eject = (other: number): boolean => {
    if (at(compiled.fixedSlot, other) >= 0) return false
    state.remove(other)
    ejected.push(other)
    return true
  }
  for (const person of item(compiled.participantsOf, meeting)) {
    const other = at(state.occupant, person * compiled.slotCount + slot)
    if (other >= 0 && !eject(other)) return false
    if (at(compiled.fixedSlot, meeting) < 0 && at(state.held, person) >= at(compiled.maximum, person)) {
      const held = item(compiled.meetingsOf, person).filter(own => at(state.slotOf, own) >= 0)
      if (held.length === 0 || !eject(at(held, random.below(held.length)))) return false
    }
  }
  if (compiled.hasOrder) {
    for (const other of item(compiled.predecessors, meeting))
      if (at(state.slotOf, other) >= slot && !eject(other)) return false
    for (const other of item(compiled.successors, meeting)) {
      const theirs = at(state.slotOf, other)
      if (theirs >= 0 && theirs <= slot && !eject(other)) return false
    }
  }
  if (state.findClass(meeting, slot) !== -2) return true
  const neighbours = state.meetingsIn(slot)
  const classes = item(compiled.classesOf, meeting)
  for (let attempt = 0; attempt < 20 && neighbours.length > 0; attempt++) {
    const other = item(neighbours, random.below(neighbours.length))
    if (at(compiled.fixedSlot, other) < 0 && classes.includes(at(state.classOf, other))) return eject(other)
  }
  return false
}

/** Swaps the meetings of a Kempe chain between two slots. */
class ChainMover {
  private readonly state: ScheduleState
  private readonly stamp: Int32Array
  private readonly chain: number[] = []
  private readonly targets: number[] = []
  private round = 0

  constructor(state: ScheduleState) {
    this.state = state
    this.stamp = new Int32Array(state.compiled.meetingCount)
  }

  /** Moves a placed meeting to another slot and everything in its way back, and so on; false if impossible. */
  swap(meeting: number, to: number): boolean {
    const { state, chain, targets } = this
    const { compiled } = state
    const from = at(state.slotOf, meeting)
    if (!this.collect(meeting, from, to)) return false
    for (let i = 0; i < chain.length; i++) state.remove(item(chain, i))
    for (let i = 0; i < chain.length; i++) {
      const placeClass = state.findClass(item(chain, i), item(targets, i))
      if (placeClass === -2) return false
      state.place(item(chain, i), item(targets, i), placeClass)
    }
    return !compiled.hasOrder || chain.every((moved, i) => state.keepsOrder(moved, item(targets, i)))
  }

  private collect(meeting: number, from: number, to: number): boolean {
    const { state, chain, targets, stamp } = this
    const { compiled } = state
    const slots = compiled.slotCount
    this.round++
    chain.length = 0
    targets.length = 0
    chain.push(meeting)
    stamp[meeting] = this.round
    for (let i = 0; i < chain.length; i++) {
      const current = item(chain, i)
      const target = at(state.slotOf, current) === from ? to : from
      if (!isMarked(compiled.inDomain, current * slots + target)) return false
      targets.push(target)
      const people = item(compiled.participantsOf, current)
      for (let k = 0; k < people.length; k++) {
        const other = state.occupant[(people[k] as number) * slots + target] as number
        if (other < 0 || stamp[other] === this.round) continue
        stamp[other] = this.round
        chain.push(other)
      }
    }
    return true
  }
}
