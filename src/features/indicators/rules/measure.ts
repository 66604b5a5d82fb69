import { tellable } from '../../declarations/rules/group.ts'
import { asAsked, type Declared, type Fact, type Version, versionAt } from './facts.ts'
import { clustersOn, concerns, isProven, judge, type LeftOutReason, lastDay, type Question } from './judge.ts'
import { type DeclaredThing, proofs, type Rule } from './rule.ts'
import type { ClusterFigure, LeftOut, Tally, Unit } from './tallied.ts'

const readDeclared: Record<DeclaredThing, (declared: Declared) => number | null> = {
  'turnover-share': declared => declared.share,
  exports: declared => declared.exports,
  jobs: declared => declared.jobs,
}

/** The two years of a change. */
export function yearsOf({ rule, period, asOf }: Pick<Question, 'rule' | 'period' | 'asOf'>) {
  const last = lastDay({ period, asOf }).slice(0, 4)
  const year = rule.year ?? Number(last)
  return { before: rule.baseYear ?? year - 1, now: year }
}

interface Said {
  fact: Fact
  version: Version
  value: number
  clusters: readonly string[]
}

/**
 * The change of what organisations declared, over those that declared both years: of the mean share, or of the sum. Each legal
 * entity once; who declared one year alone, or is no member on the last day, is left out with the reason. `benefiting`: only
 * these; null: everybody.
 */
export function measureDeclared(
  facts: readonly Fact[],
  question: Question,
  benefiting: ReadonlySet<string> | null,
): Tally {
  const { rule } = question
  const leftOut: LeftOut[] = []
  const years = yearsOf(question)
  const byEntity = new Map<string, Map<number, Said>>()
  for (const fact of [...facts].sort((a, b) => compare(a.id, b.id))) {
    const version = concerns(rule, fact) ? versionAt(fact, question.asOf) : null
    if (version === null) continue
    const judged = judgeDeclared(version, question, { years, benefiting })
    if (typeof judged === 'string') leftOut.push({ fact: fact.id, reason: judged, insteadOf: null })
    else {
      const { entity, year, ...rest } = judged
      const own = byEntity.get(entity) ?? new Map<number, Said>()
      const there = own.get(year)
      // Two merged organisations may both have declared a year: the later said counts.
      if (there === undefined || there.version.knownAt < version.knownAt)
        own.set(year, { fact, version, ...rest })
      byEntity.set(entity, own)
    }
  }
  const units = [...byEntity].flatMap(([entity, own]) => {
    const [before, now] = [own.get(years.before), own.get(years.now)]
    if (before !== undefined && now !== undefined) return [unitOf(entity, before, now)]
    for (const { fact } of own.values())
      leftOut.push({ fact: fact.id, reason: 'one-year-only', insteadOf: null })
    return []
  })
  return fromUnits(units.sort(byArrival), leftOut, rule)
}

function judgeDeclared(
  version: Version,
  question: Question,
  of: { years: { before: number; now: number }; benefiting: ReadonlySet<string> | null },
): LeftOutReason | { entity: string; year: number; value: number; clusters: readonly string[] } {
  const { rule } = question
  const [party] = version.parties
  const { declared } = version
  if (version.state !== 'held' || declared === null || party === undefined) return 'withdrawn'
  if (declared.year !== of.years.before && declared.year !== of.years.now) return 'other-year'
  const clusters = clustersOn(party, lastDay(question), question)
  if (clusters.length === 0) return 'not-a-member'
  if (rule.kinds.length > 0 && (party.kind === null || !rule.kinds.includes(party.kind))) return 'other-kind'
  if (of.benefiting !== null && !of.benefiting.has(party.entity)) return 'not-benefiting'
  const value = readDeclared[rule.counts as DeclaredThing](declared)
  if (value === null) return 'figure-missing'
  if (rule.counts === 'exports' && declared.currency !== rule.currency) return 'other-currency'
  return { entity: party.entity, year: declared.year, value, clusters }
}

function unitOf(entity: string, before: Said, now: Said): Unit {
  const arrived = before.version.knownAt > now.version.knownAt ? before.version.knownAt : now.version.knownAt
  return {
    key: entity,
    facts: [now.fact.id, before.fact.id],
    clusters: now.clusters,
    proof: weaker(before.version.proof, now.version.proof),
    proven: true,
    on: arrived.slice(0, 10),
    weight: { before: before.value, after: now.value, arrived },
  }
}

const weaker = (a: Unit['proof'], b: Unit['proof']) => (proofs.indexOf(a) < proofs.indexOf(b) ? a : b)

