import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { findAddressee, hashToken } from '../accounts/index.ts'
import type * as contract from './contract-interests.ts'
import type { InterestSubject } from './policy.ts'
import { readHolder } from './queries.ts'
import { findInterestSubject, findLinkedInterest } from './queries-interests.ts'
import { takeStep } from './take-step.ts'
import { tellBroker, tellOwner, tellSender } from './tell-interest.ts'

type Words = { words?: string | null | undefined }

/** The interest a call names; one that the viewer has nothing to do with does not exist for them. */
export async function loadInterest(ctx: Context, input: { interest: string }): Promise<InterestSubject> {
  const it = await findInterestSubject(ctx.db, ctx.viewer, input.interest)
  if (it === null || !(it.isReceived || it.isSender)) throw new Refusal('not-found')
  return it
}

/** The broker passes it on; the owner is told. */
export async function passOnInterest(
  ctx: Context,
  input: Words,
  subject: InterestSubject,
): Promise<{ done: true }> {
  const { interest } = await takeStep(ctx, subject.id, 'pass-on', {
    by: 'broker',
    words: input.words || null,
  })
  await tellOwner(ctx, interest)
  return { done: true }
}

/** The broker asks who is interested something first. */
export async function askInterested(
  ctx: Context,
  input: { words: string },
  subject: InterestSubject,
): Promise<{ done: true }> {
  const { interest } = await takeStep(ctx, subject.id, 'ask', { by: 'broker', words: input.words })
  await tellSender(ctx, interest, 'interest-question', { question: input.words })
  return { done: true }
}

/** The broker does not pass it on; who is interested is told, without the owner's name. */
export async function stopInterest(
  ctx: Context,
  input: Words,
  subject: InterestSubject,
): Promise<{ done: true }> {
  const { interest } = await takeStep(ctx, subject.id, 'stop', { by: 'broker', words: input.words || null })
  await tellSender(ctx, interest, 'interest-declined', { reply: input.words ?? '' })
  return { done: true }
}

/** The owner accepts: who is interested gets name and address of who answered. */
export async function acceptInterest(
  ctx: Context,
  input: Words,
  subject: InterestSubject,
): Promise<{ done: true }> {
  const { interest } = await takeStep(ctx, subject.id, 'accept', { by: 'owner', words: input.words || null })
  const holder = await readHolder(ctx.db, subject.opportunityId)
  const me = ctx.viewer.personId === null ? null : await findAddressee(ctx.db, ctx.viewer.personId)
  await tellSender(ctx, interest, 'interest-accepted', {
    organisation: holder?.ownerName ?? holder?.source ?? '',
    person: me?.name ?? '',
    address: me?.address ?? '',
    reply: input.words ?? '',
  })
  return { done: true }
}

/** The owner declines; no reason is needed and no name is told. */
export async function declineInterest(
  ctx: Context,
  input: Words,
  subject: InterestSubject,
): Promise<{ done: true }> {
  const { interest } = await takeStep(ctx, subject.id, 'decline', { by: 'owner', words: input.words || null })
  await tellSender(ctx, interest, 'interest-declined', { reply: input.words ?? '' })
  return { done: true }
}

/** Who is interested answers the broker's question. */
export async function answerQuestion(
  ctx: Context,
  input: { words: string },
  subject: Pick<InterestSubject, 'id'>,
): Promise<{ done: true }> {
  const { interest } = await takeStep(ctx, subject.id, 'answer-question', {
    by: 'sender',
    words: input.words,
  })
  await tellBroker(ctx, interest)
  return { done: true }
}

/** Who was interested is so no longer. */
export async function withdrawInterest(
  ctx: Context,
  _input: unknown,
  subject: Pick<InterestSubject, 'id'>,
): Promise<{ done: true }> {
  await takeStep(ctx, subject.id, 'withdraw', { by: 'sender', words: null })
  return { done: true }
}

/** The interest behind a link of a mail. */
export async function openInterestLink(ctx: Context, token: string): Promise<string> {
  const id = await findLinkedInterest(ctx.db, hashToken(token))
  if (id === null) throw new Refusal('link-invalid')
  return id
}

/** The same as `answerQuestion`, by the link of a mail. */
export async function answerByLink(
  ctx: Context,
  input: ParsedInputOf<typeof contract.answerByLink>,
): Promise<{ done: true }> {
  return answerQuestion(ctx, input, { id: await openInterestLink(ctx, input.token) })
}

/** The same as `withdrawInterest`, by the link of a mail. */
export async function withdrawByLink(
  ctx: Context,
  input: ParsedInputOf<typeof contract.withdrawByLink>,
): Promise<{ done: true }> {
  return withdrawInterest(ctx, input, { id: await openInterestLink(ctx, input.token) })
}
