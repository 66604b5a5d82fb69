import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { done, id, instant, nothing, paged, paging } from '../../shared/fields.ts'

/** What became of a mail. */
export const mailState = z.enum([
  'waiting',
  'sending',
  'sent',
  'failed',
  'bounced',
  'held',
  'gathered',
  'kept',
  'withdrawn',
  'unwanted',
  'barred',
])
export type MailState = z.output<typeof mailState>

export const listMails = defineCall({
  name: 'notifications.listMails',
  method: 'GET',
  path: '/mails',
  summary: 'The outgoing mail of this installation, newest first',
  input: z.object({ ...paging, state: mailState.optional() }),
  output: paged(
    z.object({
      id,
      toAddress: z.string(),
      toName: z.string(),
      kind: z.string(),
      subject: z.string(),
      state: mailState,
      attempts: z.number(),
      lastError: z.string().nullable(),
      createdAt: instant,
      sentAt: instant.nullable(),
    }),
  ).extend({ smtp: z.boolean(), failed: z.number(), waiting: z.number() }),
})

export const getMail = defineCall({
  name: 'notifications.getMail',
  method: 'GET',
  path: '/mails/:id',
  summary: 'One mail as it was or will be sent',
  input: z.object({ id }),
  output: z.object({
    id,
    toAddress: z.string(),
    toName: z.string(),
    subject: z.string(),
    textBody: z.string(),
    state: mailState,
    /** The digest it went out in. */
    digestId: id.nullable(),
    hasCalendar: z.boolean(),
    lang: z.string(),
    lastError: z.string().nullable(),
    createdAt: instant,
    sentAt: instant.nullable(),
  }),
})

export const sendAgain = defineCall({
  name: 'notifications.sendAgain',
  method: 'POST',
  path: '/mails/:id/send-again',
  summary: 'Try a failed or kept mail once more',
  input: z.object({ id }),
  output: done,
})

export const sendKept = defineCall({
  name: 'notifications.sendKept',
  method: 'POST',
  path: '/mails/send-kept',
  summary: 'Send everything that was kept while no mail server was set up',
  input: nothing,
  output: z.object({ mails: z.number() }),
})
