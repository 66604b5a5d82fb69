import { createTransport, type Transporter } from 'nodemailer'
import type { JobContext } from '../../shared/route.ts'
import { type ClaimedMail, claimMails, markRefused, markSent } from './queries.ts'
import { nextAttempt } from './rules/next-attempt.ts'

const batch = 20

/**
 * Sends what is due in the outbox over SMTP. A mail is claimed before it is sent and marked after: a crash in between
 * sends it again under the same Message-ID; none is lost.
 */
export async function deliverMails(ctx: JobContext): Promise<void> {
  if (ctx.smtpUrl === undefined) return
  const transport = createTransport({
    url: ctx.smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
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

async function deliver(ctx: JobContext, transport: Transporter, mail: ClaimedMail): Promise<void> {
  try {
    await transport.sendMail({
      from: ctx.mailFrom,
      to: { name: mail.to_name, address: mail.to_address },
      subject: mail.subject,
      text: mail.text_body,
      html: mail.html_body,
      messageId: mail.message_id,
      headers: { 'auto-submitted': 'auto-generated' },
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
    await markRefused(ctx.db, mail.id, nextAttempt(mail.attempts, readFault(error), ctx.now()))
    return
  }
  await markSent(ctx.db, mail.id, ctx.now())
}

function readFault(error: unknown): { code: number | null; text: string } {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : null
  return {
    code: code !== null && Number.isFinite(code) ? code : null,
    text: error instanceof Error ? error.message.slice(0, 500) : String(error),
  }
}
