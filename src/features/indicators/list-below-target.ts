import type { Context } from '../../shared/context.ts'
import { managesAnyCluster } from '../../shared/viewer.ts'
import { type DeskFigure, listBehind } from './queries-indicators.ts'

/** Figures behind their path, of the partnerships that the viewer coordinates; as last counted. */
export async function listBelowTarget(ctx: Context): Promise<DeskFigure[]> {
  const coordinated = ctx.viewer.grants.flatMap(grant =>
    grant.role === 'partnership-coordinator' && grant.partnershipId !== null ? [grant.partnershipId] : [],
  )
  const managed = managesAnyCluster(ctx.viewer, ctx.viewer.clusterIds) ? ctx.viewer.partnershipIds : []
  return listBehind(ctx.db, [...new Set([...coordinated, ...managed])])
}
