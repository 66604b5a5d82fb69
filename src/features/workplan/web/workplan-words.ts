import type { OutputOf } from '../../../shared/contract.ts'
import { formatDay, type State } from '../../../web/design/index.ts'
import type { getItem, getPackage, getWorkplan } from '../contract.ts'

export type Workplan = OutputOf<typeof getWorkplan>
export type Package = Workplan['packages'][number]
export type Head = Workplan['due'][number]
export type Item = OutputOf<typeof getItem>
export type PackageRead = OutputOf<typeof getPackage>

type Words = (key: string, values?: Record<string, unknown>) => string

/** Where a plan is read: that of its grant, or the one without. */
export function planPath(partnership: { slug: string }, plan?: { grant: { id: string } | null }): string {
  const path = `/partnerships/${partnership.slug}/workplan`
  return plan === undefined ? path : `${path}?grant=${plan.grant?.id ?? 'none'}`
}
export const itemPath = ({ id }: { id: string }) => `/workplan/items/${id}`

/** A calendar day without its weekday: `12 May 2027`. */
export function dayWords(day: string, lang: string): string {
  return formatDay(`${day}T12:00:00Z`, 'UTC', lang, 'date')
}

/** The same where there is little room: `12 May 2027`, `12 Sept 2027`. */
export function shortDay(day: string, lang: string): string {
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T12:00:00Z`))
}

/** Months of a plan as people say them: `M3–M8`, or one alone. */
export function monthsWords(from: number | null, to: number | null): string {
  const [first, last] = [from ?? to, to ?? from]
  if (first === null || last === null) return ''
  return first === last ? `M${first}` : `M${first}–M${last}`
}

/** How something stands, as a badge: a word for its state, and how many days it is late or has left. */
export function standingWords(item: Head, today: string, text: Words): { state: State; words: string } {
  switch (item.standing) {
    case 'late':
      return { state: 'conflict', words: text('workplan.late', { count: item.daysLate }) }
    case 'soon':
      return {
        state: 'waiting',
        words: item.dueOn === today ? text('workplan.dueToday') : text('workplan.state.soon'),
      }
    case 'planned':
      return item.state === 'begun'
        ? { state: 'waiting', words: text('workplan.state.begun') }
        : { state: 'quiet', words: text('workplan.state.planned') }
    case 'done':
      return { state: 'agreed', words: text(`workplan.state.${item.state}`) }
  }
}
