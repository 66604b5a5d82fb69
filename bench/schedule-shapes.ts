import {
  type Meeting,
  type Participant,
  type Problem,
  PUBLISHED_ORDER,
} from '../src/engines/scheduling/model.ts'
import { createRandom, type Random } from '../src/engines/scheduling/random.ts'

/** The sizes of a published original, as its table of shapes gives them. */
export interface OriginalShape {
  readonly people: number
  readonly meetings: number
  readonly slots: number
  /** The first so many slots are the morning; absent: no half days. */
  readonly morning?: number
  readonly tables: number
  readonly busiest: number
  /** People with as many meetings as slots. */
  readonly full: number
  readonly morningOnly?: number
  readonly afternoonOnly?: number
  /** Share of all (person, slot) that is forbidden, in series of `series` slots. */
  readonly forbidden?: number
  readonly series?: number
  /** One pair meets twice. */
  readonly twice?: boolean
}

const FORUM_13B = {
  people: 76,
  meetings: 195,
  slots: 22,
  morning: 12,
  tables: 14,
  busiest: 18,
  full: 0,
  twice: true,
}
const FORUM_14 = { people: 78, meetings: 302, slots: 22, morning: 12, tables: 22, busiest: 22, full: 1 }
const FORUM_13 = {
  people: 70,
  meetings: 154,
  slots: 21,
  morning: 13,
  busiest: 15,
  full: 0,
  morningOnly: 91,
  afternoonOnly: 4,
}
const T14 = { people: 60, meetings: 237, slots: 10, busiest: 10, full: 27 }
const T14D = { people: 60, meetings: 236, slots: 10, busiest: 10, full: 31 }
const TIC_12 = { people: 42, meetings: 125, slots: 8, busiest: 8, full: 21 }
const TIC_13 = { people: 47, meetings: 180, slots: 10, busiest: 10, full: 14 }

/** The 20 originals by name. */
export const ORIGINAL_SHAPES: Readonly<Record<string, OriginalShape>> = {
  'forum-13': { ...FORUM_13, tables: 14, forbidden: 0.015 },
  'forum-13crafb': { ...FORUM_13B, morningOnly: 64, afternoonOnly: 31, forbidden: 0.016 },
  'forum-13crafc': { ...FORUM_13, tables: 12, forbidden: 0.015 },
  'forum-14': { ...FORUM_14, morningOnly: 67, afternoonOnly: 4, forbidden: 0.068, series: 3 },
  'forumt-14': { ...T14, tables: 27, forbidden: 0.023 },
  'forumt-14crafc': { ...T14, tables: 25, forbidden: 0.023 },
  'forumt-14crafd': { ...T14D, tables: 25, forbidden: 0.023 },
  'forumt-14crafe': { ...T14D, tables: 24, forbidden: 0.023 },
  'tic-12': { ...TIC_12, tables: 21 },
  'tic-12crafc': { ...TIC_12, tables: 16 },
  'tic-13': { ...TIC_13, tables: 21 },
  'tic-13crafb': { ...TIC_13, people: 46, meetings: 184, full: 21, tables: 21 },
  'tic-13crafc': { ...TIC_13, tables: 19 },
  'tic-14crafa': { ...T14, tables: 27 },
  'tic-14crafc': { ...T14, tables: 25 },
  'tic-14crafd': { ...T14D, tables: 25 },
  'ticf-13crafa': { ...FORUM_13, tables: 14 },
  'ticf-13crafb': { ...FORUM_13B, morningOnly: 64, afternoonOnly: 31 },
  'ticf-13crafc': { ...FORUM_13, tables: 12 },
  'ticf-14crafa': { ...FORUM_14, morningOnly: 67, afternoonOnly: 4 },
}

/**
 * A problem of the same shape as a published original: degrees, half days and forbidden slots as there, pairs
 * drawn at random with no schedule hidden in it, so that it may have none. In the originals half days belong
 * to whoever asked, not to the single meeting, and so they do here.
 */
export function drawOriginal(shape: OriginalShape, seed: number): Problem {
  const random = createRandom(seed)
  const degrees = drawDegrees(shape)
  const pairs = drawPairs(degrees, random)
  if (shape.twice && pairs[3]) pairs[pairs.length - 1] = pairs[3]
  const halves = drawHalves(shape, degrees, pairs, random)
  const away = drawAway(shape, degrees, random)
  const ids = Array.from({ length: shape.slots }, (_, slot) => String(slot + 1))
  const morning = shape.morning ?? shape.slots
  return {
    slots: ids.map((id, slot) => ({
      id,
      start: slot * 30,
      end: slot * 30 + 30,
      session: 'all',
      run: 'all',
      day: 'all',
    })),
    places: Array.from({ length: shape.tables }, (_, table) => ({
      id: String(table + 1),
      label: String(table + 1),
      kind: 'table' as const,
    })),
    participants: degrees.map(
      (_, person): Participant => ({
        id: String(person + 1),
        available: ids.filter((_, slot) => !away.has(`${person}/${slot}`)),
      }),
    ),
    meetings: pairs.map((pair, index): Meeting => {
      const half = halves[index]
      return {
        id: String(index + 1),
        participants: pair.map(person => String(person + 1)),
        weight: 1,
        mustHold: true,
        ...(half === 'morning' ? { allowedSlots: ids.slice(0, morning) } : {}),
        ...(half === 'afternoon' ? { allowedSlots: ids.slice(morning) } : {}),
      }
    }),
    fairness: 2,
    order: PUBLISHED_ORDER,
  }
}

