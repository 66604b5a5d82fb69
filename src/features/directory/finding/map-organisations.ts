import {
  type Area,
  areas,
  type Frame,
  frameAround,
  frameOf,
  groupNear,
  locate,
  mostZoom,
  moveFrame,
  type PlacedBy,
  placedBy,
  placeInFrame,
  placeOnSheet,
  type SheetPoint,
} from '../../../engines/places/index.ts'
import type { Context } from '../../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../../shared/contract.ts'
import type * as contract from '../contract-map.ts'
import { askIndex, makeQuestion, openIndex } from './ask-index.ts'
import { countSpotsInDatabase } from './count-spots.ts'
import { listClusterSeats, listPlacedSites } from './queries-map.ts'
import { type PlacedRow, placeKey, placeSites, readSpot, type Spot, spotOf } from './spots.ts'
import { countThere, type StandingPlace, standingPlaces, whoIsThere } from './standing-places.ts'

type Input = ParsedInputOf<typeof contract.mapOrganisations>
type Answer = AnswerOf<typeof contract.mapOrganisations>

/** Circles this near, on a screen 1,000 wide, would be hard to tell apart or to hit. */
const nearest = 56
/** Seats of clusters are smaller marks. */
const nearestSeats = 40
/** A map that is made to fit comes no nearer. */
const nearestFit: Readonly<Record<Area, number>> = { europe: 3, world: 5 }
/** An address carries no more places than this. */
const mostPlaces = 40

/** Sites that are told one by one; nearer there are fewer. */
const mostSites = 100
/** Of no more organisations is it asked which sites they have. */
const mostAsked = 1_000

interface PlacedSpot extends StandingPlace, SheetPoint {}

/** Where the organisations a search finds are, as far as the viewer may see them. */
export async function mapOrganisations(ctx: Context, input: Input): Promise<Answer> {
  const counted = await countSpots(ctx, input)
  const spots = standingPlaces(counted)
  const frame = chooseFrame(input, spots)
  const inside = spots.flatMap(spot => {
    const point = onScreen(frame, spot)
    return point === null ? [] : [{ ...spot, ...point }]
  })
  const groups = groupNear(inside.map(weigh), nearest)
  const { count: shown, sites: bySite } = countThere(inside)
  return {
    frame: { ...describe(frame), width: frame.width, height: frame.height },
    moves: movesOf(frame),
    total: counted.reduce((total, { count }) => total + count, 0),
    shown,
    placed: { ...countWays(inside), site: bySite },
    groups: groups.map(group => describeGroup(frame, group.points)).sort(inReadingOrder),
    ...(await describeSites(ctx, frame, inside)),
    clusters: await placeClusters(ctx, input, frame),
  }
}

/** How many organisations stand where, each place once. */
async function countSpots(ctx: Context, input: Input): Promise<readonly { value: string; count: number }[]> {
  const open = await openIndex(ctx, ctx.viewer)
  if (open === null) return countSpotsInDatabase(ctx, input)
  const question = makeQuestion(input, ctx.viewer.lang, open.clusters)
  return askIndex(open, { ...question, count: ['spot'], limit: 1 }).answer.facets.spot ?? []
}

/** A circle stands at, and is called by, the place where most have their seat. */
function weigh(place: PlacedSpot): PlacedSpot {
  const seats = place.seated + [...place.spread.values()].filter(by => by === 'seat').length
  return { ...place, count: seats + (place.count - seats) / 10 }
}

/** How the seats within the frame were placed. */
function countWays(inside: readonly StandingPlace[]): Record<PlacedBy, number> {
  const ways = Object.fromEntries(placedBy.map(by => [by, 0])) as Record<PlacedBy, number>
  for (const { by, seated, spread } of inside)
    ways[by] += seated + [...spread.values()].filter(one => one === 'seat').length
  return ways
}

/** Whether a site is where its organisation has its seat: the circle says so already. */
function isAtSeat(row: PlacedRow, spot: string): boolean {
  return spotOf(row).some(seat => placeKey(readSpot(seat)) === placeKey(readSpot(spot)))
}

/** The sites away from the seat within the frame one by one, by the names of their organisations. */
async function describeSites(
  ctx: Context,
  frame: Frame,
  inside: readonly StandingPlace[],
): Promise<Pick<Answer, 'sites' | 'sitesLeftOut'>> {
  const who = [...whoIsThere(inside).keys()].sort()
  const rows = await listPlacedSites(ctx.db, ctx.viewer, who.slice(0, mostAsked))
  const sites = rows.flatMap(row =>
    placeSites(row).flatMap(({ site, spot }) =>
      isAtSeat(row, spot) || onScreen(frame, readSpot(spot)) === null
        ? []
        : [
            {
              organisation: { slug: row.slug, name: row.name },
              name: site.name,
              function: site.function,
              city: site.city,
              country: site.country,
            },
          ],
    ),
  )
  return {
    sites: sites.slice(0, mostSites),
    sitesLeftOut: who.length > mostAsked || sites.length > mostSites,
  }
}

