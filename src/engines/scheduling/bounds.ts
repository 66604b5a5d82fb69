import type { Compiled } from './compile.ts'
import { at, isMarked, item } from './dense.ts'

const IMPOSSIBLE = 1_000_000

/**
 * The fewest breaks one participant can have when the given meetings are held, whatever the others do:
 * dynamic programming over the slots, choosing as many slots as there are meetings. Meetings that must be
 * early (late) force enough slots to be chosen by then (not before), which covers morning and afternoon
 * sessions; a meeting with a single possible slot forces that slot. Returns undefined when the slots do
 * not suffice at all. With `avoided`, a slot in which the participant is to be free. Source: scheduling
 * notes, section 5 ('cheap bound').
 */
export function fewestBreaks(
  compiled: Compiled,
  meetings: readonly number[],
  avoided?: number,
): number | undefined {
  const wanted = meetings.length
  if (wanted === 0) return 0
  const demand = measureDemand(compiled, meetings)
  if (!demand) return undefined
  const { usable, forced, dueBy, openedBy } = demand
  let outside = new Int32Array(wanted + 1).fill(IMPOSSIBLE)
  let inside = new Int32Array(wanted + 1).fill(IMPOSSIBLE)
  let waiting = new Int32Array(wanted + 1).fill(IMPOSSIBLE)
  outside[0] = 0
  let day = -1
  for (let slot = 0; slot < compiled.slotCount; slot++) {
    if (at(compiled.dayOf, slot) !== day) {
      day = at(compiled.dayOf, slot)
      outside = outside.map((cost, count) => Math.min(cost, at(inside, count), at(waiting, count)))
      inside = new Int32Array(wanted + 1).fill(IMPOSSIBLE)
      waiting = new Int32Array(wanted + 1).fill(IMPOSSIBLE)
    }
    const next = new Int32Array(wanted + 1).fill(IMPOSSIBLE)
    const nextOutside = new Int32Array(wanted + 1).fill(IMPOSSIBLE)
    const nextWaiting = new Int32Array(wanted + 1).fill(IMPOSSIBLE)
    for (let count = at(dueBy, slot); count <= Math.min(wanted, at(openedBy, slot)); count++) {
      if (count > 0 && isMarked(usable, slot) && slot !== avoided) {
        next[count] = Math.min(at(outside, count - 1), at(inside, count - 1), at(waiting, count - 1) + 1)
      }
      if (isMarked(forced, slot)) continue
      nextOutside[count] = at(outside, count)
      nextWaiting[count] = Math.min(at(inside, count), at(waiting, count))
    }
    outside = nextOutside
    inside = next
    waiting = nextWaiting
  }
  const best = Math.min(at(outside, wanted), at(inside, wanted), at(waiting, wanted))
  return best >= IMPOSSIBLE ? undefined : best
}

/** What a participant's meetings ask of the slots. */
export interface Demand {
  /** Slots in which any of the meetings can be. */
  readonly usable: Uint8Array
  /** Slots that the only possible one of some meeting is. */
  readonly forced: Uint8Array
  /** By the end of each slot at least so many meetings must have been held. */
  readonly dueBy: Int32Array
  /** By the end of each slot at most so many meetings can have been held. */
  readonly openedBy: Int32Array
}

/** What the participant's meetings ask; undefined when some meeting has no slot, or two need the same. */
export function measureDemand(compiled: Compiled, meetings: readonly number[]): Demand | undefined {
  const { slotCount } = compiled
  const usable = new Uint8Array(slotCount)
  const forced = new Uint8Array(slotCount)
  const dueBy = new Int32Array(slotCount)
  const openedBy = new Int32Array(slotCount)
  for (const meeting of meetings) {
    const domain = item(compiled.domain, meeting)
    const first = domain[0]
    const last = domain[domain.length - 1]
    if (first === undefined || last === undefined) return undefined
    for (const slot of domain) usable[slot] = 1
    if (domain.length === 1) {
      if (isMarked(forced, first)) return undefined
      forced[first] = 1
    }
    for (let slot = first; slot < slotCount; slot++) openedBy[slot] = at(openedBy, slot) + 1
    for (let slot = last; slot < slotCount; slot++) dueBy[slot] = at(dueBy, slot) + 1
  }
  return { usable, forced, dueBy, openedBy }
}

/**
 * A number of breaks that no schedule holding the given meetings can go below: the sum of every
 * participant's own fewest breaks. Undefined when some participant's meetings do not fit at all.
 */
export function forcedBreaksBound(
  compiled: Compiled,
  isHeld: (meeting: number) => boolean,
): number | undefined {
  let sum = 0
  for (const [person, meetings] of compiled.meetingsOf.entries()) {
    if (compiled.rules && isMarked(compiled.rules.inFamily, person)) continue
    const own = fewestBreaks(compiled, [...meetings].filter(isHeld))
    if (own === undefined) return undefined
    sum += own
  }
  return sum
}

/**
 * True when counting alone shows that the mandatory meetings cannot all be held: somebody has more of them
 * than the limit, or than slots in which they fit.
 */
