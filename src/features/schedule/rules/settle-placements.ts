import {
  type Meeting,
  type Placement,
  type Problem,
  placeLate,
  verify,
} from '../../../engines/scheduling/index.ts'

/**
 * Fits the answer of a build onto the mission as it is when the build has ended: what is fixed by now goes first, meetings
 * that no longer fit (called off, clashing, somebody left) are taken out, and those still wanted get a free place if there
 * is one. `changed` tells whether the answer had to be touched.
 */
export function settlePlacements(
  problem: Problem,
  placed: readonly Placement[],
): { placed: Placement[]; changed: boolean } {
  const fitting = dropViolating(problem, dropClashing(problem, placed))
  const lost = placed.filter(one => !fitting.some(other => other.meeting === one.meeting))
  const known = new Set(problem.meetings.map(meeting => meeting.id))
  for (const { meeting } of lost) {
    if (!known.has(meeting)) continue
    const found = placeLate(problem, { placed: fitting }, meeting)
    if (found !== undefined) fitting.push(found)
  }
  const before = new Set(placed.map(sayPlacement))
  return {
    placed: fitting,
    changed: fitting.length !== placed.length || fitting.some(one => !before.has(sayPlacement(one))),
  }
}

function sayPlacement(one: Placement): string {
  return `${one.meeting} ${one.slot} ${one.place} ${[...(one.attending ?? [])].sort().join(' ')}`
}

function attendeesOf(meeting: Meeting | undefined, one: Placement): readonly string[] {
  const chosen = meeting?.choices?.length ? (one.attending ?? []) : []
  return [...(meeting?.participants ?? []), ...chosen]
}

/** Fixed meetings first, then the answer in its order, as long as nobody and no table is in two meetings. */
function dropClashing(problem: Problem, placed: readonly Placement[]): Placement[] {
  const meetings = new Map(problem.meetings.map(meeting => [meeting.id, meeting]))
  const slots = new Set(problem.slots.map(slot => slot.id))
  const online = new Map(problem.places.map(place => [place.id, place.kind === 'online']))
  const fixed = problem.meetings.flatMap(({ id, fixed: at }) =>
    at?.place === undefined ? [] : [{ meeting: id, slot: at.slot, place: at.place }],
  )
  const taken = new Set<string>()
  const kept: Placement[] = []
  for (const one of [...fixed, ...placed]) {
    const meeting = meetings.get(one.meeting)
    const isOnline = online.get(one.place)
    if (meeting === undefined || isOnline === undefined || !slots.has(one.slot)) continue
    const marks = [
      one.meeting,
      ...attendeesOf(meeting, one).map(id => `${one.slot} ${id}`),
      ...(isOnline ? [] : [`${one.slot} ${one.place}`]),
    ]
    if (marks.some(mark => taken.has(mark))) continue
    for (const mark of marks) taken.add(mark)
    kept.push(meeting.choices?.length ? one : { meeting: one.meeting, slot: one.slot, place: one.place })
  }
  return kept
}

function dropViolating(problem: Problem, placed: readonly Placement[]): Placement[] {
  let kept = [...placed]
  for (;;) {
    const bad = new Set(violatingMeetings(problem, kept))
    if (bad.size === 0) return kept
    kept = kept.filter(one => !bad.has(one.meeting))
  }
}

/** The meetings to take out for the rules to hold; above somebody's limit it is their latest. */
function violatingMeetings(problem: Problem, placed: readonly Placement[]): string[] {
  const fixed = new Set(
    problem.meetings.filter(meeting => meeting.fixed !== undefined).map(meeting => meeting.id),
  )
  const meetings = new Map(problem.meetings.map(meeting => [meeting.id, meeting]))
  const free = placed.filter(one => !fixed.has(one.meeting))
  const attends = (one: Placement, participant: string) =>
    attendeesOf(meetings.get(one.meeting), one).includes(participant)
  const lightest = (some: readonly Placement[]) =>
    [...some]
      .sort((a, b) => (meetings.get(a.meeting)?.weight ?? 0) - (meetings.get(b.meeting)?.weight ?? 0))
      .slice(0, 1)
      .map(one => one.meeting)
  return verify(problem, { placed }).flatMap(violation => {
    const { meeting, participant, resource, slot } = violation
    if (meeting !== undefined && !fixed.has(meeting)) return [meeting]
    if (resource !== undefined)
      return lightest(
        free.filter(one => one.slot === slot && meetings.get(one.meeting)?.needs?.includes(resource)),
      )
    if (violation.code === 'group-above-maximum') {
      const members = problem.groups?.find(group => group.id === violation.group)?.participants ?? []
      return lightest(free.filter(one => members.some(member => attends(one, member))))
    }
    if (participant === undefined) return []
    const own = free.filter(one => attends(one, participant))
    if (violation.code === 'pause-missing' || violation.code === 'too-far') {
      const start = problem.slots.find(one => one.id === slot)
      const near = new Set(
        problem.slots.filter(one => one.day === start?.day && one.run === start?.run).map(one => one.id),
      )
      const close = own.filter(one => near.has(one.slot))
      return lightest(close.length > 0 ? close : own)
    }
    return own.slice(-1).map(one => one.meeting)
  })
}
