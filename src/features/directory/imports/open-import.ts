import { stat } from 'node:fs/promises'
import { readSheet } from '../../../server/sheets/read-sheet.ts'
import type { SheetHead, SheetNote, SheetRow } from '../../../server/sheets/sheet-types.ts'
import type { Context } from '../../../shared/context.ts'
import { writeHistory } from '../../../shared/history.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { proposeMapping } from '../rules/map-columns.ts'
import type { ImportKind } from './import-kind.ts'

const sampleSize = 20

/** A file as a form leaves it: stored under its hash, with the name the person knows. */
export interface UploadedFile {
  hash: string
  name: string
}

/**
 * Reads an uploaded spreadsheet once from end to end (a file we will not read is refused with a sentence), keeps its
 * headings, first rows and number of rows, and proposes what its columns mean. Nothing else is written. Takes seconds for
 * large workbooks: call it outside a transaction.
 */
export async function openImport<Field extends string, Input>(
  ctx: Context,
  kind: ImportKind<Field, Input>,
  target: { clusterId: string | null; missionId: string | null },
  upload: { file: UploadedFile; sheet?: string | undefined },
): Promise<{ id: string }> {
  const { personId } = ctx.viewer
  if (personId === null) throw new Refusal('sign-in-needed')
  if (!(await ctx.files.exists(upload.file.hash)))
    throw new Refusal('input-invalid', { faults: [{ field: 'file', code: 'missing' }] })
  const path = ctx.files.path(upload.file.hash)
  const { head, sample, total, notes } = await readWhole(path, upload)
  const header = head.header.map(cleanCell)
  const proposal = proposeMapping(
    kind.catalogue,
    header,
    sample.map(row => row.cells),
  )
  const now = ctx.now()
  const id = ctx.newId()
  await ctx.db
    .insertInto('file')
    .values({ hash: upload.file.hash, size: (await stat(path)).size, created_at: now })
    .onConflict(conflict => conflict.column('hash').doNothing())
    .execute()
  await ctx.db
    .insertInto('import')
    .values({
      id,
      kind: kind.kind,
      cluster_id: target.clusterId,
      mission_id: target.missionId,
      created_by: personId,
      file_hash: upload.file.hash,
      file_name: upload.file.name,
      sheet: head.sheet,
      header: JSON.stringify(header),
      sample: JSON.stringify(sample),
      mapping: JSON.stringify({ columns: proposal.map(column => column.field) }),
      options: JSON.stringify({ notes, sheets: head.sheets.map(sheet => sheet.name) }),
      state: 'mapping',
      total,
      created_at: now,
    })
    .execute()
  await writeHistory(ctx, {
    call: `${kind.kind}.upload`,
    subjectKind: 'import',
    subjectId: id,
    change: { ...target, fileName: upload.file.name, total },
  })
  return { id }
}

async function readWhole(
  path: string,
  upload: { file: UploadedFile; sheet?: string | undefined },
): Promise<{ head: SheetHead; sample: SheetRow[]; total: number; notes: SheetNote[] }> {
  const sample: SheetRow[] = []
  const result = await readSheet(
    path,
    { name: upload.file.name, ...(upload.sheet === undefined ? {} : { sheet: upload.sheet }) },
    rows => {
      for (const row of rows.slice(0, sampleSize - sample.length))
        sample.push({ number: row.number, cells: row.cells.map(cleanCell) })
    },
  )
  return { head: result, sample, total: result.rowCount, notes: result.notes.slice(0, 20) }
}

/** A cell as JSON in the database can hold it. */
export function cleanCell(cell: string): string {
  return cell.replaceAll('\u0000', '').toWellFormed()
}
