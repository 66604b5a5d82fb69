import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import {
  actsForParticipant,
  getParticipant,
  type ParticipantSubject,
  seesPeopleOf,
} from '../missions/index.ts'
import type { markStep as call } from './contract.ts'
import { findStepFor } from './queries.ts'
import type { Owner } from './rules/checklist.ts'

/** A step on a delegate's list, as marking it is judged by. */
export interface MarkSubject extends ParticipantSubject {
  owner: Owner
  title: string
}

export async function loadMark(
  ctx: Context,
  input: { mission: string; step: string; participant: string },
): Promise<MarkSubject> {
  const { mission, subject } = await getParticipant(ctx.db, input.participant)
  if (input.mission !== mission.id && input.mission !== mission.slug) throw new Refusal('not-found')
  if (!seesPeopleOf(ctx.viewer, subject.mission) && !actsForParticipant(ctx.viewer, subject))
    throw new Refusal('not-found')
  const step = await findStepFor(ctx.db, input.step, input.participant)
  if (step === undefined) throw new Refusal('not-found')
  return { ...subject, ...step }
}

/** Marks a step as done, or as not needed with the reason, or takes the mark away. */
export async function markStep(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: MarkSubject,
): Promise<AnswerOf<typeof call>> {
  const reason = input.reason || null
  if (input.state === 'not-needed' && reason === null)
    throw new Refusal('input-invalid', { faults: [{ field: 'reason', code: 'missing' }] })
  const key = { step_id: input.step, participant_id: input.participant }
  if (input.state === 'open')
    await ctx.db
      .deleteFrom('preparation_mark')
      .where('step_id', '=', key.step_id)
      .where('participant_id', '=', key.participant_id)
      .execute()
  else {
    const mark = {
      state: input.state,
      reason,
      marked_by: ctx.viewer.personId,
      marked_at: ctx.now(),
    }
    await ctx.db
      .insertInto('preparation_mark')
      .values({ ...key, ...mark })
      .onConflict(conflict => conflict.columns(['step_id', 'participant_id']).doUpdateSet(mark))
      .execute()
  }
  await writeHistory(ctx, {
    call: 'preparation.markStep',
    subjectKind: 'participant',
    subjectId: input.participant,
    change: { step: subject.title, state: input.state },
    reason,
    onBehalfOf: subject.personId === ctx.viewer.personId ? null : subject.personId,
  })
  return { done: true }
}
