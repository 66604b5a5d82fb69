import type { ReactNode } from 'react'
import { frameAround } from '../../engines/places/frame.ts'
import { placeOnSheet } from '../../engines/places/project.ts'
import { MapSheet } from './MapSheet.tsx'

/** Something that is somewhere, as far as it can be placed; `by` says how, 'country' alone is an open circle. */
export interface PlacedThing {
  name: string
  place: { latitude: number; longitude: number; by: string } | null
}

/**
 * Where things are, on the map of the world; how many there are stands in each circle. Nothing where none can be placed. The same
 * must stand in a table beside it: the map alone is read by nobody who does not see it.
 */
export function PlacesMap(props: {
  things: readonly PlacedThing[]
  label: (places: string) => string
  caption: ReactNode
}): ReactNode {
  const spots = new Map<string, { x: number; y: number; name: string; vague: boolean; count: number }>()
  for (const { place, name } of props.things) {
    const point = place === null ? null : placeOnSheet('world', place)
    if (point === null || place === null) continue
    const key = `${Math.round(point.x)} ${Math.round(point.y)}`
    const spot = spots.get(key)
    if (spot === undefined) spots.set(key, { ...point, name, vague: place.by === 'country', count: 1 })
    else spot.count++
  }
  if (spots.size === 0) return null
  const points = [...spots.values()]
  const frame = frameAround('world', points)
  const times = 2 ** frame.zoom
  return (
    <figure className="k-map-figure k-map-small">
      <MapSheet
        label={props.label(points.map(one => `${one.name} (${one.count})`).join(', '))}
        frame={{ area: 'world', zoom: frame.zoom, at: `${frame.x},${frame.y}` }}
      >
        {points.map(one => {
          const at = {
            x: (one.x - frame.x) * times + frame.width / 2,
            y: (one.y - frame.y) * times + frame.height / 2,
          }
          return (
            <g
              key={`${one.x} ${one.y}`}
              className="k-map-place"
              data-size={Math.min(3, one.count)}
              data-vague={one.vague ? '' : undefined}
            >
              <circle cx={at.x} cy={at.y} r={22} />
              {one.vague ? null : (
                <text x={at.x} y={at.y + 6}>
                  {one.count}
                </text>
              )}
            </g>
          )
        })}
      </MapSheet>
      <figcaption>
        <small>{props.caption}</small>
      </figcaption>
    </figure>
  )
}
