import { chooseCheaper, decideChoices, withAttending } from './board-choices.ts'
import { BoardRules, type Leaving } from './board-rules.ts'
import { type Compiled, compileProblem, mayUsePlace } from './compile.ts'
import { at, isMarked, item } from './dense.ts'
import type { MoveCost, Placement, Problem, Refusal } from './model.ts'
import { isPlaceOpen, type Layout, type PersonTally, placesOfPerson, tallyPerson } from './tally.ts'
import { listAttendances } from './unfold.ts'

/** A schedule as the board shows it. */
export interface BoardSchedule {
  readonly placed: readonly Placement[]
}

/**
 * What it costs to hold a meeting in another slot and place: what forbids it, whom it displaces, and the
 * change in gaps, over-long series and table changes (displaced meetings counted as taken out).
 * @throws RangeError for ids the problem does not know
 */
export function costOfMove(
  problem: Problem,
  schedule: BoardSchedule,
  meetingId: string,
  slotId: string,
  placeId: string,
): MoveCost {
  const costs = openBoards(problem, schedule, meetingId).map(({ board, attending }) => {
    const { compiled } = board
    const meeting = lookUp(compiled.meetingIndex, meetingId)
    const cost = board.price(
      meeting,
      lookUp(compiled.slotIndex, slotId),
      lookUp(compiled.placeIndex, placeId),
    )
    return withAttending(cost, attending)
  })
  return costs.reduce(chooseCheaper)
}

/** The cost of every cell of the board for one meeting, slots in time order, places in the order given. */
export function freeCells(problem: Problem, schedule: BoardSchedule, meetingId: string): MoveCost[] {
  const ways = openBoards(problem, schedule, meetingId).map(({ board, attending }) => {
    const { compiled } = board
    const meeting = lookUp(compiled.meetingIndex, meetingId)
    const cells: MoveCost[] = []
    for (let slot = 0; slot < compiled.slotCount; slot++) {
      for (let place = 0; place < compiled.placeCount; place++)
        cells.push(withAttending(board.price(meeting, slot, place), attending))
    }
    return cells
  })
  return ways.reduce((best, cells) => best.map((cost, at) => chooseCheaper(cost, item(cells, at))))
}

/** A board for every way in which colleagues could attend the meeting, the present one first; one board without choices. */
function openBoards(
  problem: Problem,
  schedule: BoardSchedule,
  meetingId: string,
): { board: Board; attending: readonly string[] | undefined }[] {
  const meeting = problem.meetings.find(({ id }) => id === meetingId)
  if (!meeting?.choices?.length)
    return [{ board: new Board(decideChoices(problem, schedule), schedule), attending: undefined }]
  const present = schedule.placed.find(one => one.meeting === meetingId)?.attending
  const isPresent = (way: readonly string[]) => present !== undefined && way.every(id => present.includes(id))
  const ways = [...listAttendances(meeting)].sort((a, b) => Number(isPresent(b)) - Number(isPresent(a)))
  const standing = schedule.placed.find(one => one.meeting === meetingId)
  const leaving = standing && {
    placement: standing,
    participants: [...meeting.participants, ...(present ?? [])],
  }
  return ways.map(attending => {
    const decided = decideChoices(problem, schedule, { meetingId, attending })
    if (leaving === undefined || isPresent(attending))
      return { board: new Board(decided, schedule), attending }
    // Those who attend now are free again once it goes elsewhere with others.
    const placed = schedule.placed.filter(one => one !== standing)
    return { board: new Board(decided, { placed }, leaving), attending }
  })
}

/**
 * What it costs to exchange two placed meetings, by the id of the other one: every meeting that may take this one's cell
 * while this one takes its. Both sides of the exchange keep every rule; the change in gaps, over-long series and table
 * changes is that of the whole exchange.
 * @throws RangeError for an id the problem does not know
 */
export function swapCosts(
  problem: Problem,
  schedule: BoardSchedule,
  meetingId: string,
): Map<string, Pick<MoveCost, 'breaks' | 'inARowExcess' | 'tableChanges'>> {
  const board = new Board(decideChoices(problem, schedule), schedule)
  const meeting = lookUp(board.compiled.meetingIndex, meetingId)
  const costs = new Map<string, Pick<MoveCost, 'breaks' | 'inARowExcess' | 'tableChanges'>>()
  for (const { meeting: id } of schedule.placed) {
    const cost = board.priceSwap(meeting, lookUp(board.compiled.meetingIndex, id))
    if (cost !== null) costs.set(id, cost)
  }
  return costs
}

