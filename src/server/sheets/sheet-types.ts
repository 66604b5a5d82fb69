import { Refusal } from '../../shared/refusals.ts'

/** What a reader may spend on one file; beyond it the file is refused, never cut silently. */
export interface SheetLimits {
  /** Bytes on disk. */
  fileBytes: number
  /** Bytes after unzipping all parts of a workbook. */
  unzippedBytes: number
  rows: number
  columns: number
  /** UTF-16 units in one cell; what an Excel cell can hold. */
  cellLength: number
  /** Milliseconds the child process may take to open a workbook. */
  milliseconds: number
  /** Mebibytes of heap of the child process; its resident memory may be twice that. */
  heapMebibytes: number
}

export const defaultSheetLimits: SheetLimits = {
  fileBytes: 25 * 1024 * 1024,
  unzippedBytes: 120 * 1024 * 1024,
  rows: 100_000,
  columns: 200,
  cellLength: 32_767,
  milliseconds: 30_000,
  heapMebibytes: 384,
}

/** Whole megabytes, for sentences. */
export function inMegabytes(bytes: number): number {
  return Math.max(1, Math.round(bytes / 1024 / 1024))
}

export type SheetFormat = 'csv' | 'xlsx' | 'ods' | 'json'

/** One row as a person sees it: `number` is the row number that a spreadsheet program shows. */
export interface SheetRow {
  number: number
  cells: string[]
}

/** Something worth telling about the file that does not stop the import. */
export interface SheetNote {
  code: 'lines-above-header' | 'ragged-row' | 'encoding-guessed' | 'encoding-mended'
  row: number | null
  values: Record<string, string | number>
}

export interface SheetName {
  name: string
  hidden: boolean
}

/** Headings and first rows of one sheet of a workbook, to tell which sheet is meant. */
export interface PeekedSheet {
  sheet: string
  header: string[]
  rows: string[][]
}

/** What the reader found out before the first row. */
export interface SheetHead {
  format: SheetFormat
  /** Of CSV: `utf-8`, `utf-16le`, `utf-16be`, a code page, or one of `encodings`. */
  encoding: string | null
  delimiter: string | null
  /** The sheet that is read, and all sheets of the workbook. */
  sheet: string | null
  sheets: SheetName[]
  header: string[]
  /** Row number of the header; 0 when the file has none. */
  headerRow: number
}

export interface SheetResult extends SheetHead {
  /** Rows that were handed over; empty rows are skipped. */
  rowCount: number
  notes: SheetNote[]
}

export interface ReadSheetOptions {
  /** The file's name as the person knows it; used in sentences only, the content decides the format. */
  name: string
  limits?: Partial<SheetLimits>
  /** The workbook's sheet; without it the first visible one that holds something. */
  sheet?: string
  /** Row number of the header, 0 for a file without; without it the reader looks. */
  headerRow?: number
  /** Overrides the guess, for people who see wrong letters in the preview. */
  encoding?: string
  /** Rows handed over at a time; 500 without it. */
  batchSize?: number
  signal?: AbortSignal
}

/** Takes the next rows; the reader waits for the promise before it reads on. */
export type TakeRows = (rows: SheetRow[], head: SheetHead) => void | Promise<void>

/** Why a file is refused, with the sentence (English) that says so; `{name}` and other values are filled in. */
export const sheetRefusals = {
  'sheet-empty': 'There is nothing in “{name}”. Check that you chose the right file.',
  'sheet-no-rows': '“{name}” has a heading row but nothing below it.',
  'sheet-format-unknown':
    '“{name}” is not a spreadsheet we can read. Save it as XLSX, ODS or CSV and choose it again.',
  'sheet-old-or-locked':
    '“{name}” is in the old XLS format or protected by a password. Open it, remove the password, save it as XLSX and choose it again.',
  'sheet-damaged': '“{name}” cannot be opened: the file is damaged. Save it again and choose the new file.',
  'sheet-file-too-large': '“{name}” is larger than {limit} MB. Split it into several files.',
  'sheet-unpacks-too-large':
    '“{name}” unpacks to more than {limit} MB, which no list of ours needs. Copy the rows into a new workbook and save that.',
  'sheet-too-many-rows': '“{name}” has more than {limit} rows. Split it into several files.',
  'sheet-too-many-columns':
    'Row {row} of “{name}” has more than {limit} columns. Delete the columns that are not needed.',
  'sheet-cell-too-long':
    'Row {row} of “{name}” has a cell with more than {limit} characters. Shorten it, or look for a missing quotation mark.',
  'sheet-quote-open':
    'In “{name}” a quotation mark that opens near line {line} is never closed. Close it, or save the file as XLSX.',
  'sheet-took-too-long': '“{name}” took too long to open. Copy the rows into a new workbook and save that.',
  'sheet-took-too-much-memory':
    '“{name}” needs too much memory to open. Copy the rows into a new workbook, or save it as CSV.',
  'sheet-name-unknown': '“{name}” has no sheet called “{sheet}”.',
} as const

export type SheetRefusalCode = keyof typeof sheetRefusals

const tooLarge: ReadonlySet<SheetRefusalCode> = new Set<SheetRefusalCode>([
  'sheet-file-too-large',
  'sheet-unpacks-too-large',
  'sheet-too-many-rows',
  'sheet-too-many-columns',
  'sheet-cell-too-long',
  'sheet-took-too-long',
  'sheet-took-too-much-memory',
])

/** A file we will not read. `message` is a sentence for people; `reason` and `values` let a screen translate it. */
export class SheetRefusal extends Refusal {
  readonly reason: SheetRefusalCode

  constructor(reason: SheetRefusalCode, values: Record<string, string | number>) {
    super(tooLarge.has(reason) ? 'too-large' : 'input-invalid', {
      faults: [{ field: reason === 'sheet-name-unknown' ? 'sheet' : 'file', code: reason, values }],
      values,
    })
    this.name = 'SheetRefusal'
    this.reason = reason
    this.message = fill(sheetRefusals[reason], values)
  }
}

function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''))
}
