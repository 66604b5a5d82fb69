import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import { instant, nothing } from '../../shared/fields.ts'
import { opportunityFilters } from './contract.ts'

export const listPublicOpportunities = defineCall({
  name: 'opportunities.listPublicPages',
  method: 'GET',
  path: '/public-opportunities',
  summary: 'Pages of opportunities that everybody may read, for search engines',
  input: nothing,
  output: z.object({ items: z.array(z.object({ path: z.string(), updatedAt: instant })) }),
})

export const feedFormats = ['json', 'atom', 'xml'] as const

export const readFeed = defineFileCall({
  name: 'opportunities.readFeed',
  method: 'GET',
  path: '/opportunity-feed',
  summary:
    'Public opportunities that their owners let out, as JSON, Atom or XML with the trade’s fields; for others to import',
  input: z.object({
    format: z.enum(feedFormats).default('json'),
    type: opportunityFilters.type,
    country: opportunityFilters.country,
    market: opportunityFilters.market,
    term: opportunityFilters.term,
  }),
})
