import type { ReactNode } from 'react'
import { countryName } from '../../../web/countries.ts'
import { DataTable, formatNumber, Section } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { frameAddress, type Group, listAddress, type Mapped, type Query } from './map-addresses.ts'

/** What a group is called: its largest place, and how many more there are. */
export function useGroupName(): (group: Group) => string {
  const text = useText()
  const { lang } = useLocale()
  return group => {
    const name =
      group.name ?? text('directory.map.countryCentre', { country: countryName(group.country, lang) })
    return group.places === 1 ? name : text('directory.map.andMore', { name, count: group.places - 1 })
  }
}

/** The groups as a table; `bare` without a section of its own. */
export function GroupTable(props: { query: Query; groups: Mapped['groups']; bare?: boolean }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const nameOf = useGroupName()
  const { query } = props
  const groups = [...props.groups].sort((a, b) => b.count - a.count)
  if (groups.length === 0) return null
  const table = (
    <DataTable
      caption={text('directory.map.table')}
      dense
      rows={groups}
      rowKey={group => `${group.x} ${group.y}`}
      columns={[
        { key: 'place', head: text('directory.field.place'), width: 'wide', cell: nameOf },
        {
          key: 'country',
          head: text('directory.field.country'),
          cell: group => group.countries.map(code => countryName(code, lang)).join(', '),
        },
        {
          key: 'count',
          head: text('directory.organisations'),
          numeric: true,
          cell: group =>
            group.place === null ? (
              formatNumber(group.count, lang)
            ) : (
              <a href={listAddress(query, group.place)}>{formatNumber(group.count, lang)}</a>
            ),
        },
        ...(groups.some(({ sites }) => sites > 0)
          ? [
              {
                key: 'sites',
                head: text('directory.map.withSite'),
                numeric: true,
                cell: (group: Group) => (group.sites === 0 ? '–' : formatNumber(group.sites, lang)),
              },
            ]
          : []),
        { key: 'by', head: text('directory.map.by'), cell: group => text(`directory.map.how.${group.by}`) },
        {
          key: 'closer',
          head: text('directory.map.moves.in'),
          hideHead: true,
          width: 'fit',
          cell: group =>
            group.closer === null ? null : (
              <a href={frameAddress(query, group.closer)}>{text('directory.map.moves.in')}</a>
            ),
        },
      ]}
    />
  )
  return props.bare ? (
    table
  ) : (
    <Section id="places" title={text('directory.map.table')}>
      {table}
    </Section>
  )
}

/** More than these stand behind a line that opens. */
const fewSites = 10

/** Which sites of which organisations lie on this part of the map. */
export function SiteTable(props: { sites: Mapped['sites']; isCut: boolean }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (props.sites.length === 0) return null
  const table = (
    <>
      {props.isCut ? (
        <p className="k-directory-quiet">
          {text('directory.map.sitesCut', {
            count: props.sites.length,
            n: formatNumber(props.sites.length, lang),
          })}
        </p>
      ) : null}
      <DataTable
        caption={text('directory.map.sites')}
        dense
        rows={props.sites}
        rowKey={site => `${site.organisation.slug} ${props.sites.indexOf(site)}`}
        columns={[
          {
            key: 'organisation',
            head: text('directory.map.organisation'),
            width: 'wide',
            cell: ({ organisation }) => (
              <a href={`/organisations/${organisation.slug}#sites`}>{organisation.name}</a>
            ),
          },
          { key: 'name', head: text('directory.map.site'), cell: site => site.name },
          {
            key: 'function',
            head: text('directory.map.siteFor'),
            cell: site => text(`directory.choice.siteFunction.${site.function}`),
          },
          { key: 'city', head: text('directory.field.city'), cell: site => site.city },
          {
            key: 'country',
            head: text('directory.field.country'),
            cell: site => countryName(site.country, lang),
          },
        ]}
      />
    </>
  )
  return (
    <Section id="sites" title={text('directory.map.sites')}>
      {props.sites.length <= fewSites ? (
        table
      ) : (
        <details>
          <summary>{text('directory.map.sitesShow', { count: props.sites.length })}</summary>
          {table}
        </details>
      )}
    </Section>
  )
}

/** Where clusters have their seats. */
export function SeatTable(props: { seats: Mapped['clusters'] }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return props.seats.length === 0 ? null : (
    <Section id="seats" title={text('directory.map.seats')}>
      <DataTable
        caption={text('directory.map.seats')}
        dense
        rows={props.seats}
        rowKey={seat => seat.slug}
        columns={[
          {
            key: 'name',
            head: text('directory.field.cluster'),
            width: 'wide',
            cell: seat => <a href={`/clusters/${seat.slug}`}>{seat.label}</a>,
          },
          { key: 'city', head: text('directory.field.city'), cell: seat => seat.city },
          {
            key: 'country',
            head: text('directory.field.country'),
            cell: seat => countryName(seat.country, lang),
          },
        ]}
      />
    </Section>
  )
}