/**
 * The place for a late acceptance: the first free slot all have in common, at an own booth if there is one,
 * else where fewest have to change tables. Moves nobody; undefined when nothing is free.
 * @throws RangeError for an id the problem does not know
 */
export function placeLate(
  problem: Problem,
  schedule: BoardSchedule,
  meetingId: string,
): Placement | undefined {
  const standing = schedule.placed.find(one => one.meeting === meetingId)
  if (standing !== undefined) return standing
  const rank = (cost: MoveCost): number => {
    const place = problem.places.find(({ id }) => id === cost.place)
    if (place?.ownerParticipant !== undefined) return -1
    return cost.tableChanges + (place?.kind === 'online' ? 1000 : 0)
  }
  const free = freeCells(problem, schedule, meetingId).filter(cost => cost.verdict === 'free')
  const earliest = free.filter(cost => cost.slot === free[0]?.slot)
  const [best] = earliest.sort((a, b) => rank(a) - rank(b))
  if (best === undefined) return undefined
  const { slot, place, attending } = best
  return { meeting: meetingId, slot, place, ...(attending === undefined ? {} : { attending }) }
}

function lookUp(index: ReadonlyMap<string, number>, id: string): number {
  const number = index.get(id)
  if (number === undefined) throw new RangeError(`The problem does not know '${id}'.`)
  return number
}

type Sums = Pick<PersonTally, 'breaks' | 'inARowExcess' | 'tableChanges'>
const noChange: Sums = { breaks: 0, inARowExcess: 0, tableChanges: 0 }

/** A schedule laid out on slots × places and slots × people, with the price of any move on it. */
class Board {
  readonly compiled: Compiled
  readonly layout: Layout
  private readonly problem: Problem
  /** place × slot and participant × slot → meeting or -1. */
  private readonly atPlace: Int32Array
  private readonly atPerson: Int32Array
  private readonly tallies = new Map<number, PersonTally>()
  private readonly rules: BoardRules
  /** What those who leave the meeting save by it. */
  private readonly saved: Sums

  constructor(problem: Problem, schedule: BoardSchedule, leaving?: Leaving) {
    const compiled = compileProblem(problem)
    this.problem = problem
    this.rules = new BoardRules(problem, schedule.placed, leaving)
    this.compiled = compiled
    this.layout = {
      slotOf: new Int32Array(compiled.meetingCount).fill(-1),
      placeOf: new Int32Array(compiled.meetingCount).fill(-1),
    }
    this.atPlace = new Int32Array(compiled.placeCount * compiled.slotCount).fill(-1)
    this.atPerson = new Int32Array(compiled.participantCount * compiled.slotCount).fill(-1)
    for (const placement of schedule.placed) {
      const meeting = lookUp(compiled.meetingIndex, placement.meeting)
      const slot = lookUp(compiled.slotIndex, placement.slot)
      const place = lookUp(compiled.placeIndex, placement.place)
      this.layout.slotOf[meeting] = slot
      this.layout.placeOf[meeting] = place
      if (!isMarked(compiled.isOnline, place)) this.atPlace[place * compiled.slotCount + slot] = meeting
      for (const person of item(compiled.participantsOf, meeting))
        this.atPerson[person * compiled.slotCount + slot] = meeting
    }
    this.saved = leaving === undefined ? noChange : this.measureLeaving(leaving)
  }

  price(meeting: number, slot: number, place: number, isSwap = false): MoveCost {
    const displaced = this.findDisplaced(meeting, slot, place)
    const refusals = [
      ...this.findRefusals(meeting, slot, place, displaced),
      ...this.askRules(meeting, slot, place, displaced, isSwap),
    ]
    const verdict = refusals.length > 0 ? 'refused' : displaced.length > 0 ? 'displaces' : 'free'
    return {
      slot: this.slotId(slot),
      place: item(this.problem.places, place).id,
      verdict,
      refusals,
      displaces: displaced.map(other => item(this.problem.meetings, other).id),
      ...this.measureChange(meeting, slot, place, displaced),
    }
  }

