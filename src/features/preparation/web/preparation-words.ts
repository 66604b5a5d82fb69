import type { State } from '../../../web/design/index.ts'
import { formatDay } from '../../../web/design/index.ts'

type Standing = 'done' | 'not-needed' | 'overdue' | 'soon' | 'open'

/** The look of where a step stands. */
export function standingLook(standing: Standing): State {
  if (standing === 'done') return 'agreed'
  if (standing === 'overdue') return 'conflict'
  return standing === 'not-needed' ? 'quiet' : 'waiting'
}

/** A day of the calendar as the reader writes it. */
export function sayDue(day: string, lang: string): string {
  return formatDay(`${day}T12:00:00Z`, 'UTC', lang)
}
