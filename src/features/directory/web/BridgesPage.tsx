import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DataTable,
  EmptyState,
  FileField,
  Filters,
  FormActions,
  LinkButton,
  PageHeader,
  Pagination,
  SearchField,
  StateBadge,
  Tabs,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { bridgeViews, importBridges, listBridges } from '../contract-bridges.ts'
import { searchLanguages } from '../rules/search-languages.ts'
import { firstWords } from './BridgeFields.tsx'
import './directory.css'
import { addressWith, readPage } from './filters.ts'

type Bridge = OutputOf<typeof listBridges>['items'][number]

const readShow = (show: string | undefined) => bridgeViews.find(view => view === show) ?? 'used'

/** What engineers and clinicians call the same thing: the links that searches go over, for experts to tend. */
export const page = definePage({
  path: '/bridges',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ query }) => ({
    bridges: use(listBridges, {
      show: readShow(query.show),
      page: readPage(query),
      pageSize: 50,
      ...(query.q === undefined ? {} : { q: query.q.slice(0, 200) }),
    }),
  }),
  actions: [importBridges],
  title: (_props, text) => text('directory.bridges.title'),
  Component: ({ data, query, form }) => {
    const text = useText()
    const { bridges } = data
    const show = readShow(query.show)
    return (
      <>
        <PageHeader
          title={text('directory.bridges.title')}
          subtitle={text('directory.bridges.subtitle')}
          steps={[{ href: '/find', label: text('directory.find.title') }]}
          actions={
            <>
              <LinkButton variant="primary" icon="plus" href="/bridges/new">
                {text('directory.bridges.add')}
              </LinkButton>
              <LinkButton variant="quiet" icon="download" href="/api/v1/bridges/export">
                {text('directory.bridges.export')}
              </LinkButton>
            </>
          }
        />
        <Filters
          action="/bridges"
          keep={show === 'used' ? {} : { show }}
          clearHref="/bridges"
          submitLabel={text('directory.find.action')}
        >
          <SearchField
            name="q"
            label={text('directory.bridges.search')}
            defaultValue={query.q}
            key={query.q}
          />
        </Filters>
        <Tabs
          label={text('directory.bridges.title')}
          tabs={bridgeViews.map(view => ({
            href: addressWith('/bridges', query, { show: view === 'used' ? undefined : view }),
            label: text(`directory.bridges.show.${view}`),
            current: view === show,
          }))}
        />
        <Table bridges={bridges.items} />
        <Pagination
          page={bridges.page}
          pageSize={bridges.pageSize}
          total={bridges.total}
          hrefOf={number => addressWith('/bridges', query, { page: String(number) })}
        />
        <ImportForm isOpen={form !== null} />
      </>
    )
  },
})

function Table(props: { bridges: readonly Bridge[] }): ReactNode {
  const text = useText()
  return (
    <DataTable
      caption={text('directory.bridges.title')}
      rows={props.bridges}
      rowKey={bridge => bridge.id}
      empty={
        <EmptyState icon="find" title={text('directory.bridges.noneTitle')}>
          {text('directory.bridges.noneWhy')}
        </EmptyState>
      }
      columns={[
        {
          key: 'left',
          head: text('directory.bridges.left'),
          rowHeader: true,
          cell: bridge => <a href={`/bridges/${bridge.id}`}>{firstWords(bridge.left)}</a>,
        },
        {
          key: 'kind',
          head: text('directory.bridges.direction'),
          cell: bridge => text(`directory.bridges.kindShort.${bridge.kind}`),
        },
        {
          key: 'right',
          head: text('directory.bridges.right'),
          cell: bridge => firstWords(bridge.right),
        },
        {
          key: 'languages',
          head: text('directory.bridges.languages'),
          desktopOnly: true,
          cell: bridge => languagesOf(bridge).join(', '),
        },
        { key: 'source', head: text('directory.bridges.source'), cell: bridge => bridge.source },
        {
          key: 'state',
          head: text('directory.bridges.state'),
          cell: bridge =>
            bridge.withdrawnAt === null ? (
              <StateBadge state="agreed">{text('directory.bridges.used')}</StateBadge>
            ) : (
              <StateBadge state="quiet">{text('directory.bridges.withdrawn')}</StateBadge>
            ),
        },
      ]}
    />
  )
}

const languagesOf = ({ left, right }: Bridge) =>
  searchLanguages.filter(code => (left[code] ?? []).length + (right[code] ?? []).length > 0)

function ImportForm(props: { isOpen: boolean }): ReactNode {
  const text = useText()
  return (
    <details className="k-directory-save" open={props.isOpen}>
      <summary>{text('directory.bridges.import')}</summary>
      <CallForm
        call={importBridges}
        next="/bridges"
        done="directory.done.bridgesImported"
        upload
        className="k-form"
      >
        {form => (
          <>
            <p className="k-muted">{text('directory.bridges.importWhy')}</p>
            <FileField
              name="file"
              error={form.field('file').error}
              label={text('directory.bridges.file')}
              accept=".csv,.xlsx,.ods"
              required
            />
            <FormActions>
              <Button icon="upload">{text('directory.bridges.importAction')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </details>
  )
}
