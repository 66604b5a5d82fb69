import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  DataTable,
  EmptyState,
  LanguageText,
  LinkButton,
  Pagination,
  Section,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { PreparationHead } from '../../preparation/web/PreparationNav.tsx'
import { getCosts, removeAidRule, removeCost, saveAidRule, saveCost } from '../contract.ts'
import { sayAmount } from '../rules/money.ts'
import { AidRules } from './AidRules.tsx'
import { CostForm, RemoveCost } from './CostForm.tsx'
import './costs.css'

type Costs = OutputOf<typeof getCosts>
type Item = Costs['items'][number]

/** What delegates cost and pay; for who runs the mission its own costs, the totals and the rules of aid, too. */
export const page = definePage({
  path: '/missions/:mission/costs',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    costs: use(getCosts, { mission: params.mission ?? '', page: Number(query.page) || 1 }),
  }),
  actions: [saveCost, removeCost, saveAidRule, removeAidRule],
  title: ({ data }, text) => `${text('preparation.parts.costs')} · ${data.mission.title}`,
  Component: ({ data, query }) => {
    const text = useText()
    const { mission, costs } = data
    const path = `/missions/${mission.slug}/costs`
    const { whole } = costs
    const all = [...(whole?.lines ?? []), ...costs.items.flatMap(item => item.lines)]
    const edited = all.find(line => line.id === query.cost)
    return (
      <>
        <PreparationHead
          mission={mission}
          current="costs"
          actions={
            costs.total === 0 ? undefined : (
              <LinkButton icon="download" href={`/api/v1/missions/${mission.slug}/costs-sheet`}>
                {text('costs.export')}
              </LinkButton>
            )
          }
        />
        {whole === null ? null : <Totals whole={whole} />}
        <Section title={text('costs.delegates.title')} intro={text('costs.delegates.why')}>
          <Delegates costs={costs} path={path} slug={mission.slug} />
          <Pagination
            page={costs.page}
            pageSize={costs.pageSize}
            total={costs.total}
            hrefOf={at => `${path}?page=${at}`}
          />
        </Section>
        {whole === null ? null : (
          <>
            <Section title={text('costs.ofMission')} intro={text('costs.ofMissionWhy')}>
              <Lines
                lines={whole.lines.map(line => ({ ...line, shared: false }))}
                path={path}
                slug={mission.slug}
                runs
              />
            </Section>
            <Section title={text(edited === undefined ? 'costs.form.add' : 'costs.form.change')} id="form">
              <CostForm
                key={edited?.id ?? 'new'}
                line={whole.lines.find(line => line.id === query.cost) ?? edited}
                delegates={whole.delegates}
                slug={mission.slug}
                path={path}
              />
            </Section>
          </>
        )}
        <AidRules costs={costs} slug={mission.slug} path={path} editedId={query.rule} />
      </>
    )
  },
})

function Totals({ whole }: { whole: NonNullable<Costs['whole']> }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const rows = [
    ...whole.byBearer.map(one => ({
      ...one,
      about: text('costs.totals.borne'),
      label: text(`costs.bearer.${one.key}`),
    })),
    ...whole.aid.map(one => ({ ...one, about: text('costs.table.aid'), label: one.key })),
    ...whole.pays.map(one => ({
      ...one,
      about: text('costs.totals.after'),
      label: text('costs.totals.pay'),
    })),
  ]
  if (rows.length === 0) return null
  return (
    <Section title={text('costs.totals.title')}>
      <DataTable
        caption={text('costs.totals.title')}
        dense
        rows={rows}
        rowKey={row => `${row.about} ${row.label} ${row.currency}`}
        columns={[
          { key: 'label', head: text('costs.totals.who'), rowHeader: true, cell: row => row.label },
          { key: 'about', head: text('costs.totals.what'), cell: row => row.about },
          {
            key: 'amount',
            head: text('costs.table.amount'),
            numeric: true,
            cell: row => sayAmount(row.amount, row.currency, lang),
          },
        ]}
      />
    </Section>
  )
}

