import { ChainMover, IMPOSSIBLE } from './chain.ts'
import { placeWhereCheapest } from './construct.ts'
import { at, item } from './dense.ts'
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

/** The best schedule met: slots of all meetings and classes of their places, its energy and its numbers. */
export interface Best {
  energy: number
  breaks: number
  weight: number
  placed: number
  minimumMissed: number
  inARowExcess: number
  shared: number
  groupsShared: number
  /** Mandatory meetings without a place, and breaks above what fairness allows; both 0 when valid. */
  mustMissing: number
  unfair: number
  readonly slots: Int32Array
  readonly classes: Int32Array
}

const ASK_EVERY = 256
const ROUNDING = 1e-9
/** Share of the moves that start from somebody who has breaks. */
const DIRECTED = 0.93
/** Own meetings looked at for one that the person can spare from its slot. */
const TRIES = 3

/** The current schedule as the first best one. */
export function startBest(state: ScheduleState): Best {
  const best: Best = {
    energy: 0,
    breaks: 0,
    weight: 0,
    placed: 0,
    minimumMissed: 0,
    inARowExcess: 0,
    shared: 0,
    groupsShared: 0,
    mustMissing: 0,
    unfair: 0,
    slots: Int32Array.from(state.slotOf),
    classes: Int32Array.from(state.classOf),
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
  best.shared = state.shared
  best.groupsShared = state.keeper?.groupsShared ?? 0
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
  if (state.compiled.meetingCount === 0 || state.compiled.slotCount < 1) return 0
  state.commit()
  return new Annealer(state, random, best).run(options)
}

class Annealer {
  private readonly state: ScheduleState
  private readonly random: Random
  private readonly best: Best
  private readonly chain: ChainMover
  private energy: number
  /** The schedule at hand is the best one and its slots are not yet written down. */
  private unsaved = false

  constructor(state: ScheduleState, random: Random, best: Best) {
    this.state = state
    this.random = random
    this.best = best
    this.chain = new ChainMover(state)
    this.energy = state.energy()
  }

  run(options: AnnealOptions): number {
    const { state, random } = this
    let temperature = options.from
    const ratio = options.to / options.from
    let step = 0
    for (; step < options.steps; step++) {
      if (step % ASK_EVERY === 0) {
        if (options.shouldStop()) break
        this.energy = state.energy()
        const share = options.elapsedShare ? options.elapsedShare() : step / options.steps
        temperature = options.from * ratio ** share
      }
      const share = state.mustMissing > 0 ? 0.4 : 0.12
      if (state.unplacedCount > 0 && random.next() < share)
        this.tryInsertion(at(state.unplaced, random.below(state.unplacedCount)), temperature)
      else this.tryChain(temperature)
    }
    this.save()
    return step
  }

  private tryChain(temperature: number): void {
    const { state, random, chain } = this
    const { compiled } = state
    let meeting = -1
    let to = -1
    if (state.brokenCount > 0 && random.next() < DIRECTED) {
      const person = at(state.broken, random.below(state.brokenCount))
      const own = item(compiled.meetingsOf, person)
      to = this.pickNeighbour(person)
      meeting = this.pickLoose(person, own, to)
    } else meeting = random.below(compiled.meetingCount)
    if (to < 0) {
      const domain = item(compiled.domain, meeting)
      if (domain.length === 0) return
      to = domain[random.below(domain.length)] as number
    }
    const from = at(state.slotOf, meeting)
    if (from < 0) {
      this.tryInsertion(meeting, temperature)
      return
    }
    if (from === to) return
    const price = chain.price(meeting, to)
    if (state.keeper) {
      if (price === IMPOSSIBLE) return
      this.save()
      this.tryApplied(chain.apply(), temperature)
      return
    }
    if (!this.accepts(price, temperature)) return
    if (price > ROUNDING) this.save()
    if (!chain.apply()) {
      state.rollback()
      return
    }
    this.settle(this.energy + price)
  }

  /** A free slot next to one in which the person is busy; -1 when there is none. */
  private pickNeighbour(person: number): number {
    const { state, random } = this
    const { wordCount, busy } = state
    const row = person * wordCount
    let count = 0
    let found = -1
    let carry = 0
    for (let word = 0; word < wordCount; word++) {
      const bits = busy[row + word] as number
      const next = word + 1 < wordCount ? (busy[row + word + 1] as number) << 31 : 0
      let free = ((bits << 1) | (bits >>> 1) | carry | next) & ~bits
      carry = bits >>> 31
      for (; free !== 0; free &= free - 1) {
        count++
        if (random.next() * count < 1) found = word * 32 + 31 - Math.clz32(free & -free)
      }
    }
    return found < state.compiled.slotCount ? found : -1
  }

  /** One of the person's own meetings; rather one that the person can spare from its slot for the other. */
  private pickLoose(person: number, own: Int32Array, to: number): number {
    const { state, random } = this
    let meeting = -1
    for (let attempt = 0; attempt < TRIES; attempt++) {
      meeting = own[random.below(own.length)] as number
      const from = state.slotOf[meeting] as number
      if (to < 0 || from < 0 || from === to || state.breaksOfShift(person, from, to) <= 0) break
    }
    return meeting
  }

  private tryInsertion(meeting: number, temperature: number): void {
    this.save()
    this.tryApplied(insertUnplaced(this.state, meeting, this.random), temperature)
  }

  /** Keeps or undoes what has just been done, by its whole cost. */
  private tryApplied(isDone: boolean, temperature: number): void {
    const { state } = this
    const change = isDone ? state.energy() - this.energy : IMPOSSIBLE
    if (this.accepts(change, temperature)) this.settle(this.energy + change)
    else state.rollback()
  }

  private accepts(change: number, temperature: number): boolean {
    if (change <= ROUNDING) return true
    return change < IMPOSSIBLE && this.random.next() < Math.exp(-change / temperature)
  }

  private settle(energy: number): void {
    this.state.commit()
    this.energy = energy
    if (energy >= this.best.energy - ROUNDING) return
    noteNumbers(this.best, this.state, energy)
    this.unsaved = true
  }

  /** Writes the best schedule down before it is left. */
  private save(): void {
    if (this.unsaved) {
      this.best.slots.set(this.state.slotOf)
      this.best.classes.set(this.state.classOf)
    }
    this.unsaved = false
  }
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
  if (state.keeper && !state.keeper.clearWay(meeting, slot, eject, random)) return false
  if (state.findClass(meeting, slot) !== -2) return true
  const neighbours = state.meetingsIn(slot)
  const classes = item(compiled.classesOf, meeting)
  for (let attempt = 0; attempt < 20 && neighbours.length > 0; attempt++) {
    const other = item(neighbours, random.below(neighbours.length))
    if (at(compiled.fixedSlot, other) < 0 && classes.includes(at(state.classOf, other))) return eject(other)
  }
  return false
}
