import { locate, type PlacedBy, placedBy } from '../../../engines/places/index.ts'
import type { Visibility } from '../../../shared/visibility.ts'
import { isSeenWithProfile, type PartVisibility } from '../rules/profile-parts.ts'

/** One place on the map, about a kilometre wide, with how organisations came to stand there. */
export interface Spot {
  latitude: number
  longitude: number
  by: PlacedBy
  country: string
  name: string | null
}

interface PlacedRow {
  country: string
  region: string | null
  city: string | null
  latitude: number | null
  longitude: number | null
  visibility: Visibility
  partVisibility: PartVisibility
}

/**
 * Where an organisation stands as facets: `place` to filter by, `spot` with all a map says of it. Neither when its country
 * is unknown to the gazetteer.
 */
export function spotFacets(row: PlacedRow): { place: string[]; spot: string[] } {
  const [spot] = spotOf(row)
  return spot === undefined
    ? { place: [], spot: [] }
    : { place: [spot.slice(0, spot.indexOf(';'))], spot: [spot] }
}

/**
 * The facet value of where an organisation stands; none when its country is unknown to the gazetteer. Coordinates place it
 * when whoever sees it sees them too; else the map would tell visitors of an address that is kept from them. Its town is seen
 * with the organisation.
 */
export function spotOf(row: PlacedRow): string[] {
  const found = locate(isSeenWithProfile('contact', row) ? row : { ...row, latitude: null, longitude: null })
  if (found === null) return []
  const { latitude, longitude, by, name } = found
  return [`${placeKey({ latitude, longitude })};${by};${row.country};${name ?? ''}`]
}

/** Reads what `spotOf` wrote. */
export function readSpot(value: string): Spot {
  const [place = '', by = '', country = '', ...name] = value.split(';')
  const [latitude = 0, longitude = 0] = place.split(',').map(Number)
  return {
    latitude,
    longitude,
    by: placedBy.find(one => one === by) ?? 'country',
    country,
    name: name.join(';') || null,
  }
}

/** What a place is called in an address. */
export function placeKey({ latitude, longitude }: { latitude: number; longitude: number }): string {
  // −0.00 and 0.00 are one place.
  const write = (degrees: number) => (Math.abs(degrees) < 0.005 ? 0 : degrees).toFixed(2)
  return `${write(latitude)},${write(longitude)}`
}

/** Of the places there are, those an address names. */
export function spotsNamed(all: readonly string[], place: string): string[] {
  const wanted = new Set(place.split(' '))
  return all.filter(value => wanted.has(value.slice(0, value.indexOf(';'))))
}
