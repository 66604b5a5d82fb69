import { readFileSync } from 'node:fs'
import { geoAzimuthalEqualArea, geoEqualEarth } from 'd3-geo'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  frameAround,
  frameOf,
  groupNear,
  locate,
  mostZoom,
  moveFrame,
  placeInFrame,
  placeOnSheet,
} from './index.ts'
import { sheets } from './project.ts'

const where = (country: string, city: string | null, region: string | null = null) =>
  locate({ country, city, region, latitude: null, longitude: null })

describe('where something is', () => {
  test.each([
    ['LT', 'Vilnius', 'Vilnius', 54.69, 25.28],
    ['LT', 'VILNIUS', 'Vilnius', 54.69, 25.28],
    ['DE', 'D-80333 München', 'Munich', 48.14, 11.58],
    ['DE', 'MUENCHEN', 'Munich', 48.14, 11.58],
    ['IT', 'TORINO TO', 'Turin', 45.07, 7.69],
    ['FR', 'Paris Cedex 05', 'Paris', 48.85, 2.35],
    ['AT', 'Wien 1090', 'Vienna', 48.21, 16.37],
    ['JP', '大阪市', 'Osaka', 34.69, 135.5],
    ['GR', 'Αθήνα', 'Athens', 37.98, 23.73],
    ['ES', 'PATERNA VALENCIA', 'Paterna', 39.5, -0.44],
  ])('%s %s is the town of %s', (country, city, name, latitude, longitude) => {
    expect(where(country, city)).toEqual({ latitude, longitude, by: 'city', name })
  })

  test('coordinates of the record come before its town', () => {
    expect(
      locate({ country: 'LT', city: 'Vilnius', region: null, latitude: 54.74, longitude: 25.27 }),
    ).toEqual({ latitude: 54.74, longitude: 25.27, by: 'coordinates', name: 'Vilnius' })
  })

  test('of two towns of one name the one in the region that is named', () => {
    const main = where('DE', 'Frankfurt', 'Brandenburg')
    expect(main?.by).toBe('city')
    expect(main?.longitude).toBeGreaterThan(14)
  })

  test('an unknown town leaves the region, then the country', () => {
    expect(where('DE', 'Nirgendheim', 'Bavaria')).toMatchObject({ by: 'region', name: 'Bavaria' })
    expect(where('LT', 'Niekur')).toEqual({ latitude: 55.16, longitude: 23.94, by: 'country', name: null })
    expect(where('LT', null)).toMatchObject({ by: 'country' })
    expect(where('QQ', 'Vilnius')).toBeNull()
  })

  test.each([
    ['DE', 'DE2', 'Bavaria', 'where people of Bavaria live'],
    ['DE', 'DE212', 'Oberbayern', 'at Munich'],
    ['LT', 'LT011', 'Vilnius', 'where people of the county live'],
    ['GR', 'EL303', 'Attica', 'by the letters Greece has there'],
    ['GB', 'UKI31', 'London', 'in the region around a small one'],
    ['FR', 'FRY20', 'Martinique', 'overseas'],
    ['FR', 'fr717', 'Rhône-Alpes', 'by a code of 2013'],
  ])('%s with the code %s alone stands for %s, %s', (country, nuts, name) => {
    const found = locate({ country, city: null, region: null, nuts, latitude: null, longitude: null })
    expect(found).toMatchObject({ by: 'region', name })
  })

  test('a code that is unknown or of another country says no more than the country, a town more than a code', () => {
    const coded = (nuts: string, city: string | null = null) =>
      locate({ country: 'DE', city, region: null, nuts, latitude: null, longitude: null })
    expect(['AT13', 'DEZZZ', 'ZZ', ''].map(nuts => coded(nuts)?.by)).toEqual(Array(4).fill('country'))
    expect(coded('DE212', 'Jena')).toMatchObject({ by: 'city', name: 'Jena' })
  })

  test('every code of the table is a place of the gazetteer', () => {
    const table = readFileSync(new URL('./nuts.txt', import.meta.url), 'utf8')
    const lines = table.split('\n').flatMap(line => /^([A-Z]{2}[0-9A-Z]+) (.+)$/.exec(line)?.slice(1) ?? [])
    const codes = lines.filter((_, at) => at % 2 === 0)
    const unknown = codes.filter(nuts => {
      const country = nuts.slice(0, 2).replace('EL', 'GR').replace('UK', 'GB')
      const found = locate({ country, city: null, region: null, nuts, latitude: null, longitude: null })
      const said = lines[lines.indexOf(nuts) + 1]?.replace(/^[@=].*?\//, '')
      return found?.by !== 'region' || found.name !== said
    })

    expect(codes.length).toBeGreaterThan(400)
    expect({ unknown, twice: codes.length - new Set(codes).size }).toEqual({ unknown: [], twice: 0 })
  })

  test('any text is a town or none, never an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('LT', 'DE', 'AQ'), (city, country) => {
        const found = where(country, city)
        expect(found === null ? 'none' : found.by).toMatch(/^(?:none|city|country)$/)
      }),
      { numRuns: 40 },
    )
  })
})

