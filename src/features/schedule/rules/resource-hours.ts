import type { Resource } from '../../../engines/scheduling/index.ts'
import { dayIn } from '../../../shared/zones.ts'
import type { RuleFacts } from './meeting-rules.ts'

/** A stretch of one day in which so many interpreters, or video lines, are there. */
export interface HoursFact {
  readonly id: string
  /** Null: video lines. */
  readonly interpreterId: string | null
  readonly startsAt: Date
  readonly endsAt: Date
  readonly units: number
  /** On top of what the day has, not instead of it. */
  readonly extra: boolean
}

interface SlotTimes {
  readonly id: string
  readonly startsAt: Date
  readonly endsAt: Date
}

/** The resource of meetings held online. */
export const videoLine = 'video'

/** The language pair a resource stands for; null for video lines. */
export function interpreterOf(resource: string): string | null {
  return resource === videoLine ? null : resource
}

/** How many of a resource there usually are; null when the mission does not count it. */
export function usualUnits(rules: RuleFacts, resource: string): number | null {
  if (resource === videoLine) return rules.videoLines
  return rules.interpreters.find(one => one.id === resource)?.units ?? null
}

/** The rules with another usual number of a resource. */
export function withUnits(rules: RuleFacts, resource: string, units: number): RuleFacts {
  if (resource === videoLine) return { ...rules, videoLines: units }
  const interpreters = rules.interpreters.map(one => (one.id === resource ? { ...one, units } : one))
  return { ...rules, interpreters }
}

/**
 * How many of a resource are there in a slot. A day for which hours were said has what they say: all stretches that cover
 * the slot together, none outside. Any other day has the usual number. What was added for single slots comes on top.
 */
export function unitsAt(rules: RuleFacts, resource: string, slot: SlotTimes, timeZone: string): number {
  const own = rules.hours.filter(one => (one.interpreterId ?? videoLine) === resource)
  const day = dayIn(slot.startsAt, timeZone)
  const said = own.filter(one => !one.extra && dayIn(one.startsAt, timeZone) === day)
  const base = said.length === 0 ? (usualUnits(rules, resource) ?? 0) : countIn(said, slot)
  const added = own.filter(one => one.extra)
  return base + countIn(added, slot)
}

function countIn(hours: readonly HoursFact[], slot: SlotTimes): number {
  return hours
    .filter(one => one.startsAt <= slot.startsAt && slot.endsAt <= one.endsAt)
    .reduce((sum, one) => sum + one.units, 0)
}

/** Interpreters and video lines as the engine takes them, with the slots in which there are more or fewer than usual. */
export function listResources(rules: RuleFacts, slots: readonly SlotTimes[], timeZone: string): Resource[] {
  const ids = [...rules.interpreters.map(({ id }) => id), ...(rules.videoLines === null ? [] : [videoLine])]
  return ids.map(id => {
    const units = usualUnits(rules, id) ?? 0
    const unitsIn = slots
      .map(slot => ({ slot: slot.id, units: unitsAt(rules, id, slot, timeZone) }))
      .filter(one => one.units !== units)
    return { id, units, ...(unitsIn.length === 0 ? {} : { unitsIn }) }
  })
}
