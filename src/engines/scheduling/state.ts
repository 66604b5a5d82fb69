import type { Compiled } from './compile.ts'
import { at, isMarked, item } from './dense.ts'
import type { ObjectiveTerm } from './model.ts'
import { RuleKeeper } from './rule-keeper.ts'

/** How much one unit of each aim counts while searching; one break is the yardstick. */
export interface Energies {
  readonly must: number
  readonly unfair: number
  readonly minimum: number
  readonly weight: number
  readonly inARow: number
  readonly breaks: number
  readonly shared: number
  readonly groupsShared: number
}

/**
 * Turns the organiser's order into factors for the search. Each aim outweighs what one move can cost in the
 * aims after it; the light meetings, not the heavy ones, set the yardstick for weight.
 */
export function chooseEnergies(compiled: Compiled): Energies {
  const factors: Record<ObjectiveTerm, number> = {
    minimum: 0,
    weight: 0,
    inARow: 0,
    breaks: 0,
    shared: 0,
    groupsShared: 0,
    tableChanges: 0,
  }
  const own: Record<ObjectiveTerm, number> = {
    minimum: 3,
    weight: 5,
    inARow: 3,
    breaks: 1,
    shared: 0.08,
    groupsShared: 0.02,
    tableChanges: 0,
  }
  const terms = [...compiled.problem.order].filter(term => term !== 'tableChanges').reverse()
  let floor = 0
  for (const term of terms) {
    const isEvenness = term === 'shared' || term === 'groupsShared'
    factors[term] = Math.max(own[term], isEvenness && floor > 0 ? floor : floor * 1.5)
    floor = factors[term]
  }
  const yardstick = lightWeight(compiled)
  const top = Math.max(10, ...Object.values(factors))
  return {
    must: top * 8,
    unfair: top * 4,
    minimum: factors.minimum,
    weight: factors.weight / yardstick,
    inARow: factors.inARow,
    breaks: factors.breaks,
    shared: factors.shared,
    groupsShared: factors.groupsShared,
  }
}

function lightWeight(compiled: Compiled): number {
  const weights = [...compiled.weight].filter(weight => weight > 0).sort((a, b) => a - b)
  const lightest = weights[0]
  if (lightest === undefined) return 1
  const median = weights[weights.length >> 1] ?? lightest
  return Math.max(lightest, median / 4)
}

function findOnlyClass(compiled: Compiled): number {
  const first = compiled.classesOf[0]?.[0] ?? -1
  const isOnly = compiled.classesOf.every(classes => classes.length === 1 && classes[0] === first)
  return isOnly && compiled.fixedPlace.every(place => place < 0) ? first : -1
}

/**
 * A schedule under construction, with every quantity of the objective kept up to date: placing or removing
 * one meeting costs time proportional to its participants. Moves are written to a journal and can be undone.
 */
export class ScheduleState {
  readonly compiled: Compiled
  readonly energies: Energies
  readonly slotOf: Int32Array
  /** Class of places the meeting sits in; -1 when unplaced or in its own fixed place. */
  readonly classOf: Int32Array
  /** participant × slot → meeting or -1. */
  readonly occupant: Int32Array
  readonly used: Int32Array
  readonly held: Int32Array
  readonly breaksOf: Int32Array
  readonly unplaced: Int32Array
  unplacedCount: number
  /** participant × word → bits of the slots in which the participant is busy, 32 slots to a word. */
  readonly busy: Int32Array
  readonly wordCount: number
  /** The participants of all meetings one after another; those of meeting m start at `peopleStart[m]`. */
  readonly people: Int32Array
  readonly peopleStart: Int32Array
  /** Participants with at least one break, in no particular order. */
  readonly broken: Int32Array
  brokenCount = 0
  /** The one class of places that every meeting uses, or -1 when they differ. */
  readonly onlyClass: number
  breaks = 0
  inARowExcess = 0
  minimumMissed = 0
  weight = 0
  shared = 0
  mustMissing = 0
  unfair = 0
  /**
   * Keeps the rules beside the plain ones; undefined when the problem uses none. The price of a chain does not
   * know them: a move must be made to learn what it costs.
   */
  readonly keeper: RuleKeeper | undefined
  private readonly heldOnDay: Int32Array
  private readonly positionOf: Int32Array
  private readonly brokenAt: Int32Array
  private readonly inSlot: number[][]
  private readonly fairness: number
  private readonly limitsRows: boolean
  private readonly limitsBreaks: boolean
  private readonly journal: number[] = []

