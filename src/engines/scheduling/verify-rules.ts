import type { Group, Meeting, Placement, Problem, Slot, Violation } from './model.ts'

/** Everybody who is at a held meeting: those always needed, and those chosen of its choices. */
export function attendeesOf(meeting: Meeting | undefined, placement: Placement): readonly string[] {
  if (!meeting) return []
  return placement.attending ? [...meeting.participants, ...placement.attending] : meeting.participants
}

/** What the rules beside the plain ones look at. Built from the problem and the placements alone. */
interface Scene {
  readonly problem: Problem
  readonly placed: readonly Placement[]
  readonly meetings: ReadonlyMap<string, Meeting>
  readonly slots: ReadonlyMap<string, Slot>
  /** participant id → placements, earliest first. */
  readonly diary: ReadonlyMap<string, readonly Placement[]>
}

/**
 * Checks choices of colleagues, scarce resources, pauses, walking time and limits of groups. What is fixed is a
 * fact: fixed meetings alone never break one of these rules. Shares no code with the builder.
 */
export function checkRules(
  problem: Problem,
  placed: readonly Placement[],
  diary: ReadonlyMap<string, readonly Placement[]>,
): Violation[] {
  const scene: Scene = {
    problem,
    placed,
    meetings: new Map(problem.meetings.map(meeting => [meeting.id, meeting])),
    slots: new Map(problem.slots.map(slot => [slot.id, slot])),
    diary,
  }
  return [
    ...checkAttendance(scene),
    ...checkResources(scene),
    ...checkPauses(scene),
    ...checkWalks(scene),
    ...checkGroups(scene),
  ]
}

function isFixed(scene: Scene, placement: Placement): boolean {
  return scene.meetings.get(placement.meeting)?.fixed !== undefined
}

function checkAttendance(scene: Scene): Violation[] {
  return scene.placed.flatMap(({ meeting: id, slot, attending = [] }): Violation[] => {
    const meeting = scene.meetings.get(id)
    const choices = meeting?.choices ?? []
    const isRight =
      new Set(attending).size === attending.length &&
      choices.every(({ from, count }) => attending.filter(one => from.includes(one)).length === count) &&
      attending.every(one => choices.some(({ from }) => from.includes(one)))
    const promised = meeting?.fixed?.attending
    const isKept = !promised || promised.every(one => attending.includes(one))
    if (isRight && isKept) return []
    return [
      {
        code: 'wrong-attendance',
        meeting: id,
        slot,
        message: `Those who attend meeting '${id}' are not as its choices ask.`,
      },
    ]
  })
}

function checkResources(scene: Scene): Violation[] {
  return (scene.problem.resources ?? []).flatMap(({ id, units, slots, unitsIn }) =>
    scene.problem.slots.flatMap((slot): Violation[] => {
      const own = unitsIn?.find(entry => entry.slot === slot.id)?.units
      const there = own ?? (!slots || slots.includes(slot.id) ? units : 0)
      const users = scene.placed.filter(
        placement => placement.slot === slot.id && scene.meetings.get(placement.meeting)?.needs?.includes(id),
      )
      const promised = users.filter(placement => isFixed(scene, placement)).length
      if (users.length <= Math.max(there, promised)) return []
      return [
        {
          code: 'resource-short',
          slot: slot.id,
          resource: id,
          message: `${users.length} meetings in slot '${slot.id}' need '${id}'; there are ${there}.`,
        },
      ]
    }),
  )
}

function checkPauses(scene: Scene): Violation[] {
  const runs = new Map<string, string[]>()
  for (const slot of [...scene.problem.slots].sort((a, b) => a.start - b.start))
    runs.set(slot.run, [...(runs.get(slot.run) ?? []), slot.id])
  return scene.problem.participants.flatMap(({ id, pauseAfter }) => {
    if (pauseAfter === undefined) return []
    const at = new Map((scene.diary.get(id) ?? []).map(placement => [placement.slot, placement]))
    return [...runs.values()].flatMap(slots =>
      slots.flatMap((slot, index): Violation[] => {
        const series = slots.slice(index, index + pauseAfter + 1).flatMap(other => at.get(other) ?? [])
        if (series.length <= pauseAfter || series.every(placement => isFixed(scene, placement))) return []
        return [
          {
            code: 'pause-missing',
            participant: id,
            slot,
            message: `Participant '${id}' needs a pause after ${pauseAfter} in a row, from slot '${slot}' on there is none.`,
          },
        ]
      }),
    )
  })
}

function checkWalks(scene: Scene): Violation[] {
  const { walks = [], places } = scene.problem
  if (walks.length === 0) return []
  const hallOf = new Map(places.map(place => [place.id, place.hall]))
  const minutesBetween = (a: string | undefined, b: string | undefined): number =>
    Math.max(
      0,
      ...walks
        .filter(({ from, to }) => (from === a && to === b) || (from === b && to === a))
        .map(({ minutes }) => minutes),
    )
  const isPromised = ({ meeting }: Placement) => scene.meetings.get(meeting)?.fixed?.place !== undefined
  const found: Violation[] = []
  for (const [participant, own] of scene.diary) {
    own.forEach((later, index) => {
      for (const earlier of own.slice(0, index)) {
        const gap = (scene.slots.get(later.slot)?.start ?? 0) - (scene.slots.get(earlier.slot)?.end ?? 0)
        const minutes = minutesBetween(hallOf.get(earlier.place), hallOf.get(later.place))
        if (gap < 0 || gap >= minutes || (isPromised(earlier) && isPromised(later))) continue
        found.push({
          code: 'too-far',
          participant,
          meeting: later.meeting,
          slot: later.slot,
          place: later.place,
          message: `Participant '${participant}' has ${gap} minutes for a walk of ${minutes} to meeting '${later.meeting}'.`,
        })
      }
    })
  }
  return found
}

/** The meetings a group has in each stretch its limits hold for: the whole event, or every day. */
export function countGroup(
  problem: Problem,
  group: Group,
  placed: readonly Placement[],
): readonly { readonly held: readonly Placement[]; readonly day: string | undefined }[] {
  const meetings = new Map(problem.meetings.map(meeting => [meeting.id, meeting]))
  const members = new Set(group.participants)
  const own = placed.filter(placement =>
    attendeesOf(meetings.get(placement.meeting), placement).some(person => members.has(person)),
  )
  if (!group.perDay) return [{ held: own, day: undefined }]
  const dayOf = new Map(problem.slots.map(slot => [slot.id, slot.day]))
  return [...new Set(problem.slots.map(slot => slot.day))].map(day => ({
    held: own.filter(placement => dayOf.get(placement.slot) === day),
    day,
  }))
}

function checkGroups(scene: Scene): Violation[] {
  return (scene.problem.groups ?? []).flatMap(group =>
    countGroup(scene.problem, group, scene.placed).flatMap(({ held, day }): Violation[] => {
      const when = day === undefined ? '' : ` on ${day}`
      const { id, minMeetings = 0, maxMeetings = Number.POSITIVE_INFINITY } = group
      const promised = held.filter(placement => isFixed(scene, placement)).length
      if (held.length > Math.max(maxMeetings, promised))
        return [
          {
            code: 'group-above-maximum',
            group: id,
            message: `Group '${id}' has ${held.length} meetings${when}, the limit is ${maxMeetings}.`,
          },
        ]
      if (held.length < minMeetings)
        return [
          {
            code: 'group-below-minimum',
            group: id,
            message: `Group '${id}' has ${held.length} meetings${when}, at least ${minMeetings} are asked.`,
          },
        ]
      return []
    }),
  )
}
