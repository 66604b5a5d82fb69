/**
 * The child process that opens workbooks: parsing a hostile file may take it down, never the house. It has no
 * environment, may not write files or start processes, and is killed when it takes too long or grows too large.
 */
import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import { type CellObject, read, SSF, type WorkBook, type WorkSheet } from '@e965/xlsx'
import type { SheetName, SheetRow } from './sheet-types.ts'
import type { WorkbookAnswer, WorkbookOrder } from './workbook-messages.ts'

async function parseWorkbook(order: WorkbookOrder): Promise<void> {
  const bytes = readFileSync(order.path)
  if (!unpacksAsStated(bytes)) return await answer({ kind: 'refused', reason: 'sheet-unpacks-too-large' })
  // With `bookSheets` the library does not say which sheets are hidden; without any sheet it does.
  const names = read(bytes, { sheets: [], sheetRows: 1, dense: true })
  if (order.everySheet) return await sendEverySheet(names, order, bytes)
  const chosen = chooseSheet(names, order, bytes)
  if (chosen === undefined) return await answer({ kind: 'refused', reason: 'sheet-name-unknown' })
  await answer({ kind: 'opened', sheets: listNames(names), sheet: chosen?.name ?? null })
  if (chosen !== null) await sendRows(chosen.sheet, order)
  await answer({ kind: 'end' })
}

/** More sheets than this are no choice of one list among a few; the rest can be named, but are not looked at. */
const maxSheets = 20

/** First rows of the visible sheets; of a workbook with one sheet nothing, since there is nothing to choose. */
async function sendEverySheet(book: WorkBook, order: WorkbookOrder, bytes: Buffer): Promise<void> {
  const sheets = listNames(book)
  await answer({ kind: 'opened', sheets, sheet: null })
  const visible = sheets.filter(sheet => !sheet.hidden).slice(0, maxSheets)
  if (visible.length > 1) {
    const names = visible.map(sheet => sheet.name)
    const opened = openSheets(bytes, names, order).Sheets
    for (const name of names) {
      const sheet = opened[name]
      if (sheet !== undefined) await answer({ kind: 'sheet', name, rows: [...showRows(sheet, order)] })
    }
  }
  await answer({ kind: 'end' })
}

function openSheet(bytes: Buffer, name: string, order: WorkbookOrder): WorkSheet | undefined {
  return openSheets(bytes, [name], order).Sheets[name]
}

function openSheets(bytes: Buffer, sheets: string[], order: WorkbookOrder): WorkBook {
  return read(bytes, {
    sheets,
    sheetRows: order.maxRows,
    dense: true,
    cellFormula: false,
    cellHTML: false,
    cellText: true,
    cellNF: true,
    cellStyles: false,
    bookVBA: false,
  })
}

/** undefined: there is no such sheet; null: nothing was asked for or every sheet is empty. */
function chooseSheet(
  book: WorkBook,
  order: WorkbookOrder,
  bytes: Buffer,
): { name: string; sheet: WorkSheet } | null | undefined {
  if (order.sheet === null) return null
  const wanted = order.sheet
  if (wanted !== undefined) {
    if (!book.SheetNames.includes(wanted)) return undefined
    const sheet = openSheet(bytes, wanted, order)
    return sheet === undefined ? undefined : { name: wanted, sheet }
  }
  const visible = listNames(book).filter(sheet => !sheet.hidden)
  for (const { name } of visible.slice(0, maxSheets)) {
    const sheet = openSheet(bytes, name, order)
    if (sheet !== undefined && (sheet['!data'] ?? []).some(row => row?.some(cell => cell !== undefined)))
      return { name, sheet }
  }
  return null
}

function listNames(book: WorkBook): SheetName[] {
  return book.SheetNames.map((name, index) => ({
    name,
    hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0,
  }))
}

async function sendRows(sheet: WorkSheet, order: WorkbookOrder): Promise<void> {
  let batch: SheetRow[] = []
  for (const row of showRows(sheet, order)) {
    batch.push(row)
    if (batch.length === order.batchSize) {
      await answer({ kind: 'rows', rows: batch })
      await nextWanted()
      batch = []
    }
  }
  if (batch.length > 0) await answer({ kind: 'rows', rows: batch })
}

/** Cells that are filled from merged ranges at most; more of them are no list of people. */
const mostMerged = 200_000

/**
 * A cell that is merged over several rows counts for each of them, as a person reads it: for each row below the first of
 * a range, the columns it fills and the cell that fills them. A range over several columns says what its first one is.
 */
