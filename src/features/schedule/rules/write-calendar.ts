import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

/** A meeting in somebody's calendar. */
export interface CalendarEntry {
  meetingId: string
  participantId: string
  sequence: number
  startsAt: Date
  endsAt: Date
  cancelled: boolean
  summary: string
  location: string
  description: string
  url: string | null
  updatedAt: Date
}

/** The name under which every calendar program knows an entry for good: moving keeps it, calling off keeps it. */
export function calendarUid(entry: { meetingId: string; participantId: string }, host: string): string {
  return `${entry.meetingId}.${entry.participantId}@${host}`
}

/**
 * Entries as an iCalendar object (RFC 5545). Times are written in UTC, so no reader needs our idea of a zone. A cancelled
 * entry stays in with STATUS:CANCELLED and a higher SEQUENCE, so that no program keeps a stale one.
 */
export function writeCalendar(
  entries: readonly CalendarEntry[],
  calendar: { name: string; host: string; method: 'PUBLISH' | 'CANCEL'; stamp: Date },
): string {
  const file = ical({
    name: calendar.name,
    prodId: { company: 'Kontor', product: 'Kontor', language: 'EN' },
    method: calendar.method === 'CANCEL' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    ttl: 900,
  })
  for (const entry of entries) {
    file.createEvent({
      id: calendarUid(entry, calendar.host),
      sequence: entry.sequence,
      start: entry.startsAt,
      end: entry.endsAt,
      stamp: calendar.stamp,
      lastModified: entry.updatedAt,
      summary: entry.summary,
      location: entry.location === '' ? null : entry.location,
      description: entry.description === '' ? null : entry.description,
      url: entry.url,
      status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  }
  return file.toString()
}

/** PUBLISH while anything holds; CANCEL when all that is said is that meetings are called off. */
export function calendarMethod(entries: readonly { cancelled: boolean }[]): 'PUBLISH' | 'CANCEL' {
  return entries.length > 0 && entries.every(entry => entry.cancelled) ? 'CANCEL' : 'PUBLISH'
}
