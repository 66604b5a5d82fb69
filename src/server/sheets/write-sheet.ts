import { stringify } from 'csv-stringify/sync'
import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import { guardApostrophe, guardFormula } from './formula-guard.ts'

/** Texts, numbers, whole days as `2026-11-23` texts or, where a workbook shall reckon with them, as `SheetDay`; null is an empty cell. */
export type SheetCell = string | number | boolean | null | SheetDay

/** A whole day that a workbook keeps as a day, not as a text. */
export interface SheetDay {
  day: string
}

export interface SheetColumn {
  title: string
  /** Width in characters, of workbooks; from the title when left out. */
  width?: number
}

const byteOrderMark = '\ufeff'
/** What one cell of a workbook can hold. */
const maxCellLength = 32_767

/**
 * A table as CSV: UTF-8 with byte-order mark (so that Excel reads the letters), commas, all texts quoted, CRLF. No cell
 * can run as a formula; `readSheet` gives back the exact texts.
 */
export function writeCsv(columns: readonly SheetColumn[], rows: readonly (readonly SheetCell[])[]): Buffer {
  const show = (cell: SheetCell): SheetCell => {
    if (typeof cell === 'string') return guardFormula(cell)
    return typeof cell === 'object' && cell !== null ? cell.day : cell
  }
  const table = [columns.map(column => guardFormula(column.title)), ...rows.map(row => row.map(show))]
  const text = stringify(table, {
    quoted_string: true,
    record_delimiter: '\r\n',
    cast: { boolean: value => (value ? 'true' : 'false') },
  })
  return Buffer.from(byteOrderMark + text, 'utf8')
}

/** One table of a workbook. */
export interface SheetTable {
  sheet: string
  columns: readonly SheetColumn[]
  rows: readonly (readonly SheetCell[])[]
}

/**
 * A table as XLSX with a fixed heading row. Texts are stored as texts, so none is a formula; `readSheet` gives back the
 * exact texts, with line ends as Excel has them (LF). Texts beyond 32,767 characters, the most a cell holds, end in '…'.
 */
export async function writeXlsx(
  columns: readonly SheetColumn[],
  rows: readonly (readonly SheetCell[])[],
  options: { sheet?: string } = {},
): Promise<Buffer> {
  return await writeWorkbook([{ sheet: options.sheet ?? 'Kontor', columns, rows }])
}

/** Several tables as one XLSX, a sheet each, as `writeXlsx` writes one. Sheets of one name are numbered. */
export async function writeWorkbook(tables: readonly SheetTable[]): Promise<Buffer> {
  const taken = new Set<string>()
  const sheets = tables.map(({ sheet, columns, rows }) => {
    const heading = columns.map(column => ({
      value: storeText(column.title),
      type: String,
      fontWeight: 'bold' as const,
      backgroundColor: '#EEF2F4',
    }))
    const data: SheetData = [heading, ...rows.map(row => row.map(storeCell))]
    return {
      data,
      sheet: freeTitle(sheetTitle(sheet), taken),
      columns: columns.map(column => ({
        width: column.width ?? Math.min(60, Math.max(10, column.title.length + 2)),
      })),
      stickyRowsCount: 1,
    }
  })
  return await writeXlsxFile(sheets).toBuffer()
}

function storeCell(cell: SheetCell) {
  if (cell === null || cell === '') return null
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (typeof cell === 'boolean') return { value: cell, type: Boolean }
  if (typeof cell === 'object')
    return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
  return { value: storeText(cell), type: String }
}

/** Texts that write-excel-file loses, and the whole file with them: it looks them up in a plain object. */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype))

/** Control characters, which XML cannot hold, in the notation of the format (ECMA-376, ST_Xstring): `_x000D_`. */
function storeText(text: string): string {
  const kept = guardApostrophe(text)
  const cut = kept.length > maxCellLength ? `${kept.slice(0, maxCellLength - 1)}…` : kept
  if (inherited.has(cut)) return `_x${cut.charCodeAt(0).toString(16).padStart(4, '0')}_${cut.slice(1)}`
  return cut
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /(?![\t\n])[\p{Cc}\ufffe\uffff]/gu,
      control => `_x${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
}

/** Excel refuses these characters and more than 31 of any in a sheet's name. */
function sheetTitle(title: string): string {
  return (
    title
      .replace(/[\\/?*[\]:]/g, ' ')
      .trim()
      .slice(0, 31) || 'Kontor'
  )
}

/** A workbook with two sheets of one name, however written, opens nowhere. */
function freeTitle(title: string, taken: Set<string>): string {
  const numbered = (number: number) => (number === 1 ? title : `${title.slice(0, 28)} ${number}`)
  let number = 1
  while (taken.has(numbered(number).toLowerCase())) number++
  taken.add(numbered(number).toLowerCase())
  return numbered(number)
}
