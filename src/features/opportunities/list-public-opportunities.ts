import type { Context } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import { visitor } from '../../shared/viewer.ts'
import type { listPublicOpportunities as call } from './contract-feeds.ts'
import { todayOf } from './load-opportunity.ts'
import { visibleOpportunities } from './visible-opportunities.ts'

/** A sitemap holds fifty thousand addresses; the directory and the events want room in it, too. */
const most = 20_000

/**
 * Pages of opportunities that a visitor may read, the newest first. When each was published is all that is said of its age: a
 * draft that its own side writes moves nothing here.
 */
export async function listPublicOpportunities(ctx: Context): Promise<AnswerOf<typeof call>> {
  const rows = await ctx.db
    .selectFrom('opportunity')
    .innerJoin('opportunity_version as version', 'version.opportunity_id', 'opportunity.id')
    .select(['opportunity.slug', 'version.published_at'])
    .where(visibleOpportunities(visitor('en'), todayOf(ctx)))
    .where('version.published_at', 'is not', null)
    .orderBy('version.published_at', 'desc')
    .limit(most)
    .execute()
  return {
    items: rows.flatMap(({ slug, published_at }) =>
      published_at === null ? [] : [{ path: `/opportunities/${slug}`, updatedAt: published_at }],
    ),
  }
}
