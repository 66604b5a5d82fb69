import { addDays, clockIn, dayIn, instantAt } from '../../../shared/zones.ts'

/** A stretch of one day as it is stored. */
export interface Hours {
  startsAt: Date
  endsAt: Date
}

/** A stretch of one day by the clocks of the place; null: from the day's beginning, to its end. */
export interface SaidHours {
  day: string
  from: string | null
  to: string | null
}

const midnight = '00:00'

/** What people said as instants; null where it ends before it begins. */
export function readHours(said: SaidHours, timeZone: string): Hours | null {
  const startsAt = instantAt(said.day, said.from ?? midnight, timeZone)
  const endsAt =
    said.to === null
      ? instantAt(addDays(said.day, 1), midnight, timeZone)
      : instantAt(said.day, said.to, timeZone)
  return endsAt > startsAt ? { startsAt, endsAt } : null
}

/** The same the other way round. */
export function sayHours<One extends Hours>(
  { startsAt, endsAt, ...rest }: One,
  timeZone: string,
): Omit<One, 'startsAt' | 'endsAt'> & SaidHours {
  const day = dayIn(startsAt, timeZone)
  const from = clockIn(startsAt, timeZone)
  const to = clockIn(endsAt, timeZone)
  return {
    ...rest,
    day,
    from: from === midnight ? null : from,
    to: to === midnight && dayIn(endsAt, timeZone) !== day ? null : to,
  }
}
