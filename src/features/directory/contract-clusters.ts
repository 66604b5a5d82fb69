import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import {
  country,
  day,
  id,
  instant,
  lang,
  line,
  optional,
  optionalLine,
  optionalProse,
  reference,
  version,
  webAddress,
} from '../../shared/fields.ts'
import { levelInputs } from './contract-levels.ts'
import {
  clusterBudgetBands,
  clusterLabels,
  clusterServices,
  clusterTurnoverBands,
  cooperationInstruments,
} from './rules/cluster-choices.ts'
import { clusterTable } from './rules/cluster-parts.ts'
import { validationCriteria, validationStates } from './rules/cluster-validation.ts'

const count = optional(z.number().int().min(0).max(100_000))
const share = optional(z.number().min(0).max(100))
const trl = optional(z.number().int().min(1).max(9))
const countries = z.array(country).max(250).default([])
const words = z.array(line(120)).max(60).default([])

const numberOrNull = z.number().nullable().default(null)
const textOrNull = z.string().nullable().default(null)
const list = z.array(z.string()).default([])

/** Fields of a cluster beyond its core (trade.md 2.1), as they are answered. */
export const clusterDetails = z.object({
  street: textOrNull,
  postcode: textOrNull,
  phone: textOrNull,
  nuts: textOrNull,
  profileUrl: textOrNull,
  languages: list,
  internationalContact: textOrNull,
  financeContact: textOrNull,
  countedOn: textOrNull,
  microMembers: numberOrNull,
  smallMembers: numberOrNull,
  mediumMembers: numberOrNull,
  largeMembers: numberOrNull,
  researchMembers: numberOrNull,
  publicMembers: numberOrNull,
  investorMembers: numberOrNull,
  civilMembers: numberOrNull,
  otherMembers: numberOrNull,
  jobs: numberOrNull,
  exportingShare: numberOrNull,
  s3Priorities: list,
  applicationMarkets: list,
  trlFrom: numberOrNull,
  trlTo: numberOrNull,
  services: z.array(z.enum(clusterServices)).default([]),
  cooperations: z
    .array(z.object({ country: z.string(), partner: z.string(), instrument: z.enum(cooperationInstruments) }))
    .default([]),
  wishedCountries: list,
  officeCountries: list,
  memberMarkets: list,
  label: z.enum(clusterLabels).nullable().default(null),
  labelledOn: textOrNull,
  labelExpiresOn: textOrNull,
  iso9001: z.boolean().nullable().default(null),
  networks: list,
  turnoverBand: z.enum(clusterTurnoverBands).nullable().default(null),
  publicShare: numberOrNull,
  privateShare: numberOrNull,
  feesShare: numberOrNull,
  projectsShare: numberOrNull,
  budgetBand: z.enum(clusterBudgetBands).nullable().default(null),
})
export type ClusterDetails = z.output<typeof clusterDetails>

