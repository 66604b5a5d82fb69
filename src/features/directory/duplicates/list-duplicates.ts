import type { Context } from '../../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../../shared/contract.ts'
import { writeHistory } from '../../../shared/history.ts'
import { isAdministrator, managesAnyCluster, managesCluster } from '../../../shared/viewer.ts'
import type { decideDuplicate as decideCall, listDuplicates as listCall } from '../contract-duplicates.ts'
import type { PairSubject } from '../policy.ts'
import { duplicatesJob } from './find-organisation-duplicates.ts'
import {
  isLookingForDuplicates,
  listMergeRows,
  listOwnClusters,
  listPairs,
  saveDecision,
  saveOpinion,
} from './queries-duplicates.ts'

/** Proposed pairs that the viewer looks after, the surest first, with what may be done; and the last merges, to take back. */
export async function listDuplicates(
  ctx: Context,
  input: ParsedInputOf<typeof listCall>,
): Promise<AnswerOf<typeof listCall>> {
  const rows = await listPairs(ctx.db, ctx.viewer, input)
  const clusters = await listOwnClusters(
    ctx.db,
    rows.flatMap(row => [row.left.id, row.right.id]),
  )
  const isMine = (id: string) =>
    isAdministrator(ctx.viewer) || managesAnyCluster(ctx.viewer, clusters.get(id) ?? [])
  return {
    items: rows.map(({ left, right, score, reasons, decision }) => ({
      left,
      right,
      score,
      reasons,
      decision,
      mayMerge: isMine(left.id) && isMine(right.id),
    })),
    total: rows[0]?.total ?? 0,
    page: input.page,
    pageSize: input.pageSize,
    merges: (await listMergeRows(ctx.db, ctx.viewer, 10)).map(row => ({
      ...row,
      mergedAt: new Date(row.mergedAt).toISOString(),
    })),
  }
}

/** How many pairs wait for a word of the viewer among what an import brought, and whether they are still looked for. */
export async function countBrought(
  ctx: Context,
  importId: string,
): Promise<{ comparing: boolean; open: number }> {
  const filter = { show: 'open', import: importId, page: 1, pageSize: 1 } as const
  const [pair] = await listPairs(ctx.db, ctx.viewer, filter)
  return { comparing: await isLookingForDuplicates(ctx.db, duplicatesJob), open: pair?.total ?? 0 }
}

/**
 * Says that two are not one, or that somebody looks again later; remembered, and taken back by saying something else. The
 * word of who looks after both holds for everybody, the word of one side for that side until the other says so, too.
 */
export async function decideDuplicate(
  ctx: Context,
  input: ParsedInputOf<typeof decideCall>,
  { kept, dropped }: PairSubject,
): Promise<{ done: true }> {
  const { decision } = input
  const { viewer } = ctx
  const said = { a: kept.id, b: dropped.id, decision, by: viewer.personId, now: ctx.now() }
  const isBoth =
    isAdministrator(viewer) ||
    (managesAnyCluster(viewer, kept.clusterIds) && managesAnyCluster(viewer, dropped.clusterIds))
  const own = [...kept.clusterIds, ...dropped.clusterIds].filter(id => managesCluster(viewer, id))
  const holds = isBoth || (await saveOpinion(ctx.db, said, [...new Set(own)]))
  if (holds) await saveDecision(ctx.db, said)
  for (const [subjectId, other] of [
    [kept.id, dropped.id],
    [dropped.id, kept.id],
  ] as const)
    await writeHistory(ctx, {
      call: 'directory.decideDuplicate',
      subjectKind: 'organisation',
      subjectId,
      change: { other, decision, holds: holds ? 'for everybody' : 'for one side' },
    })
  return { done: true }
}

/** That two are not one, said for a cluster: for everybody when it lists both today, else for its side. */
export async function sayDifferent(
  ctx: Context,
  clusterId: string,
  pair: { a: string; b: string; by: string | null },
): Promise<void> {
  const said = { ...pair, decision: 'different' as const, now: ctx.now() }
  const listed = await listOwnClusters(ctx.db, [pair.a, pair.b])
  const isBoth = [pair.a, pair.b].every(id => listed.get(id)?.includes(clusterId))
  if (isBoth || (await saveOpinion(ctx.db, said, [clusterId]))) await saveDecision(ctx.db, said)
}
