import { formatDay } from '../../../web/design/index.ts'

/** A calendar day in words without its weekday's noise: `Wed 12 May` would lack the year, so the long form it is. */
export function dayWords(day: string, lang: string): string {
  return formatDay(`${day}T12:00:00Z`, 'UTC', lang, 'date')
}
