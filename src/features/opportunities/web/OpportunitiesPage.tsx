import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  EmptyState,
  Filters,
  LinkButton,
  PageHeader,
  Pagination,
  SearchField,
  SelectField,
  Tabs,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listOpportunities } from '../contract.ts'
import { saveSearch } from '../contract-searches.ts'
import { cooperationTypes, opportunityTypes } from '../rules/choices.ts'
import { OpportunityList } from './OpportunityList.tsx'
import './opportunities.css'
import { addressWith, type Query, readFilters, readPage, readShow } from './opportunity-words.ts'
import { SaveAlert } from './SaveAlert.tsx'

type Found = OutputOf<typeof listOpportunities>

/** Offers and requests the reader may see, narrowed by words and filters that stand in the address. */
export const page = definePage({
  path: '/opportunities',
  access: 'public',
  frame: 'app',
  width: 'normal',
  calls: ({ query, viewer }) => ({
    found: use(listOpportunities, {
      ...readFilters(query),
      show: viewer.signedIn ? readShow(query) : 'open',
      page: readPage(query),
    }),
  }),
  actions: [saveSearch],
  title: (_props, text) => text('opportunities.title'),
  head: () => ({ path: '/opportunities' }),
  Component: ({ data, query, viewer, form }) => {
    const text = useText()
    const { found } = data
    return (
      <>
        <PageHeader
          title={text('opportunities.title')}
          subtitle={text('opportunities.subtitle')}
          actions={
            <>
              <LinkButton variant="quiet" icon="calendar" href="/calls">
                {text('opportunities.calls.title')}
              </LinkButton>
              {viewer.signedIn ? (
                <LinkButton variant="quiet" icon="message" href="/interests">
                  {text('opportunities.interests.title')}
                </LinkButton>
              ) : null}
              {viewer.signedIn ? (
                <LinkButton variant="quiet" icon="bell" href="/searches">
                  {text('opportunities.alerts.title')}
                </LinkButton>
              ) : null}
              {found.mayCreate ? (
                <LinkButton variant="primary" icon="plus" href="/opportunities/new">
                  {text('opportunities.new.action')}
                </LinkButton>
              ) : null}
            </>
          }
        />
        {viewer.signedIn ? <Shows query={query} found={found} /> : null}
        <Narrow query={query} found={found} />
        {viewer.signedIn && readShow(query) === 'open' ? (
          <SaveAlert query={query} isOpen={form !== null} />
        ) : null}
        {found.items.length === 0 ? (
          <Nothing query={query} found={found} />
        ) : (
          <OpportunityList
            items={found.items}
            {...(readShow(query) === 'waiting'
              ? {
                  hrefOf: item =>
                    `/opportunities/${item.slug}${item.anonymous || !item.isOwn ? '/review' : ''}`,
                }
              : {})}
          />
        )}
        <p className="k-opportunity-facts k-no-print">
          {found.mayImport ? (
            <>
              <a href="/opportunities/import">{text('opportunities.imports.title')}</a>
              {' · '}
            </>
          ) : null}
          {text('opportunities.feeds')}:{' '}
          {['json', 'atom', 'xml'].map((format, index) => (
            <span key={format}>
              {index === 0 ? '' : ' · '}
              <a href={`/api/v1/opportunity-feed?format=${format}`}>{format.toUpperCase()}</a>
            </span>
          ))}
        </p>
        <Pagination
          page={found.page}
          pageSize={found.pageSize}
          total={found.total}
          hrefOf={page => addressWith('/opportunities', query, { page: String(page) })}
        />
      </>
    )
  },
})

function Shows({ query, found }: { query: Query; found: Found }): ReactNode {
  const text = useText()
  const show = readShow(query)
  const to = (name: string | undefined) => addressWith('/opportunities', query, { show: name })
  return (
    <Tabs
      label={text('opportunities.shows')}
      tabs={[
        { href: to(undefined), label: text('opportunities.show.open'), current: show === 'open' },
        ...(found.mayCreate
          ? [{ href: to('mine'), label: text('opportunities.show.mine'), current: show === 'mine' }]
          : []),
        ...(found.waiting > 0 || show === 'waiting'
          ? [
              {
                href: to('waiting'),
                label: text('opportunities.show.waiting'),
                count: found.waiting,
                current: show === 'waiting',
              },
            ]
          : []),
      ]}
    />
  )
}

const rare = ['country', 'market', 'trl', 'cooperation', 'term'] as const

