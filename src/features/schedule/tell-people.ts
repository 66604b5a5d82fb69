import type { Context, Translate } from '../../shared/context.ts'
import { announceLive } from '../../shared/live.ts'
import type { MissionRow } from '../missions/index.ts'
import { sendMail } from '../notifications/index.ts'
import {
  type MeetingFace,
  type OrganisationFace,
  type PersonFace,
  selectFaces,
  sidesFor,
} from './queries-faces.ts'
import {
  type EventFact,
  type Reader,
  saveTold,
  selectEvents,
  selectPlaceLabels,
  selectReaders,
  selectTold,
  type ToldEvent,
} from './queries-told.ts'
import { type Change, diffTold } from './rules/diff-told.ts'
import { cityOf, sayStretch } from './rules/say-times.ts'
import { type CalendarEntry, calendarMethod, writeCalendar } from './rules/write-calendar.ts'
import { makeScheduleLink } from './schedule-links.ts'

/** Somebody to be told, with everything that changed for the participants they read for. */
export interface Told {
  personId: string | null
  email: string | null
  name: string
  lang: string
  changes: { change: Change; reader: Reader }[]
}

/** What the people of a mission would have to be told if this version held. Whoever has no change is not in it. */
export interface Announcement {
  people: Told[]
  changes: Change[]
  faces: ReadonlyMap<string, MeetingFace>
  places: ReadonlyMap<string, PlaceLabel>
  events: EventFact[]
}

export interface PlaceLabel {
  id: string
  label: string
  kind: string
  directions: string | null
  link: string | null
  /** Of one call that is held later by video. */
  isCall?: boolean
}

/** Compares what people were told with a version of the schedule (null: nothing stands any more). */
export async function prepareAnnouncement(
  ctx: Context,
  mission: MissionRow,
  scheduleId: string | null,
): Promise<Announcement> {
  const events = await selectEvents(ctx.db, scheduleId)
  const changes = diffTold(events, await selectTold(ctx.db, mission.id), ctx.now())
  const faces = await selectFaces(
    ctx.db,
    {
      meetingIds: [...new Set(changes.map(change => change.meetingId))],
    },
    scheduleId,
  )
  const readers = await selectReaders(ctx.db, [...new Set(changes.map(change => change.participantId))])
  const places = await selectPlaceLabels(ctx.db, mission.id)
  return {
    people: groupByReader(changes, readers),
    changes,
    faces: new Map(faces.map(face => [face.id, face])),
    places: new Map(places.map(place => [place.id, place])),
    events,
  }
}

