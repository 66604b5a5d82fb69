import { tabulateRejected } from '../../../server/sheets/rejected-rows.ts'
import { writeXlsx } from '../../../server/sheets/write-sheet.ts'
import type { Context } from '../../../shared/context.ts'
import type { FileAnswer } from '../../../shared/contract.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { cellsByField, type FieldCatalogue, proposeMapping } from '../rules/map-columns.ts'
import type { ImportFault, ImportKind } from './import-kind.ts'
import { countReasons, findImport, listProblems, type StoredImport } from './queries-imports.ts'
import { takeRows } from './run-import.ts'

/** Everything the screen of an import shows, following its state: mapping with preview, progress, result. */
export async function describeImport<Field extends string, Input>(
  ctx: Context,
  kind: ImportKind<Field, Input>,
  id: string,
) {
  const imported = await findImport(ctx.db, id)
  if (imported === null) throw new Refusal('not-found')
  const isMapping = imported.state === 'mapping'
  const problems = isMapping ? [] : await listProblems(ctx.db, id, { limit: 50 })
  const { notes, sheets, encodings, encoding, ...options } = imported.options
  return {
    id,
    fileName: imported.file_name,
    state: imported.state,
    total: imported.total,
    read: imported.read,
    created: imported.created,
    updated: imported.updated,
    unchanged: imported.unchanged,
    rejected: imported.rejected,
    warned: imported.warned,
    failure: imported.failure,
    createdAt: imported.created_at,
    finishedAt: imported.finished_at,
    workMs: imported.work_ms,
    sheet: imported.sheet,
    sheets,
    encodings,
    encoding,
    notes,
    options,
    fields: Object.keys(kind.catalogue),
    columns: isMapping
      ? describeColumns(kind.catalogue, { ...imported, columns: imported.mapping.columns })
      : [],
    preview: isMapping ? await previewRows(ctx, kind, imported) : [],
    reasons: isMapping ? [] : await countReasons(ctx.db, id),
    problems: problems.map(row => ({
      number: row.number,
      rejected: row.rejected,
      label: labelOf(row.cells, imported),
      faults: row.faults.map(plain),
    })),
  }
}

/** A heading or value is shown to so many characters; hostile ones have thousands. */
const longest = 120

/** Each column of a file with values from it, the field it is of, and what was proposed for it and why. */
export function describeColumns<Field extends string>(
  catalogue: FieldCatalogue<Field>,
  read: {
    header: readonly string[]
    sample: readonly { cells: readonly string[] }[]
    columns: readonly (string | null)[]
  },
) {
  const { header, sample, columns } = read
  const proposal = proposeMapping(
    catalogue,
    header,
    sample.map(row => row.cells),
  )
  return header.map((whole, column) => {
    const proposed = proposal[column]
    const values = sample.map(row => row.cells[column] ?? '').filter(value => value.trim() !== '')
    const heading = whole.slice(0, longest)
    const { code, values: words } = proposed?.reason ?? { code: 'none' as const, values: {} }
    return {
      heading,
      samples: [...new Set(values)].slice(0, 3).map(value => value.slice(0, longest)),
      field: columns[column] ?? null,
      proposed: proposed?.field ?? null,
      confidence: proposed?.confidence ?? 0,
      reason: { code, values: { ...words, heading } },
    }
  })
}

/** What the first rows would do; nothing is written. */
async function previewRows<Field extends string, Input>(
  ctx: Context,
  kind: ImportKind<Field, Input>,
  imported: StoredImport,
) {
  const run = kind.openRun({
    id: imported.id,
    clusterId: imported.cluster_id,
    missionId: imported.mission_id,
    createdBy: imported.created_by,
    options: imported.options,
  })
  const columns = imported.mapping.columns as (Field | null)[]
  const headings = cellsByField(columns, imported.header)
  const readRow = (row: { cells: readonly string[] }) =>
    kind.readRow(cellsByField(columns, row.cells), imported.options, ctx.now(), headings)
  const comesLast = (row: { cells: readonly string[] }) => {
    const reading = readRow(row)
    return 'ok' in reading && kind.comesLast?.(reading.ok) === true
  }
  const rows = imported.sample.toSorted((a, b) => Number(comesLast(a)) - Number(comesLast(b)))
  const outcomes = await takeRows(ctx, run, rows, readRow, { dry: true })
  return imported.sample.map(row => {
    const { outcome, faults } = outcomes[rows.indexOf(row)] ?? { outcome: 'rejected' as const, faults: [] }
    return { number: row.number, label: labelOf(row.cells, imported), outcome, faults: faults.map(plain) }
  })
}

function plain(fault: ImportFault): ImportFault {
  return { ...fault, values: { ...fault.values } }
}

/** What a person recognises a row by: its name, else the first cell that holds something. */
function labelOf(cells: readonly string[], imported: StoredImport): string {
  const named = imported.mapping.columns.findIndex(field => field === 'name' || field === 'organisation')
  return (cells[named] || cells.find(cell => cell.trim() !== '') || '').slice(0, 120)
}

/**
 * Rows that did not go in (or, with `warnings`, went in with something left out) as a workbook in the columns of the
 * file itself, with row, reason and what to do in the reader's language: corrected, it can be imported as it is.
 */
export async function writeProblemsFile(
  ctx: Context,
  id: string,
  which: 'rejected' | 'warnings',
): Promise<FileAnswer> {
  const imported = await findImport(ctx.db, id)
  if (imported === null) throw new Refusal('not-found')
  const rows = await listProblems(ctx.db, id, { rejected: which === 'rejected', limit: 100_000 })
  const text = ctx.text(ctx.viewer.lang)
  const say = (key: string, fault: ImportFault) => text(key, named(fault, text))
  const table = tabulateRejected(
    imported.header,
    rows.map(row => ({
      number: row.number,
      cells: row.cells,
      reasons: row.faults.map(fault => `${text(`import.field.${fault.field}`)}: ${say(fault.reason, fault)}`),
      fixes: row.faults.map(fault => say(fault.fix, fault)),
    })),
    {
      row: text('import.rejected.row'),
      reason: text('import.rejected.reason'),
      fix: text('import.rejected.fix'),
    },
  )
  const stem = imported.file_name.replace(/\.[^.]*$/, '')
  return {
    fileName: `${stem} ${text(`directory.import.file.${which}`)}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await writeXlsx(table.columns, table.rows),
  }
}

/** The values a message names, with fields in words. */
function named(fault: ImportFault, text: ReturnType<Context['text']>): Record<string, unknown> {
  const fields = fault.values.fields
  return {
    ...fault.values,
    ...(typeof fields === 'string'
      ? {
          fields: fields
            .split(', ')
            .map(field => text(`import.field.${field}`))
            .join(', '),
        }
      : {}),
  }
}
