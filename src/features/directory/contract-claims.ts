import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { id, instant, optionalLine, reference } from '../../shared/fields.ts'

export const claimState = z.enum(['code-sent', 'waiting', 'confirmed', 'refused', 'withdrawn'])

export const getClaim = defineCall({
  name: 'directory.getClaim',
  method: 'GET',
  path: '/organisations/:organisation/claim',
  summary: 'How I could take over the profile of an organisation that its cluster listed',
  input: z.object({ organisation: reference }),
  output: z.object({
    name: z.string(),
    slug: z.string(),
    isClaimed: z.boolean(),
    isMine: z.boolean(),
    /** My address belongs to the organisation's domain. */
    domainMatches: z.boolean(),
    /** Where a code would be sent, with most letters hidden, all of them where the address is; null where none is listed. */
    codeTo: z.string().nullable(),
    claim: z.object({ state: claimState, reason: z.string().nullable(), createdAt: instant }).nullable(),
  }),
})

export const requestClaim = defineCall({
  name: 'directory.requestClaim',
  method: 'POST',
  path: '/organisations/:organisation/claim',
  summary: 'Ask to take over a profile: by my address, or by a code to the listed one',
  input: z.object({
    organisation: reference,
    proof: z.enum(['domain', 'code']),
    message: optionalLine(500),
  }),
  output: z.object({ state: claimState }),
})

export const enterClaimCode = defineCall({
  name: 'directory.enterClaimCode',
  method: 'POST',
  path: '/organisations/:organisation/claim/code',
  summary: 'Enter the code that was mailed to the organisation',
  input: z.object({ organisation: reference, code: z.string().trim().max(20) }),
  output: z.object({ state: claimState }),
})

export const listClaims = defineCall({
  name: 'directory.listClaims',
  method: 'GET',
  path: '/clusters/:cluster/claims',
  summary: 'People who wait to take over a member’s profile',
  input: z.object({ cluster: reference }),
  output: z.object({
    items: z.array(
      z.object({
        id,
        organisationName: z.string(),
        organisationSlug: z.string(),
        personName: z.string(),
        email: z.string().nullable(),
        proof: z.enum(['domain', 'code']).nullable(),
        message: z.string().nullable(),
        createdAt: instant,
      }),
    ),
  }),
})

export const decideClaim = defineCall({
  name: 'directory.decideClaim',
  method: 'POST',
  path: '/claims/:claim/decision',
  summary: 'Give somebody an organisation’s profile, or refuse with a reason',
  input: z.object({
    claim: id,
    decision: z.enum(['confirmed', 'refused']),
    reason: optionalLine(500),
  }),
  output: z.object({ state: claimState }),
})

export const listEditors = defineCall({
  name: 'directory.listEditors',
  method: 'GET',
  path: '/organisations/:organisation/editors',
  summary: 'Colleagues who share a profile',
  input: z.object({ organisation: reference }),
  output: z.object({
    name: z.string(),
    slug: z.string(),
    id,
    items: z.array(
      z.object({
        grantId: id,
        personName: z.string(),
        email: z.string().nullable(),
        hasAccount: z.boolean(),
        since: instant,
      }),
    ),
  }),
})
