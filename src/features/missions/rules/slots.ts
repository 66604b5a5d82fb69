/** One meeting's time: a half-open stretch of elapsed time. */
export interface SlotTime {
  startsAt: Date
  endsAt: Date
}

const minute = 60_000

/**
 * Cuts a session into slots of `slotMinutes` with `pauseMinutes` between them. Elapsed minutes count, so a session
 * across a change of the clocks has slots of equal length. A rest too short for a slot stays free.
 */
export function cutSlots(session: {
  startsAt: Date
  endsAt: Date
  slotMinutes: number
  pauseMinutes: number
}): SlotTime[] {
  const length = session.slotMinutes * minute
  const step = length + session.pauseMinutes * minute
  const slots: SlotTime[] = []
  for (let start = session.startsAt.getTime(); start + length <= session.endsAt.getTime(); start += step) {
    slots.push({ startsAt: new Date(start), endsAt: new Date(start + length) })
  }
  return slots
}

/**
 * What becomes of a session's slots when it is cut anew: a slot with the same start and end stays itself (with the
 * meetings in it), every other one goes, and what is missing comes.
 */
export function compareSlots<Slot extends SlotTime>(
  there: readonly Slot[],
  wanted: readonly SlotTime[],
): { kept: Slot[]; removed: Slot[]; added: SlotTime[] } {
  const key = (slot: SlotTime) => `${slot.startsAt.getTime()}-${slot.endsAt.getTime()}`
  const wantedKeys = new Set(wanted.map(key))
  const thereKeys = new Set(there.map(key))
  return {
    kept: there.filter(slot => wantedKeys.has(key(slot))),
    removed: there.filter(slot => !wantedKeys.has(key(slot))),
    added: wanted.filter(slot => !thereKeys.has(key(slot))),
  }
}

/** Parts what a session is cut into by the hours that were left out of it: those that share time with one are out, too. */
export function partLeftOut<Slot extends SlotTime>(
  cut: readonly Slot[],
  leftOut: readonly SlotTime[],
): { open: Slot[]; out: Slot[] } {
  const isOut = (slot: SlotTime) => leftOut.some(one => overlaps(one, slot))
  return { open: cut.filter(slot => !isOut(slot)), out: cut.filter(isOut) }
}

/** Whether two stretches of time share more than an end. */
export function overlaps(a: SlotTime, b: SlotTime): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt
}
