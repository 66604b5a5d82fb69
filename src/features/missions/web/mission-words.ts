import { countryName } from '../../../web/countries.ts'
import { formatDay, formatTime } from '../../../web/design/times.ts'

/** City and country as the reader writes them. */
export function sayPlace(mission: { city: string; country: string }, lang: string): string {
  return `${mission.city}, ${countryName(mission.country, lang)}`
}

/** One calendar day, `Mon 5 Oct`; long with its year. */
export function sayDay(day: string, lang: string, length: 'long' | 'short' = 'short'): string {
  return formatDay(`${day}T12:00:00Z`, 'UTC', lang, length)
}

/** The days of a mission: one day, or from–to with the year once. */
export function sayDays(startsOn: string, endsOn: string, lang: string): string {
  if (startsOn === endsOn) return sayDay(startsOn, lang, 'long')
  return `${sayDay(startsOn, lang)} – ${sayDay(endsOn, lang)} ${endsOn.slice(0, 4)}`
}

/** From–to on the clocks of a zone. */
export function sayTimes(startsAt: string, endsAt: string, timeZone: string, lang: string): string {
  return `${formatTime(startsAt, timeZone, lang)}–${formatTime(endsAt, timeZone, lang)}`
}

/** The look of a mission's state. */
export function missionStateLook(state: string): 'waiting' | 'agreed' | 'conflict' | 'locked' | 'quiet' {
  if (state === 'open') return 'agreed'
  if (state === 'closed') return 'locked'
  if (state === 'cancelled') return 'conflict'
  return state === 'draft' ? 'waiting' : 'quiet'
}

/** The look of a participant's state. */
export function participantStateLook(state: string): 'waiting' | 'agreed' | 'conflict' | 'locked' | 'quiet' {
  if (state === 'confirmed') return 'agreed'
  if (state === 'invited' || state === 'applied' || state === 'waiting-list') return 'waiting'
  return 'quiet'
}

/** The address of this list with other filters; an empty value leaves one out, and a new filter begins at page 1. */
export function withQuery(
  path: string,
  query: Record<string, string | undefined>,
  change: Record<string, string | number | undefined>,
): string {
  const merged = { ...query, page: undefined, ...change }
  const kept = Object.entries(merged).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(kept.map(([name, value]) => [name, String(value)])).toString()
  return search === '' ? path : `${path}?${search}`
}
