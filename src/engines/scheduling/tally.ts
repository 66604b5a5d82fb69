import type { Compiled } from './compile.ts'
import { at, isMarked, item } from './dense.ts'
import type { Quality } from './model.ts'

/** Where everything is: slot and place per meeting, -1 when not held. */
export interface Layout {
  readonly slotOf: Int32Array
  readonly placeOf: Int32Array
}

/** What one participant's day-by-day schedule looks like. */
export interface PersonTally {
  readonly breaks: number
  readonly idle: number
  readonly inARowExcess: number
  readonly tableChanges: number
  readonly held: number
}

/**
 * Counts one participant's breaks, idle slots, over-long series and changes of place.
 * @param placeAt slot → place of the participant's meeting then, -1 when none
 */
export function tallyPerson(compiled: Compiled, person: number, placeAt: Int32Array): PersonTally {
  const tally = { breaks: 0, idle: 0, inARowExcess: 0, tableChanges: 0, held: 0 }
  const limit = at(compiled.rowLimit, person)
  const lastOfDay = new Int32Array(compiled.dayCount).fill(-1)
  const positionInDay = countPositions(compiled)
  const rowEndingAt = new Int32Array(compiled.slotCount)
  for (let slot = 0; slot < compiled.slotCount; slot++) {
    const place = at(placeAt, slot)
    if (place < 0) continue
    tally.held++
    const day = at(compiled.dayOf, slot)
    const last = at(lastOfDay, day)
    if (last >= 0) {
      const between = at(positionInDay, slot) - at(positionInDay, last) - 1
      if (between > 0) tally.breaks++
      tally.idle += between
      if (at(placeAt, last) !== place) tally.tableChanges++
    }
    lastOfDay[day] = slot
    const before = at(compiled.previousInRun, slot)
    rowEndingAt[slot] = 1 + (before >= 0 && at(placeAt, before) >= 0 ? at(rowEndingAt, before) : 0)
    if (at(rowEndingAt, slot) > limit) tally.inARowExcess++
  }
  return tally
}

function countPositions(compiled: Compiled): Int32Array {
  const positions = new Int32Array(compiled.slotCount)
  for (let slot = 0; slot < compiled.slotCount; slot++) {
    const before = at(compiled.previousInDay, slot)
    positions[slot] = before < 0 ? 0 : at(positions, before) + 1
  }
  return positions
}

/** Slot → place of one participant's meetings. */
export function placesOfPerson(compiled: Compiled, person: number, layout: Layout): Int32Array {
  const placeAt = new Int32Array(compiled.slotCount).fill(-1)
  for (const meeting of item(compiled.meetingsOf, person)) {
    const slot = at(layout.slotOf, meeting)
    if (slot >= 0) placeAt[slot] = at(layout.placeOf, meeting)
  }
  return placeAt
}

/** The measured quality of a layout. */
export function measureLayout(compiled: Compiled, layout: Layout): Quality {
  const quality = { breaks: 0, idle: 0, weight: 0, inARowExcess: 0, minimumMissed: 0, tableChanges: 0 }
  for (let person = 0; person < compiled.participantCount; person++) {
    const tally = tallyPerson(compiled, person, placesOfPerson(compiled, person, layout))
    quality.breaks += tally.breaks
    quality.idle += tally.idle
    quality.inARowExcess += tally.inARowExcess
    quality.tableChanges += tally.tableChanges
    quality.minimumMissed += Math.max(0, at(compiled.minimum, person) - tally.held)
  }
  for (let meeting = 0; meeting < compiled.meetingCount; meeting++) {
    if (at(layout.slotOf, meeting) >= 0) quality.weight += compiled.weight[meeting] as number
  }
  return quality
}

/** True when the place exists in the slot. */
export function isPlaceOpen(compiled: Compiled, place: number, slot: number): boolean {
  return isMarked(compiled.placeOpen, place * compiled.slotCount + slot)
}
