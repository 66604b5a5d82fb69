import { z } from 'zod'
import { previewSheet } from '../../server/sheets/read-sheet.ts'
import { tabulateRejected } from '../../server/sheets/rejected-rows.ts'
import { writeXlsx } from '../../server/sheets/write-sheet.ts'
import type { Context, Translate } from '../../shared/context.ts'
import type { AnswerOf, FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { enqueueJob } from '../../shared/jobs.ts'
import { Refusal } from '../../shared/refusals.ts'
import { missingFields, proposeMapping } from '../directory/rules/map-columns.ts'
import { getMission, runsMission } from '../missions/index.ts'
import type {
  getRequestImport as getCall,
  startRequestImport as startCall,
  uploadRequests as uploadCall,
} from './contract.ts'
import { requestField } from './contract-import.ts'
import type { MissionLoaded } from './list-requests.ts'
import { findImport, type ImportRow, insertImport, listProblems, startImport } from './queries-import.ts'
import { type RequestField, requestCatalogue } from './rules/request-columns.ts'

export interface ImportLoaded extends MissionLoaded {
  row: ImportRow
}

const sampleRows = 5
const texts = z.array(z.string())
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

/** Reads head and first rows of a sheet and proposes what each column means. A file that is no sheet is refused. */
export async function uploadRequests(
  ctx: Context,
  input: ParsedInputOf<typeof uploadCall>,
  { mission }: MissionLoaded,
): Promise<AnswerOf<typeof uploadCall>> {
  if (ctx.viewer.personId === null) throw new Refusal('not-allowed')
  if (!(await ctx.files.exists(input.file.hash))) throw new Refusal('not-found')
  const bytes = await ctx.files.get(input.file.hash)
  const { head, rows } = await previewSheet(
    ctx.files.path(input.file.hash),
    { name: input.file.name },
    sampleRows,
  )
  const sample = rows.map(row => row.cells)
  const id = ctx.newId()
  await insertImport(ctx.db, {
    id,
    missionId: mission.id,
    createdBy: ctx.viewer.personId,
    file: { ...input.file, size: bytes.byteLength },
    sheet: head.sheet,
    header: head.header,
    sample,
    mapping: proposeMapping(requestCatalogue, head.header, sample).map(one => one.field),
    now: ctx.now(),
  })
  return { id }
}

/** Starts the import with the chosen columns; refuses without the two organisations, or a second start. */
export async function startRequestImport(
  ctx: Context,
  input: ParsedInputOf<typeof startCall>,
): Promise<AnswerOf<typeof startCall>> {
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
  if (!(await startImport(ctx.db, input.id, input.mapping, jobId))) throw new Refusal('changed-meanwhile')
  return { done: true }
}

/** How an import stands, with the first rows that did not go in. */
export async function getRequestImport(
  ctx: Context,
  input: ParsedInputOf<typeof getCall>,
  { row, mission }: ImportLoaded,
): Promise<AnswerOf<typeof getCall>> {
  const header = texts.catch([]).parse(row.header)
  const sample = z.array(texts).catch([]).parse(row.sample)
  const mapping = readMapping(row.mapping)
  const rejected = await listProblems(ctx.db, input.id, 100)
  const text = ctx.text(ctx.viewer.lang)
  return {
    id: row.id,
    mission: { slug: mission.slug, title: mission.title },
    fileName: row.file_name,
    state: row.state,
    failure: row.failure,
    columns: mapping.map((field, column) => ({
      heading: header[column] ?? '',
      field,
      sample: sample
        .map(cells => cells[column] ?? '')
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
