import { placeKey, readStanding, type Spot } from './spots.ts'

/** How many stand at one place: those known by their seat alone are counted, those with sites are known one by one. */
export interface StandingPlace extends Spot {
  /** All who stand there. */
  count: number
  /** Those of whom nothing but their seat is known. */
  seated: number
  /** Those with sites elsewhere or here, by id: whether their seat is here or only a site. */
  spread: Map<string, 'seat' | 'site'>
}

/** Everybody a search finds, by place. One who stands at several places is counted at each, at each once. */
export function standingPlaces(counted: readonly { value: string; count: number }[]): StandingPlace[] {
  const places = new Map<string, StandingPlace>()
  const at = (spot: Spot): StandingPlace => {
    const key = `${placeKey(spot)};${spot.by};${spot.country};${spot.name ?? ''}`
    const known = places.get(key)
    if (known !== undefined) return known
    const place = { ...spot, count: 0, seated: 0, spread: new Map() }
    places.set(key, place)
    return place
  }
  for (const { value, count } of counted) {
    const { organisation, seat, sites } = readStanding(value)
    if (organisation === null) {
      if (seat !== null) at(seat).seated += count
      continue
    }
    if (seat !== null) at(seat).spread.set(organisation, 'seat')
    for (const site of sites) {
      const { spread } = at(site)
      if (!spread.has(organisation)) spread.set(organisation, 'site')
    }
  }
  for (const place of places.values()) place.count = place.seated + place.spread.size
  return [...places.values()]
}

/** Who stands at any of some places, each once; `sites` of them with a site alone. */
export function countThere(places: readonly StandingPlace[]): { count: number; sites: number } {
  const seated = places.reduce((total, place) => total + place.seated, 0)
  const spread = whoIsThere(places)
  const sites = [...spread.values()].filter(by => by === 'site').length
  return { count: seated + spread.size, sites }
}

/** Those with sites who stand at any of some places, by their seat if that is one of them. */
export function whoIsThere(places: readonly StandingPlace[]): Map<string, 'seat' | 'site'> {
  const who = new Map<string, 'seat' | 'site'>()
  for (const { spread } of places)
    for (const [organisation, by] of spread)
      if (by === 'seat' || !who.has(organisation)) who.set(organisation, by)
  return who
}
