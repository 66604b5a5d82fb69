import { at, isMarked, item } from './dense.ts'
import { isUndisturbed, type RepairDesk } from './repair-desk.ts'

/** How many untouched meetings may be moved to seat one, tried in this order. */
const BUDGETS = [0, 1, 2, 3, 4]
/** Ways looked at per level of a chain of ejections. */
const BREADTH = [0, 10, 8, 6, 4]
const BREADTH_AT_FIRST = 40
/** Sitters of a full slot looked at for one who can go elsewhere. */
const SITTERS = 12
/** Ejections tried per waiting meeting and budget. */
const EFFORT = 600

interface Way {
  readonly slot: number
  readonly inTheWay: readonly number[]
  /** Untouched meetings among those in the way. */
  readonly disturbs: number
  readonly price: number
}

/**
 * Seats meetings that cannot stay where they were. First where nobody else has to move; then by chains of
 * ejections that grow outwards from the meeting: one untouched meeting moved, two, and so on. Deterministic.
 */
export class RepairSearch {
  private readonly desk: RepairDesk
  /** Meetings on the chain at hand; they are not ejected again. */
  private readonly onChain: Uint8Array
  /** Untouched meetings that may still be moved, ways that may still be tried, and the length of the chain. */
  private left = 0
  private effort = 0
  private longest = 0

  constructor(desk: RepairDesk) {
    this.desk = desk
    this.onChain = new Uint8Array(desk.compiled.meetingCount)
  }

  /** Seats waiting meetings in free slots; the next common free slot that leaves the fewest gaps. */
  seatWithoutMoving(): void {
    for (const meeting of this.listWaiting()) this.seatFree(meeting)
    this.desk.state.commit()
  }

  /** Seats what still waits by moving others, as few as can be found, and then sends home who can go home. */
  seatByMoving(): void {
    for (const budget of BUDGETS) {
      for (const meeting of this.listWaiting()) {
        this.left = budget
        this.effort = EFFORT
        this.longest = Math.min(budget + 1, BREADTH.length - 1)
        this.seat(meeting, this.longest)
        this.desk.state.commit()
      }
    }
    this.sendHome()
    this.seatMandatory()
  }

  /** Mandatory and promised meetings first, heavy before light, those with little choice before others. */
  private listWaiting(): number[] {
    const { state, compiled, mustHold, isWalkIn } = this.desk
    const rank = (meeting: number) =>
      (compiled.weight[meeting] as number) +
      (isMarked(mustHold, meeting) ? 1e9 : 0) -
      (isMarked(isWalkIn, meeting) ? 1e6 : 0)
    return [...state.unplaced.subarray(0, state.unplacedCount)]
      .filter(meeting => item(compiled.domain, meeting).length > 0)
      .sort(
        (a, b) =>
          rank(b) - rank(a) || item(compiled.domain, a).length - item(compiled.domain, b).length || a - b,
      )
  }

  private seatFree(meeting: number): boolean {
    const { state, compiled, homeSlot } = this.desk
    let best = -1
    let lowest = Number.POSITIVE_INFINITY
    for (const slot of item(compiled.domain, meeting)) {
      if (!state.fits(meeting, slot)) continue
      const price = slot === at(homeSlot, meeting) ? Number.NEGATIVE_INFINITY : state.priceSeat(meeting, slot)
      if (best >= 0 && price >= lowest) continue
      lowest = price
      best = slot
    }
    if (best < 0) return false
    state.place(meeting, best, this.chooseClass(meeting, best))
    return true
  }

  /** Back to its own table if that is possible. */
  private chooseClass(meeting: number, slot: number): number {
    const { state, compiled, homeSlot, homeClass } = this.desk
    const home = at(homeClass, meeting)
    const cell = home * compiled.slotCount + slot
    if (slot === at(homeSlot, meeting) && home >= 0 && at(state.used, cell) < at(compiled.capacity, cell))
      return home
    return state.findClass(meeting, slot)
  }

  private seat(meeting: number, depth: number): boolean {
    if (this.seatFree(meeting)) return true
    if (depth === 0 || this.effort <= 0) return false
    const { state } = this.desk
    this.onChain[meeting] = 1
    const found = this.listWays(meeting, depth).some(way => {
      if (this.effort-- <= 0 || way.disturbs > this.left) return false
      const mark = state.mark()
      const before = this.left
      this.left -= way.disturbs
      for (const other of way.inTheWay) state.remove(other)
      if (state.fits(meeting, way.slot)) {
        state.place(meeting, way.slot, this.chooseClass(meeting, way.slot))
        if (way.inTheWay.every(other => this.seat(other, depth - 1))) return true
      }
      state.rollback(mark)
      this.left = before
      return false
    })
    this.onChain[meeting] = 0
    return found
  }

