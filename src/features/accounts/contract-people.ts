import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { done, id, instant, mailFault, nothing, paged, paging } from '../../shared/fields.ts'
import { role } from './contract-invitations.ts'

const accountState = z.enum(['none', 'invited', 'active', 'suspended'])

export const listPeople = defineCall({
  name: 'accounts.listPeople',
  method: 'GET',
  path: '/people',
  summary:
    'People with roles or accounts: managers see those of their clusters and members, coordinators those of their partnership',
  input: z.object({
    ...paging,
    q: z.string().trim().max(100).optional(),
    role: role.optional(),
    account: accountState.optional(),
  }),
  output: paged(
    z.object({
      id,
      name: z.string(),
      email: z.string().nullable(),
      account: accountState,
      lastSignInAt: instant.nullable(),
      roles: z.array(z.object({ id, role, of: z.string().nullable() })),
    }),
  ),
})

export const getPerson = defineCall({
  name: 'accounts.getPerson',
  method: 'GET',
  path: '/people/:person',
  summary: 'One person: account, roles, open invitation',
  input: z.object({ person: id }),
  output: z.object({
    id,
    name: z.string(),
    givenName: z.string(),
    familyName: z.string(),
    nameOtherScript: z.string().nullable(),
    nameReading: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    /** Why mail does not reach them. */
    mailFault: mailFault.nullable(),
    lang: z.string(),
    account: accountState,
    accountSince: instant.nullable(),
    lastSignInAt: instant.nullable(),
    isMe: z.boolean(),
    maySuspend: z.boolean(),
    roles: z.array(z.object({ id, role, of: z.string().nullable(), since: instant, mayRevoke: z.boolean() })),
    /** Where they work, as far as I answer for it. */
    worksFor: z.array(
      z.object({ affiliationId: id, name: z.string(), href: z.string(), jobTitle: z.string().nullable() }),
    ),
    invitation: z.object({ sentAt: instant, expiresAt: instant.nullable(), expired: z.boolean() }).nullable(),
  }),
})

export const sendInvitationAgain = defineCall({
  name: 'accounts.sendInvitationAgain',
  method: 'POST',
  path: '/people/:person/invitation/send-again',
  summary: 'Mail the invitation once more, with a fresh link; earlier links end',
  input: z.object({ person: id }),
  output: done,
})

export const revokeInvitation = defineCall({
  name: 'accounts.revokeInvitation',
  method: 'POST',
  path: '/people/:person/invitation/revoke',
  summary: 'Take an invitation back; its links end at once',
  input: z.object({ person: id }),
  output: done,
})

export const getRoleChoices = defineCall({
  name: 'accounts.getRoleChoices',
  method: 'GET',
  path: '/roles/choices',
  summary: 'Which roles I may give, and for which records',
  input: z.object({
    role: role.optional(),
    of: id.optional(),
    q: z.string().trim().max(100).optional(),
  }),
  output: z.object({
    roles: z.array(role),
    records: z.array(z.object({ id, name: z.string() })),
    /** How many there are in all; `records` holds the first hundred. */
    total: z.number(),
  }),
})

export const getAdministration = defineCall({
  name: 'accounts.getAdministration',
  method: 'GET',
  path: '/administration',
  summary: 'What needs the administrator: mail, durability, people',
  input: nothing,
  output: z.object({
    baseUrl: z.string(),
    mail: z.object({
      smtp: z.boolean(),
      from: z.string(),
      waiting: z.number(),
      failed: z.number(),
      kept: z.number(),
    }),
    database: z.object({
      kind: z.enum(['embedded', 'server']),
      durable: z.boolean(),
      reason: z.string().nullable(),
    }),
    accounts: z.number(),
    suspended: z.number(),
    invited: z.number(),
    administrators: z.number(),
    jobsFailed: z.number(),
    clusters: z.number(),
    partnerships: z.number(),
    sample: z.boolean(),
  }),
})