  constructor(compiled: Compiled, energies: Energies) {
    const { meetingCount, participantCount, slotCount } = compiled
    this.compiled = compiled
    this.energies = energies
    this.slotOf = new Int32Array(meetingCount).fill(-1)
    this.classOf = new Int32Array(meetingCount).fill(-1)
    this.occupant = new Int32Array(participantCount * slotCount).fill(-1)
    this.used = new Int32Array(compiled.classCount * slotCount)
    this.held = new Int32Array(participantCount)
    this.wordCount = (slotCount + 31) >> 5
    this.busy = new Int32Array(participantCount * this.wordCount)
    this.broken = new Int32Array(participantCount)
    this.brokenAt = new Int32Array(participantCount)
    this.peopleStart = new Int32Array(meetingCount + 1)
    for (let meeting = 0; meeting < meetingCount; meeting++)
      this.peopleStart[meeting + 1] =
        at(this.peopleStart, meeting) + item(compiled.participantsOf, meeting).length
    this.people = new Int32Array(at(this.peopleStart, meetingCount))
    for (let meeting = 0; meeting < meetingCount; meeting++)
      this.people.set(item(compiled.participantsOf, meeting), at(this.peopleStart, meeting))
    this.breaksOf = new Int32Array(participantCount)
    this.heldOnDay = new Int32Array(participantCount * compiled.dayCount)
    this.unplaced = Int32Array.from({ length: meetingCount }, (_, index) => index)
    this.positionOf = Int32Array.from({ length: meetingCount }, (_, index) => index)
    this.unplacedCount = meetingCount
    this.inSlot = Array.from({ length: slotCount }, () => [])
    this.fairness = compiled.problem.fairness ?? Number.POSITIVE_INFINITY
    this.onlyClass = findOnlyClass(compiled)
    this.limitsBreaks = compiled.problem.fairness !== undefined
    this.limitsRows = compiled.rowLimit.some(limit => limit < slotCount)
    for (const minimum of compiled.minimum) this.minimumMissed += minimum
    for (const must of compiled.mustHold) this.mustMissing += must
    this.keeper = compiled.rules && new RuleKeeper(this, compiled.rules)
    this.mustMissing += this.keeper?.openPromises() ?? 0
  }

  /** The weighted sum the search brings down. Weight counts negatively, so 0 means nothing held, no costs. */
  energy(): number {
    const e = this.energies
    return (
      this.mustMissing * e.must +
      this.unfair * e.unfair +
      this.minimumMissed * e.minimum +
      this.inARowExcess * e.inARow +
      this.breaks * e.breaks +
      this.shared * e.shared +
      (this.keeper ? this.keeper.groupsShared * e.groupsShared : 0) -
      this.weight * e.weight
    )
  }

  /** Meetings held in a slot. */
  meetingsIn(slot: number): readonly number[] {
    return item(this.inSlot, slot)
  }

  /** A class of places with room for the meeting in the slot, -1 if it needs none, -2 if there is no room. */
  findClass(meeting: number, slot: number): number {
    if (at(this.compiled.fixedPlace, meeting) >= 0) return -1
    const slots = this.compiled.slotCount
    if (this.compiled.rules?.hasWalks && this.keeper)
      return this.keeper.findClass(meeting, slot, number => this.hasRoom(number, slot))
    const classes = item(this.compiled.classesOf, meeting)
    for (let i = 0; i < classes.length; i++) {
      const cell = (classes[i] as number) * slots + slot
      if ((this.used[cell] as number) < (this.compiled.capacity[cell] as number)) return classes[i] as number
    }
    return -2
  }

