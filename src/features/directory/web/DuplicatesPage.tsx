import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { id } from '../../../shared/fields.ts'
import {
  Badge,
  Button,
  DataTable,
  EmptyState,
  formatPercent,
  LinkButton,
  Notice,
  PageHeader,
  Pagination,
  Section,
  Tabs,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import {
  decideDuplicate,
  duplicateViews,
  listDuplicates,
  lookForDuplicates,
  mergeOrganisations,
  undoMerge,
} from '../contract-duplicates.ts'
import './directory.css'
import { dayWords } from './days.ts'
import './duplicates.css'
import { addressWith, readPage } from './filters.ts'
import { PairReasons, pairFacts } from './PairFacts.tsx'

type Listed = OutputOf<typeof listDuplicates>
type Pair = Listed['items'][number]
type Side = Pair['left']
type Query = Record<string, string | undefined>

const readShow = (show: string | undefined) => duplicateViews.find(view => view === show) ?? 'open'
/** The import an address names; what is no id is left out instead of spoiling the page. */
const readImport = (name: string | undefined) => (id.safeParse(name).success ? name : undefined)

/** Records that could be one organisation, side by side: a person says which they are. */
export const page = definePage({
  path: '/duplicates',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ query }) => ({
    duplicates: use(listDuplicates, {
      show: readShow(query.show),
      import: readImport(query.import),
      page: readPage(query),
      pageSize: 10,
    }),
  }),
  actions: [lookForDuplicates, decideDuplicate, mergeOrganisations, undoMerge],
  title: (_props, text) => text('directory.duplicates.title'),
  Component: ({ data, query }) => {
    const text = useText()
    const { duplicates } = data
    const show = readShow(query.show)
    const brought = readImport(query.import)
    const here = (changes: Query) => addressWith('/duplicates', { show, import: brought }, changes)
    const stayed = Math.min(Number.parseInt(query.stayed ?? '', 10) || 0, 10_000)
    return (
      <>
        <PageHeader
          title={text('directory.duplicates.title')}
          subtitle={text('directory.duplicates.why')}
          actions={
            <CallForm call={lookForDuplicates} next="/duplicates" done="directory.done.looking">
              <Button icon="search">{text('directory.duplicates.look')}</Button>
            </CallForm>
          }
        />
        {stayed > 0 ? <Notice>{text('directory.duplicates.stayedEnded', { count: stayed })}</Notice> : null}
        {brought === undefined ? null : (
          <p className="k-row">
            {text('directory.duplicates.ofImport')}
            <LinkButton variant="quiet" href={`/imports/${brought}`}>
              {text('directory.duplicates.toImport')}
            </LinkButton>
            <LinkButton variant="quiet" href={here({ import: undefined })}>
              {text('directory.duplicates.ofAll')}
            </LinkButton>
          </p>
        )}
        <Tabs
          label={text('directory.duplicates.title')}
          tabs={duplicateViews.map(view => ({
            href: here({ show: view }),
            label: text(`directory.duplicates.show.${view}`),
            current: view === show,
          }))}
        />
        {duplicates.items.length === 0 ? (
          <EmptyState icon="check" title={text('directory.duplicates.noneTitle')}>
            {text('directory.duplicates.noneWhy')}
          </EmptyState>
        ) : (
          <ol className="k-duplicates">
            {duplicates.items.map(pair => (
              <li key={`${pair.left.id}:${pair.right.id}`}>
                <PairCard pair={pair} next={here({})} />
              </li>
            ))}
          </ol>
        )}
        <Pagination
          page={duplicates.page}
          pageSize={duplicates.pageSize}
          total={duplicates.total}
          hrefOf={number => here({ page: String(number) })}
        />
        <Merges merges={duplicates.merges} />
      </>
    )
  },
})

function PairCard(props: { pair: Pair; next: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { left, right, score, reasons, mayMerge } = props.pair
  const facts = (one: Side, other: Side) =>
    pairFacts(text, lang)
      .map(({ of, ...fact }) => ({ ...fact, left: of(one), right: of(other) }))
      .filter(fact => Boolean(fact.left) || Boolean(fact.right))
  const percent = formatPercent(score, lang)
  return (
    <section className="k-duplicate" aria-label={`${left.name} – ${right.name}`}>
      <p className="k-duplicate-score">
        <Badge>{text('directory.duplicates.alike', { percent })}</Badge>
      </p>
      <DataTable
        caption={text('directory.duplicates.sideBySide', { left: left.name, right: right.name })}
        rows={facts(left, right)}
        rowKey={fact => fact.key}
        columns={[
          { key: 'field', head: text('directory.duplicates.field'), cell: fact => fact.label },
          { key: 'left', head: text('directory.duplicates.first'), cell: fact => fact.left },
          { key: 'right', head: text('directory.duplicates.second'), cell: fact => fact.right },
        ]}
      />
      <PairReasons title={text('directory.duplicates.reasons')} reasons={reasons} />
      <Decisions pair={props.pair} next={props.next} />
      {mayMerge ? null : <p>{text('directory.duplicates.notYours')}</p>}
    </section>
  )
}

function Decisions(props: { pair: Pair; next: string }): ReactNode {
  const text = useText()
  const { left, right, mayMerge } = props.pair
  const { next } = props
  const form = (name: string) => `${name}:${left.id}:${right.id}`
  return (
    <div className="k-duplicate-decisions">
      {mayMerge
        ? [
            { kept: left, other: right, label: 'directory.duplicates.keepFirst', way: 'first' },
            { kept: right, other: left, label: 'directory.duplicates.keepSecond', way: 'second' },
          ].map(({ kept, other, label, way }) => (
            <CallForm
              key={way}
              call={mergeOrganisations}
              formId={form(way)}
              fixed={{ organisation: kept.id, other: other.id }}
              next={next}
              done="directory.done.merged"
            >
              <Button variant={way === 'first' ? 'primary' : 'secondary'}>{text(label)}</Button>
            </CallForm>
          ))
        : null}
      {(['different', 'later'] as const)
        .filter(decision => decision !== props.pair.decision)
        .map(decision => (
          <CallForm
            key={decision}
            call={decideDuplicate}
            formId={form(decision)}
            fixed={{ organisation: left.id, other: right.id, decision }}
            next={next}
            done="directory.done.decided"
          >
            <Button variant="quiet">{text(`directory.duplicates.decide.${decision}`)}</Button>
          </CallForm>
        ))}
    </div>
  )
}

function Merges(props: { merges: Listed['merges'] }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (props.merges.length === 0) return null
  return (
    <Section title={text('directory.duplicates.mergedTitle')}>
      <ul className="k-duplicate-merges">
        {props.merges.map(merge => (
          <li key={merge.id}>
            <span>
              {merge.merged} → <a href={`/organisations/${merge.keptSlug}`}>{merge.kept}</a>{' '}
              <small>{dayWords(merge.mergedAt.slice(0, 10), lang)}</small>
            </span>
            <CallForm
              call={undoMerge}
              formId={`undo:${merge.id}`}
              fixed={{ merge: merge.id }}
              next="/duplicates?stayed={stayedEnded}"
              done="directory.done.mergeUndone"
            >
              <Button variant="quiet">{text('directory.duplicates.undo')}</Button>
            </CallForm>
          </li>
        ))}
      </ul>
    </Section>
  )
}
