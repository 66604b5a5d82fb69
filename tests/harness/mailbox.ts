import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A mail as its reader has it. */
export interface ReceivedMail {
  to: string
  subject: string
  text: string
  html: string
  /** The calendar files that came with it. */
  calendars: string[]
}

/** An SMTP server of the test's own that keeps what it is given. */
export interface Mailbox {
  /** For SMTP_URL. */
  readonly url: string
  readonly mails: readonly ReceivedMail[]
  /** Waits for a mail to an address whose subject matches; one that was given out before is not given again. */
  next: (to: string, subject: RegExp, limitMs?: number) => Promise<ReceivedMail>
  close: () => Promise<void>
}

/** Opens a mailbox on a free port of 127.0.0.1. */
export async function openMailbox(): Promise<Mailbox> {
  const mails: ReceivedMail[] = []
  const given = new Set<ReceivedMail>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      simpleParser(stream).then(mail => {
        mails.push({
          to: session.envelope.rcptTo.map(recipient => recipient.address).join(','),
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          html: typeof mail.html === 'string' ? mail.html : '',
          calendars: mail.attachments
            .filter(part => /calendar|ics/.test(part.contentType))
            .map(part => part.content.toString('utf8')),
        })
        done()
      }, done)
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    next: async (to, subject, limitMs = 60_000) => {
      const deadline = Date.now() + limitMs
      for (;;) {
        const mail = mails.find(one => one.to === to && subject.test(one.subject) && !given.has(one))
        if (mail !== undefined) {
          given.add(mail)
          return mail
        }
        if (Date.now() > deadline) {
          const seen = mails.map(one => `${one.to}: ${one.subject}`).join('\n')
          throw new Error(`No mail to ${to} about ${subject} came in time. These came:\n${seen}`)
        }
        await new Promise(resolve => setTimeout(resolve, 50))
      }
    },
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}

/** The first address of this installation in a mail's text. */
export function readLink(mail: ReceivedMail, base: string): string {
  const start = mail.text.indexOf(base)
  const link = /^\S+/.exec(mail.text.slice(start))?.[0]
  if (start === -1 || link === undefined)
    throw new Error(`The mail "${mail.subject}" has no link:\n${mail.text}`)
  return link
}
