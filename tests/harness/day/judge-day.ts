import { sql } from 'kysely'
import { verify } from '../../../src/engines/scheduling/index.ts'
import { knownPlacements, loadPlan, problemOf } from '../../../src/features/schedule/load-plan.ts'
import type { DayWorld } from './day-world.ts'
import type { Screen } from './screen.ts'

type Placed = { meeting: string; place: string; at: number; people: string[] }

/** Something said, with when the house had answered. */
export interface Tap {
  event: string | null
  answeredAt: number
  what: string
  about: { person?: string; meeting?: string; before?: Placed[] }
}

/** What the day left behind, to be judged. */
export interface Journal {
  taps: Tap[]
  audits: { slot: number; fresh: unknown[]; shown: unknown[]; isDesk: boolean }[]
  /** Refusals and faults of the house that nobody expected. */
  faults: string[]
  repairs: number
  moved: number
}

export interface DayFigures {
  taps: number
  repairs: number
  moved: number
  /** From the answer to a tap until a screen it concerns shows it, in milliseconds. */
  waits: number[]
  /** Those of more than two seconds, in words. */
  slow: string[]
  /** Screens that never showed a tap that concerns them. */
  never: number
  /** Screens that were compared with what the house says, and those that showed something else. */
  compared: number
  stale: string[]
  doubleBookings: number
  violations: string[]
  /** Taps the house had answered that are not on record, and rows nobody was answered for. */
  lost: number
  unasked: number
  lostConnections: number
  faults: string[]
}

/** The published meetings with when they begin, where, and who comes. */
export async function readPlacements(world: DayWorld): Promise<Placed[]> {
  const { rows } = await sql<{ meeting: string; place: string; at: Date; people: string[] }>`
    select placement.meeting_id as meeting, placement.place_id as place, slot.starts_at as at,
      array(select participant_id::text from attendance where attendance.schedule_id = schedule.id
        and attendance.meeting_id = placement.meeting_id order by 1) as people
    from schedule join placement on placement.schedule_id = schedule.id join slot on slot.id = placement.slot_id
    where schedule.mission_id = ${world.missionId} and schedule.state = 'published'
    order by slot.starts_at, placement.meeting_id`.execute(world.house.database.db)
  return rows.map(row => ({ ...row, at: row.at.getTime() }))
}

export async function judgeDay(day: {
  world: DayWorld
  journal: Journal
  phones: ReadonlyMap<string, Screen>
  desks: readonly Screen[]
}): Promise<DayFigures> {
  const { world, journal, phones, desks } = day
  const numbers = await readNumbers(world)
  const screens = [...phones.values(), ...desks]
  const waits: number[] = []
  const slow: string[] = []
  let never = 0
  for (const tap of journal.taps) {
    const number = tap.event === null ? undefined : numbers.get(tap.event)
    if (number === undefined) continue
    const concerned = await concernedBy(world, tap)
    const looking = [...desks, ...[...concerned].flatMap(id => phones.get(id) ?? [])]
    for (const screen of looking) {
      const right = screen.shown.find(one => one.version >= number)
      if (right === undefined) never++
      else {
        const wait = Math.max(0, right.at - tap.answeredAt)
        waits.push(wait)
        if (wait > 2_000)
          slow.push(
            `${tap.what}: ${(wait / 1000).toFixed(1)} s to a screen that lost ${screen.lost} connections`,
          )
      }
    }
  }
  const acknowledged = new Set(journal.taps.flatMap(tap => tap.event ?? []))
  const stale = journal.audits.flatMap(({ slot, fresh, shown, isDesk }) => {
    const difference = findDifference(withoutClock(fresh), withoutClock(shown))
    return difference === null
      ? []
      : [`after slot ${slot + 1}, a ${isDesk ? 'desk' : 'phone'}: ${difference}`]
  })
  return {
    taps: journal.taps.length,
    repairs: journal.repairs,
    moved: journal.moved,
    waits: waits.sort((a, b) => a - b),
    slow,
    never,
    compared: journal.audits.length,
    stale,
    doubleBookings: await countDoubleBookings(world),
    violations: await findViolations(world),
    lost: [...acknowledged].filter(id => !numbers.has(id)).length,
    unasked: [...numbers.keys()].filter(id => !acknowledged.has(id)).length,
    lostConnections: screens.reduce((sum, screen) => sum + screen.lost, 0),
    faults: journal.faults,
  }
}

