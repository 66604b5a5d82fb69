import type { Proof, Rule } from './rule.ts'
import type { Tally } from './tally.ts'

/** One record as it is filed: readable by itself, without persons and without amounts. */
export interface FiledRecord {
  /** What was counted: a meeting, a mission, a legal entity. */
  key: string
  about: string
  on: string
  proof: Proof
  proven: boolean
  clusters: readonly string[]
  facts: readonly string[]
}

export interface FiledFigure {
  id: string
  code: string
  name: string
  unit: string
  level: string
  rule: Rule
  target: number | null
  baseline: { value: number; on: string } | null
  /** To be reached by the period's end. */
  periodTarget: number | null
  /** In the period alone. */
  inPeriod: FiledCount
  /** From the indicator's first day to the period's last. */
  soFar: FiledCount & { from: string }
  /** Behind what was counted so far. */
  records: readonly FiledRecord[]
}

interface FiledCount {
  proven: number
  claimed: number
  clusters: readonly { cluster: string | null; proven: number; claimed: number }[]
  shared: readonly { key: string; clusters: readonly string[] }[]
}

/** What is filed of a period; becomes the facts of an entry of the ledger. */
export interface Filing {
  partnership: { id: string; acronym: string }
  period: { id: string; name: string; from: string; to: string }
  asOf: string
  /** The hash of what this partnership filed before, so that nothing between can be taken out. */
  previous: string | null
  /** Clusters by their id. */
  clusters: { readonly [id: string]: string }
  figures: readonly FiledFigure[]
}

export function countOf(tally: Tally): FiledCount {
  const { proven, claimed, clusters, shared } = tally
  return { proven, claimed, clusters, shared }
}

export interface FigureChange {
  code: string
  name: string
  before: number
  after: number
  added: readonly FiledRecord[]
  gone: readonly FiledRecord[]
  /** Still there, with another proof or for other clusters. */
  changed: readonly { before: FiledRecord; after: FiledRecord }[]
}

/** What is different now from what was filed, figure by figure; those that are as they were are left out. */
export function compareFilings(filed: readonly FiledFigure[], now: readonly FiledFigure[]): FigureChange[] {
  return filed.flatMap(before => {
    const after = now.find(one => one.id === before.id)
    if (after === undefined) return []
    const were = new Map(before.records.map(one => [one.key, one]))
    const are = new Map(after.records.map(one => [one.key, one]))
    const change: FigureChange = {
      code: before.code,
      name: after.name,
      before: before.soFar.proven,
      after: after.soFar.proven,
      added: after.records.filter(one => !were.has(one.key)),
      gone: before.records.filter(one => !are.has(one.key)),
      changed: before.records.flatMap(one => {
        const other = are.get(one.key)
        return other === undefined || isSame(one, other) ? [] : [{ before: one, after: other }]
      }),
    }
    const isQuiet =
      change.before === change.after && change.added.length + change.gone.length + change.changed.length === 0
    return isQuiet ? [] : [change]
  })
}

function isSame(a: FiledRecord, b: FiledRecord): boolean {
  return (
    a.proof === b.proof && a.proven === b.proven && a.on === b.on && a.clusters.join() === b.clusters.join()
  )
}
