import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import { goalKinds, goalRungs } from './rules/goals.ts'

const mission = z.string().min(1).max(120)

export const listGoals = defineCall({
  name: 'outcomes.listGoals',
  method: 'GET',
  path: '/missions/:mission/goals',
  summary:
    'What delegates set out to bring home and what came: one’s own, those of one’s companies and members, or all for who runs the mission',
  input: z.object({ mission, ...f.paging }),
  output: f
    .paged(
      z.object({
        id: f.id,
        participantId: f.id,
        person: z.string(),
        organisation: z.object({ id: f.id, name: z.string() }),
        kind: z.enum(goalKinds),
        rung: z.enum(goalRungs).nullable(),
        words: z.string().nullable(),
        lang: z.string(),
        target: z.number().int(),
        /** Null where nobody has said yet. */
        came: z.number().int().nullable(),
        setAt: f.instant,
        /** The reader’s own, to change or say what came. */
        own: z.boolean(),
      }),
    )
    .extend({
      /** The mission has begun: goals are fixed. */
      fixed: z.boolean(),
      /** The reader takes part and can set goals. */
      mine: z.boolean(),
      /** Of all these goals, how many were reached. */
      reached: z.number().int(),
    }),
})

export const setGoal = defineCall({
  name: 'outcomes.setGoal',
  method: 'POST',
  path: '/missions/:mission/goals',
  summary: 'Set a measurable goal for a mission, before its first day',
  input: z.object({
    mission,
    kind: z.enum(goalKinds),
    target: z.number().int().min(1).max(1000),
    /** Needed for the kind `rung`. */
    rung: z.enum(goalRungs).nullable().optional(),
    /** Needed for the kind `own`: what is counted. */
    words: f.optionalLine(200),
    lang: f.lang.optional(),
  }),
  output: z.object({ id: f.id }),
})

export const dropGoal = defineCall({
  name: 'outcomes.dropGoal',
  method: 'POST',
  path: '/goals/:id/drop',
  summary: 'Take back a goal, before the first day of the mission',
  input: z.object({ id: f.id }),
  output: f.done,
})

export const sayGoal = defineCall({
  name: 'outcomes.sayGoal',
  method: 'POST',
  path: '/goals/:id/came',
  summary: 'Say what came of a goal in one’s own words',
  input: z.object({ id: f.id, came: z.number().int().min(0).max(100_000) }),
  output: f.done,
})