export function isCountedOut(compiled: Compiled): boolean {
  const isMust = (meeting: number) => isMarked(compiled.mustHold, meeting)
  const isAboveLimit = compiled.meetingsOf.some((meetings, person) => {
    const must = [...meetings].filter(isMust)
    const fixed = must.filter(meeting => at(compiled.fixedSlot, meeting) >= 0).length
    return must.length > Math.max(fixed, at(compiled.maximum, person))
  })
  return isAboveLimit || forcedBreaksBound(compiled, isMust) === undefined
}

/**
 * An upper bound on the weight that can be held: meetings without any possible slot are left out, nobody
 * exceeds own slots or limit, and all together not the seats there are. Any non-negative prices for people
 * and seats give a valid bound (weak duality of the b-matching programme); a subgradient search finds good
 * prices. `rounds` bounds the work; the same input gives the same bound.
 */
export function weightUpperBound(compiled: Compiled, rounds = 200): number {
  const active: number[] = []
  let total = 0
  for (let meeting = 0; meeting < compiled.meetingCount; meeting++) {
    if (item(compiled.domain, meeting).length === 0) continue
    active.push(meeting)
    total += compiled.weight[meeting] as number
  }
  const caps = personCaps(compiled)
  const seats = countSeats(compiled, active)
  const prices = new Float64Array(compiled.participantCount)
  const best = { bound: total }
  let seatPrice = seats < active.length ? seatPriceOf(compiled, active, seats) : 0
  let step = averageWeight(compiled, active) / 4
  for (let round = 0; round < rounds; round++) {
    const { bound, used, chosen } = priceOut(compiled, active, caps, seats, prices, seatPrice)
    if (bound < best.bound - 1e-9) best.bound = bound
    else step *= 0.95
    let moved = false
    for (let person = 0; person < prices.length; person++) {
      const over = at(used, person) - at(caps, person)
      if (over === 0 || (over < 0 && prices[person] === 0)) continue
      prices[person] = Math.max(0, (prices[person] as number) + (step * over) / Math.max(1, at(caps, person)))
      moved = true
    }
    const overSeats = chosen - seats
    if (overSeats > 0 || seatPrice > 0) {
      seatPrice = Math.max(0, seatPrice + (step * overSeats) / Math.max(1, seats / 4))
      if (overSeats !== 0) moved = true
    }
    if (!moved) break
  }
  return roundDown(compiled, best.bound)
}

/** When all weights are whole numbers, so is the weight of every schedule. */
function roundDown(compiled: Compiled, bound: number): number {
  return compiled.weight.every(Number.isInteger) ? Math.floor(bound + 1e-6) : bound
}

function averageWeight(compiled: Compiled, active: readonly number[]): number {
  let sum = 0
  for (const meeting of active) sum += compiled.weight[meeting] as number
  return active.length === 0 ? 0 : sum / active.length
}

function seatPriceOf(compiled: Compiled, active: readonly number[], seats: number): number {
  const weights = active.map(meeting => compiled.weight[meeting] as number).sort((a, b) => b - a)
  return weights[seats] ?? 0
}

function priceOut(
  compiled: Compiled,
  active: readonly number[],
  caps: Int32Array,
  seats: number,
  prices: Float64Array,
  seatPrice: number,
) {
  const used = new Int32Array(prices.length)
  let bound = seats * seatPrice
  let chosen = 0
  for (let person = 0; person < prices.length; person++)
    bound += at(caps, person) * (prices[person] as number)
  for (const meeting of active) {
    const people = item(compiled.participantsOf, meeting)
    let gain = (compiled.weight[meeting] as number) - seatPrice
    for (const person of people) gain -= prices[person] as number
    if (gain <= 0) continue
    bound += gain
    chosen++
    for (const person of people) used[person] = at(used, person) + 1
  }
  return { bound, used, chosen }
}

/** Meetings that must be missing to the guaranteed minimum of somebody, whatever the schedule. */
export function unavoidablyMissed(compiled: Compiled): number {
  const caps = personCaps(compiled)
  return compiled.minimum.reduce((sum, minimum, person) => sum + Math.max(0, minimum - at(caps, person)), 0)
}

/** The most meetings each participant can have: own meetings, slots usable by any of them, and the limit. */
export function personCaps(compiled: Compiled): Int32Array {
  return Int32Array.from(compiled.meetingsOf, (meetings, person) => {
    const usable = new Set<number>()
    let fixed = 0
    let possible = 0
    for (const meeting of meetings) {
      if (item(compiled.domain, meeting).length > 0) possible++
      for (const slot of item(compiled.domain, meeting)) usable.add(slot)
      if (at(compiled.fixedSlot, meeting) >= 0) fixed++
    }
    return Math.min(possible, usable.size, Math.max(fixed, at(compiled.maximum, person)))
  })
}

/** Places times slots that meetings could take, fixed places included. */
function countSeats(compiled: Compiled, active: readonly number[]): number {
  let seats = 0
  for (const meeting of active) if (at(compiled.fixedPlace, meeting) >= 0) seats++
  const classes = new Set(active.flatMap(meeting => [...item(compiled.classesOf, meeting)]))
  for (const number of classes) {
    for (let slot = 0; slot < compiled.slotCount; slot++) {
      seats += Math.min(active.length, Math.max(0, at(compiled.capacity, number * compiled.slotCount + slot)))
    }
  }
  return seats
}
