import type { Context } from '../../shared/context.ts'
import { todayOf } from './load-opportunity.ts'
import { countWaiting } from './queries.ts'
import { countExpiring, countInterestsWaiting } from './queries-interests.ts'
import { dayAfter, warnedDays } from './rules/open-state.ts'

/** For the desk: what waits for the viewer to be answered, published or renewed. */
export async function readOpportunityDesk(
  ctx: Context,
): Promise<{ interests: number; reviews: number; expiring: number }> {
  const today = todayOf(ctx)
  return {
    interests: await countInterestsWaiting(ctx.db, ctx.viewer),
    reviews: await countWaiting(ctx.db, ctx.viewer),
    expiring: await countExpiring(ctx.db, ctx.viewer, today, dayAfter(today, warnedDays)),
  }
}
