import { type Fact, versionAt } from './facts.ts'
import { proofs } from './rule.ts'
import type { Unit } from './tally.ts'

/** Why an auditor would ask for a record, the gravest first. */
export const challengeReasons = [
  'unproven',
  'no-proof',
  'one-word',
  'told-late',
  'own-records',
  'single',
  'shared',
] as const
export type ChallengeReason = (typeof challengeReasons)[number]

/** What makes a weak record a strong one. */
export const mends = [
  'add-document',
  'signed-list',
  'both-sides',
  'who-came',
  'register',
  'confirm-part',
] as const
export type Mend = (typeof mends)[number]

export interface Challenge {
  unit: Unit
  reasons: ChallengeReason[]
  /** What mends it, at the record that shows it best. */
  mend: Mend
}

/** After so many days what happened is told from memory. */
const lateDays = 30
const dayMs = 86_400_000

/**
 * The records behind a figure that would be challenged first: the weakest proof, then those with the most against them, then
 * the fewest records behind them, then the oldest. What the figure counts comes before what is only claimed.
 */
export function challengeFirst(
  units: readonly Unit[],
  known: { byId: ReadonlyMap<string, Fact>; asOf: string; counts: string; most: number },
): Challenge[] {
  const counted = units.filter(unit => unit.proven)
  return (counted.length > 0 ? counted : units)
    .map(unit => ({
      unit,
      reasons: reasonsOf(unit, known),
      mend: mendOf(known.byId.get(unit.facts[0] ?? '')?.kind, known.counts),
    }))
    .sort(
      (a, b) =>
        proofs.indexOf(a.unit.proof) - proofs.indexOf(b.unit.proof) ||
        b.reasons.length - a.reasons.length ||
        a.unit.facts.length - b.unit.facts.length ||
        compare(a.unit.on, b.unit.on) ||
        compare(a.unit.key, b.unit.key),
    )
    .slice(0, known.most)
}

function reasonsOf(unit: Unit, known: { byId: ReadonlyMap<string, Fact>; asOf: string }): ChallengeReason[] {
  const best = known.byId.get(unit.facts[0] ?? '')
  const applies: Record<ChallengeReason, boolean> = {
    unproven: !unit.proven,
    'no-proof': unit.proof === 'none',
    'one-word': unit.proof === 'one-side',
    'told-late': best !== undefined && isToldLate(best, known.asOf),
    'own-records': unit.proof === 'register',
    single: unit.facts.length === 1 && !unit.facts.includes(unit.key),
    shared: unit.clusters.length > 1,
  }
  return challengeReasons.filter(reason => applies[reason])
}

/** Whether the house learnt that it was held long after it was. */
function isToldLate(fact: Fact, asOf: string): boolean {
  const version = versionAt(fact, asOf)
  const told = fact.versions.filter(one => one.knownAt <= asOf && one.state === 'held')
  const first = told.map(one => one.knownAt).sort()[0]
  if (version?.on == null || first === undefined) return false
  return Date.parse(first) - Date.parse(`${version.on}T00:00:00Z`) > lateDays * dayMs
}

/** What makes a record of this kind a strong one, under a rule that counts such things. */
export function mendOf(kind: Fact['kind'] | undefined, counts: string): Mend {
  if (kind === 'meeting') return counts === 'outcomes' ? 'both-sides' : 'signed-list'
  if (kind === 'mission') return 'who-came'
  if (kind === 'project') return 'confirm-part'
  return kind === 'partner' || kind === 'membership' ? 'register' : 'add-document'
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
