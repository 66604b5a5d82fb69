import type { ReactNode } from 'react'
import { countryName } from '../../../web/countries.ts'
import { DataTable, formatDay, LanguageText, Section } from '../../../web/design/index.ts'
import { PlacesMap } from '../../../web/map/PlacesMap.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import type { Compared } from './SideBySide.tsx'

/** Where partnerships go: target markets and missions on a map, and the same as tables. */
export function ComparedPlaces({ read }: { read: Compared }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const markets = read.partnerships
    .flatMap(partnership => partnership.markets.map(market => ({ partnership, market })))
    .sort((a, b) =>
      countryName(a.market.country, lang).localeCompare(countryName(b.market.country, lang), lang),
    )
  return (
    <Section title={text('desk.side.places')} id="places">
      <PlacesMap
        things={[
          ...markets
            .filter(({ market }) => market.stage !== 'dropped')
            .map(({ market }) => ({ name: countryName(market.country, lang), place: market.place })),
          ...read.missions.map(({ city, place }) => ({ name: city, place })),
        ]}
        label={places => text('desk.side.mapWords', { places })}
        caption={`${text('desk.side.mapWhy')} ${text('directory.map.source')}`}
      />
      <Section title={text('desk.side.markets')} level={3}>
        <DataTable
          caption={text('desk.side.markets')}
          rows={markets}
          rowKey={({ partnership, market }) => `${market.country} ${partnership.id}`}
          empty={<p>{text('desk.side.noMarkets')}</p>}
          dense
          columns={[
            {
              key: 'country',
              head: text('desk.side.country'),
              rowHeader: true,
              cell: ({ market }) => countryName(market.country, lang),
            },
            {
              key: 'partnership',
              head: text('desk.side.partnership'),
              cell: ({ partnership }) => (
                <a href={`/partnerships/${partnership.slug}`}>{partnership.acronym}</a>
              ),
            },
            {
              key: 'stage',
              head: text('desk.side.stage'),
              cell: ({ market }) => text(`partnerships.stage.${market.stage}`),
            },
          ]}
        />
      </Section>
      <Missions read={read} />
    </Section>
  )
}

function Missions({ read }: { read: Compared }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const day = (value: string) => formatDay(`${value}T12:00:00Z`, 'UTC', lang, 'date')
  return (
    <Section title={text('desk.side.missions')} level={3}>
      <DataTable
        caption={text('desk.side.missions')}
        rows={read.missions}
        rowKey={one => one.slug}
        rowState={one => (one.isOver ? 'past' : undefined)}
        empty={<p>{text('desk.side.noMissions')}</p>}
        dense
        columns={[
          {
            key: 'mission',
            head: text('desk.side.mission'),
            rowHeader: true,
            width: 'wide',
            cell: one => (
              <a href={`/missions/${one.slug}`}>
                <LanguageText text={one.title} lang={one.lang} />
              </a>
            ),
          },
          {
            key: 'partnership',
            head: text('desk.side.partnership'),
            cell: one => <a href={`/partnerships/${one.partnership.slug}`}>{one.partnership.acronym}</a>,
          },
          {
            key: 'place',
            head: text('desk.side.place'),
            cell: one => `${one.city}, ${countryName(one.country, lang)}`,
          },
          {
            key: 'days',
            head: text('desk.side.days'),
            cell: one => [...new Set([one.startsOn, one.endsOn])].map(day).join(' – '),
          },
        ]}
      />
    </Section>
  )
}
