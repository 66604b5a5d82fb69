/**
 * Draws the land of each map sheet once, from Natural Earth (public domain, by way of the package world-atlas), into
 * `src/web/map/`. Needed only when a sheet of `src/engines/places/project.ts` changes: `node scripts/write-maps.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import {
  type GeoPermissibleObjects,
  type GeoProjection,
  geoAzimuthalEqualArea,
  geoEqualEarth,
  geoPath,
} from 'd3-geo'
import { merge, mesh } from 'topojson-client'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import { type Area, sheets } from '../src/engines/places/project.ts'

type Countries = GeometryCollection<{ name: string }>
type Point = [number, number]

const require = createRequire(import.meta.url)
const topology = JSON.parse(
  readFileSync(require.resolve('world-atlas/countries-50m.json'), 'utf8'),
) as Topology<{
  countries: Countries
}>
const countries: Countries = topology.objects.countries
/** Without Antarctica, which nobody's members live in. */
const inhabited = countries.geometries.filter(country => country.id !== '010')

/** The lines that d3 draws, as points in sheet units. */
function linesOf(shape: GeoPermissibleObjects, projection: GeoProjection): Point[][] {
  const lines: Point[][] = []
  geoPath(projection, {
    beginPath: () => undefined,
    moveTo: (x, y) => lines.push([[x, y]]),
    lineTo: (x, y) => lines.at(-1)?.push([x, y]),
    arc: () => undefined,
    closePath: () => undefined,
  })(shape)
  return lines
}

/** Relative path data to a tenth of a unit; points nearer to the last one than that, and specks, are left out. */
function write(lines: readonly Point[][], isRing: boolean): string {
  return lines
    .map(line => {
      const kept: Point[] = []
      for (const [x, y] of line) {
        const point: Point = [Math.round(x * 10), Math.round(y * 10)]
        const last = kept.at(-1)
        if (last === undefined || Math.hypot(point[0] - last[0], point[1] - last[1]) >= 4) kept.push(point)
      }
      return kept
    })
    .filter(line => (isRing ? line.length > 3 : line.length > 1))
    .map(line => {
      const steps = line.slice(1).map(([x, y], index) => {
        const [fromX, fromY] = line[index] ?? [0, 0]
        return `${x - fromX} ${y - fromY}`
      })
      const [x, y] = line[0] ?? [0, 0]
      return `M${x} ${y}l${steps.join(' ').replaceAll(' -', '-')}${isRing ? 'z' : ''}`
    })
    .join('')
}

function draw(area: Area, projection: GeoProjection): void {
  const { width, height } = sheets[area]
  const land = merge(topology, inhabited as (Polygon | MultiPolygon)[])
  const borders = mesh(topology, countries, (a, b) => a !== b)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><title>Natural Earth, public domain</title>
<g id="land" transform="scale(.1)"><path d="${write(linesOf(land, projection), true)}"/></g>
<g id="borders" transform="scale(.1)" fill="none"><path vector-effect="non-scaling-stroke" d="${write(linesOf(borders, projection), false)}"/></g>
</svg>
`
  writeFileSync(join(import.meta.dirname, `../src/web/map/${area}.svg`), svg)
}

function fit(area: Area, projection: GeoProjection): GeoProjection {
  const { width, height, scale, middle } = sheets[area]
  return projection
    .scale(scale)
    .translate([middle.x, middle.y])
    .precision(0.3)
    .clipExtent([
      [-20, -20],
      [width + 20, height + 20],
    ])
}

draw('europe', fit('europe', geoAzimuthalEqualArea().rotate([-10, -52]).clipAngle(90)))
draw('world', fit('world', geoEqualEarth().rotate([-11, 0])))
