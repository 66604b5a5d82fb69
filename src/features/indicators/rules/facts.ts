import type { EventType, ProjectStage, Proof, Rule, Service } from './rule.ts'

/** A stretch in which a legal entity was a member of a cluster, or a cluster a partner; days, the last one included. */
export interface Stretch {
  cluster: string
  from: string
  to: string | null
  /** When the house learned of it. */
  knownAt: string
  /** When it learned of its end; null: as soon as of the stretch itself. */
  endKnownAt: string | null
}

/** A side of something that happened. */
export interface Party {
  /** The legal entity; a cluster without one, and a counterpart outside the directory, by a key of its own. */
  entity: string
  kind: Rule['kinds'][number] | null
  /** An organisation that runs a cluster, or speaks for many: a chamber, an association. */
  isCluster: boolean
  /** Its own people were there, or somebody carried its offers. */
  reach: 'direct' | 'indirect'
  memberships: readonly Stretch[]
}

export const factStates = ['requested', 'accepted', 'scheduled', 'held', 'not-held', 'withdrawn'] as const
export type FactState = (typeof factStates)[number]

export const factKinds = [
  'meeting',
  'reported-meeting',
  'service',
  'mission',
  'partner',
  'membership',
  'agreement',
  'project',
  'declaration',
] as const

/** What an organisation declared of a year. */
export interface Declared {
  year: number
  currency: string
  share: number | null
  exports: number | null
  jobs: number | null
}

/** What was known of something from one moment on. */
export interface Version {
  knownAt: string
  state: FactState
  /** The day it was, or is to be. */
  on: string | null
  /** The last day, of what lasts. */
  until: string | null
  proof: Proof
  /** How far it came, by the furthest a side says, with the proof of that; the other side contradicts. */
  outcome: { rung: Rule['rung']; proof: Proof; disputed: boolean } | null
  between: 'businesses' | 'clusters' | 'mixed' | null
  markets: readonly string[]
  service: Service | null
  event: EventType | null
  /** Of a joint project: since which day it had come how far. */
  stages: { readonly [Stage in ProjectStage]?: string } | null
  /** Of a declaration: the year it is of and what was said, amounts in the smallest unit. */
  declared: Declared | null
  /** Of a joint project: what goes to whom, by legal entity, in the smallest unit. */
  money: { currency: string; byEntity: Readonly<Record<string, number>> } | null
  parties: readonly Party[]
  /** Clusters it is of by itself, without a member: who led a mission, who joined. */
  clusters: readonly string[]
}

/** Something that happened, with everything that was ever known of it, the oldest first. */
export interface Fact {
  id: string
  kind: (typeof factKinds)[number]
  versions: readonly Version[]
}

/** The same as a rule asks for it: a project counts on the day on which it had come so far. */
export function asAsked(version: Version, rule: Rule): Version {
  return rule.counts === 'projects' || rule.counts === 'research-money'
    ? { ...version, on: version.stages?.[rule.stage] ?? null }
    : version
}

/** What was known of a fact at a moment; null when it was not known at all. */
export function versionAt(fact: Fact, asOf: string): Version | null {
  let last: Version | null = null
  for (const version of fact.versions)
    if (version.knownAt <= asOf && (last === null || version.knownAt >= last.knownAt)) last = version
  return last
}
