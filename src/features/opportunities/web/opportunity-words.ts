import type { State } from '../../../web/design/index.ts'
import { formatDay } from '../../../web/design/index.ts'
import { opportunityFilters, opportunityShows } from '../contract.ts'
import type { OpportunityState } from '../rules/open-state.ts'

export type Query = Record<string, string | undefined>

/** A calendar day with its year, as people there write it. */
export function dayWords(day: string, lang: string): string {
  return formatDay(`${day}T12:00:00Z`, 'UTC', lang, 'date')
}

/** How a state looks. */
export const stateLooks: Record<OpportunityState, State> = {
  draft: 'quiet',
  submitted: 'waiting',
  returned: 'conflict',
  published: 'agreed',
  closed: 'locked',
  expired: 'quiet',
  withdrawn: 'quiet',
}

type ReadFilters = { [K in keyof typeof opportunityFilters]?: never }

/** The filters an address carries; one that cannot be read is left out instead of spoiling the page. */
export function readFilters(query: Query) {
  const read: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(opportunityFilters)) {
    const value = query[name]
    if (value === undefined || value === '') continue
    const result = schema.safeParse(name === 'trl' ? Number(value) : value)
    if (result.success) read[name] = result.data
  }
  return read as ReadFilters
}

/** Which list an address asks for. */
export function readShow(query: Query): (typeof opportunityShows)[number] {
  return opportunityShows.find(show => show === query.show) ?? 'open'
}

/** The page an address asks for, from 1. */
export function readPage(query: Query): number {
  const page = Number(query.page ?? 1)
  return Number.isInteger(page) && page > 0 && page <= 100_000 ? page : 1
}

/** An address with some of its query changed; paging starts anew. */
export function addressWith(path: string, query: Query, changes: Query): string {
  const next = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...query, page: undefined, ...changes }))
    if (value !== undefined && value !== '') next.set(name, value)
  const words = next.toString()
  return words === '' ? path : `${path}?${words}`
}
