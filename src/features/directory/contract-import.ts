import { z } from 'zod'
import { encodings } from '../../server/sheets/encodings.ts'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import { country, day, done, id, instant, line, paged, paging, slug } from '../../shared/fields.ts'
import { kind, organisationFilters } from './contract.ts'
import { pairReason, pairSide } from './contract-duplicates.ts'

/** A file that a form has stored: its SHA-256 and the name the person knows. */
export const uploadedFile = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), name: line(200) })

/** A sheet of a workbook by its name, letter by letter as the workbook has it. */
export const sheetName = z.string().min(1).max(255)

/** How a file that was sent is read: the sheet of a workbook, the letters of a text file; what is not named stays. */
export const readingChoice = { sheet: sheetName.optional(), encoding: z.enum(encodings).optional() }

/** What every kind of import asks before it begins; `columns` names a field, or null, for each column of the file; `sheet`
 * is the sheet that was looked at, so that columns are never taken for those of another. */
export const importChoice = {
  columns: z.array(z.string().max(60).nullable()).max(200),
  start: z.boolean().default(false),
  sheet: sheetName.optional(),
}

const values = z.record(z.string(), z.union([z.string(), z.number()]))
const fault = z.object({
  field: z.string(),
  code: z.string(),
  value: z.string(),
  reason: z.string(),
  fix: z.string(),
  values,
})

/**
 * How far an import is. `comparing`: its rows are compared with what is there; `deciding`: a person says of those that could
 * be one of these what they are.
 */
export const importState = z.enum([
  'mapping',
  'comparing',
  'deciding',
  'waiting',
  'running',
  'done',
  'failed',
  'cancelled',
])

/** A column of a file that is mapped by hand: values from it, what it means, what was proposed and why. */
export const importColumn = z.object({
  heading: z.string(),
  samples: z.array(z.string()),
  field: z.string().nullable(),
  proposed: z.string().nullable(),
  confidence: z.number(),
  reason: z.object({ code: z.string(), values }),
})

/** Something about how a file was read that is worth telling. */
export const sheetNote = z.object({ code: z.string(), row: z.number().nullable(), values })

/** A way to read the letters of a text file that does not say how, with cells. */
export const encodingReading = z.object({ encoding: z.string(), samples: z.array(z.string()) })

/** What the screen of any import shows. */
export const importView = z.object({
  id,
  fileName: z.string(),
  state: importState,
  total: z.number(),
  read: z.number(),
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
  warned: z.number(),
  failure: z.string().nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  /** How long it worked, in milliseconds, without the time in which it waited. */
  workMs: z.number(),
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  /** Ways to read the letters of a text file that does not say how, the likeliest first, each with cells. */
  encodings: z.array(encodingReading),
  encoding: z.string().nullable(),
  notes: z.array(sheetNote),
  options: z.object({
    country: z.string().nullable(),
    kind: z.string().nullable(),
    lang: z.string().nullable(),
    addMembers: z.boolean(),
    memberFrom: z.string().nullable(),
  }),
  fields: z.array(z.string()),
  columns: z.array(importColumn),
  preview: z.array(
    z.object({
      number: z.number(),
      label: z.string(),
      outcome: z.enum(['created', 'updated', 'unchanged', 'rejected']),
      faults: z.array(fault),
    }),
  ),
  reasons: z.array(z.object({ reason: z.string(), rejected: z.boolean(), count: z.number() })),
  problems: z.array(
    z.object({ number: z.number(), rejected: z.boolean(), label: z.string(), faults: z.array(fault) }),
  ),
})

/** What a file of a cluster holds: its members, records of what they can do, or EU projects they take part in. */
export const clusterImport = z.enum(['organisations', 'capabilities', 'projects'])

export const uploadImport = defineCall({
  name: 'directory.uploadImport',
  method: 'POST',
  path: '/clusters/:cluster/imports',
  summary: 'Read a file of members, or of what they can do, and propose what its columns mean',
  input: z.object({
    cluster: z.union([id, slug]),
    file: uploadedFile.optional(),
    sheet: sheetName.optional(),
    kind: clusterImport.default('organisations'),
  }),
  output: z.object({ id }),
})

