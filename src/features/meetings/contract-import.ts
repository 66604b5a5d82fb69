import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import { importState, readingChoice, sheetName } from '../directory/contract-import.ts'
import { missionReference } from './contract-fields.ts'
import { requestFields } from './rules/request-columns.ts'

/** A file that was sent with this form. */
const sentFile = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), name: f.line(200) })
export const requestField = z.enum(requestFields)

export const uploadRequests = defineCall({
  name: 'meetings.uploadRequests',
  method: 'POST',
  path: '/missions/:mission/request-imports',
  summary: 'Send a sheet of meeting requests; answers with a proposed meaning for each column',
  input: z.object({ mission: missionReference, file: sentFile, sheet: sheetName.optional() }),
  output: z.object({ id: f.id }),
})

export const chooseRequestSheet = defineCall({
  name: 'meetings.chooseRequestSheet',
  method: 'PUT',
  path: '/request-imports/:id/sheet',
  summary:
    'Turn to another sheet of what was sent, or read its letters in another way, and propose what its columns mean',
  input: z.object({ id: f.id, ...readingChoice }),
  output: f.done,
})

export const startRequestImport = defineCall({
  name: 'meetings.startRequestImport',
  method: 'POST',
  path: '/request-imports/:id/start',
  summary:
    'Import the sheet in the background with these columns; good rows go in, the others come back with the reason',
  input: z.object({
    id: f.id,
    mapping: z.array(requestField.nullable()).max(200),
    /** The sheet that was looked at, so that columns are never taken for those of another. */
    sheet: sheetName.optional(),
  }),
  output: f.done,
})

export const getRequestImport = defineCall({
  name: 'meetings.getRequestImport',
  method: 'GET',
  path: '/request-imports/:id',
  summary: 'How an import of meeting requests stands',
  input: z.object({ id: f.id }),
  output: z.object({
    id: f.id,
    mission: z.object({ slug: z.string(), title: z.string() }),
    fileName: z.string(),
    state: importState,
    failure: z.string().nullable(),
    sheet: z.string().nullable(),
    sheets: z.array(z.string()),
    encodings: z.array(z.object({ encoding: z.string(), samples: z.array(z.string()) })),
    encoding: z.string().nullable(),
    columns: z.array(
      z.object({ heading: z.string(), field: requestField.nullable(), sample: z.array(z.string()) }),
    ),
    read: z.number().int(),
    created: z.number().int(),
    unchanged: z.number().int(),
    rejected: z.number().int(),
    problems: z.array(z.object({ row: z.number().int(), reason: z.string(), fix: z.string() })),
  }),
})

export const getRequestProblems = defineFileCall({
  name: 'meetings.getRequestProblems',
  method: 'GET',
  path: '/request-imports/:id/problems',
  summary: 'The rows that did not go in, with the reason and the fix, to correct and send again',
  input: z.object({ id: f.id }),
})
