import type { Answer, Choice, Meeting, Placement, Problem } from './model.ts'

/** Stands between a meeting's id and the number of one way to attend it. */
const SEPARATOR = '\u0000'

/** One request whose choices can be made in several ways: the records that stand for it. */
export interface Family {
  /** Indices into the unfolded problem's meetings, of which at most one may be held. */
  readonly members: readonly number[]
  readonly mustHold: boolean
}

/** A problem without choices: each way to attend a meeting is a meeting of its own. */
export interface Unfolded {
  readonly problem: Problem
  readonly families: readonly Family[]
  /** Puts an answer to the unfolded problem into the words of the one given. */
  fold(answer: Answer): Answer
  /** Puts placements of the problem given into the words of the unfolded one; unknown attendance is left out. */
  unfoldPlacements(placed: readonly Placement[]): Placement[]
}

/** The id of the meeting that a record of an unfolded problem stands for. */
export function originalId(id: string): string {
  const end = id.indexOf(SEPARATOR)
  return end < 0 ? id : id.slice(0, end)
}

/** Unfolds the choices of a problem; one without choices comes back as it is. */
export function unfoldChoices(problem: Problem): Unfolded {
  if (problem.meetings.every(meeting => !meeting.choices?.length))
    return { problem, families: [], fold: answer => answer, unfoldPlacements: placed => [...placed] }
  const meetings: Meeting[] = []
  const families: Family[] = []
  const attendingOf = new Map<string, readonly string[]>()
  const recordsOf = new Map<string, string[]>()
  for (const meeting of problem.meetings) {
    const ways = meeting.choices?.length ? listAttendances(meeting) : [undefined]
    const members = ways.map((attending, number) => {
      const record = makeRecord(meeting, attending, number)
      if (attending) attendingOf.set(record.id, attending)
      return meetings.push(record) - 1
    })
    recordsOf.set(
      meeting.id,
      members.map(index => meetings[index]?.id ?? meeting.id),
    )
    if (meeting.choices?.length && !meeting.fixed)
      families.push({ members, mustHold: meeting.mustHold === true })
  }
  const unfolded = meetings.map(meeting =>
    meeting.predecessors
      ? { ...meeting, predecessors: meeting.predecessors.flatMap(id => recordsOf.get(id) ?? []) }
      : meeting,
  )
  const fold = (placement: Placement): Placement => {
    const attending = attendingOf.get(placement.meeting)
    const { meeting, slot, place } = placement
    return { meeting: originalId(meeting), slot, place, ...(attending ? { attending } : {}) }
  }
  return {
    problem: { ...problem, meetings: unfolded },
    families,
    fold: answer => ({ ...answer, placed: answer.placed.map(fold) }),
    unfoldPlacements: placed =>
      placed.flatMap(({ meeting, slot, place, attending = [] }) => {
        const record = recordsOf
          .get(meeting)
          ?.find(id => attendingOf.get(id)?.every(person => attending.includes(person)) ?? true)
        return record === undefined ? [] : [{ meeting: record, slot, place }]
      }),
  }
}

/** Everybody of the choices in each way they can be made; for a fixed meeting the one way promised. */
export function listAttendances(meeting: Meeting): readonly (readonly string[])[] {
  if (meeting.fixed) return [meeting.fixed.attending ?? []]
  let ways: readonly (readonly string[])[] = [[]]
  for (const choice of meeting.choices ?? [])
    ways = ways.flatMap(way => listCombinations(choice).map(chosen => [...way, ...chosen]))
  return ways
}

function listCombinations({ from, count }: Choice): readonly (readonly string[])[] {
  if (count === 0) return [[]]
  return from.flatMap((first, index) =>
    listCombinations({ from: from.slice(index + 1), count: count - 1 }).map(rest => [first, ...rest]),
  )
}

function makeRecord(meeting: Meeting, attending: readonly string[] | undefined, number: number): Meeting {
  if (!attending) return meeting
  const { choices: _, mustHold: __, ...rest } = meeting
  return {
    ...rest,
    participants: [...meeting.participants, ...attending],
    id: meeting.fixed ? meeting.id : `${meeting.id}${SEPARATOR}${number}`,
  }
}
