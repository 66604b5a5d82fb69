import type { ReactNode } from 'react'
import { useText } from '../text.tsx'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'

/** One column: its head, how a row fills it, how it stands. */
export interface Column<Row> {
  key: string
  head: string
  cell: (row: Row, index: number) => ReactNode
  /** Figures and times: right-aligned, tabular. */
  numeric?: boolean
  align?: 'start' | 'center' | 'end'
  /** The column that names the row; the first one unless another says so. */
  rowHeader?: boolean
  /** The head is read but not shown: for buttons, marks, ticks. */
  hideHead?: boolean
  /** 'fit' takes no more than its words, 'wide' takes what is left. */
  width?: 'fit' | 'wide'
  /** Left out on a phone, where the row's page has it. */
  desktopOnly?: boolean
  /** The address that sorts by this column, and how it is sorted at present. */
  sort?: { href: string; direction: 'ascending' | 'descending' | null }
  /** A sum or the like beneath the column. */
  foot?: ReactNode
}

/** What a table takes. */
export interface DataTableProps<Row> {
  /** What the rows are, read by screen readers and shown with `showCaption`. */
  caption: string
  showCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Instead of the table when there are no rows: an `EmptyState`. */
  empty?: ReactNode
  /** Lower rows, for long lists on a large screen. */
  dense?: boolean
  /** Stays a table on a phone (scrolls sideways) instead of becoming cards. */
  keepTable?: boolean
  /** A row that wants to be seen: chosen, in conflict, past. */
  rowState?: (row: Row) => 'chosen' | 'conflict' | 'waiting' | 'past' | undefined
}

// ARIA roles in words, since cards on a phone (`display: block`) take the native ones away in some browsers.
const tableRole = { role: 'table' }
const groupRole = { role: 'rowgroup' }
const rowRole = { role: 'row' }
const columnHeaderRole = { role: 'columnheader' }
const rowHeaderRole = { role: 'rowheader' }
const cellRole = { role: 'cell' }

function standing<Row>(column: Column<Row>): string {
  return classNames(
    column.numeric === true && 'k-num',
    column.align === undefined ? column.numeric === true && 'k-end' : `k-${column.align}`,
    column.width && `k-${column.width}`,
    column.desktopOnly === true && 'k-desktop-only',
  )
}

/** Records as a table that can be read like a timetable; on a phone each row becomes a card with its heads beside. */
export function DataTable<Row>(props: DataTableProps<Row>): ReactNode {
  const { caption, columns, rows, rowKey } = props
  if (rows.length === 0 && props.empty !== undefined) return props.empty
  const header = columns.find(column => column.rowHeader === true) ?? columns[0]
  const hasFoot = columns.some(column => column.foot !== undefined)
  return (
    <div className={classNames('k-table-box', props.keepTable === true && 'k-table-scroll')}>
      <table
        {...tableRole}
        className={classNames(
          'k-table',
          props.dense === true && 'k-table-dense',
          props.keepTable !== true && 'k-table-cards',
        )}
      >
        <caption className={props.showCaption === true ? 'k-caption' : 'k-hidden'}>{caption}</caption>
        <thead {...groupRole}>
          <tr {...rowRole}>
            {columns.map(column => (
              <HeadCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody {...groupRole}>
          {rows.map((row, index) => (
            <tr key={rowKey(row)} {...rowRole} className={rowClass(props.rowState?.(row))}>
              {columns.map(column => (
                <BodyCell key={column.key} column={column} isHeader={column === header}>
                  {column.cell(row, index)}
                </BodyCell>
              ))}
            </tr>
          ))}
        </tbody>
        {hasFoot ? (
          <tfoot {...groupRole}>
            <tr {...rowRole}>
              {columns.map(column => (
                <td key={column.key} {...cellRole} className={standing(column)} data-label={column.head}>
                  {column.foot}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  )
}

function rowClass(state: string | undefined): string | undefined {
  return state === undefined ? undefined : `k-row-${state}`
}

function HeadCell<Row>(props: { column: Column<Row> }): ReactNode {
  const { column } = props
  const text = useText()
  const direction = column.sort?.direction ?? null
  return (
    <th
      {...columnHeaderRole}
      scope="col"
      className={standing(column)}
      aria-sort={column.sort === undefined ? undefined : (direction ?? 'none')}
    >
      {column.sort === undefined ? (
        <span className={column.hideHead === true ? 'k-hidden' : undefined}>{column.head}</span>
      ) : (
        <a className="k-sort" href={column.sort.href} title={text('design.sortBy', { column: column.head })}>
          {column.head}
          <Icon name={direction === null ? 'sort' : direction === 'ascending' ? 'up' : 'down'} />
        </a>
      )}
    </th>
  )
}

function BodyCell<Row>(props: { column: Column<Row>; isHeader: boolean; children: ReactNode }): ReactNode {
  const { column } = props
  const className = standing(column)
  if (props.isHeader)
    return (
      <th {...rowHeaderRole} scope="row" className={className}>
        {props.children}
      </th>
    )
  return (
    <td {...cellRole} className={className} data-label={column.hideHead === true ? undefined : column.head}>
      {props.children}
    </td>
  )
}
