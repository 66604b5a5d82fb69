import { organisationKinds } from '../../directory/rules/kinds.ts'
import { rungs } from '../../outcomes/rules/ladder.ts'

/** What an indicator can count. */
export const countedThings = [
  'meetings',
  'outcomes',
  'benefiting',
  'services',
  'missions',
  'partners',
  'recruited',
  'reached',
  'agreements',
  'projects',
  'turnover-share',
  'exports',
  'jobs',
  'research-money',
] as const
export type Counted = (typeof countedThings)[number]

/** How far a joint project came; what was refused later was submitted all the same. */
export const projectStages = ['idea', 'submitted', 'funded'] as const
export type ProjectStage = (typeof projectStages)[number]

/** What organisations declare of a year; its figure is a change over those who declared both years. */
export const declaredThings = ['turnover-share', 'exports', 'jobs'] as const satisfies readonly Counted[]
export type DeclaredThing = (typeof declaredThings)[number]

export function isDeclared(counts: Counted): counts is DeclaredThing {
  return (declaredThings as readonly Counted[]).includes(counts)
}

/** Whether a figure is a sum or a change, and not how many there are. */
export function isMeasured(counts: Counted): boolean {
  return counts === 'research-money' || isDeclared(counts)
}

/** How a change is told: what lies between (points of a share, money, full-time equivalents), or in per cent of the year before. */
export const changes = ['difference', 'per-cent'] as const
/** Of whom: everybody who declared, or only those that benefit by the house's records. */
export const whoses = ['members', 'benefiting'] as const

export const betweens = ['any', 'businesses', 'clusters'] as const
export const origins = ['anywhere', 'here', 'elsewhere'] as const
export const reaches = ['both', 'direct', 'indirect'] as const
export const distincts = ['record', 'organisation'] as const
export const levels = ['output', 'outcome', 'impact'] as const

/**
 * How well a record is proven, the weakest first: nobody's word but the reporter's, one side's or a named source, both sides',
 * what the house itself keeps, the steward's, a document, a signed list.
 */
export const proofs = [
  'none',
  'one-side',
  'both-sides',
  'register',
  'steward',
  'document',
  'signed-list',
] as const
export type Proof = (typeof proofs)[number]

/** What cluster organisations do for a member; those for many at once reach it indirectly. */
export const services = [
  'advice',
  'coaching',
  'training',
  'study',
  'introduction',
  'visit',
  'webinar',
  'newsletter',
  'other',
] as const
export type Service = (typeof services)[number]

/** Kinds of missions and events that a rule may ask for. */
export const eventTypes = [
  'outgoing-mission',
  'incoming-mission',
  'trade-fair',
  'brokerage-event',
  'c2c-seminar',
  'site-visit',
  'webinar',
  'workshop',
] as const
export type EventType = (typeof eventTypes)[number]

/** A counting rule, from building blocks. What does not apply to the thing counted is left at what asks for nothing. */
export interface Rule {
  counts: Counted
  between: (typeof betweens)[number]
  origin: (typeof origins)[number]
  reach: (typeof reaches)[number]
  /** Each record once, or each legal entity once. */
  distinct: (typeof distincts)[number]
  /** The least proof with which a record counts; what is weaker is claimed, not proven. */
  proof: Proof
  /** From which rung on an outcome counts. */
  rung: (typeof rungs)[number]
  /** How far a joint project must have come. */
  stage: ProjectStage
  /** Countries; none: everywhere. */
  markets: readonly string[]
  /** Kinds of the members that count; none: all. */
  kinds: readonly (typeof organisationKinds)[number][]
  events: readonly EventType[]
  services: readonly Service[]
  change: (typeof changes)[number]
  /** The year that a change is counted from; null: the one before. */
  baseYear: number | null
  /** The year that a change is counted to; null: the last one of the days that count. */
  year: number | null
  whose: (typeof whoses)[number]
  /** The one currency of what is summed; nothing is converted. */
  currency: string
}

type Block = Exclude<keyof Rule, 'counts'>

/** Which building blocks each thing has. */
export const blocksOf: Record<Counted, readonly Block[]> = {
  meetings: ['between', 'origin', 'distinct', 'reach', 'markets', 'kinds', 'proof'],
  outcomes: ['rung', 'between', 'distinct', 'reach', 'markets', 'kinds', 'proof'],
  benefiting: ['reach', 'origin', 'services', 'markets', 'kinds', 'proof'],
  services: ['services', 'distinct', 'reach', 'markets', 'kinds', 'proof'],
  missions: ['events', 'markets', 'proof'],
  partners: [],
  recruited: ['kinds'],
  reached: ['kinds'],
  agreements: ['between', 'markets', 'proof'],
  projects: ['stage', 'distinct', 'markets', 'kinds', 'proof'],
  'turnover-share': ['change', 'baseYear', 'year', 'whose', 'kinds'],
  exports: ['change', 'baseYear', 'year', 'currency', 'whose', 'kinds'],
  jobs: ['change', 'baseYear', 'year', 'whose', 'kinds'],
  'research-money': ['stage', 'currency', 'reach', 'markets', 'kinds', 'proof'],
}

/** What asks for nothing. */
export const anyRule: Omit<Rule, 'counts'> = {
  between: 'any',
  origin: 'anywhere',
  reach: 'both',
  distinct: 'record',
  proof: 'none',
  rung: 'none',
  stage: 'idea',
  markets: [],
  kinds: [],
  events: [],
  services: [],
  change: 'per-cent',
  baseYear: null,
  year: null,
  whose: 'members',
  currency: 'EUR',
}

/** Things of which each legal entity counts once, whatever was chosen. */
const byOrganisation: ReadonlySet<Counted> = new Set(['benefiting', 'recruited', 'reached'])

/** A rule without what does not apply to the thing it counts, so that equal rules are written alike. */
export function plainRule(rule: Rule): Rule {
  const plain: Rule = { ...anyRule, counts: rule.counts }
  for (const block of blocksOf[rule.counts]) Object.assign(plain, { [block]: rule[block] })
  return {
    ...plain,
    distinct: byOrganisation.has(rule.counts) ? 'organisation' : plain.distinct,
    markets: [...plain.markets].sort(),
    kinds: organisationKinds.filter(kind => plain.kinds.includes(kind)),
    events: eventTypes.filter(type => plain.events.includes(type)),
    services: services.filter(service => plain.services.includes(service)),
  }
}

export function isAtLeast(proof: Proof, wanted: Proof): boolean {
  return proofs.indexOf(proof) >= proofs.indexOf(wanted)
}

/** Whether an outcome came at least so far. */
export function reachesRung(rung: Rule['rung'], wanted: Rule['rung']): boolean {
  return rungs.indexOf(rung) >= rungs.indexOf(wanted)
}
