import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import {
  done,
  id,
  instant,
  lang,
  line,
  optional,
  optionalLine,
  optionalProse,
  reference,
  version,
} from '../../shared/fields.ts'
import { fieldInputs, partLevel } from './contract-levels.ts'
import { capabilityPartNames } from './rules/capability-levels.ts'
import {
  exportControlChoices,
  figureRoles,
  functionVerbs,
  ipTermChoices,
  maximumFigures,
} from './rules/capability-words.ts'
import { partLevels } from './rules/part-table.ts'

const trl = optional(z.number().int().min(1).max(9))
const price = optional(z.number().min(0).max(20_000_000))

/** A figure with its unit; a row of a form without numbers is left out. */
const figureRow = z.object({
  role: z.enum(figureRoles).default('range'),
  label: optionalLine(80),
  low: optional(z.number()),
  high: optional(z.number()),
  unit: z.string().trim().max(20).default(''),
})

/** A capability record (trade.md 2.3): what one can do for others, with figures and units. */
const capabilityFacts = {
  verb: z.enum(functionVerbs),
  object: line(200),
  /** Made of verb and object when left empty. */
  title: optionalLine(200),
  method: optionalLine(200),
  measurand: optionalLine(200),
  figures: z.array(figureRow).max(maximumFigures).default([]),
  sample: optionalLine(200),
  environment: optionalLine(200),
  trlIn: trl,
  trlOut: trl,
  deliverable: optionalLine(300),
  leadTimeDays: optional(z.number().int().min(0).max(3_650)),
  /** In whole units of the currency; kept in minor units. */
  priceLow: price,
  priceHigh: price,
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'not-a-currency')
    .default('EUR'),
  availability: optionalLine(200),
  accreditations: z.array(line(120)).max(30).default([]),
  ipTerms: optional(z.enum(ipTermChoices)),
  exportControl: z.enum(exportControlChoices).default('unknown'),
  /** Projects, publications, patents, customers: one to a line. */
  references: optionalProse(5_000),
  /** The department of the same organisation that does it. */
  departmentId: optional(id),
  lang,
  visibility: z.enum(partLevels).default('platform'),
  /** Who sees what of it, where that are fewer than see the record; `same` is as the record. */
  ...fieldInputs(capabilityPartNames),
}

export const capability = z.object({
  id,
  version: z.number(),
  verb: z.enum(functionVerbs),
  object: z.string(),
  title: z.string(),
  method: z.string().nullable(),
  measurand: z.string().nullable(),
  figures: z.array(
    z.object({
      role: z.enum(figureRoles),
      label: z.string().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      unit: z.string(),
    }),
  ),
  sample: z.string().nullable(),
  environment: z.string().nullable(),
  trlIn: z.number().nullable(),
  trlOut: z.number().nullable(),
  deliverable: z.string().nullable(),
  leadTimeDays: z.number().nullable(),
  priceLow: z.number().nullable(),
  priceHigh: z.number().nullable(),
  currency: z.string(),
  availability: z.string().nullable(),
  accreditations: z.array(z.string()),
  ipTerms: z.enum(ipTermChoices).nullable(),
  exportControl: z.enum(exportControlChoices),
  references: z.array(z.string()),
  /** Where I may see the organisation's departments. */
  department: z.object({ id, name: z.string(), lang: z.string() }).nullable(),
  lang: z.string(),
  visibility: z.enum(partLevels),
  /** Who sees the fields that are set apart from the record; for its editors only. */
  fieldLevels: z.record(z.string(), partLevel).nullable(),
  updatedAt: instant,
})

export const listCapabilities = defineCall({
  name: 'directory.listCapabilities',
  method: 'GET',
  path: '/organisations/:organisation/capabilities',
  summary: 'What an organisation can do for others, with figures and units',
  input: z.object({ organisation: reference, as: z.enum(partLevels).optional() }),
  output: z.object({ mayEdit: z.boolean(), items: z.array(capability) }),
})

export const getCapability = defineCall({
  name: 'directory.getCapability',
  method: 'GET',
  path: '/organisations/:organisation/capabilities/:capability',
  summary: 'One capability record',
  input: z.object({ organisation: reference, capability: id }),
  output: capability.extend({ organisationName: z.string(), organisationSlug: z.string() }),
})

export const createCapability = defineCall({
  name: 'directory.createCapability',
  method: 'POST',
  path: '/organisations/:organisation/capabilities',
  summary: 'Add a capability record',
  input: z.object({ organisation: reference, ...capabilityFacts }),
  output: z.object({ id }),
})

export const updateCapability = defineCall({
  name: 'directory.updateCapability',
  method: 'PUT',
  path: '/organisations/:organisation/capabilities/:capability',
  summary: 'Change a capability record',
  input: z.object({ organisation: reference, capability: id, version, ...capabilityFacts }),
  output: z.object({ id }),
})

export const removeCapability = defineCall({
  name: 'directory.removeCapability',
  method: 'DELETE',
  path: '/organisations/:organisation/capabilities/:capability',
  summary: 'Take a capability record off a profile; the history keeps it',
  input: z.object({ organisation: reference, capability: id }),
  output: done,
})