describe('the sheets', () => {
  test.each([
    ['europe', geoAzimuthalEqualArea().rotate([-10, -52])],
    ['world', geoEqualEarth().rotate([-11, 0])],
  ] as const)('%s lies where the land is drawn', (area, projection) => {
    const { scale, middle, width, height } = sheets[area]
    projection.scale(scale).translate([middle.x, middle.y])
    fc.assert(
      fc.property(
        fc.double({ min: -55, max: 72, noNaN: true }),
        fc.double({ min: -168, max: 179, noNaN: true }),
        (latitude, longitude) => {
          const own = placeOnSheet(area, { latitude, longitude })
          const [x = Number.NaN, y = Number.NaN] = projection([longitude, latitude]) ?? []
          const isShown = x >= 0 && y >= 0 && x <= width && y <= height
          expect(own !== null).toBe(isShown)
          if (own !== null) expect(Math.hypot(own.x - x, own.y - y)).toBeLessThan(0.01)
        },
      ),
    )
  })
})

describe('the frame', () => {
  const point = fc.record({
    x: fc.double({ min: 0, max: 1000, noNaN: true }),
    y: fc.double({ min: 0, max: 860, noNaN: true }),
  })

  test('stays on its sheet wherever it is moved', () => {
    fc.assert(
      fc.property(
        point,
        fc.integer({ min: -3, max: 20 }),
        fc.double({ min: -9, max: 9, noNaN: true }),
        (middle, zoom, step) => {
          const frame = moveFrame(frameOf('europe', zoom, middle), step, -step)
          const half = { x: 500 / 2 ** frame.zoom, y: 430 / 2 ** frame.zoom }
          expect(frame.zoom).toBeLessThanOrEqual(mostZoom)
          expect(frame.x - half.x).toBeGreaterThanOrEqual(-1e-9)
          expect(frame.x + half.x).toBeLessThanOrEqual(1000 + 1e-9)
          expect(frame.y - half.y).toBeGreaterThanOrEqual(-1e-9)
          expect(frame.y + half.y).toBeLessThanOrEqual(860 + 1e-9)
        },
      ),
    )
  })

  test('around points shows them all', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 20 }), points => {
        const frame = frameAround('europe', points)
        for (const one of points) expect(placeInFrame(frame, one)).not.toBeNull()
      }),
    )
  })
})

describe('groups of near points', () => {
  const points = fc.array(
    fc.record({
      x: fc.integer({ min: 0, max: 400 }),
      y: fc.integer({ min: 0, max: 400 }),
      count: fc.integer({ min: 1, max: 50 }),
    }),
    { maxLength: 80 },
  )

  test('hold every point once and keep their distance', () => {
    fc.assert(
      fc.property(points, all => {
        const groups = groupNear(all, 64)
        const held = groups.flatMap(group => group.points)
        expect(held).toHaveLength(all.length)
        expect(new Set(held)).toEqual(new Set(all))
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(
          all.reduce((sum, { count }) => sum + count, 0),
        )
        for (const [index, one] of groups.entries())
          for (const other of groups.slice(index + 1))
            expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(64)
      }),
    )
  })

  test('the largest draws the others', () => {
    expect(
      groupNear(
        [
          { x: 10, y: 10, count: 2 },
          { x: 20, y: 10, count: 5 },
          { x: 300, y: 10, count: 1 },
        ],
        64,
      ),
    ).toEqual([
      {
        x: 20,
        y: 10,
        count: 7,
        points: [
          { x: 20, y: 10, count: 5 },
          { x: 10, y: 10, count: 2 },
        ],
      },
      { x: 300, y: 10, count: 1, points: [{ x: 300, y: 10, count: 1 }] },
    ])
  })
})
