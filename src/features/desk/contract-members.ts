import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { day, id, paging, reference } from '../../shared/fields.ts'
import { nextSteps } from './rules/next-step.ts'

const count = z.number().int()

export const shownMembers = ['left-out', 'benefited'] as const

export const listMembersServed = defineCall({
  name: 'desk.listMembersServed',
  method: 'GET',
  path: '/partnerships/:partnership/members-served',
  summary:
    'The members of the partner clusters for whom something was held or done in the term that runs, or those whom no record mentions, each with what to do next',
  input: z.object({
    partnership: reference,
    show: z.enum(shownMembers).default('left-out'),
    /** Members of this partner cluster alone. */
    cluster: reference.optional(),
    /** Of the kinds alone that this indicator counts. */
    indicator: id.optional(),
    ...paging,
  }),
  output: z.object({
    partnership: z.object({ id, slug: z.string(), acronym: z.string() }),
    term: z.object({ from: day.nullable(), to: day.nullable() }),
    /** Partner clusters whose members the reader reads, to choose one. */
    clusters: z.array(z.object({ id, slug: z.string(), name: z.string() })),
    cluster: z.object({ id, slug: z.string(), name: z.string() }).nullable(),
    /** May act for these members, and so is told what to do next. */
    acts: z.boolean(),
    counts: z.object({ leftOut: count, benefited: count }),
    items: z.array(
      z.object({
        id,
        slug: z.string(),
        name: z.string(),
        country: z.string(),
        clusters: z.array(z.object({ id, slug: z.string(), name: z.string() })),
        served: z.object({ direct: z.boolean(), meetings: count, services: count, lastOn: day }).nullable(),
        next: z.enum(nextSteps).nullable(),
      }),
    ),
    total: count,
    page: count,
    pageSize: count,
  }),
})
