import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { day, id, line, paged, paging, slug } from '../../shared/fields.ts'

export const callFilters = {
  q: z.string().trim().max(500).optional(),
  programme: z.string().max(200).optional(),
  action: z.string().max(60).optional(),
  /** Closes on this day or before. */
  before: day.optional(),
}

const callLine = z.object({
  id,
  slug: z.string(),
  topic: z.string(),
  title: z.string(),
  lang: z.string(),
  programme: z.string(),
  area: z.string().nullable(),
  call: z.string().nullable(),
  actionType: z.string().nullable(),
  opensOn: day.nullable(),
  deadlines: z.array(z.string()),
  closesOn: day.nullable(),
  /** Whole euro. */
  budgetMin: z.number().nullable(),
  budgetMax: z.number().nullable(),
  keywords: z.array(z.string()),
  link: z.string().nullable(),
})

export const listCalls = defineCall({
  name: 'opportunities.listCalls',
  method: 'GET',
  path: '/calls',
  summary: 'Calls of funding programmes, found by words and filters, the next to close first',
  input: z.object({ ...callFilters, show: z.enum(['open', 'all']).default('open'), ...paging }),
  output: paged(callLine).extend({
    mayLoad: z.boolean(),
    facets: z.object({
      programme: z.array(z.object({ value: z.string(), count: z.number() })),
      action: z.array(z.object({ value: z.string(), count: z.number() })),
    }),
  }),
})

export const getCall = defineCall({
  name: 'opportunities.getCall',
  method: 'GET',
  path: '/calls/:call',
  summary: 'One call with its text',
  input: z.object({ call: slug }),
  output: callLine.extend({ description: z.string().nullable() }),
})

export const loadCalls = defineCall({
  name: 'opportunities.loadCalls',
  method: 'POST',
  path: '/calls',
  summary: 'Load a file of funding topics, one JSON object a line; the same file again changes nothing',
  input: z.object({ file: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), name: line(200) }) }),
  output: z.object({
    created: z.number(),
    updated: z.number(),
    unchanged: z.number(),
    rejected: z.number(),
    /** The first lines that could not be read, with why. */
    faults: z.array(z.object({ line: z.number(), fault: z.string() })),
  }),
})
