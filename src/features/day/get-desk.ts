import { z } from 'zod'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { liveVersion } from '../../shared/live.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { type LoadedMission, type MissionSubject, runsMission, staffsMission } from '../missions/index.ts'
import { findPublishedVersion, type MeetingFace, selectDayStarts, selectFaces } from '../schedule/index.ts'
import type { getDesk as call } from './contract.ts'
import { type Day, loadDay } from './load-day.ts'
import { callPerson } from './note-people.ts'
import type { DayPerson, SaidEvent } from './queries.ts'
import { standingEvents } from './rules/day-state.ts'
import { listStranded } from './rules/stranded.ts'

type Desk = AnswerOf<typeof call>
type DeskMeeting = Desk['unknown'][number]

const saidShown = 8
/** After these somebody may stand there with nothing to do. */
const leavesSomebody = ['repaired', 'put-off', 'not-held']
const unknownShown = 30

/** The desk of a mission's day, now or as it stood at an earlier moment of the same or another day. */
export async function getDesk(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedMission,
): Promise<Desk> {
  const { row } = subject
  // Read first: what changes while the rest is read is then told once more.
  const version = await liveVersion(ctx.db, { kind: 'mission', id: row.id })
  const now = ctx.now()
  const asked = input.at === undefined ? null : new Date(input.at)
  const at = asked !== null && asked < now ? asked : now
  const day = await loadDay(ctx.db, row, at)
  const starts = await selectDayStarts(ctx.db, row.id)
  const view = await openView(ctx, subject, day)
  const published = await findPublishedVersion(ctx.db, row.id)
  const people = [...day.state.people.values()]
  const states = [...day.state.meetings.values()].map(meeting => meeting.state)
  const count = (...wanted: string[]) => states.filter(state => wanted.includes(state)).length
  return {
    mission: { id: row.id, slug: row.slug, title: row.title, timeZone: row.time_zone },
    version,
    at,
    day: day.day,
    isPast: at < now,
    mayNote: at >= now && (ctx.viewer.kind === 'system' || staffsMission(ctx.viewer, subject)),
    counts: {
      people: people.length,
      here: people.filter(person => person.since !== null).length,
      late: people.filter(person => person.lateUntil !== null).length,
      missing: people.filter(person => person.missingFor.length > 0).length,
      meetings: states.length,
      held: count('running', 'over-running', 'ended'),
      notHeld: count('not-held'),
      unknown: count('unknown'),
    },
    tables: listTables(day, view),
    unknown: day.placements
      .filter(placement => day.state.meetings.get(placement.id)?.state === 'unknown')
      .slice(-unknownShown)
      .map(placement => view.meeting(placement.id)),
    missing: listMissing(day, view),
    waiting: listWaiting(day, view),
    late: listLate(day),
    stranded: listStrandedPeople(day, view),
    said: listSaid(day, view, { viewer: ctx.viewer, subject, isPast: at < now, published }),
    nextAt: starts.find(start => start > at) ?? null,
    lastAt: starts.findLast(start => start <= at) ?? null,
  }
}

interface View {
  meeting: (id: string) => DeskMeeting
  seen: (person: DayPerson) => Omit<DeskMeeting['sides'][number]['people'][number], never>
  /** Who sits across from somebody at a meeting. */
  across: (meetingId: string, participantId: string) => string
  title: (meetingId: string) => string
  /** Who was to come to it, where it stands or stood. */
  peopleOf: (meetingId: string) => readonly string[]
}

