import type { Context } from '../../shared/context.ts'
import type { AnswerOf, FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { JobContext } from '../../shared/route.ts'
import {
  cancelAnyImport,
  chooseAnyImportSheet,
  describeImport,
  findImport,
  openImport,
  runImport,
  saveAnyImportMapping,
  writeProblemsFile,
} from '../directory/index.ts'
import { checkStillOn } from './add-participant.ts'
import type * as contract from './contract-import.ts'
import { type LoadedMission, loadMission } from './load.ts'
import { runsMission } from './mission-access.ts'
import { participantsImport } from './participants-import.ts'

/** The mission of an import; one of another mission is not found. A host finds only what they sent themselves. */
export async function loadImportMission(
  ctx: Context,
  input: { mission: string; import: string },
): Promise<LoadedMission> {
  const subject = await loadMission(ctx, input)
  const imported = await findImport(ctx.db, input.import)
  const known = imported !== null && imported.kind === 'participants' && imported.mission_id === subject.id
  if (
    !known ||
    !(
      ctx.viewer.kind === 'system' ||
      runsMission(ctx.viewer, subject) ||
      imported.created_by === ctx.viewer.personId
    )
  )
    throw new Refusal('not-found')
  return subject
}

/** Reads a list of participants; the answer leads to the proposed mapping. */
export async function uploadParticipants(
  ctx: Context,
  input: ParsedInputOf<typeof contract.uploadParticipants>,
  subject: LoadedMission,
): Promise<{ id: string }> {
  checkStillOn(subject)
  return openImport(
    ctx,
    participantsImport,
    { clusterId: null, missionId: subject.id },
    { file: input.file, sheet: input.sheet },
  )
}

/** Columns and preview, progress, or result, whichever the import has come to. */
export async function getParticipantsImport(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getParticipantsImport>,
): Promise<AnswerOf<typeof contract.getParticipantsImport>> {
  return describeImport(ctx, participantsImport, input.import)
}

/** Turns to another sheet of the workbook; its columns get their own proposals. */
export async function chooseParticipantsSheet(
  ctx: Context,
  input: ParsedInputOf<typeof contract.chooseParticipantsSheet>,
): Promise<{ done: true }> {
  await chooseAnyImportSheet(ctx, participantsImport, input.import, input)
  return { done: true }
}

/** Says what the columns mean, and begins when asked. */
export async function saveParticipantsMapping(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveParticipantsMapping>,
): Promise<{ done: true }> {
  const options = {
    country: input.country ?? null,
    kind: null,
    lang: input.lang ?? null,
    addMembers: false,
    memberFrom: null,
  }
  await saveAnyImportMapping(ctx, participantsImport, input.import, {
    columns: input.columns,
    start: input.start,
    sheet: input.sheet,
    options,
  })
  return { done: true }
}

/** Stops the import at its next step; what went in stays. */
export async function cancelParticipantsImport(
  ctx: Context,
  input: ParsedInputOf<typeof contract.cancelParticipantsImport>,
): Promise<{ done: true }> {
  await cancelAnyImport(ctx, input.import)
  return { done: true }
}

/** The rows that need a person, as a workbook. */
export async function downloadParticipantsProblems(
  ctx: Context,
  input: ParsedInputOf<typeof contract.downloadParticipantsProblems>,
): Promise<FileAnswer> {
  return writeProblemsFile(ctx, input.import, input.which)
}

/** The background job. */
export async function runParticipantsImport(
  ctx: JobContext,
  payload: { importId: string },
): Promise<Record<string, number>> {
  return runImport(ctx, participantsImport, payload.importId)
}