function Delegates(props: { costs: Costs; path: string; slug: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { costs, path, slug } = props
  const runs = costs.whole !== null
  const say = (item: Item, amountOf: (one: Item['reckonings'][number]) => number) =>
    item.reckonings.map(one => (
      <span key={one.currency} className="k-costs-amount">
        {sayAmount(amountOf(one), one.currency, lang)}
      </span>
    ))
  return (
    <DataTable
      caption={text('costs.delegates.title')}
      rows={costs.items}
      rowKey={item => item.participantId}
      empty={
        <EmptyState icon="people" level={3} title={text('costs.delegates.none')}>
          {text('costs.delegates.noneWhy')}
        </EmptyState>
      }
      columns={[
        {
          key: 'who',
          head: text('costs.table.organisation'),
          rowHeader: true,
          width: 'wide',
          cell: item => (
            <>
              {item.person ?? item.organisation.name}
              <span className="k-costs-note">{item.organisation.name}</span>
              <details className="k-costs-lines">
                <summary>{text('costs.delegates.lines', { count: item.lines.length })}</summary>
                <Lines lines={item.lines} path={path} slug={slug} runs={runs} />
              </details>
            </>
          ),
        },
        {
          key: 'costs',
          head: text('costs.table.costs'),
          numeric: true,
          cell: item => say(item, one => one.costs),
        },
        {
          key: 'bears',
          head: text('costs.table.bears'),
          numeric: true,
          cell: item => say(item, one => one.bears),
        },
        {
          key: 'aid',
          head: text('costs.table.aid'),
          numeric: true,
          cell: item => (
            <>
              {say(item, one => one.aid.reduce((sum, aid) => sum + aid.amount, 0))}
              <DeMinimis item={item} costs={costs} />
            </>
          ),
        },
        {
          key: 'pays',
          head: text('costs.table.pays'),
          numeric: true,
          cell: item => <strong>{say(item, one => one.pays)}</strong>,
        },
      ]}
    />
  )
}

/** How much of the aid a company declares as de minimis. */
function DeMinimis({ item, costs }: { item: Item; costs: Costs }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return item.reckonings.map(({ currency, aid }) => {
    const amount = aid
      .filter(one => costs.rules.find(rule => rule.id === one.ruleId)?.deMinimis === true)
      .reduce((sum, one) => sum + one.amount, 0)
    return amount === 0 ? null : (
      <span key={currency} className="k-costs-note">
        {text('costs.deMinimis', { amount: sayAmount(amount, currency, lang) })}
      </span>
    )
  })
}

function Lines(props: {
  lines: readonly Item['lines'][number][]
  path: string
  slug: string
  runs: boolean
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { lines, path, slug, runs } = props
  return (
    <DataTable
      caption={text('costs.lines.title')}
      dense
      rows={lines}
      rowKey={line => `${line.id} ${line.participantId ?? ''}`}
      empty={<p className="k-costs-note">{text('costs.lines.none')}</p>}
      columns={[
        {
          key: 'label',
          head: text('costs.table.label'),
          rowHeader: true,
          width: 'wide',
          cell: line => (
            <>
              <LanguageText text={line.label} lang={line.lang} />
              <span className="k-costs-note">
                {[
                  text(`costs.kind.${line.kind}`),
                  text(`costs.bearer.${line.bearer}`),
                  line.aided ? text('costs.lines.aided') : null,
                  line.shared ? text('costs.lines.shared') : null,
                ]
                  .filter(part => part !== null)
                  .join(' · ')}
              </span>
            </>
          ),
        },
        {
          key: 'amount',
          head: text('costs.table.amount'),
          numeric: true,
          width: 'fit',
          cell: line => sayAmount(line.amount, line.currency, lang),
        },
        ...(runs
          ? [
              {
                key: 'change',
                head: text('costs.form.change'),
                hideHead: true,
                width: 'fit' as const,
                cell: (line: Item['lines'][number]) =>
                  line.shared ? null : <RemoveCost line={line} slug={slug} path={path} />,
              },
            ]
          : []),
      ]}
    />
  )
}