  /** The price of exchanging two meetings, or null where one of them would break a rule or stand in a third one's way. */
  priceSwap(meeting: number, other: number): Sums | null {
    const from = this.cellOf(meeting)
    const to = this.cellOf(other)
    if (meeting === other || from === null || to === null) return null
    const away = this.price(meeting, to.slot, to.place, true)
    if (away.verdict !== 'displaces' || away.displaces.join() !== item(this.problem.meetings, other).id)
      return null
    if (this.rules.swapStarvesGroup(this.sayPlacement(meeting, from), this.sayPlacement(other, to)))
      return null
    this.put(other, null)
    this.put(meeting, to)
    const back = this.price(other, from.slot, from.place)
    this.put(meeting, from)
    this.put(other, to)
    if (back.verdict !== 'free') return null
    return {
      breaks: away.breaks + back.breaks,
      inARowExcess: away.inARowExcess + back.inARowExcess,
      tableChanges: away.tableChanges + back.tableChanges,
    }
  }

  private cellOf(meeting: number): { slot: number; place: number } | null {
    const slot = at(this.layout.slotOf, meeting)
    return slot < 0 ? null : { slot, place: at(this.layout.placeOf, meeting) }
  }

  private sayPlacement(meeting: number, { slot, place }: { slot: number; place: number }): Placement {
    const { problem } = this
    return {
      meeting: item(problem.meetings, meeting).id,
      slot: this.slotId(slot),
      place: item(problem.places, place).id,
    }
  }

  private askRules(
    meeting: number,
    slot: number,
    place: number,
    displaced: readonly number[],
    isSwap: boolean,
  ): Refusal[] {
    if (this.rules.isPlain) return []
    const { meeting: id, ...cell } = this.sayPlacement(meeting, { slot, place })
    const gone = displaced.map(other => item(this.problem.meetings, other).id)
    return this.rules.refuse(id, cell, gone, isSwap)
  }

  /** Takes a meeting from where it stands and puts it elsewhere, or nowhere. */
  private put(meeting: number, cell: { slot: number; place: number } | null): void {
    const { compiled, layout } = this
    const mark = (where: { slot: number; place: number }, value: number) => {
      if (!isMarked(compiled.isOnline, where.place))
        this.atPlace[where.place * compiled.slotCount + where.slot] = value
      for (const person of item(compiled.participantsOf, meeting)) {
        this.atPerson[person * compiled.slotCount + where.slot] = value
        this.tallies.delete(person)
      }
    }
    const before = this.cellOf(meeting)
    if (before !== null) mark(before, -1)
    layout.slotOf[meeting] = cell?.slot ?? -1
    layout.placeOf[meeting] = cell?.place ?? -1
    if (cell !== null) mark(cell, meeting)
    this.rules.put(
      item(this.problem.meetings, meeting).id,
      cell === null ? null : this.sayPlacement(meeting, cell),
    )
  }

  private slotId(slot: number): string {
    return item(this.problem.slots, item(this.compiled.slotSource, slot)).id
  }

  private personId(person: number): string {
    return item(this.problem.participants, person).id
  }

  private findDisplaced(meeting: number, slot: number, place: number): number[] {
    const { compiled } = this
    const found = new Set<number>()
    for (const person of item(compiled.participantsOf, meeting))
      found.add(at(this.atPerson, person * compiled.slotCount + slot))
    found.add(at(this.atPlace, place * compiled.slotCount + slot))
    found.delete(-1)
    found.delete(meeting)
    return [...found].sort((a, b) => a - b)
  }

