import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { day, done, id, instant, optionalLine, reference } from '../../shared/fields.ts'

/** A cluster's wish to list an organisation that others keep. */
export const membershipRequest = z.object({
  id,
  organisationName: z.string(),
  organisationSlug: z.string(),
  clusterName: z.string(),
  clusterSlug: z.string(),
  memberFrom: day,
  askedAt: instant,
  /** Who asked, by name; null when that person is no longer there. */
  askedBy: z.string().nullable(),
  state: z.enum(['asked', 'refused']),
  answeredAt: instant.nullable(),
  reason: z.string().nullable(),
})

export const listMembershipRequests = defineCall({
  name: 'directory.listMembershipRequests',
  method: 'GET',
  path: '/clusters/:cluster/membership-requests',
  summary: 'Memberships that wait for a yes: ours that others answer, and others’ that we answer',
  input: z.object({ cluster: reference }),
  output: z.object({ asked: z.array(membershipRequest), toAnswer: z.array(membershipRequest) }),
})

export const answerMembershipRequest = defineCall({
  name: 'directory.answerMembershipRequest',
  method: 'POST',
  path: '/membership-requests/:request/answer',
  summary: 'Say yes or no to a cluster that asks to list an organisation I keep',
  input: z.object({
    request: id,
    decision: z.enum(['agreed', 'refused']),
    reason: optionalLine(500),
  }),
  output: done,
})

export const withdrawMembershipRequest = defineCall({
  name: 'directory.withdrawMembershipRequest',
  method: 'POST',
  path: '/membership-requests/:request/withdraw',
  summary: 'Take back the wish to list an organisation',
  input: z.object({ request: id }),
  output: done,
})
