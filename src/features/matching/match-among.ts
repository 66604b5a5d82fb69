import type { Context } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import { listSaidInMission } from '../meetings/index.ts'
import type { getMatch } from './contract.ts'
import { describeMatch, readLabels } from './describe-match.ts'
import { gather } from './gather.ts'
import { readWords } from './read-words.ts'

type Pair = NonNullable<AnswerOf<typeof getMatch>['match']>

/**
 * Of these organisations of a mission those that would want one of them and be wanted by it, the best first, with the reasons of
 * both sides as the viewer may see them. Sanctions come first; who may ask whom is the caller's question, and what an
 * organisation has set aside is read for its own side alone. Whoever nothing speaks for is not among them.
 */
export async function matchAmong(
  ctx: Context,
  wish: { missionId: string; organisationId: string; among: readonly string[]; limit: number },
): Promise<{ organisationId: string; pair: Pair }[]> {
  const { organisationId: own, among } = wish
  if (among.length === 0) return []
  const gathered = await gather(ctx, {
    own: null,
    also: [own, ...among],
    near: () => readWords(ctx, [own]),
    said: await listSaidInMission(ctx.db, wish.missionId),
  })
  const matches = gathered.index.matchesFor(own, { limit: wish.limit, among: new Set(among) })
  const say = { labels: await readLabels(ctx, matches), lang: ctx.viewer.lang }
  return matches.map(match => ({
    organisationId: match.id,
    pair: describeMatch({ match, from: own }, gathered, say),
  }))
}
