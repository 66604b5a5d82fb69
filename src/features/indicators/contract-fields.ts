import { z } from 'zod'
import { country, day, id, instant } from '../../shared/fields.ts'
import { organisationKinds } from '../directory/rules/kinds.ts'
import { rungs } from '../outcomes/rules/ladder.ts'
import { leftOutReasons } from './rules/judge.ts'
import { standings } from './rules/path.ts'
import {
  betweens,
  changes,
  countedThings,
  distincts,
  eventTypes,
  levels,
  origins,
  projectStages,
  proofs,
  reaches,
  services,
  whoses,
} from './rules/rule.ts'

export const level = z.enum(levels)
export const proof = z.enum(proofs)
export const service = z.enum(services)

const optionalYear = z.number().int().min(2000).max(2100).nullable()

/** The building blocks of a counting rule; what does not apply to the thing counted is not looked at. */
export const ruleFields = {
  counts: z.enum(countedThings),
  between: z.enum(betweens).default('any'),
  origin: z.enum(origins).default('anywhere'),
  reach: z.enum(reaches).default('both'),
  distinct: z.enum(distincts).default('record'),
  proof: proof.default('none'),
  rung: z.enum(rungs).default('none'),
  stage: z.enum(projectStages).default('idea'),
  markets: z.array(country).max(50).default([]),
  kinds: z.array(z.enum(organisationKinds)).max(organisationKinds.length).default([]),
  events: z.array(z.enum(eventTypes)).max(eventTypes.length).default([]),
  services: z.array(service).max(services.length).default([]),
  change: z.enum(changes).default('per-cent'),
  baseYear: optionalYear.default(null),
  year: optionalYear.default(null),
  whose: z.enum(whoses).default('members'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'not-a-currency')
    .default('EUR'),
}

export const rule = z.object({
  counts: z.enum(countedThings),
  between: z.enum(betweens),
  origin: z.enum(origins),
  reach: z.enum(reaches),
  distinct: z.enum(distincts),
  proof,
  rung: z.enum(rungs),
  stage: z.enum(projectStages),
  markets: z.array(z.string()),
  kinds: z.array(z.enum(organisationKinds)),
  events: z.array(z.enum(eventTypes)),
  services: z.array(service),
  change: z.enum(changes),
  baseYear: z.number().nullable(),
  year: z.number().nullable(),
  whose: z.enum(whoses),
  currency: z.string(),
})

export const partnershipFrame = z.object({
  id,
  slug: z.string(),
  acronym: z.string(),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
})

/** What the viewer may do here, and how much they read. */
export const rights = z.object({
  edits: z.boolean(),
  /** May report services and meetings of members. */
  reports: z.boolean(),
  /** All records, those of one's own clusters' members, or figures alone. */
  reads: z.enum(['all', 'own', 'figures']),
})

export const cluster = z.object({ id, name: z.string(), slug: z.string() })
export const standing = z.enum(standings)
/** How many, or a sum or change to one digit after the point. */
export const value = z.number()
const count = z.number().int()

export const clusterFigure = z.object({ cluster: id.nullable(), proven: value, claimed: value })

/** A record behind a figure: who, when, how well proven, where it is kept. */
export const record = z.object({
  key: z.string(),
  /** Names as the viewer may know them; null for one they may not. */
  about: z.array(z.string().nullable()),
  title: z.string().nullable(),
  kind: z.enum([
    'meeting',
    'reported-meeting',
    'service',
    'mission',
    'partner',
    'membership',
    'agreement',
    'organisation',
    'project',
    'declaration',
  ]),
  on: day.nullable(),
  proof,
  clusters: z.array(id),
  href: z.string().nullable(),
})

/** What counts, with how many records show it. */
export const counted = record.extend({ proven: z.boolean(), facts: count })
export const leftOut = record.extend({ reason: z.enum(leftOutReasons) })
export const reasonCount = z.object({ reason: z.enum(leftOutReasons), count })

export const filingLine = z.object({
  number: count,
  event: z.enum(['frozen', 'amended']),
  reason: z.string().nullable(),
  hash: z.string(),
  madeAt: instant,
  madeBy: z.string().nullable(),
})

export const amount = z.number().min(0).max(1e12)