export const getImport = defineCall({
  name: 'directory.getImport',
  method: 'GET',
  path: '/imports/:import',
  summary: 'An import: its columns and preview, its progress, or its result',
  input: z.object({ import: id }),
  output: importView.extend({
    kind: clusterImport,
    cluster: z.object({ slug: z.string(), name: z.string() }),
    /** Rows of which a person was asked what they are. */
    asked: z.number(),
    /** Pairs still to be decided on among what it brought; `comparing` until they have been looked for. Null for other kinds. */
    duplicates: z.object({ comparing: z.boolean(), open: z.number() }).nullable(),
  }),
})

export const chooseImportSheet = defineCall({
  name: 'directory.chooseImportSheet',
  method: 'PUT',
  path: '/imports/:import/sheet',
  summary:
    'Turn to another sheet of what was sent, or read its letters in another way, and propose what its columns mean',
  input: z.object({ import: id, ...readingChoice }),
  output: done,
})

export const saveImportMapping = defineCall({
  name: 'directory.saveImportMapping',
  method: 'PUT',
  path: '/imports/:import/mapping',
  summary: 'Say what the columns mean; with start, begin',
  input: z.object({
    import: id,
    ...importChoice,
    country: country.nullable().optional(),
    kind: kind.nullable().optional(),
    memberFrom: day.nullable().optional(),
    addMembers: z.boolean(),
  }),
  output: done,
})

/** What a row says, as the side of a pair says it. */
const said = pairSide.pick({
  name: true,
  kind: true,
  country: true,
  city: true,
  legalForm: true,
  website: true,
  vat: true,
  pic: true,
  lei: true,
})
const fingerprint = z.string().regex(/^[0-9a-f]{32}$/)

export const listImportQuestions = defineCall({
  name: 'directory.listImportQuestions',
  method: 'GET',
  path: '/imports/:import/questions',
  summary: 'Rows of an import that could be organisations that are there, side by side with them',
  input: z.object({ import: id, ...paging }),
  output: paged(
    z.object({
      /** Names the row in an answer. */
      fingerprint,
      row: z.number(),
      /** Left for later the row is not taken and comes back; else it goes in as a new organisation. */
      comesBack: z.boolean(),
      said,
      candidates: z.array(
        z.object({
          organisation: pairSide,
          score: z.number(),
          reasons: z.array(pairReason),
          answer: z.enum(['same', 'different']).nullable(),
        }),
      ),
    }),
  ).extend({ /** Rows without an answer. */ open: z.number() }),
})

export const answerImportQuestions = defineCall({
  name: 'directory.answerImportQuestions',
  method: 'PUT',
  path: '/imports/:import/answers',
  summary:
    'Say which organisation each row is, that it is a new one, or leave it for later; with start, go on',
  input: z.object({
    import: id,
    rows: z.array(fingerprint).max(100).default([]),
    /** For each of `rows`: the organisation it is, `new`, or `later`. */
    answers: z
      .array(z.union([id, z.enum(['new', 'later'])]))
      .max(100)
      .default([]),
    /** For all rows without an answer; `same` only where there is one organisation it could be; `later` takes all back. */
    rest: z.enum(['same', 'new', 'later']).nullable().optional(),
    start: z.boolean().default(false),
  }),
  output: done,
})

export const reopenImport = defineCall({
  name: 'directory.reopenImport',
  method: 'POST',
  path: '/imports/:import/reopen',
  summary: 'Go back from the rows to what the columns mean',
  input: z.object({ import: id }),
  output: done,
})

export const cancelImport = defineCall({
  name: 'directory.cancelImport',
  method: 'POST',
  path: '/imports/:import/cancel',
  summary: 'Stop an import; what went in stays',
  input: z.object({ import: id }),
  output: done,
})

export const downloadImportProblems = defineFileCall({
  name: 'directory.downloadImportProblems',
  method: 'GET',
  path: '/imports/:import/problems',
  summary: 'Rows that did not go in, or went in with something left out, with reason and fix',
  input: z.object({ import: id, which: z.enum(['rejected', 'warnings']).default('rejected') }),
})

export const exportOrganisations = defineFileCall({
  name: 'directory.exportOrganisations',
  method: 'GET',
  path: '/organisations/export',
  summary: 'The organisations I may see and filtered for, as a file',
  input: z.object({ ...organisationFilters, format: z.enum(['xlsx', 'csv', 'json']).default('xlsx') }),
})
