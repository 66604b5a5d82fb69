import type { Context } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import type { getDesk as call } from './contract.ts'
import { countChase } from './count-chase.ts'
import type { PlannedLine } from './list-planned.ts'
import { listClusterRows, listMembersWaiting, listServed } from './queries-clusters.ts'
import { listWaitingForClusters } from './queries-due.ts'
import { listMissionsToChase } from './queries-partnerships.ts'

type Cluster = AnswerOf<typeof call>['clusters'][number]

/** The clusters somebody manages: members, for whom something was done, who was left out, and what waits this week. */
export async function listMyClusters(ctx: Context, planned: readonly PlannedLine[]): Promise<Cluster[]> {
  const ids = ctx.viewer.grants.flatMap(({ role, clusterId }) =>
    role === 'cluster-manager' && clusterId !== null ? [clusterId] : [],
  )
  if (ids.length === 0) return []
  const now = ctx.now()
  const today = now.toISOString().slice(0, 10)
  const rows = await listClusterRows(ctx.db, { ids, today })
  const served = Map.groupBy(await listServed(ctx.db, { ids, today }), row => row.clusterId)
  const waiting = Map.groupBy(
    await listWaitingForClusters(ctx.db, { clusterIds: ids, today }),
    row => row.clusterId,
  )
  const members = Map.groupBy(await listMembersWaiting(ctx.db, { ids, now }), row => row.clusterId)
  // A chase list names the people of all clusters that its reader manages, and so stands once, with the first of them; that of a
  // partnership they coordinate stands there.
  const except = ctx.viewer.grants.flatMap(({ role, partnershipId }) =>
    role === 'partnership-coordinator' && partnershipId !== null ? [partnershipId] : [],
  )
  const chased = await countChase(ctx, await listMissionsToChase(ctx.db, { clusterIds: ids, except, now }))
  return rows.map(({ id, ...cluster }, index) => ({
    ...cluster,
    served: (served.get(id) ?? []).map(({ clusterId: _, ...one }) => one),
    waiting: [
      ...(members.get(id) ?? []).map(({ clusterId: _, ...one }) => ({
        ...one,
        day: null,
        isLate: one.kind === 'steps',
      })),
      ...(index > 0 ? [] : chased).map(({ slug, title, lang, people }) => ({
        kind: 'chase' as const,
        of: slug,
        title,
        lang,
        day: null,
        count: people,
        isLate: false,
      })),
      ...planned.flatMap(({ clusterId, partnershipId: _, ...line }) => (clusterId === id ? [line] : [])),
      ...(waiting.get(id) ?? []).map(({ clusterId: _, partnershipId: __, ...one }) => one),
    ],
  }))
}
