import type { ReactNode } from 'react'
import { frameAround, frameOf } from '../../../engines/places/frame.ts'
import { placeOnSheet } from '../../../engines/places/project.ts'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import { MapSheet } from '../../../web/map/MapSheet.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getOrganisation } from '../contract.ts'

/** Near enough to know the country, far enough to see its neighbours. */
const zoom = { europe: 1, world: 3 } as const

/** Where an organisation is and where else it works, small, with the same in words and how exactly it is known. */
export function WhereMap(props: {
  organisation: Pick<OutputOf<typeof getOrganisation>, 'country' | 'city' | 'place' | 'sites' | 'sitePlaces'>
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { place, country, city, sites, sitePlaces } = props.organisation
  if (place === null) return null
  const all = [place, ...sitePlaces]
  const area = all.some(one => placeOnSheet('europe', one) === null) ? 'world' : 'europe'
  const point = placeOnSheet(area, place)
  if (point === null) return null
  const points = sitePlaces.flatMap(one => placeOnSheet(area, one) ?? [])
  const fitting = frameAround(area, [point, ...points])
  const frame = frameOf(area, Math.min(zoom[area], fitting.zoom), points.length === 0 ? point : fitting)
  const times = 2 ** frame.zoom
  const onScreen = ({ x, y }: { x: number; y: number }) => ({
    cx: (x - frame.x) * times + frame.width / 2,
    cy: (y - frame.y) * times + frame.height / 2,
  })
  const town = place.by === 'city' || place.by === 'coordinates' ? city : place.name
  const inWords = (of: { city: string | null; country: string }) =>
    [of.city, countryName(of.country, lang)].filter(Boolean).join(', ')
  const where = inWords({ city: town, country })
  const placed = new Set(sitePlaces.map(({ site }) => site))
  const elsewhere = new Set(sites.filter(({ id }) => placed.has(id)).map(inWords))
  elsewhere.delete(where)
  return (
    <figure className="k-map-figure">
      <MapSheet
        label={[where, ...elsewhere].join('; ')}
        frame={{ area, zoom: frame.zoom, at: `${frame.x},${frame.y}` }}
      >
        {points.map(one => (
          <g key={`${one.x} ${one.y}`} className="k-map-place">
            <circle {...onScreen(one)} r={12} />
          </g>
        ))}
        <g className="k-map-place" data-size="1" data-vague={place.by === 'country' ? '' : undefined}>
          <circle {...onScreen(point)} r={22} />
        </g>
      </MapSheet>
      <figcaption>
        <small>
          {text(`directory.map.placedHere.${place.by}`, { where })}{' '}
          {elsewhere.size === 0
            ? null
            : `${text('directory.map.sitesToo', { places: [...elsewhere].join('; ') })} `}
          {text('directory.map.source')}
        </small>
      </figcaption>
    </figure>
  )
}
