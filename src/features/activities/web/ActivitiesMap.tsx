import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Section } from '../../../web/design/index.ts'
import { PlacesMap } from '../../../web/map/PlacesMap.tsx'
import { useText } from '../../../web/text.tsx'
import type { listActivities } from '../contract.ts'

/** Where events are, on the map of the world; how many there are stands in each circle. */
export function ActivitiesMap({ events }: { events: OutputOf<typeof listActivities>['events'] }): ReactNode {
  const text = useText()
  if (events.every(one => one.place === null)) return null
  return (
    <Section title={text('activities.map')}>
      <PlacesMap
        things={events.map(({ city, place }) => ({ name: city, place }))}
        label={places => text('activities.mapWords', { places })}
        caption={`${text('activities.mapWhy')} ${text('directory.map.source')}`}
      />
    </Section>
  )
}
