import type { Context } from '../../../shared/context.ts'
import { writeHistory } from '../../../shared/history.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { announceOrganisation } from '../announce.ts'
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
 * Takes a merge back: every row is as it was. What was done with a row since then stays; a row that cannot be put back because
 * of it refuses the whole.
 */
export async function undoMerge(
  ctx: Context,
  _input: unknown,
  subject: MergeSubject,
): Promise<{ done: true }> {
  const merge = await findMerge(ctx.db, subject.mergeId)
  if (merge === null) throw new Refusal('not-found')
  if (merge.undoneAt !== null) throw new Refusal('merge-undone-already')
  if (await isMergedAway(ctx.db, merge.keptId)) throw new Refusal('merge-undo-later-first')
  // The mark goes first: two people who undo at one moment find it.
  if (!(await markUndone(ctx.db, merge.id, ctx.viewer.personId, ctx.now())))
    throw new Refusal('merge-undone-already')
  for (const change of [...merge.changes].reverse()) await takeBack(ctx, change, merge)
  for (const subjectId of [merge.keptId, merge.droppedId]) {
    await writeHistory(ctx, {
      call: 'directory.undoMerge',
      subjectKind: 'organisation',
      subjectId,
      change: { mergeId: merge.id },
    })
    await announceOrganisation(ctx, subjectId)
  }
  return { done: true }
}

async function takeBack(
  ctx: Context,
  change: MergeChange,
  { keptId, droppedId }: { keptId: string; droppedId: string },
): Promise<void> {
  const { db } = ctx
  if (change.kind === 'added') await deleteRow(db, change.table, change.key)
  else if (change.kind === 'removed') await step(ctx, () => insertRow(db, change.table, change.row))
  else if (change.kind === 'moved') {
    const row = await readRow(db, change.table, change.key)
    // A row that is gone, or that somebody has given to another organisation since, stays so.
    if (row === null || row[change.column] !== keptId) return
    await step(ctx, () => writeRow(db, change.table, change.key, { [change.column]: droppedId }))
  } else await changeBack(ctx, change)
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
  if (!(await tryStep(ctx.db, write))) throw new Refusal('merge-changed-since')
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
