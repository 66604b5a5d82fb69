import type { Context } from '../../../shared/context.ts'
import { writeHistory } from '../../../shared/history.ts'
import { cancelJob, enqueueJob } from '../../../shared/jobs.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { missingFields, readMapping } from '../rules/map-columns.ts'
import type { ImportKind, ImportOptions } from './import-kind.ts'
import { findImport, lockImport } from './queries-imports.ts'
import { readUpload } from './read-upload.ts'

/** `sheet`, when given, is the one whose columns the person saw. */
interface MappingChoice {
  columns: readonly (string | null)[]
  options: ImportOptions
  start: boolean
  sheet?: string | undefined
}

/** Says what the columns mean and how gaps are filled; with `start`, begins. Only before the import has begun. */
export async function saveImportMapping<Field extends string, Input>(
  ctx: Context,
  kind: ImportKind<Field, Input>,
  id: string,
  choice: MappingChoice,
): Promise<void> {
  const locked = await lockImport(ctx.db, id)
  const imported = await findImport(ctx.db, id)
  if (locked === undefined || imported === null) throw new Refusal('not-found')
  if (imported.state !== 'mapping') throw new Refusal('import-begun')
  // In another window somebody turned to another sheet: these columns are not its columns.
  if (choice.sheet !== undefined && choice.sheet !== imported.sheet) throw new Refusal('changed-meanwhile')
  const columns = imported.header.map((_, column) => choice.columns[column] || null)
  refuseBadMapping(kind, columns, choice)
  const { notes, sheets, encodings, encoding } = imported.options
  await ctx.db
    .updateTable('import')
    .set({
      mapping: JSON.stringify({ columns }),
      options: JSON.stringify({ ...choice.options, notes, sheets, encodings, encoding }),
    })
    .where('id', '=', id)
    .execute()
  if (!choice.start) return
  const jobId = await enqueueJob(ctx, { kind: kind.job, payload: { importId: id }, uniqueKey: id })
  await ctx.db.updateTable('import').set({ state: 'waiting', job_id: jobId }).where('id', '=', id).execute()
  await writeHistory(ctx, {
    call: `${kind.kind}.import`,
    subjectKind: 'import',
    subjectId: id,
    change: { columns, options: choice.options },
  })
}

/**
 * Turns to another sheet of the file that was sent, or reads its letters in another way: its columns are read and a meaning is proposed for each; what was
 * said of the other sheet's columns is gone, defaults stay. Only before the import has begun. Takes seconds for large
 * workbooks: call it outside a transaction.
 */
export async function chooseImportSheet<Field extends string, Input>(
  ctx: Context,
  kind: ImportKind<Field, Input>,
  id: string,
  reading: { sheet?: string | undefined; encoding?: string | undefined },
): Promise<void> {
  const imported = await findImport(ctx.db, id)
  if (imported === null) throw new Refusal('not-found')
  if (imported.state !== 'mapping') throw new Refusal('import-begun')
  if (!(await ctx.files.exists(imported.file_hash))) throw new Refusal('not-found')
  const file = { path: await ctx.files.local(imported.file_hash), name: imported.file_name }
  const read = await readUpload(
    kind.catalogue,
    file,
    reading.sheet ?? imported.sheet ?? undefined,
    reading.encoding,
  )
  const turned = await ctx.db
    .updateTable('import')
    .set({
      sheet: read.sheet,
      header: JSON.stringify(read.header),
      sample: JSON.stringify(read.sample),
      mapping: JSON.stringify({ columns: read.columns }),
      options: JSON.stringify({
        ...imported.options,
        notes: read.notes,
        sheets: read.sheets,
        encodings: read.encodings,
        encoding: read.encoding,
      }),
      total: read.total,
    })
    .where('id', '=', id)
    .where('state', '=', 'mapping')
    .returning('id')
    .executeTakeFirst()
  if (turned === undefined) throw new Refusal('import-begun')
  await writeHistory(ctx, {
    call: `${kind.kind}.chooseSheet`,
    subjectKind: 'import',
    subjectId: id,
    change: { sheet: read.sheet, encoding: read.encoding, total: read.total },
  })
}

function refuseBadMapping<Field extends string, Input>(
  kind: ImportKind<Field, Input>,
  columns: readonly (string | null)[],
  choice: { options: ImportOptions; start: boolean },
): void {
  const { mapped, faults } = readMapping(kind.catalogue, columns)
  const covered = kind.coveredBy(choice.options)
  if (choice.start)
    for (const field of missingFields(kind.catalogue, mapped))
      if (!covered.includes(field)) faults.push({ field: 'columns.0', code: `column-missing-${field}` })
  if (faults.length > 0) throw new Refusal('input-invalid', { faults })
}

/** Stops an import at its next step; what went in stays. */
export async function cancelImport(ctx: Context, id: string): Promise<void> {
  const stopped = await ctx.db
    .updateTable('import')
    .set({ state: 'cancelled', finished_at: ctx.now() })
    .where('id', '=', id)
    .where('state', 'in', ['mapping', 'comparing', 'deciding', 'waiting', 'running'])
    .returning('job_id')
    .executeTakeFirst()
  if (stopped === undefined) throw new Refusal('import-over')
  if (stopped.job_id !== null) await cancelJob(ctx, stopped.job_id)
  await writeHistory(ctx, { call: 'imports.cancel', subjectKind: 'import', subjectId: id })
}

/** Goes on with an import that waited for answers; rows without one are what they would be without being asked. */
export async function startDecided<Field extends string, Input>(
  ctx: Context,
  kind: ImportKind<Field, Input>,
  id: string,
): Promise<void> {
  // The job that asked may still be ending; under its key no second one would be made.
  const jobId = await enqueueJob(ctx, {
    kind: kind.job,
    payload: { importId: id },
    uniqueKey: `${id}:decided`,
  })
  const begun = await ctx.db
    .updateTable('import')
    .set({ state: 'waiting', job_id: jobId, looked_at: ctx.now() })
    .where('id', '=', id)
    .where('state', '=', 'deciding')
    .returning('id')
    .executeTakeFirst()
  if (begun === undefined) throw new Refusal('import-begun')
}

/** Back to what the columns mean; what was said of rows is forgotten, for they may be other rows now. */
export async function reopenMapping(ctx: Context, id: string): Promise<void> {
  const reopened = await ctx.db
    .updateTable('import')
    .set({ state: 'mapping', job_id: null })
    .where('id', '=', id)
    .where('state', '=', 'deciding')
    .returning('id')
    .executeTakeFirst()
  if (reopened === undefined) throw new Refusal('import-begun')
  await ctx.db.deleteFrom('import_question').where('import_id', '=', id).execute()
  await writeHistory(ctx, { call: 'imports.reopen', subjectKind: 'import', subjectId: id })
}
