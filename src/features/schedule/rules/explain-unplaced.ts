import { z } from 'zod'
import { videoLine } from './resource-hours.ts'

/** A sentence to be said: a key below `schedule.` and the values that go in. */
export interface Sentence {
  key: string
  values: Record<string, string | number>
}

/** What people call things, by id. */
export interface Names {
  participant: (id: string) => string
  meeting: (id: string) => string
  slot: (id: string) => string
  /** Several slots in few words: neighbours as one stretch of time. */
  slots: (ids: readonly string[]) => string
  /** Two languages between which somebody interprets: 'Japanese – English'. */
  languages: (interpreter: string) => string
  group: (id: string) => string
}

const obstacle = z.object({
  slot: z.string(),
  busy: z.array(
    z.object({ participant: z.string(), meeting: z.string(), weight: z.number(), locked: z.boolean() }),
  ),
  noPlace: z.boolean(),
})
const slots = z.array(z.string())
const reason = z.discriminatedUnion('code', [
  z.object({
    code: z.literal('no-common-slot'),
    slotsOf: z.array(z.object({ participant: z.string(), slots: z.number() })),
  }),
  z.object({ code: z.literal('at-maximum'), participant: z.string(), held: z.number(), maximum: z.number() }),
  z.object({ code: z.literal('diary-full'), participant: z.string(), slots: z.number() }),
  z.object({
    code: z.literal('too-many-must'),
    participant: z.string(),
    must: z.number(),
    slots: z.number(),
  }),
  z.object({ code: z.literal('common-slots-taken'), obstacles: z.array(obstacle) }),
  z.object({ code: z.literal('no-free-place'), slots }),
  z.object({ code: z.literal('no-suitable-place') }),
  z.object({ code: z.literal('order'), slots }),
  z.object({ code: z.literal('left-out'), slots }),
  /** As everything stands now it fits in these slots. */
  z.object({ code: z.literal('fits'), slots }),
  /** The organiser took it out by hand. */
  z.object({ code: z.literal('taken-out') }),
  /** Another meeting took its place on the board. */
  z.object({ code: z.literal('displaced'), meeting: z.string() }),
  /** Its slot or table was removed. */
  z.object({ code: z.literal('released') }),
  /** Accepted after this version was made. */
  z.object({ code: z.literal('new') }),
])
/** One of the facts that together keep a meeting out; `slots` are those it rules out. */
const fact = z.discriminatedUnion('code', [
  z.object({ code: z.literal('away'), participant: z.string(), slots, free: z.number() }),
  z.object({
    code: z.literal('busy'),
    participant: z.string(),
    slots,
    meetings: z.array(z.string()),
    free: z.number(),
  }),
  z.object({ code: z.literal('limit'), participant: z.string(), maximum: z.number(), slots }),
  z.object({ code: z.enum(['tables', 'no-place', 'session']), slots }),
  z.object({ code: z.literal('pause'), participant: z.string(), slots }),
  z.object({ code: z.literal('walk'), participant: z.string(), slots }),
  z.object({ code: z.literal('resource'), resource: z.string(), slots }),
  z.object({ code: z.literal('group'), group: z.string(), maximum: z.number(), slots }),
])
const explanation = z.object({
  reasons: z.array(z.unknown()),
  conflict: z.array(z.unknown()).default([]),
})

export type StoredReason = z.infer<typeof reason>
type StoredFact = z.infer<typeof fact>

/** Reasons that say how the meeting came to wait; they stand beside the facts that keep it out now. */
const happenings = new Set(['taken-out', 'displaced', 'released', 'new'])

/**
 * Turns what was stored for a meeting without a place into sentences: the smallest set of facts that rules it out where one
 * is known, else the reasons. Codes this version does not know are left out. `must` counts a participant's musts.
 */
export function explainUnplaced(
  stored: unknown,
  names: Names,
  must: (participant: string) => number = () => 0,
): Sentence[] {
  const parsed = explanation.safeParse(stored)
  if (!parsed.success) return []
  const reasons = parsed.data.reasons.flatMap(one => {
    const known = reason.safeParse(one)
    return known.success ? [known.data] : []
  })
  const facts = parsed.data.conflict.map(one => fact.safeParse(one))
  const known = facts.flatMap(one => (one.success ? [one.data] : []))
  if (known.length === 0 || known.length < facts.length) return reasons.flatMap(one => sayReason(one, names))
  return [
    ...reasons.filter(one => happenings.has(one.code)).flatMap(one => sayReason(one, names)),
    ...known.map(one => sayFact(one, names, must)),
  ]
}

