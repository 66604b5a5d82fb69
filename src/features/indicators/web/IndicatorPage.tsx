import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Badge,
  Columns,
  DataTable,
  DescriptionList,
  Figure,
  FigureRow,
  formatNumber,
  LinkButton,
  Notice,
  PageHeader,
  Pagination,
  Section,
  StateBadge,
  Tabs,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getIndicator } from '../contract.ts'
import {
  type RecordsChoice,
  readRecordsChoice,
  recordsPath,
  type ShownRecords,
  shownRecords,
} from '../rules/records-path.ts'
import { isDeclared } from '../rules/rule.ts'
import { ChallengedFirst } from './ChallengedFirst.tsx'
import { CourseChart } from './CourseChart.tsx'
import { dayWords } from './days.ts'
import { nameOf, ruleSentence, standingStates, unitAfter } from './figure-words.ts'
import { Over } from './Over.tsx'
import { CountedTable, LeftOutTable, ReasonLinks, Reasons } from './RecordTables.tsx'
import './figures.css'

type Read = OutputOf<typeof getIndicator>

/** One indicator: figure, target and path, its rule in a sentence, and the records behind it or left out. */
export const page = definePage({
  path: '/indicators/:indicator',
  access: 'signed-in',
  frame: 'app',
  width: 'full',
  calls: ({ params, query }) => ({
    read: use(getIndicator, {
      indicator: params.indicator ?? '',
      ...readRecordsChoice(query),
    }),
  }),
  actions: [],
  title: ({ data }, text) => nameOf(data.read.indicator, text),
  Component: ({ data: { read }, query }) => {
    const text = useText()
    const { lang } = useLocale()
    const { indicator, figure, rights } = read
    const choice = readRecordsChoice(query)
    return (
      <>
        <PageHeader
          title={nameOf(indicator, text)}
          subtitle={ruleSentence(indicator.rule, text, lang)}
          meta={
            <>
              <Badge>{indicator.code}</Badge>
              <Badge>{text(`indicators.level.${indicator.level}`)}</Badge>
              {figure.standing === null || figure.standing === 'no-target' ? null : (
                <StateBadge state={standingStates[figure.standing]}>
                  {text(`indicators.standings.${figure.standing}`)}
                </StateBadge>
              )}
            </>
          }
          steps={[
            { href: `/partnerships/${read.partnership.slug}`, label: read.partnership.acronym },
            {
              href: `/partnerships/${read.partnership.slug}/indicators`,
              label: text('indicators.parts.indicators'),
            },
          ]}
          actions={
            rights.edits ? (
              <>
                <LinkButton
                  icon="check"
                  href={`/partnerships/${read.partnership.slug}/rehearsals?from=indicator:${indicator.id}`}
                >
                  {text('indicators.rehearsal.start')}
                </LinkButton>
                <LinkButton icon="edit" href={`/indicators/${indicator.id}/edit`}>
                  {text('indicators.change')}
                </LinkButton>
              </>
            ) : undefined
          }
        />
        {rights.reads === 'figures' ? <Notice>{text('indicators.hidden')}</Notice> : null}
        <Columns side={<Side read={read} />}>
          <Numbers read={read} />
          <OverNote read={read} />
          {read.course.length < 2 ? null : <CourseChart course={read.course} target={figure.target} />}
          {rights.reads === 'figures' ? null : (
            <>
              <WhyNotMore read={read} />
              <ChallengedFirst read={read} />
              <Records read={read} choice={choice} />
            </>
          )}
        </Columns>
      </>
    )
  },
})

function Numbers({ read }: { read: Read }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { figure, indicator } = read
  if (figure.proven === null) return <p>{text('indicators.fewFigure')}</p>
  const change = figure.measured !== null
  const beyond = (figure.claimed ?? figure.proven) - figure.proven
  const behind = figure.expected === null ? 0 : Math.floor(figure.expected) - figure.proven
  return (
    <FigureRow>
      <Figure
        value={figure.proven}
        {...(figure.target === null ? {} : { base: figure.target })}
        unit={unitAfter(indicator, figure.target ?? figure.proven, text)}
        note={
          figure.target === null
            ? text('indicators.noTarget')
            : text('indicators.percentProven', {
                percent: new Intl.NumberFormat(lang, { style: 'percent' }).format(
                  figure.target === 0 ? 1 : figure.proven / figure.target,
                ),
              })
        }
      />
      {change && beyond === 0 ? null : (
        <Figure
          value={beyond}
          unit={text('indicators.claimedMore', { count: beyond })}
          note={text('indicators.claimedWhy')}
        />
      )}
      {figure.expected === null || figure.target === null ? null : (
        <Figure
          value={Math.abs(behind)}
          unit={text(behind > 0 ? 'indicators.behindBy' : 'indicators.aheadBy', { count: Math.abs(behind) })}
          note={text('indicators.expectedToday', {
            expected: formatNumber(Math.floor(figure.expected), lang),
          })}
        />
      )}
    </FigureRow>
  )
}

