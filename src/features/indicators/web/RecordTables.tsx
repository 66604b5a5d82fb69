import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { DataTable, EmptyState, formatNumber, StateBadge } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getIndicator } from '../contract.ts'
import { recordsPath } from '../rules/records-path.ts'
import { dayWords } from './days.ts'
import { proofState } from './figure-words.ts'

type Read = OutputOf<typeof getIndicator>
type Counted = Read['counted'][number]
type LeftOut = Read['leftOut'][number]
type Cluster = Read['clusters'][number]

/** What a record is: its sides, or its title, leading to where it is kept. */
export function About({ record }: { record: Pick<Counted, 'about' | 'title' | 'href' | 'kind'> }): ReactNode {
  const text = useText()
  const names = record.about.map(name => name ?? text('indicators.unnamed')).join(' – ')
  const words = names === '' ? (record.title ?? text('indicators.unnamed')) : names
  return (
    <>
      {record.href === null ? words : <a href={record.href}>{words}</a>}
      <span className="k-figures-note">
        {[text(`indicators.kind.${record.kind}`), names === '' ? null : record.title]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  )
}

const shortNames = (ids: readonly string[], clusters: readonly Cluster[]) =>
  ids.flatMap(id => clusters.find(cluster => cluster.id === id)?.name ?? []).join(', ')

export function CountedTable(props: { rows: readonly Counted[]; clusters: readonly Cluster[] }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <DataTable
      caption={text('indicators.show.counted')}
      rows={props.rows}
      rowKey={row => row.key}
      rowState={row => (row.proven ? undefined : 'waiting')}
      empty={
        <EmptyState icon="check" level={3} title={text('indicators.nothingCounts')}>
          {text('indicators.nothingCountsWhy')}
        </EmptyState>
      }
      columns={[
        {
          key: 'about',
          head: text('indicators.field.who'),
          rowHeader: true,
          width: 'wide',
          cell: row => <About record={row} />,
        },
        {
          key: 'on',
          head: text('indicators.field.when'),
          width: 'fit',
          cell: row => (row.on === null ? '–' : dayWords(row.on, lang)),
        },
        {
          key: 'proof',
          head: text('indicators.field.proof'),
          cell: row => (
            <>
              <StateBadge state={row.proven ? proofState(row.proof) : 'waiting'}>
                {text(`indicators.proof.${row.proof}`)}
              </StateBadge>
              {row.proven ? null : <span className="k-figures-note">{text('indicators.onlyClaimed')}</span>}
              {row.facts < 2 ? null : (
                <span className="k-figures-note">{text('indicators.records', { count: row.facts })}</span>
              )}
            </>
          ),
        },
        {
          key: 'clusters',
          head: text('indicators.field.clusters'),
          cell: row => shortNames(row.clusters, props.clusters) || '–',
        },
      ]}
    />
  )
}

export function LeftOutTable(props: {
  rows: readonly LeftOut[]
  clusters: readonly Cluster[]
  /** For one reason alone. */
  reason?: LeftOut['reason'] | undefined
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <DataTable
      caption={text('indicators.show.left-out')}
      rows={props.rows}
      rowKey={row => `${row.key} ${row.reason}`}
      empty={
        props.reason === undefined ? (
          <EmptyState icon="check" level={3} title={text('indicators.nothingLeftOut')}>
            {text('indicators.nothingLeftOutWhy')}
          </EmptyState>
        ) : (
          <EmptyState icon="check" level={3} title={text('indicators.noneForReason')}>
            {text('indicators.noneForReasonWhy', { reason: text(`indicators.reason.${props.reason}`) })}
          </EmptyState>
        )
      }
      columns={[
        {
          key: 'about',
          head: text('indicators.field.who'),
          rowHeader: true,
          width: 'wide',
          cell: row => <About record={row} />,
        },
        {
          key: 'on',
          head: text('indicators.field.when'),
          width: 'fit',
          cell: row => (row.on === null ? '–' : dayWords(row.on, lang)),
        },
        {
          key: 'reason',
          head: text('indicators.field.reason'),
          width: 'wide',
          cell: row => text(`indicators.reason.${row.reason}`),
        },
        {
          key: 'clusters',
          head: text('indicators.field.clusters'),
          cell: row => shortNames(row.clusters, props.clusters) || '–',
        },
      ]}
    />
  )
}

/** How many were left out for which reason; of an indicator, each leads to these records. */
export function Reasons({ reasons, indicator }: { reasons: Read['reasons']; indicator?: string }): ReactNode {
  const text = useText()
  if (reasons.length === 0) return null
  return (
    <ul className="k-figures-reasons">
      {reasons.map(({ reason, count }) => (
        <li key={reason}>
          <b>{count}</b>{' '}
          {indicator === undefined ? (
            text(`indicators.reason.${reason}`)
          ) : (
            <a href={recordsPath(indicator, { show: 'left-out', reason })}>
              {text(`indicators.reason.${reason}`)}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The reasons for which records are left out as a row of links, the chosen one marked, and one to all of them. */
export function ReasonLinks({
  read,
  chosen,
}: {
  read: Read
  chosen: LeftOut['reason'] | undefined
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (read.reasons.length === 0) return null
  const all = { reason: undefined, count: read.counts.leftOut }
  return (
    <nav aria-label={text('indicators.field.reason')}>
      <ul className="k-figures-choices">
        {[all, ...read.reasons].map(({ reason, count }) => (
          <li key={reason ?? 'all'}>
            <a
              href={recordsPath(read.indicator.id, { show: 'left-out', reason })}
              aria-current={reason === chosen ? 'true' : undefined}
            >
              {text(reason === undefined ? 'indicators.allReasons' : `indicators.reason.${reason}`)}{' '}
              <b>{formatNumber(count, lang)}</b>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
