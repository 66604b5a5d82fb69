import { z } from 'zod'
import { encodings } from '../../server/sheets/encodings.ts'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import { country, day, done, id, instant, line, slug } from '../../shared/fields.ts'
import { kind, organisationFilters } from './contract.ts'

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

/** What the screen of any import shows. */
export const importView = z.object({
  id,
  fileName: z.string(),
  state: z.enum(['mapping', 'waiting', 'running', 'done', 'failed', 'cancelled']),
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
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  /** Ways to read the letters of a text file that does not say how, the likeliest first, each with cells. */
  encodings: z.array(z.object({ encoding: z.string(), samples: z.array(z.string()) })),
  encoding: z.string().nullable(),
  notes: z.array(z.object({ code: z.string(), row: z.number().nullable(), values })),
  options: z.object({
    country: z.string().nullable(),
    kind: z.string().nullable(),
    lang: z.string().nullable(),
    addMembers: z.boolean(),
    memberFrom: z.string().nullable(),
  }),
  fields: z.array(z.string()),
  columns: z.array(
    z.object({
      heading: z.string(),
      samples: z.array(z.string()),
      field: z.string().nullable(),
      proposed: z.string().nullable(),
      confidence: z.number(),
      reason: z.object({ code: z.string(), values }),
    }),
  ),
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

export const uploadImport = defineCall({
  name: 'directory.uploadImport',
  method: 'POST',
  path: '/clusters/:cluster/imports',
  summary: 'Read a member list and propose what its columns mean',
  input: z.object({
    cluster: z.union([id, slug]),
    file: uploadedFile.optional(),
    sheet: sheetName.optional(),
  }),
  output: z.object({ id }),
})

export const getImport = defineCall({
  name: 'directory.getImport',
  method: 'GET',
  path: '/imports/:import',
  summary: 'An import: its columns and preview, its progress, or its result',
  input: z.object({ import: id }),
  output: importView.extend({ cluster: z.object({ slug: z.string(), name: z.string() }) }),
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
