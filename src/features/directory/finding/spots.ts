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

/** What places an organisation. */
export interface PlacedRow {
  country: string
  region: string | null
  nuts: string | null
  city: string | null
  latitude: number | null
  longitude: number | null
  visibility: Visibility
  partVisibility: PartVisibility
}

/** A place where an organisation works, as far as a map needs it. */
export interface SitedAt {
  city: string | null
  country: string
  latitude: number | null
  longitude: number | null
}

/** Where an organisation is: its seat, and its sites. One that has none is known by its place alone. */
export interface Standing {
  /** Whose sites these are; null where only the seat is known. */
  organisation: string | null
  seat: Spot | null
  sites: Spot[]
}

/**
 * Where an organisation stands as facets: `place` to filter by, its seat's and its sites', and `spot` with all a map says
 * of it. Neither when its country is unknown to the gazetteer.
 */
export function spotFacets(row: PlacedRow & { id: string; sites: readonly SitedAt[] }): {
  place: string[]
  spot: string[]
} {
  const seats = spotOf(row)
  const sites = [...new Set(placeSites(row).map(({ spot }) => spot))]
  const all = [...seats, ...sites]
  // One value for each organisation: a place is counted as often as somebody is there, and nobody twice.
  const spot = sites.length === 0 ? seats : [[row.id, seats[0] ?? '', ...sites].join('\n')]
  return { place: [...new Set(all.map(value => value.slice(0, value.indexOf(';'))))], spot }
}

/** Reads the one value that `spotFacets` wrote. */
export function readStanding(value: string): Standing {
  if (!value.includes('\n')) return { organisation: null, seat: readSpot(value), sites: [] }
  const [organisation = '', seat = '', ...sites] = value.split('\n')
  return { organisation, seat: seat === '' ? null : readSpot(seat), sites: sites.map(readSpot) }
}

/**
 * Sites with where they stand, where everybody who sees the organisation sees them, too: by their coordinates where its
 * street is not kept to fewer, else by town. A country alone places no site.
 */
export function placeSites<Site extends SitedAt>(
  row: Pick<PlacedRow, 'visibility' | 'partVisibility'> & { sites: readonly Site[] },
): { site: Site; spot: string }[] {
  if (!isSeenWithProfile('sites', row)) return []
  return row.sites.flatMap(site => {
    const [spot] = spotOf({ ...row, ...site, region: null, nuts: null })
    return spot === undefined || readSpot(spot).by === 'country' ? [] : [{ site, spot }]
  })
}

/**
 * The facet value of where an organisation stands; none when its country is unknown to the gazetteer. Coordinates place it
 * when whoever sees it sees them too; else the map would tell visitors of an address that is kept from them. Its town is seen
 * with the organisation.
 */
export function spotOf(row: PlacedRow): string[] {
  const found = locate(isSeenWithProfile('latitude', row) ? row : { ...row, latitude: null, longitude: null })
  if (found === null) return []
  const { latitude, longitude, by, name } = found
  // The name is the record's own where it has coordinates: it must not break the value apart.
  return [
    `${placeKey({ latitude, longitude })};${by};${row.country};${(name ?? '').replace(/[\r\n]+/g, ' ')}`,
  ]
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
