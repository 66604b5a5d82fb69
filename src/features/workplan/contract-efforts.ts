import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { id, optional, optionalLine, reference, version } from '../../shared/fields.ts'

/** Whole numbers of the currency's smallest unit: cents, or yen. */
const minor = z.number().int()
/** Person-months, to hundredths. */
const personMonths = z.number().min(0)

const sums = { personMonths, cost: minor }
const whole = { ...sums, budget: minor.nullable(), left: minor.nullable() }

export const getEfforts = defineCall({
  name: 'workplan.getEfforts',
  method: 'GET',
  path: '/partnerships/:partnership/workplan/efforts',
  summary:
    'Person-months and cost of a work plan by partner and package, against the budget that the grant gives each partner',
  input: z.object({ partnership: reference, grant: z.union([id, z.literal('none')]).optional() }),
  output: z.object({
    mayEdit: z.boolean(),
    currency: z.string(),
    /** Whether there is a grant whose budgets the plan can be compared with. */
    hasBudget: z.boolean(),
    packages: z.array(
      z.object({ id, version, number: z.number().int(), title: z.string(), lang: z.string(), ...sums }),
    ),
    partners: z.array(
      z.object({
        cluster: z.object({ id, name: z.string(), slug: z.string() }),
        /** In the order of the packages. */
        byPackage: z.array(z.object({ packageId: id, ...sums })),
        ...whole,
      }),
    ),
    totals: z.object(whole),
  }),
})

export const getPackageEfforts = defineCall({
  name: 'workplan.getPackageEfforts',
  method: 'GET',
  path: '/workplan/packages/:package/efforts',
  summary: 'Person-months and cost of one package by partner, to be changed',
  input: z.object({ package: id }),
  output: z.object({
    version,
    currency: z.string(),
    partners: z.array(z.object({ cluster: z.object({ id, name: z.string(), slug: z.string() }), ...sums })),
  }),
})

export const saveEfforts = defineCall({
  name: 'workplan.saveEfforts',
  method: 'PUT',
  path: '/workplan/packages/:package/efforts',
  summary: 'Say how many person-months and how much money each partner gives to a package',
  input: z.object({
    package: id,
    version,
    efforts: z
      .array(
        z.object({
          clusterId: id,
          personMonths: optional(z.number().min(0).max(10_000)),
          /** As people write it, `6000` or `6000.50`; empty: none. */
          amount: optionalLine(20),
        }),
      )
      .max(60),
  }),
  output: z.object({ id }),
})
