import type { OrganisationImportField } from './columns.ts'
import { tidyLine, tidyText } from './read-cells.ts'

/** `reason` and `fix` are message keys below `import.reason` and `import.fix`, with `values` to fill in. */
export interface RowProblem {
  field: OrganisationImportField
  code: string
  value: string
  reason: string
  fix: string
  values: Record<string, string | number>
}

export type RowCells = Partial<Record<OrganisationImportField, string>>

/** The longest text of each field; longer ones are a mapping mistake more often than a long name. */
export const maxLength: Partial<Record<OrganisationImportField, number>> = {
  name: 300,
  shortName: 120,
  nameOtherScript: 300,
  nameReading: 300,
  legalForm: 120,
  city: 120,
  postcode: 20,
  street: 300,
  region: 120,
  phone: 60,
  nationalId: 60,
  summary: 1_000,
  description: 20_000,
  offers: 20_000,
  needs: 20_000,
  externalId: 120,
  personGivenName: 120,
  personFamilyName: 120,
  personPhone: 60,
  personJobTitle: 200,
}

/** One row while it is read: its cells and what has been found wrong with them. */
export interface Row {
  line: (field: OrganisationImportField) => string
  text: (field: OrganisationImportField) => string
  typed: (field: OrganisationImportField) => string
  reject: (field: OrganisationImportField, code: string, values?: RowProblem['values']) => void
  warn: (field: OrganisationImportField, code: string, values?: RowProblem['values']) => void
  problems: RowProblem[]
  warnings: RowProblem[]
}

/** Makes a row ready to be read. */
export function openRow(cells: RowCells): Row {
  const problems: RowProblem[] = []
  const warnings: RowProblem[] = []
  const describe = (
    field: OrganisationImportField,
    code: string,
    values: RowProblem['values'] = {},
  ): RowProblem => {
    const value = tidyText(cells[field] ?? '').slice(0, 200)
    return {
      field,
      code,
      value,
      reason: `import.reason.${code}`,
      fix: `import.fix.${code}`,
      values: { field, value, ...values },
    }
  }
  return {
    line: field => tidyLine(cells[field] ?? ''),
    text: field => tidyText(cells[field] ?? ''),
    typed: field => (cells[field] ?? '').trim(),
    reject: (field, code, values) => problems.push(describe(field, code, values)),
    warn: (field, code, values) => warnings.push(describe(field, code, values)),
    problems,
    warnings,
  }
}

/** A text that fits its field; a longer one is left out and told, never cut. */
export function fitted(row: Row, field: OrganisationImportField, text: string): string | undefined {
  if (text === '') return undefined
  const maximum = maxLength[field] ?? 300
  if (text.length <= maximum) return text
  row.warn(field, 'too-long', { maximum })
  return undefined
}
