import type { Db } from '../../shared/context.ts'
import { type EvidenceRow, listEvidence } from './queries-evidence.ts'
import type { Facts } from './read-facts.ts'
import { versionAt } from './rules/facts.ts'
import type { Proof } from './rules/rule.ts'

/** A record with everything that shows it. */
export interface ShownRecord {
  key: string
  proof: Proof
  on: string | null
  confirmed: 'both' | 'one' | 'none'
  evidence: EvidenceRow[]
}

/** What shows each of these records, in one statement for all of them. */
export async function gatherEvidence(
  db: Db,
  facts: Facts,
  asked: { keys: readonly string[]; asOf: Date },
): Promise<Map<string, ShownRecord>> {
  const byId = new Map(facts.facts.map(fact => [fact.id, fact]))
  const asOf = asked.asOf.toISOString()
  const rows = await listEvidence(db, asked.keys, asked.asOf)
  const byFact = Map.groupBy(rows, row => row.fact)
  return new Map(
    asked.keys.map(key => {
      const fact = byId.get(key)
      const version = fact === undefined ? null : versionAt(fact, asOf)
      const evidence = byFact.get(key) ?? []
      return [
        key,
        {
          key,
          proof: version?.proof ?? 'none',
          on: version?.on ?? null,
          confirmed: confirmedBy(evidence),
          evidence,
        },
      ]
    }),
  )
}

/** Whose last word is that it took place: silence confirms nothing. */
export function confirmedBy(evidence: readonly EvidenceRow[]): ShownRecord['confirmed'] {
  const last = new Map<string, boolean>()
  for (const { by, what } of evidence)
    if ((by === 'from' || by === 'to') && what !== 'came-to') last.set(by, what === 'held')
  const sides = [...last.values()].filter(Boolean).length
  return sides === 2 ? 'both' : sides === 1 ? 'one' : 'none'
}
