import type { Context } from '../../shared/context.ts'
import type { AnswerOf, FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { type FieldFault, Refusal } from '../../shared/refusals.ts'
import type { JobContext } from '../../shared/route.ts'
import type * as contract from './contract-import.ts'
import { lookForDuplicates } from './duplicates/find-organisation-duplicates.ts'
import { countBrought } from './duplicates/list-duplicates.ts'
import { capabilitiesImport } from './imports/capabilities-import.ts'
import * as imports from './imports/change-import.ts'
import { clusterImportKinds, withImportKind } from './imports/cluster-imports.ts'
import { describeImport, writeProblemsFile } from './imports/describe-import.ts'
import { openImport } from './imports/open-import.ts'
import { organisationsImport } from './imports/organisations-import.ts'
import { projectsImport } from './imports/projects-import.ts'
import { findImport, lockImport } from './imports/queries-imports.ts'
import { answerRest, countAsked, listQuestions, saveAnswer } from './imports/queries-questions.ts'
import { runImport } from './imports/run-import.ts'
import type { ClusterSubject } from './policy.ts'
import { findCluster } from './queries.ts'
import { loadCluster } from './read-directory.ts'

/** The cluster an import belongs to; who runs the cluster runs its imports. */
export async function loadImportCluster(ctx: Context, input: { import: string }): Promise<ClusterSubject> {
  const imported = await findImport(ctx.db, input.import)
  if (imported === null || imported.cluster_id === null) throw new Refusal('not-found')
  return loadCluster(ctx, { cluster: imported.cluster_id })
}

async function kindOf(ctx: Context, id: string): Promise<string> {
  return (await findImport(ctx.db, id))?.kind ?? ''
}

/** Reads a member list; the answer leads to the proposed mapping. */
export async function uploadImport(
  ctx: Context,
  input: ParsedInputOf<typeof contract.uploadImport>,
  cluster: ClusterSubject,
): Promise<{ id: string }> {
  if (input.file === undefined)
    throw new Refusal('input-invalid', { faults: [{ field: 'file', code: 'missing' }] })
  const target = { clusterId: cluster.id, missionId: null }
  const { file, sheet } = input
  return withImportKind(input.kind, kind => openImport(ctx, kind, target, { file, sheet }))
}

/** Columns and preview, progress, or result, whichever the import has come to. */
export async function getImport(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getImport>,
  cluster: ClusterSubject,
): Promise<AnswerOf<typeof contract.getImport>> {
  const row = await findCluster(ctx.db, cluster.id)
  const imported = await findImport(ctx.db, input.import)
  const described = await withImportKind(imported?.kind ?? '', kind =>
    describeImport(ctx, kind, input.import),
  )
  return {
    ...described,
    kind: clusterImportKinds.find(kind => kind === imported?.kind) ?? 'organisations',
    cluster: { slug: cluster.slug, name: row?.short_name ?? '' },
    asked: await countAsked(ctx.db, input.import),
    duplicates:
      imported?.kind === 'organisations' && imported.finished_at !== null
        ? await countBrought(ctx, input.import)
        : null,
  }
}

/** Turns to another sheet of the workbook; its columns get their own proposals. */
export async function chooseImportSheet(
  ctx: Context,
  input: ParsedInputOf<typeof contract.chooseImportSheet>,
): Promise<{ done: true }> {
  await withImportKind(await kindOf(ctx, input.import), kind =>
    imports.chooseImportSheet(ctx, kind, input.import, input),
  )
  return { done: true }
}

/** Says what the columns mean, and begins when asked. */
export async function saveImportMapping(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveImportMapping>,
): Promise<{ done: true }> {
  const options = {
    country: input.country ?? null,
    kind: input.kind ?? null,
    lang: null,
    addMembers: input.addMembers,
    memberFrom: input.memberFrom ?? null,
  }
  const { columns, start, sheet } = input
  await withImportKind(await kindOf(ctx, input.import), kind =>
    imports.saveImportMapping(ctx, kind, input.import, { columns, start, sheet, options }),
  )
  return { done: true }
}

/** Rows a person should say something of; none before and after that step. */
export async function listImportQuestions(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listImportQuestions>,
): Promise<AnswerOf<typeof contract.listImportQuestions>> {
  const { page, pageSize } = input
  const imported = await findImport(ctx.db, input.import)
  const { rows, total, open } =
    imported?.state === 'deciding'
      ? await listQuestions(ctx.db, ctx.viewer, input.import, { page, pageSize })
      : { rows: [], total: 0, open: 0 }
  return { items: rows, total, page, pageSize, open }
}

/** Keeps what was said of rows; with `start`, the import goes on. */
export async function answerImportQuestions(
  ctx: Context,
  input: ParsedInputOf<typeof contract.answerImportQuestions>,
): Promise<{ done: true }> {
  const locked = await lockImport(ctx.db, input.import)
  if (locked?.state !== 'deciding') throw new Refusal('import-begun')
  const faults: FieldFault[] = []
  for (const [index, fingerprint] of input.rows.entries()) {
    const said = input.answers[index] ?? 'later'
    const answer = said === 'new' || said === 'later' ? said : { same: said }
    if (!(await saveAnswer(ctx.db, input.import, fingerprint, answer)))
      faults.push({ field: `answers.${index}`, code: 'not-offered' })
  }
  if (faults.length > 0) throw new Refusal('input-invalid', { faults })
  if (input.rest) await answerRest(ctx.db, input.import, input.rest)
  await writeHistory(ctx, {
    call: 'directory.answerImportQuestions',
    subjectKind: 'import',
    subjectId: input.import,
    change: { rows: input.rows.length, rest: input.rest ?? null, start: input.start },
  })
  if (input.start) await imports.startDecided(ctx, organisationsImport, input.import)
  return { done: true }
}

/** Back to the columns. */
export async function reopenImport(
  ctx: Context,
  input: ParsedInputOf<typeof contract.reopenImport>,
): Promise<{ done: true }> {
  await imports.reopenMapping(ctx, input.import)
  return { done: true }
}

/** Stops the import at its next step. */
export async function cancelImport(
  ctx: Context,
  input: ParsedInputOf<typeof contract.cancelImport>,
): Promise<{ done: true }> {
  await imports.cancelImport(ctx, input.import)
  return { done: true }
}

/** The rows that need a person, as a workbook. */
export async function downloadImportProblems(
  ctx: Context,
  input: ParsedInputOf<typeof contract.downloadImportProblems>,
): Promise<FileAnswer> {
  return writeProblemsFile(ctx, input.import, input.which)
}

/** The background job; what came in is compared with what is there afterwards, in a job of its own. */
export async function runOrganisationsImport(
  ctx: JobContext,
  payload: { importId: string },
): Promise<Record<string, number>> {
  const told = await runImport(ctx, organisationsImport, payload.importId)
  if (told.read !== undefined) await lookForDuplicates(ctx)
  return told
}

/** The background job of capability records. */
export async function runCapabilitiesImport(
  ctx: JobContext,
  payload: { importId: string },
): Promise<Record<string, number>> {
  return runImport(ctx, capabilitiesImport, payload.importId)
}

/** The background job of EU projects. */
export async function runProjectsImport(
  ctx: JobContext,
  payload: { importId: string },
): Promise<Record<string, number>> {
  return runImport(ctx, projectsImport, payload.importId)
}
