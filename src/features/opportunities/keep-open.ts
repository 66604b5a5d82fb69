import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import type * as contract from './contract.ts'
import { todayOf } from './load-opportunity.ts'
import type { OpportunitySubject } from './policy.ts'
import { lockOpportunity } from './queries.ts'
import { dayAfter, lifeDays } from './rules/open-state.ts'
import { noteOpportunity } from './save-opportunity.ts'

/** Takes an opportunity down; publishing anew brings it back. */
export async function withdrawOpportunity(
  ctx: Context,
  _input: unknown,
  subject: OpportunitySubject,
): Promise<{ done: true }> {
  const record = await lockOpportunity(ctx.db, subject.id)
  if (record === undefined || record.published_at === null || record.withdrawn_at !== null)
    throw new Refusal('state-impossible')
  await ctx.db
    .updateTable('opportunity')
    .set({ withdrawn_at: ctx.now(), updated_at: ctx.now() })
    .where('id', '=', subject.id)
    .execute()
  await noteOpportunity(ctx, subject.id, 'opportunities.withdrawOpportunity', {})
  return { done: true }
}

/** Keeps an opportunity published for another year from today; what was withdrawn or has run out comes back. */
export async function renewOpportunity(
  ctx: Context,
  _input: unknown,
  subject: Pick<OpportunitySubject, 'id'>,
): Promise<AnswerOf<typeof contract.renewOpportunity>> {
  const record = await lockOpportunity(ctx.db, subject.id)
  if (record === undefined || record.published_at === null) throw new Refusal('state-impossible')
  const expiresOn = dayAfter(todayOf(ctx), lifeDays)
  await ctx.db
    .updateTable('opportunity')
    .set({ expires_on: expiresOn, warned_for: null, withdrawn_at: null, updated_at: ctx.now() })
    .where('id', '=', subject.id)
    .execute()
  await noteOpportunity(ctx, subject.id, 'opportunities.renewOpportunity', { expiresOn })
  return { expiresOn }
}

/** Takes expressions of interest, or none for the time being. */
export async function switchInterest(
  ctx: Context,
  input: ParsedInputOf<typeof contract.switchInterest>,
  subject: OpportunitySubject,
): Promise<{ done: true }> {
  await ctx.db
    .updateTable('opportunity')
    .set({ accepts_interest: input.accepts, updated_at: ctx.now() })
    .where('id', '=', subject.id)
    .execute()
  await noteOpportunity(ctx, subject.id, 'opportunities.switchInterest', { accepts: input.accepts })
  return { done: true }
}
