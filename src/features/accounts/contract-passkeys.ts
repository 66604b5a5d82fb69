import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { done, id, line, nothing } from '../../shared/fields.ts'

const base64Url = z
  .string()
  .regex(/^[A-Za-z0-9_-]+={0,2}$/, 'not-base64url')
  .max(20_000)
const transports = z.array(z.string().max(40)).max(10).optional()
const attachment = z.enum(['platform', 'cross-platform']).optional()
const extensionResults = z.record(z.string().max(100), z.unknown())
const credential = {
  id: base64Url,
  rawId: base64Url,
  type: z.literal('public-key'),
  clientExtensionResults: extensionResults,
  authenticatorAttachment: attachment,
}

/** What an authenticator answers when it makes a passkey (WebAuthn level 3, RegistrationResponseJSON). */
export const registrationResponse = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64Url,
    attestationObject: base64Url,
    authenticatorData: base64Url.optional(),
    transports,
    publicKeyAlgorithm: z.number().optional(),
    publicKey: base64Url.optional(),
  }),
})

/** What an authenticator answers when it signs in (WebAuthn level 3, AuthenticationResponseJSON). */
export const authenticationResponse = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64Url,
    authenticatorData: base64Url,
    signature: base64Url,
    userHandle: base64Url.optional(),
  }),
})

/** Options for the browser's own passkey dialogue; their shape is WebAuthn's, not ours. */
const browserOptions = z.object({ options: z.record(z.string(), z.unknown()) })

export const beginPasskey = defineCall({
  name: 'accounts.beginPasskey',
  method: 'POST',
  path: '/me/passkeys/begin',
  summary: 'Begin to make a passkey: what my browser asks my device',
  input: nothing,
  output: browserOptions,
})

export const addPasskey = defineCall({
  name: 'accounts.addPasskey',
  method: 'POST',
  path: '/me/passkeys',
  summary: 'Keep the passkey my device made, under a name I recognise',
  input: z.object({ name: line(80), response: registrationResponse }),
  output: done,
})

export const removePasskey = defineCall({
  name: 'accounts.removePasskey',
  method: 'POST',
  path: '/me/passkeys/:passkey/remove',
  summary: 'Forget a passkey of mine; it signs nobody in any more',
  input: z.object({ passkey: id }),
  output: done,
})

export const beginPasskeySignIn = defineCall({
  name: 'accounts.beginPasskeySignIn',
  method: 'POST',
  path: '/sessions/passkey/begin',
  summary: 'Begin to sign in with a passkey: the question my device signs',
  input: nothing,
  output: browserOptions,
})

export const signInWithPasskey = defineCall({
  name: 'accounts.signInWithPasskey',
  method: 'POST',
  path: '/sessions/passkey',
  summary: 'Sign in with a passkey',
  input: z.object({ response: authenticationResponse }),
  output: done,
})
