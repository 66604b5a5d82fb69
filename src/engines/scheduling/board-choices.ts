import type { MoveCost, Placement, Problem } from './model.ts'

/** The problem with every choice of colleagues made as the schedule has it; of meetings without a place nobody is chosen. */
export function decideChoices(
  problem: Problem,
  schedule: { readonly placed: readonly Placement[] },
  asked?: { meetingId: string; attending: readonly string[] },
): Problem {
  if (problem.meetings.every(meeting => !meeting.choices?.length)) return problem
  const attendingOf = new Map(schedule.placed.map(one => [one.meeting, one.attending]))
  if (asked) attendingOf.set(asked.meetingId, asked.attending)
  return {
    ...problem,
    meetings: problem.meetings.map(meeting => {
      if (!meeting.choices?.length) return meeting
      const { choices: _, ...rest } = meeting
      return { ...rest, participants: [...meeting.participants, ...(attendingOf.get(meeting.id) ?? [])] }
    }),
  }
}

export function withAttending(cost: MoveCost, attending: readonly string[] | undefined): MoveCost {
  return attending === undefined ? cost : { ...cost, attending }
}

const verdicts = ['free', 'displaces', 'refused']

/** The first of two ways unless the second is better: nothing in the way, fewer gaps. */
export function chooseCheaper(first: MoveCost, second: MoveCost): MoveCost {
  const rank = (cost: MoveCost) => [
    verdicts.indexOf(cost.verdict),
    cost.displaces.length,
    cost.breaks,
    cost.inARowExcess,
    cost.tableChanges,
  ]
  const others = rank(second)
  for (const [index, value] of rank(first).entries()) {
    const other = others[index] ?? value
    if (value !== other) return value < other ? first : second
  }
  return first
}
