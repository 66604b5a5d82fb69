import { countryChoices } from '../../../web/countries.ts'
import {
  DataTable,
  EmptyState,
  Filters,
  formatNumber,
  LanguageText,
  LinkButton,
  PageHeader,
  Pagination,
  SearchField,
  SelectField,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listClusters } from '../contract.ts'
import './directory.css'
import { addressWith, readFilters, readPage } from './filters.ts'
import { usePlace } from './OrganisationResults.tsx'

/** Cluster organisations one may see, those one runs first. */
export const page = definePage({
  path: '/clusters',
  access: 'public',
  frame: 'app',
  width: 'normal',
  calls: ({ query }) => {
    const { q, country } = readFilters(query)
    return { clusters: use(listClusters, { q, country, page: readPage(query), pageSize: 50 }) }
  },
  actions: [],
  title: (_props, text) => text('directory.clusters.title'),
  Component: ({ data, query, viewer }) => {
    const text = useText()
    const { lang } = useLocale()
    const place = usePlace()
    const { clusters } = data
    const isNarrowed = (query.q ?? '') !== '' || (query.country ?? '') !== ''
    const isMine = (id: string) => viewer.managedClusters.some(own => own.id === id)
    const rows = [...clusters.items].sort((a, b) => Number(isMine(b.id)) - Number(isMine(a.id)))
    const newCluster = clusters.mayCreate ? (
      <LinkButton variant="primary" icon="plus" href="/clusters/new">
        {text('directory.clusters.new')}
      </LinkButton>
    ) : undefined
    return (
      <>
        <PageHeader
          title={text('directory.clusters.title')}
          subtitle={text('directory.clusters.subtitle')}
          actions={clusters.total === 0 && !isNarrowed ? undefined : newCluster}
        />
        {clusters.total === 0 && !isNarrowed ? null : (
          <Filters action="/clusters" {...(isNarrowed ? { clearHref: '/clusters' } : {})}>
            <SearchField
              name="q"
              label={text('directory.clusters.search')}
              placeholder={text('directory.clusters.search')}
              defaultValue={query.q}
            />
            <SelectField
              name="country"
              label={text('directory.field.country')}
              empty={text('directory.clusters.anyCountry')}
              defaultValue={query.country}
              choices={countryChoices(lang)}
            />
          </Filters>
        )}
        <DataTable
          caption={text('directory.clusters.title')}
          rows={rows}
          rowKey={cluster => cluster.id}
          rowState={cluster => (isMine(cluster.id) ? 'chosen' : undefined)}
          empty={
            <EmptyState
              icon="cluster"
              title={text(isNarrowed ? 'directory.clusters.noneTitle' : 'directory.clusters.emptyTitle')}
              action={
                isNarrowed ? (
                  <LinkButton href="/clusters">{text('directory.clusters.all')}</LinkButton>
                ) : (
                  newCluster
                )
              }
            >
              {text(isNarrowed ? 'directory.clusters.noneWhy' : 'directory.clusters.emptyWhy')}
            </EmptyState>
          }
          columns={[
            {
              key: 'name',
              head: text('directory.field.cluster'),
              width: 'wide',
              cell: cluster => (
                <>
                  <a href={`/clusters/${cluster.slug}`}>{cluster.shortName}</a>
                  <br />
                  <small>
                    <LanguageText text={cluster.summary ?? cluster.name} lang={cluster.lang} />
                  </small>
                </>
              ),
            },
            { key: 'place', head: text('directory.field.place'), cell: place },
            {
              key: 'members',
              head: text('directory.clusters.members'),
              numeric: true,
              cell: cluster => formatNumber(cluster.members, lang),
            },
          ]}
        />
        <Pagination
          page={clusters.page}
          pageSize={clusters.pageSize}
          total={clusters.total}
          hrefOf={number => addressWith('/clusters', query, { page: String(number) })}
        />
      </>
    )
  },
})
