import type { Fact, Party, Stretch, Version } from './facts.ts'
import { type Counted, isAtLeast, type Proof, type Rule, reachesRung } from './rule.ts'

/** Why a record does not count. */
export const leftOutReasons = [
  'withdrawn',
  'only-requested',
  'only-accepted',
  'only-scheduled',
  'not-held',
  'outside-period',
  'other-origin',
  'other-between',
  'other-service',
  'other-event',
  'other-market',
  'rung-not-reached',
  'no-outcome',
  'not-a-member',
  'other-kind',
  'only-direct',
  'only-indirect',
  'stage-not-reached',
  'founder',
  'member-before',
  'same-meeting',
  'disputed',
  'weak-proof',
  'not-signed',
  'same-agreement',
  'other-year',
  'one-year-only',
  'figure-missing',
  'other-currency',
  'not-benefiting',
] as const
export type LeftOutReason = (typeof leftOutReasons)[number]

export interface Question {
  rule: Rule
  /** Days, both included. */
  period: { from: string; to: string }
  /** What became known later does not exist. */
  asOf: string
  /** Which clusters were partners when. */
  partners: readonly Stretch[]
  /** The partnership's first day: who was there then did not join. */
  founded: string | null
}

/** A record that counts, as far as it is proven: for whom and for which clusters. */
export interface Qualified {
  /** The legal entities of ours that it counts for, each with its partner clusters of that day. */
  members: readonly { entity: string; clusters: readonly string[] }[]
  clusters: readonly string[]
  proof: Proof
  disputed: boolean
}

const kindsOf: Record<Counted, readonly Fact['kind'][]> = {
  meetings: ['meeting', 'reported-meeting'],
  outcomes: ['meeting'],
  benefiting: ['meeting', 'reported-meeting', 'service'],
  services: ['service'],
  missions: ['mission'],
  partners: ['partner'],
  recruited: ['membership'],
  reached: ['membership'],
  // What companies told of after a meeting, and what the partnership signed itself.
  agreements: ['agreement', 'meeting'],
  projects: ['project'],
  'turnover-share': ['declaration'],
  exports: ['declaration'],
  jobs: ['declaration'],
  'research-money': ['project'],
}

/** Whether a rule looks at records of this kind at all. */
export function concerns(rule: Rule, fact: Fact): boolean {
  return kindsOf[rule.counts].includes(fact.kind)
}

/** Whether a record counts under a rule, and for whom; else why not. */
export function judge(fact: Fact, version: Version, question: Question): Qualified | LeftOutReason {
  return (
    stateReason(fact, version) ??
    timeReason(version, question) ??
    blockReason(fact, version, question.rule) ??
    (version.parties.length === 0 ? ofClusters(version, question) : ofMembers(version, question))
  )
}

function stateReason({ kind }: Fact, { state }: Version): LeftOutReason | null {
  if (state === 'held') return null
  if (kind === 'agreement') return state === 'withdrawn' ? 'withdrawn' : 'not-signed'
  if (state === 'not-held' || state === 'withdrawn') return state
  return `only-${state}`
}

function timeReason(version: Version, { rule, period, asOf, founded }: Question): LeftOutReason | null {
  const { on, until } = version
  const today = asOf.slice(0, 10)
  if (rule.counts === 'reached') {
    const end = period.to < today ? period.to : today
    return on !== null && on <= end && (until === null || until >= end) ? null : 'outside-period'
  }
  if (on === null && (rule.counts === 'projects' || rule.counts === 'research-money'))
    return 'stage-not-reached'
  if (on === null || on < period.from || on > period.to) return 'outside-period'
  if (on > today) return 'only-scheduled'
  return rule.counts === 'partners' && founded !== null && on <= founded ? 'founder' : null
}

