import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'

/** Something a person agreed to: for what, under which wording, when, and until when. */
export const consent = z.object({
  id: f.id,
  purpose: z.enum(['participants-list']),
  textVersion: z.string(),
  givenAt: f.instant,
  withdrawnAt: f.instant.nullable(),
})

export const listMyConsents = defineCall({
  name: 'missions.listMyConsents',
  method: 'GET',
  path: '/me/consents',
  summary: 'What I agreed to, under which wording, when, and what I took back',
  input: f.nothing,
  output: z.object({
    items: z.array(
      consent.extend({
        mission: z.object({ slug: z.string(), title: z.string() }),
        participantId: f.id,
      }),
    ),
  }),
})

export const withdrawConsent = defineCall({
  name: 'missions.withdrawConsent',
  method: 'POST',
  path: '/missions/:mission/participants/:participant/withdraw-consent',
  summary: 'Take back the consent to stand on the public list; the name is gone from it at once',
  input: z.object({ mission: z.string().max(120), participant: f.id }),
  output: f.done,
})