  private findRefusals(
    meeting: number,
    slot: number,
    place: number,
    displaced: readonly number[],
  ): Refusal[] {
    const { compiled, problem } = this
    const record = item(problem.meetings, meeting)
    const refusals: Refusal[] = []
    const { fixed } = record
    if (
      fixed &&
      (fixed.slot !== this.slotId(slot) || (fixed.place ?? '') !== item(problem.places, place).id)
    ) {
      if (fixed.slot !== this.slotId(slot) || fixed.place !== undefined) refusals.push({ code: 'locked' })
    }
    for (const person of item(compiled.participantsOf, meeting)) {
      if (!fixed && !isMarked(compiled.available, person * compiled.slotCount + slot))
        refusals.push({ code: 'participant-away', participant: this.personId(person) })
      refusals.push(...this.refuseAboveMaximum(meeting, person, displaced))
    }
    if (record.allowedSlots && !fixed && !record.allowedSlots.includes(this.slotId(slot)))
      refusals.push({ code: 'slot-not-allowed' })
    const isPromised = fixed?.place === item(problem.places, place).id
    if (!isPromised && !isPlaceOpen(compiled, place, slot)) refusals.push({ code: 'place-closed' })
    if (!isPromised && !mayUsePlace(record, item(problem.places, place)))
      refusals.push({ code: 'place-not-allowed' })
    for (const other of displaced) {
      if (at(compiled.fixedSlot, other) >= 0)
        refusals.push({ code: 'locked-in-the-way', meeting: item(problem.meetings, other).id })
    }
    return [...refusals, ...this.refuseWrongOrder(meeting, slot, displaced)]
  }

  private refuseAboveMaximum(meeting: number, person: number, displaced: readonly number[]): Refusal[] {
    const maximum = item(this.problem.participants, person).maxMeetings
    if (maximum === undefined || item(this.problem.meetings, meeting).fixed) return []
    const others = [...item(this.compiled.meetingsOf, person)].filter(
      own => own !== meeting && at(this.layout.slotOf, own) >= 0 && !displaced.includes(own),
    )
    return others.length < maximum
      ? []
      : [{ code: 'at-maximum', participant: this.personId(person), maximum }]
  }

  private refuseWrongOrder(meeting: number, slot: number, displaced: readonly number[]): Refusal[] {
    const refusals: Refusal[] = []
    const check = (other: number, isWrong: (theirs: number) => boolean) => {
      const theirs = at(this.layout.slotOf, other)
      if (theirs >= 0 && !displaced.includes(other) && isWrong(theirs))
        refusals.push({ code: 'order', meeting: item(this.problem.meetings, other).id })
    }
    for (const other of item(this.compiled.predecessors, meeting)) check(other, theirs => theirs >= slot)
    for (const other of item(this.compiled.successors, meeting)) check(other, theirs => theirs <= slot)
    return refusals
  }

  private measureChange(meeting: number, slot: number, place: number, displaced: readonly number[]): Sums {
    const people = new Set(item(this.compiled.participantsOf, meeting))
    for (const other of displaced)
      for (const person of item(this.compiled.participantsOf, other)) people.add(person)
    const change = { ...this.saved }
    for (const person of people) {
      const before = this.tally(person)
      const placeAt = placesOfPerson(this.compiled, person, this.layout)
      for (const other of displaced) {
        const theirs = at(this.layout.slotOf, other)
        if (at(this.atPerson, person * this.compiled.slotCount + theirs) === other) placeAt[theirs] = -1
      }
      if (item(this.compiled.participantsOf, meeting).includes(person)) {
        const own = at(this.layout.slotOf, meeting)
        if (own >= 0) placeAt[own] = -1
        placeAt[slot] = place
      }
      const after = tallyPerson(this.compiled, person, placeAt)
      change.breaks += after.breaks - before.breaks
      change.inARowExcess += after.inARowExcess - before.inARowExcess
      change.tableChanges += after.tableChanges - before.tableChanges
    }
    return change
  }

  private measureLeaving({ placement, participants }: Leaving): Sums {
    const slot = lookUp(this.compiled.slotIndex, placement.slot)
    const place = lookUp(this.compiled.placeIndex, placement.place)
    const change = { ...noChange }
    for (const id of participants) {
      const person = lookUp(this.compiled.participantIndex, id)
      const placeAt = placesOfPerson(this.compiled, person, this.layout)
      placeAt[slot] = place
      const before = tallyPerson(this.compiled, person, placeAt)
      const after = this.tally(person)
      change.breaks += after.breaks - before.breaks
      change.inARowExcess += after.inARowExcess - before.inARowExcess
      change.tableChanges += after.tableChanges - before.tableChanges
    }
    return change
  }

  private tally(person: number): PersonTally {
    const known = this.tallies.get(person)
    if (known) return known
    const tally = tallyPerson(this.compiled, person, placesOfPerson(this.compiled, person, this.layout))
    this.tallies.set(person, tally)
    return tally
  }
}
