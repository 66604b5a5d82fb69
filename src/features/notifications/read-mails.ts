import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type * as contract from './contract.ts'
import { findMail, listMailRows, requeueKept, requeueMail } from './queries.ts'

/** The outbox as administrators see it, with whether there is a mail server at all. */
export async function listMails(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listMails>,
): Promise<AnswerOf<typeof contract.listMails>> {
  const { items, total, failed, waiting } = await listMailRows(ctx.db, input)
  return {
    items,
    total,
    failed,
    waiting,
    page: input.page,
    pageSize: input.pageSize,
    smtp: ctx.smtpUrl !== undefined,
  }
}

/** One mail in full: on an installation without a mail server this is where its links are found. */
export async function getMail(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getMail>,
): Promise<AnswerOf<typeof contract.getMail>> {
  const mail = await findMail(ctx.db, input.id)
  if (mail === undefined) throw new Refusal('not-found')
  return {
    id: mail.id,
    toAddress: mail.to_address,
    toName: mail.to_name,
    subject: mail.subject,
    textBody: mail.text_body,
    state: mail.state,
    digestId: mail.digest_id,
    hasCalendar: mail.calendar !== null,
    lang: mail.lang,
    lastError: mail.last_error,
    createdAt: mail.created_at,
    sentAt: mail.sent_at,
  }
}

/** Puts one failed or kept mail back in the queue. */
export async function sendAgain(
  ctx: Context,
  input: ParsedInputOf<typeof contract.sendAgain>,
): Promise<{ done: true }> {
  if ((await findMail(ctx.db, input.id)) === undefined) throw new Refusal('not-found')
  await requeueMail(ctx.db, input.id, ctx.now())
  await writeHistory(ctx, { call: 'notifications.sendAgain', subjectKind: 'mail', subjectId: input.id })
  return { done: true }
}

/** Sends what was kept while there was no mail server. */
export async function sendKept(ctx: Context): Promise<{ mails: number }> {
  return { mails: await requeueKept(ctx.db, ctx.now()) }
}