/** Names for what is shown: of the meetings now, next and unsettled, in one statement. */
async function openView(ctx: Context, subject: LoadedMission, day: Day): Promise<View> {
  const events = standingEvents(day.events, day.at).slice(-saidShown)
  const shown = new Set([
    ...day.state.tables.flatMap(table => [
      ...table.now,
      ...table.kept,
      ...(table.next === null ? [] : [table.next]),
    ]),
    ...[...day.state.meetings.values()].flatMap(({ id, state }) => (state === 'unknown' ? [id] : [])),
    ...[...day.state.people.values()].flatMap(person => [
      ...person.missingFor,
      ...(person.waitsFor === null ? [] : [person.waitsFor]),
    ]),
    ...events.flatMap(event => event.meetingId ?? []),
    ...standingEvents(day.events, day.at).flatMap(event =>
      leavesSomebody.includes(event.kind) ? (event.meetingId ?? []) : [],
    ),
  ])
  const faces = new Map((await selectFaces(ctx.db, { meetingIds: [...shown] })).map(face => [face.id, face]))
  const persons = new Map(day.people.map(person => [person.id, person]))
  const labels = new Map(day.places.map(place => [place.id, place.label]))
  const placements = new Map(day.placements.map(placement => [placement.id, placement]))
  // Whoever was missing at an earlier moment may have come since: nobody has to call them any more.
  const isNow = Math.abs(ctx.now().getTime() - day.at.getTime()) <= 60_000
  const seen: View['seen'] = person => {
    const said = sayPerson(ctx.viewer, subject, day, person)
    return isNow ? said : { ...said, phone: null }
  }
  const meeting: View['meeting'] = id => {
    const placement = placements.get(id)
    const state = day.state.meetings.get(id)
    const face = faces.get(id)
    if (placement === undefined || state === undefined) throw new Error(`the day has no meeting ${id}`)
    return {
      id,
      state: state.state,
      startsAt: placement.startsAt,
      endsAt: placement.endsAt,
      until: state.until,
      place: labels.get(placement.placeId) ?? '',
      sides: (['from', 'to'] as const).map(side => ({
        organisation: face?.[side].name ?? '',
        otherScript: face?.[side].otherScript ?? null,
        people: (face?.people ?? [])
          .filter(one => one.side === side && !one.observing)
          .flatMap(one => persons.get(one.participantId) ?? [])
          .map(seen),
      })),
      missing: [...state.missing],
    }
  }
  return {
    meeting,
    seen,
    across: (id, participantId) => sayAcross(faces.get(id), participantId),
    title: id => {
      const face = faces.get(id)
      return face === undefined ? '' : `${face.from.name} – ${face.to.name}`
    },
    peopleOf: id => (faces.get(id)?.people ?? []).filter(one => !one.observing).map(one => one.participantId),
  }
}

/** In the order of their names, so that nobody's place changes while the desk reads again. */
function listStrandedPeople(day: Day, view: View): Desk['stranded'] {
  return listStranded(day, view.peopleOf)
    .flatMap(({ participantId, meetingId }) => {
      const person = day.people.find(one => one.id === participantId)
      if (person === undefined) return []
      const { name, otherScript, organisation } = person
      return [{ participantId, name, otherScript, organisation, meetingId, about: view.title(meetingId) }]
    })
    .sort((a, b) => a.name.localeCompare(b.name) || a.participantId.localeCompare(b.participantId))
}

function sayAcross(face: MeetingFace | undefined, participantId: string): string {
  if (face === undefined) return ''
  const own = face.people.find(person => person.participantId === participantId)?.side ?? 'from'
  return face[own === 'from' ? 'to' : 'from'].name
}

/** Somebody as the desk sees them; the number only of whoever is missing, and for those who may call them. */
export function sayPerson(viewer: Viewer, subject: MissionSubject, day: Day, person: DayPerson) {
  const known = day.state.people.get(person.id)
  const mayCall =
    viewer.kind === 'system' ||
    runsMission(viewer, subject) ||
    staffsMission(viewer, subject) ||
    (person.broughtBy !== null && person.broughtBy === viewer.personId)
  return {
    participantId: person.id,
    name: person.name,
    otherScript: person.otherScript,
    organisation: person.organisation,
    state: known?.state ?? ('expected' as const),
    lateUntil: known?.lateUntil ?? null,
    phone: mayCall && (known?.missingFor.length ?? 0) > 0 ? person.phone : null,
    noShows: known?.noShows ?? 0,
  }
}

/** Tables with something now or next, in the organiser's order; lost ones stay in sight. */
function listTables(day: Day, view: View): Desk['tables'] {
  const places = new Map(day.places.map(place => [place.id, place]))
  return day.state.tables.flatMap(table => {
    const place = places.get(table.placeId)
    const isIdle = table.now.length + table.kept.length === 0 && table.next === null
    if (place === undefined || (isIdle && table.lostSince === null)) return []
    return [
      {
        placeId: place.id,
        label: place.label,
        kind: place.kind,
        lostSince: table.lostSince,
        now: table.now.map(view.meeting),
        kept: table.kept.map(view.meeting),
        next: table.next === null ? null : view.meeting(table.next),
      },
    ]
  })
}

