import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type * as contract from './contract-passkeys.ts'
import { findPasskey, listPasskeyCredentials } from './queries.ts'
import { startSession } from './sessions.ts'
import { attemptsPerAddress, countAttempt, forgetGuesses } from './throttle.ts'
import { hashToken, makeToken } from './tokens.ts'

const challengeMinutes = 10

/** EdDSA, ES256 and RS256 (IANA COSE algorithms): what every authenticator speaks; newer ones are experimental in Node. */
const algorithms = [-8, -7, -257]

/** The site a passkey belongs to: this installation's host name, as browsers compare it. */
function siteOf(ctx: Context): { id: string; origin: string } {
  const { hostname, origin } = new URL(ctx.baseUrl)
  return { id: hostname, origin }
}

/** A question for a device to sign; kept by its hash and good for one answer. */
async function makeChallenge(ctx: Context, personId: string | null): Promise<Uint8Array<ArrayBuffer>> {
  const { token, hash } = makeToken(ctx.random)
  const now = ctx.now()
  await ctx.db
    .insertInto('link')
    .values({
      id: ctx.newId(),
      token_hash: hash,
      purpose: 'passkey-challenge',
      person_id: personId,
      created_at: now,
      expires_at: new Date(now.getTime() + challengeMinutes * 60_000),
    })
    .execute()
  return new Uint8Array(Buffer.from(token, 'base64url'))
}

/** Takes a challenge back from an answer; false when it is unknown, used, over, or was asked of somebody else. */
async function useChallenge(ctx: Context, challenge: string, personId: string | null): Promise<boolean> {
  const used = await ctx.db
    .updateTable('link')
    .set({ used_at: ctx.now() })
    .where('token_hash', '=', hashToken(challenge))
    .where('purpose', '=', 'passkey-challenge')
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.now())
    .where('person_id', personId === null ? 'is' : '=', personId)
    .returning('id')
    .executeTakeFirst()
  return used !== undefined
}

/** What the browser asks a device when its owner adds a passkey here. */
export async function beginPasskey(ctx: Context): Promise<{ options: Record<string, unknown> }> {
  const { accountId, personId, name } = ctx.viewer
  if (accountId === null || personId === null) throw new Refusal('sign-in-needed')
  const account = await ctx.db
    .selectFrom('account')
    .select('email')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  const options = await generateRegistrationOptions({
    rpName: 'Kontor',
    rpID: siteOf(ctx).id,
    userName: account.email,
    userDisplayName: name,
    userID: new TextEncoder().encode(accountId),
    challenge: await makeChallenge(ctx, personId),
    excludeCredentials: await listPasskeyCredentials(ctx.db, accountId),
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    supportedAlgorithmIDs: algorithms,
    timeout: challengeMinutes * 60_000,
  })
  return { options: { ...options } }
}

/** Keeps a passkey after checking that it answers our question, for our site. */
export async function addPasskey(
  ctx: Context,
  input: ParsedInputOf<typeof contract.addPasskey>,
): Promise<{ done: true }> {
  const { accountId, personId } = ctx.viewer
  if (accountId === null || personId === null) throw new Refusal('sign-in-needed')
  const site = siteOf(ctx)
  const checked = await verifyRegistrationResponse({
    response: input.response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
    expectedChallenge: challenge => useChallenge(ctx, challenge, personId),
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: false,
    supportedAlgorithmIDs: algorithms,
  }).catch(refusePasskey)
  if (!checked.verified) throw new Refusal('passkey-refused')
  const { credential } = checked.registrationInfo
  const written = await ctx.db
    .insertInto('passkey')
    .values({
      id: ctx.newId(),
      account_id: accountId,
      credential_id: credential.id,
      public_key: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      name: input.name,
      created_at: ctx.now(),
    })
    .onConflict(conflict => conflict.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (written === undefined) throw new Refusal('already-exists')
  await writeHistory(ctx, {
    call: 'accounts.addPasskey',
    subjectKind: 'person',
    subjectId: personId,
    change: { name: input.name },
  })
  return { done: true }
}

/** Forgets a passkey of mine. */
export async function removePasskey(
  ctx: Context,
  input: ParsedInputOf<typeof contract.removePasskey>,
): Promise<{ done: true }> {
  const { accountId, personId } = ctx.viewer
  if (accountId === null || personId === null) throw new Refusal('sign-in-needed')
  const removed = await ctx.db
    .deleteFrom('passkey')
    .where('id', '=', input.passkey)
    .where('account_id', '=', accountId)
    .returning('name')
    .executeTakeFirst()
  if (removed === undefined) throw new Refusal('not-found')
  await writeHistory(ctx, {
    call: 'accounts.removePasskey',
    subjectKind: 'person',
    subjectId: personId,
    change: { name: removed.name },
  })
  return { done: true }
}

/** The question a device signs to sign its owner in; it knows by itself which account it holds a key for. */
export async function beginPasskeySignIn(ctx: Context): Promise<{ options: Record<string, unknown> }> {
  await countAttempt(ctx, `passkey:${ctx.remoteAddress}`, attemptsPerAddress)
  const options = await generateAuthenticationOptions({
    rpID: siteOf(ctx).id,
    challenge: await makeChallenge(ctx, null),
    userVerification: 'preferred',
    timeout: challengeMinutes * 60_000,
  })
  return { options: { ...options } }
}

/** Signs in with the answer of a device. Each question is answered once, right or wrong. */
export async function signInWithPasskey(
  ctx: Context,
  input: ParsedInputOf<typeof contract.signInWithPasskey>,
): Promise<{ done: true }> {
  await countAttempt(ctx, `address:${ctx.remoteAddress}`, attemptsPerAddress)
  const site = siteOf(ctx)
  const passkey = await findPasskey(ctx.db, input.response.id)
  if (passkey === undefined) throw new Refusal('passkey-refused')
  const checked = await verifyAuthenticationResponse({
    response: input.response as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
    expectedChallenge: challenge => useChallenge(ctx, challenge, null),
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: false,
    credential: {
      id: passkey.credential_id,
      publicKey: new Uint8Array(passkey.public_key),
      counter: Number(passkey.counter),
      transports: passkey.transports as AuthenticatorTransport[],
    },
  }).catch(refusePasskey)
  const handle = input.response.response.userHandle
  const isTheirs =
    handle === undefined || Buffer.from(handle, 'base64url').toString('utf8') === passkey.account_id
  if (!checked.verified || !isTheirs) throw new Refusal('passkey-refused')
  if (passkey.state === 'suspended') throw new Refusal('account-suspended')
  await ctx.db
    .updateTable('passkey')
    .set({ counter: checked.authenticationInfo.newCounter, last_used_at: ctx.now() })
    .where('id', '=', passkey.id)
    .execute()
  await forgetGuesses(ctx, passkey.email)
  await startSession(ctx, { id: passkey.account_id, method: 'passkey' })
  return { done: true }
}

/** The library throws for every answer that does not fit: to the person each is the same 'not accepted'. */
function refusePasskey(error: unknown): never {
  const refusal = new Refusal('passkey-refused')
  refusal.cause = error
  throw refusal
}
