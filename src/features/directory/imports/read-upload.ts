import { type EncodingReading, listEncodingReadings } from '../../../server/sheets/detect-encoding.ts'
import { peekSheets, readSheet } from '../../../server/sheets/read-sheet.ts'
import type { SheetName, SheetNote, SheetRow } from '../../../server/sheets/sheet-types.ts'
import { type FieldCatalogue, proposeMapping } from '../rules/map-columns.ts'
import { proposeSheet } from '../rules/propose-sheet.ts'

const sampleSize = 20

/** What an import keeps of one sheet before it begins, with a meaning proposed for each column. */
export interface UploadReading<Field extends string = string> {
  /** Null for CSV. */
  sheet: string | null
  /** The sheets to choose from. */
  sheets: string[]
  header: string[]
  sample: SheetRow[]
  columns: (Field | null)[]
  total: number
  notes: SheetNote[]
  /** The ways to read the letters of a text file, when the file does not say; the one that was used. */
  encodings: EncodingReading[]
  encoding: string | null
  /** What parts the cells of a text file. */
  delimiter: string | null
}

/**
 * Reads one sheet from end to end: the one that is named, else the one whose columns are recognised best. A file we will
 * not read is refused with a sentence.
 */
export async function readUpload<Field extends string>(
  catalogue: FieldCatalogue<Field>,
  file: { path: string; name: string },
  wanted: string | undefined,
  encoding?: string | undefined,
): Promise<UploadReading<Field>> {
  const sheet = wanted ?? proposeSheet(catalogue, await peekSheets(file.path, { name: file.name }))
  const sample: SheetRow[] = []
  const read = await readSheet(
    file.path,
    {
      name: file.name,
      ...(sheet === undefined ? {} : { sheet }),
      ...(encoding === undefined ? {} : { encoding }),
    },
    rows => {
      for (const row of rows.slice(0, sampleSize - sample.length))
        sample.push({ number: row.number, cells: row.cells.map(cleanCell) })
    },
  )
  const header = read.header.map(cleanCell)
  const cells = sample.map(row => row.cells)
  return {
    sheet: read.sheet === null ? null : cleanCell(read.sheet),
    sheets: offeredSheets(read.sheets, read.sheet),
    header,
    sample,
    columns: proposeMapping(catalogue, header, cells).map(column => column.field),
    total: read.rowCount,
    notes: read.notes.slice(0, 20),
    encodings: (read.format === 'csv' ? await listEncodingReadings(file.path) : []).map(reading => ({
      ...reading,
      samples: reading.samples.map(cleanCell),
    })),
    encoding: read.format === 'csv' ? read.encoding : null,
    delimiter: read.delimiter,
  }
}

/** Hidden sheets hold what people's templates work with; they are not offered unless one was asked for by its name. */
function offeredSheets(sheets: readonly SheetName[], read: string | null): string[] {
  return sheets.filter(sheet => !sheet.hidden || sheet.name === read).map(sheet => cleanCell(sheet.name))
}

/** A cell as JSON in the database can hold it. */
export function cleanCell(cell: string): string {
  return cell.replaceAll('\u0000', '').toWellFormed()
}