  private hasRoom(placeClass: number, slot: number): boolean {
    const cell = placeClass * this.compiled.slotCount + slot
    return at(this.used, cell) < at(this.compiled.capacity, cell)
  }

  /** True when the meeting may be held in the slot and nobody and nothing is in the way. */
  fits(meeting: number, slot: number): boolean {
    const slots = this.compiled.slotCount
    if (!isMarked(this.compiled.inDomain, meeting * slots + slot)) return false
    const people = item(this.compiled.participantsOf, meeting)
    const isFixed = at(this.compiled.fixedSlot, meeting) >= 0
    for (let i = 0; i < people.length; i++) {
      const person = people[i] as number
      if ((this.occupant[person * slots + slot] as number) >= 0) return false
      if (!isFixed && (this.held[person] as number) >= (this.compiled.maximum[person] as number)) return false
    }
    const placeClass = this.findClass(meeting, slot)
    if (placeClass === -2) return false
    if (this.keeper && !this.keeper.allows(meeting, slot, placeClass)) return false
    return !this.compiled.hasOrder || this.keepsOrder(meeting, slot)
  }

  /** True when every held predecessor is earlier than the slot and every held successor later. */
  keepsOrder(meeting: number, slot: number): boolean {
    for (const other of item(this.compiled.predecessors, meeting)) {
      if (at(this.slotOf, other) >= slot) return false
    }
    for (const other of item(this.compiled.successors, meeting)) {
      const theirs = at(this.slotOf, other)
      if (theirs >= 0 && theirs <= slot) return false
    }
    return true
  }

  /** Puts an unplaced meeting into a slot that has room (as `findClass` said). */
  place(meeting: number, slot: number, placeClass: number): void {
    this.slotOf[meeting] = slot
    this.classOf[meeting] = placeClass
    if (placeClass >= 0) {
      const cell = placeClass * this.compiled.slotCount + slot
      this.used[cell] = (this.used[cell] as number) + 1
    }
    this.weight += this.compiled.weight[meeting] as number
    this.mustMissing -= this.compiled.mustHold[meeting] as number
    this.leaveUnplaced(meeting, slot)
    const people = item(this.compiled.participantsOf, meeting)
    for (let i = 0; i < people.length; i++) this.occupy(people[i] as number, slot, meeting)
    if (this.keeper) this.mustMissing += this.keeper.enter(meeting)
    this.journal.push(meeting, -1, -1)
  }

  /** Takes a placed meeting out. */
  remove(meeting: number): void {
    if (this.keeper) this.mustMissing -= this.keeper.leave(meeting)
    const slot = this.slotOf[meeting] as number
    const placeClass = this.classOf[meeting] as number
    this.journal.push(meeting, slot, placeClass)
    if (placeClass >= 0) {
      const cell = placeClass * this.compiled.slotCount + slot
      this.used[cell] = (this.used[cell] as number) - 1
    }
    this.slotOf[meeting] = -1
    this.classOf[meeting] = -1
    this.weight -= this.compiled.weight[meeting] as number
    this.mustMissing += this.compiled.mustHold[meeting] as number
    this.joinUnplaced(meeting, slot)
    const people = item(this.compiled.participantsOf, meeting)
    for (let i = 0; i < people.length; i++) this.vacate(people[i] as number, slot)
  }

  /** True when the participant sits in a meeting then. */
  isBusy(person: number, slot: number): boolean {
    return (((this.busy[person * this.wordCount + (slot >> 5)] as number) >>> (slot & 31)) & 1) === 1
  }

  /**
   * Change of the energy if the participant, busy in `from` and free in `to`, were busy in `to` instead. The
   * number of meetings held stays, so only breaks, series and fairness can change.
   */
  priceShift(person: number, from: number, to: number): number {
    const change = this.breaksOfShift(person, from, to)
    let price = change * this.energies.breaks
    if (this.limitsBreaks && change !== 0) {
      const before = this.breaksOf[person] as number
      const excess = Math.max(0, before + change - this.fairness) - Math.max(0, before - this.fairness)
      price += excess * this.energies.unfair
    }
    if (this.limitsRows) price += this.rowsOfShift(person, from, to) * this.energies.inARow
    return price
  }

