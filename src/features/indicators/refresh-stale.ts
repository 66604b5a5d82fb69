import type { JobContext } from '../../shared/route.ts'
import { systemViewer } from '../../shared/viewer.ts'
import { refreshFigures } from './count-figures.ts'
import { findFrame, listStale } from './queries-indicators.ts'

const staleAfterMs = 600_000

/** Counts anew, for desks, what was counted more than ten minutes ago. */
export async function refreshStale(ctx: JobContext): Promise<void> {
  const before = new Date(ctx.now().getTime() - staleAfterMs)
  for (const id of await listStale(ctx.db, before)) {
    const frame = await findFrame(ctx.db, id)
    if (frame !== null) await refreshFigures({ ...ctx, viewer: systemViewer() }, frame)
  }
}
