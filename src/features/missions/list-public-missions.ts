import type { Context } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import type { listPublicMissions as call } from './contract-registration.ts'

const most = 5_000

/** Pages of missions and events that everybody may read, the newest first; called off ones stay, and say so. */
export async function listPublicMissions(ctx: Context): Promise<AnswerOf<typeof call>> {
  const rows = await ctx.db
    .selectFrom('mission')
    .select(['slug', 'updated_at'])
    .where('public_page', '=', true)
    .where('state', '!=', 'draft')
    .orderBy('updated_at', 'desc')
    .limit(most)
    .execute()
  return { items: rows.map(({ slug, updated_at }) => ({ path: `/events/${slug}`, updatedAt: updated_at })) }
}
