import type { Choice, Meeting, Placement, Problem } from '../model.ts'
import { countQuality, verify } from '../verify.ts'
import { attendeesOf, countGroup } from '../verify-rules.ts'

/** The best that any schedule reaches, in the terms of the order (table changes left out). */
export interface ExhaustiveBest {
  readonly score: readonly number[]
  readonly breaks: number
  readonly weight: number
}

/**
 * Tries every schedule of a tiny problem and judges it with the verifier; undefined when none is valid.
 * Knows nothing of the builder: no bounds, no encoding, no moves.
 */
export function searchExhaustively(problem: Problem): ExhaustiveBest | undefined {
  let best: ExhaustiveBest | undefined
  const placed: Placement[] = []
  const busy = new Set<string>()
  const visit = (index: number): void => {
    const meeting = problem.meetings[index]
    if (!meeting) {
      best = pickBetter(problem, best, placed)
      return
    }
    for (const option of listOptions(problem, meeting, busy)) {
      const { slot, place } = option
      const kind = problem.places.find(({ id }) => id === place)?.kind
      const keys = attendeesOf(meeting, option).map(person => `${person}@${slot}`)
      if (kind === 'table') keys.push(`${place}@${slot}`)
      if (keys.some(key => busy.has(key))) continue
      for (const key of keys) busy.add(key)
      placed.push(option)
      visit(index + 1)
      placed.pop()
      for (const key of keys) busy.delete(key)
    }
    if (!meeting.mustHold && !meeting.fixed) visit(index + 1)
  }
  visit(0)
  return best
}

/** Cells that the verifier would accept for the meeting alone; of several plain free tables only the first. */
function listOptions(problem: Problem, meeting: Meeting, busy: ReadonlySet<string>): Placement[] {
  const isPlain = (id: string) =>
    !problem.walks?.length &&
    problem.meetings.every(other => !other.allowedPlaces && other.fixed?.place === undefined) &&
    problem.places.some(
      place =>
        place.id === id && place.kind === 'table' && !place.slots && place.ownerParticipant === undefined,
    )
  return problem.slots.flatMap(slot => {
    let plainTaken = false
    return problem.places.flatMap(place => {
      if (isPlain(place.id)) {
        if (plainTaken || busy.has(`${place.id}@${slot.id}`)) return []
        plainTaken = true
      }
      const alone = { ...problem, meetings: [withoutOrder(meeting)], order: [] }
      const { fairness: _, groups: __, ...judged } = alone
      return listAttendances(meeting.choices ?? []).flatMap(attending => {
        const option = {
          meeting: meeting.id,
          slot: slot.id,
          place: place.id,
          ...(meeting.choices ? { attending } : {}),
        }
        return verify(judged, { placed: [option] }).length === 0 ? [option] : []
      })
    })
  })
}

/** Every way to choose people; too many or too few are left to the verifier to refuse. */
function listAttendances(choices: readonly Choice[]): readonly (readonly string[])[] {
  const people = choices.flatMap(({ from }) => from)
  return Array.from({ length: 2 ** people.length }, (_, mask) =>
    people.filter((_person, index) => ((mask >> index) & 1) === 1),
  )
}

function withoutOrder(meeting: Meeting): Meeting {
  const { predecessors: _, ...rest } = meeting
  return rest
}

function pickBetter(
  problem: Problem,
  best: ExhaustiveBest | undefined,
  placed: readonly Placement[],
): ExhaustiveBest | undefined {
  if (verify(problem, { placed }).length > 0) return best
  const { breaks, weight } = countQuality(problem, placed)
  const score = scoreSchedule(problem, placed)
  return best && compareScores(best.score, score) <= 0 ? best : { score, breaks, weight }
}

/** One number per term of the order, smaller is better. */
export function scoreSchedule(problem: Problem, placed: readonly Placement[]): readonly number[] {
  const quality = countQuality(problem, placed)
  const meetings = new Map(problem.meetings.map(meeting => [meeting.id, meeting]))
  const held = new Map<string, number>()
  for (const placement of placed)
    for (const person of attendeesOf(meetings.get(placement.meeting), placement))
      held.set(person, (held.get(person) ?? 0) + 1)
  const shared = [...held.values()].reduce((sum, count) => sum + count * count, 0)
  const groupsShared = (problem.groups ?? [])
    .filter(group => group.shared)
    .map(group => {
      const count = countGroup(problem, group, placed).reduce((sum, { held }) => sum + held.length, 0)
      return count ** 2 / group.participants.length
    })
    .reduce((sum, value) => sum + value, 0)
  const values = {
    minimum: quality.minimumMissed,
    weight: -quality.weight,
    inARow: quality.inARowExcess,
    breaks: quality.breaks,
    shared,
    groupsShared,
  }
  return problem.order.flatMap(term => (term === 'tableChanges' ? [] : [values[term]]))
}

/** Negative when the first is better. */
export function compareScores(first: readonly number[], second: readonly number[]): number {
  for (const [index, value] of first.entries()) {
    const difference = value - (second[index] ?? 0)
    if (Math.abs(difference) > 1e-9) return difference
  }
  return 0
}
