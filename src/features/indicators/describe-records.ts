import type { z } from 'zod'
import type { counted, leftOut } from './contract-fields.ts'
import type { Facts } from './read-facts.ts'
import { type Fact, versionAt } from './rules/facts.ts'
import type { LeftOutReason } from './rules/judge.ts'
import type { LeftOut, Tally, Unit } from './rules/tally.ts'

type Counted = z.input<typeof counted>
type LeftOutLine = z.input<typeof leftOut>

/** What counts, as it is told. */
export function describeUnit(facts: Facts, unit: Unit): Counted {
  const label = facts.labelOf(unit.key)
  return {
    key: unit.key,
    about: label.about,
    title: label.title,
    kind: label.kind,
    href: label.href,
    on: unit.on === '' ? null : unit.on,
    proof: unit.proof,
    clusters: [...unit.clusters],
    proven: unit.proven,
    facts: unit.facts.length,
  }
}

/** What does not count, as it is told. */
export function describeLeftOut(
  facts: Facts,
  line: LeftOut,
  known: { byId: ReadonlyMap<string, Fact>; asOf: string },
): LeftOutLine {
  const label = facts.labelOf(line.fact)
  const fact = known.byId.get(line.fact)
  const version = fact === undefined ? null : versionAt(fact, known.asOf)
  return {
    key: line.fact,
    about: label.about,
    title: label.title,
    kind: label.kind,
    href: label.href,
    on: version?.on ?? null,
    proof: version?.proof ?? 'none',
    clusters: clustersOf(version),
    reason: line.reason,
  }
}

/** The clusters that a record concerns: of itself, and those its sides were ever members of. */
export function clustersOf(version: ReturnType<typeof versionAt>): string[] {
  if (version === null) return []
  const members = version.parties.flatMap(party => party.memberships.map(one => one.cluster))
  return [...new Set([...version.clusters, ...members])].sort()
}

export function countReasons(lines: readonly LeftOut[]): { reason: LeftOutReason; count: number }[] {
  return [...Map.groupBy(lines, line => line.reason)]
    .map(([reason, own]) => ({ reason, count: own.length }))
    .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason))
}

/** The part of a tally that managers of these clusters read record by record. */
export function ofClusters(
  counted: Tally,
  facts: readonly Fact[],
  asOf: string,
  own: readonly string[],
): Tally {
  const byId = new Map(facts.map(fact => [fact.id, fact]))
  const concerns = (clusters: readonly string[]) => clusters.some(cluster => own.includes(cluster))
  return {
    ...counted,
    units: counted.units.filter(unit => concerns(unit.clusters)),
    leftOut: counted.leftOut.filter(line => {
      const fact = byId.get(line.fact)
      return fact !== undefined && concerns(clustersOf(versionAt(fact, asOf)))
    }),
  }
}
