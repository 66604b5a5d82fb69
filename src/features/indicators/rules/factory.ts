import fc from 'fast-check'
import type { Fact, Party, Stretch, Version } from './facts.ts'
import type { Question } from './judge.ts'
import { anyRule, countedThings, isMeasured, projectStages, proofs, type Rule } from './rule.ts'

/** Made-up facts for tests of the counting rules: single ones by hand, and whatever they may be. */

export const asOf = '2026-07-01T00:00:00.000Z'
const longAgo = '2024-01-01T00:00:00.000Z'

export const stretch = (cluster: string, rest: Partial<Stretch> = {}): Stretch => ({
  cluster,
  from: '2024-01-01',
  to: null,
  knownAt: longAgo,
  endKnownAt: null,
  ...rest,
})
export const party = (entity: string, clusters: readonly string[], rest: Partial<Party> = {}): Party => ({
  entity,
  kind: 'sme',
  isCluster: false,
  reach: 'direct',
  memberships: clusters.map(cluster => stretch(cluster)),
  ...rest,
})
export const version = (parties: readonly Party[], rest: Partial<Version> = {}): Version => ({
  knownAt: '2026-03-02T00:00:00.000Z',
  state: 'held',
  on: '2026-03-01',
  until: null,
  proof: 'steward',
  outcome: null,
  between: 'businesses',
  markets: ['JP'],
  service: null,
  event: null,
  stages: null,
  declared: null,
  money: null,
  parties,
  clusters: [],
  ...rest,
})
export const meeting = (id: string, parties: readonly Party[], rest: Partial<Version> = {}): Fact => ({
  id,
  kind: 'meeting',
  versions: [version(parties, rest)],
})
export const reported = (id: string, parties: readonly Party[], rest: Partial<Version> = {}): Fact => ({
  ...meeting(id, parties, rest),
  kind: 'reported-meeting',
})
export const ask = (rule: Partial<Rule> & Pick<Rule, 'counts'>, rest: Partial<Question> = {}): Question => ({
  rule: { ...anyRule, ...rule },
  period: { from: '2026-01-01', to: '2026-12-31' },
  asOf,
  partners: ['c1', 'c2', 'c3'].map(cluster => stretch(cluster)),
  founded: '2024-01-01',
  ...rest,
})
const clusterNames = ['c1', 'c2', 'c3']
/** Seven organisations: who they are and where they are members does not change from record to record. */
const organisations = fc.array(
  fc.record({
    kind: fc.constantFrom('sme' as const, 'rto' as const, 'company' as const),
    isMember: fc.boolean(),
    clusters: fc.subarray(clusterNames, { minLength: 1 }),
    isCluster: fc.boolean(),
  }),
  { minLength: 7, maxLength: 7 },
)
export const day = fc
  .integer({ min: 0, max: 500 })
  .map(days => new Date(Date.UTC(2025, 9, 1 + days)).toISOString())
export const rawVersion = fc.record({
  knownAt: day,
  state: fc.constantFrom(
    'requested' as const,
    'accepted' as const,
    'scheduled' as const,
    'held' as const,
    'held' as const,
    'held' as const,
    'not-held' as const,
    'withdrawn' as const,
  ),
  on: day.map(instant => instant.slice(0, 10)),
  proof: fc.constantFrom(...proofs),
  outcome: fc.option(
    fc.record({
      rung: fc.constantFrom('none' as const, 'pilot' as const, 'mou' as const, 'contract' as const),
      proof: fc.constantFrom(...proofs),
      disputed: fc.boolean(),
    }),
  ),
  between: fc.constantFrom('businesses' as const, 'clusters' as const, 'mixed' as const),
  markets: fc.subarray(['JP', 'US']),
  reach: fc.constantFrom('direct' as const, 'indirect' as const),
})
export const rawFact = fc.record({
  kind: fc.constantFrom(
    'meeting' as const,
    'reported-meeting' as const,
    'service' as const,
    'membership' as const,
    'agreement' as const,
    'mission' as const,
    'partner' as const,
  ),
  sides: fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })),
  cluster: fc.constantFrom(...clusterNames, 'elsewhere'),
  versions: fc.array(rawVersion, { minLength: 1, maxLength: 3 }),
})
const anyRuleAtAll: fc.Arbitrary<Rule> = fc.record({
  counts: fc.constantFrom(...countedThings.filter(one => !isMeasured(one))),
  between: fc.constantFrom('any' as const, 'businesses' as const, 'clusters' as const),
  origin: fc.constantFrom('anywhere' as const, 'here' as const, 'elsewhere' as const),
  reach: fc.constantFrom('both' as const, 'direct' as const, 'indirect' as const),
  distinct: fc.constantFrom('record' as const, 'organisation' as const),
  proof: fc.constantFrom(...proofs),
  rung: fc.constantFrom('none' as const, 'mou' as const),
  stage: fc.constantFrom(...projectStages),
  markets: fc.subarray(['JP', 'US']),
  kinds: fc.subarray(['sme' as const, 'rto' as const]),
  events: fc.constant([]),
  services: fc.constant([]),
  change: fc.constant('per-cent' as const),
  baseYear: fc.constant(null),
  year: fc.constant(null),
  whose: fc.constant('members' as const),
  currency: fc.constant('EUR'),
})

type Made<A> = A extends fc.Arbitrary<infer T> ? T : never
type Organisations = Made<typeof organisations>
type RawFact = Made<typeof rawFact>

/** The facts with organisation `gone` known as `kept`, as after a merge: it has the memberships of both. */
export function build(
  raw: readonly RawFact[],
  known: Organisations,
  merge: { kept: number; gone: number } | null = null,
): Fact[] {
  const nameOf = (index: number) => (merge !== null && index === merge.gone ? merge.kept : index)
  const clustersOf = (index: number) => {
    const who = merge !== null && nameOf(index) === merge.kept ? [merge.kept, merge.gone] : [index]
    return [...new Set(who.flatMap(one => (known[one]?.isMember ? known[one].clusters : [])))]
  }
  const partyOf = (index: number, reach: Party['reach']): Party =>
    party(`o${nameOf(index)}`, clustersOf(index), {
      kind: known[nameOf(index)]?.kind ?? 'sme',
      isCluster: known[nameOf(index)]?.isCluster ?? false,
      reach,
    })
  return raw.map((one, number) => {
    const ofClusters = one.kind === 'mission' || one.kind === 'partner'
    const alone = one.kind === 'service' || one.kind === 'membership' || one.sides[0] === one.sides[1]
    return {
      id: `f${number}`,
      kind: one.kind,
      versions: one.versions.map(({ reach, ...rest }) =>
        version(ofClusters ? [] : (alone ? [one.sides[0]] : one.sides).map(index => partyOf(index, reach)), {
          ...rest,
          clusters: ofClusters ? [one.cluster] : [],
        }),
      ),
    }
  })
}

export const everything = fc.record({
  raw: fc.array(rawFact, { maxLength: 25 }),
  known: organisations,
  rule: anyRuleAtAll,
  asOf: day,
})
