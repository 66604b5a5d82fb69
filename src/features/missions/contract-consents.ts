import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'

/** The lists of a mission somebody can stand on: the public page, the list handed out on site, the brochure. */
const purpose = z.enum(['participants-list', 'printed-list', 'brochure'])

/** Something a person agreed to: for what, under which wording, when, and until when. */
export const consent = z.object({
  id: f.id,
  purpose,
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
  summary:
    'Take back the consent to stand on the public list, or on one on paper; the name is gone from it at once, or from the next print on',
  input: z.object({
    mission: z.string().max(120),
    participant: f.id,
    purpose: purpose.default('participants-list'),
  }),
  output: f.done,
})
