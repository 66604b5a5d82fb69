import { item } from './dense.ts'
import {
  DEFAULT_MAX_IN_A_ROW,
  type Meeting,
  MISSION_ORDER,
  type Participant,
  type Place,
  type Problem,
  PUBLISHED_ORDER,
  type Slot,
} from './model.ts'
import { createRandom, type Random } from './random.ts'

const SLOT_MINUTES = 30
const DEFAULT_SKEW = 2
/** How often a drawn meeting may leave a gap in somebody's hidden schedule. */
const LOOSE_SHARE = 0.002
/** In the published instances hardly any meeting is bound to the afternoon. */
const AFTERNOON_PART = 0.06

export interface PublishedShape {
  readonly seed: number
  readonly participants: number
  readonly meetings: number
  readonly slots: number
  /** The first so many slots are the morning. */
  readonly morningSlots?: number
  readonly tables: number
  /** Share of the hidden schedule's morning meetings that must be in the morning (afternoon: far fewer). */
  readonly halfDayShare?: number
  /** Share of the participants' idle slots that are forbidden. */
  readonly forbiddenShare?: number
  readonly fixedShare?: number
  readonly precedenceShare?: number
  /** 1: all degrees equally common; larger: few busy participants and many with few meetings. */
  readonly skew?: number
}

/**
 * A problem of the published shape (all meetings mandatory, breaks, fairness 2) that has a solution: a
 * schedule is drawn first and then hidden.
 */
export function generatePublished(shape: PublishedShape): Problem {
  const random = createRandom(shape.seed)
  const hidden = drawSchedule(shape, random)
  const morning = shape.morningSlots ?? shape.slots
  const busySlots = new Set(hidden.flatMap(({ pair, slot }) => pair.map(person => `${person}/${slot}`)))
  const slotIds = Array.from({ length: shape.slots }, (_, slot) => String(slot + 1))
  const participants: Participant[] = Array.from({ length: shape.participants }, (_, person) => ({
    id: String(person + 1),
    available: slotIds.filter(
      (_, slot) => busySlots.has(`${person}/${slot}`) || random.next() >= (shape.forbiddenShare ?? 0),
    ),
  }))
  const meetings = hidden.map(({ pair, slot }, index): Meeting => {
    const half = slotIds.filter((_, other) => other < morning === slot < morning)
    const isFixed = random.next() < (shape.fixedShare ?? 0)
    const isHalf = random.next() < (shape.halfDayShare ?? 0) * (slot < morning ? 1 : AFTERNOON_PART)
    const earlier = hidden.flatMap((other, number) => (other.slot < slot ? [String(number + 1)] : []))
    const follows = earlier.length > 0 && random.next() < (shape.precedenceShare ?? 0)
    return {
      id: String(index + 1),
      participants: pair.map(person => String(person + 1)),
      weight: 1,
      mustHold: true,
      ...(isFixed ? { allowedSlots: [String(slot + 1)] } : isHalf ? { allowedSlots: half } : {}),
      ...(follows ? { predecessors: [item(earlier, random.below(earlier.length))] } : {}),
    }
  })
  return {
    slots: slotIds.map((id, index) => makeSlot(id, index * SLOT_MINUTES, 'all', 'all')),
    places: makeTables(shape.tables),
    participants,
    meetings,
    fairness: 2,
    order: PUBLISHED_ORDER,
  }
}

function makeSlot(id: string, start: number, session: string, day: string): Slot {
  return { id, start, end: start + SLOT_MINUTES, session, run: session, day }
}

function makeTables(count: number): Place[] {
  return Array.from({ length: count }, (_, index) => ({
    id: String(index + 1),
    label: String(index + 1),
    kind: 'table' as const,
  }))
}

/**
 * Different pairs in slots, nobody twice at once. Some participants are far busier than others, and most
 * meetings join onto one that a participant already has, so that the hidden schedule has few breaks.
 */
function drawSchedule(shape: PublishedShape, random: Random) {
  const { slots } = shape
  const busy = new Uint8Array(shape.participants * slots)
  const started = new Uint8Array(shape.participants)
  const pairs = new Set<string>()
  const load = new Int32Array(slots)
  const wishes = Array.from({ length: shape.participants }, () =>
    Math.ceil(slots * random.next() ** (shape.skew ?? DEFAULT_SKEW)),
  )
  const tickets = wishes.flatMap((count, person) => Array.from({ length: count }, () => person))
  const drawn: { pair: readonly [number, number]; slot: number }[] = []
  const joins = (person: number, slot: number): boolean =>
    started[person] === 0 ||
    (slot > 0 && busy[person * slots + slot - 1] === 1) ||
    (slot + 1 < slots && busy[person * slots + slot + 1] === 1)
  for (let attempt = 0; drawn.length < shape.meetings && attempt < shape.meetings * 2000; attempt++) {
    const first = item(tickets, random.below(tickets.length))
    const second = item(tickets, random.below(tickets.length))
    const slot = random.below(slots)
    const key = `${Math.min(first, second)}-${Math.max(first, second)}`
    const isFree = busy[first * slots + slot] === 0 && busy[second * slots + slot] === 0
    if (first === second || pairs.has(key) || !isFree || (load[slot] ?? 0) >= shape.tables) continue
    if (!(joins(first, slot) && joins(second, slot)) && random.next() > LOOSE_SHARE) continue
    pairs.add(key)
    for (const person of [first, second]) {
      busy[person * slots + slot] = 1
      started[person] = 1
    }
    load[slot] = (load[slot] ?? 0) + 1
    drawn.push({ pair: [first, second], slot })
  }
  return drawn
}

