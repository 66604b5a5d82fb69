import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { done, id, nothing } from '../../shared/fields.ts'

/** How far the sample has come. */
export const stages = ['registration', 'requests', 'schedule', 'day', 'over'] as const
export const stage = z.enum(stages)
const size = z.enum(['small', 'full'])

export const getSample = defineCall({
  name: 'sample.getSample',
  method: 'GET',
  path: '/sample',
  summary: 'Whether the sample partnership is loaded, how far, and who is in it',
  input: nothing,
  output: z.object({
    state: z.enum(['none', 'loading', 'ready', 'failed', 'removing']),
    stage: stage.nullable(),
    size: size.nullable(),
    progress: z.object({ step: z.string(), done: z.number(), total: z.number() }).nullable(),
    missionSlug: z.string().nullable(),
    partnershipSlug: z.string().nullable(),
    people: z.array(
      z.object({
        id,
        name: z.string(),
        part: z.enum(['coordinator', 'manager', 'organiser', 'delegate', 'host', 'counterpart', 'funder']),
        of: z.string(),
      }),
    ),
  }),
})

export const loadSample = defineCall({
  name: 'sample.loadSample',
  method: 'POST',
  path: '/sample',
  summary: 'Load the sample partnership up to a stage, in the background',
  input: z.object({ stage, size: size.default('small') }),
  output: done,
})

export const removeSample = defineCall({
  name: 'sample.removeSample',
  method: 'POST',
  path: '/sample/remove',
  summary: 'Throw the sample partnership away',
  input: nothing,
  output: done,
})

export const signInAs = defineCall({
  name: 'sample.signInAs',
  method: 'POST',
  path: '/sample/people/:person/sign-in',
  summary: 'Look at the house as one of the sample’s people',
  input: z.object({ person: id }),
  output: done,
})
