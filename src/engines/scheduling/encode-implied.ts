import { fewestBreaks, measureDemand } from './bounds.ts'
import { sumUnary } from './cnf.ts'
import { at, isMarked, item } from './dense.ts'
import type { Draft } from './encode-draft.ts'

/** Share of all seats taken from which counting heads pays in every slot. */
const SHORT_OF_SEATS = 0.85
/** Share of a slot's seats taken by people who need the slot, from which counting heads pays there. */
const SHORT_SLOT = 0.85

/**
 * Implied when all meetings are to be held, are of two and share one class of places: the people busy in a slot are an even
 * number, at most twice the places, and at least what the other slots cannot seat. Worth its size only where
 * seats are short: in every slot when nearly all seats are taken, else in the slots that so many people need
 * that some must have a break or go without.
 */
export function encodeHeadCounts(draft: Draft): void {
  const { compiled, meetings, requests } = draft
  const places = commonClass(draft)
  const isGiven = requests.every(({ members, isCertain }) => isCertain && members.length === 1)
  if (places === undefined || !isGiven) return
  const capacities = Array.from({ length: compiled.slotCount }, (_, slot) =>
    Math.min(
      Math.max(0, at(compiled.capacity, places * compiled.slotCount + slot)),
      compiled.participantCount >> 1,
    ),
  )
  const seats = capacities.reduce((sum, capacity) => sum + capacity, 0)
  const isFull = meetings.length >= seats * SHORT_OF_SEATS
  capacities.forEach((capacity, slot) => {
    if (!isFull && countNeeding(draft, slot) < 2 * capacity * SHORT_SLOT) return
    countHeads(draft, slot, capacity, meetings.length - (seats - capacity))
  })
}

/** The one class of places that all meetings share, when all are of two. */
function commonClass(draft: Draft): number | undefined {
  const { compiled, meetings } = draft
  const [sample] = meetings
  const classes = sample === undefined ? undefined : item(compiled.classesOf, sample)
  const number = classes?.[0]
  const isUniform = meetings.every(
    meeting =>
      item(compiled.participantsOf, meeting).length === 2 &&
      at(compiled.fixedPlace, meeting) < 0 &&
      item(compiled.classesOf, meeting).length === 1 &&
      item(compiled.classesOf, meeting)[0] === number,
  )
  return isUniform ? number : undefined
}

/** How many people have a break more, or no schedule at all, when they are free in this slot. */
function countNeeding(draft: Draft, slot: number): number {
  const { compiled, ownMeetings } = draft
  let needing = 0
  ownMeetings.forEach((own, person) => {
    if (at(draft.busyAt, person * compiled.slotCount + slot) === 0) return
    const least = fewestBreaks(compiled, own)
    const without = fewestBreaks(compiled, own, slot)
    if (least !== undefined && (without === undefined || without > least)) needing++
  })
  return needing
}

function countHeads(draft: Draft, slot: number, capacity: number, least: number): void {
  const { compiled, cnf } = draft
  const busy = Array.from({ length: compiled.participantCount }, (_, person) =>
    at(draft.busyAt, person * compiled.slotCount + slot),
  ).filter(variable => variable > 0)
  const sum = sumUnary(
    cnf,
    busy.map(variable => [variable]),
    2 * capacity + 1,
    true,
  )
  const exceeded = sum[2 * capacity]
  if (exceeded !== undefined) cnf.add(-exceeded)
  for (let count = 0; count < 2 * capacity; count += 2) {
    const odd = sum[count]
    const even = sum[count + 1]
    if (odd !== undefined && even !== undefined) cnf.add(-odd, even)
    else if (odd !== undefined) cnf.add(-odd)
  }
  const reached = sum[2 * least - 1]
  if (least > 0 && reached !== undefined) cnf.add(reached)
}

/**
 * Implied: somebody without a break (`broken` false; undefined: never) sits in one unbroken block, so some
 * first slot of the block exists, it decides every other slot, and a slot can be busy only if a block over it
 * is possible. Covers people whose slots are all on one day.
 */
export function encodeBlock(draft: Draft, person: number, broken: number | undefined): void {
  const { compiled, cnf } = draft
  const { slotCount } = compiled
  const length = item(draft.ownMeetings, person).length
  const busy = (slot: number) => at(draft.busyAt, person * slotCount + slot)
  const usable = Array.from({ length: slotCount }, (_, slot) => slot).filter(slot => busy(slot) > 0)
  if (length < 2 || new Set(usable.map(slot => at(compiled.dayOf, slot))).size > 1) return
  const starts = new Map<number, number>()
  for (const first of usable) {
    if (!isBlock(draft, person, first, length)) continue
    const start = cnf.fresh()
    starts.set(first, start)
    for (const slot of usable) {
      const isInside = slot >= first && slot < first + length
      cnf.add(-start, isInside ? busy(slot) : -busy(slot))
    }
  }
  const unless = broken === undefined ? [] : [broken]
  cnf.add(...unless, ...starts.values())
  for (const slot of usable) {
    const over = [...starts].filter(([first]) => first <= slot && slot < first + length)
    if (over.length < starts.size) cnf.add(-busy(slot), ...unless, ...over.map(([, start]) => start))
  }
}

/** True when the person's meetings can fill the `length` slots from `first` on, as far as counting tells. */
function isBlock(draft: Draft, person: number, first: number, length: number): boolean {
  const { compiled } = draft
  const demand = measureDemand(compiled, item(draft.ownMeetings, person))
  if (!demand || first + length > compiled.slotCount) return false
  for (let slot = 0; slot < compiled.slotCount; slot++) {
    const inside = slot >= first && slot < first + length
    const held = Math.max(0, Math.min(length, slot - first + 1))
    if (inside ? !isMarked(demand.usable, slot) : isMarked(demand.forced, slot)) return false
    if (held < at(demand.dueBy, slot) || held > at(demand.openedBy, slot)) return false
  }
  return true
}
