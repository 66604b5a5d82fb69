import type { OutputOf } from '../../../shared/contract.ts'
import { formatDay, type State } from '../../../web/design/index.ts'
import type { getDecision, listDecisions } from '../contract.ts'

export type Decision = OutputOf<typeof getDecision>
export type Vote = NonNullable<Decision['vote']>
type Head = Pick<OutputOf<typeof listDecisions>['items'][number], 'state' | 'result'>

export const decisionsPath = ({ slug }: { slug: string }) => `/partnerships/${slug}/decisions`
export const decisionPath = ({ id }: { id: string }) => `/decisions/${id}`

/** A calendar day without its weekday: `12 May 2027`. */
export function dayWords(day: string, lang: string): string {
  return formatDay(`${day}T12:00:00Z`, 'UTC', lang, 'date')
}

/** How a decision stands, as a badge: what came of it, or that it is open. */
export function standingOf({ state, result }: Head): { state: State; key: string } {
  if (state === 'withdrawn') return { state: 'quiet', key: 'decisions.state.withdrawn' }
  if (result === null) return { state: 'waiting', key: 'decisions.state.open' }
  return { state: result === 'adopted' ? 'agreed' : 'conflict', key: `decisions.result.${result}` }
}
