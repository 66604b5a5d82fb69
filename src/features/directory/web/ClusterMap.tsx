import type { ReactNode } from 'react'
import { formatNumber, LinkButton, Section } from '../../../web/design/index.ts'
import { MapSheet } from '../../../web/map/MapSheet.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { Place, Seats } from './FindMap.tsx'
import { GroupTable } from './MapTables.tsx'
import type { Mapped } from './map-addresses.ts'

/** Where a cluster's members are, small, with the same numbers as a table and the way to the large map. */
export function ClusterMap(props: { slug: string; map: Mapped }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { slug, map } = props
  if (map.shown === 0) return null
  const query = { cluster: slug }
  return (
    <Section
      title={text('directory.map.members')}
      id="where"
      aside={
        <LinkButton variant="quiet" href={`/find?cluster=${slug}&view=map`}>
          {text('directory.map.large')}
        </LinkButton>
      }
    >
      <figure className="k-map-figure k-map-small">
        <MapSheet label={text('directory.map.members')} frame={map.frame}>
          {map.groups.map(group => (
            <Place key={`${group.x} ${group.y}`} group={group} query={query} />
          ))}
          <Seats seats={map.clusters} />
        </MapSheet>
        <figcaption>
          <p>
            {text('directory.map.shown', {
              count: map.shown,
              n: formatNumber(map.shown, lang),
              total: formatNumber(map.total, lang),
            })}{' '}
            <small>
              {text('directory.map.legend')} {text('directory.map.source')}
            </small>
          </p>
        </figcaption>
      </figure>
      <details>
        <summary>{text('directory.map.asTable')}</summary>
        <GroupTable query={query} groups={map.groups} bare />
      </details>
    </Section>
  )
}
