import { mostCompared } from '../contract-compare.ts'
import { addressWith } from './filters.ts'

type Query = Record<string, string | undefined>

/** The organisations an address has chosen to stand side by side, by slug: at most four. */
export function readChosen(query: Query): string[] {
  const slugs = (query.compare ?? '').split(',').filter(slug => /^[a-z0-9-]{1,160}$/.test(slug))
  return [...new Set(slugs)].slice(0, mostCompared)
}

/** The same page of results with one more organisation chosen, or without one that was. */
export function chooseAddress(query: Query, slug: string): string {
  const chosen = readChosen(query)
  const next = chosen.includes(slug) ? chosen.filter(other => other !== slug) : [...chosen, slug]
  return addressWith('/find', query, { compare: next.join(',') })
}
