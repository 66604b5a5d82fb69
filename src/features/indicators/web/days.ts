import { formatDay } from '../../../web/design/index.ts'

/** A calendar day without its weekday: `12 May 2027`. */
export function dayWords(day: string, lang: string): string {
  return formatDay(`${day}T12:00:00Z`, 'UTC', lang, 'date')
}

/** From when to when. */
export function periodWords(from: string, to: string, lang: string): string {
  return [...new Set([from, to])].map(day => dayWords(day, lang)).join(' – ')
}
