import { z } from 'zod'
import { defineFileCall } from '../../shared/contract.ts'
import { opportunityFilters } from './contract.ts'

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
