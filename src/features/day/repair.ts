import { z } from 'zod'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { instantAt } from '../../shared/zones.ts'
import { beginAnew } from '../meetings/index.ts'
import { type LoadedMission, runsMission } from '../missions/index.ts'
import {
  type DayRepair,
  type DayTrouble,
  offerCall,
  planRepairs,
  publishRepair,
  putOffToCall,
  selectDaySlots,
  selectFaces,
  undoRepair,
} from '../schedule/index.ts'
import type { getRepair as getCall, putOff as putOffCall, takeRepair as takeCall } from './contract-repair.ts'
import { type Day, loadDay } from './load-day.ts'
import { callPerson, requirePerson } from './note-people.ts'
import { lockDay } from './queries.ts'
import { closePlaceFrom, openPlaceAgain, setAwayFrom, takeAwayBack } from './queries-repair.ts'
import { type DayEvent, standingEvents } from './rules/day-state.ts'
import { say } from './say.ts'
import { takeBack } from './take-back.ts'

type Named = Pick<ParsedInputOf<typeof getCall>, 'meeting' | 'place' | 'participant'>

/** What the schedule is asked, and what it is called. */
interface Trouble extends DayTrouble {
  what: 'meeting' | 'place' | 'participant'
  about: string
  at: { startsAt: Date; place: string } | null
  because: { name: string; until: Date | null }[]
  isDone: boolean
}