export const saveClusterDetails = defineCall({
  name: 'directory.saveClusterDetails',
  method: 'PUT',
  path: '/clusters/:cluster/details',
  summary: 'What a cluster does, for whom, with whom abroad, and its figures',
  input: z.object({
    cluster: reference,
    version,
    street: optionalLine(300),
    postcode: optionalLine(20),
    phone: optionalLine(60),
    nuts: optional(z.string().regex(/^[A-Z]{2}[0-9A-Z]{0,3}$/, 'not-a-region-code')),
    profileUrl: optional(webAddress),
    languages: z.array(lang).max(40).default([]),
    internationalContact: optionalLine(200),
    financeContact: optionalLine(200),
    countedOn: optional(day),
    microMembers: count,
    smallMembers: count,
    mediumMembers: count,
    largeMembers: count,
    researchMembers: count,
    publicMembers: count,
    investorMembers: count,
    civilMembers: count,
    otherMembers: count,
    jobs: optional(z.number().int().min(0).max(10_000_000)),
    exportingShare: share,
    s3Priorities: words,
    applicationMarkets: words,
    trlFrom: trl,
    trlTo: trl,
    services: z.array(z.enum(clusterServices)).default([]),
    cooperations: z
      .array(
        z.object({
          country: z.string().regex(/^([A-Z]{2})?$/, 'not-a-country'),
          partner: z.string().trim().max(200).default(''),
          instrument: z.enum(cooperationInstruments).default('mou'),
        }),
      )
      .max(60)
      .default([]),
    wishedCountries: countries,
    officeCountries: countries,
    memberMarkets: countries,
    label: optional(z.enum(clusterLabels)),
    labelledOn: optional(day),
    labelExpiresOn: optional(day),
    iso9001: optional(z.boolean()),
    networks: words,
    turnoverBand: optional(z.enum(clusterTurnoverBands)),
    publicShare: share,
    privateShare: share,
    feesShare: share,
    projectsShare: share,
    budgetBand: optional(z.enum(clusterBudgetBands)),
    ...levelInputs(clusterTable),
  }),
  output: z.object({ id, slug: z.string(), version: z.number() }),
})

const criterion = z.object({
  name: z.enum(validationCriteria),
  met: z.boolean(),
  value: z.number().nullable(),
  needed: z.number().nullable(),
  /** Whether the records tell, or the cluster says so. */
  source: z.enum(['counted', 'declared']),
})
const validationFacts = {
  websiteInEnglish: z.boolean(),
  evidence: z.string().nullable(),
  programme: z.string().nullable(),
}

export const getClusterValidation = defineCall({
  name: 'directory.getClusterValidation',
  method: 'GET',
  path: '/clusters/:cluster/validation',
  summary: 'How a cluster stands against the published criteria, and what was decided',
  input: z.object({ cluster: reference }),
  output: z.object({
    clusterName: z.string(),
    clusterSlug: z.string(),
    state: z.enum(validationStates).nullable(),
    criteria: z.array(criterion),
    ...validationFacts,
    mayDecide: z.boolean(),
    history: z.array(
      z.object({
        id,
        state: z.enum(validationStates),
        submittedBy: z.string().nullable(),
        submittedAt: instant.nullable(),
        decidedBy: z.string().nullable(),
        decidedAt: instant.nullable(),
        reasons: z.string().nullable(),
      }),
    ),
  }),
})

export const saveClusterValidation = defineCall({
  name: 'directory.saveClusterValidation',
  method: 'PUT',
  path: '/clusters/:cluster/validation',
  summary: 'Say what the records do not tell, and submit the cluster for validation',
  input: z.object({
    cluster: reference,
    websiteInEnglish: z.boolean().default(false),
    evidence: optionalProse(4_000),
    /** A regional or national support programme: it waives the criteria. */
    programme: optionalLine(200),
    submit: z.boolean().default(false),
  }),
  output: z.object({ state: z.enum(validationStates) }),
})

export const decideClusterValidation = defineCall({
  name: 'directory.decideClusterValidation',
  method: 'POST',
  path: '/clusters/:cluster/validation/decision',
  summary: 'Validate a submitted cluster, waive the criteria, or return it with reasons',
  input: z.object({
    cluster: reference,
    decision: z.enum(['validated', 'waived', 'returned']),
    reasons: optionalProse(2_000),
  }),
  output: z.object({ state: z.enum(validationStates) }),
})

export const listClusterValidations = defineCall({
  name: 'directory.listClusterValidations',
  method: 'GET',
  path: '/cluster-validations',
  summary: 'Clusters with the state of their validation, those that wait first',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        country: z.string(),
        state: z.enum(validationStates).nullable(),
        submittedAt: instant.nullable(),
        decidedAt: instant.nullable(),
        members: z.number(),
        types: z.number(),
        staffFte: z.number().nullable(),
      }),
    ),
  }),
})
