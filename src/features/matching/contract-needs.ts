import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { country, id, paging, reference } from '../../shared/fields.ts'
import { named, pair } from './contract.ts'

export const listMarketNeeds = defineCall({
  name: 'matching.listMarketNeeds',
  method: 'GET',
  path: '/partnerships/:partnership/market-needs',
  summary:
    'Which members of a partnership answer the needs of one of its markets, the best first, and the needs nobody answers',
  input: z.object({
    partnership: reference,
    /** One of its markets; the first by priority when not named. */
    country: country.optional(),
    show: z.enum(['answered', 'unanswered']).default('answered'),
    page: paging.page,
    pageSize: z.number().int().min(1).max(50).default(10),
  }),
  output: z.object({
    partnership: z.object({ id, slug: z.string(), acronym: z.string() }),
    markets: z.array(z.object({ country: z.string(), stage: z.string() })),
    /** Null while the partnership has no market. */
    country: z.string().nullable(),
    members: z.number().int(),
    items: z.array(
      z.object({
        /** An open request from the market, or a counterpart on a mission to it with what it looks for. */
        need: z.union([
          z.object({
            kind: z.literal('opportunity'),
            slug: z.string(),
            title: z.string(),
            lang: z.string(),
            type: z.string(),
          }),
          z.object({
            kind: z.literal('counterpart'),
            slug: z.string(),
            name: z.string(),
            lang: z.string(),
            seeks: z.array(z.object({ text: z.string(), lang: z.string() })),
          }),
        ]),
        /** The best members, from the side of the need. */
        members: z.array(pair.extend({ organisation: named })),
      }),
    ),
    counts: z.object({ answered: z.number().int(), unanswered: z.number().int() }),
    total: z.number().int(),
    page: z.number().int(),
    pageSize: z.number().int(),
  }),
})
