import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { DataTable, EmptyState, formatNumber, type State, StateBadge } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getAttendance } from '../contract-attendance.ts'
import type { RowStanding } from '../rules/attendance.ts'
import './figures.css'

type Read = OutputOf<typeof getAttendance>

const looks: Readonly<Record<RowStanding, State>> = {
  counts: 'agreed',
  double: 'quiet',
  'not-a-member': 'waiting',
  unreadable: 'conflict',
}

/** Rows of a list: who, what the row is, why, and what mends it. */
export function AttendanceRows({ rows }: { rows: Read['rows'] }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <DataTable
      caption={text('indicators.attendance.rows')}
      rows={rows}
      rowKey={row => String(row.number)}
      rowState={row => (row.standing === 'unreadable' ? 'conflict' : undefined)}
      empty={
        <EmptyState icon="check" title={text('indicators.attendance.none')}>
          {text('indicators.attendance.noneWhy')}
        </EmptyState>
      }
      columns={[
        {
          key: 'number',
          head: text('indicators.attendance.row'),
          numeric: true,
          width: 'fit',
          cell: row => row.number,
        },
        {
          key: 'who',
          head: text('indicators.attendance.who'),
          rowHeader: true,
          cell: row => (
            <>
              {row.organisation || row.email || row.name || row.firstCell || '–'}
              <span className="k-figures-note">
                {[row.name, row.organisation === '' ? '' : row.email].filter(part => part !== '').join(' · ')}
              </span>
            </>
          ),
        },
        {
          key: 'standing',
          head: text('indicators.attendance.what'),
          cell: row => (
            <StateBadge state={looks[row.standing]}>
              {text(`indicators.attendance.standing.${row.standing}`)}
            </StateBadge>
          ),
        },
        {
          key: 'why',
          head: text('indicators.attendance.reasonHead'),
          width: 'wide',
          cell: row => (
            <>
              {text(`indicators.attendance.reason.${row.reason}`, { name: row.member?.name ?? '' })}
              {row.standing === 'counts' ? null : (
                <span className="k-figures-note">{text(`indicators.attendance.fix.${row.reason}`)}</span>
              )}
            </>
          ),
        },
        {
          key: 'hours',
          head: text('indicators.field.hours'),
          numeric: true,
          cell: row => (row.hours === null ? '–' : formatNumber(row.hours, lang)),
        },
      ]}
    />
  )
}
