import { detectFormat } from './detect-format.ts'
import { readCsv } from './read-csv.ts'
import { listWorkbookSheets, readWorkbook } from './read-workbook.ts'
import {
  defaultSheetLimits,
  type ReadSheetOptions,
  type SheetName,
  type SheetResult,
  type TakeRows,
} from './sheet-types.ts'

/**
 * Reads a spreadsheet (CSV, XLSX, ODS; the content decides, not the name) and hands its rows over in batches, as the
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
  return await readWorkbook(filePath, format, { ...options, limits }, onRows)
}

/** The sheets of a workbook, for the person to choose from; empty for CSV. Refuses what `readSheet` refuses. */
export async function listSheets(filePath: string, options: ReadSheetOptions): Promise<SheetName[]> {
  const limits = { ...defaultSheetLimits, ...options.limits }
  const format = await detectFormat(filePath, options.name, limits)
  return format === 'csv' ? [] : await listWorkbookSheets(filePath, { ...options, limits })
}

/** Header and first rows, for the mapping and its preview; reads no further than it must. */
export async function previewSheet(
  filePath: string,
  options: ReadSheetOptions,
  rows: number,
): Promise<{ head: Omit<SheetResult, 'rowCount' | 'notes'>; rows: { number: number; cells: string[] }[] }> {
  const enough = new EnoughRows()
  try {
    await readSheet(filePath, { ...options, batchSize: rows }, (batch, head) => {
      enough.found = { head, rows: batch.slice(0, rows) }
      throw enough
    })
  } catch (error) {
    if (error !== enough) throw error
  }
  if (enough.found === null) throw new Error('The reader ended without rows or refusal.')
  return enough.found
}

class EnoughRows extends Error {
  found: Awaited<ReturnType<typeof previewSheet>> | null = null
}
