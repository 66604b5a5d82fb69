import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { reference } from '../../shared/fields.ts'

const scheme = z.string().regex(/^[a-z0-9-]{2,40}$/)
const code = z.string().trim().min(1).max(120)
const languageOfAnswer = z.string().max(35).optional()

export const classification = z.object({
  scheme: z.string(),
  revision: z.string(),
  code: z.string(),
  label: z.string(),
})

export const listTaxonomies = defineCall({
  name: 'directory.listTaxonomies',
  method: 'GET',
  path: '/taxonomies',
  summary: 'Lists by which records are classified, with revision and licence',
  input: z.object({ lang: languageOfAnswer }),
  output: z.object({
    items: z.array(
      z.object({
        scheme: z.string(),
        revision: z.string(),
        title: z.string(),
        licence: z.string(),
        source: z.string(),
        terms: z.number(),
        isShipped: z.boolean(),
      }),
    ),
  }),
})

export const listTerms = defineCall({
  name: 'directory.listTerms',
  method: 'GET',
  path: '/taxonomies/:scheme/terms',
  summary: 'Terms of a list, found by word or code',
  input: z.object({ scheme, q: z.string().trim().max(100).optional(), lang: languageOfAnswer }),
  output: z.object({
    scheme: z.string(),
    revision: z.string(),
    title: z.string(),
    total: z.number(),
    /** At most 120. */
    items: z.array(
      z.object({
        code: z.string(),
        parent: z.string().nullable(),
        label: z.string(),
        note: z.string().nullable(),
      }),
    ),
  }),
})

export const saveClassification = defineCall({
  name: 'directory.saveClassification',
  method: 'PUT',
  path: '/organisations/:organisation/classifications/:scheme',
  summary: 'Classify an organisation by a list; of the offered codes the chosen ones stay',
  input: z.object({
    organisation: reference,
    scheme,
    /** Codes that were offered to choose from; the others are left as they are. Everything when nothing is said. */
    offered: z.array(code).max(300).optional(),
    codes: z.array(code).max(100).default([]),
  }),
  output: z.object({ chosen: z.number() }),
})