  /** Breaks and over-long series that a meeting without a place would add in a slot that is free for it. */
  priceSeat(meeting: number, slot: number): number {
    const { compiled, energies } = this
    const day = compiled.dayOf[slot] as number
    let price = 0
    for (const person of item(compiled.participantsOf, meeting)) {
      const isFirst = (this.heldOnDay[person * compiled.dayCount + day] as number) === 0
      price += (1 - this.neighbours(person, slot) - (isFirst ? 1 : 0)) * energies.breaks
      if (this.limitsRows) price += this.rowChange(person, slot) * energies.inARow
    }
    return price
  }

  /** Change in breaks if the participant's meeting in `from` were in `to`, where the participant is free. */
  breaksOfShift(person: number, from: number, to: number): number {
    const { compiled, busy } = this
    const row = person * this.wordCount
    let left = 0
    let other = compiled.previousInDay[from] as number
    if (other >= 0) left += ((busy[row + (other >> 5)] as number) >>> (other & 31)) & 1
    other = compiled.nextInDay[from] as number
    if (other >= 0) left += ((busy[row + (other >> 5)] as number) >>> (other & 31)) & 1
    let joined = 0
    other = compiled.previousInDay[to] as number
    if (other >= 0 && other !== from) joined += ((busy[row + (other >> 5)] as number) >>> (other & 31)) & 1
    other = compiled.nextInDay[to] as number
    if (other >= 0 && other !== from) joined += ((busy[row + (other >> 5)] as number) >>> (other & 31)) & 1
    const day = compiled.dayOf[from] as number
    const target = compiled.dayOf[to] as number
    const days = person * compiled.dayCount
    const isLast = (this.heldOnDay[days + day] as number) === 1
    if (day === target) return isLast ? 0 : left - joined
    const isFirst = (this.heldOnDay[days + target] as number) === 0
    return left - joined + (isLast ? 1 : 0) - (isFirst ? 1 : 0)
  }

  private rowsOfShift(person: number, from: number, to: number): number {
    const cell = person * this.compiled.slotCount + from
    const meeting = this.occupant[cell] as number
    const saved = this.rowChange(person, from)
    this.occupant[cell] = -1
    const added = this.rowChange(person, to)
    this.occupant[cell] = meeting
    return added - saved
  }

  /** Forgets the journal: everything up to here stays. */
  commit(): void {
    this.journal.length = 0
  }

  /** A point to which `rollback` can return, until the next commit. */
  mark(): number {
    return this.journal.length
  }

  /** Undoes everything since the mark, or since the last commit. */
  rollback(mark = 0): void {
    const { journal } = this
    const length = journal.length
    for (let i = length - 3; i >= mark; i -= 3) {
      const slot = item(journal, i + 1)
      if (slot < 0) this.remove(item(journal, i))
      else this.place(item(journal, i), slot, item(journal, i + 2))
    }
    journal.length = mark
  }

  /** Replaces the whole schedule; meetings without a slot (-1) or without room there stay unplaced. */
  load(slots: Int32Array, classes?: Int32Array): void {
    for (let meeting = 0; meeting < slots.length; meeting++) {
      if (at(this.slotOf, meeting) >= 0) this.remove(meeting)
    }
    for (let meeting = 0; meeting < slots.length; meeting++) {
      const slot = at(slots, meeting)
      const placeClass = slot < 0 ? -2 : classes ? at(classes, meeting) : this.findClass(meeting, slot)
      if (placeClass !== -2) this.place(meeting, slot, placeClass)
    }
    this.commit()
  }

  private leaveUnplaced(meeting: number, slot: number): void {
    const position = this.positionOf[meeting] as number
    this.unplacedCount--
    const last = this.unplaced[this.unplacedCount] as number
    this.unplaced[position] = last
    this.positionOf[last] = position
    const list = item(this.inSlot, slot)
    this.positionOf[meeting] = list.length
    list.push(meeting)
  }