function Narrow({ query, found }: { query: Query; found: Found }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { facets } = found
  const countries = (entries: readonly { value: string; count: number }[], chosen: string | undefined) => [
    ...entries.map(({ value, count }) => ({ value, label: `${countryName(value, lang)} (${count})` })),
    ...(chosen && !entries.some(({ value }) => value === chosen)
      ? [{ value: chosen, label: countryName(chosen, lang) }]
      : []),
  ]
  const chip = (name: string, label: string) => ({
    label,
    removeHref: addressWith('/opportunities', query, { [name]: undefined }),
  })
  const termLabel = facets.term.find(({ value }) => value === query.term)?.label ?? query.term
  const labels: Record<string, (value: string) => string> = {
    q: value => value,
    type: value => text(`opportunities.type.${value}`),
    country: value => countryName(value, lang),
    market: value => text('opportunities.markets', { countries: countryName(value, lang) }),
    trl: value => text('opportunities.trlFrom', { level: value }),
    cooperation: value => text(`opportunities.choice.cooperationTypes.${value}`),
    term: () => termLabel ?? '',
  }
  const inForce = Object.entries(readFilters(query)).map(([name]) => name)
  return (
    <Filters
      action="/opportunities"
      keep={{ show: query.show }}
      chips={inForce.map(name => chip(name, labels[name]?.(query[name] ?? '') ?? ''))}
      clearHref={addressWith('/opportunities', { show: query.show }, {})}
      submitLabel={text('opportunities.find')}
      moreOpen={rare.some(name => inForce.includes(name))}
      more={
        <>
          <SelectField
            name="country"
            label={text('opportunities.filter.country')}
            defaultValue={query.country}
            empty={text('opportunities.filter.anyCountry')}
            choices={countries(facets.country, query.country)}
          />
          <SelectField
            name="market"
            label={text('opportunities.filter.market')}
            defaultValue={query.market}
            empty={text('opportunities.filter.anyMarket')}
            choices={countries(facets.market, query.market)}
          />
          <SelectField
            name="trl"
            label={text('opportunities.filter.trl')}
            defaultValue={query.trl}
            empty={text('opportunities.filter.anyTrl')}
            choices={[1, 2, 3, 4, 5, 6, 7, 8, 9].map(level => ({
              value: String(level),
              label: text('opportunities.trlFrom', { level }),
            }))}
          />
          <SelectField
            name="cooperation"
            label={text('opportunities.filter.cooperation')}
            defaultValue={query.cooperation}
            empty={text('opportunities.filter.anyCooperation')}
            choices={cooperationTypes.map(value => ({
              value,
              label: text(`opportunities.choice.cooperationTypes.${value}`),
            }))}
          />
          <SelectField
            name="term"
            label={text('opportunities.filter.term')}
            defaultValue={query.term}
            empty={text('opportunities.filter.anyTerm')}
            choices={[
              ...facets.term.map(({ value, label, count }) => ({ value, label: `${label} (${count})` })),
              ...(query.term && !facets.term.some(({ value }) => value === query.term)
                ? [{ value: query.term, label: query.term }]
                : []),
            ]}
          />
        </>
      }
    >
      <SearchField
        name="q"
        label={text('opportunities.box')}
        placeholder={text('opportunities.placeholder')}
        defaultValue={query.q}
        key={query.q}
      />
      <SelectField
        name="type"
        label={text('opportunities.filter.type')}
        hideLabel
        defaultValue={query.type}
        empty={text('opportunities.filter.anyType')}
        choices={opportunityTypes.map(value => ({ value, label: text(`opportunities.type.${value}`) }))}
      />
    </Filters>
  )
}

function Nothing({ query, found }: { query: Query; found: Found }): ReactNode {
  const text = useText()
  const isNarrowed = Object.keys(readFilters(query)).length > 0
  const show = readShow(query)
  if (isNarrowed)
    return (
      <EmptyState
        icon="search"
        title={text('opportunities.nothing.title')}
        action={
          <LinkButton variant="primary" href={addressWith('/opportunities', { show: query.show }, {})}>
            {text('opportunities.nothing.action')}
          </LinkButton>
        }
      >
        {text('opportunities.nothing.why')}
      </EmptyState>
    )
  if (show === 'waiting')
    return (
      <EmptyState icon="check" title={text('opportunities.empty.waitingTitle')}>
        {text('opportunities.empty.waitingWhy')}
      </EmptyState>
    )
  return (
    <EmptyState
      icon="opportunities"
      title={text('opportunities.empty.title')}
      {...(found.mayCreate
        ? {
            action: (
              <LinkButton variant="primary" href="/opportunities/new">
                {text('opportunities.new.action')}
              </LinkButton>
            ),
          }
        : {})}
    >
      {text('opportunities.empty.why')}
    </EmptyState>
  )
}
