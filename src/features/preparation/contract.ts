import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import { owners, stepFor, stepKinds } from './rules/checklist.ts'

const mission = z.string().min(1).max(120)
export const standings = ['done', 'not-needed', 'overdue', 'soon', 'open'] as const

const step = z.object({
  id: f.id,
  kind: z.enum(stepKinds),
  title: z.string(),
  note: z.string().nullable(),
  lang: z.string(),
  owner: z.enum(owners),
  dueOn: f.day.nullable(),
  forKinds: z.array(z.enum(stepFor)),
})

/** How a step stands for one delegate: by whom and when it was marked, and whether the reader may mark it. */
const standing = {
  stepId: f.id,
  standing: z.enum(standings),
  reason: z.string().nullable(),
  by: z.string().nullable(),
  at: f.instant.nullable(),
  mayMark: z.boolean(),
}

const delegate = {
  participantId: f.id,
  kind: z.string(),
  person: z.string().nullable(),
  organisation: z.object({ id: f.id, name: z.string() }),
}

export const getMyList = defineCall({
  name: 'preparation.getMyList',
  method: 'GET',
  path: '/missions/:mission/preparation',
  summary: 'What I and the companies I edit have to have done before a mission, and what of it is done',
  input: z.object({ mission }),
  output: z.object({
    lists: z.array(
      z.object({
        ...delegate,
        items: z.array(z.object({ ...step.omit({ id: true, forKinds: true }).shape, ...standing })),
      }),
    ),
  }),
})

export const listDelegates = defineCall({
  name: 'preparation.listDelegates',
  method: 'GET',
  path: '/missions/:mission/preparation/delegates',
  summary: 'Who misses what before a mission: all for who runs it, their members for managers of clusters',
  input: z.object({
    mission,
    /** Only those to whom this step is still to come, or any step. */
    missing: z.union([z.literal('any'), f.id]).optional(),
    ...f.paging,
  }),
  output: f.paged(z.object({ ...delegate, items: z.array(z.object(standing)) })).extend({
    steps: z.array(step.extend({ done: z.number().int(), missing: z.number().int() })),
    /** How many people with an address miss something of what is shown: whom a mail reaches. */
    reach: z.number().int(),
    runs: z.boolean(),
  }),
})

const stepFields = {
  kind: z.enum(stepKinds),
  title: f.line(200),
  note: f.optionalProse(2000),
  lang: f.lang.default('en'),
  owner: z.enum(owners),
  dueOn: f.day.nullable().optional(),
  forKinds: z.array(z.enum(stepFor)).min(1),
}

export const listSteps = defineCall({
  name: 'preparation.listSteps',
  method: 'GET',
  path: '/missions/:mission/preparation/steps',
  summary: 'The checklist of a mission as it is set up',
  input: z.object({ mission }),
  output: z.object({ items: z.array(step) }),
})

export const saveStep = defineCall({
  name: 'preparation.saveStep',
  method: 'PUT',
  path: '/missions/:mission/preparation/steps',
  summary: 'Add a step to the checklist of a mission, or change the one whose id is sent',
  input: z.object({ mission, id: f.id.optional(), ...stepFields }),
  output: z.object({ id: f.id }),
})

export const removeStep = defineCall({
  name: 'preparation.removeStep',
  method: 'DELETE',
  path: '/missions/:mission/preparation/steps/:step',
  summary: 'Take a step off the checklist of a mission; what was marked stays on record',
  input: z.object({ mission, step: f.id }),
  output: f.done,
})

export const addUsualSteps = defineCall({
  name: 'preparation.addUsualSteps',
  method: 'POST',
  path: '/missions/:mission/preparation/usual',
  summary: 'Begin the checklist of a mission with the usual steps, due so many days before its first day',
  input: z.object({ mission, lang: f.lang.default('en') }),
  output: z.object({ added: z.number().int() }),
})

export const markStep = defineCall({
  name: 'preparation.markStep',
  method: 'PUT',
  path: '/missions/:mission/preparation/steps/:step/marks/:participant',
  summary: 'Say that a step is done, not needed and why, or still to do',
  input: z.object({
    mission,
    step: f.id,
    participant: f.id,
    state: z.enum(['done', 'not-needed', 'open']),
    reason: f.optionalLine(300),
  }),
  output: f.done,
})

export const mailMissing = defineCall({
  name: 'preparation.mailMissing',
  method: 'POST',
  path: '/missions/:mission/preparation/mails',
  summary: 'Mail everybody who misses a step, or any, what they miss',
  input: z.object({
    mission,
    missing: z.union([z.literal('any'), f.id]).default('any'),
    message: f.optionalProse(2000),
  }),
  output: z.object({ people: z.number().int() }),
})