function listMissing(day: Day, view: View): Desk['missing'] {
  return day.people
    .flatMap(person => {
      const [first] = day.state.people.get(person.id)?.missingFor ?? []
      if (first === undefined) return []
      const meeting = view.meeting(first)
      return [
        {
          ...view.seen(person),
          meeting: {
            id: first,
            startsAt: meeting.startsAt,
            place: meeting.place,
            with: view.across(first, person.id),
          },
        },
      ]
    })
    .sort((a, b) => instantOf(a.meeting.startsAt) - instantOf(b.meeting.startsAt))
}

function instantOf(at: unknown): number {
  return at instanceof Date ? at.getTime() : new Date(String(at)).getTime()
}

/** Who stands at a table of a meeting that has not begun, and for whom. */
function listWaiting(day: Day, view: View): Desk['waiting'] {
  return day.people.flatMap(person => {
    const known = day.state.people.get(person.id)
    if (known === undefined || known.waitsFor === null) return []
    const meeting = view.meeting(known.waitsFor)
    const { waitsFor } = known
    const since = day.events.findLast(
      event => event.kind === 'at-table' && event.participantId === person.id && event.meetingId === waitsFor,
    )
    return [
      {
        participantId: person.id,
        name: person.name,
        otherScript: person.otherScript,
        organisation: person.organisation,
        since: since?.at ?? null,
        startsAt: meeting.startsAt,
        place: meeting.place,
        for: view.across(waitsFor, person.id),
      },
    ]
  })
}

function listLate(day: Day): Desk['late'] {
  return day.people.flatMap(person => {
    const known = day.state.people.get(person.id)
    // Whoever is late for what is now or next stands among those who are missing.
    if (known?.lateUntil == null || known.missingFor.length > 0) return []
    const next = day.placements.find(
      placement =>
        placement.people.includes(person.id) &&
        ['due', 'coming'].includes(day.state.meetings.get(placement.id)?.state ?? ''),
    )
    return [
      {
        participantId: person.id,
        name: person.name,
        otherScript: person.otherScript,
        organisation: person.organisation,
        until: known.lateUntil,
        next: next?.startsAt ?? null,
      },
    ]
  })
}

const changesSchedule = ['repaired', 'put-off', 'place-lost', 'released']

/**
 * Whether what was moved can go back: nothing else was published since, nothing was said of its meetings, and none of them has
 * begun where it is now.
 */
function mayStandAgain(day: Day, event: SaidEvent, published: number | null): boolean {
  const done = movedBy.safeParse(event.detail)
  if (!done.success) return false
  const { touched, version } = done.data
  if (touched.length > 0 && version !== published) return false
  const isSaid = standingEvents(day.events, day.at).some(
    one => one.number > event.number && one.kind !== 'at-table' && touched.includes(one.meetingId ?? ''),
  )
  return !isSaid && !day.placements.some(one => touched.includes(one.id) && one.startsAt <= day.at)
}

const movedBy = z.object({ touched: z.array(z.string()), version: z.number() })

function listSaid(
  day: Day,
  view: View,
  known: { viewer: Viewer; subject: MissionSubject; isPast: boolean; published: number | null },
): Desk['said'] {
  const { viewer, subject, isPast } = known
  const isStaff = viewer.kind === 'system' || staffsMission(viewer, subject)
  const persons = new Map(day.people.map(person => [person.id, person]))
  const labels = new Map(day.places.map(place => [place.id, place.label]))
  const standing = new Set(standingEvents(day.events, day.at).map(event => event.id))
  const lastOf = new Map(
    day.events
      .filter(event => standing.has(event.id) && event.meetingId !== null && event.kind !== 'at-table')
      .map(event => [event.meetingId, event.id]),
  )
  const mayUndo = (event: SaidEvent) =>
    !isPast &&
    (['checked-in', 'late', 'at-table'].includes(event.kind) ||
      (isStaff &&
        (changesSchedule.includes(event.kind)
          ? mayStandAgain(day, event, known.published)
          : event.meetingId === null || lastOf.get(event.meetingId) === event.id)))
  return day.events
    .filter(event => standing.has(event.id))
    .slice(-saidShown)
    .reverse()
    .map(event => {
      const person = persons.get(event.participantId ?? '')
      return {
        id: event.id,
        kind: event.kind,
        at: event.at,
        by: event.saidBy === '' ? null : event.saidBy,
        from: event.saidFrom,
        about:
          event.meetingId !== null && event.kind !== 'at-table'
            ? view.title(event.meetingId)
            : person !== undefined
              ? callPerson(person)
              : (labels.get(event.placeId ?? '') ?? ''),
        meetingId: event.meetingId,
        minutes: event.minutes,
        mayUndo: mayUndo(event),
      }
    })
}
