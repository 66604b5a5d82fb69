import { z } from 'zod'
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
  prose,
  tags,
} from '../../shared/fields.ts'
import { organisationKinds, sizeClasses } from '../directory/rules/kinds.ts'
import {
  cooperationTypes,
  iprStatuses,
  opportunityLevels,
  opportunityTypes,
  partnerTypes,
  stages,
} from './rules/choices.ts'
import { payers, subjects } from './rules/propose-type.ts'

/** A term of a taxonomy, `scheme:code`. */
const term = z
  .string()
  .regex(/^[a-z0-9-]{2,40}:[^\p{Cc}\p{Cs}]{1,120}$/u, 'not-offered')
  .max(161)

/** What its owner writes. The first four make it useful; the others convince. */
export const writtenFields = {
  /** Who pays whom, and what it is about: they decide the type unless one is named. */
  pays: z.enum(payers).default('partner'),
  about: z.enum(subjects).default('product'),
  type: optional(z.enum(opportunityTypes)),
  title: line(160),
  summary: prose(800),
  lang: lang.default('en'),
  description: optionalProse(6_000),
  advantages: optionalProse(3_000),
  expertise: optionalProse(3_000),
  applications: optionalProse(2_000),
  anonymous: z.boolean().default(false),
  visibility: z.enum(opportunityLevels).default('partnership'),
  /** Also in the feeds that others import; only what everybody may see. */
  inFeeds: z.boolean().default(false),
  stage: optional(z.enum(stages)),
  trl: optional(z.number().int().min(1).max(9)),
  iprStatus: optional(z.enum(iprStatuses)),
  iprComment: optionalProse(1_000),
  partnerArea: optionalProse(1_000),
  partnerSought: optionalProse(2_000),
  partnerTypes: z.array(z.enum(partnerTypes)).max(20).default([]),
  partnerCountries: z.array(country).max(60).default([]),
  cooperationTypes: z.array(z.enum(cooperationTypes)).max(20).default([]),
  targetMarkets: z.array(country).max(60).default([]),
  terms: z.array(term).max(60).default([]),
  keywords: tags(20).default([]),
  /** The size that readers of a profile without a name are told. */
  shownSize: optional(z.enum(sizeClasses)),
  programme: optionalLine(160),
  callTopic: optionalLine(160),
  durationMonths: optional(z.number().int().min(1).max(240)),
  deadline: optional(day),
}

export const opportunityStates = [
  'draft',
  'submitted',
  'returned',
  'published',
  'closed',
  'expired',
  'withdrawn',
] as const

const label = z.object({ value: z.string(), label: z.string() })

/** An opportunity in a list. Of one without a name, nothing but country, kind and size tells whose it is. */
export const opportunityLine = z.object({
  id,
  slug: z.string(),
  reference: z.string().nullable(),
  type: z.enum(opportunityTypes),
  state: z.enum(opportunityStates),
  lang: z.string(),
  title: z.string(),
  summary: z.string(),
  anonymous: z.boolean(),
  country: z.string(),
  kind: z.enum(organisationKinds).nullable(),
  size: z.enum(sizeClasses).nullable(),
  /** Whose it is; null where that is not told. The slug only where its profile may be read. */
  owner: z.object({ name: z.string(), slug: z.string().nullable() }).nullable(),
  cluster: z.object({ name: z.string(), slug: z.string().nullable() }).nullable(),
  /** Where it was imported from. */
  source: z.string().nullable(),
  trl: z.number().nullable(),
  stage: z.enum(stages).nullable(),
  cooperationTypes: z.array(z.enum(cooperationTypes)),
  targetMarkets: z.array(z.string()),
  terms: z.array(label),
  keywords: z.array(z.string()),
  deadline: day.nullable(),
  publishedAt: instant.nullable(),
  expiresOn: day.nullable(),
  takesInterest: z.boolean(),
  /** Of the reader's own organisation or cluster. */
  isOwn: z.boolean(),
})

/** Everything a reader is told. */
export const opportunityDetail = opportunityLine.extend({
  description: z.string().nullable(),
  advantages: z.string().nullable(),
  expertise: z.string().nullable(),
  applications: z.string().nullable(),
  iprStatus: z.enum(iprStatuses).nullable(),
  iprComment: z.string().nullable(),
  partnerArea: z.string().nullable(),
  partnerSought: z.string().nullable(),
  partnerTypes: z.array(z.enum(partnerTypes)),
  partnerCountries: z.array(z.string()),
  programme: z.string().nullable(),
  callTopic: z.string().nullable(),
  durationMonths: z.number().nullable(),
})
