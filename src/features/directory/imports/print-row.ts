import { createHash } from 'node:crypto'
import type { OrganisationInput } from '../rules/read-organisation-row.ts'
import type { ImportedRow } from './import-kind.ts'

/** A row with what it will be recognised by when it comes again. */
export type PrintedRow = ImportedRow<OrganisationInput> & { fingerprint: string }

/**
 * What the row says about the organisation, in a short form. Who its contact is does not make it another row, and what is
 * kept of it tells nothing of people.
 */
export function printRow(row: ImportedRow<OrganisationInput>): PrintedRow {
  const { values, given, membership, structure } = row.input
  const ordered = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))
  const text = JSON.stringify([
    ordered,
    [...given].sort(),
    membership,
    ...(structure === undefined ? [] : [structure]),
  ])
  return { ...row, fingerprint: createHash('sha256').update(text).digest('hex').slice(0, 32) }
}
