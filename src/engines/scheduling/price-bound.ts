import { type Demand, measureDemand } from './bounds.ts'
import type { Compiled } from './compile.ts'
import { at, isMarked, item } from './dense.ts'

/** Prices are whole numbers of this part of a break, so that the bound is computed without rounding. */
const UNIT = 1_000_000
const IMPOSSIBLE = Number.MAX_SAFE_INTEGER
/** No price above this many breaks: by then the seats are known not to suffice. */
const HIGHEST_PRICE = 40
const PATIENCE = 8
const OUTSIDE = 0
const INSIDE = 1
const WAITING = 2

/**
 * A lower bound on breaks that takes the seats into account. Every slot gets a price per seat; alone, each
 * participant chooses slots for the fewest breaks plus prices (a meeting of s people uses one seat, so each
 * of them pays at most 1/s of it). That sum, less the price of all the seats there are, is a lower bound for
 * any prices (Lagrangian duality: the rule 'no more meetings than seats' is paid for instead of kept). A
 * subgradient search finds good prices. Who attends instead of others has no known number of meetings and is left
 * out, which can only lower the bound. Undefined when the bound exceeds what breaks there can be at all, so
 * that the seats do not suffice. `target` is a number of breaks hoped to be reached (the best schedule's), `rounds` limits
 * the work. Same input, same bound.
 */
export function pricedBreaksBound(
  compiled: Compiled,
  meetings: readonly number[],
  target: number | undefined,
  rounds = 300,
): number | undefined {
  const isHeld = new Uint8Array(compiled.meetingCount)
  for (const meeting of meetings) isHeld[meeting] = 1
  const buyers: Buyer[] = []
  for (const [person, own] of compiled.meetingsOf.entries()) {
    if (compiled.rules && isMarked(compiled.rules.inFamily, person)) continue
    const held = [...own].filter(meeting => isMarked(isHeld, meeting))
    if (held.length === 0) continue
    const demand = measureDemand(compiled, held)
    if (!demand) return undefined
    buyers.push({ wanted: held.length, demand, share: shareOfSeat(compiled, held) })
  }
  return searchPrices(compiled, buyers, countSeats(compiled, meetings), target, rounds)
}

interface Buyer {
  readonly wanted: number
  readonly demand: Demand
  /** The most people any of the own meetings has: a seat is paid by so many. */
  readonly share: number
}

function searchPrices(
  compiled: Compiled,
  buyers: readonly Buyer[],
  seats: Float64Array,
  target: number | undefined,
  rounds: number,
): number | undefined {
  const { slotCount } = compiled
  const most = mostBreaks(compiled, buyers)
  const prices = new Float64Array(slotCount)
  const used = new Float64Array(slotCount)
  let best = Number.NEGATIVE_INFINITY
  let eagerness = 1
  let waited = 0
  for (let round = 0; round < rounds; round++) {
    const units = prices.map(price => Math.round(price * UNIT))
    const value = priceOut(compiled, buyers, seats, units, used)
    if (value === undefined) return undefined
    if (value > best) {
      best = value
      waited = 0
    } else if (++waited >= PATIENCE) {
      eagerness /= 2
      waited = 0
    }
    if (best > most * UNIT) return undefined
    const reached = Math.ceil(best / UNIT)
    if ((target !== undefined && reached >= target) || eagerness < 0.005) break
    const hoped = Math.max(target ?? 0, best / UNIT + 1) - value / UNIT
    if (!adjustPrices(prices, used, seats, eagerness * hoped)) break
  }
  return Math.max(0, Math.ceil(best / UNIT))
}

/** One subgradient step; false when nothing is used beyond the seats and no price could fall. */
function adjustPrices(prices: Float64Array, used: Float64Array, seats: Float64Array, length: number) {
  let norm = 0
  const over = prices.map((price, slot) => {
    const excess = (used[slot] as number) - (seats[slot] as number)
    return excess < 0 && price === 0 ? 0 : excess
  })
  for (const excess of over) norm += excess * excess
  if (norm === 0) return false
  for (let slot = 0; slot < prices.length; slot++) {
    const price = (prices[slot] as number) + (length * (over[slot] as number)) / norm
    prices[slot] = Math.min(HIGHEST_PRICE, Math.max(0, price))
  }
  return true
}

/** The bound at these prices, in units; `used` gets the seats that the participants choose. */
function priceOut(
  compiled: Compiled,
  buyers: readonly Buyer[],
  seats: Float64Array,
  units: Float64Array,
  used: Float64Array,
): number | undefined {
  used.fill(0)
  let value = 0
  for (const buyer of buyers) {
    const own = cheapestSlots(compiled, buyer, units, used)
    if (own === undefined) return undefined
    value += own
  }
  for (let slot = 0; slot < units.length; slot++) value -= (units[slot] as number) * (seats[slot] as number)
  return value
}

