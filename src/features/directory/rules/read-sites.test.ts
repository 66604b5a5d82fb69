import { expect, test } from 'vitest'
import { readSites } from './read-sites.ts'

test('sites are read as our export writes them, and as people list them', () => {
  const cell =
    'Laser laboratory (Kaunas, LT); Clean room, Wels, Austria\nJena, Germany; Alytus; alytus; Hall 3 (Ltd) (Lannion, FR); Store ()'

  expect(readSites(cell, 'LT')).toEqual([
    { name: 'Laser laboratory', city: 'Kaunas', country: 'LT' },
    { name: 'Clean room', city: 'Wels', country: 'AT' },
    { name: 'Jena', city: 'Jena', country: 'DE' },
    { name: 'Alytus', city: 'Alytus', country: 'LT' },
    { name: 'Hall 3 (Ltd)', city: 'Lannion', country: 'FR' },
    { name: 'Store', city: null, country: 'LT' },
  ])
  expect(readSites(' ; \n - ', 'LT')).toEqual([])
})
