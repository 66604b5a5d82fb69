import {
  type SheetCell,
  type SheetTable,
  writeCsv,
  writeWorkbook,
} from '../../../server/sheets/write-sheet.ts'
import type { Paper, PaperCell, PaperTable } from '../rules/paper.ts'
import { packAnew } from './pack-files.ts'

/** A report as a workbook: a sheet of what was written, and one for each table; numbers are numbers, days are days. */
export async function writeReportWorkbook(
  paper: Paper,
  words: { part: string; text: string },
): Promise<Buffer> {
  const texts: SheetTable = {
    sheet: words.text,
    columns: [
      { title: words.part, width: 28 },
      { title: words.text, width: 100 },
    ],
    rows: paper.parts.flatMap(part =>
      part.blocks.flatMap(block => (block.kind === 'text' ? [[part.heading, block.text]] : [])),
    ),
  }
  return packAnew(await writeWorkbook([texts, ...tablesOf(paper).map(sheetOf)]))
}

/** One of its tables as CSV. */
export function writeReportCsv(table: PaperTable): Buffer {
  return writeCsv(
    table.columns.map(({ title }) => ({ title })),
    table.rows,
  )
}

export function tablesOf(paper: Paper): PaperTable[] {
  return paper.parts.flatMap(part => part.blocks.flatMap(block => (block.kind === 'table' ? [block] : [])))
}

function sheetOf(table: PaperTable): SheetTable {
  return {
    sheet: table.title,
    columns: table.columns.map(({ title, kind }, at) => ({
      title,
      width: kind === 'text' ? Math.min(60, Math.max(14, ...lengths(table, at))) : 14,
    })),
    rows: table.rows.map(row => row.map((cell, at) => storeCell(cell, table.columns[at]?.kind))),
  }
}

const lengths = (table: PaperTable, at: number) => table.rows.map(row => String(row[at] ?? '').length + 2)

function storeCell(cell: PaperCell, kind: PaperTable['columns'][number]['kind'] | undefined): SheetCell {
  return kind === 'day' && typeof cell === 'string' ? { day: cell } : cell
}