/** `full` people at the top, the rest falling off: slowly in short events, exponentially in long ones. */
function drawDegrees({ people, meetings, slots, busiest, full }: OriginalShape): number[] {
  const degreeAt = (person: number, steepness: number): number => {
    if (person < full) return busiest
    const rank = (person - full) / (people - full)
    if (slots < 15) return Math.max(1, Math.round((busiest - 1) * (1 - 0.9 * rank ** steepness)))
    const mean = (0.5 + steepness / 10) * ((2 * meetings) / people)
    return Math.max(1, Math.min(busiest - 1, Math.round(-mean * Math.log(rank + 0.7 / people))))
  }
  let degrees: number[] = []
  for (let steepness = 0.2; steepness < 40; steepness += 0.02) {
    degrees = Array.from({ length: people }, (_, person) => degreeAt(person, steepness))
    if (degrees.reduce((a, b) => a + b) >= 2 * meetings) break
  }
  if (full === 0) degrees[0] = busiest
  let excess = degrees.reduce((a, b) => a + b) - 2 * meetings
  for (let turn = 0; excess !== 0 && turn < 100_000; turn++) {
    const person = people - 1 - (turn % (people - Math.max(1, full)))
    const step = excess > 0 ? -1 : 1
    const next = (degrees[person] ?? 0) + step
    if (next < 1 || next >= busiest) continue
    degrees[person] = next
    excess += step
  }
  return degrees
}

/** Pairs with these degrees: random ends joined, then ends swapped until nobody meets himself or twice. */
function drawPairs(degrees: readonly number[], random: Random): [number, number][] {
  const ends = degrees.flatMap((count, person) => Array.from({ length: count }, () => person))
  for (let last = ends.length - 1; last > 0; last--) swap(ends, last, random.below(last + 1))
  const pairs: [number, number][] = []
  for (let index = 0; index + 1 < ends.length; index += 2)
    pairs.push([ends[index] as number, ends[index + 1] as number])
  const key = (a: number, b: number) => Math.min(a, b) * degrees.length + Math.max(a, b)
  for (let round = 0; round < 200_000; round++) {
    const count = new Map<number, number>()
    for (const [a, b] of pairs) count.set(key(a, b), (count.get(key(a, b)) ?? 0) + 1)
    const wrong = pairs.findIndex(([a, b]) => a === b || (count.get(key(a, b)) ?? 0) > 1)
    const other = random.below(pairs.length)
    if (wrong < 0) break
    const [a, b] = pairs[wrong] as [number, number]
    const [c, d] = pairs[other] as [number, number]
    if (other === wrong || a === d || c === b || count.has(key(a, d)) || count.has(key(c, b))) continue
    pairs[wrong] = [a, d]
    pairs[other] = [c, b]
  }
  return pairs
}

type Half = 'any' | 'morning' | 'afternoon'

function drawHalves(
  shape: OriginalShape,
  degrees: readonly number[],
  pairs: readonly (readonly [number, number])[],
  random: Random,
): Half[] {
  const { slots, morning = slots } = shape
  const halves = pairs.map((): Half => 'any')
  const askers = pairs.map(([a, b]) => {
    const [first, second] = [degrees[a] ?? 0, degrees[b] ?? 0]
    return random.next() * (first + second) < first ? a : b
  })
  const left = { morning: shape.morningOnly ?? 0, afternoon: shape.afternoonOnly ?? 0 }
  const room = { morning: morning - 1, afternoon: slots - morning - 1 }
  const load = { morning: degrees.map(() => 0), afternoon: degrees.map(() => 0) }
  const people = [...new Set(askers)]
  for (let last = people.length - 1; last > 0; last--) swap(people, last, random.below(last + 1))
  for (const person of people) {
    const own = [...pairs.keys()].filter(index => askers[index] === person)
    const half = left.morning >= own.length && left.morning >= left.afternoon ? 'morning' : 'afternoon'
    const isTight = own.some(index => pairs[index]?.some(one => (load[half][one] ?? 0) >= room[half]))
    const most = half === 'morning' ? Math.min(room.morning, 12) : 5
    if (left[half] < own.length || isTight || own.length > most) continue
    for (const index of own) {
      halves[index] = half
      for (const one of pairs[index] ?? []) load[half][one] = (load[half][one] ?? 0) + 1
    }
    left[half] -= own.length
  }
  return halves
}

/** Nobody loses slots that the own meetings need, or more than four. */
function drawAway(shape: OriginalShape, degrees: readonly number[], random: Random): Set<string> {
  const away = new Set<string>()
  const lost = degrees.map(() => 0)
  const wanted = Math.floor((shape.forbidden ?? 0) * shape.people * shape.slots)
  const series = shape.series ?? 1
  for (let attempt = 0; away.size < wanted && attempt < 10_000; attempt++) {
    const person = random.below(shape.people)
    const first = random.below(shape.slots)
    const spare = shape.slots - (degrees[person] ?? 0) - (lost[person] ?? 0)
    if (spare < series || (lost[person] ?? 0) + series > 4) continue
    for (let slot = first; slot < Math.min(first + series, shape.slots); slot++) {
      if (away.has(`${person}/${slot}`)) continue
      away.add(`${person}/${slot}`)
      lost[person] = (lost[person] ?? 0) + 1
    }
  }
  return away
}

function swap(list: number[], a: number, b: number): void {
  const held = list[a] as number
  list[a] = list[b] as number
  list[b] = held
}
