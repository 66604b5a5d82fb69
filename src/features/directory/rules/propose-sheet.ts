import { type FieldCatalogue, proposeMapping } from './map-columns.ts'

/** How much more a field counts that no row can do without. */
const requiredWeight = 3

/**
 * The sheet of a workbook that is meant: the one whose columns are recognised best, required fields counting three times;
 * of equals the first. Undefined when no sheet has a column that is recognised.
 */
export function proposeSheet<Field extends string>(
  catalogue: FieldCatalogue<Field>,
  sheets: readonly { sheet: string; header: readonly string[]; rows: readonly (readonly string[])[] }[],
): string | undefined {
  let best: { sheet: string; score: number } | undefined
  for (const { sheet, header, rows } of sheets) {
    let score = 0
    for (const { field, confidence } of proposeMapping(catalogue, header, rows))
      if (field !== null) score += confidence * (catalogue[field].required === true ? requiredWeight : 1)
    if (score > (best?.score ?? 0)) best = { sheet, score }
  }
  return best?.sheet
}