/** How the day could go on. Changes nothing. */
export async function getRepair(
  ctx: Context,
  input: ParsedInputOf<typeof getCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof getCall>> {
  const { row } = subject
  const day = await loadDay(ctx.db, row, ctx.now())
  const trouble = await readTrouble(ctx, day, input)
  const repairs = trouble.isDone ? [] : await planRepairs(ctx, row.id, trouble)
  const { what, about, at, because, isDone } = trouble
  const later = input.meeting === undefined ? null : await offerCall(ctx, row, input.meeting)
  return {
    mission: { id: row.id, slug: row.slug, title: row.title, timeZone: row.time_zone },
    what,
    about,
    at,
    because,
    options: await describe(ctx, row.id, day, repairs),
    later: later === null ? null : { times: later.times, zones: later.zones },
    isDone,
  }
}

/**
 * Takes one way on: publishes it, tells those concerned, and notes it so that it can be taken back. A lost table stays closed
 * and a released person away for the rest of the day, so that no late booking goes there. Moving people with whom nothing was
 * wrong is for those who run the mission, and only with their number said again.
 */
export async function takeRepair(
  ctx: Context,
  input: ParsedInputOf<typeof takeCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof takeCall>> {
  const { row } = subject
  await lockDay(ctx.db, row.id)
  const day = await loadDay(ctx.db, row, ctx.now())
  const trouble = await readTrouble(ctx, day, input)
  if (trouble.isDone) throw new Refusal('proposal-stale')
  const [planned] = (await planRepairs(ctx, row.id, trouble)).filter(
    repair => repair.fingerprint === input.fingerprint,
  )
  if (planned === undefined) throw new Refusal('proposal-stale')
  if (planned.strangers !== input.strangers)
    throw new Refusal('others-move', { values: { count: planned.strangers } })
  if (planned.strangers > 0 && ctx.viewer.kind !== 'system' && !runsMission(ctx.viewer, subject))
    throw new Refusal('not-allowed')
  await takeNotHeldBack(
    ctx,
    day,
    row.id,
    planned.moves.map(move => move.meeting),
  )
  const done = await publishRepair(ctx, row, trouble, input.fingerprint)
  const closed = input.place === undefined ? [] : await closePlaceFrom(ctx.db, row.id, input.place, ctx.now())
  const away =
    input.participant === undefined ? [] : await setAwayFrom(ctx.db, row.id, input.participant, ctx.now())
  const event = await say(ctx, row.id, {
    kind: trouble.what === 'meeting' ? 'repaired' : trouble.what === 'place' ? 'place-lost' : 'released',
    meetingId: input.meeting ?? null,
    placeId: input.place ?? null,
    participantId: input.participant ?? null,
    from: 'desk',
    detail: { before: done.before, touched: done.touched, version: done.version, closed, away },
  })
  return {
    event,
    moved: planned.moves.length,
    takenOut: planned.fallen.length,
    people: done.told,
  }
}

/** That a meeting was not held speaks of the time it leaves, not of the one it gets. Who was missing then still was. */
async function takeNotHeldBack(
  ctx: Context,
  day: Day,
  missionId: string,
  meetings: readonly string[],
): Promise<void> {
  for (const event of standingEvents(day.events, ctx.now()))
    if (event.kind === 'not-held' && event.meetingId !== null && meetings.includes(event.meetingId))
      await takeBack(
        ctx,
        missionId,
        { id: event.id, kind: event.kind, meetingId: event.meetingId },
        { from: 'desk', detail: { moved: true } },
      )
}

/**
 * Puts a meeting that stands still off to a call after the mission: nobody else moves. The two are told the hour and may move it
 * among themselves; it counts as held when somebody says so.
 */
export async function putOff(
  ctx: Context,
  input: ParsedInputOf<typeof putOffCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof putOffCall>> {
  const { row } = subject
  await lockDay(ctx.db, row.id)
  const day = await loadDay(ctx.db, row, ctx.now())
  await strandedMeeting(ctx, day, input.meeting)
  await takeNotHeldBack(ctx, day, row.id, [input.meeting])
  const startsAt = instantAt(input.on, input.time, row.time_zone)
  const done = await putOffToCall(ctx, row, { meetingId: input.meeting, startsAt })
  await beginAnew(ctx, input.meeting, true)
  const event = await say(ctx, row.id, {
    kind: 'put-off',
    meetingId: input.meeting,
    from: 'desk',
    detail: { before: done.before, touched: done.touched, version: done.version, closed: [], away: [] },
  })
  return { event, startsAt, people: done.told }
}

const kept = z.object({
  before: z.array(
    z.object({
      meeting: z.string(),
      slot: z.string(),
      place: z.string(),
      people: z.array(z.string()).nullable(),
      locked: z.boolean().default(false),
    }),
  ),
  touched: z.array(z.string()),
  version: z.number(),
  closed: z.array(z.string()),
  away: z.array(z.string()),
})

/**
 * Takes a repair back: meetings stand where they stood, the table is open and the person there again. Refuses where something
 * was said later of a meeting it moved.
 */
export async function undoTakenRepair(
  ctx: Context,
  subject: LoadedMission,
  event: {
    kind: string
    meeting_id: string | null
    place_id: string | null
    participant_id: string | null
    detail: unknown
    at: Date
  },
  later: readonly DayEvent[],
): Promise<void> {
  const detail = kept.parse(event.detail)
  const touched = new Set(detail.touched)
  if (later.some(one => one.meetingId !== null && touched.has(one.meetingId)))
    throw new Refusal('nothing-to-undo')
  if (event.place_id !== null) await openPlaceAgain(ctx.db, event.place_id, detail.closed)
  if (event.participant_id !== null) await takeAwayBack(ctx.db, event.participant_id, detail.away)
  if (detail.touched.length > 0) await undoRepair(ctx, subject.row, { ...detail, at: event.at })
  if (event.kind === 'put-off' && event.meeting_id !== null) await beginAnew(ctx, event.meeting_id, false)
}

async function readTrouble(ctx: Context, day: Day, named: Named): Promise<Trouble> {
  if (named.meeting !== undefined) return strandedMeeting(ctx, day, named.meeting)
  const events = standingEvents(day.events, ctx.now())
  if (named.place !== undefined) {
    const place = day.places.find(one => one.id === named.place && !one.removed)
    if (place === undefined) throw new Refusal('not-found')
    return {
      what: 'place',
      about: place.label,
      at: null,
      because: [],
      changes: [{ code: 'places-lost', places: [place.id], until: minuteOf(day.to) }],
      stranded: day.placements
        .filter(one => one.placeId === place.id && day.state.meetings.get(one.id)?.state === 'due')
        .map(one => one.id),
      isDone: events.some(event => event.kind === 'place-lost' && event.placeId === place.id),
    }
  }
  if (named.participant === undefined)
    throw new Refusal('input-invalid', { faults: [{ field: 'meeting', code: 'missing' }] })
  const person = requirePerson(day, named.participant)
  return {
    what: 'participant',
    about: callPerson(person),
    at: null,
    because: [],
    changes: day.placements.some(one => one.people.includes(person.id) && one.startsAt > ctx.now())
      ? [
          {
            code: 'away',
            participant: person.id,
            from: minuteOf(ctx.now()),
            until: minuteOf(day.to),
          },
        ]
      : [],
    stranded: [],
    isDone: day.state.people.get(person.id)?.state === 'released',
  }
}

/** As the engine counts time. */
function minuteOf(at: Date): number {
  return at.getTime() / 60_000
}

/** A meeting somebody is missing from, or that was not held: whoever comes late is not booked before they are there. */
async function strandedMeeting(ctx: Context, day: Day, id: string): Promise<Trouble> {
  const placement = day.placements.find(one => one.id === id)
  const state = day.state.meetings.get(id)
  if (placement === undefined || state === undefined) throw new Refusal('not-found')
  if (['running', 'over-running', 'ended'].includes(state.state)) throw new Refusal('noted-otherwise')
  const [face] = await selectFaces(ctx.db, { meetingIds: [id] })
  const persons = placement.people.flatMap(one => day.people.find(person => person.id === one) ?? [])
  const absent = persons.filter(person => {
    const known = day.state.people.get(person.id)
    return known?.lateUntil != null || state.missing.includes(person.id)
  })
  const late = absent.flatMap(person => {
    const until = day.state.people.get(person.id)?.lateUntil ?? null
    return until === null ? [] : [{ participant: person.id, until }]
  })
  const hasBegun = placement.startsAt <= ctx.now()
  const changes = late.map(({ participant, until }) => ({
    code: 'late' as const,
    participant,
    until: minuteOf(until),
  }))
  const places = new Map(day.places.map(place => [place.id, place.label]))
  return {
    what: 'meeting',
    about: face === undefined ? '' : `${face.from.name} – ${face.to.name}`,
    at: { startsAt: placement.startsAt, place: places.get(placement.placeId) ?? '' },
    because: absent.map(person => ({
      name: callPerson(person),
      until: day.state.people.get(person.id)?.lateUntil ?? null,
    })),
    changes,
    // Before its slot begins a late person's meeting is found by the change itself; any other is moved on request.
    stranded: hasBegun || late.length === 0 ? [id] : [],
    isDone: false,
  }
}

/** Names and times for the moves of each way on. */
async function describe(
  ctx: Context,
  missionId: string,
  day: Day,
  repairs: readonly DayRepair[],
): Promise<AnswerOf<typeof getCall>['options']> {
  const ids = [
    ...new Set(repairs.flatMap(({ moves, fallen }) => [...moves, ...fallen].map(one => one.meeting))),
  ]
  const faces = new Map((await selectFaces(ctx.db, { meetingIds: ids })).map(face => [face.id, face]))
  const slots = new Map((await selectDaySlots(ctx.db, missionId)).map(slot => [slot.id, slot.startsAt]))
  const places = new Map(day.places.map(place => [place.id, place.label]))
  const standing = new Map(day.placements.map(one => [one.id, one]))
  const title = (id: string) => {
    const face = faces.get(id)
    return face === undefined ? '' : `${face.from.name} – ${face.to.name}`
  }
  const cell = (at: { slot: string; place: string }) => ({
    startsAt: slots.get(at.slot) ?? day.at,
    place: places.get(at.place) ?? '',
  })
  const before = (id: string, from: { slot: string; place: string } | undefined) => {
    const there = standing.get(id)
    if (from !== undefined) return cell(from)
    return there === undefined ? null : { startsAt: there.startsAt, place: places.get(there.placeId) ?? '' }
  }
  return repairs.map(repair => ({
    code: repair.code,
    fingerprint: repair.fingerprint,
    moves: repair.moves.map(move => ({
      meetingId: move.meeting,
      title: title(move.meeting),
      from: before(move.meeting, move.from),
      to: cell(move.to),
      makesRoom: move.cause.code === 'makes-room',
    })),
    takenOut: repair.fallen.map(fallen => ({
      meetingId: fallen.meeting,
      title: title(fallen.meeting),
      from: before(fallen.meeting, fallen.from),
      makesRoom: fallen.cause.code === 'makes-room',
    })),
    people: repair.cost.peopleToTell,
    strangers: repair.strangers,
    gaps: repair.cost.gapsAdded,
  }))
}
