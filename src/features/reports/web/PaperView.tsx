import type { ReactNode } from 'react'
import {
  type Column,
  DataTable,
  EmptyState,
  formatDay,
  formatNumber,
  LanguageText,
  Section,
} from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'
import type { Paper, PaperBlock, PaperCell, PaperChart, PaperTable } from '../rules/paper.ts'
import './reports.css'

/** A report as it is read on paper, part by part; `aside` stands at the end of a part's heading. */
export function PaperView(props: { paper: Paper; aside?: (section: string) => ReactNode }): ReactNode {
  const { paper } = props
  return (
    <div lang={paper.lang} className="k-reports-paper">
      {paper.parts.map(part => (
        <Section
          key={part.key}
          id={part.key}
          title={part.heading}
          aside={part.section === null ? undefined : props.aside?.(part.section)}
        >
          {part.blocks.map((block, index) => (
            <BlockView key={block.kind === 'text' ? index : block.key} block={block} lang={paper.lang} />
          ))}
        </Section>
      ))}
    </div>
  )
}

function BlockView({ block, lang }: { block: PaperBlock; lang: string }): ReactNode {
  if (block.kind === 'text') return <LanguageText block text={block.text} lang={lang} />
  return block.kind === 'chart' ? <ChartView chart={block} /> : <TableView table={block} lang={lang} />
}

interface Line {
  cells: PaperCell[]
  index: number
}

function TableView({ table, lang }: { table: PaperTable; lang: string }): ReactNode {
  const text = useText()
  return (
    <DataTable
      caption={table.title}
      rows={table.rows.map((cells, index): Line => ({ cells, index }))}
      rowKey={row => String(row.index)}
      dense
      empty={
        <EmptyState icon="check" level={3} title={table.title}>
          {text('reports.emptyTable')}
        </EmptyState>
      }
      columns={table.columns.map(
        (column, at): Column<Line> => ({
          key: `${at}`,
          head: column.title,
          rowHeader: at === 0,
          numeric: column.kind === 'number',
          cell: row => sayCell(row.cells[at] ?? null, column.kind, lang),
        }),
      )}
    />
  )
}

function sayCell(cell: PaperCell, kind: PaperTable['columns'][number]['kind'], lang: string): string {
  if (cell === null || cell === '') return '–'
  if (typeof cell === 'number') return formatNumber(cell, lang)
  return kind === 'day' ? formatDay(`${cell}T12:00:00Z`, 'UTC', lang, 'date') : cell
}

/** Bars with their figures in words; whoever does not see them hears the same, and the table below tells it again. */
function ChartView({ chart }: { chart: PaperChart }): ReactNode {
  return (
    <figure className="k-reports-chart">
      <figcaption>{chart.title}</figcaption>
      <dl>
        {chart.bars.map(bar => (
          <div key={bar.label}>
            <dt>{bar.label}</dt>
            <dd>
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect className="k-reports-bar-whole" width="100" height="8" />
                <rect className="k-reports-bar-further" width={(bar.share + bar.further) * 100} height="8" />
                <rect className="k-reports-bar" width={bar.share * 100} height="8" />
              </svg>
              <span>{bar.words}</span>
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  )
}