  private listWays(meeting: number, depth: number): Way[] {
    const { compiled, state } = this.desk
    const ways: Way[] = []
    for (const slot of item(compiled.domain, meeting)) {
      const people = this.findPeopleInTheWay(meeting, slot)
      if (!people || people.length > 2) continue
      const price = state.priceSeat(meeting, slot)
      if (this.hasRoomWithout(meeting, slot, people)) {
        if (people.length > 0) ways.push(this.makeWay(slot, people, price))
      } else if (people.length < 2) {
        for (const sitter of this.pickSitters(meeting, slot))
          ways.push(this.makeWay(slot, [...people, sitter], price))
      }
    }
    const width = depth === this.longest ? BREADTH_AT_FIRST : (BREADTH[depth] ?? 0)
    return ways
      .sort(
        (a, b) =>
          a.disturbs - b.disturbs ||
          a.inTheWay.length - b.inTheWay.length ||
          a.price - b.price ||
          a.slot - b.slot,
      )
      .slice(0, width)
  }

  private makeWay(slot: number, inTheWay: readonly number[], price: number): Way {
    const disturbs = inTheWay.filter(other => isUndisturbed(this.desk, other)).length
    return { slot, inTheWay, disturbs, price }
  }

  private mayGo(meeting: number): boolean {
    return at(this.desk.compiled.fixedSlot, meeting) < 0 && !isMarked(this.onChain, meeting)
  }

  /** The meetings that the participants have then; undefined when one of them must stay. */
  private findPeopleInTheWay(meeting: number, slot: number): number[] | undefined {
    const { compiled, state } = this.desk
    const found: number[] = []
    for (const person of item(compiled.participantsOf, meeting)) {
      const other = at(state.occupant, person * compiled.slotCount + slot)
      if (other < 0 || found.includes(other)) continue
      if (!this.mayGo(other)) return undefined
      found.push(other)
    }
    return found
  }

  private hasRoomWithout(meeting: number, slot: number, people: readonly number[]): boolean {
    const { compiled, state } = this.desk
    if (state.findClass(meeting, slot) !== -2) return true
    const classes = item(compiled.classesOf, meeting)
    return people.some(other => classes.includes(at(state.classOf, other)))
  }

  /** Meetings of a full slot that hold a place this one could use: moved ones first, then a few others. */
  private pickSitters(meeting: number, slot: number): number[] {
    const { compiled, state } = this.desk
    const classes = item(compiled.classesOf, meeting)
    const sitters = state
      .meetingsIn(slot)
      .filter(other => classes.includes(at(state.classOf, other)) && this.mayGo(other))
    const moved = sitters.filter(other => !isUndisturbed(this.desk, other))
    const start = sitters.length === 0 ? 0 : (meeting * 7919) % sitters.length
    const others = [...sitters.slice(start), ...sitters.slice(0, start)]
      .filter(other => isUndisturbed(this.desk, other))
      .slice(0, SITTERS)
    return [...moved.slice(0, SITTERS), ...others]
  }

  /** Untouched meetings that were moved go back home as long as that moves no other untouched one. */
  private sendHome(): void {
    const { desk } = this
    const { compiled, state } = desk
    for (let meeting = 0; meeting < compiled.meetingCount; meeting++) {
      if (isMarked(desk.isHit, meeting) || isUndisturbed(desk, meeting)) continue
      const slot = at(desk.homeSlot, meeting)
      const isSeated = at(state.slotOf, meeting) >= 0
      if (isSeated) state.remove(meeting)
      this.left = 0
      this.effort = EFFORT
      this.longest = 2
      if (this.takeHome(meeting, slot)) state.commit()
      else state.rollback()
    }
  }

  private takeHome(meeting: number, slot: number): boolean {
    const { state } = this.desk
    const people = this.findPeopleInTheWay(meeting, slot)
    if (!people || people.some(other => isUndisturbed(this.desk, other))) return false
    for (const other of people) state.remove(other)
    if (!state.fits(meeting, slot)) return false
    state.place(meeting, slot, this.chooseClass(meeting, slot))
    if (!isUndisturbed(this.desk, meeting)) return false
    this.onChain[meeting] = 1
    const isDone = people.every(other => this.seat(other, 2))
    this.onChain[meeting] = 0
    return isDone
  }

  /** A mandatory meeting that still waits takes the place of others that are not. */
  private seatMandatory(): void {
    const { state, mustHold } = this.desk
    for (const meeting of this.listWaiting()) {
      if (!isMarked(mustHold, meeting)) continue
      const isOptional = (other: number) => !isMarked(mustHold, other)
      for (const way of this.listWays(meeting, 1).filter(({ inTheWay }) => inTheWay.every(isOptional))) {
        for (const other of way.inTheWay) state.remove(other)
        if (state.fits(meeting, way.slot)) {
          state.place(meeting, way.slot, this.chooseClass(meeting, way.slot))
          for (const other of way.inTheWay) this.seatFree(other)
          break
        }
        state.rollback()
      }
      state.commit()
    }
  }
}
