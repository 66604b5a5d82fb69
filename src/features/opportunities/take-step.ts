import type { Context } from '../../shared/context.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { findOwnerId } from './queries.ts'
import { type InterestRow, lockInterest } from './queries-interests.ts'
import { type InterestAct, type InterestState, stateAfter, whoseTurn } from './rules/interest-states.ts'

/** Takes an interest one step on: locks it, decides what follows, notes who did it when and with which words. */
export async function takeStep(
  ctx: Context,
  id: string,
  act: InterestAct,
  step: { by: 'sender' | 'broker' | 'owner'; words: string | null },
): Promise<{ interest: InterestRow; state: InterestState }> {
  const interest = await lockInterest(ctx.db, id)
  if (interest === undefined) throw new Refusal('not-found')
  const ownerId = await findOwnerId(ctx.db, interest.opportunity_id)
  const how = { throughBroker: interest.through_broker, hasOwner: ownerId !== null }
  const state = stateAfter(interest.state, act, how)
  if (state === null) throw new Refusal('state-impossible')
  const now = ctx.now()
  const turn = whoseTurn(state)
  const change = {
    state,
    ...(act === 'confirm' ? { confirmed_at: now } : {}),
    ...(state === 'with-owner' ? { passed_on_at: now } : {}),
    ...(state === 'accepted' || state === 'declined' ? { answered_at: now, reply: step.words } : {}),
    waiting_since: turn === 'broker' || turn === 'owner' ? now : null,
    reminded_at: null,
    reminders: 0,
  }
  await ctx.db.updateTable('interest').set(change).where('id', '=', id).execute()
  await ctx.db
    .insertInto('interest_step')
    .values({
      id: ctx.newId(),
      interest_id: id,
      state,
      by_side: step.by,
      person_id: ctx.viewer.personId,
      words: step.words,
      at: now,
    })
    .execute()
  await writeHistory(ctx, {
    call: `opportunities.interest.${act}`,
    subjectKind: 'interest',
    subjectId: id,
    change: { state },
  })
  return { interest: { ...interest, ...change }, state }
}
