import type { Walk } from '../../../engines/scheduling/index.ts'
import { hallOf, minutesBetween } from './meeting-rules.ts'

/** A meeting where it stands. */
export interface Stop {
  startsAt: Date
  endsAt: Date
  placeId: string
  place: string
  kind: string
  hallId: string | null
  travelMinutes: number | null
}

/** When to leave for a meeting, how long the way takes, on foot between halls or to an office and back. */
export interface Way {
  leaveAt: Date
  minutes: number
  kind: 'walk' | 'travel'
  /** Where one comes from; empty: the venue. */
  from: string
}

const sameDayMs = 12 * 3_600_000

/**
 * The way to a meeting from the one before it, if both are on one day and there is a way to speak of; to the first meeting of a
 * day in an office the way from the venue.
 */
export function findWay(ways: readonly Walk[], before: Stop | undefined, stop: Stop): Way | null {
  const here = hallOf(readPlace(stop))
  if (ways.length === 0 || here === undefined) return null
  const isSameDay = before !== undefined && stop.startsAt.getTime() - before.endsAt.getTime() < sameDayMs
  const there = isSameDay ? hallOf(readPlace(before)) : undefined
  const isOffice = (hall: string | undefined) => hall?.startsWith('office ') === true
  if (there === undefined && !isOffice(here)) return null
  const minutes = there === undefined ? (stop.travelMinutes ?? 0) : minutesBetween(ways, there, here)
  if (minutes === 0) return null
  return {
    leaveAt: new Date(stop.startsAt.getTime() - minutes * 60_000),
    minutes,
    kind: isOffice(here) || isOffice(there) ? 'travel' : 'walk',
    from: isSameDay ? before.place : '',
  }
}

function readPlace(stop: Stop): Parameters<typeof hallOf>[0] {
  const kind = stop.kind === 'online' || stop.kind === 'office' ? stop.kind : 'table'
  return { id: stop.placeId, kind, hallId: stop.hallId, travelMinutes: stop.travelMinutes }
}
