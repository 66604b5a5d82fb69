import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import { DataTable } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { listOrganisations } from '../contract.ts'

export type OrganisationLine = OutputOf<typeof listOrganisations>['items'][number]

/** City and country in the reader's language. */
export function usePlace(): (place: { city: string | null; country: string }) => string {
  const { lang } = useLocale()
  return place => [place.city, countryName(place.country, lang)].filter(Boolean).join(', ')
}

/** Organisations as a table: for comparing many. */
export function OrganisationTable(props: {
  items: readonly OrganisationLine[]
  empty?: ReactNode
  /** Within one cluster the column would say the same in every row. */
  withoutClusters?: boolean
  /** What can be done with one of them, in a last column. */
  choose?: (item: OrganisationLine) => ReactNode
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <DataTable
      caption={text('directory.organisations')}
      dense
      rows={props.items}
      rowKey={item => item.id}
      empty={props.empty}
      columns={[
        {
          key: 'name',
          head: text('directory.field.name'),
          cell: item => <a href={`/organisations/${item.slug}`}>{item.name}</a>,
          width: 'wide',
        },
        {
          key: 'kind',
          head: text('directory.field.kind'),
          cell: item => text(`directory.kind.${item.kind}`),
        },
        {
          key: 'country',
          head: text('directory.field.country'),
          cell: item => countryName(item.country, lang),
        },
        { key: 'city', head: text('directory.field.city'), cell: item => item.city, desktopOnly: true },
        ...(props.withoutClusters === true
          ? []
          : [
              {
                key: 'clusters',
                head: text('directory.field.clusters'),
                cell: (item: OrganisationLine) => item.clusters.map(cluster => cluster.name).join(', '),
              },
            ]),
        { key: 'people', head: text('directory.field.people'), cell: item => item.people, numeric: true },
        ...(props.choose === undefined
          ? []
          : [
              {
                key: 'choose',
                head: text('directory.compare.title'),
                cell: props.choose,
                width: 'fit' as const,
              },
            ]),
      ]}
    />
  )
}
