/** A membership as days; `to` is null while it lasts. */
export interface MembershipDays {
  from: string
  to: string | null
}

/**
 * The membership a list asks for beside those that are on record: none while one lasts, none for a time that is on
 * record already, else from the day after the last one ended. Two memberships of one organisation never overlap.
 */
export function planMembership(
  there: readonly MembershipDays[],
  wanted: MembershipDays,
): MembershipDays | null {
  const ends = there.map(one => one.to)
  if (ends.includes(null)) return null
  const lastEnd = ends.reduce<string | null>(
    (last, end) => (end !== null && (last === null || end > last) ? end : last),
    null,
  )
  if (lastEnd === null) return wanted
  const from = wanted.from > lastEnd ? wanted.from : dayAfter(lastEnd)
  if (wanted.to !== null && wanted.to < from) return null
  return { from, to: wanted.to }
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
