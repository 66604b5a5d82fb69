import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Columns,
  DataTable,
  EmptyState,
  formatDay,
  formatNumber,
  formatTime,
  LinkButton,
  Notice,
  PageHeader,
  Section,
  StateBadge,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import {
  amendPeriod,
  freezePeriod,
  getPeriod,
  removePeriod,
  reportPeriod,
  setPeriodTargets,
  updatePeriod,
} from '../contract-periods.ts'
import { dayWords, periodWords } from './days.ts'
import { nameOf, unitOf } from './figure-words.ts'
import { Changes } from './PeriodChanges.tsx'
import { PeriodSteps, PeriodTargets } from './PeriodForms.tsx'
import { periodLook } from './PeriodsPage.tsx'
import './figures.css'

type Read = OutputOf<typeof getPeriod>

/** One reporting period: its figures, what to do next, what was filed, and what changed since. */
export const page = definePage({
  path: '/periods/:period',
  access: 'signed-in',
  frame: 'app',
  width: 'full',
  calls: ({ params }) => ({ read: use(getPeriod, { period: params.period ?? '' }) }),
  actions: [updatePeriod, removePeriod, setPeriodTargets, freezePeriod, reportPeriod, amendPeriod],
  title: ({ data }) => `${data.read.period.name} · ${data.read.partnership.acronym}`,
  Component: ({ data: { read }, now }) => {
    const text = useText()
    const { lang } = useLocale()
    const { period, partnership, rights } = read
    const isFiled = read.filings.length > 0
    return (
      <>
        <PageHeader
          title={period.name}
          subtitle={[
            periodWords(period.startsOn, period.endsOn, lang),
            period.dueOn === null ? null : text('indicators.dueOn', { day: dayWords(period.dueOn, lang) }),
          ]
            .filter(Boolean)
            .join(' · ')}
          meta={
            <StateBadge state={periodLook[period.state]}>
              {text(`indicators.state.${period.state}`)}
            </StateBadge>
          }
          steps={[
            { href: `/partnerships/${partnership.slug}`, label: partnership.acronym },
            { href: `/partnerships/${partnership.slug}/periods`, label: text('indicators.parts.periods') },
          ]}
        />
        <Columns side={<Side read={read} today={now.slice(0, 10)} />}>
          <Notice>
            {text(isFiled ? 'indicators.asFiled' : 'indicators.asNow', {
              moment: `${formatDay(read.asOf, 'UTC', lang, 'date')} ${formatTime(read.asOf, 'UTC', lang)} UTC`,
            })}
          </Notice>
          <Figures read={read} />
          {isFiled ? <Changes changes={read.changes} /> : null}
          {rights.edits && period.state === 'open' && read.figures.length > 0 ? (
            <PeriodTargets read={read} />
          ) : null}
        </Columns>
      </>
    )
  },
})

function Figures({ read }: { read: Read }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value, lang))
  return (
    <Section title={text('indicators.figures')}>
      <DataTable
        caption={text('indicators.figures')}
        rows={read.figures}
        rowKey={one => one.id}
        empty={
          <EmptyState icon="check" level={3} title={text('indicators.noneTitle')}>
            {text('indicators.noneReader')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            head: text('indicators.field.name'),
            rowHeader: true,
            width: 'wide',
            cell: one => (
              <>
                <a href={`/indicators/${one.id}`}>{nameOf(one, text)}</a>
                <span className="k-figures-note">
                  {one.code} · {unitOf(one, text)}
                </span>
              </>
            ),
          },
          {
            key: 'inPeriod',
            head: text('indicators.inPeriod'),
            numeric: true,
            cell: one => number(one.inPeriod.proven),
          },
          {
            key: 'soFar',
            head: text('indicators.soFar'),
            numeric: true,
            cell: one => <strong>{number(one.soFar.proven)}</strong>,
          },
          {
            key: 'claimed',
            head: text('indicators.claimed'),
            numeric: true,
            cell: one =>
              one.soFar.claimed === one.soFar.proven
                ? '–'
                : `+${number(one.soFar.claimed - one.soFar.proven)}`,
          },
          {
            key: 'periodTarget',
            head: text('indicators.periodTarget'),
            numeric: true,
            cell: one => number(one.periodTarget),
          },
          {
            key: 'target',
            head: text('indicators.field.target'),
            numeric: true,
            cell: one => number(one.target),
          },
        ]}
      />
    </Section>
  )
}

function Side({ read, today }: { read: Read; today: string }): ReactNode {
  const text = useText()
  return (
    <>
      {read.rights.edits ? <PeriodSteps read={read} today={today} /> : null}
      <Section title={text('indicators.filings')} intro={text('indicators.filingsWhy')}>
        {read.filings.length === 0 ? (
          <p>{text('indicators.noFiling')}</p>
        ) : (
          <ul className="k-figures-filed">
            {read.filings.map(filing => (
              <Filing key={filing.number} filing={filing} read={read} />
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}

function Filing({ filing, read }: { filing: Read['filings'][number]; read: Read }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <li>
      <StateBadge state="locked">
        {text(`indicators.event.${filing.event}`, { day: formatDay(filing.madeAt, 'UTC', lang, 'date') })}
      </StateBadge>
      {filing.madeBy === null ? null : <span className="k-figures-note">{filing.madeBy}</span>}
      {filing.reason === null ? null : <p>{filing.reason}</p>}
      <code className="k-figures-hash">{filing.hash}</code>
      {read.rights.reads === 'all' ? (
        <LinkButton icon="download" href={`/api/v1/periods/${read.period.id}/filings/${filing.number}`}>
          {text('indicators.download')}
        </LinkButton>
      ) : null}
      {read.rights.edits ? (
        <>
          {' '}
          <LinkButton
            icon="download"
            href={`/api/v1/periods/${read.period.id}/filings/${filing.number}/evidence?lang=${lang}`}
          >
            {text('indicators.pack.get')}
          </LinkButton>
          <span className="k-figures-note">{text('indicators.pack.why')}</span>
        </>
      ) : null}
    </li>
  )
}
