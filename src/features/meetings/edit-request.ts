import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { requireNextState } from './accept-request.ts'
import { tellSide } from './announce.ts'
import type { editRequest as editCall, withdrawRequest as withdrawCall } from './contract.ts'
import { loadRequest, type RequestSubject } from './load-request.ts'
import { revokeLinks } from './queries.ts'

/** Changes the message or the wish of a request nobody has answered. The other side reads the new text; no second mail. */
export async function editRequest(
  ctx: Context,
  input: ParsedInputOf<typeof editCall>,
): Promise<AnswerOf<typeof editCall>> {
  const subject = await lockForChange(ctx, input)
  requireNextState(ctx, subject, 'edit')
  const version = input.version + 1
  await ctx.db
    .updateTable('meeting_request')
    .set({
      wish: input.wish,
      message: input.message ?? '',
      lang: input.lang ?? subject.request.lang,
      updated_at: ctx.now(),
      version,
    })
    .where('id', '=', input.id)
    .execute()
  await writeHistory(ctx, {
    call: 'meetings.editRequest',
    subjectKind: 'meeting-request',
    subjectId: input.id,
    change: { event: 'edit' },
  })
  return { version }
}

/** Takes back a request nobody has answered; those who were asked are told and their links end. */
export async function withdrawRequest(
  ctx: Context,
  input: ParsedInputOf<typeof withdrawCall>,
): Promise<AnswerOf<typeof withdrawCall>> {
  const subject = await lockForChange(ctx, input)
  const state = requireNextState(ctx, subject, 'withdraw')
  await ctx.db
    .updateTable('meeting_request')
    .set({ state, updated_at: ctx.now(), version: input.version + 1 })
    .where('id', '=', input.id)
    .execute()
  await revokeLinks(ctx.db, [input.id], ctx.now())
  await writeHistory(ctx, {
    call: 'meetings.withdrawRequest',
    subjectKind: 'meeting-request',
    subjectId: input.id,
    change: { event: 'withdraw' },
  })
  await tellSide(ctx, subject, 'to', { kind: 'meeting-withdrawn' })
  return { done: true }
}

async function lockForChange(ctx: Context, input: { id: string; version: number }): Promise<RequestSubject> {
  const subject = await loadRequest(ctx.db, input.id, true)
  if (subject.request.state === 'pending' && subject.request.version !== input.version)
    throw new Refusal('changed-meanwhile')
  return subject
}
