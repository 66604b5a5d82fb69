import { z } from 'zod'

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
  /** The organiser took it out by hand. */
  z.object({ code: z.literal('taken-out') }),
  /** Another meeting took its place on the board. */
  z.object({ code: z.literal('displaced'), meeting: z.string() }),
  /** Its slot or table was removed. */
  z.object({ code: z.literal('released') }),
  /** Accepted after this version was made. */
  z.object({ code: z.literal('new') }),
])
const remedy = z.discriminatedUnion('code', [
  z.object({ code: z.literal('add-table'), slot: z.string() }),
  z.object({ code: z.literal('open-slot'), participant: z.string(), slot: z.string() }),
  z.object({ code: z.literal('raise-maximum'), participant: z.string(), to: z.number() }),
  z.object({ code: z.literal('drop-meeting'), meeting: z.string(), weight: z.number(), slot: z.string() }),
])
const explanation = z.object({ reasons: z.array(z.unknown()), remedies: z.array(z.unknown()).default([]) })

export type StoredReason = z.infer<typeof reason>
type StoredRemedy = z.infer<typeof remedy>

/** What is kept with a meeting that found no place. */
export interface Explanation {
  reasons: readonly unknown[]
  remedies: readonly unknown[]
}

/** Turns what was stored for a meeting without a place into sentences; codes this version does not know are left out. */
export function explainUnplaced(
  stored: unknown,
  names: Names,
): { reasons: Sentence[]; remedies: Sentence[] } {
  const parsed = explanation.safeParse(stored)
  if (!parsed.success) return { reasons: [], remedies: [] }
  return {
    reasons: parsed.data.reasons.flatMap(one => {
      const known = reason.safeParse(one)
      return known.success ? sayReason(known.data, names) : []
    }),
    remedies: parsed.data.remedies.flatMap(one => {
      const known = remedy.safeParse(one)
      return known.success ? [sayRemedy(known.data, names)] : []
    }),
  }
}

const mostNamed = 3

function sayReason(one: StoredReason, names: Names): Sentence[] {
  const list = (ids: readonly string[]) => nameSome(ids, names.slot)
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
      return [{ key: `reason.${one.code}`, values: { slots: list(one.slots), count: one.slots.length } }]
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

function sayRemedy(one: StoredRemedy, names: Names): Sentence {
  switch (one.code) {
    case 'add-table':
      return { key: 'remedy.add-table', values: { slot: names.slot(one.slot) } }
    case 'open-slot':
      return {
        key: 'remedy.open-slot',
        values: { who: names.participant(one.participant), slot: names.slot(one.slot) },
      }
    case 'raise-maximum':
      return {
        key: 'remedy.raise-maximum',
        values: { who: names.participant(one.participant), count: one.to },
      }
    case 'drop-meeting':
      return {
        key: 'remedy.drop-meeting',
        values: { meeting: names.meeting(one.meeting), slot: names.slot(one.slot) },
      }
  }
}

function nameSome(ids: readonly string[], name: (id: string) => string): string {
  const named = ids.slice(0, mostNamed).map(name).join(', ')
  return ids.length > mostNamed ? `${named} …` : named
}
