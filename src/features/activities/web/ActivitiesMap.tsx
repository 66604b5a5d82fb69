import type { ReactNode } from 'react'
import { frameAround } from '../../../engines/places/frame.ts'
import { placeOnSheet } from '../../../engines/places/project.ts'
import type { OutputOf } from '../../../shared/contract.ts'
import { Section } from '../../../web/design/index.ts'
import { MapSheet } from '../../../web/map/MapSheet.tsx'
import { useText } from '../../../web/text.tsx'
import type { listActivities } from '../contract.ts'

/** Where events are, on the map of the world; how many there are stands in each circle. */
export function ActivitiesMap({ events }: { events: OutputOf<typeof listActivities>['events'] }): ReactNode {
  const text = useText()
  const spots = new Map<string, { x: number; y: number; city: string; vague: boolean; count: number }>()
  for (const { place, city } of events) {
    const point = place === null ? null : placeOnSheet('world', place)
    if (point === null || place === null) continue
    const key = `${Math.round(point.x)} ${Math.round(point.y)}`
    const spot = spots.get(key)
    if (spot === undefined) spots.set(key, { ...point, city, vague: place.by === 'country', count: 1 })
    else spot.count++
  }
  if (spots.size === 0) return null
  const points = [...spots.values()]
  const frame = frameAround('world', points)
  const times = 2 ** frame.zoom
  return (
    <Section title={text('activities.map')}>
      <figure className="k-map-figure k-map-small">
        <MapSheet
          label={text('activities.mapWords', {
            places: points.map(one => `${one.city} (${one.count})`).join(', '),
          })}
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
          <small>
            {text('activities.mapWhy')} {text('directory.map.source')}
          </small>
        </figcaption>
      </figure>
    </Section>
  )
}