function sayFact(one: StoredFact, names: Names, must: (participant: string) => number): Sentence {
  const values = { slots: names.slots(one.slots), count: one.slots.length }
  if (one.code === 'resource')
    return one.resource === videoLine
      ? { key: 'fact.video', values }
      : { key: 'fact.interpreter', values: { ...values, languages: names.languages(one.resource) } }
  if (one.code === 'group')
    return { key: 'fact.group', values: { group: names.group(one.group), count: one.maximum } }
  if (!('participant' in one)) return { key: `fact.${one.code}`, values }
  const who = names.participant(one.participant)
  switch (one.code) {
    case 'away':
      return {
        key: one.free === 0 ? 'fact.never-free' : 'fact.away',
        values: { ...values, who, free: one.free },
      }
    case 'busy': {
      const musts = must(one.participant)
      if (musts > one.free)
        return { key: 'fact.too-many-must', values: { who, must: musts, count: one.free } }
      const said = { ...values, who, meetings: nameSome(one.meetings, names.meeting), free: one.free }
      return { key: one.meetings.length >= one.free ? 'fact.full' : 'fact.busy', values: said }
    }
    case 'limit':
      return { key: 'reason.at-maximum', values: { who, count: one.maximum } }
    default:
      return { key: `fact.${one.code}`, values: { ...values, who } }
  }
}

const mostNamed = 3

function sayReason(one: StoredReason, names: Names): Sentence[] {
  switch (one.code) {
    case 'no-common-slot': {
      const free = one.slotsOf.map(
        ({ participant, slots: count }) => `${names.participant(participant)} (${count})`,
      )
      return [{ key: 'reason.no-common-slot', values: { people: free.join(', ') } }]
    }
    case 'at-maximum':
      return [
        { key: 'reason.at-maximum', values: { who: names.participant(one.participant), count: one.maximum } },
      ]
    case 'diary-full':
      return [
        { key: 'reason.diary-full', values: { who: names.participant(one.participant), count: one.slots } },
      ]
    case 'too-many-must':
      return [
        {
          key: 'reason.too-many-must',
          values: { who: names.participant(one.participant), must: one.must, count: one.slots },
        },
      ]
    case 'common-slots-taken':
      return sayObstacles(one.obstacles, names)
    case 'no-free-place':
    case 'order':
    case 'left-out':
    case 'fits':
      return [
        { key: `reason.${one.code}`, values: { slots: names.slots(one.slots), count: one.slots.length } },
      ]
    case 'displaced':
      return [{ key: 'reason.displaced', values: { meeting: names.meeting(one.meeting) } }]
    default:
      return [{ key: `reason.${one.code}`, values: {} }]
  }
}

/** One sentence per common slot, the first few: who sits where instead. */
function sayObstacles(obstacles: readonly z.infer<typeof obstacle>[], names: Names): Sentence[] {
  const said = obstacles.slice(0, mostNamed).map((one): Sentence => {
    const busy = one.busy.map(
      seat => `${names.participant(seat.participant)}: ${names.meeting(seat.meeting)}`,
    )
    return busy.length === 0
      ? { key: 'reason.slot-no-place', values: { slot: names.slot(one.slot) } }
      : {
          key: 'reason.slot-taken',
          values: { slot: names.slot(one.slot), by: [...new Set(busy)].join('; ') },
        }
  })
  const more = obstacles.length - said.length
  return [
    { key: 'reason.common-slots-taken', values: { count: obstacles.length } },
    ...said,
    ...(more > 0 ? [{ key: 'reason.more-slots', values: { count: more } }] : []),
  ]
}

function nameSome(ids: readonly string[], name: (id: string) => string): string {
  const named = ids.slice(0, mostNamed).map(name).join(', ')
  return ids.length > mostNamed ? `${named} …` : named
}
