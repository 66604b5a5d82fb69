import { hiddenFields, type PartVisibility } from './profile-parts.ts'

interface Addressed {
  street: string | null
  postcode: string | null
  latitude: number | null
  longitude: number | null
}

const addressFields = ['street', 'postcode', 'latitude', 'longitude'] as const

/**
 * Sites as somebody standing that near may see them: where the organisation's own street, postcode or coordinates are kept
 * from them, those of its sites are, too; town and country say where they are.
 */
export function sitesWithin<Site extends Addressed>(
  sites: readonly Site[],
  said: PartVisibility,
  reach: number,
): Site[] {
  const hidden = hiddenFields(said, reach)
  if (hidden.has('sites')) return []
  const kept = addressFields.filter(field => hidden.has(field))
  const nothing = Object.fromEntries(kept.map(field => [field, null]))
  return sites.map(site => ({ ...site, ...nothing }))
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
