import { addDays, dayIn, daysBetween, instantAt } from '../../../shared/zones.ts'

/** How often somebody is told of what a saved search finds. */
export const searchRhythms = ['at-once', 'daily', 'weekly', 'never'] as const
export type SearchRhythm = (typeof searchRhythms)[number]

/** A digest is there before the day's work begins. */
const tellingClock = '06:00'
/** 'At once' is within a minute, and from then on no more than this often: an import is not a hundred mails. */
const atOncePauseMs = 600_000
const monday = '2024-01-01'
/** Longer than any rhythm: a next time further off was worked out by a clock that was wrong. */
export const longestWaitMs = 8 * 86_400_000

/** When somebody is to be told next, after now: each morning at six, or on Monday, where they are. */
export function nextTelling(rhythm: SearchRhythm, now: Date, timeZone: string): Date {
  if (rhythm === 'at-once') return new Date(now.getTime() + atOncePauseMs)
  const today = dayIn(now, timeZone)
  for (let ahead = 0; ahead <= 8; ahead++) {
    const day = addDays(today, ahead)
    const at = instantAt(day, tellingClock, timeZone)
    const isDay = rhythm !== 'weekly' || ((daysBetween(monday, day) % 7) + 7) % 7 === 0
    if (isDay && at > now) return at
  }
  return new Date(now.getTime() + 7 * 86_400_000)
}
