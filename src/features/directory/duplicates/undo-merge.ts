import type { Context } from '../../../shared/context.ts'
import type { AnswerOf } from '../../../shared/contract.ts'
import { writeHistory } from '../../../shared/history.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { announceOrganisation } from '../announce.ts'
import type { undoMerge as undoCall } from '../contract-duplicates.ts'
import { type Comeback, planComebacks } from './ended-since.ts'
import type { MergeSubject } from './pair-subject.ts'
import { findMerge, isMergedAway, markUndone } from './queries-duplicates.ts'
import {
  deleteRow,
  insertRow,
  type MergeChange,
  readRow,
  type StoredRow,
  tryStep,
  writeRow,
} from './queries-merge.ts'

/**
 * Takes a merge back: every row is as it was. What was done with a row since then stays, and what ended since stays ended:
 * `stayedEnded` counts roles, jobs, memberships and the like that do not come back to life. A row that cannot be put back
 * because of what was done since refuses the whole.
 */
export async function undoMerge(
  ctx: Context,
  _input: unknown,
  subject: MergeSubject,
): Promise<AnswerOf<typeof undoCall>> {
  const merge = await findMerge(ctx.db, subject.mergeId)
  if (merge === null) throw new Refusal('not-found')
  if (merge.undoneAt !== null) throw new Refusal('merge-undone-already')
  if (await isMergedAway(ctx.db, merge.keptId)) throw new Refusal('merge-undo-later-first')
  // The mark goes first: two people who undo at one moment find it.
  if (!(await markUndone(ctx.db, merge.id, ctx.viewer.personId, ctx.now())))
    throw new Refusal('merge-undone-already')
  const comebacks = await planComebacks(ctx, merge.changes, merge.keptId)
  const ended: StoredRow[] = []
  for (const change of [...merge.changes].reverse()) {
    const hasEnded = await takeBack(ctx, change, comebacks.get(change), merge)
    if (hasEnded && 'table' in change) ended.push(nameEnded(change))
  }
  for (const subjectId of [merge.keptId, merge.droppedId]) {
    await writeHistory(ctx, {
      call: 'directory.undoMerge',
      subjectKind: 'organisation',
      subjectId,
      change: { mergeId: merge.id, ...(ended.length === 0 ? {} : { stayedEnded: ended }) },
    })
    await announceOrganisation(ctx, subjectId)
  }
  return { done: true, stayedEnded: ended.length }
}

/** Which row stays ended, in the history: its table and whom or what it was about. */
function nameEnded(change: MergeChange): StoredRow {
  const row: StoredRow = change.kind === 'removed' ? change.row : {}
  return {
    table: change.table,
    ...Object.fromEntries(
      ['person_id', 'role', 'cluster_id'].flatMap(name => (name in row ? [[name, row[name]]] : [])),
    ),
  }
}

/** True when what comes back had ended since, or no longer can be. */
async function takeBack(
  ctx: Context,
  change: MergeChange,
  comeback: Comeback | undefined,
  { keptId, droppedId }: { keptId: string; droppedId: string },
): Promise<boolean> {
  const { db } = ctx
  if (change.kind === 'added') await deleteRow(db, change.table, change.key)
  else if (change.kind === 'removed') {
    const { row, hasEnded } = comeback ?? { row: change.row, hasEnded: false }
    if (row === null) return hasEnded
    const fault = await tryStep(db, () => insertRow(db, change.table, row))
    // Whom or what it names is no longer there, and so is it.
    if (fault === 'gone') return true
    if (fault !== null) throw new Refusal('merge-changed-since')
    return hasEnded
  } else if (change.kind === 'moved') {
    const row = await readRow(db, change.table, change.key)
    // A row that is gone, or that somebody has given to another organisation since, stays so.
    if (row === null || row[change.column] !== keptId) return false
    await step(ctx, () => writeRow(db, change.table, change.key, { [change.column]: droppedId }))
  } else await changeBack(ctx, change)
  return false
}

/** Columns that say still what the merge wrote say again what they said before; what somebody wrote since stays. */
async function changeBack(ctx: Context, change: Extract<MergeChange, { kind: 'changed' }>): Promise<void> {
  const row = await readRow(ctx.db, change.table, change.key)
  if (row === null) return
  const isUntouched = Object.keys(change.after).every(column => isSame(row[column], change.after[column]))
  const values: StoredRow = {}
  for (const [column, before] of Object.entries(change.before)) {
    if (column === 'version' || column === 'updated_at') {
      if (isUntouched) values[column] = before
    } else if (isSame(row[column], change.after[column])) values[column] = before
  }
  if (!isUntouched && 'version' in change.before) {
    values.version = Number(row.version) + 1
    values.updated_at = ctx.now().toISOString()
  }
  if (Object.keys(values).length > 0)
    await step(ctx, () => writeRow(ctx.db, change.table, change.key, values))
}

async function step(ctx: Context, write: () => Promise<unknown>): Promise<void> {
  if ((await tryStep(ctx.db, write)) !== null) throw new Refusal('merge-changed-since')
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
