import { Clauses, sumUnary, type Unary } from './cnf.ts'
import { at, isMarked, item } from './dense.ts'
import type { RepairDesk } from './repair-desk.ts'

/** What a repair may cost, as literals of which as few as possible should be true. */
export interface RepairAims {
  /** Mandatory meetings that fall out. */
  readonly mustFallen: readonly number[]
  /** Promised meetings that fall out. */
  readonly fallen: readonly number[]
  /** Requests made on the spot without a place. */
  readonly walkInsLeft: readonly number[]
  /** Meetings with which nothing was wrong and that do not stay at their table. */
  readonly disturbed: readonly number[]
  /** Meetings that lost only their table and are not held at their time. */
  readonly retimed: readonly number[]
}

export interface RepairEncoding {
  readonly cnf: Clauses
  readonly aims: RepairAims
  /** Meetings with variables: all that may move. */
  readonly free: readonly number[]
  /** The literal 'held then', 0 where impossible. */
  readonly heldAt: (meeting: number, slot: number) => number
  /** The literal 'held then at a place of this class', 0 where impossible. */
  readonly seatedAt: (meeting: number, slot: number, placeClass: number) => number
}

interface Draft {
  readonly desk: RepairDesk
  readonly cnf: Clauses
  readonly free: readonly number[]
  readonly isFree: Uint8Array
  readonly held: Int32Array
  /** meeting × class × slot → literal, for meetings with a choice of classes. */
  readonly seats: Map<number, number>
  /** meeting → literal 'falls out'. */
  readonly falls: Int32Array
}

/**
 * Encodes every repair: each meeting that may move is held at most once; people, places, limits and order as
 * in the problem. Meetings with `isFree` 0 stay where they were. A meeting counts as undisturbed when it sits
 * in its old slot in its old class of places: its own table is then kept for it.
 */
export function encodeRepair(desk: RepairDesk, isFree: Uint8Array): RepairEncoding {
  const { compiled } = desk
  const draft: Draft = {
    desk,
    cnf: new Clauses(),
    isFree,
    free: Array.from(isFree.keys()).filter(meeting => isMarked(isFree, meeting)),
    held: new Int32Array(compiled.meetingCount * compiled.slotCount),
    seats: new Map(),
    falls: new Int32Array(compiled.meetingCount),
  }
  encodeMeetings(draft)
  encodePeople(draft)
  encodePlaces(draft)
  encodeOrder(draft)
  return {
    cnf: draft.cnf,
    free: draft.free,
    aims: listAims(draft),
    heldAt: (meeting, slot) => heldVariable(draft, meeting, slot),
    seatedAt: (meeting, slot, placeClass) => seatVariable(draft, meeting, slot, placeClass),
  }
}

function heldVariable(draft: Draft, meeting: number, slot: number): number {
  return at(draft.held, meeting * draft.desk.compiled.slotCount + slot)
}

function seatKey(draft: Draft, meeting: number, slot: number, placeClass: number): number {
  const { classCount, slotCount } = draft.desk.compiled
  return (meeting * classCount + placeClass) * slotCount + slot
}

function seatVariable(draft: Draft, meeting: number, slot: number, placeClass: number): number {
  const classes = item(draft.desk.compiled.classesOf, meeting)
  if (classes.length < 2) return classes[0] === placeClass ? heldVariable(draft, meeting, slot) : 0
  return draft.seats.get(seatKey(draft, meeting, slot, placeClass)) ?? 0
}

function encodeMeetings(draft: Draft): void {
  const { compiled } = draft.desk
  const { cnf } = draft
  for (const meeting of draft.free) {
    const classes = item(compiled.classesOf, meeting)
    const slots = [...item(compiled.domain, meeting)].filter(slot => !isTaken(draft, meeting, slot))
    const variables = slots.map(slot => {
      const variable = cnf.fresh()
      draft.held[meeting * compiled.slotCount + slot] = variable
      if (classes.length > 1) encodeChoice(draft, meeting, slot, variable)
      return variable
    })
    const falls = cnf.fresh()
    draft.falls[meeting] = falls
    cnf.add(falls, ...variables)
    cnf.addAtMostOne(variables)
  }
}

/** A meeting that is held sits in exactly one of its classes. */
function encodeChoice(draft: Draft, meeting: number, slot: number, held: number): void {
  const { cnf, desk } = draft
  const options = [...item(desk.compiled.classesOf, meeting)].map(placeClass => {
    const variable = cnf.fresh()
    draft.seats.set(seatKey(draft, meeting, slot, placeClass), variable)
    cnf.add(-variable, held)
    return variable
  })
  cnf.add(-held, ...options)
  cnf.addAtMostOne(options)
}

/** True when somebody sits in a meeting then that stays. */
function isTaken(draft: Draft, meeting: number, slot: number): boolean {
  const { compiled } = draft.desk
  return [...item(compiled.participantsOf, meeting)].some(person =>
    [...item(compiled.meetingsOf, person)].some(
      other => !isMarked(draft.isFree, other) && at(draft.desk.homeSlot, other) === slot,
    ),
  )
}

