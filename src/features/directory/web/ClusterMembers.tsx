import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  EmptyState,
  Filters,
  LinkButton,
  Pagination,
  SearchField,
  Section,
  SelectField,
} from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { listOrganisations } from '../contract.ts'
import { addressWith, readFilters } from './filters.ts'
import { OrganisationTable } from './OrganisationResults.tsx'

const gaps = ['people', 'summary', 'technologies', 'confirmation'] as const

/** Members of a cluster with filters that stand in the address. */
export function ClusterMembers(props: {
  slug: string
  query: Record<string, string | undefined>
  members: OutputOf<typeof listOrganisations>
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { query, members } = props
  const path = `/clusters/${props.slug}`
  const { cluster: _cluster, ...filters } = readFilters(query)
  const labels: [string, string | undefined][] = [
    ['q', filters.q],
    ['kind', filters.kind && text(`directory.kind.${filters.kind}`)],
    ['country', filters.country && countryName(filters.country, lang)],
    ['technology', filters.technology],
    ['gap', filters.gap && text(`directory.gap.${filters.gap}`)],
  ]
  const download = addressWith('/api/v1/organisations/export', filters, {
    cluster: props.slug,
    format: 'xlsx',
  })
  return (
    <Section
      id="members"
      title={text('directory.cluster.membersTitle')}
      aside={
        <a href={download} download>
          {text('directory.find.download')}
        </a>
      }
    >
      <Filters
        action={`${path}#members`}
        clearHref={`${path}#members`}
        chips={labels.flatMap(([name, label]) =>
          label === undefined || label === ''
            ? []
            : [{ label, removeHref: `${addressWith(path, query, { [name]: undefined })}#members` }],
        )}
      >
        <SearchField
          name="q"
          label={text('directory.cluster.searchMembers')}
          placeholder={text('directory.cluster.searchMembers')}
          defaultValue={query.q}
        />
        <SelectField
          name="kind"
          label={text('directory.field.kind')}
          empty={text('directory.find.any')}
          defaultValue={filters.kind}
          choices={members.facets.kind.map(entry => ({
            value: entry.value,
            label: `${text(`directory.kind.${entry.value}`)} (${entry.count})`,
          }))}
        />
        <SelectField
          name="gap"
          label={text('directory.gap.label')}
          empty={text('directory.find.any')}
          defaultValue={filters.gap}
          choices={gaps.map(value => ({ value, label: text(`directory.gap.${value}`) }))}
        />
      </Filters>
      <OrganisationTable
        items={members.items}
        withoutClusters
        empty={
          <EmptyState
            icon="find"
            level={3}
            title={text('directory.find.noneTitle')}
            action={<LinkButton href={`${path}#members`}>{text('directory.cluster.allMembers')}</LinkButton>}
          >
            {text('directory.cluster.noneWhy')}
          </EmptyState>
        }
      />
      <Pagination
        page={members.page}
        pageSize={members.pageSize}
        total={members.total}
        hrefOf={number => `${addressWith(path, query, { page: String(number) })}#members`}
      />
    </Section>
  )
}
