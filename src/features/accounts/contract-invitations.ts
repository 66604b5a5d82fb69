import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { done, email, id, instant, line, nothing, optionalLine, timeZone } from '../../shared/fields.ts'
import { interfaceLanguages } from '../../shared/languages.ts'
import { password } from './contract.ts'

export const role = z.enum([
  'platform-administrator',
  'cluster-manager',
  'partnership-coordinator',
  'event-organiser',
  'steward',
  'local-host',
  'organisation-editor',
  'funder',
])
const scope = {
  clusterId: id.nullable().optional(),
  partnershipId: id.nullable().optional(),
  missionId: id.nullable().optional(),
  organisationId: id.nullable().optional(),
}
const token = z.string().min(10).max(200)

export const inviteToRole = defineCall({
  name: 'accounts.inviteToRole',
  method: 'POST',
  path: '/invitations',
  summary: 'Give somebody a role and, if they have no account yet, invite them by e-mail',
  input: z.object({
    email,
    givenName: line(100),
    familyName: line(100),
    lang: z.enum(interfaceLanguages).default('en'),
    role,
    ...scope,
  }),
  output: z.object({ personId: id, invited: z.boolean() }),
})

export const getInvitation = defineCall({
  name: 'accounts.getInvitation',
  method: 'GET',
  path: '/invitations/:token',
  summary: 'What an invitation link invites to',
  input: z.object({ token }),
  output: z.object({
    email: z.string(),
    givenName: z.string(),
    familyName: z.string(),
    lang: z.string(),
    invitedBy: z.string().nullable(),
    roles: z.array(z.object({ role, of: z.string().nullable() })),
  }),
})

export const acceptInvitation = defineCall({
  name: 'accounts.acceptInvitation',
  method: 'POST',
  path: '/invitations/:token/accept',
  summary: 'Make my account; without a password I sign in by e-mail links',
  input: z.object({
    token,
    givenName: line(100),
    familyName: line(100),
    lang: z.enum(interfaceLanguages),
    password: password.nullable().optional(),
  }),
  output: done,
})

export const revokeRole = defineCall({
  name: 'accounts.revokeRole',
  method: 'POST',
  path: '/roles/:grant/revoke',
  summary: 'Take a role back, at once',
  input: z.object({ grant: id }),
  output: done,
})

export const setAccountState = defineCall({
  name: 'accounts.setAccountState',
  method: 'PUT',
  path: '/people/:person/account',
  summary: 'Suspend an account, or let it in again',
  input: z.object({ person: id, state: z.enum(['active', 'suspended']) }),
  output: done,
})

export const requestSignInLink = defineCall({
  name: 'accounts.requestSignInLink',
  method: 'POST',
  path: '/sessions/link',
  summary: 'Send me a link and a code to sign in with',
  input: z.object({ email: z.string().trim().max(254) }),
  /** The address as it was typed, so that the next step can show it; says nothing about whether it is known. */
  output: done.extend({ email: z.string() }),
})

export const signInWithLink = defineCall({
  name: 'accounts.signInWithLink',
  method: 'POST',
  path: '/sessions/link/use',
  summary: 'Sign in with the link from my mail',
  input: z.object({ token }),
  output: done,
})

export const signInWithCode = defineCall({
  name: 'accounts.signInWithCode',
  method: 'POST',
  path: '/sessions/code',
  summary: 'Sign in with the six digits from my mail',
  input: z.object({
    email: z.string().trim().max(254),
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/, 'not-a-code'),
  }),
  output: done,
})

export const getMe = defineCall({
  name: 'accounts.getMe',
  method: 'GET',
  path: '/me/settings',
  summary: 'My details, passkeys and sessions',
  input: nothing,
  output: z.object({
    givenName: z.string(),
    familyName: z.string(),
    nameOtherScript: z.string().nullable(),
    nameReading: z.string().nullable(),
    email: z.string(),
    phone: z.string().nullable(),
    lang: z.string(),
    timeZone: z.string().nullable(),
    about: z.string().nullable(),
    version: z.number(),
    hasPassword: z.boolean(),
    freshSignIn: z.boolean(),
    passkeys: z.array(z.object({ id, name: z.string(), createdAt: instant, lastUsedAt: instant.nullable() })),
    sessions: z.array(
      z.object({
        id,
        device: z.string(),
        method: z.enum(['password', 'passkey', 'e-mail', 'set-up']),
        createdAt: instant,
        lastSeenAt: instant,
        current: z.boolean(),
      }),
    ),
    roles: z.array(z.object({ id, role, of: z.string().nullable() })),
  }),
})

export const updateMe = defineCall({
  name: 'accounts.updateMe',
  method: 'PUT',
  path: '/me/settings',
  summary: 'Change my details',
  input: z.object({
    version: z.number().int(),
    givenName: line(100),
    familyName: line(100),
    nameOtherScript: optionalLine(200),
    nameReading: optionalLine(200),
    phone: optionalLine(40),
    lang: z.enum(interfaceLanguages),
    timeZone: timeZone.nullable().optional(),
    about: optionalLine(1_000),
  }),
  output: done,
})

export const changePassword = defineCall({
  name: 'accounts.changePassword',
  method: 'PUT',
  path: '/me/password',
  summary: 'Choose a new password; every other session ends',
  input: z.object({ currentPassword: password.nullable().optional(), newPassword: password }),
  output: done,
})

export const endSession = defineCall({
  name: 'accounts.endSession',
  method: 'POST',
  path: '/sessions/:session/end',
  summary: 'Sign out on another device',
  input: z.object({ session: id }),
  output: done,
})

export const endOtherSessions = defineCall({
  name: 'accounts.endOtherSessions',
  method: 'POST',
  path: '/sessions/end-others',
  summary: 'Sign out everywhere but here',
  input: nothing,
  output: z.object({ sessions: z.number() }),
})

export const exportMyData = defineCall({
  name: 'accounts.exportMyData',
  method: 'GET',
  path: '/me/data',
  summary: 'Everything this installation holds about me',
  input: nothing,
  output: z.record(z.string(), z.unknown()),
})
