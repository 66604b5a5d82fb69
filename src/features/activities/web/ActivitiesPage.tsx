import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Columns,
  DataTable,
  DateField,
  EmptyState,
  Filters,
  formatDay,
  formatNumber,
  LanguageText,
  LinkButton,
  PageHeader,
  Section,
  SelectField,
  Stack,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { activityFormats, listActivities } from '../contract.ts'
import { monthsOf } from '../rules/same-month.ts'
import { ActivitiesMap } from './ActivitiesMap.tsx'
import './activities.css'

type Read = OutputOf<typeof listActivities>
type Event = Read['events'][number]

/** What all public partnerships plan: who meets in one city, the calendar, the map, and each with its markets. */
export const page = definePage({
  path: '/activities',
  access: 'public',
  frame: 'app',
  width: 'full',
  calls: ({ query }) => ({
    read: use(listActivities, {
      ...(/^\d{4}-\d{2}-\d{2}$/.test(query.from ?? '') ? { from: query.from } : {}),
      ...(/^[A-Z]{2}$/.test(query.country ?? '') ? { country: query.country } : {}),
    }),
  }),
  actions: [],
  title: (_props, text) => text('activities.title'),
  head: ({ data }) => ({
    path: '/activities',
    description: data.read.partnerships
      .map(one => one.acronym)
      .join(', ')
      .slice(0, 200),
  }),
  Component: ({ data: { read }, query }) => {
    const text = useText()
    return (
      <>
        <PageHeader
          title={text('activities.title')}
          subtitle={text('activities.why')}
          steps={[{ href: '/partnerships', label: text('partnerships.title') }]}
        />
        <Choose read={read} country={query.country} />
        <Columns side={<Side read={read} country={query.country} />}>
          <SameMonth read={read} />
          <Calendar events={read.events} />
          <Partnerships read={read} />
        </Columns>
      </>
    )
  },
})

function Choose({ read, country }: { read: Read; country: string | undefined }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <div className="k-activities-choose">
      <Filters action="/activities" submitLabel={text('activities.show')}>
        <SelectField
          name="country"
          label={text('activities.country')}
          defaultValue={country ?? ''}
          choices={[
            { value: '', label: text('activities.all') },
            ...read.countries
              .map(code => ({ value: code, label: countryName(code, lang) }))
              .sort((a, b) => a.label.localeCompare(b.label, lang)),
          ]}
        />
        <DateField name="from" label={text('activities.from')} defaultValue={read.from} />
      </Filters>
    </div>
  )
}

