import type { ReactNode } from 'react'
import { Badge, DataTable, SelectField } from '../design/index.ts'
import { useForm } from '../form.tsx'
import { useText } from '../text.tsx'
import './imports.css'
import { columnLetter, type ImportView, mappingWords } from './import-words.ts'

/**
 * Each column of the file with values from it and what it means; stands in the form that saves the mapping. `word` says what a
 * field is called where this kind of import has words of its own.
 */
export function ImportColumns(props: {
  imported: Pick<ImportView, 'columns' | 'fields'>
  word?: (field: string) => string
}): ReactNode {
  const text = useText()
  const form = useForm()
  const { columns, fields } = props.imported
  const word = props.word ?? (field => text(`import.field.${field}`))
  const choices = fields.map(field => ({ value: field, label: word(field) }))
  const times = new Map<string, number>()
  for (const { heading } of columns) times.set(heading, (times.get(heading) ?? 0) + 1)
  // A heading that is missing, or stands twice, tells nobody which column is meant: its letter does.
  const rows = columns.map((column, index) => ({
    ...column,
    index,
    title:
      column.heading.trim() !== '' && times.get(column.heading) === 1
        ? column.heading
        : `${text('import.columnAt', { letter: columnLetter(index) })} ${column.heading}`.trim(),
  }))
  return (
    <DataTable
      caption={text('directory.import.mappingTitle')}
      rows={rows}
      rowKey={column => String(column.index)}
      rowState={column => (column.field !== null && column.confidence < 0.6 ? 'waiting' : undefined)}
      columns={[
        { key: 'heading', head: text('directory.import.column'), cell: column => column.title },
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
              label={`${text('directory.import.means')}: ${column.title}`}
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
