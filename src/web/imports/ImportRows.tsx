import type { ReactNode } from 'react'
import { DataTable, type State, StateBadge } from '../design/index.ts'
import { useText } from '../text.tsx'
import { faultWords, type ImportFault, type ImportView } from './import-words.ts'

type Outcome = ImportView['preview'][number]['outcome']
const states: Record<Outcome, State> = {
  created: 'agreed',
  updated: 'waiting',
  unchanged: 'quiet',
  rejected: 'conflict',
}

/** Rows with what becomes of them and what there is to say. */
export function ImportRows(props: {
  caption: string
  rows: readonly { number: number; label: string; outcome: Outcome | null; faults: readonly ImportFault[] }[]
}): ReactNode {
  const text = useText()
  return (
    <DataTable
      caption={props.caption}
      dense
      rows={props.rows}
      rowKey={row => String(row.number)}
      rowState={row => (row.outcome === 'rejected' ? 'conflict' : undefined)}
      columns={[
        {
          key: 'row',
          head: text('directory.import.row'),
          numeric: true,
          width: 'fit',
          cell: row => row.number,
        },
        { key: 'name', head: text('directory.import.name'), rowHeader: true, cell: row => row.label },
        {
          key: 'outcome',
          head: text('directory.import.outcomeHead'),
          width: 'fit',
          cell: row =>
            row.outcome === null ? (
              <StateBadge state="agreed">{text('directory.import.went')}</StateBadge>
            ) : (
              <StateBadge state={states[row.outcome]}>
                {text(`directory.import.outcome.${row.outcome}`)}
              </StateBadge>
            ),
        },
        {
          key: 'remarks',
          head: text('directory.import.remarks'),
          width: 'wide',
          cell: row => <Remarks faults={row.faults} />,
        },
      ]}
    />
  )
}

function Remarks(props: { faults: readonly ImportFault[] }): ReactNode {
  const text = useText()
  if (props.faults.length === 0) return null
  return (
    <ul className="k-imports-remarks">
      {props.faults.map(fault => (
        <li key={`${fault.field} ${fault.code}`}>
          {text(`import.field.${fault.field}`)}: {faultWords(fault, text)}{' '}
          <em>{text(fault.fix, fault.values)}</em>
        </li>
      ))}
    </ul>
  )
}
