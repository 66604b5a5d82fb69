import { Temporal } from 'temporal-polyfill'
import { addDays } from '../../../shared/zones.ts'
import { mostMonths } from './kinds.ts'

/** The days a plan's months are counted from: the grant's, else the partnership's. Days are `YYYY-MM-DD`. */
export interface Calendar {
  /** The first day of month 1; null while nobody has said it. */
  startsOn: string | null
  endsOn: string | null
}

/** The same day so many months later; the last of the month where that has no such day, as PostgreSQL reckons, too. */
export function addMonths(day: string, months: number): string {
  return Temporal.PlainDate.from(day).add({ months }).toString()
}

/** The first day of a month of the plan. */
export function firstDayOf({ startsOn }: Calendar, month: number): string | null {
  return startsOn === null ? null : addMonths(startsOn, month - 1)
}

/** The last day of a month of the plan: what is due in month 6 is due on that day. */
export function lastDayOf({ startsOn }: Calendar, month: number): string | null {
  return startsOn === null ? null : addDays(addMonths(startsOn, month), -1)
}

/** The month of the plan a day lies in, counted from 1; below 1 it lies before. Null while no first day is said. */
export function monthOf({ startsOn }: Calendar, day: string): number | null {
  if (startsOn === null) return null
  const [year = 0, month = 1] = startsOn.split('-').map(Number)
  const [dayYear = 0, dayMonth = 1] = day.split('-').map(Number)
  const months = (dayYear - year) * 12 + dayMonth - month
  return day < addMonths(startsOn, months) ? months : months + 1
}

/** How many months a plan shows: to its end, and at least as far as anything in it goes. */
export function countMonths(calendar: Calendar, lastMonths: readonly number[]): number {
  const end = calendar.endsOn === null ? null : monthOf(calendar, calendar.endsOn)
  return Math.min(Math.max(1, end ?? 1, ...lastMonths), mostMonths)
}
