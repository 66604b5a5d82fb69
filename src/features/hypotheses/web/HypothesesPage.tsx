import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Badge,
  DataTable,
  EmptyState,
  formatNumber,
  LinkButton,
  Notice,
  PageHeader,
  Row,
  Section,
  Tabs,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listHypotheses } from '../contract.ts'
import {
  boardPath,
  type Hypothesis,
  hypothesisPath,
  Measure,
  money,
  Sentence,
  Verdict,
} from './HypothesisParts.tsx'
import './hypotheses.css'

type Board = OutputOf<typeof listHypotheses>

/** What a partnership believes of its markets: first what asks for a decision, then what is being found out. */
export const page = definePage({
  path: '/partnerships/:slug/hypotheses',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    board: use(listHypotheses, {
      partnership: params.slug ?? '',
      ...(query.market === undefined || query.market === '' ? {} : { market: query.market }),
    }),
  }),
  actions: [],
  title: ({ data }, text) => `${text('hypotheses.title')} · ${data.board.partnership.acronym}`,
  Component: ({ data: { board }, query }) => {
    const text = useText()
    const { lang } = useLocale()
    const write = (
      <LinkButton variant="primary" icon="plus" href={`${boardPath(board.partnership)}/new`}>
        {text('hypotheses.write')}
      </LinkButton>
    )
    const wanted = board.items.filter(one => one.wantsDecision)
    const open = board.items.filter(one => !one.wantsDecision && !one.closed)
    const closed = board.items.filter(one => one.closed)
    return (
      <>
        <PageHeader
          title={text('hypotheses.title')}
          subtitle={text('hypotheses.why')}
          steps={[{ href: `/partnerships/${board.partnership.slug}`, label: board.partnership.acronym }]}
          actions={board.mayWrite && board.items.length > 0 ? write : undefined}
        />
        {board.markets.length > 1 ? (
          <Tabs
            label={text('hypotheses.byMarket')}
            tabs={[null, ...board.markets].map(market => ({
              href: `${boardPath(board.partnership)}${market === null ? '' : `?market=${market}`}`,
              label: market === null ? text('hypotheses.allMarkets') : countryName(market, lang),
              current: (query.market || null) === market,
            }))}
          />
        ) : null}
        {board.items.length === 0 ? (
          <EmptyState
            icon="search"
            title={text('hypotheses.none')}
            action={board.mayWrite ? write : undefined}
          >
            {text('hypotheses.noneWhy')}
          </EmptyState>
        ) : null}
        {wanted.length === 0 ? null : (
          <Section title={text('hypotheses.decideNow', { count: wanted.length })}>
            <Cards items={wanted} mayWrite={board.mayWrite} />
          </Section>
        )}
        {open.length === 0 ? null : (
          <Section title={text('hypotheses.open')} intro={text('hypotheses.openWhy')}>
            <Cards items={open} mayWrite={board.mayWrite} />
          </Section>
        )}
        {closed.length === 0 ? null : <Closed items={closed} />}
        {board.items.length === 0 ? null : <Costs board={board} />}
      </>
    )
  },
})

function Cards({ items, mayWrite }: { items: readonly Hypothesis[]; mayWrite: boolean }): ReactNode {
  const text = useText()
  return (
    <ul className="k-hypotheses">
      {items.map(it => (
        <li key={it.id} className={it.wantsDecision ? 'k-hypothesis-wanted' : undefined}>
          <div className="k-hypothesis-head">
            <Verdict it={it} />
            <Badge>{text(`hypotheses.kind.${it.kind}`)}</Badge>
            <span className="k-hypothesis-risk">{text('hypotheses.riskOf', { risk: it.risk })}</span>
          </div>
          <p className="k-hypothesis-sentence">
            <a href={hypothesisPath(it)}>
              <Sentence it={it} />
            </a>
          </p>
          <Measure it={it} />
          {it.wantsDecision && mayWrite ? (
            <Row>
              <LinkButton variant="primary" href={`${hypothesisPath(it)}#decide`}>
                {text('hypotheses.decide')}
              </LinkButton>
            </Row>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function Closed({ items }: { items: readonly Hypothesis[] }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <Section title={text('hypotheses.closed')}>
      <DataTable
        caption={text('hypotheses.closed')}
        rows={items}
        rowKey={one => one.id}
        columns={[
          {
            key: 'sentence',
            head: text('hypotheses.field.hypothesis'),
            rowHeader: true,
            width: 'wide',
            cell: one => (
              <a href={hypothesisPath(one)} className="k-hypothesis-plain">
                <Sentence it={one} />
              </a>
            ),
          },
          { key: 'verdict', head: text('hypotheses.field.verdict'), cell: one => <Verdict it={one} /> },
          {
            key: 'counted',
            head: text('hypotheses.field.counted'),
            numeric: true,
            cell: one =>
              one.counted === null
                ? text('hypotheses.few', { threshold: formatNumber(one.threshold, lang) })
                : text('design.valueOfBase', {
                    value: formatNumber(one.counted, lang),
                    base: formatNumber(one.threshold, lang),
                  }),
          },
          {
            key: 'decision',
            head: text('hypotheses.field.decision'),
            cell: one => (one.decision === null ? '–' : text(`hypotheses.decision.${one.decision.decision}`)),
          },
        ]}
      />
    </Section>
  )
}

function Costs({ board }: { board: Board }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <Section title={text('hypotheses.costs')} intro={text('hypotheses.costsWhy')}>
      {board.costs.every(one => one.costMinor === 0) ? (
        <Notice kind="info">{text('hypotheses.noCosts')}</Notice>
      ) : (
        <DataTable
          caption={text('hypotheses.costs')}
          rows={board.costs}
          rowKey={one => `${one.market} ${one.currency}`}
          columns={[
            {
              key: 'market',
              head: text('hypotheses.field.market'),
              cell: one => countryName(one.market, lang),
            },
            {
              key: 'validated',
              head: text('hypotheses.field.validated'),
              numeric: true,
              cell: one =>
                text('design.valueOfBase', {
                  value: formatNumber(one.validated, lang),
                  base: formatNumber(one.hypotheses, lang),
                }),
            },
            {
              key: 'spent',
              head: text('hypotheses.field.spent'),
              numeric: true,
              cell: one => money(one.costMinor, one.currency, lang),
            },
            {
              key: 'leads',
              head: text('hypotheses.field.leads'),
              numeric: true,
              cell: one =>
                one.leads === null ? text('hypotheses.underFive') : formatNumber(one.leads, lang),
            },
            {
              key: 'perLead',
              head: text('hypotheses.field.perLead'),
              numeric: true,
              cell: one => (one.perLeadMinor === null ? '–' : money(one.perLeadMinor, one.currency, lang)),
            },
          ]}
        />
      )}
    </Section>
  )
}
