import { stat } from 'node:fs/promises'
import type { Context } from '../../../shared/context.ts'
import { writeHistory } from '../../../shared/history.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { mayReadSent } from '../../../shared/sent-files.ts'
import type { ImportKind } from './import-kind.ts'
import { readUpload } from './read-upload.ts'

/** A file as a form leaves it: stored under its hash, with the name the person knows. */
export interface UploadedFile {
  hash: string
  name: string
}

/**
 * Reads an uploaded spreadsheet once from end to end (a file we will not read is refused with a sentence), keeps its
 * headings, first rows and number of rows, and proposes what its columns mean. Without a sheet it takes the one of the
 * workbook whose columns it recognises best. Nothing else is written. Takes seconds for
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
  if (!(await mayReadSent(ctx, upload.file.hash)))
    throw new Refusal('input-invalid', { faults: [{ field: 'file', code: 'missing' }] })
  const path = await ctx.files.local(upload.file.hash)
  const read = await readUpload(kind.catalogue, { path, name: upload.file.name }, upload.sheet)
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
      sheet: read.sheet,
      header: JSON.stringify(read.header),
      sample: JSON.stringify(read.sample),
      mapping: JSON.stringify({ columns: read.columns }),
      options: JSON.stringify({
        notes: read.notes,
        sheets: read.sheets,
        encodings: read.encodings,
        encoding: read.encoding,
      }),
      state: 'mapping',
      total: read.total,
      created_at: now,
    })
    .execute()
  await writeHistory(ctx, {
    call: `${kind.kind}.upload`,
    subjectKind: 'import',
    subjectId: id,
    change: { ...target, fileName: upload.file.name, total: read.total },
  })
  return { id }
}
