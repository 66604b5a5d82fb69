import { mostCompared } from '../contract-compare.ts'
import { addressWith } from './filters.ts'

type Query = Record<string, string | undefined>

/** Slugs with commas between them, each once and at most four; what cannot be one is left out. */
export function readSlugs(text: string | undefined): string[] {
  const slugs = (text ?? '').split(',').filter(slug => /^[a-z0-9-]{1,160}$/.test(slug))
  return [...new Set(slugs)].slice(0, mostCompared)
}

/** The organisations an address of Find has chosen to stand side by side. */
export function readChosen(query: Query): string[] {
  return readSlugs(query.compare)
}

/** The same page of results with one more organisation chosen, or without one that was. */
export function chooseAddress(query: Query, slug: string): string {
  const chosen = readChosen(query)
  const next = chosen.includes(slug) ? chosen.filter(other => other !== slug) : [...chosen, slug]
  return addressWith('/find', query, { compare: next.join(',') })
}
