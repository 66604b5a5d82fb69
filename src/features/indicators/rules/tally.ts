import { asAsked, type Fact, type Version, versionAt } from './facts.ts'
import { concerns, isProven, judge, type Qualified, type Question } from './judge.ts'
import { measureDeclared, measureMoney } from './measure.ts'
import { anyRule, isDeclared, type Proof, proofs } from './rule.ts'
import type { ClusterFigure, LeftOut, Tally, Unit } from './tallied.ts'

export type { ClusterFigure, LeftOut, Tally, Unit } from './tallied.ts'

interface Candidate {
  fact: Fact
  version: Version
  qualified: Qualified
}

/**
 * Counts what was known at a moment, under a rule, in a period. One legal entity is one however many clusters list it, a meeting
 * that several report is one, and only what was held counts. Pure: the same facts and question give the same figure.
 */
export function tally(facts: readonly Fact[], question: Question): Tally {
  const { rule } = question
  if (isDeclared(rule.counts))
    return measureDeclared(facts, question, rule.whose === 'benefiting' ? benefiting(facts, question) : null)
  if (rule.counts === 'research-money') return measureMoney(facts, question)
  const leftOut: LeftOut[] = []
  const candidates: Candidate[] = []
  for (const fact of facts) {
    if (!concerns(question.rule, fact)) continue
    const known = versionAt(fact, question.asOf)
    if (known === null) continue
    const version = asAsked(known, question.rule)
    const verdict = judge(fact, version, question)
    if (typeof verdict === 'string') leftOut.push({ fact: fact.id, reason: verdict, insteadOf: null })
    else candidates.push({ fact, version, qualified: verdict })
  }
  const units = makeUnits(candidates, question, leftOut)
  const proven = units.filter(unit => unit.proven)
  return {
    proven: proven.length,
    claimed: units.length,
    units,
    leftOut: leftOut.sort((a, b) => compare(a.fact, b.fact)),
    clusters: countClusters(units),
    shared: proven.filter(unit => unit.clusters.length > 1).map(({ key, clusters }) => ({ key, clusters })),
    measured: null,
  }
}

/** The legal entities that benefit, by their own part or through others, as far as one side says so at least. */
function benefiting(facts: readonly Fact[], question: Question): ReadonlySet<string> {
  const rule = { ...anyRule, counts: 'benefiting', distinct: 'organisation', proof: 'one-side' } as const
  return new Set(
    tally(facts, { ...question, rule })
      .units.filter(unit => unit.proven)
      .map(unit => unit.key),
  )
}

function makeUnits(candidates: readonly Candidate[], question: Question, leftOut: LeftOut[]): Unit[] {
  const grouped = new Map<string, { candidate: Candidate; clusters: readonly string[] }[]>()
  const add = (key: string, candidate: Candidate, clusters: readonly string[]) =>
    grouped.set(key, [...(grouped.get(key) ?? []), { candidate, clusters }])
  if (question.rule.distinct === 'organisation')
    for (const candidate of candidates)
      for (const { entity, clusters } of candidate.qualified.members) add(entity, candidate, clusters)
  else
    for (const [key, same] of question.rule.counts === 'agreements'
      ? joinAgreements(candidates)
      : joinSame(candidates))
      for (const candidate of same) add(key, candidate, candidate.qualified.clusters)
  const units = [...grouped].map(([key, records]) => makeUnit(key, records, question))
  for (const unit of units) explainRest(unit, grouped.get(unit.key) ?? [], question, leftOut)
  return units.sort((a, b) => compare(a.on, b.on) || compare(a.key, b.key))
}

function makeUnit(
  key: string,
  records: readonly { candidate: Candidate; clusters: readonly string[] }[],
  { rule }: Question,
): Unit {
  const counting = records.filter(one => isProven(one.candidate.qualified, rule))
  // A proven record speaks for the whole; one that is only told adds no cluster to what is proven.
  const telling = counting.length > 0 ? counting : records
  const sorted = [...telling].sort(
    (a, b) =>
      rank(b.candidate.qualified.proof) - rank(a.candidate.qualified.proof) ||
      compare(a.candidate.version.on ?? '', b.candidate.version.on ?? '') ||
      compare(a.candidate.fact.id, b.candidate.fact.id),
  )
  return {
    key,
    facts: sorted.map(one => one.candidate.fact.id),
    clusters: [...new Set(sorted.flatMap(one => one.clusters))].sort(),
    proof: sorted[0]?.candidate.qualified.proof ?? 'none',
    proven: counting.length > 0,
    on: sorted.map(one => one.candidate.version.on ?? '').sort()[0] ?? '',
    weight: null,
  }
}

