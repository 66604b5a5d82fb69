import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import { bearers, costKinds } from './rules/reckoning.ts'

const mission = z.string().min(1).max(120)
const currency = z.string().regex(/^[A-Z]{3}$/, 'not-a-currency')
/** Whole numbers of the currency's smallest unit: cents, or yen. */
const minor = z.number().int()
/** An amount as people write it: `1234.50`. */
const written = z.string().trim().min(1).max(20)

const line = z.object({
  id: f.id,
  participantId: f.id.nullable(),
  kind: z.enum(costKinds),
  label: z.string(),
  lang: z.string(),
  amount: minor,
  currency: z.string(),
  bearer: z.enum(bearers),
  aided: z.boolean(),
})

const rule = z.object({
  id: f.id,
  name: z.string(),
  note: z.string().nullable(),
  lang: z.string(),
  cluster: z.object({ id: f.id, name: z.string() }).nullable(),
  rate: z.number().int(),
  ceiling: minor.nullable(),
  currency: z.string(),
  deMinimis: z.boolean(),
})

const reckoning = z.object({
  currency: z.string(),
  costs: minor,
  bears: minor,
  aid: z.array(z.object({ ruleId: f.id, amount: minor })),
  pays: minor,
})

const summed = z.array(z.object({ key: z.string(), currency: z.string(), amount: minor }))

export const getCosts = defineCall({
  name: 'costs.getCosts',
  method: 'GET',
  path: '/missions/:mission/costs',
  summary:
    'What delegates cost, who bears it, the aid and what they pay: all for who runs the mission, their members for managers of clusters, else one’s own',
  input: z.object({ mission, ...f.paging }),
  output: f
    .paged(
      z.object({
        participantId: f.id,
        person: z.string().nullable(),
        organisation: z.object({ id: f.id, name: z.string() }),
        /** Own costs, and the share of what all who travel bear together. */
        lines: z.array(line.extend({ shared: z.boolean() })),
        reckonings: z.array(reckoning),
      }),
    )
    .extend({
      rules: z.array(rule),
      /** What only those who run the mission read: its own costs, totals over all, and what can be chosen. */
      whole: z
        .object({
          lines: z.array(line),
          byBearer: summed,
          byKind: summed,
          aid: summed,
          pays: summed,
          clusters: z.array(z.object({ id: f.id, name: z.string() })),
          delegates: z.array(z.object({ id: f.id, name: z.string() })),
        })
        .nullable(),
    }),
})

export const exportCosts = defineFileCall({
  name: 'costs.exportCosts',
  method: 'GET',
  path: '/missions/:mission/costs-sheet',
  summary: 'Costs, aid and what each delegate pays as a workbook, as far as the reader sees them',
  input: z.object({ mission }),
})

export const saveCost = defineCall({
  name: 'costs.saveCost',
  method: 'PUT',
  path: '/missions/:mission/costs',
  summary: 'Add a cost of a delegate or of the mission, or change the one whose id is sent',
  input: z.object({
    mission,
    id: f.id.optional(),
    participantId: f.id.nullable().optional(),
    kind: z.enum(costKinds),
    label: f.line(200),
    lang: f.lang.default('en'),
    amount: written,
    currency: currency.default('EUR'),
    bearer: z.enum(bearers),
    aided: z.boolean().default(false),
  }),
  output: z.object({ id: f.id }),
})

export const removeCost = defineCall({
  name: 'costs.removeCost',
  method: 'DELETE',
  path: '/missions/:mission/costs/:cost',
  summary: 'Remove a cost',
  input: z.object({ mission, cost: f.id }),
  output: f.done,
})

export const saveAidRule = defineCall({
  name: 'costs.saveAidRule',
  method: 'PUT',
  path: '/missions/:mission/aid-rules',
  summary: 'Add a rule of aid, or change the one whose id is sent: a rate of what counts, up to a ceiling',
  input: z.object({
    mission,
    id: f.id.optional(),
    name: f.line(200),
    note: f.optionalProse(2000),
    lang: f.lang.default('en'),
    clusterId: f.id.nullable().optional(),
    rate: z.number().int().min(1).max(100),
    ceiling: written.nullable().optional(),
    currency: currency.default('EUR'),
    deMinimis: z.boolean().default(false),
  }),
  output: z.object({ id: f.id }),
})

export const removeAidRule = defineCall({
  name: 'costs.removeAidRule',
  method: 'DELETE',
  path: '/missions/:mission/aid-rules/:rule',
  summary: 'Remove a rule of aid',
  input: z.object({ mission, rule: f.id }),
  output: f.done,
})
