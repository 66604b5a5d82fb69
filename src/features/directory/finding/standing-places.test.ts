import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeKey, spotFacets } from './spots.ts'
import { countThere, standingPlaces } from './standing-places.ts'

const town = fc.constantFrom('Vilnius', 'Kaunas', 'Klaipėda', 'Alytus', null)
const unplaced = { country: 'LT', region: null, nuts: null, latitude: null, longitude: null }
const organisation = fc.record({
  id: fc.uuid({ version: 7 }),
  city: town,
  sites: fc.array(
    town.map(city => ({ ...unplaced, city })),
    { maxLength: 4 },
  ),
})

test('a circle over any places counts exactly whom a filter by these places finds', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(organisation, { selector: ({ id }) => id, maxLength: 12 }),
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      (organisations, chosen) => {
        const facets = organisations.map(one =>
          spotFacets({ ...unplaced, ...one, visibility: 'public', partVisibility: {} }),
        )
        const counts = new Map<string, number>()
        for (const { spot } of facets)
          for (const value of spot) counts.set(value, (counts.get(value) ?? 0) + 1)
        const places = standingPlaces([...counts].map(([value, count]) => ({ value, count })))

        const circle = places.filter((_, at) => chosen[at])
        const keys = new Set(circle.map(placeKey))
        const found = facets.filter(({ place }) => place.some(key => keys.has(key)))

        expect(countThere(circle).count).toBe(found.length)
      },
    ),
    { numRuns: 300 },
  )
})
