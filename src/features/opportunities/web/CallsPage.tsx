import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DataTable,
  DateField,
  EmptyState,
  FileField,
  Filters,
  formatNumber,
  LanguageText,
  PageHeader,
  Pagination,
  SearchField,
  SelectField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { callFilters, listCalls, loadCalls } from '../contract-calls.ts'
import './opportunities.css'
import { addressWith, dayWords, type Query, readPage } from './opportunity-words.ts'

type Calls = OutputOf<typeof listCalls>

/** The filters an address carries; one that cannot be read is left out instead of spoiling the page. */
function readCallFilters(query: Query): { q?: string; programme?: string; action?: string; before?: string } {
  return Object.fromEntries(
    Object.entries(callFilters).flatMap(([name, schema]) => {
      const value = query[name]
      return value !== undefined && value !== '' && schema.safeParse(value).success ? [[name, value]] : []
    }),
  )
}

/** Calls of funding programmes, the next to close first; coordinators load them from a file. */
export const page = definePage({
  path: '/calls',
  access: 'public',
  frame: 'app',
  width: 'normal',
  calls: ({ query }) => ({
    calls: use(listCalls, {
      ...readCallFilters(query),
      show: query.show === 'all' ? 'all' : 'open',
      page: readPage(query),
    }),
  }),
  actions: [loadCalls],
  title: (_props, text) => text('opportunities.calls.title'),
  head: () => ({ path: '/calls' }),
  Component: ({ data, query }) => {
    const text = useText()
    const { calls } = data
    const isNarrowed = Object.keys(readCallFilters(query)).length > 0
    return (
      <>
        <PageHeader
          title={text('opportunities.calls.title')}
          subtitle={text('opportunities.calls.subtitle')}
          steps={[{ href: '/opportunities', label: text('opportunities.title') }]}
        />
        {calls.total > 0 || isNarrowed ? <Narrow query={query} calls={calls} /> : null}
        <CallTable calls={calls} isNarrowed={isNarrowed} />
        <Pagination
          page={calls.page}
          pageSize={calls.pageSize}
          total={calls.total}
          hrefOf={page => addressWith('/calls', query, { page: String(page) })}
        />
        {calls.mayLoad ? <LoadForm /> : null}
      </>
    )
  },
})

function Narrow({ query, calls }: { query: Query; calls: Calls }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const choices = (entries: readonly { value: string; count: number }[], chosen: string | undefined) => [
    ...entries.map(({ value, count }) => ({ value, label: `${value} (${formatNumber(count, lang)})` })),
    ...(chosen && !entries.some(({ value }) => value === chosen) ? [{ value: chosen, label: chosen }] : []),
  ]
  const inForce = Object.entries(readCallFilters(query))
  return (
    <Filters
      action="/calls"
      chips={inForce.map(([name, value]) => ({
        label:
          name === 'before'
            ? text('opportunities.until', { day: dayWords(value ?? '', lang) })
            : (value ?? ''),
        removeHref: addressWith('/calls', query, { [name]: undefined }),
      }))}
      clearHref="/calls"
      submitLabel={text('opportunities.find')}
    >
      <SearchField
        name="q"
        label={text('opportunities.calls.box')}
        placeholder={text('opportunities.calls.placeholder')}
        defaultValue={query.q}
        key={query.q}
      />
      <SelectField
        name="programme"
        label={text('opportunities.field.programme')}
        hideLabel
        defaultValue={query.programme}
        empty={text('opportunities.calls.anyProgramme')}
        choices={choices(calls.facets.programme, query.programme)}
      />
      <SelectField
        name="action"
        label={text('opportunities.calls.action')}
        hideLabel
        defaultValue={query.action}
        empty={text('opportunities.calls.anyAction')}
        choices={choices(calls.facets.action, query.action)}
      />
      <DateField name="before" label={text('opportunities.calls.before')} defaultValue={query.before} />
      <SelectField
        name="show"
        label={text('opportunities.calls.which')}
        hideLabel
        defaultValue={query.show ?? ''}
        empty={text('opportunities.calls.open')}
        choices={[{ value: 'all', label: text('opportunities.calls.all') }]}
      />
    </Filters>
  )
}

function CallTable({ calls, isNarrowed }: { calls: Calls; isNarrowed: boolean }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const budget = useBudget()
  return (
    <DataTable
      caption={text('opportunities.calls.title')}
      rows={calls.items}
      rowKey={call => call.id}
      empty={
        <EmptyState
          icon="calendar"
          title={text(isNarrowed ? 'opportunities.nothing.title' : 'opportunities.calls.emptyTitle')}
        >
          {text(
            isNarrowed
              ? 'opportunities.nothing.why'
              : calls.mayLoad
                ? 'opportunities.calls.emptyLoad'
                : 'opportunities.calls.emptyWhy',
          )}
        </EmptyState>
      }
      columns={[
        {
          key: 'title',
          head: text('opportunities.calls.topic'),
          rowHeader: true,
          width: 'wide',
          cell: call => (
            <>
              <a href={`/calls/${call.slug}`}>
                <LanguageText text={call.title} lang={call.lang} />
              </a>
              <br />
              <small>{call.topic}</small>
            </>
          ),
        },
        { key: 'programme', head: text('opportunities.field.programme'), cell: call => call.programme },
        { key: 'action', head: text('opportunities.calls.action'), cell: call => call.actionType ?? '–' },
        {
          key: 'closes',
          head: text('opportunities.calls.closes'),
          cell: call => (call.closesOn === null ? '–' : dayWords(call.closesOn, lang)),
        },
        {
          key: 'budget',
          head: text('opportunities.calls.budget'),
          numeric: true,
          cell: call => budget(call) ?? '–',
        },
      ]}
    />
  )
}

/** What one project gets, in words. */
export function useBudget(): (call: { budgetMin: number | null; budgetMax: number | null }) => string | null {
  const { lang } = useLocale()
  const money = new Intl.NumberFormat(lang, {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 1,
    notation: 'compact',
  })
  return ({ budgetMin, budgetMax }) => {
    const ends = [...new Set([budgetMin, budgetMax].filter(amount => amount !== null))]
    return ends.length === 0 ? null : ends.map(amount => money.format(amount)).join(' – ')
  }
}

function LoadForm(): ReactNode {
  const text = useText()
  return (
    <details className="k-opportunity-act">
      <summary>{text('opportunities.calls.load')}</summary>
      <CallForm
        call={loadCalls}
        next="/calls"
        done="opportunities.done.callsLoaded"
        upload
        className="k-form"
      >
        {form => (
          <>
            <FileField
              name="file"
              label={text('opportunities.calls.file')}
              hint={text('opportunities.calls.fileHint')}
              error={form.field('file').error}
              accept=".jsonl,.ndjson,.txt"
              required
            />
            <div>
              <Button variant="primary" icon="upload">
                {text('opportunities.calls.loadAction')}
              </Button>
            </div>
          </>
        )}
      </CallForm>
    </details>
  )
}
