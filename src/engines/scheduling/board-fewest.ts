import type { Placement, Problem } from './model.ts'

/** Somebody, or a group, who would have fewer meetings than their fewest; for a group counted by day, on one day. */
export interface Shortfall {
  readonly kind: 'participant' | 'group'
  readonly id: string
  readonly held: number
  readonly minimum: number
}

/** Asks who would have too few once these meetings are gone, and these people had one more instead. */
export type AskFewest = (gone: readonly string[], gaining?: readonly string[]) => Shortfall[]

/**
 * Reads a schedule once, to be asked what taking meetings out of it would cost in promises: everybody and every group who
 * would lose by it and then have fewer meetings than their fewest. A group of which somebody gains is left to the board's
 * own rules, which know where.
 */
export function readFewest(problem: Problem, placed: readonly Placement[]): AskFewest {
  const meetings = new Map(problem.meetings.map(meeting => [meeting.id, meeting]))
  const dayOf = new Map(problem.slots.map(slot => [slot.id, slot.day]))
  const minimumOf = new Map(problem.participants.map(({ id, minMeetings = 0 }) => [id, minMeetings]))
  const groups = (problem.groups ?? []).map(group => ({ ...group, members: new Set(group.participants) }))
  const standing = placed.map(one => ({
    ...one,
    people: [...(meetings.get(one.meeting)?.participants ?? []), ...(one.attending ?? [])],
  }))
  const counters = (one: (typeof standing)[number]): { key: string; short: Omit<Shortfall, 'held'> }[] => [
    ...one.people.map(id => ({
      key: `participant ${id}`,
      short: { kind: 'participant' as const, id, minimum: minimumOf.get(id) ?? 0 },
    })),
    ...groups
      .filter(({ members }) => one.people.some(id => members.has(id)))
      .map(({ id, perDay, minMeetings = 0 }) => ({
        key: `group ${id} ${perDay ? dayOf.get(one.slot) : ''}`,
        short: { kind: 'group' as const, id, minimum: minMeetings },
      })),
  ]
  const held = new Map<string, number>()
  for (const one of standing) for (const { key } of counters(one)) held.set(key, (held.get(key) ?? 0) + 1)
  const standingOf = new Map(standing.map(one => [one.meeting, one]))
  return (gone, gaining = []) => {
    const losses = new Map<string, { lost: number; short: Omit<Shortfall, 'held'> }>()
    for (const one of gone.flatMap(id => standingOf.get(id) ?? []))
      for (const { key, short } of counters(one))
        losses.set(key, { short, lost: (losses.get(key)?.lost ?? 0) + 1 })
    const gains = new Set(gaining)
    const isGaining = (id: string) =>
      groups.find(group => group.id === id)?.participants.some(one => gains.has(one))
    return [...losses].flatMap(([key, { lost, short }]): Shortfall[] => {
      if (short.kind === 'group' && isGaining(short.id)) return []
      const gained = short.kind === 'participant' && gains.has(short.id) ? 1 : 0
      const left = (held.get(key) ?? 0) - lost + gained
      return lost > gained && left < short.minimum ? [{ ...short, held: left }] : []
    })
  }
}
