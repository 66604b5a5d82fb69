import { personCaps } from './bounds.ts'
import type { Compiled } from './compile.ts'
import { at, item } from './dense.ts'

/** Steps over (meeting, participant or class of places) that the search for prices may take in all. */
const WORK = 12_000_000
const MOST_ROUNDS = 3000
/** Rounds without progress after which the steps get shorter. */
const PATIENCE = 20

/**
 * An upper bound on the weight that can be held, sharper than `weightUpperBound` because it tells own booths,
 * tables, online places and scarce resources apart and because it steps better. Every person (as many meetings as
 * own slots and limit allow), every class of places and every resource (their slots together) has a price of 0 or
 * more; whatever the prices,
 *
 *   Σ prices × what there is of each + Σ_requests max(0, weight − the least that its people, places and needs cost)
 *
 * is an upper bound (weak duality of the b-matching programme). A subgradient search with Polyak's steps towards
 * `known`, the weight of a schedule at hand, looks for good prices; it never returns more than `start`, and the
 * same input gives the same bound.
 */
export function sharpWeightBound(compiled: Compiled, start: number, known: number): number {
  if (known >= start - 1e-6) return start
  const market = new Market(compiled)
  const rounds = Math.min(MOST_ROUNDS, Math.floor(WORK / Math.max(1, market.cost)))
  let best = start
  let pace = 1
  let stale = 0
  for (let round = 0; round < rounds && best > known + 1e-6; round++) {
    const bound = market.price()
    stale++
    if (bound < best) {
      if (best - bound > (best - known) * 1e-3) stale = 0
      best = bound
    }
    if (stale > PATIENCE) {
      pace /= 1.4
      stale = 0
    }
    if (pace < 1e-3 || !market.adjust(pace, bound - known)) break
  }
  return compiled.weight.every(Number.isInteger) ? Math.floor(best + 1e-6) : best
}

/** Prices of everything scarce, and what the requests would buy at them. */
class Market {
  /** Steps of one round. */
  readonly cost: number
  private readonly compiled: Compiled
  private readonly active: readonly number[]
  /** People, then classes of places, then resources: how much there is, price, demand. */
  private readonly supply: Float64Array
  private readonly prices: Float64Array
  private readonly demand: Float64Array
  private readonly classStart: number
  private readonly resourceStart: number
  /** Per request the gain and the meeting bought: a meeting, or a family of which one is held. */
  private readonly gainOf: Float64Array
  private readonly boughtOf: Int32Array
  private readonly requestOf: Int32Array
  /** Per meeting the classes with places in a slot it can use. */
  private readonly classesOf: readonly Int32Array[]

  constructor(compiled: Compiled) {
    const { participantCount, slotCount, classCount, rules } = compiled
    this.compiled = compiled
    this.active = Array.from({ length: compiled.meetingCount }, (_, meeting) => meeting).filter(
      meeting => item(compiled.domain, meeting).length > 0,
    )
    this.classStart = participantCount
    this.resourceStart = participantCount + classCount
    const resources = rules ? rules.units.length / Math.max(1, slotCount) : 0
    this.supply = new Float64Array(this.resourceStart + resources)
    this.prices = new Float64Array(this.supply.length)
    this.demand = new Float64Array(this.supply.length)
    this.supply.set(personCaps(compiled))
    for (const [cell, count] of compiled.capacity.entries()) this.provide(this.classStart, cell, count)
    for (const [cell, count] of rules?.units.entries() ?? []) this.provide(this.resourceStart, cell, count)
    const requests = compiled.meetingCount + (rules?.families.length ?? 0)
    this.gainOf = new Float64Array(requests)
    this.boughtOf = new Int32Array(requests)
    this.requestOf = Int32Array.from({ length: compiled.meetingCount }, (_, meeting) => {
      const family = rules ? at(rules.familyOf, meeting) : -1
      return family < 0 ? meeting : compiled.meetingCount + family
    })
    this.classesOf = compiled.classesOf.map((classes, meeting) =>
      at(compiled.fixedPlace, meeting) >= 0 ? new Int32Array(0) : classes,
    )
    this.cost = this.active.reduce(
      (sum, meeting) =>
        sum + item(compiled.participantsOf, meeting).length + item(this.classesOf, meeting).length,
      this.supply.length,
    )
  }

  private provide(start: number, cell: number, count: number): void {
    const good = start + Math.floor(cell / this.compiled.slotCount)
    this.supply[good] = (this.supply[good] as number) + Math.max(0, Math.min(count, this.active.length))
  }

  /** The bound at the present prices; notes what would be bought. */
  price(): number {
    const { prices, supply, demand, gainOf } = this
    let bound = 0
    for (let good = 0; good < prices.length; good++)
      bound += (prices[good] as number) * (supply[good] as number)
    demand.fill(0)
    gainOf.fill(0)
    for (const meeting of this.active) {
      const request = at(this.requestOf, meeting)
      const gain = this.rate(meeting)
      if (gain <= (gainOf[request] as number)) continue
      gainOf[request] = gain
      this.boughtOf[request] = meeting
    }
    for (const meeting of this.active) {
      const request = at(this.requestOf, meeting)
      if ((gainOf[request] as number) <= 0 || at(this.boughtOf, request) !== meeting) continue
      bound += gainOf[request] as number
      this.buy(meeting)
    }
    return bound
  }

  /** Moves prices towards balance of supply and demand; false when they balance. */
  adjust(pace: number, gap: number): boolean {
    const { prices, supply, demand } = this
    let norm = 0
    for (let good = 0; good < prices.length; good++) {
      const excess = (demand[good] as number) - (supply[good] as number)
      if (excess > 0 || (prices[good] as number) > 0) norm += excess * excess
    }
    if (norm === 0) return false
    const step = (pace * Math.max(1e-3, gap)) / norm
    for (let good = 0; good < prices.length; good++) {
      const excess = (demand[good] as number) - (supply[good] as number)
      prices[good] = Math.max(0, (prices[good] as number) + step * excess)
    }
    return true
  }

  private rate(meeting: number): number {
    const { compiled, prices } = this
    let gain = compiled.weight[meeting] as number
    const people = item(compiled.participantsOf, meeting)
    for (let i = 0; i < people.length; i++) gain -= prices[people[i] as number] as number
    const placeClass = this.cheapestClass(meeting)
    if (placeClass >= 0) gain -= prices[this.classStart + placeClass] as number
    const needs = compiled.rules && item(compiled.rules.needsOf, meeting)
    if (needs) for (const resource of needs) gain -= prices[this.resourceStart + resource] as number
    return gain
  }

  private buy(meeting: number): void {
    const { compiled, demand } = this
    const take = (good: number) => {
      demand[good] = (demand[good] as number) + 1
    }
    for (const person of item(compiled.participantsOf, meeting)) take(person)
    const placeClass = this.cheapestClass(meeting)
    if (placeClass >= 0) take(this.classStart + placeClass)
    if (compiled.rules)
      for (const resource of item(compiled.rules.needsOf, meeting)) take(this.resourceStart + resource)
  }

  /** The cheapest class the meeting may use; -1 when its place is fixed. */
  private cheapestClass(meeting: number): number {
    const classes = item(this.classesOf, meeting)
    let best = -1
    let lowest = Number.POSITIVE_INFINITY
    for (let i = 0; i < classes.length; i++) {
      const price = this.prices[this.classStart + (classes[i] as number)] as number
      if (price >= lowest) continue
      lowest = price
      best = classes[i] as number
    }
    return best
  }
}
