import { chooseHeader } from './choose-header.ts'
import { unguardFormula } from './formula-guard.ts'
import {
  type ReadSheetOptions,
  type SheetHead,
  type SheetLimits,
  type SheetNote,
  SheetRefusal,
  type SheetResult,
  type SheetRow,
  type TakeRows,
} from './sheet-types.ts'

/** How many rows are looked at to find the headings. */
const lookAhead = 20
/** Notes beyond this tell nobody anything new. */
const maxNotes = 200

export type HeadWithoutHeader = Omit<SheetHead, 'header' | 'headerRow'>

/**
 * Turns raw rows, from whatever format, into a header and batches: finds the header, skips empty rows, evens out
 * ragged ones, checks the limits and waits for the taker.
 */
export function collectRows(
  about: HeadWithoutHeader,
  options: ReadSheetOptions & { limits: SheetLimits },
  take: TakeRows,
): { add: (row: SheetRow) => Promise<void>; finish: () => Promise<SheetResult> } {
  const { limits, name } = options
  const notes: SheetNote[] = []
  let waiting: SheetRow[] = []
  let head: SheetHead | null = null
  let rowCount = 0

  const note = (code: SheetNote['code'], row: number, values: SheetNote['values']): void => {
    if (notes.length < maxNotes) notes.push({ code, row, values })
  }
  const flush = async (): Promise<void> => {
    if (head === null || waiting.length === 0) return
    const rows = waiting
    waiting = []
    rowCount += rows.length
    options.signal?.throwIfAborted()
    await take(rows, head)
  }
  const settle = (): void => {
    const found = settleHeader(waiting, options)
    if (found === null) return
    head = { ...about, header: found.header, headerRow: found.headerRow }
    waiting = found.rows.map(row => evenOut(row, found.header.length, note))
    if (found.above > 0) note('lines-above-header', found.headerRow, { lines: found.above })
  }
  const add = async (row: SheetRow): Promise<void> => {
    checkRow(row, name, limits)
    const cells = trimEnd(row.cells.map(unguardFormula))
    if (cells.every(cell => cell.trim() === '')) return
    if (rowCount + waiting.length >= limits.rows + (head === null ? lookAhead : 0))
      throw new SheetRefusal('sheet-too-many-rows', { name, limit: limits.rows })
    const next = { number: row.number, cells }
    waiting.push(head === null ? next : evenOut(next, head.header.length, note))
    if (head === null && waiting.length >= lookAhead) settle()
    if (head !== null && waiting.length >= (options.batchSize ?? 500)) await flush()
  }
  const finish = async (): Promise<SheetResult> => {
    if (head === null) settle()
    if (head === null) throw new SheetRefusal('sheet-empty', { name })
    if (rowCount + waiting.length > limits.rows)
      throw new SheetRefusal('sheet-too-many-rows', { name, limit: limits.rows })
    if (rowCount + waiting.length === 0) throw new SheetRefusal('sheet-no-rows', { name })
    await flush()
    return { ...head, rowCount, notes }
  }
  return { add, finish }
}

function settleHeader(
  rows: SheetRow[],
  options: ReadSheetOptions,
): { header: string[]; headerRow: number; rows: SheetRow[]; above: number } | null {
  const wanted = options.headerRow
  if (wanted === 0) {
    const width = Math.max(0, ...rows.map(row => row.cells.length))
    return rows.length === 0
      ? null
      : { header: Array.from({ length: width }, () => ''), headerRow: 0, rows, above: 0 }
  }
  const index =
    wanted === undefined
      ? chooseHeader(rows.map(row => row.cells))
      : rows.findIndex(row => row.number >= wanted)
  const row = rows[index]
  if (row === undefined) return null
  const header = row.cells.map(cell => cell.trim().replace(/\s+/g, ' '))
  return { header, headerRow: row.number, rows: rows.slice(index + 1), above: index }
}

/** Short rows are filled up; cells beyond the header are kept and reported, so that nothing is lost unseen. */
function evenOut(
  row: SheetRow,
  width: number,
  note: (code: 'ragged-row', row: number, values: SheetNote['values']) => void,
): SheetRow {
  if (row.cells.length > width) note('ragged-row', row.number, { cells: row.cells.length, columns: width })
  if (row.cells.length >= width) return row
  return {
    number: row.number,
    cells: [...row.cells, ...Array.from({ length: width - row.cells.length }, () => '')],
  }
}

function trimEnd(cells: string[]): string[] {
  let length = cells.length
  while (length > 0 && cells[length - 1] === '') length -= 1
  return cells.slice(0, length)
}

function checkRow(row: SheetRow, name: string, limits: SheetLimits): void {
  const width = trimEnd(row.cells).length
  if (width > limits.columns)
    throw new SheetRefusal('sheet-too-many-columns', { name, row: row.number, limit: limits.columns })
  for (const cell of row.cells)
    if (cell.length > limits.cellLength)
      throw new SheetRefusal('sheet-cell-too-long', { name, row: row.number, limit: limits.cellLength })
}
