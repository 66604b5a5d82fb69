import type { Meeting, Problem } from '../src/engines/scheduling/model.ts'
import { createRandom, type Random } from '../src/engines/scheduling/random.ts'

/** The ways in which the published set varies each original; a share of what there is, or the fairness d. */
export const CRAFTS = [
  'forbidden 0.3 %',
  'forbidden 0.7 %',
  'fixed 20 %',
  'fixed 40 %',
  'precedences 15 %',
  'precedences 25 %',
  'fairness 0',
  'fairness 1',
  'no fairness',
] as const
export type Craft = (typeof CRAFTS)[number]

/** The problem varied as the published set varies its originals (JAIR 74, 2022, section 6). */
export function craft(problem: Problem, kind: Craft, seed: number): Problem {
  const random = createRandom(seed * 1009 + CRAFTS.indexOf(kind))
  const { fairness: _, ...rest } = problem
  if (kind === 'no fairness') return rest
  if (kind.startsWith('fairness')) return { ...rest, fairness: Number(kind.slice(-1)) }
  const share = Number(/[\d.]+/.exec(kind)?.[0]) / 100
  if (kind.startsWith('forbidden')) return forbid(problem, share, random)
  if (kind.startsWith('fixed')) return fix(problem, share, random)
  return order(problem, share, random)
}

/** So many of all (person, slot) are forbidden instead of those that were. */
function forbid(problem: Problem, share: number, random: Random): Problem {
  const { participants, slots } = problem
  const away = new Set<string>()
  const wanted = Math.max(1, Math.round(share * participants.length * slots.length))
  while (away.size < wanted) away.add(`${random.below(participants.length)}/${random.below(slots.length)}`)
  return {
    ...problem,
    participants: participants.map((person, index) => ({
      ...person,
      available: slots.filter((_, slot) => !away.has(`${index}/${slot}`)).map(({ id }) => id),
    })),
  }
}

/** So many meetings get one slot, in which nobody has two and the tables suffice. */
function fix(problem: Problem, share: number, random: Random): Problem {
  const { slots, places } = problem
  const slotOf = new Map<string, string>()
  const taken = new Set<string>()
  const held = new Map<string, number>()
  const awayOf = new Map(problem.participants.map(({ id, available }) => [id, new Set(available)]))
  const wanted = Math.floor(share * problem.meetings.length)
  for (let attempt = 0; slotOf.size < wanted && attempt < 50_000; attempt++) {
    const meeting = problem.meetings[random.below(problem.meetings.length)]
    const slot = slots[random.below(slots.length)]?.id
    if (!meeting || slot === undefined || slotOf.has(meeting.id)) continue
    const isOpen =
      (meeting.allowedSlots?.includes(slot) ?? true) &&
      (held.get(slot) ?? 0) < places.length &&
      meeting.participants.every(id => awayOf.get(id)?.has(slot) && !taken.has(`${id}/${slot}`))
    if (!isOpen) continue
    slotOf.set(meeting.id, slot)
    held.set(slot, (held.get(slot) ?? 0) + 1)
    for (const id of meeting.participants) taken.add(`${id}/${slot}`)
  }
  return {
    ...problem,
    meetings: problem.meetings.map((meeting): Meeting => {
      const slot = slotOf.get(meeting.id)
      return slot === undefined ? meeting : { ...meeting, allowedSlots: [slot] }
    }),
  }
}

/** Some meetings come after others of the same person, without a circle. */
function order(problem: Problem, share: number, random: Random): Problem {
  const { meetings } = problem
  const rank = meetings.map(() => random.next())
  const before = new Map<string, Set<string>>()
  const wanted = Math.round(share * 1.2 * meetings.length)
  for (let arcs = 0, attempt = 0; arcs < wanted && attempt < 50_000; attempt++) {
    const [first, second] = [random.below(meetings.length), random.below(meetings.length)]
    const [one, other] = [meetings[first], meetings[second]]
    if (!one || !other || !((rank[first] ?? 0) < (rank[second] ?? 0))) continue
    if (!one.participants.some(id => other.participants.includes(id)) || excludes(one, other)) continue
    const known = before.get(other.id) ?? new Set()
    if (known.has(one.id)) continue
    before.set(other.id, known.add(one.id))
    arcs++
  }
  return {
    ...problem,
    meetings: meetings.map(meeting => {
      const own = before.get(meeting.id)
      return own ? { ...meeting, predecessors: [...own] } : meeting
    }),
  }
}

/** True when half days alone put the first after the second. */
function excludes(first: Meeting, second: Meeting): boolean {
  const earliest = Math.min(...(first.allowedSlots ?? ['0']).map(Number))
  const latest = Math.max(...(second.allowedSlots ?? ['Infinity']).map(Number))
  return earliest >= latest
}
