import { formatDay } from '../../../web/design/index.ts'

/** A calendar day without its weekday: `12 May 2027`. */
export function dayWords(day: string, lang: string): string {
  return formatDay(`${day}T12:00:00Z`, 'UTC', lang, 'date')
}

/** From when to when, as far as it is known. */
export function periodWords(from: string | null, to: string | null, lang: string): string {
  return (from === to ? [from] : [from, to])
    .map(day => (day === null ? '' : dayWords(day, lang)))
    .join(' – ')
    .replace(/^ – $/, '')
}

/** A month `YYYY-MM` as it is spoken of: `May 2027`. */
export function monthWords(month: string, lang: string): string {
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-15T12:00:00Z`))
}
