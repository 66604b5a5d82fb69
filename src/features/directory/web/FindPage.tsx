import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  EmptyState,
  Filters,
  formatNumber,
  LinkButton,
  PageHeader,
  Pagination,
  SearchField,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listOrganisations } from '../contract.ts'
import { questionWords } from '../rules/find-matches.ts'
import './directory.css'
import { Facets } from './Facets.tsx'
import { addressWith, readFilters, readPage, readSort } from './filters.ts'
import { OrganisationResults, OrganisationTable } from './OrganisationResults.tsx'

type Found = OutputOf<typeof listOrganisations>
type Query = Record<string, string | undefined>

/** Find organisations: one box, filters with counts, results with the words that matched. */
export const page = definePage({
  path: '/find',
  access: 'public',
  frame: 'app',
  width: 'normal',
  calls: ({ query }) => ({
    found: use(listOrganisations, {
      ...readFilters(query),
      page: readPage(query),
      pageSize: query.view === 'table' ? 100 : 25,
      sort: readSort(query),
    }),
  }),
  actions: [],
  title: (_props, text) => text('directory.find.title'),
  Component: ({ data, query, viewer }) => {
    const text = useText()
    const isManager = viewer.isAdministrator || viewer.managedClusters.length > 0
    const isNarrowed = Object.keys(readFilters(query)).length > 0
    return (
      <>
        <PageHeader
          title={text('directory.find.title')}
          subtitle={text('directory.find.subtitle')}
          actions={
            isManager ? (
              <LinkButton variant="quiet" href="/duplicates">
                {text('directory.duplicates.title')}
              </LinkButton>
            ) : undefined
          }
        />
        <QuestionBox query={query} found={data.found} />
        {data.found.total === 0 && !isNarrowed ? (
          <NothingYet />
        ) : (
          <div className={data.found.total === 0 ? undefined : 'k-directory-find'}>
            {data.found.total === 0 ? null : <Facets facets={data.found.facets} query={query} path="/find" />}
            <div className="k-directory-results">
              <ResultsHead query={query} total={data.found.total} />
              {data.found.total === 0 ? (
                <NothingFound query={query} />
              ) : (
                <Results {...{ query, found: data.found }} />
              )}
              <Pagination
                page={data.found.page}
                pageSize={data.found.pageSize}
                total={data.found.total}
                hrefOf={number => addressWith('/find', query, { page: String(number) })}
              />
            </div>
          </div>
        )}
      </>
    )
  },
})

function QuestionBox(props: { query: Query; found: Found }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { query } = props
  const filters = readFilters(query)
  const clusterName = props.found.facets.cluster.find(entry => entry.value === filters.cluster)?.label
  const labels: [string, string | undefined][] = [
    ['q', filters.q && text('directory.find.words', { words: filters.q })],
    ['kind', filters.kind && text(`directory.kind.${filters.kind}`)],
    ['country', filters.country && countryName(filters.country, lang)],
    ['cluster', filters.cluster && (clusterName ?? filters.cluster)],
    ['technology', filters.technology],
    [
      'market',
      filters.market && text('directory.find.market', { country: countryName(filters.market, lang) }),
    ],
    ['gap', filters.gap && text(`directory.gap.${filters.gap}`)],
  ]
  const { q: _q, page: _page, ...keep } = query
  return (
    <Filters
      action="/find"
      keep={keep}
      chips={labels.flatMap(([name, label]) =>
        label === undefined || label === ''
          ? []
          : [{ label, removeHref: addressWith('/find', query, { [name]: undefined }) }],
      )}
      clearHref={addressWith('/find', { view: query.view }, {})}
      submitLabel={text('directory.find.action')}
    >
      <SearchField
        name="q"
        label={text('directory.find.box')}
        placeholder={text('directory.find.placeholder')}
        defaultValue={query.q}
        key={query.q}
      />
    </Filters>
  )
}

function ResultsHead(props: { query: Query; total: number }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { query } = props
  const sort = readSort(query)
  const sorts = ['relevance', 'name', 'newest'] as const
  const isTable = query.view === 'table'
  const { view: _view, page: _page, sort: _sort, ...filters } = query
  return (
    <div className="k-directory-head">
      <h2>{text('directory.find.count', { count: props.total, n: formatNumber(props.total, lang) })}</h2>
      <nav aria-label={text('directory.find.show')}>
        {sorts.map(name => (
          <a
            key={name}
            href={addressWith('/find', query, { sort: name === 'relevance' ? undefined : name })}
            aria-current={sort === name ? 'true' : undefined}
          >
            {text(`directory.find.sort.${name}`)}
          </a>
        ))}
        <a href={addressWith('/find', query, { view: isTable ? undefined : 'table' })}>
          {text(isTable ? 'directory.find.asList' : 'directory.find.asTable')}
        </a>
        {props.total === 0 ? null : (
          <a href={addressWith('/api/v1/organisations/export', filters, { format: 'xlsx' })} download>
            {text('directory.find.download')}
          </a>
        )}
      </nav>
    </div>
  )
}

function Results(props: { query: Query; found: Found }): ReactNode {
  const words = questionWords(props.query.q ?? '')
  return props.query.view === 'table' ? (
    <OrganisationTable items={props.found.items} />
  ) : (
    <OrganisationResults items={props.found.items} words={words} />
  )
}

/** No result page without a next step: fewer words, one filter less, the clusters. */
function NothingFound(props: { query: Query }): ReactNode {
  const text = useText()
  const { query } = props
  const words = (query.q ?? '').split(/\s+/).filter(word => word !== '')
  const filters = Object.keys(readFilters(query)).filter(name => name !== 'q')
  return (
    <EmptyState icon="find" title={text('directory.find.noneTitle')}>
      <p>{text('directory.find.noneWhy')}</p>
      <ul className="k-directory-steps">
        {words.length < 2
          ? null
          : words.slice(0, 6).map(word => (
              <li key={word}>
                <a href={addressWith('/find', query, { q: word })}>
                  {text('directory.find.onlyWord', { word })}
                </a>
              </li>
            ))}
        {filters.length === 0 ? null : (
          <li>
            <a href={addressWith('/find', {}, { q: query.q })}>{text('directory.find.withoutFilters')}</a>
          </li>
        )}
        <li>
          <a href="/clusters">{text('directory.find.askCluster')}</a>
        </li>
        <li>
          <a href="/find">{text('directory.find.all')}</a>
        </li>
      </ul>
    </EmptyState>
  )
}

function NothingYet(): ReactNode {
  const text = useText()
  return (
    <EmptyState
      icon="organisation"
      title={text('directory.find.emptyTitle')}
      action={
        <LinkButton variant="primary" href="/clusters">
          {text('directory.find.emptyAction')}
        </LinkButton>
      }
    >
      {text('directory.find.emptyWhy')}
    </EmptyState>
  )
}
