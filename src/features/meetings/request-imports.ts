import { stat } from 'node:fs/promises'
import { z } from 'zod'
import { tabulateRejected } from '../../server/sheets/rejected-rows.ts'
import { writeXlsx } from '../../server/sheets/write-sheet.ts'
import type { Context, Translate } from '../../shared/context.ts'
import type { AnswerOf, FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { enqueueJob } from '../../shared/jobs.ts'
import { Refusal } from '../../shared/refusals.ts'
import { mayReadSent } from '../../shared/sent-files.ts'
import { readUpload } from '../directory/index.ts'
import { missingFields } from '../directory/rules/map-columns.ts'
import { getMission, runsMission } from '../missions/index.ts'
import type {
  chooseRequestSheet as chooseCall,
  getRequestImport as getCall,
  startRequestImport as startCall,
  uploadRequests as uploadCall,
} from './contract.ts'
import { requestField } from './contract-import.ts'
import type { MissionLoaded } from './list-requests.ts'
import {
  findImport,
  type ImportRow,
  insertImport,
  listProblems,
  startImport,
  turnImport,
} from './queries-import.ts'
import { type RequestField, requestCatalogue } from './rules/request-columns.ts'

export interface ImportLoaded extends MissionLoaded {
  row: ImportRow
}

const texts = z.array(z.string())
const samples = z.array(z.object({ cells: texts }))
const reading = z.object({ encoding: z.string(), samples: texts })
const kept = z.object({
  sheets: texts.catch([]),
  encodings: z.array(reading).catch([]),
  encoding: z.string().nullable().catch(null),
})

/** How the file of an import is read: its sheets, and the ways its letters could be meant. */
export function readKept(options: unknown): z.output<typeof kept> {
  return kept.catch({ sheets: [], encodings: [], encoding: null }).parse(options)
}
const problems = z.array(z.object({ code: z.string(), values: z.record(z.string(), z.unknown()) }))

/** An import of requests, for those who run its mission; for everybody else there is none. */
export async function loadImport(ctx: Context, id: string): Promise<ImportLoaded> {
  const row = await findImport(ctx.db, id)
  if (row === undefined || row.mission_id === null) throw new Refusal('not-found')
  const { mission, subject } = await getMission(ctx.db, row.mission_id)
  if (ctx.viewer.kind !== 'system' && !runsMission(ctx.viewer, subject)) throw new Refusal('not-found')
  return { row, mission, missionSubject: subject }
}

/** The meaning of each column as it was saved. */
export function readMapping(value: unknown): (RequestField | null)[] {
  return z.array(requestField.nullable()).catch([]).parse(value)
}

/**
 * Reads a sheet and proposes what each column means; of a workbook the sheet that is named, else the one whose columns are
 * recognised best. A file that is no sheet is refused.
 */
export async function uploadRequests(
  ctx: Context,
  input: ParsedInputOf<typeof uploadCall>,
  { mission }: MissionLoaded,
): Promise<AnswerOf<typeof uploadCall>> {
  if (ctx.viewer.personId === null) throw new Refusal('not-allowed')
  if (!(await mayReadSent(ctx, input.file.hash))) throw new Refusal('not-found')
  const path = await ctx.files.local(input.file.hash)
  const id = ctx.newId()
  await insertImport(ctx.db, {
    id,
    missionId: mission.id,
    createdBy: ctx.viewer.personId,
    file: { ...input.file, size: (await stat(path)).size },
    read: await readUpload(requestCatalogue, { path, name: input.file.name }, input.sheet),
    now: ctx.now(),
  })
  return { id }
}

/** Turns to another sheet of the workbook; its columns get their own proposals. Only before the import has begun. */
export async function chooseRequestSheet(
  ctx: Context,
  input: ParsedInputOf<typeof chooseCall>,
  { row }: ImportLoaded,
): Promise<AnswerOf<typeof chooseCall>> {
  if (row.state !== 'mapping') throw new Refusal('import-begun')
  if (!(await ctx.files.exists(row.file_hash))) throw new Refusal('not-found')
  const file = { path: await ctx.files.local(row.file_hash), name: row.file_name }
  const read = await readUpload(requestCatalogue, file, input.sheet ?? row.sheet ?? undefined, input.encoding)
  if (!(await turnImport(ctx.db, row.id, read))) throw new Refusal('import-begun')
  await writeHistory(ctx, {
    call: 'meetings.chooseRequestSheet',
    subjectKind: 'import',
    subjectId: row.id,
    change: { sheet: read.sheet, encoding: read.encoding, total: read.total },
  })
  return { done: true }
}

/** Starts the import with the chosen columns; refuses without the two organisations, or a second start. */
export async function startRequestImport(
  ctx: Context,
  input: ParsedInputOf<typeof startCall>,
  { row }: ImportLoaded,
): Promise<AnswerOf<typeof startCall>> {
  // In another window somebody turned to another sheet: these columns are not its columns.
  if (input.sheet !== undefined && input.sheet !== row.sheet) throw new Refusal('changed-meanwhile')
  const missing = missingFields(requestCatalogue, input.mapping)
  const chosen = input.mapping.filter(field => field !== null)
  if (missing.length > 0)
    throw new Refusal('input-invalid', {
      faults: missing.map(field => ({ field: 'mapping', code: `column-missing-${field}` })),
    })
  if (new Set(chosen).size < chosen.length)
    throw new Refusal('input-invalid', { faults: [{ field: 'mapping', code: 'column-twice' }] })
  const jobId = await enqueueJob(ctx, {
    kind: 'meetings.import-requests',
    payload: { importId: input.id },
    uniqueKey: input.id,
  })
  if (!(await startImport(ctx.db, row, input.mapping, jobId))) throw new Refusal('changed-meanwhile')
  return { done: true }
}

/** How an import stands, with the first rows that did not go in. */
export async function getRequestImport(
  ctx: Context,
  input: ParsedInputOf<typeof getCall>,
  { row, mission }: ImportLoaded,
): Promise<AnswerOf<typeof getCall>> {
  const header = texts.catch([]).parse(row.header)
  const sample = samples.catch([]).parse(row.sample)
  const mapping = readMapping(row.mapping)
  const rejected = await listProblems(ctx.db, input.id, 100)
  const text = ctx.text(ctx.viewer.lang)
  return {
    id: row.id,
    mission: { slug: mission.slug, title: mission.title },
    fileName: row.file_name,
    state: row.state,
    failure: row.failure,
    sheet: row.sheet,
    ...readKept(row.options),
    columns: mapping.map((field, column) => ({
      heading: header[column] ?? '',
      field,
      sample: sample
        .map(({ cells }) => cells[column] ?? '')
        .filter(cell => cell !== '')
        .slice(0, 3),
    })),
    read: row.read,
    created: row.created,
    unchanged: row.unchanged,
    rejected: row.rejected,
    problems: rejected.map(one => ({ row: one.row_number, ...sayProblem(text, one.problems) })),
  }
}

/** The rows that did not go in as a workbook: their own columns, then why and what to do. */
export async function getRequestProblems(
  ctx: Context,
  input: { id: string },
  { row, mission }: ImportLoaded,
): Promise<FileAnswer> {
  const text = ctx.text(ctx.viewer.lang)
  const rejected = await listProblems(ctx.db, input.id, 100_000)
  const table = tabulateRejected(
    texts.catch([]).parse(row.header),
    rejected.map(one => {
      const { reason, fix } = sayProblem(text, one.problems)
      return {
        number: one.row_number,
        cells: texts.catch([]).parse(one.cells),
        reasons: [reason],
        fixes: [fix],
      }
    }),
    {
      row: text('meetings.import.row'),
      reason: text('meetings.import.reason'),
      fix: text('meetings.import.fix'),
    },
  )
  return {
    fileName: `${mission.slug}-requests-problems.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await writeXlsx(table.columns, table.rows),
  }
}

const ownProblems = new Set([
  'from-organisation-unknown',
  'from-person-unknown',
  'from-person-elsewhere',
  'to-organisation-unknown',
  'to-person-unknown',
  'to-person-elsewhere',
  'wish-unknown',
  'message-too-long',
])

function sayProblem(text: Translate, value: unknown): { reason: string; fix: string } {
  const [problem] = problems.catch([]).parse(value)
  if (problem === undefined) return { reason: '', fix: '' }
  if (!ownProblems.has(problem.code))
    return {
      reason: text(`refusal.${problem.code}`, problem.values),
      fix: text('meetings.import.fixRefused'),
    }
  return {
    reason: text(`meetings.import.problem.${problem.code}`, problem.values),
    fix: text(`meetings.import.solution.${problem.code}`, problem.values),
  }
}