/** Says of every record behind a unit that is not itself what counts, why. */
function explainRest(
  unit: Unit,
  records: readonly { candidate: Candidate }[],
  { rule }: Question,
  leftOut: LeftOut[],
): void {
  const [first] = unit.facts
  for (const { candidate } of records) {
    const { fact, qualified } = candidate
    if (rule.distinct === 'record' && fact.id !== first)
      leftOut.push({
        fact: fact.id,
        reason: rule.counts === 'agreements' ? 'same-agreement' : 'same-meeting',
        insteadOf: first ?? null,
      })
    else if (!isProven(qualified, rule) && !leftOut.some(one => one.fact === fact.id))
      leftOut.push({
        fact: fact.id,
        reason: qualified.disputed ? 'disputed' : 'weak-proof',
        insteadOf: null,
      })
  }
}

/**
 * Records of one meeting under one key. Meetings of the house are what they are; one that was held elsewhere is the same as
 * another of the same sides on the same day, whoever reports it. Clusters that met the same counterpart on one day met together.
 */
function joinSame(candidates: readonly Candidate[]): Map<string, Candidate[]> {
  const groups = new Map<string, Candidate[]>()
  const known = new Map<string, string>()
  const ordered = [...candidates].sort(
    (a, b) =>
      Number(a.fact.kind === 'reported-meeting') - Number(b.fact.kind === 'reported-meeting') ||
      compare(a.fact.id, b.fact.id),
  )
  for (const candidate of ordered) {
    const { fact, version } = candidate
    const isMeeting = fact.kind === 'meeting' || fact.kind === 'reported-meeting'
    const sides = isMeeting ? sidesOf(version) : fact.id
    const key = fact.kind === 'reported-meeting' ? (known.get(sides) ?? fact.id) : fact.id
    if (!known.has(sides)) known.set(sides, key)
    groups.set(key, [...(groups.get(key) ?? []), candidate])
  }
  return groups
}

/**
 * What was signed, each under a key of its own; and what was told of after a meeting, which is the same where the partnership
 * signed with that counterpart, whichever of our clusters met it.
 */
function joinAgreements(candidates: readonly Candidate[]): Map<string, Candidate[]> {
  const ordered = [...candidates].sort((a, b) => compare(a.fact.id, b.fact.id))
  const signed = ordered.filter(({ fact }) => fact.kind === 'agreement')
  const groups = new Map(signed.map(candidate => [candidate.fact.id, [candidate]]))
  for (const candidate of ordered) {
    const { fact, version } = candidate
    if (fact.kind === 'agreement') continue
    const others = counterpartsOf(version)
    const same = signed.find(
      one => others !== '' && version.between !== 'businesses' && counterpartsOf(one.version) === others,
    )
    const key = same?.fact.id ?? fact.id
    groups.set(key, [...(groups.get(key) ?? []), candidate])
  }
  return groups
}

/** The sides that are none of ours. */
function counterpartsOf({ parties }: Version): string {
  return parties
    .flatMap(party => (party.memberships.length === 0 ? [party.entity] : []))
    .sort()
    .join(' ')
}

function sidesOf({ between, on, parties }: Version): string {
  const strangers = parties.filter(party => party.memberships.length === 0)
  const told = between === 'clusters' && strangers.length > 0 ? strangers : parties
  return [between, on, ...told.map(party => party.entity).sort()].join(' ')
}

function countClusters(units: readonly Unit[]): ClusterFigure[] {
  const figures = new Map<string | null, ClusterFigure>()
  for (const unit of units)
    for (const cluster of unit.clusters.length === 0 ? [null] : unit.clusters) {
      const figure = figures.get(cluster) ?? { cluster, proven: 0, claimed: 0 }
      figures.set(cluster, {
        ...figure,
        proven: figure.proven + Number(unit.proven),
        claimed: figure.claimed + 1,
      })
    }
  return [...figures.values()].sort((a, b) => compare(a.cluster ?? '~', b.cluster ?? '~'))
}

const rank = (proof: Proof): number => proofs.indexOf(proof)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What an auditor would challenge first: the weakest proof, the fewest records behind it, the oldest. */
export function byWeakness(units: readonly Unit[]): Unit[] {
  return [...units].sort(
    (a, b) =>
      rank(a.proof) - rank(b.proof) ||
      a.facts.length - b.facts.length ||
      compare(a.on, b.on) ||
      compare(a.key, b.key),
  )
}
