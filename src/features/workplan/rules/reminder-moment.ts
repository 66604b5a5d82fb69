import { daysBetween } from '../../../shared/zones.ts'
import type { Due } from './standing.ts'

/** So many days before something is due its owner is reminded. */
export const remindDaysBefore = 14

/** Which of its two reminders something is ripe for today: the one before it is due, or the one from the day after; null: none. */
export function momentOf({ dueOn, doneOn }: Due, today: string): 'before' | 'after' | null {
  if (dueOn === null || doneOn !== null) return null
  if (dueOn < today) return 'after'
  return daysBetween(today, dueOn) <= remindDaysBefore ? 'before' : null
}