/**
 * What goes to members of the partners in joint projects that came so far: for each project and legal entity once, however
 * often it stands there. _Direct_: the company itself says what the partnership did for it.
 */
export function measureMoney(facts: readonly Fact[], question: Question): Tally {
  const { rule } = question
  const leftOut: LeftOut[] = []
  const units: Unit[] = []
  for (const fact of facts) {
    const known = concerns(rule, fact) ? versionAt(fact, question.asOf) : null
    if (known === null) continue
    const version = asAsked(known, rule)
    const leave = (reason: LeftOutReason) => leftOut.push({ fact: fact.id, reason, insteadOf: null })
    const verdict = judge(fact, version, question)
    if (typeof verdict === 'string') leave(verdict)
    else if (version.money === null) leave('figure-missing')
    else if (version.money.currency !== rule.currency) leave('other-currency')
    else {
      const { byEntity } = version.money
      const parts = new Map(verdict.members.map(member => [member.entity, member.clusters]))
      const told = [...parts].filter(([entity]) => byEntity[entity] !== undefined)
      if (told.length === 0) leave('figure-missing')
      else if (!isProven(verdict, rule)) leave('weak-proof')
      for (const [entity, clusters] of told)
        units.push({
          key: `${fact.id} ${entity}`,
          facts: [fact.id],
          clusters,
          proof: verdict.proof,
          proven: isProven(verdict, rule),
          on: version.on ?? '',
          weight: { before: null, after: byEntity[entity] ?? 0, arrived: version.knownAt },
        })
    }
  }
  return fromUnits(
    units.sort((a, b) => compare(a.on, b.on) || compare(a.key, b.key)),
    leftOut,
    rule,
  )
}

/** The figure of so many: money in whole units, shares in points or per cent, jobs in full-time equivalents. */
export function figureOf(units: readonly Unit[], rule: Rule): number {
  const weights = units.flatMap(unit => unit.weight ?? [])
  if (weights.length === 0) return 0
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const after = sum(weights.map(weight => weight.after))
  if (rule.counts === 'research-money') return round(after / inUnits(rule.currency))
  const before = sum(weights.map(weight => weight.before ?? 0))
  if (rule.change === 'per-cent') return before === 0 ? 0 : round(((after - before) / before) * 100)
  if (rule.counts === 'turnover-share') return round((after - before) / weights.length)
  return round((after - before) / (rule.counts === 'exports' ? inUnits(rule.currency) : 1))
}

const round = (value: number): number => Math.round(value * 10) / 10 + 0

/** How many of a currency's smallest unit make a whole one. */
function inUnits(currency: string): number {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  return 10 ** (digits.maximumFractionDigits ?? 2)
}

function fromUnits(units: readonly Unit[], leftOut: readonly LeftOut[], rule: Rule): Tally {
  const proven = units.filter(unit => unit.proven)
  const names = [...new Set(units.flatMap(unit => unit.clusters))].sort()
  const clusters: ClusterFigure[] = names.map(cluster => {
    const own = units.filter(unit => unit.clusters.includes(cluster))
    return {
      cluster,
      proven: figureOf(
        own.filter(unit => unit.proven),
        rule,
      ),
      claimed: figureOf(own, rule),
    }
  })
  return {
    proven: figureOf(proven, rule),
    claimed: figureOf(units, rule),
    units,
    leftOut: [...leftOut].sort((a, b) => compare(a.fact, b.fact)),
    clusters,
    shared: proven
      .filter(unit => unit.clusters.length > 1)
      .map(({ key, clusters: of }) => ({ key, clusters: of })),
    measured: { of: entitiesOf(units).size, said: entitiesOf(units).size },
  }
}

function entitiesOf(units: readonly Unit[]): ReadonlySet<string> {
  return new Set(units.map(({ key }) => key.split(' ').at(-1) ?? key))
}

/**
 * The same as it is told to somebody who reads single figures of these clusters' members only: over those, and whole groups of
 * the others in the order they came; no figure of another cluster.
 */
export function asTold(tally: Tally, rule: Rule, own: readonly string[]): Tally {
  const isOwn = (unit: Unit) => unit.clusters.some(cluster => own.includes(cluster))
  const told = fromUnits(tellable(tally.units, isOwn), tally.leftOut, rule)
  return {
    ...told,
    clusters: told.clusters.filter(({ cluster }) => cluster !== null && own.includes(cluster)),
    measured: { of: told.units.length, said: tally.units.length },
  }
}

const byArrival = (a: Unit, b: Unit): number =>
  compare(a.weight?.arrived ?? '', b.weight?.arrived ?? '') || compare(a.key, b.key)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
