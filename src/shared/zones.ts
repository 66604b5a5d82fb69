import { Temporal } from 'temporal-polyfill'

/**
 * The instant at which clocks in `timeZone` show this day and time. A time that daylight saving skips is read as if the
 * clocks had not been put forward; one that happens twice is its first occurrence (RFC 5545).
 */
export function instantAt(day: string, clock: string, timeZone: string): Date {
  const wall = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(clock))
  return new Date(wall.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds)
}

/** The calendar day in `timeZone` at this instant, `2026-11-23`. */
export function dayIn(instant: Date | string, timeZone: string): string {
  return zoned(instant, timeZone).toPlainDate().toString()
}

/** What clocks in `timeZone` show at this instant, `09:25`. */
export function clockIn(instant: Date | string, timeZone: string): string {
  return zoned(instant, timeZone).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** The day that lies `days` after `day`; negative counts back. */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** How many days `to` lies after `from`. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days
}

/** A calendar day as a letter names it, '5 October 2026'. */
export function sayDate(day: string, lang: string): string {
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T12:00:00Z`))
}

function zoned(instant: Date | string, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(new Date(instant).getTime()).toZonedDateTimeISO(timeZone)
}
