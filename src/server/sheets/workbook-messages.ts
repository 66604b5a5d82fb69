import type { SheetName, SheetRow } from './sheet-types.ts'

/** What the parent asks of the child that opens a workbook. */
export interface WorkbookOrder {
  path: string
  /** Without it the first visible sheet that holds something; `null` lists the sheets only. */
  sheet: string | undefined | null
  /** Instead of one sheet: the first rows of every visible one, when there are several. */
  everySheet: boolean
  /** Rows of the sheet that are looked at. */
  maxRows: number
  maxColumns: number
  batchSize: number
}

/** What the child answers; it sends the next batch when the parent answers 'next'. */
export type WorkbookAnswer =
  | { kind: 'opened'; sheets: SheetName[]; sheet: string | null }
  | { kind: 'rows'; rows: SheetRow[] }
  | { kind: 'sheet'; name: string; rows: SheetRow[] }
  | { kind: 'end' }
  | { kind: 'refused'; reason: 'sheet-damaged' | 'sheet-name-unknown' | 'sheet-unpacks-too-large' }
