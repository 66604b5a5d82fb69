import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type * as contract from './contract.ts'
import type { OwnSubject } from './policy.ts'
import { keepFlag, removeFlag } from './queries.ts'

/** Notes that an organisation is on a sanctions list: from then on it is proposed to nobody, and nobody to it. */
export async function flagSanctions(
  ctx: Context,
  input: ParsedInputOf<typeof contract.flagSanctions>,
  subject: OwnSubject,
): Promise<AnswerOf<typeof contract.flagSanctions>> {
  if (ctx.viewer.personId === null) throw new Refusal('not-allowed')
  await keepFlag(ctx.db, {
    organisationId: subject.id,
    reason: input.reason,
    personId: ctx.viewer.personId,
    now: ctx.now(),
  })
  await note(ctx, 'matching.flagSanctions', subject, input.reason)
  return { done: true }
}

/** Notes that it is on none any more. */
export async function unflagSanctions(
  ctx: Context,
  _input: unknown,
  subject: OwnSubject,
): Promise<AnswerOf<typeof contract.unflagSanctions>> {
  await removeFlag(ctx.db, subject.id)
  await note(ctx, 'matching.unflagSanctions', subject, null)
  return { done: true }
}

const note = (ctx: Context, call: string, { id }: OwnSubject, reason: string | null) =>
  writeHistory(ctx, { call, subjectKind: 'organisation', subjectId: id, reason })
