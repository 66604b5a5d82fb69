import { z } from 'zod'
import { fieldLevels, fieldsToSetApart, levelName, type PartTable, partLevels } from './rules/part-table.ts'

/** Who sees a part of a profile. */
export const partLevel = z.enum(partLevels)
const level = partLevel.optional()
/** Who sees a field; `same` is as the part it stands in. */
const fieldLevel = z.enum(fieldLevels).optional()

type Inputs<Name extends string, Rule> = Record<`level${Capitalize<Name>}`, Rule>
type FieldOf<Table extends PartTable, Part extends keyof Table['parts']> = Exclude<
  Table['parts'][Part][number],
  Part | keyof Table['together']
>

/** Inputs of a call that say who sees parts of a profile, and the fields of theirs that are set apart: `levelContact`, `levelPhone`. */
export function levelInputs<
  const Table extends PartTable,
  Part extends keyof Table['parts'] & string = keyof Table['parts'] & string,
>(table: Table, parts: readonly Part[] = Object.keys(table.parts) as Part[]) {
  const fields = parts.flatMap(part => fieldsToSetApart(table, part) as FieldOf<Table, Part>[])
  return {
    ...(Object.fromEntries(parts.map(part => [levelName(part), level])) as Inputs<Part, typeof level>),
    ...fieldInputs(fields),
  }
}

/** The same for fields that stand in no part but in a record. */
export function fieldInputs<const Field extends string>(fields: readonly Field[]) {
  return Object.fromEntries(fields.map(field => [levelName(field), fieldLevel])) as Inputs<
    Field,
    typeof fieldLevel
  >
}