function blockReason(fact: Fact, version: Version, rule: Rule): LeftOutReason | null {
  const isElsewhere = fact.kind === 'reported-meeting'
  if (rule.origin === 'elsewhere' ? fact.kind === 'meeting' : rule.origin === 'here' && isElsewhere)
    return 'other-origin'
  if (rule.between !== 'any' && version.between !== rule.between) return 'other-between'
  if (version.service !== null && rule.services.length > 0 && !rule.services.includes(version.service))
    return 'other-service'
  if (rule.events.length > 0 && (version.event === null || !rule.events.includes(version.event)))
    return 'other-event'
  if (rule.markets.length > 0 && !version.markets.some(market => rule.markets.includes(market)))
    return 'other-market'
  if (rule.counts === 'agreements') {
    if (fact.kind === 'agreement') return null
    if (version.outcome === null) return 'no-outcome'
    return version.outcome.rung === 'mou' ? null : 'rung-not-reached'
  }
  if (rule.counts !== 'outcomes') return null
  if (version.outcome === null) return 'no-outcome'
  return reachesRung(version.outcome.rung, rule.rung) ? null : 'rung-not-reached'
}

/** What clusters do themselves counts for them. */
function ofClusters(version: Version, question: Question): Qualified {
  return {
    members: [],
    clusters: version.clusters.filter(cluster => wasPartner(cluster, dayOf(version), question)),
    proof: version.proof,
    disputed: false,
  }
}

function ofMembers(version: Version, question: Question): Qualified | LeftOutReason {
  const { rule } = question
  const day = rule.counts === 'reached' ? lastDay(question) : dayOf(version)
  const ours = version.parties
    .map(party => ({ party, clusters: clustersOn(party, day, question) }))
    .filter(one => one.clusters.length > 0)
  if (ours.length === 0) return 'not-a-member'
  const ofKind = ours.filter(
    ({ party }) => rule.kinds.length === 0 || (party.kind !== null && rule.kinds.includes(party.kind)),
  )
  if (ofKind.length === 0) return 'other-kind'
  const reached = ofKind.filter(({ party }) => rule.reach === 'both' || party.reach === rule.reach)
  if (reached.length === 0) return rule.reach === 'direct' ? 'only-indirect' : 'only-direct'
  if (rule.counts === 'recruited' && reached.every(({ party }) => wasMemberBefore(party, day, question)))
    return 'member-before'
  const isOutcome = (rule.counts === 'outcomes' || rule.counts === 'agreements') && version.outcome !== null
  return {
    members: reached.map(({ party, clusters }) => ({ entity: party.entity, clusters })),
    clusters: [...new Set(reached.flatMap(one => one.clusters))].sort(),
    proof: isOutcome ? (version.outcome?.proof ?? 'none') : version.proof,
    disputed: isOutcome && version.outcome?.disputed === true,
  }
}

/** Whether what counts is proven as the rule wants it. */
export function isProven(qualified: Qualified, rule: Rule): boolean {
  return !qualified.disputed && isAtLeast(qualified.proof, rule.proof)
}

const dayOf = (version: Version): string => version.on ?? ''

export function lastDay({ period, asOf }: Pick<Question, 'period' | 'asOf'>): string {
  const today = asOf.slice(0, 10)
  return period.to < today ? period.to : today
}

/** The partner clusters that a legal entity was a member of on a day. */
export function clustersOn(party: Party, day: string, question: Question): string[] {
  const there = party.memberships.filter(
    one => lasts(one, day, question.asOf) && wasPartner(one.cluster, day, question),
  )
  return [...new Set(there.map(one => one.cluster))].sort()
}

function wasPartner(cluster: string, day: string, { partners, asOf }: Question): boolean {
  return partners.some(one => one.cluster === cluster && lasts(one, day, asOf))
}

function lasts(stretch: Stretch, day: string, asOf: string): boolean {
  const isEndKnown = stretch.endKnownAt === null || stretch.endKnownAt <= asOf
  return (
    stretch.knownAt <= asOf &&
    stretch.from <= day &&
    (stretch.to === null || stretch.to >= day || !isEndKnown)
  )
}

/** Whether it was a member of a partner cluster already when it joined: then it is nobody new. */
function wasMemberBefore(party: Party, day: string, { partners, asOf }: Question): boolean {
  return party.memberships.some(
    one => one.knownAt <= asOf && one.from < day && partners.some(partner => partner.cluster === one.cluster),
  )
}
