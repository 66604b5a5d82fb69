import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import { missionReference, namedOrganisation, wish } from './contract-fields.ts'

const mission = missionReference
const token = z.string().min(1).max(200)

export const proposeRequests = defineCall({
  name: 'meetings.proposeRequests',
  method: 'POST',
  path: '/missions/:mission/proposed-requests',
  summary:
    'Propose to participants one acts for whom they could ask for a meeting; nobody is asked before they send it',
  input: z.object({
    mission,
    items: z
      .array(z.object({ participantId: f.id, organisationIds: z.array(f.id).max(50).default([]) }))
      .max(200)
      .default([]),
    /** A word to all of them, for themselves alone. */
    note: f.optionalProse(1000),
  }),
  output: z.object({
    proposed: z.number().int(),
    participants: z.number().int(),
    /** Those that cannot be asked, or were proposed before. */
    skipped: z.number().int(),
    mails: z.number().int(),
  }),
})

export const proposedRequest = z.object({
  id: f.id,
  /** Who would ask. */
  participant: z.object({
    participantId: f.id,
    name: z.string(),
    organisation: z.object({ id: f.id, slug: z.string(), name: z.string() }),
    isMe: z.boolean(),
  }),
  to: namedOrganisation.extend({
    slug: z.string(),
    kind: z.string(),
    city: z.string().nullable(),
    summary: z.string().nullable(),
    lang: z.string(),
  }),
  wish,
  /** What would be written to them. */
  message: z.string(),
  lang: z.string(),
  /** What whoever proposed it wrote to the participant. */
  note: z.string().nullable(),
  proposedBy: z.string().nullable(),
  proposedAt: f.instant,
  /** Why sending it failed the last time. */
  refused: z.string().nullable(),
  version: z.number().int(),
})

export const listProposedRequests = defineCall({
  name: 'meetings.listProposedRequests',
  method: 'GET',
  path: '/missions/:mission/proposed-requests',
  summary: 'Requests proposed to the participants one acts for, that were neither sent nor dropped',
  input: z.object({
    mission,
    /** Only those of this participant. */
    as: f.id.optional(),
    page: f.paging.page,
    pageSize: z.number().int().min(1).max(50).default(20),
  }),
  output: f.paged(proposedRequest).extend({
    mission: z.object({ id: f.id, slug: z.string(), title: z.string(), timeZone: z.string() }),
    window: z.enum(['before', 'open', 'over']),
    /** Whether the reader runs the mission: then sending works outside the window and beyond the limit. */
    runs: z.boolean(),
    limit: z.number().int().nullable(),
    /** How many wait for the reader themselves. */
    mine: z.number().int(),
    /** Whether new ones are told by mail. */
    mails: z.boolean(),
  }),
})

export const decideProposedRequests = defineCall({
  name: 'meetings.decideProposedRequests',
  method: 'PUT',
  path: '/missions/:mission/proposed-requests',
  summary:
    'Send, keep or drop proposed requests of participants one acts for, each with its wish and message; what cannot be sent stays with the reason',
  input: z.object({
    mission,
    items: z
      .array(
        z.object({
          id: f.id,
          version: f.version,
          choice: z.enum(['send', 'keep', 'drop']),
          wish: wish.default('would-like'),
          message: f.optionalProse(2000),
        }),
      )
      .min(1)
      .max(50),
    lang: f.lang.optional(),
  }),
  output: z.object({
    sent: z.number().int(),
    /** They had asked already, so that sending accepted. */
    accepted: z.number().int(),
    kept: z.number().int(),
    dropped: z.number().int(),
    refused: z.array(z.object({ id: f.id, code: z.string() })),
  }),
})

export const setProposalMails = defineCall({
  name: 'meetings.setProposalMails',
  method: 'PUT',
  path: '/me/proposal-mails',
  summary: 'Whether requests proposed to me are told by mail; the page shows them either way',
  input: z.object({ on: z.boolean() }),
  output: f.done,
})

export const getProposalMails = defineCall({
  name: 'meetings.getProposalMails',
  method: 'GET',
  path: '/proposal-mails/:token',
  summary: 'Behind the link of a mail about proposed requests: whether such mails are still sent',
  input: z.object({ token }),
  output: z.object({ on: z.boolean() }),
})

export const endProposalMails = defineCall({
  name: 'meetings.endProposalMails',
  method: 'POST',
  path: '/proposal-mails/:token/end',
  summary: 'Send no more mails about proposed requests; the link in the mail is enough',
  input: z.object({ token }),
  output: f.done,
})
