import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { id, optionalLine, paging } from '../../shared/fields.ts'
import { named, pair } from './contract.ts'

const mission = z.string().min(1).max(120)

export const listDelegateMatches = defineCall({
  name: 'matching.listDelegateMatches',
  method: 'GET',
  path: '/missions/:mission/delegate-matches',
  summary:
    'For each participant one decides for, whom to ask for a meeting in this mission, the best first, each with the reasons of both sides',
  input: z.object({
    mission,
    text: optionalLine(100),
    kind: z.enum(['travelling', 'represented', 'local', 'remote']).optional(),
    /** So many are proposed to each. */
    each: z.number().int().min(1).max(10).default(5),
    page: paging.page,
    pageSize: z.number().int().min(1).max(50).default(20),
  }),
  output: z.object({
    mission: z.object({ slug: z.string(), title: z.string() }),
    window: z.enum(['before', 'open', 'over']),
    /** Requests that a participant may send; null without limit. */
    limit: z.number().int().nullable(),
    items: z.array(
      z.object({
        participantId: id,
        name: z.string(),
        kind: z.enum(['travelling', 'represented', 'local', 'remote']),
        isMe: z.boolean(),
        organisation: z.object({ id, slug: z.string(), name: z.string() }),
        /** Requests sent that count against the limit. */
        sent: z.number().int(),
        /** What was proposed so far, and what became of it. */
        proposed: z.array(
          z.object({
            id,
            slug: z.string(),
            name: z.string(),
            state: z.enum(['open', 'sent', 'dropped']),
          }),
        ),
        matches: z.array(pair.extend({ organisation: named })),
      }),
    ),
    total: z.number().int(),
    page: z.number().int(),
    pageSize: z.number().int(),
  }),
})

export const listProposedMatches = defineCall({
  name: 'matching.listProposedMatches',
  method: 'GET',
  path: '/missions/:mission/proposed-matches',
  summary: 'The reasons of both sides for the requests proposed to participants one decides for',
  input: z.object({
    mission,
    as: id.optional(),
    page: paging.page,
    pageSize: z.number().int().min(1).max(50).default(20),
  }),
  output: z.object({
    items: z.array(
      z.object({
        /** Of the proposed request. */
        id,
        /** Null where the viewer sees too little of one side. */
        match: pair.nullable(),
      }),
    ),
  }),
})
