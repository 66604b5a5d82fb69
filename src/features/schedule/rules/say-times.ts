import { clockIn } from '../../../shared/zones.ts'

/** 'Mon 5 Oct, 09:25–09:45 (Osaka)': a stretch of time by the clocks of the event's place, which is named. */
export function sayStretch(
  startsAt: Date,
  endsAt: Date,
  event: { timeZone: string; city: string },
  lang: string,
): string {
  return `${sayDay(startsAt, event.timeZone, lang)}, ${clockIn(startsAt, event.timeZone)}–${clockIn(endsAt, event.timeZone)} (${event.city})`
}

/** 'Mon 5 Oct'. */
export function sayDay(instant: Date, timeZone: string, lang: string): string {
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone,
  }).format(instant)
}

/** 'Mon 5 Oct 09:25' when there are several days, else '09:25'. */
export function saySlot(
  startsAt: Date,
  event: { timeZone: string; severalDays: boolean },
  lang: string,
): string {
  const clock = clockIn(startsAt, event.timeZone)
  return event.severalDays ? `${sayDay(startsAt, event.timeZone, lang)} ${clock}` : clock
}
