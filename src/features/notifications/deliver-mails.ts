import { createTransport, type Transporter } from 'nodemailer'
import type { JobContext } from '../../shared/route.ts'
import { readMailFacts } from './mail-facts.ts'
import { noteRefusedAddress } from './note-bounce.ts'
import { type ClaimedMail, claimMails, markRefused, markSent, putBack } from './queries.ts'
import { rewriteAnew } from './rewrite-mail.ts'
import { isDeadAddress, readStatus } from './rules/dead-address.ts'
import { whenToSend } from './rules/mail-times.ts'
import { type Fault, nextAttempt } from './rules/next-attempt.ts'
import { writerOf } from './write-anew.ts'

const batch = 20

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
      for (const mail of await keepDue(ctx, mails)) await deliver(ctx, transport, mail)
    }
  } finally {
    transport.close()
  }
}

/** Of the claimed mails those that still leave now: while one waited its reader chose anew, slept, or an address came back. */
async function keepDue(ctx: JobContext, mails: readonly ClaimedMail[]): Promise<ClaimedMail[]> {
  const facts = await readMailFacts(
    ctx,
    mails.map(mail => ({ ...mail, personId: mail.person_id, address: mail.to_address })),
  )
  const due: ClaimedMail[] = []
  for (const [index, mail] of mails.entries()) {
    const fact = facts[index]
    if (fact === undefined) continue
    // What an administrator sends although its address is invented is theirs to send.
    const { state, at } = whenToSend({ ...fact, isSent: true }, ctx.now())
    if (state === 'waiting' && at <= ctx.now()) due.push(mail)
    else await putBack(ctx.db, mail.id, { state, nextAttemptAt: at })
  }
  return due
}

async function deliver(ctx: JobContext, transport: Transporter, claimed: ClaimedMail): Promise<void> {
  let mail = claimed
  try {
    const fresh = await writeAnew(ctx, claimed)
    if (fresh === null) return
    mail = fresh
    await transport.sendMail({
      from: ctx.mailFrom,
      ...returnPath(ctx, mail),
      dsn: { id: mail.id, return: 'headers', notify: ['failure'], recipient: mail.to_address },
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
    if (next.state === 'failed' && isDeadAddress(fault)) await noteRefusedAddress(ctx, mail, fault)
    return
  }
  await markSent(ctx.db, mail.id, ctx.now())
}

/** Where the mail comes back to, when it does; a star in that address stands for the mail's own name. */
function returnPath({ bounceAddress }: JobContext, mail: ClaimedMail) {
  return bounceAddress === undefined
    ? {}
    : { envelope: { from: bounceAddress.replace('*', mail.id), to: mail.to_address } }
}

/** What a mail says now; null when it has nothing to say any more. */
async function writeAnew(ctx: JobContext, mail: ClaimedMail): Promise<ClaimedMail | null> {
  const write = writerOf(mail.kind)
  if (write === undefined) return mail
  const words = await rewriteAnew(ctx, mail, write, true)
  return words === null ? null : { ...mail, ...words }
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

function readFault(error: unknown): Fault & { status: string | null; atRecipient: boolean } {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : null
  const text = error instanceof Error ? error.message.slice(0, 500) : String(error)
  return {
    code: code !== null && Number.isFinite(code) ? code : null,
    text,
    status: readStatus(text),
    atRecipient: error instanceof Error && 'command' in error && error.command === 'RCPT TO',
  }
}
