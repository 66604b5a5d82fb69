import type { KeyboardEvent, ReactNode } from 'react'
import { formatNumber } from '../../../web/design/index.ts'
import { MapSheet } from '../../../web/map/MapSheet.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { GroupTable, SeatTable, SiteTable, useGroupName } from './MapTables.tsx'
import { frameAddress, type Group, listAddress, type Mapped, type Query } from './map-addresses.ts'

/** Where what was found is: a map to walk through by links, and the same numbers as a table. */
export function FindMap(props: { query: Query; map: Mapped }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { query, map } = props
  const n = (value: number) => formatNumber(value, lang)
  const placed = (['coordinates', 'city', 'region', 'country', 'site'] as const).filter(
    by => map.placed[by] > 0,
  )
  return (
    <>
      <figure id="map" className="k-map-figure" onKeyDown={event => moveByKey(event, query, map.moves)}>
        <MapBar query={query} map={map} />
        <MapSheet label={text('directory.map.title')} frame={map.frame}>
          {map.groups.map(group => (
            <Place key={`${group.x} ${group.y}`} group={group} query={query} />
          ))}
          <Seats seats={map.clusters} />
        </MapSheet>
        <figcaption>
          <p>
            {text('directory.map.shown', { count: map.shown, n: n(map.shown), total: n(map.total) })}{' '}
            {placed
              .map(by => text(`directory.map.placed.${by}`, { count: map.placed[by], n: n(map.placed[by]) }))
              .join(', ')}
            {placed.length === 0 ? null : '.'}
          </p>
          <p>
            <small>
              {text('directory.map.legend')} {text('directory.map.source')}
            </small>
          </p>
        </figcaption>
      </figure>
      <GroupTable query={query} groups={map.groups} />
      <SiteTable sites={map.sites} isCut={map.sitesLeftOut} />
      <SeatTable seats={map.clusters} />
    </>
  )
}

const keys: Readonly<Record<string, keyof Mapped['moves']>> = {
  '+': 'in',
  '-': 'out',
  ArrowUp: 'north',
  ArrowDown: 'south',
  ArrowLeft: 'west',
  ArrowRight: 'east',
}

/** With the map in hand, arrows move it and plus and minus change its size. */
function moveByKey(event: KeyboardEvent, query: Query, moves: Mapped['moves']): void {
  const name = keys[event.key]
  const next = name === undefined ? null : moves[name]
  if (next === null || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  location.assign(frameAddress(query, next))
}

const signs = { in: '+', out: '−', north: '↑', south: '↓', west: '←', east: '→' } as const

function MapBar(props: { query: Query; map: Mapped }): ReactNode {
  const text = useText()
  const { query, map } = props
  return (
    <nav className="k-map-bar" aria-label={text('directory.map.move')}>
      <ul>
        {(['europe', 'world'] as const).map(area => (
          <li key={area}>
            <a
              href={frameAddress(query, { area, zoom: 0, at: '' })}
              aria-current={map.frame.area === area ? 'true' : undefined}
            >
              {text(`directory.map.area.${area}`)}
            </a>
          </li>
        ))}
      </ul>
      <ul>
        {(['in', 'out', 'west', 'north', 'south', 'east'] as const).map(move => {
          const next = map.moves[move]
          const label = text(`directory.map.moves.${move}`)
          return (
            <li key={move}>
              {next === null ? (
                <span aria-hidden="true">{signs[move]}</span>
              ) : (
                <a href={frameAddress(query, next)} aria-label={label} title={label}>
                  {signs[move]}
                </a>
              )}
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

/** It stands where many of a region or country live, not where its organisations are. */
const isVague = ({ by }: Group) => by === 'country' || by === 'region'

const sizeOf = (count: number) => Math.min(3, Math.floor(Math.log10(count)))

/** One circle: nearer to its places when it holds several, else the list of who is there. */
export function Place(props: { group: Group; query: Query }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const nameOf = useGroupName()
  const { group, query } = props
  const href =
    group.closer !== null
      ? frameAddress(query, group.closer)
      : group.place === null
        ? '#places'
        : listAddress(query, group.place)
  const label = text(group.closer === null ? 'directory.map.listThem' : 'directory.map.zoomTo', {
    name: nameOf(group),
    count: group.count,
    n: formatNumber(group.count, lang),
  })
  return (
    <a
      className="k-map-place"
      href={href}
      aria-label={label}
      data-size={sizeOf(group.count)}
      data-vague={isVague(group) ? '' : undefined}
      data-sites={group.sites === group.count ? '' : undefined}
    >
      <title>{label}</title>
      <circle cx={group.x} cy={group.y} r={18} />
      <text x={group.x} y={group.y} dy="0.35em">
        {new Intl.NumberFormat(lang, { notation: 'compact' }).format(group.count)}
      </text>
    </a>
  )
}

/** Seats of clusters as diamonds; several at one spot are one mark that leads to their table. */
export function Seats(props: { seats: Mapped['clusters'] }): ReactNode {
  const spots = new Map<string, Mapped['clusters']>()
  for (const seat of props.seats) {
    const key = `${seat.x} ${seat.y}`
    spots.set(key, [...(spots.get(key) ?? []), seat])
  }
  return [...spots].map(([key, seats]) => {
    const [first] = seats
    if (first === undefined) return null
    const label = seats.map(seat => seat.label).join(', ')
    return (
      <a
        key={key}
        className="k-map-seat"
        href={seats.length === 1 ? `/clusters/${first.slug}` : '#seats'}
        aria-label={label}
      >
        <title>{label}</title>
        <g transform={`translate(${first.x} ${first.y - 30})`}>
          <circle r={20} />
          <path d="M0-13 11 0 0 13-11 0z" />
        </g>
      </a>
    )
  })
}
