import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { loadOrganisation } from '../directory/index.ts'
import type * as contract from './contract.ts'
import type { OwnSubject } from './policy.ts'
import { keepFeedback, removeFeedback } from './queries.ts'

/**
 * Not for us, because…: takes a proposal off the list and lowers others like it. Private to the own side; the other never
 * learns of it, and no history that others read has it.
 */
export async function saveFeedback(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveFeedback>,
  subject: OwnSubject,
): Promise<AnswerOf<typeof contract.saveFeedback>> {
  const { id: aboutId } = await loadOrganisation(ctx, { organisation: input.other })
  if (aboutId === subject.id) throw new Refusal('own-organisation', { field: 'other' })
  if (ctx.viewer.personId === null) throw new Refusal('not-allowed')
  await keepFeedback(ctx.db, {
    organisationId: subject.id,
    aboutId,
    reason: input.reason,
    note: input.note || null,
    personId: ctx.viewer.personId,
    now: ctx.now(),
  })
  return { done: true }
}

/** Lets a proposal that was set aside come again. */
export async function takeBackFeedback(
  ctx: Context,
  input: ParsedInputOf<typeof contract.takeBackFeedback>,
  subject: OwnSubject,
): Promise<AnswerOf<typeof contract.takeBackFeedback>> {
  const { id: aboutId } = await loadOrganisation(ctx, { organisation: input.other })
  await removeFeedback(ctx.db, subject.id, aboutId)
  return { done: true }
}
