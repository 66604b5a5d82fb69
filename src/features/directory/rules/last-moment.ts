import { Refusal } from '../../../shared/refusals.ts'

/** The last day of somebody's work (today when none is said) and the moment it is over. Refuses a day that has not come. */
export function lastMomentOf(lastDay: string | null | undefined, now: Date): { day: string; endedAt: Date } {
  const today = now.toISOString().slice(0, 10)
  const day = lastDay ?? today
  if (day > today)
    throw new Refusal('input-invalid', { faults: [{ field: 'lastDay', code: 'not-come-yet' }] })
  return { day, endedAt: day === today ? now : new Date(`${day}T23:59:59.999Z`) }
}