const monthWords = (month: string, lang: string) =>
  new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-15T12:00:00Z`))

const daysWords = (event: Event, lang: string) =>
  [...new Set([event.startsOn, event.endsOn])]
    .map(day => formatDay(`${day}T12:00:00Z`, 'UTC', lang, 'date'))
    .join(' – ')

function Titled({ event }: { event: Event }): ReactNode {
  return (
    <a href={`/events/${event.slug}`}>
      <LanguageText text={event.title} lang={event.lang} />
    </a>
  )
}

/** Where partnerships could go together, with whom to write to. */
function SameMonth({ read }: { read: Read }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const coordinators = new Map(read.partnerships.map(one => [one.slug, one.coordinator]))
  return (
    <Section title={text('activities.sameMonth')} intro={text('activities.sameMonthWhy')}>
      {read.sameMonth.length === 0 ? (
        <p>{text('activities.noSameMonth')}</p>
      ) : (
        read.sameMonth.map(group => (
          <Section
            key={`${group.month} ${group.country} ${group.city}`}
            level={3}
            title={`${group.city}, ${countryName(group.country, lang)} · ${monthWords(group.month, lang)}`}
          >
            <ul className="k-activities-list">
              {group.events.map(event => {
                const coordinator = coordinators.get(event.partnership.slug)
                return (
                  <li key={event.slug}>
                    <Titled event={event} />
                    <span className="k-activities-note">
                      {daysWords(event, lang)} ·{' '}
                      <a href={`/partnerships/${event.partnership.slug}`}>{event.partnership.acronym}</a>
                      {coordinator === null || coordinator === undefined ? null : (
                        <>
                          {' · '}
                          <a href={`/clusters/${coordinator.slug}`}>
                            {text('activities.contact', { name: coordinator.name })}
                          </a>
                        </>
                      )}
                    </span>
                  </li>
                )
              })}
            </ul>
          </Section>
        ))
      )}
    </Section>
  )
}

/** Month by month; an event that runs over the end of a month stands in both. */
function Calendar({ events }: { events: readonly Event[] }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const months = new Map<string, Event[]>()
  for (const event of events)
    for (const month of monthsOf(event)) months.set(month, [...(months.get(month) ?? []), event])
  if (events.length === 0)
    return (
      <EmptyState icon="calendar" title={text('activities.none')}>
        {text('activities.noneWhy')}
      </EmptyState>
    )
  return (
    <Section title={text('activities.calendar')} id="calendar">
      {[...months]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([month, own]) => (
          <Section key={month} level={3} title={monthWords(month, lang)}>
            <DataTable
              caption={monthWords(month, lang)}
              rows={own}
              rowKey={event => event.slug}
              columns={[
                { key: 'days', head: text('activities.days'), cell: event => daysWords(event, lang) },
                {
                  key: 'event',
                  head: text('activities.event'),
                  rowHeader: true,
                  width: 'wide',
                  cell: event => <Titled event={event} />,
                },
                {
                  key: 'type',
                  head: text('activities.type'),
                  cell: event => text(`missions.type.${event.type}`),
                },
                {
                  key: 'place',
                  head: text('activities.place'),
                  cell: event => `${event.city}, ${countryName(event.country, lang)}`,
                },
                {
                  key: 'partnership',
                  head: text('activities.partnership'),
                  cell: event => (
                    <a href={`/partnerships/${event.partnership.slug}`}>{event.partnership.acronym}</a>
                  ),
                },
              ]}
            />
          </Section>
        ))}
    </Section>
  )
}

function Partnerships({ read }: { read: Read }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <Section title={text('activities.partnerships')}>
      <DataTable
        caption={text('activities.partnerships')}
        rows={read.partnerships}
        rowKey={one => one.slug}
        empty={
          <EmptyState icon="partnership" level={3} title={text('activities.none')}>
            {text('activities.noneWhy')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            head: text('activities.partnership'),
            rowHeader: true,
            width: 'wide',
            cell: one => (
              <>
                <a href={`/partnerships/${one.slug}`}>{one.acronym}</a>
                <span className="k-activities-note">{one.theme ?? one.title}</span>
              </>
            ),
          },
          {
            key: 'markets',
            head: text('activities.markets'),
            width: 'wide',
            cell: one =>
              one.markets
                .map(
                  market =>
                    `${countryName(market.country, lang)} (${text(`partnerships.stage.${market.stage}`)})`,
                )
                .join(', '),
          },
          {
            key: 'clusters',
            head: text('activities.clusters'),
            numeric: true,
            cell: one => formatNumber(one.clusters, lang),
          },
          {
            key: 'events',
            head: text('activities.events'),
            numeric: true,
            cell: one => formatNumber(one.events, lang),
          },
          {
            key: 'coordinator',
            head: text('activities.coordinator'),
            cell: one =>
              one.coordinator === null ? (
                '–'
              ) : (
                <a href={`/clusters/${one.coordinator.slug}`}>{one.coordinator.name}</a>
              ),
          },
        ]}
      />
    </Section>
  )
}

function Side({ read, country }: { read: Read; country: string | undefined }): ReactNode {
  const text = useText()
  const filter = `&from=${read.from}${country === undefined || country === '' ? '' : `&country=${country}`}`
  return (
    <>
      <ActivitiesMap events={read.events} />
      <Section title={text('activities.data')}>
        <Stack gap="small">
          {activityFormats.map(format => (
            <LinkButton
              key={format}
              icon="download"
              href={`/api/v1/activities/file?format=${format}${filter}`}
            >
              {text(`activities.${format}`)}
            </LinkButton>
          ))}
        </Stack>
      </Section>
    </>
  )
}
