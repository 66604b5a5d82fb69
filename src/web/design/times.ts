const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format is dear and a table makes thousands: one for each language, zone and shape. */
function formatOf(
  lang: string,
  timeZone: string,
  name: string,
  shape: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${lang} ${timeZone} ${name}`
  const known = formats.get(key)
  if (known !== undefined) return known
  // English here is written in Europe: day before month.
  const made = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { ...shape, timeZone })
  formats.set(key, made)
  return made
}

/** The time of day of an instant in a zone, as on a timetable: `09:05`, `14:30`. */
export function formatTime(instant: string, timeZone: string, lang: string): string {
  const shape = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return formatOf(lang, timeZone, 'time', shape).format(new Date(instant))
}

const dayShapes = {
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
} as const

/** The day of an instant in a zone: `Wednesday 12 May 2027`, short `Wed 12 May`, or the bare date `12 May 2027`. */
export function formatDay(
  instant: string,
  timeZone: string,
  lang: string,
  length: 'long' | 'short' | 'date' = 'long',
): string {
  const shape = dayShapes[length]
  const told = formatOf(lang, timeZone, length, shape).format(new Date(instant))
  // Releases of the language data disagree on this comma; a server and a browser that differ would draw the page twice.
  return lang === 'en' ? told.replace(',', '') : told
}

/** The calendar day of an instant in a zone as `YYYY-MM-DD`, for comparing days. */
export function dayKey(instant: string, timeZone: string): string {
  const shape = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  return formatOf('sv', timeZone, 'key', shape).format(new Date(instant))
}

/** Whether clocks in two zones show the same at an instant; if so, one time says it all. */
export function showSameTime(instant: string, one: string, other: string): boolean {
  return (
    formatTime(instant, one, 'en') === formatTime(instant, other, 'en') &&
    dayKey(instant, one) === dayKey(instant, other)
  )
}

/** The place a zone is named after, as people say it: `Asia/Tokyo` is Tokyo. */
export function zonePlace(timeZone: string): string {
  return timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone
}

const numbers = new Map<string, Intl.NumberFormat>()

/** A number where there is room for four letters: 10,091,407 is '10m', 1,250,000 is '1.3m'. Up to ten thousand it is said whole. */
export function formatShortNumber(value: number, lang: string): string {
  if (Math.abs(value) < 10_000) return formatNumber(value, lang)
  return new Intl.NumberFormat(lang === 'en' ? 'en-GB' : lang, {
    notation: 'compact',
    maximumSignificantDigits: 2,
  }).format(value)
}

/** A number as the reader writes it: `1,600` or `1 600`. */
export function formatNumber(value: number, lang: string): string {
  const known = numbers.get(lang) ?? new Intl.NumberFormat(lang === 'en' ? 'en-GB' : lang)
  numbers.set(lang, known)
  return known.format(value)
}

const percents = new Map<string, Intl.NumberFormat>()

/** A share of one in whole per cent, as it is written in a language: 0.374 is '37%' in English, '37 %' in German. */
export function formatPercent(share: number, lang: string): string {
  const known =
    percents.get(lang) ?? new Intl.NumberFormat(lang === 'en' ? 'en-GB' : lang, { style: 'percent' })
  percents.set(lang, known)
  return known.format(share)
}
