import { type MissionFacts, peopleOf, readNeeds, type Standing } from './make-problem.ts'
import { everybodyOf } from './meeting-people.ts'
import { countGroupMeetings, noRules, type RuleFacts } from './meeting-rules.ts'
import type { Ground, Hindrance } from './proposals.ts'
import { interpreterOf, unitsAt, usualUnits, withUnits } from './resource-hours.ts'

/** The id hours carry that are not written down yet. */
export const newHours = 'new hours'

/** As many interpreters of a pair as can be said. */
const mostUnits = 500

/** One interpreter or video line more in a slot; where one is free then, or the meeting needs none, nothing. */
export function addUnit(
  ground: Ground,
  meeting: string,
  { resource, slot: at }: { resource: string; slot: string },
): Ground | Hindrance {
  const { facts, rows } = ground
  const { rules = noRules } = facts
  const slot = facts.slots.find(one => one.id === at)
  if (slot === undefined || usualUnits(rules, resource) === null) return { code: 'unknown' }
  const needed = readNeeds(facts)
  const users = rows.filter(row => row.slot === at && needs(needed, row.meeting, resource)).length
  const isFree = users < unitsAt(rules, resource, slot, facts.timeZone)
  if (isFree || !needs(needed, meeting, resource)) return ground
  const more = {
    id: newHours,
    interpreterId: interpreterOf(resource),
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    units: 1,
    extra: true,
  }
  return change(
    ground,
    { hours: [...rules.hours, more] },
    { code: 'resource-added', resource, slot: at, hours: newHours },
  )
}

/** More interpreters of a pair, or video lines, on every day for which no hours were said. */
export function raiseUnits(
  ground: Ground,
  meeting: string,
  { resource, to }: { resource: string; to: number },
): Ground | Hindrance {
  const { facts } = ground
  const { rules = noRules } = facts
  const from = usualUnits(rules, resource)
  if (from === null) return { code: 'unknown' }
  const needed = readNeeds(facts)
  if (from >= to || !needs(needed, meeting, resource)) return ground
  const wanting = facts.meetings.filter(one => needs(needed, one.id, resource)).length
  if (to > Math.min(wanting, mostUnits)) return { code: 'resource-needless' }
  return change(ground, withUnits(rules, resource, to), { code: 'resource-raised', resource, from, to })
}

/** A higher limit for a group the meeting counts for, up to the meetings accepted. */
export function raiseGroupMaximum(
  ground: Ground,
  meeting: string,
  { group: id, to }: { group: string; to: number },
): Ground | Hindrance {
  const { facts } = ground
  const { rules = noRules } = facts
  const group = rules.groups.find(one => one.id === id)
  if (group === undefined) return { code: 'unknown' }
  const { meetingsMax: from } = group
  const own = facts.meetings.find(one => one.id === meeting)
  const members = membersOf(facts, id)
  const counts = own !== undefined && everybodyOf(own).some(one => members.has(one))
  if (from === null || from >= to || !counts) return ground
  if (to > (countGroupMeetings(facts).get(id) ?? 0)) return { code: 'limit-needless' }
  const groups = rules.groups.map(one => (one === group ? { ...one, meetingsMax: to } : one))
  return change(ground, { groups }, { code: 'group-raised', group: id, from, to })
}

function change(ground: Ground, rules: Partial<RuleFacts>, deed: Ground['deeds'][number]): Ground {
  const { facts } = ground
  return {
    ...ground,
    facts: { ...facts, rules: { ...(facts.rules ?? noRules), ...rules } },
    deeds: [...ground.deeds, deed],
  }
}

/** True when in some slot more stands that takes one of a resource than there are. */
export function isResourceShort(facts: MissionFacts, rows: readonly Standing[], resource: string): boolean {
  const needed = readNeeds(facts)
  const users = Map.groupBy(
    rows.filter(row => needs(needed, row.meeting, resource)),
    row => row.slot,
  )
  return facts.slots.some(
    slot =>
      (users.get(slot.id)?.length ?? 0) > unitsAt(facts.rules ?? noRules, resource, slot, facts.timeZone),
  )
}

function needs(needed: ReturnType<typeof readNeeds>, meeting: string, resource: string): boolean {
  return needed.get(meeting)?.includes(resource) === true
}

/** How many of what stands counts for a group. */
export function countStandingOf(facts: MissionFacts, rows: readonly Standing[], group: string): number {
  const meetings = new Map(facts.meetings.map(one => [one.id, one]))
  const members = membersOf(facts, group)
  return rows.filter(row => {
    const meeting = meetings.get(row.meeting)
    return meeting !== undefined && peopleOf(meeting, row).some(id => members.has(id))
  }).length
}

function membersOf(facts: MissionFacts, group: string): ReadonlySet<string> {
  return new Set(facts.participants.flatMap(one => (one.groupId === group ? [one.id] : [])))
}
