import { hiddenFields, type PartVisibility } from './profile-parts.ts'

interface Addressed {
  street: string | null
  postcode: string | null
  latitude: number | null
  longitude: number | null
}

/**
 * Sites and brands as somebody standing that near may see them: where the organisation's own street is kept from them,
 * those of its sites are, too, and town and country say where they are.
 */
export function sitesWithin<Site extends Addressed>(
  sites: readonly Site[],
  said: PartVisibility,
  reach: number,
): Site[] {
  const hidden = hiddenFields(said, reach)
  if (hidden.has('sites')) return []
  if (!hidden.has('street')) return [...sites]
  return sites.map(site => ({ ...site, street: null, postcode: null, latitude: null, longitude: null }))
}

/** Brands as they are kept: without blanks around them, each once whatever its capitals. */
export function uniqueNames(names: readonly string[], keyOf: (name: string) => string): Map<string, string> {
  const byKey = new Map<string, string>()
  for (const name of names) {
    const key = keyOf(name)
    if (key !== '' && !byKey.has(key)) byKey.set(key, name.trim())
  }
  return byKey
}
