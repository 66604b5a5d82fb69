import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { done, id, paging, reference } from '../../shared/fields.ts'
import { match, question } from './contract.ts'

export const listIntroductions = defineCall({
  name: 'matching.listIntroductions',
  method: 'GET',
  path: '/clusters/:cluster/introductions',
  summary: 'Members nobody has met yet, each with the best introduction outside the cluster',
  input: z.object({
    cluster: reference,
    page: paging.page,
    pageSize: z.number().int().min(1).max(50).default(20),
  }),
  output: z.object({
    cluster: z.object({ id, slug: z.string(), name: z.string() }),
    members: z.number().int(),
    /** Whether the reader gets the list by mail each Monday; null where they manage no cluster. */
    mailed: z.boolean().nullable(),
    items: z.array(
      z.object({
        member: z.object({ id, slug: z.string(), name: z.string() }),
        /** Null where nobody fits; then the question says what would help. */
        match: match.nullable(),
        question: question.nullable(),
      }),
    ),
    total: z.number().int(),
    page: z.number().int(),
    pageSize: z.number().int(),
  }),
})

const token = z.string().min(10).max(200)

export const getIntroductionMails = defineCall({
  name: 'matching.getIntroductionMails',
  method: 'GET',
  path: '/introduction-mails/:token',
  summary: 'Behind the link of the weekly mail on introductions: whether it is still sent',
  input: z.object({ token }),
  output: z.object({ wanted: z.boolean() }),
})

export const endIntroductionMails = defineCall({
  name: 'matching.endIntroductionMails',
  method: 'POST',
  path: '/introduction-mails/:token/end',
  summary: 'Send no more weekly mails on introductions; the link in the mail is enough',
  input: z.object({ token }),
  output: done,
})

export const setIntroductionMails = defineCall({
  name: 'matching.setIntroductionMails',
  method: 'PUT',
  path: '/me/introduction-mails',
  summary: 'Get the members nobody has met by mail each Monday, or no more',
  input: z.object({ wanted: z.boolean() }),
  output: done,
})
