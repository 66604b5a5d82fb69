import type { ReactNode } from 'react'
import { frameOf } from '../../../engines/places/frame.ts'
import { placeOnSheet } from '../../../engines/places/project.ts'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import { MapSheet } from '../../../web/map/MapSheet.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getOrganisation } from '../contract.ts'

/** Near enough to know the country, far enough to see its neighbours. */
const zoom = { europe: 1, world: 3 } as const

/** Where an organisation is, small, with the same in words and how exactly it is known. */
export function WhereMap(props: {
  place: NonNullable<OutputOf<typeof getOrganisation>['place']>
  country: string
  city: string | null
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { place } = props
  const area = placeOnSheet('europe', place) === null ? 'world' : 'europe'
  const point = placeOnSheet(area, place)
  if (point === null) return null
  const frame = frameOf(area, zoom[area], point)
  const times = 2 ** frame.zoom
  const town = place.by === 'city' || place.by === 'coordinates' ? props.city : place.name
  const where = [town, countryName(props.country, lang)].filter(Boolean).join(', ')
  return (
    <figure className="k-map-figure">
      <MapSheet label={where} frame={{ area, zoom: frame.zoom, at: `${frame.x},${frame.y}` }}>
        <g className="k-map-place" data-size="1" data-vague={place.by === 'country' ? '' : undefined}>
          <circle
            cx={(point.x - frame.x) * times + frame.width / 2}
            cy={(point.y - frame.y) * times + frame.height / 2}
            r={22}
          />
        </g>
      </MapSheet>
      <figcaption>
        <small>
          {text(`directory.map.placedHere.${place.by}`, { where })} {text('directory.map.source')}
        </small>
      </figcaption>
    </figure>
  )
}