  private joinUnplaced(meeting: number, slot: number): void {
    const list = item(this.inSlot, slot)
    const position = this.positionOf[meeting] as number
    const last = item(list, list.length - 1)
    list[position] = last
    this.positionOf[last] = position
    list.pop()
    this.unplaced[this.unplacedCount] = meeting
    this.positionOf[meeting] = this.unplacedCount
    this.unplacedCount++
  }

  private occupy(person: number, slot: number, meeting: number): void {
    const compiled = this.compiled
    this.occupant[person * compiled.slotCount + slot] = meeting
    const word = person * this.wordCount + (slot >> 5)
    this.busy[word] = (this.busy[word] as number) | (1 << (slot & 31))
    const day = person * compiled.dayCount + (compiled.dayOf[slot] as number)
    const onDay = this.heldOnDay[day] as number
    this.heldOnDay[day] = onDay + 1
    const change = 1 - this.neighbours(person, slot) - (onDay === 0 ? 1 : 0)
    if (change !== 0) this.changeBreaks(person, change)
    if (this.limitsRows) this.inARowExcess += this.rowChange(person, slot)
    const held = this.held[person] as number
    this.held[person] = held + 1
    this.shared += 2 * held + 1
    if (held < (compiled.minimum[person] as number)) this.minimumMissed--
  }

  private vacate(person: number, slot: number): void {
    const compiled = this.compiled
    this.occupant[person * compiled.slotCount + slot] = -1
    const word = person * this.wordCount + (slot >> 5)
    this.busy[word] = (this.busy[word] as number) & ~(1 << (slot & 31))
    const day = person * compiled.dayCount + (compiled.dayOf[slot] as number)
    const onDay = (this.heldOnDay[day] as number) - 1
    this.heldOnDay[day] = onDay
    const change = 1 - this.neighbours(person, slot) - (onDay === 0 ? 1 : 0)
    if (change !== 0) this.changeBreaks(person, -change)
    if (this.limitsRows) this.inARowExcess -= this.rowChange(person, slot)
    const held = (this.held[person] as number) - 1
    this.held[person] = held
    this.shared -= 2 * held + 1
    if (held < (compiled.minimum[person] as number)) this.minimumMissed++
  }

  private neighbours(person: number, slot: number): number {
    const row = person * this.compiled.slotCount
    const before = this.compiled.previousInDay[slot] as number
    const after = this.compiled.nextInDay[slot] as number
    let count = 0
    if (before >= 0 && (this.occupant[row + before] as number) >= 0) count++
    if (after >= 0 && (this.occupant[row + after] as number) >= 0) count++
    return count
  }

  private changeBreaks(person: number, change: number): void {
    this.breaks += change
    const before = this.breaksOf[person] as number
    const after = before + change
    this.breaksOf[person] = after
    if (this.limitsBreaks)
      this.unfair += Math.max(0, after - this.fairness) - Math.max(0, before - this.fairness)
    if (before === 0) this.joinBroken(person)
    else if (after === 0) this.leaveBroken(person)
  }

  private joinBroken(person: number): void {
    this.broken[this.brokenCount] = person
    this.brokenAt[person] = this.brokenCount
    this.brokenCount++
  }

  private leaveBroken(person: number): void {
    this.brokenCount--
    const last = this.broken[this.brokenCount] as number
    const position = this.brokenAt[person] as number
    this.broken[position] = last
    this.brokenAt[last] = position
  }

  /** How much longer than wanted the series around the slot gets by filling it. */
  private rowChange(person: number, slot: number): number {
    const compiled = this.compiled
    const limit = compiled.rowLimit[person] as number
    if (limit >= compiled.slotCount) return 0
    const row = person * compiled.slotCount
    let before = 0
    for (let s = compiled.previousInRun[slot] as number; s >= 0; s = compiled.previousInRun[s] as number) {
      if ((this.occupant[row + s] as number) < 0) break
      before++
    }
    let after = 0
    for (let s = compiled.nextInRun[slot] as number; s >= 0; s = compiled.nextInRun[s] as number) {
      if ((this.occupant[row + s] as number) < 0) break
      after++
    }
    return Math.max(0, before + after + 1 - limit) - Math.max(0, before - limit) - Math.max(0, after - limit)
  }
}