/** Over how many a sum or a change is; of declarations also who said them. */
function OverNote({ read }: { read: Read }): ReactNode {
  const text = useText()
  const { figure, indicator, partnership, rights } = read
  if (figure.measured === null) return null
  return (
    <p className="k-figures-intro">
      <Over measured={figure.measured} />
      {isDeclared(indicator.rule.counts) && rights.reads !== 'figures' ? (
        <a href={`/partnerships/${partnership.slug}/declarations`}>{text('indicators.toDeclarations')}</a>
      ) : null}
    </p>
  )
}

/** The most frequent reasons why records are left out, where the target is not reached. */
function WhyNotMore({ read }: { read: Read }): ReactNode {
  const text = useText()
  const { figure, reasons } = read
  if (figure.target === null || (figure.proven ?? 0) >= figure.target || reasons.length === 0) return null
  return (
    <Section title={text('indicators.whyNotMore')}>
      <Reasons reasons={reasons.slice(0, 4)} indicator={read.indicator.id} />
      <a href={recordsPath(read.indicator.id, { show: 'left-out' })}>
        {text('indicators.seeLeftOut', { count: read.counts.leftOut })}
      </a>
    </Section>
  )
}

function Records({ read, choice }: { read: Read; choice: RecordsChoice }): ReactNode {
  const text = useText()
  const { id } = read.indicator
  const { show, reason } = choice
  const counts: Record<ShownRecords, number> = {
    counted: read.counts.counted,
    challenged: read.counts.challenged,
    'left-out': read.counts.leftOut,
  }
  return (
    <Section
      title={text('indicators.recordsTitle')}
      intro={read.rights.reads === 'own' ? text('indicators.onlyOwn') : undefined}
      id="records"
    >
      <Tabs
        label={text('indicators.recordsTitle')}
        tabs={shownRecords.map(one => ({
          href: recordsPath(id, { show: one }),
          label: text(`indicators.show.${one}`),
          count: counts[one],
          current: one === show,
        }))}
      />
      {show === 'counted' ? null : <p className="k-figures-intro">{text(`indicators.showWhy.${show}`)}</p>}
      {show === 'left-out' ? <ReasonLinks read={read} chosen={reason} /> : null}
      {show === 'left-out' ? (
        <LeftOutTable rows={read.leftOut} clusters={read.clusters} reason={reason} />
      ) : (
        <CountedTable rows={read.counted} clusters={read.clusters} />
      )}
      <Pagination
        page={read.page}
        pageSize={read.pageSize}
        total={read.total}
        hrefOf={number => recordsPath(id, { ...choice, page: number })}
      />
    </Section>
  )
}

function Side({ read }: { read: Read }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { indicator } = read
  const day = (value: string) => dayWords(value, lang)
  return (
    <>
      <Section title={text('indicators.definition')}>
        <DescriptionList
          items={[
            {
              term: text('indicators.field.counts'),
              value: `${day(indicator.countsFrom)} – ${day(indicator.countsTo)}`,
            },
            { term: text('indicators.field.evidence'), value: evidenceOf(indicator, text) },
            { term: text('indicators.field.owner'), value: indicator.owner },
            {
              term: text('indicators.field.baseline'),
              value:
                indicator.baseline === null || indicator.baselineOn === null
                  ? null
                  : `${formatNumber(indicator.baseline, lang)} (${day(indicator.baselineOn)})`,
            },
          ]}
        />
      </Section>
      {read.byCluster.length === 0 ? null : <ByPartner read={read} />}
      {read.filed.length === 0 ? null : <Filed filed={read.filed} />}
    </>
  )
}

function evidenceOf(indicator: Read['indicator'], text: ReturnType<typeof useText>): string | null {
  return indicator.shippedAs === null
    ? indicator.evidence
    : text(`indicators.shipped.${indicator.shippedAs}.evidence`)
}

function ByPartner({ read }: { read: Read }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <Section title={text('indicators.byPartner')}>
      <DataTable
        caption={text('indicators.byPartner')}
        rows={read.byCluster}
        rowKey={one => one.cluster ?? 'none'}
        keepTable
        dense
        columns={[
          {
            key: 'cluster',
            head: text('indicators.field.cluster'),
            rowHeader: true,
            cell: one =>
              read.clusters.find(cluster => cluster.id === one.cluster)?.name ?? text('indicators.noCluster'),
          },
          {
            key: 'proven',
            head: text('indicators.proven'),
            numeric: true,
            cell: one => formatNumber(one.proven, lang),
          },
          {
            key: 'claimed',
            head: text('indicators.claimed'),
            numeric: true,
            cell: one =>
              one.claimed === one.proven ? '–' : `+${formatNumber(one.claimed - one.proven, lang)}`,
          },
        ]}
      />
      {read.shared === 0 ? null : (
        <p className="k-figures-note">{text('indicators.sharedWhy', { count: read.shared })}</p>
      )}
    </Section>
  )
}

/** What was filed; these values do not change any more. */
function Filed({ filed }: { filed: Read['filed'] }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <Section title={text('indicators.filed')}>
      <ul className="k-figures-filed">
        {filed.map(one => (
          <li key={one.number}>
            <StateBadge state="locked">{formatNumber(one.proven, lang)}</StateBadge>{' '}
            <a href={`/periods/${one.period.id}`}>{one.period.name}</a>
            <span className="k-figures-note">
              {text(`indicators.event.${one.event}`, { day: dayWords(one.on, lang) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
