import type { Group, Meeting, Problem, Walk } from '../../../engines/scheduling/index.ts'
import type { MeetingFact, MissionFacts, PlaceFact } from './make-problem.ts'
import { everybodyOf } from './meeting-people.ts'
import { type HoursFact, listResources, videoLine } from './resource-hours.ts'

/** Halls of a mission, the ways between them, who interprets, what groups may have; all empty in most missions. */
export interface RuleFacts {
  /** A free slot after so many meetings in a row; null: no such rule. */
  readonly pauseAfter: number | null
  /** How many meetings can be online at once; null: any number. */
  readonly videoLines: number | null
  readonly walks: readonly { readonly hallA: string; readonly hallB: string; readonly minutes: number }[]
  readonly interpreters: readonly InterpreterFact[]
  /** When interpreters and video lines are there, where it is not always. */
  readonly hours: readonly HoursFact[]
  readonly groups: readonly {
    readonly id: string
    readonly name: string
    readonly meetingsMin: number | null
    readonly meetingsMax: number | null
  }[]
}

export interface InterpreterFact {
  readonly id: string
  readonly languageA: string
  readonly languageB: string
  readonly units: number
}

/** A mission that uses none of these rules. */
export const noRules: RuleFacts = {
  pauseAfter: null,
  videoLines: null,
  walks: [],
  interpreters: [],
  hours: [],
  groups: [],
}

/** All places of a mission that stand in no hall are at the venue, next to each other. */
const venue = 'venue'

/** Where a place stands, as far as ways count: a hall, an office of its own, the venue; undefined for online. */
export function hallOf(
  place: Pick<PlaceFact, 'id' | 'kind' | 'hallId' | 'travelMinutes'>,
): string | undefined {
  if (place.kind === 'online') return undefined
  if (place.hallId != null) return place.hallId
  return place.kind === 'office' && place.travelMinutes != null ? `office ${place.id}` : venue
}

/**
 * Every way between two halls that takes time. To an office it is its travel time from anywhere at the venue; from one office
 * to another it is the way over the venue.
 */
export function listWays(
  places: readonly Pick<PlaceFact, 'id' | 'kind' | 'hallId' | 'travelMinutes'>[],
  walks: RuleFacts['walks'],
): Walk[] {
  const offices = new Map<string, number>()
  const halls = new Set<string>()
  for (const place of places) {
    const hall = hallOf(place)
    if (hall === undefined) continue
    if (hall.startsWith('office ')) offices.set(hall, place.travelMinutes ?? 0)
    else halls.add(hall)
  }
  const known = walks.filter(walk => halls.has(walk.hallA) && halls.has(walk.hallB))
  const ways: Walk[] = known.map(({ hallA, hallB, minutes }) => ({ from: hallA, to: hallB, minutes }))
  const others = [...offices]
  others.forEach(([office, minutes], index) => {
    for (const hall of halls) ways.push({ from: hall, to: office, minutes })
    for (const [other, more] of others.slice(index + 1))
      ways.push({ from: office, to: other, minutes: minutes + more })
  })
  return ways
}

/** The minutes from one place to another, 0 where no way is known or one of them is online. */
export function minutesBetween(
  ways: readonly Walk[],
  from: string | undefined,
  to: string | undefined,
): number {
  return Math.max(
    0,
    ...ways
      .filter(way => (way.from === from && way.to === to) || (way.from === to && way.to === from))
      .map(way => way.minutes),
  )
}

/**
 * The interpreters a meeting needs: those the organiser chose, or nobody where they said so; else, where both sides said which languages they speak and share none, the pair that bridges
 * them, the one with most people first. Null where they understand each other or nobody bridges them.
 */
export function interpreterFor(
  meeting: Pick<MeetingFact, 'languages' | 'interpreter'>,
  interpreters: readonly InterpreterFact[],
): InterpreterFact | null {
  if (meeting.interpreter?.chosen === null) return null
  const chosen = interpreters.find(one => one.id === meeting.interpreter?.chosen)
  if (chosen !== undefined) return chosen
  const { from = [], to = [] } = meeting.languages ?? {}
  if (from.length === 0 || to.length === 0 || from.some(language => to.includes(language))) return null
  const bridging = interpreters.filter(
    ({ languageA, languageB }) =>
      (from.includes(languageA) && to.includes(languageB)) ||
      (from.includes(languageB) && to.includes(languageA)),
  )
  return [...bridging].sort((a, b) => b.units - a.units || (a.id < b.id ? -1 : 1))[0] ?? null
}

/** What a meeting takes one of beside a table. */
export function needsOf(meeting: MeetingFact, rules: RuleFacts, isOnline: boolean): Pick<Meeting, 'needs'> {
  const interpreter = interpreterFor(meeting, rules.interpreters)
  const needs = [
    ...(interpreter === null ? [] : [interpreter.id]),
    ...(isOnline && rules.videoLines !== null ? [videoLine] : []),
  ]
  return needs.length === 0 ? {} : { needs }
}

/** The rules as the engine takes them, in these slots; of a mission that uses none, nothing. */
export function readRules(
  facts: MissionFacts,
  slots: MissionFacts['slots'],
): Pick<Problem, 'walks' | 'resources' | 'groups'> {
  const rules = facts.rules ?? noRules
  const walks = listWays(facts.places, rules.walks)
  const resources = listResources(rules, slots, facts.timeZone)
  const groups = listGroups(facts, rules)
  return {
    ...(walks.length === 0 ? {} : { walks }),
    ...(resources.length === 0 ? {} : { resources }),
    ...(groups.length === 0 ? {} : { groups }),
  }
}

/** How many accepted meetings touch each group. */
export function countGroupMeetings(facts: MissionFacts): Map<string, number> {
  const groupOf = new Map(facts.participants.map(person => [person.id, person.groupId ?? null]))
  const counts = new Map<string, number>()
  for (const meeting of facts.meetings) {
    const touched = new Set(everybodyOf(meeting).map(id => groupOf.get(id) ?? null))
    for (const group of touched) if (group !== null) counts.set(group, (counts.get(group) ?? 0) + 1)
  }
  return counts
}

/** No more is asked than was accepted: what is missing then is said as a fault, and no build fails by it. */
function listGroups(facts: MissionFacts, rules: RuleFacts): Group[] {
  const accepted = countGroupMeetings(facts)
  return rules.groups.flatMap(({ id, meetingsMin, meetingsMax }): Group[] => {
    const participants = facts.participants.filter(person => person.groupId === id).map(person => person.id)
    if (participants.length === 0 || (meetingsMin === null && meetingsMax === null)) return []
    return [
      {
        id,
        participants,
        ...(meetingsMin === null ? {} : { minMeetings: Math.min(meetingsMin, accepted.get(id) ?? 0) }),
        ...(meetingsMax === null ? {} : { maxMeetings: meetingsMax }),
      },
    ]
  })
}