function readMerged(
  sheet: WorkSheet,
  data: readonly (readonly (CellObject | undefined)[] | undefined)[],
): Map<number, [number, CellObject][]> {
  const above = new Map<number, [number, CellObject][]>()
  let filled = 0
  for (const { s: start, e: end } of sheet['!merges'] ?? []) {
    const cell = data[start.r]?.[start.c]
    if (cell === undefined) continue
    for (let row = start.r + 1; row <= Math.min(end.r, data.length - 1) && filled < mostMerged; row += 1) {
      above.set(row, [...(above.get(row) ?? []), [start.c, cell]])
      filled += 1
    }
  }
  return above
}

/** The rows of a sheet that hold something, one after the other. */
function* showRows(sheet: WorkSheet, order: WorkbookOrder): Generator<SheetRow> {
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? []
  const above = readMerged(sheet, data)
  for (const [index, row] of data.entries()) {
    if (row === undefined) continue
    // One column beyond the limit travels along, so that the parent sees that there are too many.
    const cells = Array.from({ length: Math.min(row.length, order.maxColumns + 1) }, (_, column) =>
      show(row[column]),
    )
    if (cells.some(cell => cell !== ''))
      for (const [column, cell] of above.get(index) ?? [])
        if (column < order.maxColumns && (cells[column] ?? '') === '') {
          while (cells.length < column) cells.push('')
          cells[column] = show(cell)
        }
    if (row.length > order.maxColumns + 1 && row.slice(order.maxColumns).some(cell => show(cell) !== ''))
      cells[order.maxColumns] = '…'
    if (cells.some(cell => cell !== '')) yield { number: index + 1, cells }
  }
}

/**
 * A cell as the person sees it, with two exceptions: dates are ISO 8601, because '1/2/24' means two different days,
 * and long numbers are never shown as 1.2E+11, because they are identifiers or telephone numbers.
 */
function show(cell: CellObject | undefined): string {
  if (cell === undefined || cell.v === undefined || cell.t === 'z') return ''
  if (cell.t === 's') return String(cell.v)
  if (cell.v instanceof Date) return showDate(cell.v.toISOString())
  if (cell.t === 'n' && typeof cell.v === 'number') {
    if (typeof cell.z === 'string' && SSF.is_date(cell.z))
      return showSerial(cell.v) ?? cell.w ?? String(cell.v)
    if (cell.w === undefined || /E[+-]?\d/.test(cell.w) || /^#+$/.test(cell.w)) return showNumber(cell.v)
  }
  return cell.w ?? String(cell.v)
}

function showNumber(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value)
}

function showSerial(serial: number): string | null {
  const date = SSF.parse_date_code(serial)
  if (date === null || date === undefined) return null
  const two = (part: number): string => String(part).padStart(2, '0')
  const time = `${two(date.H)}:${two(date.M)}`
  if (serial < 1) return time
  const day = `${String(date.y).padStart(4, '0')}-${two(date.m)}-${two(date.d)}`
  return date.H === 0 && date.M === 0 ? day : `${day} ${time}`
}

function showDate(iso: string): string {
  const day = iso.slice(0, 10)
  return iso.slice(11, 16) === '00:00' ? day : `${day} ${iso.slice(11, 16)}`
}

/** Unpacks every part with the size that the directory states as its ceiling: a directory that lies is found here. */
function unpacksAsStated(bytes: Buffer): boolean {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const method = bytes.readUInt16LE(at + 10)
    const [packed, stated] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)]
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    if (method === 8) {
      try {
        inflateRawSync(bytes.subarray(start, start + packed), { maxOutputLength: Math.max(1, stated) })
      } catch (error) {
        if (error instanceof RangeError) return false
        throw error
      }
    }
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return true
}

function answer(message: WorkbookAnswer): Promise<void> {
  return new Promise((resolve, reject) => {
    if (process.send === undefined) return reject(new Error('parse-workbook runs as a child process'))
    process.send(message, undefined, undefined, error => (error === null ? resolve() : reject(error)))
  })
}

function nextWanted(): Promise<void> {
  return new Promise(resolve => process.once('message', () => resolve()))
}

process.once('message', (order: WorkbookOrder) => {
  parseWorkbook(order)
    .catch(() => answer({ kind: 'refused', reason: 'sheet-damaged' }))
    .finally(() => process.disconnect?.())
})