function encodePeople(draft: Draft): void {
  const { compiled } = draft.desk
  const { cnf } = draft
  for (let person = 0; person < compiled.participantCount; person++) {
    const own = [...item(compiled.meetingsOf, person)]
    const free = own.filter(meeting => isMarked(draft.isFree, meeting))
    for (let slot = 0; slot < compiled.slotCount; slot++) {
      const here = free.map(meeting => heldVariable(draft, meeting, slot)).filter(variable => variable > 0)
      cnf.addAtMostOne(here)
    }
    const room = at(compiled.maximum, person) - (own.length - free.length)
    if (free.length > Math.max(0, room)) limitMeetings(draft, free, Math.max(0, room))
  }
}

function limitMeetings(draft: Draft, meetings: readonly number[], limit: number): void {
  const { cnf, desk } = draft
  const inputs = meetings.map(meeting => {
    const variables = [...item(desk.compiled.domain, meeting)]
      .map(slot => heldVariable(draft, meeting, slot))
      .filter(variable => variable > 0)
    const any = cnf.fresh()
    for (const variable of variables) cnf.add(-variable, any)
    return [any]
  })
  forbidMore(cnf, inputs, limit)
}

function forbidMore(cnf: Clauses, inputs: readonly Unary[], limit: number): void {
  if (inputs.length <= limit) return
  const exceeded = sumUnary(cnf, inputs, limit + 1, false)[limit]
  if (exceeded !== undefined) cnf.add(-exceeded)
}

function encodePlaces(draft: Draft): void {
  const { compiled } = draft.desk
  const taken = countTaken(draft)
  for (let placeClass = 0; placeClass < compiled.classCount; placeClass++) {
    const users = draft.free.filter(meeting => item(compiled.classesOf, meeting).includes(placeClass))
    for (let slot = 0; slot < compiled.slotCount; slot++) {
      const inputs = users
        .map(meeting => seatVariable(draft, meeting, slot, placeClass))
        .filter(variable => variable > 0)
        .map(variable => [variable])
      const cell = placeClass * compiled.slotCount + slot
      forbidMore(draft.cnf, inputs, Math.max(0, at(compiled.capacity, cell) - at(taken, cell)))
    }
  }
}

/** Places that meetings which stay hold, by class and slot. */
function countTaken(draft: Draft): Int32Array {
  const { compiled, homeSlot, homeClass } = draft.desk
  const taken = new Int32Array(compiled.capacity.length)
  for (let meeting = 0; meeting < compiled.meetingCount; meeting++) {
    if (isMarked(draft.isFree, meeting) || at(homeClass, meeting) < 0) continue
    const cell = at(homeClass, meeting) * compiled.slotCount + at(homeSlot, meeting)
    taken[cell] = at(taken, cell) + 1
  }
  return taken
}

/** Of two meetings in order, both held, the second is not at the same time or earlier. */
function encodeOrder(draft: Draft): void {
  const { compiled, homeSlot } = draft.desk
  if (!compiled.hasOrder) return
  const literalsOf = (meeting: number): readonly (readonly [number, number])[] =>
    isMarked(draft.isFree, meeting)
      ? [...item(compiled.domain, meeting)].map(slot => [slot, heldVariable(draft, meeting, slot)])
      : [[at(homeSlot, meeting), 0]]
  for (let meeting = 0; meeting < compiled.meetingCount; meeting++) {
    for (const before of item(compiled.predecessors, meeting)) {
      for (const [slot, held] of literalsOf(meeting)) {
        for (const [other, heldBefore] of literalsOf(before)) {
          if (other < slot) continue
          const clause = [held, heldBefore].filter(variable => variable > 0).map(variable => -variable)
          if (isPossible(draft, meeting, held) && isPossible(draft, before, heldBefore) && clause.length > 0)
            draft.cnf.add(...clause)
        }
      }
    }
  }
}

/** A literal 0 of a meeting that may move means 'never then', of one that stays 'certainly'. */
function isPossible(draft: Draft, meeting: number, literal: number): boolean {
  return literal > 0 || !isMarked(draft.isFree, meeting)
}

function listAims(draft: Draft): RepairAims {
  const { desk, free } = draft
  const isPromised = (meeting: number) => !isMarked(desk.isWalkIn, meeting)
  const isHit = (meeting: number) => isMarked(desk.isHit, meeting)
  const falls = (meeting: number) => at(draft.falls, meeting)
  const stays = (meeting: number) =>
    seatVariable(draft, meeting, at(desk.homeSlot, meeting), at(desk.homeClass, meeting))
  const atOldTime = (meeting: number) => heldVariable(draft, meeting, at(desk.homeSlot, meeting))
  return {
    mustFallen: free.filter(meeting => isMarked(desk.mustHold, meeting)).map(falls),
    fallen: free.filter(isPromised).map(falls),
    walkInsLeft: free.filter(meeting => !isPromised(meeting)).map(falls),
    disturbed: free.filter(meeting => !isHit(meeting)).map(meeting => -stays(meeting)),
    retimed: free
      .filter(meeting => isHit(meeting) && isPromised(meeting) && atOldTime(meeting) > 0)
      .map(meeting => -atOldTime(meeting)),
  }
}
