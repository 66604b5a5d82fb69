import type { SheetCell, SheetColumn } from './write-sheet.ts'

/** A row that did not go in, with what a person reads about it. */
export interface RejectedRow {
  number: number
  cells: readonly string[]
  reasons: readonly string[]
  fixes: readonly string[]
}

/**
 * The table that goes back to the person: their own columns first, so that the corrected file can be imported as it
 * is, then the row number, the reason and what to do. `titles` are in the person's language.
 */
export function tabulateRejected(
  header: readonly string[],
  rejected: readonly RejectedRow[],
  titles: { row: string; reason: string; fix: string },
): { columns: SheetColumn[]; rows: SheetCell[][] } {
  const width = Math.max(header.length, ...rejected.map(row => row.cells.length))
  const own = Array.from({ length: width }, (_, index) => ({ title: header[index] ?? '' }))
  return {
    columns: [
      ...own,
      { title: titles.row, width: 8 },
      { title: titles.reason, width: 50 },
      { title: titles.fix, width: 50 },
    ],
    rows: rejected.map(row => [
      ...own.map((_, index) => row.cells[index] ?? ''),
      row.number,
      row.reasons.join('\n'),
      row.fixes.join('\n'),
    ]),
  }
}
