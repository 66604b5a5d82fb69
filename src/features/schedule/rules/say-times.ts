import { clockIn, dayIn } from '../../../shared/zones.ts'

/** 'Mon 5 Oct, 09:25–09:45 (Osaka)': a stretch of time by the clocks of the event's place, which is named. */
export function sayStretch(
  startsAt: Date,
  endsAt: Date,
  event: { timeZone: string; city: string },
  lang: string,
): string {
  return `${sayDay(startsAt, event.timeZone, lang)}, ${clockIn(startsAt, event.timeZone)}–${clockIn(endsAt, event.timeZone)} (${event.city})`
}

/** The place a zone is named after: 'Vilnius'. */
export function cityOf(timeZone: string): string {
  return timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone
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

const mostStretches = 3

/** 'Mon 5 Oct 09:00–10:40, 11:30': neighbouring slots of one day said as one stretch, the first few; `all` in order of time. */
export function saySlots(
  all: readonly { id: string; startsAt: Date; endsAt: Date }[],
  chosen: ReadonlySet<string>,
  event: { timeZone: string; severalDays: boolean },
  lang: string,
): string {
  const stretches: { startsAt: Date; endsAt: Date; slots: number }[] = []
  let before = ''
  for (const slot of all) {
    const last = stretches.at(-1)
    const day = dayIn(slot.startsAt, event.timeZone)
    if (!chosen.has(slot.id)) before = ''
    else if (last !== undefined && before === day) {
      last.endsAt = slot.endsAt
      last.slots += 1
    } else stretches.push({ startsAt: slot.startsAt, endsAt: slot.endsAt, slots: 1 })
    if (chosen.has(slot.id)) before = day
  }
  let said = ''
  const words = stretches.slice(0, mostStretches).map(({ startsAt, endsAt, slots }) => {
    const day = dayIn(startsAt, event.timeZone)
    const start = saySlot(startsAt, { ...event, severalDays: event.severalDays && day !== said }, lang)
    said = day
    return slots === 1 ? start : `${start}–${clockIn(endsAt, event.timeZone)}`
  })
  return `${words.join(', ')}${stretches.length > mostStretches ? ' …' : ''}`
}

/** Two languages in the reader's language: 'Japanese – English'. */
export function sayLanguages(pair: { languageA: string; languageB: string }, lang: string): string {
  const names = new Intl.DisplayNames([lang], { type: 'language' })
  return [pair.languageA, pair.languageB].map(tag => names.of(tag) ?? tag).join(' – ')
}
