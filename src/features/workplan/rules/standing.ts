import { daysBetween } from '../../../shared/zones.ts'
import type { Standing } from './kinds.ts'

/** From so many days before it on something is due soon. */
export const soonDays = 30

/** What it takes to say how something stands. */
export interface Due {
  /** Null while the plan has no first day. */
  dueOn: string | null
  /** The day it was done, submitted or reached. */
  doneOn: string | null
}

/** Where something stands today: done, late from the day after it was due, soon, or planned. */
export function standingOf({ dueOn, doneOn }: Due, today: string): Standing {
  if (doneOn !== null) return 'done'
  if (dueOn === null) return 'planned'
  if (dueOn < today) return 'late'
  return daysBetween(today, dueOn) <= soonDays ? 'soon' : 'planned'
}

/** How many days late it is, or was when it was done; 0: in time. */
export function daysLate({ dueOn, doneOn }: Due, today: string): number {
  return dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, doneOn ?? today))
}

/** What is late or due soon, what was due first before. */
export function dueFirst<Item extends Due>(items: readonly Item[], today: string): Item[] {
  return items
    .filter(item => ['late', 'soon'].includes(standingOf(item, today)))
    .sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))
}
