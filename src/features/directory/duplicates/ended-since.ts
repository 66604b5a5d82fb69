import type { Context } from '../../../shared/context.ts'
import { findRows, type MergeChange, readRow, type StoredRow } from './queries-merge.ts'

type Removed = Extract<MergeChange, { kind: 'removed' }>

/** A row that a merge took away because the kept organisation had it too, and how to tell that the kept one ended since. */
interface Ending {
  /** Columns that make two rows of two organisations one. */
  readonly same: readonly string[]
  readonly isLive: (row: StoredRow) => boolean
  /** The row as it comes back when its twin ended; null: not at all. */
  readonly ended: (row: StoredRow, twin: StoredRow | null, now: string) => StoredRow | null
}

const endings: Readonly<Record<string, Ending>> = {
  role_grant: {
    same: ['person_id', 'role'],
    isLive: row => row.revoked_at === null,
    ended: (row, twin, now) => ({ ...row, revoked_at: twin?.revoked_at ?? now }),
  },
  affiliation: {
    same: ['person_id'],
    isLive: row => row.ended_at === null,
    ended: (row, twin, now) => ({ ...row, ended_at: twin?.ended_at ?? now }),
  },
  profile_claim: {
    same: ['person_id'],
    isLive: row => row.state === 'code-sent' || row.state === 'waiting',
    ended: row => ({ ...row, state: 'withdrawn' }),
  },
  membership_request: {
    same: ['cluster_id'],
    isLive: row => row.state === 'asked',
    ended: (row, _twin, now) => ({ ...row, state: 'withdrawn', answered_at: now }),
  },
  // Private, and gone when it is taken back: it comes back no more, and nobody is told.
  never_meet: { same: ['participant_id'], isLive: () => true, ended: () => null },
}

/** What came back ended although it was live when the merge took it away. */
export interface Comeback {
  row: StoredRow | null
  hasEnded: boolean
}

/**
 * How the rows that a merge took away come back. A role, a job, a claim or a membership whose twin at the kept
 * organisation ended after the merge was ended for both: it comes back ended. Asked before anything is taken back.
 */
export async function planComebacks(
  ctx: Context,
  changes: readonly MergeChange[],
  keptId: string,
): Promise<Map<MergeChange, Comeback>> {
  const plan = new Map<MergeChange, Comeback>()
  for (const change of changes)
    if (change.kind === 'removed') plan.set(change, await planComeback(ctx, change, changes, keptId))
  return plan
}

async function planComeback(
  ctx: Context,
  change: Removed,
  changes: readonly MergeChange[],
  keptId: string,
): Promise<Comeback> {
  if (change.table === 'membership') return endMembership(ctx, change, changes)
  const rule = endings[change.table]
  const asBefore = { row: change.row, hasEnded: false }
  if (rule === undefined || !rule.isLive(change.row)) return asBefore
  const column = change.table === 'never_meet' ? 'other_organisation_id' : 'organisation_id'
  const twins = await findRows(ctx.db, change.table, {
    [column]: keptId,
    ...Object.fromEntries(rule.same.map(name => [name, change.row[name]])),
  })
  if (twins.some(rule.isLive)) return asBefore
  const row = rule.ended(change.row, twins.at(-1) ?? null, ctx.now().toISOString())
  return { row, hasEnded: change.table !== 'never_meet' }
}

/** Two stretches that became one end together: the day the one got since is the last of both. */
async function endMembership(
  ctx: Context,
  { row }: Removed,
  changes: readonly MergeChange[],
): Promise<Comeback> {
  for (const change of changes) {
    if (change.kind !== 'changed' || change.table !== 'membership') continue
    const joined = await readRow(ctx.db, 'membership', change.key)
    if (joined === null || joined.cluster_id !== row.cluster_id) continue
    const last = joined.member_to
    if (typeof last !== 'string' || last === change.after.member_to) continue
    const from = String(row.member_from)
    const isLonger = row.member_to === null || String(row.member_to) > last
    return isLonger
      ? { row: { ...row, member_to: last < from ? from : last }, hasEnded: true }
      : { row, hasEnded: false }
  }
  return { row, hasEnded: false }
}
