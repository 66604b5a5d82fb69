import type { ReactNode } from 'react'
import { countryName } from '../../../web/countries.ts'
import {
  EmptyState,
  Filters,
  formatNumber,
  LinkButton,
  Notice,
  PageHeader,
  SearchField,
} from '../../../web/design/index.ts'
import { definePage, type PageViewer, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { findOrganisations } from '../contract-find.ts'
import { mapOrganisations } from '../contract-map.ts'
import { saveSearch } from '../contract-searches.ts'
import { CompareBar, CompareChoice } from './CompareChoice.tsx'
import './directory.css'
import { Facets } from './Facets.tsx'
import { FindMap } from './FindMap.tsx'
import { FindNothing } from './FindNothing.tsx'
import { FindResults, type Found } from './FindResults.tsx'
import { findAddress, readFindFilters, readMapFrame, readSort } from './filters.ts'
import { type FindView, readFindView } from './find-views.ts'
import type { Mapped } from './map-addresses.ts'
import { OrganisationTable } from './OrganisationResults.tsx'
import { programmeName } from './programme-name.ts'
import { sayQuestion } from './question-words.ts'
import { SaveSearch } from './SaveSearch.tsx'
import { ViewSwitch } from './ViewSwitch.tsx'

type Query = Record<string, string | undefined>

/** Find organisations: one box that takes a sentence, filters with counts, results with the words that matched and why. */
export const page = definePage({
  path: '/find',
  access: 'public',
  frame: 'app',
  width: 'normal',
  calls: ({ query }) => ({
    found: use(findOrganisations, {
      ...readFindFilters(query),
      pageSize: readFindView(query) === 'table' ? 100 : 25,
      sort: readSort(query),
      ...(query.cursor === undefined ? {} : { cursor: query.cursor.slice(0, 300) }),
    }),
    map:
      readFindView(query) === 'map'
        ? use(mapOrganisations, { ...readFindFilters(query), ...readMapFrame(query) })
        : null,
  }),
  actions: [saveSearch],
  title: (_props, text) => text('directory.find.title'),
  Component: ({ data, query, viewer, form }) => {
    const text = useText()
    const { found, map } = data
    const isManager = viewer.isAdministrator || viewer.managedClusters.length > 0
    const isNarrowed = Object.keys(readFindFilters(query)).length > 0
    return (
      <>
        <PageHeader
          title={text('directory.find.title')}
          subtitle={text('directory.find.subtitle')}
          actions={<Elsewhere isManager={isManager} viewer={viewer} />}
        />
        <QuestionBox query={query} found={found} />
        {found.total === 0 && !isNarrowed ? (
          <NothingYet signedIn={viewer.signedIn} />
        ) : (
          <div className={found.total === 0 ? undefined : 'k-directory-find'}>
            {found.total === 0 ? null : <Facets facets={found.facets} query={query} path="/find" />}
            <div className="k-directory-results">
              <ResultsHead query={query} found={found} />
              {viewer.signedIn && isNarrowed ? (
                <SaveSearch query={query} isLoosened={found.isLoosened} isOpen={form !== null} />
              ) : null}
              <CompareBar query={query} />
              <HowRead found={found} />
              {found.total === 0 ? (
                <FindNothing query={query} found={found} />
              ) : (
                <InView query={query} found={found} map={map} />
              )}
              {map === null ? <Turning query={query} found={found} /> : null}
            </div>
          </div>
        )}
      </>
    )
  },
})

interface Shown {
  query: Query
  found: Found
  map: Mapped | null
}

function Elsewhere(props: { isManager: boolean; viewer: PageViewer }): ReactNode {
  const text = useText()
  const { viewer } = props
  const tendsBridges =
    viewer.isAdministrator || viewer.partnerships.some(({ role }) => role === 'partnership-coordinator')
  return (
    <>
      {viewer.signedIn ? (
        <LinkButton variant="quiet" href="/searches">
          {text('directory.searches.title')}
        </LinkButton>
      ) : null}
      {tendsBridges ? (
        <LinkButton variant="quiet" href="/bridges">
          {text('directory.bridges.title')}
        </LinkButton>
      ) : null}
      {props.isManager ? (
        <LinkButton variant="quiet" href="/duplicates">
          {text('directory.duplicates.title')}
        </LinkButton>
      ) : null}
    </>
  )
}

const views: Readonly<Record<FindView, (props: Shown) => ReactNode>> = {
  list: ({ query, found }) => <FindResults items={found.items} query={query} />,
  table: ({ query, found }) => (
    <OrganisationTable items={found.items} choose={item => <CompareChoice item={item} query={query} />} />
  ),
  map: ({ query, map }) => (map === null ? null : <FindMap query={query} map={map} />),
}

/** What was found, in the shape the address asks for. */
function InView(props: Shown): ReactNode {
  const View = views[readFindView(props.query)]
  return <View {...props} />
}

function QuestionBox(props: { query: Query; found: Found }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { query } = props
  const { facets } = props.found
  const filters = readFindFilters(query)
  const labelIn = (list: readonly { value: string; label: string }[], value: string | undefined) =>
    value && (list.find(entry => entry.value === value)?.label ?? value)
  const labels: [string, string | undefined][] = [
    ['kind', filters.kind && text(`directory.kind.${filters.kind}`)],
    ['country', filters.country && countryName(filters.country, lang)],
    ['cluster', labelIn(facets.cluster, filters.cluster)],
    ['technology', filters.technology],
    ['term', labelIn(facets.term, filters.term)],
    [
      'market',
      filters.market && text('directory.find.market', { country: countryName(filters.market, lang) }),
    ],
    [
      'programme',
      filters.programme &&
        text('directory.programme.chosen', { programme: programmeName(filters.programme, text) }),
    ],
    ['place', filters.place && text('directory.map.chosen')],
  ]
  const { q: _q, cursor: _cursor, page: _page, ...keep } = query
  return (
    <Filters
      action="/find"
      keep={keep}
      chips={[
        ...readingChips(query, props.found, text),
        ...labels.flatMap(([name, label]) =>
          label === undefined || label === ''
            ? []
            : [{ label, removeHref: findAddress(query, { [name]: undefined }) }],
        ),
      ]}
      clearHref={findAddress({ view: query.view, compare: query.compare }, {})}
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

/** The sentence as it was understood: its words, and each condition, with what is left when it is taken out. */
function readingChips(query: Query, { reading }: Found, text: ReturnType<typeof useText>) {
  const { words, withoutWords, conditions } = reading
  return [
    ...(words === ''
      ? []
      : [
          {
            label: text('directory.find.words', { words }),
            removeHref: findAddress(query, { q: withoutWords }),
          },
        ]),
    ...conditions.map(condition => ({
      label: condition.text,
      removeHref: findAddress(query, { q: condition.without }),
    })),
  ]
}

function ResultsHead(props: { query: Query; found: Found }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { query } = props
  const { total, facets, reading } = props.found
  const asked = readFindFilters(query)
  const labelIn = (list: readonly { value: string; label: string }[], value: string | undefined) =>
    list.find(entry => entry.value === value)?.label ?? null
  const names = {
    reading,
    cluster: labelIn(facets.cluster, asked.cluster),
    term: labelIn(facets.term, asked.term),
  }
  const sort = readSort(query)
  const isQuestion = (query.q ?? '').trim() !== ''
  const sorts = isQuestion ? (['relevance', 'name', 'newest'] as const) : (['name', 'newest'] as const)
  const shown = isQuestion || sort !== 'relevance' ? sort : 'name'
  const { view: _view, cursor: _cursor, sort: _sort, page: _page, ...filters } = query
  return (
    <div className="k-directory-head">
      <h2>{text('directory.find.count', { count: total, n: formatNumber(total, lang) })}</h2>
      <ViewSwitch query={query} />
      <nav aria-label={text('directory.find.order')}>
        {(readFindView(query) === 'map' ? [] : sorts).map(name => (
          <a
            key={name}
            href={findAddress(query, { sort: name === sorts[0] ? undefined : name })}
            aria-current={shown === name ? 'true' : undefined}
          >
            {text(`directory.find.sort.${name}`)}
          </a>
        ))}
        {total === 0 || isQuestion ? null : (
          <a
            href={`/api/v1/organisations/export${findAddress(filters, { format: 'xlsx' }).slice(5)}`}
            download
          >
            {text('directory.find.download')}
          </a>
        )}
      </nav>
      {Object.keys(asked).length === 0 ? null : (
        <p className="k-directory-said">{sayQuestion(asked, names, text, lang)}</p>
      )}
    </div>
  )
}

/** Says where the question was not taken word by word: typing errors, and words that were not all needed. */
function HowRead(props: { found: Found }): ReactNode {
  const text = useText()
  const { corrections, isLoosened, total } = props.found
  if (total === 0 || (corrections.length === 0 && !isLoosened)) return null
  return (
    <Notice kind="info">
      {isLoosened ? <p>{text('directory.find.loosened')}</p> : null}
      {corrections.map(({ word, instead }) => (
        <p key={word}>{text('directory.find.corrected', { word, instead: instead.join(', ') })}</p>
      ))}
    </Notice>
  )
}

/** Pages follow each other by what was last shown, so that nothing is shown twice while the directory changes. */
function Turning(props: { query: Query; found: Found }): ReactNode {
  const text = useText()
  const { query, found } = props
  if (found.next === null && query.cursor === undefined) return null
  return (
    <nav className="k-pagination" aria-label={text('design.pages')}>
      <ul>
        {query.cursor === undefined ? null : (
          <li>
            <a href={findAddress(query, {})}>{text('directory.find.firstPage')}</a>
          </li>
        )}
        {found.next === null ? null : (
          <li>
            <a rel="next" href={findAddress(query, { cursor: found.next })}>
              {text('design.nextPage')}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}

function NothingYet(props: { signedIn: boolean }): ReactNode {
  const text = useText()
  if (!props.signedIn)
    return (
      <EmptyState
        icon="organisation"
        title={text('directory.find.closedTitle')}
        action={
          <LinkButton variant="primary" href="/sign-in">
            {text('directory.find.signIn')}
          </LinkButton>
        }
        other={<LinkButton href="/clusters">{text('directory.find.emptyAction')}</LinkButton>}
      >
        {text('directory.find.closedWhy')}
      </EmptyState>
    )
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
