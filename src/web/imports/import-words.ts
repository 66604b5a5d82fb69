import type { z } from 'zod'
import type { importView } from '../../features/directory/contract-import.ts'
import type { Text } from '../text.tsx'

/** An import as the API tells it, of whatever kind. */
export type ImportView = z.output<typeof importView>
export type ImportFault = ImportView['preview'][number]['faults'][number]

/** What is wrong with a cell, in words that name the field. */
export function faultWords(fault: ImportFault, text: Text): string {
  const { fields } = fault.values
  const named =
    typeof fields === 'string'
      ? {
          fields: fields
            .split(', ')
            .map(field => text(`import.field.${field}`))
            .join(', '),
        }
      : {}
  return text(fault.reason, { ...fault.values, ...named })
}

const open = Object.fromEntries(
  [
    'value',
    'maximum',
    'suggestions',
    'fallback',
    'kept',
    'host',
    'unknown',
    'to',
    'from',
    'organisations',
    'name',
    'row',
    'fields',
  ].map(name => [name, '…']),
)

/** The reason without its values, for counting. */
export function reasonWords(code: string, text: Text): string {
  return text(`import.reason.${code}`, open)
}

/** Why a column was taken for a field. */
export function mappingWords(reason: ImportView['columns'][number]['reason'], text: Text): string {
  const key = reason.code === 'values' ? `values.${reason.values.look ?? ''}` : reason.code
  return text(`import.mapping.${key}`, reason.values)
}

/** What a spreadsheet program calls a column: A for the first, AA for the 27th. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last
}
