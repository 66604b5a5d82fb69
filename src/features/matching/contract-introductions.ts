import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { id, paging, reference } from '../../shared/fields.ts'
import { match, question } from './contract.ts'

export const listIntroductions = defineCall({
  name: 'matching.listIntroductions',
  method: 'GET',
  path: '/clusters/:cluster/introductions',
  summary: 'Members nobody has met yet, each with the best introduction outside the cluster',
  input: z.object({
    cluster: reference,
    page: paging.page,
    pageSize: z.number().int().min(1).max(50).default(20),
  }),
  output: z.object({
    cluster: z.object({ id, slug: z.string(), name: z.string() }),
    members: z.number().int(),
    items: z.array(
      z.object({
        member: z.object({ id, slug: z.string(), name: z.string() }),
        /** Null where nobody fits; then the question says what would help. */
        match: match.nullable(),
        question: question.nullable(),
      }),
    ),
    total: z.number().int(),
    page: z.number().int(),
    pageSize: z.number().int(),
  }),
})
