import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { country, id, instant, line, nothing, optional, optionalLine } from '../../shared/fields.ts'
import { opportunityLevels } from './rules/choices.ts'

export const getImportChoices = defineCall({
  name: 'opportunities.getImportChoices',
  method: 'GET',
  path: '/opportunity-import-choices',
  summary: 'Clusters for which I may import feeds of opportunities',
  input: nothing,
  output: z.object({ clusters: z.array(z.object({ id, name: z.string() })) }),
})

export const importFeed = defineCall({
  name: 'opportunities.importFeed',
  method: 'POST',
  path: '/opportunity-imports',
  summary:
    'Import a feed of opportunities (XML with the trade’s fields, JSON or Atom); what was imported before is brought up to date, the same file again changes nothing',
  input: z.object({
    clusterId: id,
    file: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/, 'missing'), name: line(200) }),
    /** Whose feed it is, where the file does not say it. */
    source: optionalLine(120),
    /** Of entries that name none, as in Atom. */
    country: optional(country),
    visibility: z.enum(opportunityLevels).default('platform'),
  }),
  output: z.object({
    id,
    created: z.number(),
    updated: z.number(),
    unchanged: z.number(),
    rejected: z.number(),
  }),
})

export const getFeedImport = defineCall({
  name: 'opportunities.getFeedImport',
  method: 'GET',
  path: '/opportunity-imports/:import',
  summary: 'What came of importing a feed: how many entries, and which were not taken and why',
  input: z.object({ import: id }),
  output: z.object({
    cluster: z.object({ name: z.string(), slug: z.string() }),
    source: z.string(),
    fileName: z.string(),
    importedAt: instant,
    created: z.number(),
    updated: z.number(),
    unchanged: z.number(),
    rejected: z.number(),
    /** The first entries that were not taken. */
    faults: z.array(
      z.object({
        row: z.number(),
        reference: z.string(),
        title: z.string(),
        field: z.string(),
        code: z.string(),
      }),
    ),
  }),
})