export interface MissionShape {
  readonly seed: number
  readonly delegates: number
  readonly locals: number
  readonly requests: number
  readonly days: number
  /** Each day has a morning and an afternoon session with this many slots. */
  readonly slotsPerSession: number
  readonly tables: number
  /** Delegates with an own booth. */
  readonly booths?: number
}

/**
 * A mission: travelling delegates and local companies, two sessions a day, more requests than seats, wishes of
 * different weight, limits, guaranteed minimum, some people there for one session only, some meetings online.
 */
export function generateMission(shape: MissionShape): Problem {
  const random = createRandom(shape.seed)
  const slots = makeMissionSlots(shape)
  const sessions = [...new Set(slots.map(slot => slot.session))]
  const makePerson = (id: string, cluster: string): Participant => {
    const session = random.next() < 0.25 ? item(sessions, random.below(sessions.length)) : undefined
    const own = slots.filter(slot => session === undefined || slot.session === session)
    return {
      id,
      available: own.filter(() => random.next() > 0.06).map(slot => slot.id),
      minMeetings: 2,
      ...(random.next() < 0.3 ? { maxMeetings: 6 + random.below(6) } : {}),
      cluster,
      maxInARow: DEFAULT_MAX_IN_A_ROW,
    }
  }
  const delegates = Array.from({ length: shape.delegates }, (_, index) =>
    makePerson(`d${index}`, `c${index % 3}`),
  )
  const locals = Array.from({ length: shape.locals }, (_, index) => makePerson(`l${index}`, 'local'))
  const booths: Place[] = delegates.slice(0, shape.booths ?? 0).map(({ id }) => ({
    id: `booth-${id}`,
    label: `Booth ${id}`,
    kind: 'table' as const,
    ownerParticipant: id,
  }))
  return {
    slots,
    places: [...makeTables(shape.tables), ...booths, { id: 'online', label: 'Online', kind: 'online' }],
    participants: [...delegates, ...locals],
    meetings: makeRequests(shape, delegates, locals, random),
    order: MISSION_ORDER,
  }
}

function makeMissionSlots(shape: MissionShape): Slot[] {
  const slots: Slot[] = []
  for (let day = 0; day < shape.days; day++) {
    for (const [half, opens] of [
      ['am', 9 * 60],
      ['pm', 14 * 60],
    ] as const) {
      for (let index = 0; index < shape.slotsPerSession; index++) {
        const start = day * 24 * 60 + opens + index * SLOT_MINUTES
        slots.push(makeSlot(`${day}${half}${index}`, start, `${day}${half}`, `day${day}`))
      }
    }
  }
  return slots
}

function makeRequests(
  shape: MissionShape,
  delegates: readonly Participant[],
  locals: readonly Participant[],
  random: Random,
): Meeting[] {
  const seen = new Set<string>()
  const meetings: Meeting[] = []
  for (let attempt = 0; meetings.length < shape.requests && attempt < shape.requests * 60; attempt++) {
    const first = item(delegates, Math.floor(random.next() ** 1.4 * delegates.length))
    const second = item(locals, Math.floor(random.next() ** 1.4 * locals.length))
    const key = `${first.id}/${second.id}`
    if (seen.has(key)) continue
    seen.add(key)
    const third = random.next() < 0.05 ? item(delegates, random.below(delegates.length)) : first
    meetings.push({
      id: `m${meetings.length}`,
      participants: third === first ? [first.id, second.id] : [first.id, second.id, third.id],
      weight: 1 + random.below(3) + random.below(3),
      ...(random.next() < 0.04 ? { allowedPlaces: ['online'] } : {}),
    })
  }
  return meetings
}

export interface LargeShape {
  readonly seed: number
  readonly participants: number
  readonly meetings: number
  readonly slots: number
  readonly tables: number
  /** Weights 1 to 5 instead of all 1. */
  readonly weighted?: boolean
}

/** A very large event: degrees spread evenly, a quarter of the people away for a fifth of the slots. */
export function generateLarge(shape: LargeShape): Problem {
  const random = createRandom(shape.seed)
  const slots = Array.from({ length: shape.slots }, (_, index) =>
    makeSlot(String(index + 1), index * SLOT_MINUTES, 'all', 'all'),
  )
  const away = Math.floor(shape.slots / 5)
  const participants = Array.from({ length: shape.participants }, (_, index): Participant => {
    const leaves = random.next() < 0.25 ? random.below(shape.slots - away) : shape.slots
    return {
      id: `p${index}`,
      available: slots.filter((_, slot) => slot < leaves || slot >= leaves + away).map(({ id }) => id),
    }
  })
  const appetite = participants.map(() => 1 + random.below(32))
  const seats = appetite.flatMap((count, person) => Array.from({ length: count }, () => person))
  const degree = new Int32Array(shape.participants)
  const seen = new Set<number>()
  const meetings: Meeting[] = []
  for (let attempt = 0; meetings.length < shape.meetings && attempt < shape.meetings * 40; attempt++) {
    const first = item(seats, random.below(seats.length))
    const second = item(seats, random.below(seats.length))
    const key = Math.min(first, second) * shape.participants + Math.max(first, second)
    const isFull = (person: number) => (degree[person] ?? 0) >= shape.slots - away
    if (first === second || seen.has(key) || isFull(first) || isFull(second)) continue
    seen.add(key)
    for (const person of [first, second]) degree[person] = (degree[person] ?? 0) + 1
    meetings.push({
      id: `m${meetings.length}`,
      participants: [`p${first}`, `p${second}`],
      weight: shape.weighted ? 1 + random.below(5) : 1,
    })
  }
  return {
    slots,
    places: makeTables(shape.tables),
    participants,
    meetings,
    order: ['weight', 'breaks', 'tableChanges'],
  }
}
