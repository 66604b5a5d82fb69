import { joinEntries } from '../../server/sheets/join-entries.ts'
import { writeCsv, writeXlsx } from '../../server/sheets/write-sheet.ts'
import type { Context } from '../../shared/context.ts'
import type { FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { describeCapability } from './capabilities.ts'
import type { exportCapabilities as exportCall } from './contract-find.ts'
import { readCapabilities } from './finding/queries-capabilities.ts'

const mostRecords = 20_000
const batch = 1_000

type Row = Awaited<ReturnType<typeof readCapabilities>>[number]

/** The capability records the reader may see, as a file: a row for each record, or as JSON under the names of the API. */
export async function exportCapabilities(
  ctx: Context,
  input: ParsedInputOf<typeof exportCall>,
): Promise<FileAnswer> {
  const { format, ...asked } = input
  const rows: Row[] = []
  let cursor: string | undefined
  while (rows.length < mostRecords) {
    const next = await readCapabilities(ctx.db, ctx.viewer, { ...asked, cursor, limit: batch })
    rows.push(...next)
    cursor = next.at(-1)?.id
    if (next.length < batch) break
  }
  const records = rows.map(row => ({
    ...describeCapability(row),
    organisationName: row.organisationName,
    organisationSlug: row.organisationSlug,
    organisationCountry: row.organisationCountry,
  }))
  if (format === 'json')
    return {
      fileName: 'capabilities.json',
      mediaType: 'application/json',
      body: `[\n${records.map(record => JSON.stringify(record)).join(',\n')}\n]\n`,
    }
  const titles = columns.map(({ title }) => ({ title }))
  const cells = records.map(record => columns.map(({ cell }) => cell(record)))
  return format === 'csv'
    ? { fileName: 'capabilities.csv', mediaType: 'text/csv; charset=utf-8', body: writeCsv(titles, cells) }
    : {
        fileName: 'capabilities.xlsx',
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        body: await writeXlsx(titles, cells),
      }
}

type Exported = ReturnType<typeof describeCapability> & {
  organisationName: string
  organisationSlug: string
  organisationCountry: string
}

/** Headings are English in every language, as in the file of organisations, so that files fit together. */
const columns: readonly { title: string; cell: (record: Exported) => string | number | null }[] = [
  { title: 'Organisation', cell: record => record.organisationName },
  { title: 'Department', cell: record => record.department?.name ?? null },
  { title: 'Title', cell: record => record.title },
  { title: 'Verb', cell: record => record.verb },
  { title: 'Object', cell: record => record.object },
  { title: 'Method', cell: record => record.method },
  { title: 'Measurand', cell: record => record.measurand },
  { title: 'Figures', cell: record => record.figures.map(printFigure).join('; ') },
  { title: 'Sample', cell: record => record.sample },
  { title: 'Environment', cell: record => record.environment },
  { title: 'TRL in', cell: record => record.trlIn },
  { title: 'TRL out', cell: record => record.trlOut },
  { title: 'Deliverable', cell: record => record.deliverable },
  { title: 'Lead time (days)', cell: record => record.leadTimeDays },
  { title: 'Price from', cell: record => record.priceLow },
  { title: 'Price to', cell: record => record.priceHigh },
  { title: 'Currency', cell: record => record.currency },
  { title: 'Availability', cell: record => record.availability },
  { title: 'Accreditations', cell: record => joinEntries(record.accreditations) },
  { title: 'IP terms', cell: record => record.ipTerms },
  { title: 'Export control', cell: record => record.exportControl },
  { title: 'References', cell: record => joinEntries(record.references) },
  { title: 'Language', cell: record => record.lang },
  { title: 'Visibility', cell: record => record.visibility },
  { title: 'Country', cell: record => record.organisationCountry },
  { title: 'Record', cell: record => record.id },
]

/** 'resolution: ≤ 10 µm', 'range (axial): 0.5–2.2 mm': numbers with a point and without grouping, so that machines read them. */
function printFigure({ role, label, low, high, unit }: Exported['figures'][number]): string {
  const name = label === null ? role : `${role} (${label})`
  const span =
    low !== null && high !== null
      ? low === high
        ? String(low)
        : `${low}–${high}`
      : high !== null
        ? `≤ ${high}`
        : `≥ ${low}`
  return `${name}: ${span} ${unit}`
}
