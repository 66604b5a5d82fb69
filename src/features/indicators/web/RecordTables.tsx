import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { DataTable, EmptyState, StateBadge } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getIndicator } from '../contract.ts'
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

export function LeftOutTable(props: { rows: readonly LeftOut[]; clusters: readonly Cluster[] }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <DataTable
      caption={text('indicators.show.left-out')}
      rows={props.rows}
      rowKey={row => `${row.key} ${row.reason}`}
      empty={
        <EmptyState icon="check" level={3} title={text('indicators.nothingLeftOut')}>
          {text('indicators.nothingLeftOutWhy')}
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

/** How many were left out for which reason. */
export function Reasons({ reasons }: { reasons: Read['reasons'] }): ReactNode {
  const text = useText()
  if (reasons.length === 0) return null
  return (
    <ul className="k-figures-reasons">
      {reasons.map(({ reason, count }) => (
        <li key={reason}>
          <b>{count}</b> {text(`indicators.reason.${reason}`)}
        </li>
      ))}
    </ul>
  )
}