/** Europe unless something else is asked for or nobody is there. */
function chooseFrame(input: Input, spots: readonly Spot[]): Frame {
  const area: Area =
    input.area ?? areas.find(one => spots.some(spot => placeOnSheet(one, spot) !== null)) ?? 'europe'
  if (input.zoom === undefined && input.at === undefined)
    return input.fit && spots.length > 0 ? fitFrame(area, spots) : frameOf(area)
  const [x, y] = (input.at ?? '').split(',').map(Number)
  return frameOf(area, input.zoom, x === undefined || y === undefined ? undefined : { x, y })
}

/** As near as all of them can be seen, and no nearer than that one knows the country again. */
function fitFrame(area: Area, spots: readonly Spot[]): Frame {
  const points = spots.flatMap(spot => placeOnSheet(area, spot) ?? [])
  const frame = frameAround(area, points)
  return frameOf(area, Math.min(nearestFit[area], frame.zoom), frame)
}

function onScreen(frame: Frame, where: { latitude: number; longitude: number }): SheetPoint | null {
  const point = placeOnSheet(frame.area, where)
  return point === null ? null : placeInFrame(frame, point)
}

const tenth = (value: number) => Math.round(value * 10) / 10

function describe({ area, zoom, x, y }: Frame) {
  return { area, zoom, at: `${Math.round(x * 100) / 100},${Math.round(y * 100) / 100}` }
}

function movesOf(frame: Frame): Answer['moves'] {
  const unlessSame = (next: Frame) =>
    next.zoom === frame.zoom && next.x === frame.x && next.y === frame.y ? null : describe(next)
  return {
    in: frame.zoom === mostZoom ? null : describe(frameOf(frame.area, frame.zoom + 1, frame)),
    out: frame.zoom === 0 ? null : describe(frameOf(frame.area, frame.zoom - 1, frame)),
    north: unlessSame(moveFrame(frame, 0, -0.5)),
    south: unlessSame(moveFrame(frame, 0, 0.5)),
    west: unlessSame(moveFrame(frame, -0.5, 0)),
    east: unlessSame(moveFrame(frame, 0.5, 0)),
  }
}

function describeGroup(
  frame: Frame,
  spots: readonly [PlacedSpot, ...PlacedSpot[]],
): Answer['groups'][number] {
  const [first] = spots
  const keys = [...new Set(spots.map(placeKey))]
  const points = spots.flatMap(spot => placeOnSheet(frame.area, spot) ?? [])
  const closer = frameAround(frame.area, points)
  return {
    x: tenth(first.x),
    y: tenth(first.y),
    latitude: first.latitude,
    longitude: first.longitude,
    country: first.country,
    name: first.name,
    ...countThere(spots),
    countries: countriesOf(spots),
    places: keys.length,
    by: spots.every(({ by }) => by === first.by) ? first.by : 'several',
    closer: keys.length === 1 || closer.zoom <= frame.zoom ? null : describe(closer),
    place: keys.length > mostPlaces ? null : keys.join(' '),
  }
}

function countriesOf(spots: readonly PlacedSpot[]): string[] {
  const counts = new Map<string, number>()
  for (const { country, count } of spots) counts.set(country, (counts.get(country) ?? 0) + count)
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([country]) => country)
}

/** Line by line, each from left to right, as the keyboard walks through them. */
function inReadingOrder(a: SheetPoint, b: SheetPoint): number {
  const line = (point: SheetPoint) => Math.floor(point.y / (nearest * 1.5))
  return line(a) - line(b) || a.x - b.x || a.y - b.y
}

/** Seats of the clusters the viewer may see; a search for what organisations do is none for clusters. */
async function placeClusters(ctx: Context, input: Input, frame: Frame): Promise<Answer['clusters']> {
  const { q, kind, technology, term, market, programme, place, cluster, country } = input
  const aboutOrganisations = [q, kind, technology, term, market, programme, place]
  if (aboutOrganisations.some(value => value !== undefined && value !== '')) return []
  const seats = await listClusterSeats(ctx.db, ctx.viewer, { slug: cluster, country })
  const placed = seats.flatMap(seat => {
    const where = locate({ ...seat, region: null, latitude: null, longitude: null })
    const point = where === null ? null : onScreen(frame, where)
    return point === null ? [] : [{ ...seat, ...point, count: 1 }]
  })
  return groupNear(placed, nearestSeats)
    .flatMap(({ points, x, y }) =>
      points.map(({ slug, label, city, country: code }) => ({
        x: tenth(x),
        y: tenth(y),
        slug,
        label,
        city,
        country: code,
      })),
    )
    .sort(inReadingOrder)
}