/** The number under which open screens were first told of each row: all of one transaction are seen together or not at all. */
async function readNumbers(world: DayWorld): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; number: string }>`
    select event.id, min(outbox.number) as number from day_event event
    join outbox on outbox.xmin = event.xmin and outbox.stream = 'live' and outbox.subject_id = event.mission_id
    where event.mission_id = ${world.missionId} and event.kind <> 'undone' group by event.id`.execute(
    world.house.database.db,
  )
  return new Map(rows.map(row => [row.id, Number(row.number)]))
}

/** On whose phones a tap has to show: of those it is about, of whoever they meet, and of everybody whose meeting it moved. */
async function concernedBy(world: DayWorld, { about }: Tap): Promise<Set<string>> {
  const own = new Set<string>(about.person === undefined ? [] : [about.person])
  const meeting = world.meetings.find(one => one.id === about.meeting)
  for (const id of meeting?.people ?? []) own.add(id)
  const all = new Set(own)
  for (const { people } of world.meetings)
    if (people.some(id => own.has(id))) for (const id of people) all.add(id)
  return all
}

/** Two meetings of one person, or at one table, at one time. */
async function countDoubleBookings(world: DayWorld): Promise<number> {
  const placed = await readPlacements(world)
  const taken = new Set<string>()
  let double = 0
  for (const { place, at, people } of placed)
    for (const who of [place, ...people]) {
      const key = `${who} ${at}`
      if (taken.has(key)) double++
      taken.add(key)
    }
  return double
}

/** What the verifier of the scheduling engine, which shares no code with what builds and repairs, finds wrong. */
async function findViolations(world: DayWorld): Promise<string[]> {
  const plan = await loadPlan(world.house.database.db, world.missionId)
  const whole = problemOf(plan, { now: world.house.now(), keep: [], open: 'all' })
  const ids = new Set(plan.publishedRows.map(row => row.meeting))
  const problem = { ...whole, meetings: whole.meetings.filter(meeting => ids.has(meeting.id)) }
  const placed = knownPlacements(problem, plan.publishedRows)
  return verify(problem, { placed }).map(violation => JSON.stringify(violation))
}

/** What follows the clock alone may differ: screens ask for that every half minute or minute, as they would anyway. */
function withoutClock(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutClock)
  if (typeof value !== 'object' || value === null) return value
  const clockwise = new Set([
    'version',
    'at',
    'nextAt',
    'lastAt',
    'nextMeetingId',
    'counts',
    'unknown',
    'missing',
    'tables',
    'waiting',
    'stranded',
    'items',
    'total',
    'waitsFor',
    'othersHere',
  ])
  const states: Record<string, string> = {
    coming: 'open',
    due: 'open',
    unknown: 'open',
    running: 'held',
    'over-running': 'held',
    ended: 'held',
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !clockwise.has(name))
      .map(([name, one]) => [
        name,
        name === 'state' && typeof one === 'string' ? (states[one] ?? one) : withoutClock(one),
      ]),
  )
}

/** Where two answers differ first, in words; null where they do not. */
function findDifference(fresh: unknown, shown: unknown, path = ''): string | null {
  if (typeof fresh !== 'object' || typeof shown !== 'object' || fresh === null || shown === null)
    return fresh === shown ? null : `${path} is ${JSON.stringify(fresh)}, shown ${JSON.stringify(shown)}`
  for (const key of new Set([...Object.keys(fresh), ...Object.keys(shown)])) {
    const difference = findDifference(
      (fresh as Record<string, unknown>)[key],
      (shown as Record<string, unknown>)[key],
      `${path}/${key}`,
    )
    if (difference !== null) return difference
  }
  return null
}
