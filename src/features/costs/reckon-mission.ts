import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { type LineRow, listLines, listPayers, listRules, type PayerRow, type RuleRow } from './queries.ts'
import { type Reckoning, reckon, shareEqually } from './rules/reckoning.ts'

/** A cost as it falls on one delegate. */
export interface OwnLine extends LineRow {
  /** A share of what all who travel bear together. */
  shared: boolean
}

/** One delegate with their costs and what comes of them. */
export interface Payer {
  row: PayerRow
  lines: OwnLine[]
  reckonings: Reckoning[]
}

export interface MissionCosts {
  lines: LineRow[]
  rules: RuleRow[]
  payers: Payer[]
}

/** Reckons a whole mission: costs of the mission that delegates bear are shared by all who travel. */
export async function reckonMission(db: Db, missionId: string, viewer: Viewer): Promise<MissionCosts> {
  const lines = await listLines(db, missionId)
  const rules = await listRules(db, missionId)
  const rows = await listPayers(db, missionId, viewer)
  const travelling = rows.filter(row => row.kind === 'travelling').map(row => row.participantId)
  const shares = shareLines(lines, travelling)
  const ownLines = Map.groupBy(
    lines.filter(line => line.participantId !== null),
    line => line.participantId ?? '',
  )
  const payers = rows.map(row => {
    const own: OwnLine[] = [
      ...(ownLines.get(row.participantId) ?? []).map(line => ({ ...line, shared: false })),
      ...(shares.get(row.participantId) ?? []),
    ]
    const fitting = rules.filter(rule => rule.clusterId === null || row.clusterIds.includes(rule.clusterId))
    return { row, lines: own, reckonings: reckon(own, fitting) }
  })
  return { lines, rules, payers }
}

function shareLines(lines: readonly LineRow[], participantIds: readonly string[]): Map<string, OwnLine[]> {
  const shares = new Map<string, OwnLine[]>()
  if (participantIds.length === 0) return shares
  // Always in the same order, so that who bears the odd cent does not change with a name.
  const ids = [...participantIds].sort()
  for (const line of lines) {
    if (line.participantId !== null || line.bearer !== 'delegate') continue
    for (const [index, amount] of shareEqually(line.amount, ids.length).entries()) {
      const id = ids[index] ?? ''
      shares.set(id, [...(shares.get(id) ?? []), { ...line, amount, participantId: id, shared: true }])
    }
  }
  return shares
}
