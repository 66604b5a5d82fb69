import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { done, email, id, line, nothing } from '../../shared/fields.ts'
import { interfaceLanguages } from '../../shared/languages.ts'

const place = z.object({ id, slug: z.string(), name: z.string() })
const roledPlace = place.extend({ role: z.string() })

/** Passwords are taken as typed: long, any characters, no rules about their mix (NIST SP 800-63B-4). */
export const password = z.string().max(1_000)

export const getPageViewer = defineCall({
  name: 'accounts.getPageViewer',
  method: 'GET',
  path: '/me',
  summary: 'Who I am, and where I work',
  input: nothing,
  output: z.object({
    signedIn: z.boolean(),
    personId: id.nullable(),
    name: z.string(),
    lang: z.string(),
    timeZone: z.string().nullable(),
    theme: z.enum(['light', 'dark']).nullable(),
    isAdministrator: z.boolean(),
    seesPeople: z.boolean(),
    managedClusters: z.array(place),
    partnerships: z.array(roledPlace),
    missions: z.array(roledPlace),
  }),
})

export const setUp = defineCall({
  name: 'accounts.setUp',
  method: 'POST',
  path: '/set-up',
  summary: 'Make the first administrator, once, through the link printed at the first start',
  input: z.object({
    token: z.string().max(200),
    givenName: line(100),
    familyName: line(100),
    email,
    password,
    lang: z.enum(interfaceLanguages).default('en'),
  }),
  output: done,
})

export const signInWithPassword = defineCall({
  name: 'accounts.signInWithPassword',
  method: 'POST',
  path: '/sessions',
  summary: 'Sign in with e-mail address and password',
  input: z.object({ email: z.string().trim().max(254), password }),
  output: done,
})

export const signOut = defineCall({
  name: 'accounts.signOut',
  method: 'POST',
  path: '/sessions/current/end',
  summary: 'Sign out here',
  input: nothing,
  output: done,
})

export const setPreferences = defineCall({
  name: 'accounts.setPreferences',
  method: 'PUT',
  path: '/me/preferences',
  summary: 'Choose my language and theme; no theme follows the device',
  input: z.object({
    lang: z.enum(interfaceLanguages).optional(),
    theme: z.enum(['light', 'dark']).nullable().optional(),
  }),
  output: done,
})

export const getEntrance = defineCall({
  name: 'accounts.getEntrance',
  method: 'GET',
  path: '/entrance',
  summary:
    'What the way in looks like here: whether somebody administers this installation, and whether it sends mail',
  input: nothing,
  output: z.object({ hasAdministrator: z.boolean(), sendsMail: z.boolean() }),
})
