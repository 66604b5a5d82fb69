import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { done, id, instant, paged, paging, reference } from '../../shared/fields.ts'
import { kind } from './contract.ts'

/** An organisation beside another. */
export const pairSide = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  kind,
  country: z.string(),
  city: z.string().nullable(),
  legalForm: z.string().nullable(),
  website: z.string().nullable(),
  vat: z.string().nullable(),
  pic: z.string().nullable(),
  lei: z.string().nullable(),
  people: z.number(),
  missions: z.number(),
  clusters: z.array(z.string()),
  createdAt: z.string(),
})

/** Why a pair is alike or not; `weight` is above 0 for, below 0 against. */
export const pairReason = z.object({
  code: z.string(),
  weight: z.number(),
  left: z.string().optional(),
  right: z.string().optional(),
})

export const duplicateViews = ['open', 'later', 'different'] as const

export const listDuplicates = defineCall({
  name: 'directory.listDuplicates',
  method: 'GET',
  path: '/duplicates',
  summary: 'Pairs of records that could be one organisation, with the reasons',
  input: z.object({
    ...paging,
    show: z.enum(duplicateViews).default('open'),
    /** Only pairs with something that this import brought. */
    import: id.optional(),
  }),
  output: paged(
    z.object({
      left: pairSide,
      right: pairSide,
      score: z.number(),
      reasons: z.array(pairReason),
      decision: z.enum(['different', 'later']).nullable(),
      mayMerge: z.boolean(),
    }),
  ).extend({
    merges: z.array(
      z.object({ id, keptSlug: z.string(), kept: z.string(), merged: z.string(), mergedAt: instant }),
    ),
  }),
})

export const lookForDuplicates = defineCall({
  name: 'directory.lookForDuplicates',
  method: 'POST',
  path: '/duplicates/look',
  summary: 'Compare all organisations again, in the background',
  input: z.object({}),
  output: done,
})

export const decideDuplicate = defineCall({
  name: 'directory.decideDuplicate',
  method: 'POST',
  path: '/organisations/:organisation/duplicates/decide',
  summary: 'Say that two records are two organisations, or look again later',
  input: z.object({ organisation: reference, other: id, decision: z.enum(['different', 'later']) }),
  output: done,
})

export const mergeOrganisations = defineCall({
  name: 'directory.mergeOrganisations',
  method: 'POST',
  path: '/organisations/:organisation/merge',
  summary: 'Make one organisation of two: this one stays, the other becomes an alias of it',
  input: z.object({ organisation: reference, other: id }),
  output: z.object({ id, slug: z.string() }),
})

export const undoMerge = defineCall({
  name: 'directory.undoMerge',
  method: 'POST',
  path: '/merges/:merge/undo',
  summary: 'Take a merge back exactly',
  input: z.object({ merge: id }),
  /** `stayedEnded`: roles, jobs, memberships that ended since the merge and do not come back to life. */
  output: done.extend({ stayedEnded: z.number() }),
})
