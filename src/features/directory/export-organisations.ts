import { writeCsv, writeXlsx } from '../../server/sheets/write-sheet.ts'
import type { Context } from '../../shared/context.ts'
import type { FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import type * as contract from './contract-import.ts'
import { listOrganisationRecords } from './queries-search.ts'
import { hiddenFields, type PartVisibility } from './rules/profile-parts.ts'

const columns = [
  'name',
  'short_name',
  'name_other_script',
  'kind',
  'country',
  'city',
  'postcode',
  'street',
  'website',
  'email',
  'phone',
  'vat',
  'pic',
  'lei',
  'founded_year',
  'size_class',
  'employees',
  'summary',
  'description',
  'offers',
  'needs',
  'lang',
  'technologies',
  'target_markets',
  'certificates',
] as const

/**
 * What the list shows, in full, under headings that the import knows: the file goes back in as it is. At most 20,000
 * organisations.
 */
export async function exportOrganisations(
  ctx: Context,
  input: ParsedInputOf<typeof contract.exportOrganisations>,
): Promise<FileAnswer> {
  const records = await listOrganisationRecords(ctx.db, ctx.viewer, {
    ...input,
    sort: 'name',
    page: 1,
    pageSize: 20_000,
    now: ctx.now(),
  })
  const text = ctx.text('en')
  const titles = columns.map(column => ({ title: text(`import.field.${toField(column)}`) }))
  const rows = records.map(record => {
    const hidden = hiddenFields(record.part_visibility as PartVisibility, record.reach)
    return columns.map(column => {
      const value = hidden.has(toField(column)) ? null : record[column]
      return Array.isArray(value) ? value.join('; ') : value
    })
  })
  return input.format === 'csv'
    ? { fileName: 'organisations.csv', mediaType: 'text/csv; charset=utf-8', body: writeCsv(titles, rows) }
    : {
        fileName: 'organisations.xlsx',
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        body: await writeXlsx(titles, rows),
      }
}

function toField(column: string): string {
  return column.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())
}