function groupByReader(changes: readonly Change[], readers: readonly Reader[]): Told[] {
  const readerOf = new Map(readers.map(reader => [reader.participantId, reader]))
  const people = new Map<string, Told>()
  for (const change of changes) {
    const reader = readerOf.get(change.participantId)
    if (reader === undefined) continue
    const key = reader.personId ?? `participant ${reader.participantId}`
    const told = people.get(key) ?? {
      personId: reader.personId,
      email: reader.email,
      name: reader.name === '' ? reader.organisation : reader.name,
      lang: reader.lang,
      changes: [],
    }
    told.changes.push({ change, reader })
    people.set(key, told)
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

/**
 * Makes what people know what holds: keeps the new entries, each a number higher, and writes one mail to each person with
 * only what changed for them and a calendar file. Part of the caller's transaction. Gives what was told.
 */
export async function tellPeople(
  ctx: Context,
  mission: MissionRow,
  scheduleId: string | null,
  /** More to say to whoever is told of this meeting. */
  note: { meetingId: string; key: string } | null = null,
): Promise<Announcement> {
  const announcement = await prepareAnnouncement(ctx, mission, scheduleId)
  await saveTold(
    ctx.db,
    announcement.changes.flatMap(({ kind, meetingId, participantId, before, after }) => {
      const event = after ?? before
      if (event === null) return []
      const { startsAt, endsAt, placeId, content } = event
      return [
        { meetingId, participantId, startsAt, endsAt, placeId, content, cancelled: kind === 'cancelled' },
      ]
    }),
    ctx.now(),
  )
  const told = new Map(
    (await selectTold(ctx.db, mission.id)).map(event => [`${event.meetingId} ${event.participantId}`, event]),
  )
  if (announcement.changes.length > 0)
    await announceLive(ctx, { kind: 'mission', id: mission.id }, concernedBy(announcement))
  for (const person of announcement.people) await mailTo(ctx, mission, person, { announcement, told, note })
  return announcement
}

/** Whoever is told of a change, and whoever else comes to a meeting that changes. */
function concernedBy({ changes, events }: Announcement): string[] {
  const changed = new Set(changes.map(change => change.meetingId))
  return [
    ...changes.map(change => change.participantId),
    ...events.filter(event => changed.has(event.meetingId)).map(event => event.participantId),
  ]
}

async function mailTo(
  ctx: Context,
  mission: MissionRow,
  person: Told,
  known: {
    announcement: Announcement
    told: ReadonlyMap<string, ToldEvent>
    note: { meetingId: string; key: string } | null
  },
): Promise<void> {
  if (person.email === null) return
  const { announcement, told, note } = known
  const text = ctx.text(person.lang)
  const entries = person.changes.flatMap(({ change }) => {
    const event = told.get(`${change.meetingId} ${change.participantId}`)
    return event === undefined ? [] : [makeEntry(event, announcement, { text, url: null })]
  })
  const host = new URL(ctx.baseUrl).hostname
  const method = calendarMethod(entries)
  const counts = { new: 0, moved: 0, cancelled: 0 }
  for (const { change } of person.changes) counts[change.kind]++
  await sendMail(
    ctx,
    { personId: person.personId, address: person.email, name: person.name },
    {
      kind: 'schedule-changed',
      lang: person.lang,
      mission: mission.id,
      values: { mission: mission.title, name: person.name, count: person.changes.length, ...counts },
      paragraphs: [
        ...sayChanges(person, announcement, mission, text),
        ...(person.changes.some(({ change }) => change.meetingId === note?.meetingId)
          ? [text(note?.key ?? '')]
          : []),
      ],
      link: await makeScheduleLink(ctx, mission, person),
      calendar: {
        method,
        body: writeCalendar(entries, { name: mission.title, host, method, stamp: ctx.now() }),
      },
    },
    mission.id,
  )
}

/** One paragraph per change; a reader of several participants has them named. */
function sayChanges(
  person: Told,
  announcement: Announcement,
  mission: MissionRow,
  text: Translate,
): string[] {
  const several = new Set(person.changes.map(({ reader }) => reader.participantId)).size > 1
  const isCall = (id: string | null | undefined) => id != null && announcement.places.get(id)?.isCall === true
  const sentences = person.changes.map(({ change, reader }) => {
    const face = announcement.faces.get(change.meetingId)
    const event = { timeZone: mission.time_zone, city: mission.city }
    const place = (id: string | null | undefined) =>
      id == null ? '' : (announcement.places.get(id)?.label ?? '')
    const when = (at: { startsAt: Date; endsAt: Date } | null) =>
      at === null ? '' : sayStretch(at.startsAt, at.endsAt, event, person.lang)
    const { after } = change
    // Back home the event's clocks are no help.
    const own =
      after !== null &&
      isCall(after.placeId) &&
      reader.timeZone !== null &&
      reader.timeZone !== mission.time_zone
        ? ` = ${sayStretch(after.startsAt, after.endsAt, { timeZone: reader.timeZone, city: cityOf(reader.timeZone) }, person.lang)}`
        : ''
    const sentence = text(`schedule.told.${change.kind}`, {
      with: face === undefined ? '' : sayCounterpart(face, change.participantId),
      when: `${when(change.after ?? change.before)}${own}`,
      place: place((change.after ?? change.before)?.placeId),
      whenBefore: when(change.before),
      placeBefore: place(change.before?.placeId),
    })
    return several ? `${reader.organisation}: ${sentence}` : sentence
  })
  return person.changes.some(({ change }) => isCall(change.after?.placeId))
    ? [...sentences, text('schedule.told.call')]
    : sentences
}

/** 'Hoshi Optics (星光学): Kenji Sato (佐藤健二)': the organisation across and who comes, in both scripts. */
export function sayCounterpart(face: MeetingFace, participantId: string): string {
  const { other, otherPeople } = sidesFor(face, participantId)
  const people = otherPeople.filter(person => person.name !== '').map(sayName)
  return people.length === 0 ? sayName(other) : `${sayName(other)}: ${people.join(', ')}`
}

function sayName(one: Pick<OrganisationFace | PersonFace, 'name' | 'otherScript'>): string {
  return one.otherScript === null ? one.name : `${one.name} (${one.otherScript})`
}

/** A told entry as a calendar entry, in the reader's words. */
export function makeEntry(
  event: ToldEvent,
  known: { faces: ReadonlyMap<string, MeetingFace>; places: ReadonlyMap<string, PlaceLabel> },
  say: { text: Translate; url: string | null },
): CalendarEntry {
  const face = known.faces.get(event.meetingId)
  const place = event.placeId === null ? undefined : known.places.get(event.placeId)
  const sides = face === undefined ? null : sidesFor(face, event.participantId)
  const summary = say.text('schedule.calendar.summary', { with: sides === null ? '' : sayName(sides.other) })
  const lines = [
    face === undefined ? '' : sayCounterpart(face, event.participantId),
    face?.message ?? '',
    place?.directions ?? '',
    place?.link ?? '',
    place?.kind === 'online' && event.dialIn !== null
      ? say.text('schedule.mine.dialIn', { dialIn: event.dialIn })
      : '',
  ]
  return {
    meetingId: event.meetingId,
    participantId: event.participantId,
    sequence: event.sequence,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    cancelled: event.cancelled,
    summary: event.cancelled ? say.text('schedule.calendar.cancelled', { summary }) : summary,
    location: place?.label ?? '',
    description: lines.filter(line => line !== '').join('\n'),
    url: say.url,
    updatedAt: event.updatedAt,
  }
}
