const minute = 60_000
/** A meeting that begins late still needs so long. */
const leastMinutes = 10
/** Nobody waits longer than so for somebody they did not ask for. */
const aheadMinutes = 45
const most = 2

/** The slots in which two people who are free now could meet: the one at hand while enough of it is left, and the next. */
export function slotsAtHand<One extends { startsAt: Date; endsAt: Date }>(
  slots: readonly One[],
  now: Date,
): One[] {
  const at = now.getTime()
  return slots
    .filter(
      slot =>
        slot.startsAt.getTime() <= at + aheadMinutes * minute &&
        slot.endsAt.getTime() - Math.max(at, slot.startsAt.getTime()) >= leastMinutes * minute,
    )
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .slice(0, most)
}
