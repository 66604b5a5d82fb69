import type { Compiled } from './compile.ts'
import { at, isMarked, item } from './dense.ts'
import { isPlaceOpen, type Layout } from './tally.ts'

const PASSES = 6

/**
 * Gives every held meeting a place of its class so that people change tables seldom: slot by slot, each
 * meeting goes where one of its participants sat last; then meetings are moved and swapped within their
 * slot as long as that saves a change. Fixed places are kept.
 * @param classOf class of places each meeting sits in, as the search left it
 */
export function assignPlaces(compiled: Compiled, slotOf: Int32Array, classOf: Int32Array): Layout {
  const desk = new PlaceDesk(compiled, slotOf, classOf)
  desk.seatFixed()
  for (let slot = 0; slot < compiled.slotCount; slot++) desk.seatSlot(slot)
  for (let pass = 0; pass < PASSES; pass++) if (!desk.improve()) break
  return { slotOf, placeOf: desk.placeOf }
}

class PlaceDesk {
  readonly placeOf: Int32Array
  private readonly compiled: Compiled
  private readonly slotOf: Int32Array
  private readonly classOf: Int32Array
  /** place × slot → meeting or -1; online places are never marked. */
  private readonly sitterAt: Int32Array
  private readonly meetingAt: Int32Array
  private readonly inSlot: number[][]

  constructor(compiled: Compiled, slotOf: Int32Array, classOf: Int32Array) {
    this.compiled = compiled
    this.slotOf = slotOf
    this.classOf = classOf
    this.placeOf = new Int32Array(compiled.meetingCount).fill(-1)
    this.sitterAt = new Int32Array(compiled.placeCount * compiled.slotCount).fill(-1)
    this.meetingAt = new Int32Array(compiled.participantCount * compiled.slotCount).fill(-1)
    this.inSlot = Array.from({ length: compiled.slotCount }, () => [])
    slotOf.forEach((slot, meeting) => {
      if (slot < 0) return
      item(this.inSlot, slot).push(meeting)
      for (const person of item(compiled.participantsOf, meeting))
        this.meetingAt[person * compiled.slotCount + slot] = meeting
    })
  }

  seatFixed(): void {
    this.compiled.fixedPlace.forEach((place, meeting) => {
      if (place >= 0 && at(this.slotOf, meeting) >= 0) this.seat(meeting, place)
    })
  }

  seatSlot(slot: number): void {
    const waiting = item(this.inSlot, slot).filter(meeting => at(this.placeOf, meeting) < 0)
    const wishes: { meeting: number; place: number; votes: number }[] = []
    for (const meeting of waiting) {
      const votes = new Map<number, number>()
      for (const person of item(this.compiled.participantsOf, meeting)) {
        const last = this.neighbour(person, slot, this.compiled.previousInDay)
        const place = last < 0 ? -1 : at(this.placeOf, last)
        if (place >= 0) votes.set(place, (votes.get(place) ?? 0) + 1)
      }
      for (const [place, count] of votes) wishes.push({ meeting, place, votes: count })
    }
    wishes.sort((a, b) => b.votes - a.votes || a.meeting - b.meeting || a.place - b.place)
    for (const { meeting, place } of wishes) {
      if (at(this.placeOf, meeting) < 0 && this.canSit(meeting, place, slot)) this.seat(meeting, place)
    }
    for (const meeting of waiting) {
      if (at(this.placeOf, meeting) >= 0) continue
      const places = item(this.compiled.placesOfClass, at(this.classOf, meeting))
      const free = places.find(place => this.canSit(meeting, place, slot))
      if (free === undefined) throw new Error(`no place left in slot ${slot} for meeting ${meeting}`)
      this.seat(meeting, free)
    }
  }

  /** One round of moves and swaps within slots; true when it saved a change of place. */
  improve(): boolean {
    let improved = false
    this.slotOf.forEach((slot, meeting) => {
      if (slot < 0 || at(this.compiled.fixedPlace, meeting) >= 0) return
      for (const place of this.placesNextTo(meeting, slot))
        if (this.tryPlace(meeting, place, slot)) improved = true
    })
    return improved
  }

  private tryPlace(meeting: number, place: number, slot: number): boolean {
    const current = at(this.placeOf, meeting)
    if (place === current || !this.suits(meeting, place, slot)) return false
    const sitter = this.isOnline(place) ? -1 : at(this.sitterAt, place * this.compiled.slotCount + slot)
    if (sitter >= 0) {
      if (at(this.compiled.fixedPlace, sitter) >= 0 || !this.suits(sitter, current, slot)) return false
    }
    const before = this.changesAround(meeting, slot) + (sitter >= 0 ? this.changesAround(sitter, slot) : 0)
    this.exchange(meeting, sitter, current, place)
    const after = this.changesAround(meeting, slot) + (sitter >= 0 ? this.changesAround(sitter, slot) : 0)
    if (after < before) return true
    this.exchange(meeting, sitter, place, current)
    return false
  }

  private exchange(meeting: number, other: number, from: number, to: number): void {
    this.clear(meeting, from)
    if (other >= 0) {
      this.clear(other, to)
      this.seat(other, from)
    }
    this.seat(meeting, to)
  }

  private placesNextTo(meeting: number, slot: number): ReadonlySet<number> {
    const places = new Set<number>()
    for (const person of item(this.compiled.participantsOf, meeting)) {
      for (const direction of [this.compiled.previousInDay, this.compiled.nextInDay]) {
        const other = this.neighbour(person, slot, direction)
        if (other >= 0) places.add(at(this.placeOf, other))
      }
    }
    return places
  }

  private changesAround(meeting: number, slot: number): number {
    const own = at(this.placeOf, meeting)
    let changes = 0
    for (const person of item(this.compiled.participantsOf, meeting)) {
      for (const direction of [this.compiled.previousInDay, this.compiled.nextInDay]) {
        const other = this.neighbour(person, slot, direction)
        if (other >= 0 && at(this.placeOf, other) !== own) changes++
      }
    }
    return changes
  }

  /** The participant's nearest meeting of the day before or after the slot. */
  private neighbour(person: number, slot: number, direction: Int32Array): number {
    for (let other = at(direction, slot); other >= 0; other = at(direction, other)) {
      const meeting = at(this.meetingAt, person * this.compiled.slotCount + other)
      if (meeting >= 0) return meeting
    }
    return -1
  }

  private suits(meeting: number, place: number, slot: number): boolean {
    return (
      at(this.compiled.classOfPlace, place) === at(this.classOf, meeting) &&
      isPlaceOpen(this.compiled, place, slot)
    )
  }

  private canSit(meeting: number, place: number, slot: number): boolean {
    if (!this.suits(meeting, place, slot)) return false
    return this.isOnline(place) || at(this.sitterAt, place * this.compiled.slotCount + slot) < 0
  }

  private isOnline(place: number): boolean {
    return isMarked(this.compiled.isOnline, place)
  }

  private seat(meeting: number, place: number): void {
    this.placeOf[meeting] = place
    if (!this.isOnline(place))
      this.sitterAt[place * this.compiled.slotCount + at(this.slotOf, meeting)] = meeting
  }

  private clear(meeting: number, place: number): void {
    this.placeOf[meeting] = -1
    if (!this.isOnline(place)) this.sitterAt[place * this.compiled.slotCount + at(this.slotOf, meeting)] = -1
  }
}
