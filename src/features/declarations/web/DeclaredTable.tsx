import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { DataTable, EmptyState, formatNumber, StateBadge } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { listDeclaredFeeds } from '../../indicators/contract-feeds.ts'
import { FeedCodes } from '../../indicators/web/CountsInNav.tsx'
import { type Declarations, dayWords, moneyWords, stateOf } from './declaration-words.ts'

export type DeclaredFeeds = OutputOf<typeof listDeclaredFeeds>['items']

/** Company by company: what it said, or since when it is asked. */
export function DeclaredTable({
  declarations,
  counted,
}: {
  declarations: Declarations
  counted: DeclaredFeeds
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const day = (at: string | null) => (at === null ? null : dayWords(at, lang))
  const money = (minor: number | null | undefined, currency: string | undefined) =>
    minor == null || currency === undefined ? '–' : moneyWords(minor, currency, lang)
  return (
    <DataTable
      caption={text('declarations.oneByOne')}
      rows={declarations.items}
      rowKey={item => item.organisation.id}
      empty={
        <EmptyState icon="check" title={text('declarations.noneTitle')}>
          {text('declarations.noneWhy')}
        </EmptyState>
      }
      columns={[
        {
          key: 'organisation',
          head: text('declarations.organisation'),
          width: 'wide',
          cell: item => (
            <>
              <a href={`/organisations/${item.organisation.slug}`}>{item.organisation.name}</a>
              <br />
              <small>{item.clusters.join(', ')}</small>
            </>
          ),
        },
        {
          key: 'standing',
          head: text('declarations.standing'),
          cell: item => (
            <>
              <StateBadge state={stateOf[item.standing]}>
                {text(`declarations.standingOf.${item.standing}`)}
              </StateBadge>
              <br />
              <small>{standingDay(item, { day, text })}</small>
            </>
          ),
        },
        {
          key: 'turnover',
          head: text('declarations.measure.turnover'),
          numeric: true,
          cell: item => money(item.said?.turnover, item.said?.currency),
        },
        {
          key: 'share',
          head: text('declarations.measure.share'),
          numeric: true,
          cell: item => (item.said?.share == null ? '–' : `${formatNumber(item.said.share, lang)} %`),
        },
        {
          key: 'exports',
          head: text('declarations.measure.exports'),
          numeric: true,
          cell: item => money(item.said?.exports, item.said?.currency),
        },
        {
          key: 'jobs',
          head: text('declarations.measure.jobs'),
          numeric: true,
          cell: item => (item.said?.jobs == null ? '–' : formatNumber(item.said.jobs, lang)),
        },
        {
          key: 'counts',
          head: text('indicators.countsIn'),
          cell: item =>
            item.said === null || item.said.withdrawn ? (
              '–'
            ) : (
              <FeedCodes
                feeds={counted.find(one => one.organisationId === item.organisation.id)?.feeds ?? []}
              />
            ),
        },
        {
          key: 'from',
          head: text('declarations.from'),
          cell: item =>
            item.said === null ? (
              (item.contact ?? text('declarations.nobodyToWrite'))
            ) : (
              <>
                {item.said.declaredBy}
                {item.said.fileName === null ? null : (
                  <>
                    <br />
                    <a href={`/api/v1/declarations/${item.declarationId}/document`}>{item.said.fileName}</a>
                  </>
                )}
              </>
            ),
        },
      ]}
    />
  )
}

function standingDay(
  item: Declarations['items'][number],
  {
    day,
    text,
  }: {
    day: (at: string | null) => string | null
    text: (key: string, values?: Record<string, unknown>) => string
  },
): string | null {
  if (item.said !== null) return day(item.said.saidAt)
  if (item.standing !== 'waiting') return null
  return item.remindedAt === null
    ? text('declarations.askedOn', { day: day(item.askedAt) ?? '' })
    : text('declarations.remindedOn', { day: day(item.remindedAt) ?? '' })
}
