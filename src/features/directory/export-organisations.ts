import { writeCsv, writeXlsx } from '../../server/sheets/write-sheet.ts'
import type { Context } from '../../shared/context.ts'
import type { FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import type * as contract from './contract-import.ts'
import { listOrganisationRecords } from './queries-search.ts'
import { nothingBelow, readStructures } from './queries-structure.ts'
import { describeWhole } from './read-organisation.ts'
import { hideFields, type PartVisibility } from './rules/profile-parts.ts'

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

/** Fields beyond the core, which an import leaves alone. */
const further = [
  'nuts',
  'latitude',
  'longitude',
  'partnerTypes',
  'competencesSought',
  'languages',
  'deviceClasses',
  'fdaStatus',
  'ownership',
  'turnoverBand',
  'exportShare',
  'researchShare',
  'accessModels',
  'brands',
  'departments',
  'sites',
] as const

/**
 * What the list shows, in full and as far as the reader may see each field, under headings that the import knows: the
 * file goes back in as it is. As JSON: whole profiles under the names of the API. At most 20,000 organisations.
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
  const structures = await readStructures(
    ctx.db,
    records.map(({ id }) => id),
  )
  const profiles = records.map(record => ({
    slug: record.slug,
    ...hideFields(
      describeWhole(record, structures.get(record.id) ?? nothingBelow, record.reach),
      record.part_visibility as PartVisibility,
      record.reach,
    ),
  }))
  if (input.format === 'json')
    return {
      fileName: 'organisations.json',
      mediaType: 'application/json',
      body: `[\n${profiles.map(profile => JSON.stringify(profile)).join(',\n')}\n]\n`,
    }
  const text = ctx.text('en')
  const titles = [
    ...columns.map(column => ({ title: text(`import.field.${toField(column)}`) })),
    ...further.map(field => ({ title: text(`directory.field.${field}`) })),
  ]
  const rows = profiles.map(profile =>
    [...columns.map(toField), ...further].map(field => toCell((profile as Record<string, unknown>)[field])),
  )
  return input.format === 'csv'
    ? { fileName: 'organisations.csv', mediaType: 'text/csv; charset=utf-8', body: writeCsv(titles, rows) }
    : {
        fileName: 'organisations.xlsx',
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        body: await writeXlsx(titles, rows),
      }
}

function toCell(value: unknown): string | number | null {
  if (Array.isArray(value)) return value.map(toWords).join('; ')
  return typeof value === 'number' ? value : value === null || value === undefined ? null : String(value)
}

/** A site as its name, town and country, a department as its name. */
function toWords(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const { name, city, country } = value as Record<string, unknown>
  const place = [city, country].filter(part => typeof part === 'string' && part !== '').join(', ')
  return place === '' ? String(name) : `${String(name)} (${place})`
}

function toField(column: string): string {
  return column.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())
}