/**
 * The fewest breaks plus prices for one participant alone: the same dynamic programme as `fewestBreaks`,
 * with prices and with the way back to the slots chosen.
 */
function cheapestSlots(
  compiled: Compiled,
  buyer: Buyer,
  units: Float64Array,
  used: Float64Array,
): number | undefined {
  const { slotCount } = compiled
  const width = buyer.wanted + 1
  const { usable, forced, dueBy, openedBy } = buyer.demand
  let cost = [row(width), row(width), row(width)] as const
  cost[OUTSIDE][0] = 0
  const from = new Uint8Array(slotCount * width * 3)
  const overnight = new Uint8Array(slotCount * width)
  for (let slot = 0; slot < slotCount; slot++) {
    if (slot > 0 && at(compiled.dayOf, slot) !== at(compiled.dayOf, slot - 1)) {
      const rested = row(width)
      for (let count = 0; count < width; count++) {
        const mode = cheapestMode(cost, count, 0)
        overnight[slot * width + count] = mode
        rested[count] = item(cost, mode)[count] as number
      }
      cost = [rested, row(width), row(width)]
    }
    const next = [row(width), row(width), row(width)] as const
    const price = Math.floor((units[slot] as number) / buyer.share)
    const highest = Math.min(buyer.wanted, at(openedBy, slot))
    for (let count = at(dueBy, slot); count <= highest; count++) {
      const cell = (slot * width + count) * 3
      if (count > 0 && isMarked(usable, slot)) {
        const mode = cheapestMode(cost, count - 1, UNIT)
        const before = item(cost, mode)[count - 1] as number
        next[INSIDE][count] = add(before, price + (mode === WAITING ? UNIT : 0))
        from[cell + INSIDE] = mode
      }
      if (isMarked(forced, slot)) continue
      next[OUTSIDE][count] = cost[OUTSIDE][count] as number
      const mode = (cost[INSIDE][count] as number) <= (cost[WAITING][count] as number) ? INSIDE : WAITING
      next[WAITING][count] = item(cost, mode)[count] as number
      from[cell + WAITING] = mode
    }
    cost = next
  }
  let mode = cheapestMode(cost, buyer.wanted, 0)
  const value = item(cost, mode)[buyer.wanted] as number
  if (value === IMPOSSIBLE) return undefined
  let count = buyer.wanted
  for (let slot = slotCount - 1; slot >= 0; slot--) {
    const cell = (slot * width + count) * 3
    if (mode === INSIDE) {
      used[slot] = (used[slot] as number) + 1 / buyer.share
      count--
    }
    mode = mode === OUTSIDE ? OUTSIDE : (from[cell + mode] as number)
    if (slot > 0 && at(compiled.dayOf, slot) !== at(compiled.dayOf, slot - 1))
      mode = overnight[slot * width + count] as number
  }
  return value
}

function row(width: number): Float64Array {
  return new Float64Array(width).fill(IMPOSSIBLE)
}

function add(cost: number, more: number): number {
  return cost === IMPOSSIBLE ? IMPOSSIBLE : cost + more
}

function cheapestMode(cost: readonly Float64Array[], count: number, resuming: number): number {
  const outside = item(cost, OUTSIDE)[count] as number
  const inside = item(cost, INSIDE)[count] as number
  const waiting = add(item(cost, WAITING)[count] as number, resuming)
  if (outside <= inside && outside <= waiting) return OUTSIDE
  return inside <= waiting ? INSIDE : WAITING
}

/** More breaks than this nobody can have together. */
function mostBreaks(compiled: Compiled, buyers: readonly Buyer[]): number {
  return buyers.reduce((sum, { wanted }) => sum + Math.min(wanted, compiled.slotCount >> 1), 0)
}

function shareOfSeat(compiled: Compiled, held: readonly number[]): number {
  return held.reduce((most, meeting) => Math.max(most, item(compiled.participantsOf, meeting).length), 2)
}

/** Places per slot that any of the meetings may use, those of meetings with a fixed place included. */
function countSeats(compiled: Compiled, meetings: readonly number[]): Float64Array {
  const { slotCount } = compiled
  const seats = new Float64Array(slotCount)
  const classes = new Set<number>()
  for (const meeting of meetings) {
    if (at(compiled.fixedPlace, meeting) < 0)
      for (const number of item(compiled.classesOf, meeting)) classes.add(number)
    else {
      const slot = at(compiled.fixedSlot, meeting)
      seats[slot] = (seats[slot] as number) + 1
    }
  }
  for (let slot = 0; slot < slotCount; slot++) {
    for (const number of classes) {
      const open = Math.max(0, at(compiled.capacity, number * slotCount + slot))
      seats[slot] = (seats[slot] as number) + Math.min(open, meetings.length)
    }
  }
  return seats
}
