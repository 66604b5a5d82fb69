import { detectFormat } from './detect-format.ts'
import { readCsv } from './read-csv.ts'
import { readJson } from './read-json.ts'
import { listWorkbookSheets, peekWorkbook, readWorkbook } from './read-workbook.ts'
import {
  defaultSheetLimits,
  type PeekedSheet,
  type ReadSheetOptions,
  type SheetName,
  type SheetResult,
  type TakeRows,
} from './sheet-types.ts'

/**
 * Reads a spreadsheet (CSV, XLSX, ODS) or a JSON list (as ROR publishes it; the content decides, not the name) and hands its rows over in batches, as the
 * texts a person sees. Waits for each batch to be taken. Throws `SheetRefusal` with a sentence for files it will not
 * read; rows handed over before that stay the caller's to undo.
 */
export async function readSheet(
  filePath: string,
  options: ReadSheetOptions,
  onRows: TakeRows,
): Promise<SheetResult> {
  const limits = { ...defaultSheetLimits, ...options.limits }
  const format = await detectFormat(filePath, options.name, limits)
  if (format === 'csv') return await readCsv(filePath, { ...options, limits }, onRows)
  if (format === 'json') return await readJson(filePath, { ...options, limits }, onRows)
  return await readWorkbook(filePath, format, { ...options, limits }, onRows)
}

/** The sheets of a workbook, for the person to choose from; empty for CSV. Refuses what `readSheet` refuses. */
export async function listSheets(filePath: string, options: ReadSheetOptions): Promise<SheetName[]> {
  const limits = { ...defaultSheetLimits, ...options.limits }
  const format = await detectFormat(filePath, options.name, limits)
  return format === 'csv' || format === 'json'
    ? []
    : await listWorkbookSheets(filePath, { ...options, limits })
}

/**
 * Headings and first rows of each visible sheet that holds a list, to propose the one that is meant. Empty when there is
 * nothing to choose: CSV, and workbooks with one visible sheet. Refuses what `readSheet` refuses.
 */
export async function peekSheets(filePath: string, options: ReadSheetOptions): Promise<PeekedSheet[]> {
  const limits = { ...defaultSheetLimits, ...options.limits }
  const format = await detectFormat(filePath, options.name, limits)
  return format === 'csv' || format === 'json' ? [] : await peekWorkbook(filePath, { ...options, limits })
}
