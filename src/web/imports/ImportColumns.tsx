import type { ReactNode } from 'react'
import { Badge, DataTable, SelectField } from '../design/index.ts'
import { useForm } from '../form.tsx'
import { useText } from '../text.tsx'
import './imports.css'
import { type ImportView, mappingWords } from './import-words.ts'

/** Each column of the file with values from it and what it means; stands in the form that saves the mapping. */
export function ImportColumns(props: { imported: ImportView }): ReactNode {
  const text = useText()
  const form = useForm()
  const { columns, fields } = props.imported
  const choices = fields.map(field => ({ value: field, label: text(`import.field.${field}`) }))
  const rows = columns.map((column, index) => ({ ...column, index }))
  return (
    <DataTable
      caption={text('directory.import.mappingTitle')}
      rows={rows}
      rowKey={column => String(column.index)}
      rowState={column => (column.field !== null && column.confidence < 0.6 ? 'waiting' : undefined)}
      columns={[
        { key: 'heading', head: text('directory.import.column'), cell: column => column.heading || '–' },
        {
          key: 'samples',
          head: text('directory.import.samples'),
          cell: column => (
            <ul className="k-imports-samples">
              {column.samples.map(sample => (
                <li key={sample}>{sample}</li>
              ))}
            </ul>
          ),
        },
        {
          key: 'field',
          head: text('directory.import.means'),
          cell: column => (
            <SelectField
              {...form.field(`columns.${column.index}`, column.field)}
              label={`${text('directory.import.means')}: ${column.heading}`}
              hideLabel
              empty={text('directory.import.notImported')}
              choices={choices}
            />
          ),
        },
        {
          key: 'why',
          head: text('directory.import.why'),
          cell: column => <Why column={column} />,
        },
      ]}
    />
  )
}

function Why(props: { column: ImportView['columns'][number] }): ReactNode {
  const text = useText()
  const { column } = props
  const sure = column.confidence >= 0.85 ? 'confident' : column.confidence >= 0.6 ? 'likely' : 'unsure'
  if (column.field !== column.proposed) return null
  return (
    <small>
      {column.field === null ? null : <Badge>{text(`directory.import.${sure}`)}</Badge>}{' '}
      {mappingWords(column.reason, text)}
    </small>
  )
}
