import { createTransport, type Transporter } from 'nodemailer'
import type { JobContext } from '../../shared/route.ts'
import { type ClaimedMail, claimMails, markRefused, markSent, markWithdrawn, rewriteMail } from './queries.ts'
import { nextAttempt } from './rules/next-attempt.ts'
import { renderMail } from './rules/render-mail.ts'
import type { MailContent } from './send-mail.ts'

const batch = 20

/**
 * Says what a waiting mail is to say at the moment it leaves; null when there is nothing left to say.
 * `mayHaveLeft`: an earlier try ended without the answer of the mail server, so that its reader may have it.
 */
export type WriteAnew = (
  ctx: JobContext,
  mail: { id: string; personId: string | null; mayHaveLeft: boolean },
) => Promise<MailContent | null>

const writersAnew = new Map<string, WriteAnew>()

/** Mails of a kind are written anew before each try: what their reader may see can change while they wait. */
export function writeMailsAnew(kind: string, write: WriteAnew): void {
  writersAnew.set(kind, write)
}

/**
 * Sends what is due in the outbox over SMTP. A mail is claimed before it is sent and marked after: a crash in between
 * sends it again under the same Message-ID; none is lost.
 */
export async function deliverMails(ctx: JobContext, limits = { socketTimeout: 30_000 }): Promise<void> {
  if (ctx.smtpUrl === undefined) return
  const transport = createTransport({
    url: ctx.smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    ...limits,
    pool: true,
    maxConnections: 2,
  })
  try {
    for (;;) {
      const mails = await claimMails(ctx.db, ctx.now(), batch)
      if (mails.length === 0 || ctx.isCancelled()) return
      for (const mail of mails) await deliver(ctx, transport, mail)
    }
  } finally {
    transport.close()
  }
}

async function deliver(ctx: JobContext, transport: Transporter, claimed: ClaimedMail): Promise<void> {
  let mail = claimed
  try {
    const fresh = await writeAnew(ctx, claimed)
    if (fresh === null) return
    mail = fresh
    await transport.sendMail({
      from: ctx.mailFrom,
      to: { name: mail.to_name, address: mail.to_address },
      subject: mail.subject,
      text: mail.text_body,
      html: mail.html_body,
      messageId: mail.message_id,
      headers: { 'auto-submitted': 'auto-generated', ...offHeaders(mail), ...threadHeaders(mail) },
      ...(mail.calendar === null
        ? {}
        : {
            icalEvent: {
              method: mail.calendar_method ?? 'PUBLISH',
              filename: 'meetings.ics',
              content: mail.calendar,
            },
          }),
    })
  } catch (error) {
    const fault = readFault(error)
    const isTold = claimed.may_have_left || (mail.may_have_left && fault.code === null)
    const next = nextAttempt(mail.attempts, fault, ctx.now())
    await markRefused(ctx.db, mail.id, { ...next, mayHaveLeft: isTold })
    return
  }
  await markSent(ctx.db, mail.id, ctx.now())
}

/** What a mail says now; null when it has nothing to say any more. */
async function writeAnew(ctx: JobContext, mail: ClaimedMail): Promise<ClaimedMail | null> {
  const write = writersAnew.get(mail.kind)
  if (write === undefined) return mail
  const { id, person_id: personId, may_have_left: mayHaveLeft } = mail
  const content = await write(ctx, { id, personId, mayHaveLeft })
  if (content === null) {
    await markWithdrawn(ctx.db, mail.id)
    return null
  }
  const { subject, text, html } = renderMail(ctx.text(content.lang), content)
  const words = {
    subject,
    text_body: text,
    html_body: html,
    off_link: content.offLink ?? null,
    may_have_left: true,
  }
  await rewriteMail(ctx.db, mail.id, words)
  return { ...mail, ...words }
}

/** One click in the mail program ends such mails (RFC 8058). */
function offHeaders({ off_link }: ClaimedMail): Record<string, string> {
  return off_link === null
    ? {}
    : { 'list-unsubscribe': `<${off_link}>`, 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' }
}

/**
 * A mail answers the first one to its reader about the same thing, so that mail programs show them together (RFC 5322, 3.6.4).
 * Nobody else knows that Message-ID, and so nobody else's mail stands among them.
 */
function threadHeaders({ answers }: ClaimedMail): Record<string, string> {
  return answers === null ? {} : { 'in-reply-to': answers, references: answers }
}

function readFault(error: unknown): { code: number | null; text: string } {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : null
  return {
    code: code !== null && Number.isFinite(code) ? code : null,
    text: error instanceof Error ? error.message.slice(0, 500) : String(error),
  }
}
