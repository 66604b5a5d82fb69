import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { OpportunitySubject } from './policy.ts'
import { findSubject } from './queries.ts'

/** Today where the server counts its days. */
export function todayOf(ctx: Pick<Context, 'now'>): string {
  return ctx.now().toISOString().slice(0, 10)
}

/** The opportunity a call names; one that the viewer has nothing to do with does not exist for them. */
export async function loadOpportunity(
  ctx: Context,
  input: { opportunity: string },
): Promise<OpportunitySubject> {
  const it = await findSubject(ctx.db, ctx.viewer, input.opportunity, todayOf(ctx))
  if (it === null || !(it.isOwn || it.isVisible || it.isReviewable)) throw new Refusal('not-found')
  return it
}
