import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { enqueueJob } from '../../shared/jobs.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { JobKind } from '../../shared/route.ts'
import { noteReached, sendMail } from '../notifications/index.ts'
import type { getEntrance as entranceCall, signInWithPassword as passwordCall } from './contract.ts'
import type * as contract from './contract-invitations.ts'
import { isPassword } from './passwords.ts'
import {
  findAccountByEmail,
  findNewestSignInLink,
  hasAdministrator,
  lockLink,
  newestLink,
} from './queries.ts'
import { startSession } from './sessions.ts'
import { attemptsPerAddress, countAttempt, countGuess, forgetGuesses, mailsPerAddress } from './throttle.ts'
import { hashToken, isSameHash, makeToken } from './tokens.ts'

const linkMinutes = 15
const codeAttempts = 5

/** Signs in with a password. Known and unknown addresses are answered alike, in words and in time. */
export async function signInWithPassword(
  ctx: Context,
  input: ParsedInputOf<typeof passwordCall>,
): Promise<{ done: true }> {
  await countAttempt(ctx, `address:${ctx.remoteAddress}`, attemptsPerAddress)
  await countGuess(ctx, input.email)
  const account = await findAccountByEmail(ctx.db, input.email)
  const matches = await isPassword(account?.password_hash ?? null, input.password)
  if (!matches || account === undefined) throw new Refusal('sign-in-failed')
  if (account.state === 'suspended') throw new Refusal('account-suspended')
  await forgetGuesses(ctx, account.email)
  await startSession(ctx, { id: account.id, method: 'password' })
  return { done: true }
}

/**
 * Sends a link and a code that sign in once within a quarter of an hour. The mail is written in the background, so that
 * known and unknown addresses are answered alike, in words and in time.
 */
export async function requestSignInLink(
  ctx: Context,
  input: ParsedInputOf<typeof contract.requestSignInLink>,
): Promise<{ done: true; email: string }> {
  await countAttempt(ctx, `address:${ctx.remoteAddress}`, attemptsPerAddress)
  await countAttempt(ctx, `mail:${input.email.toLowerCase()}`, mailsPerAddress)
  await enqueueJob(ctx, { kind: mailSignInJob.kind, payload: { email: input.email } })
  return { done: true, email: input.email }
}

/** Writes the sign-in mail; for an address without a working account it does nothing. */
export const mailSignInJob: JobKind<{ email: string }> = {
  kind: 'accounts.mail-sign-in',
  run: async (ctx, { email }) => {
    await ctx.db.transaction().execute(async transaction => mailSignIn({ ...ctx, db: transaction }, email))
  },
}

async function mailSignIn(ctx: Context, email: string): Promise<void> {
  const account = await findAccountByEmail(ctx.db, email)
  if (account === undefined || account.state === 'suspended') return
  const person = await ctx.db
    .selectFrom('person')
    .select(['given_name', 'family_name', 'lang'])
    .where('id', '=', account.person_id)
    .executeTakeFirstOrThrow()
  const { token, hash } = makeToken(ctx.random)
  const code = String(new DataView(ctx.random(4).slice().buffer).getUint32(0) % 1_000_000).padStart(6, '0')
  const now = ctx.now()
  await ctx.db
    .insertInto('link')
    .values({
      id: ctx.newId(),
      token_hash: hash,
      purpose: 'sign-in',
      person_id: account.person_id,
      email: account.email,
      code_hash: hashToken(`${hash}:${code}`),
      created_at: now,
      expires_at: new Date(now.getTime() + linkMinutes * 60_000),
    })
    .execute()
  await sendMail(
    ctx,
    {
      personId: account.person_id,
      address: account.email,
      name: `${person.given_name} ${person.family_name}`.trim(),
    },
    {
      kind: 'signIn',
      lang: person.lang,
      values: { code, minutes: linkMinutes },
      link: `${ctx.baseUrl}/sign-in/link/${token}`,
    },
  )
}

/** Signs in with the link from the mail; it works once. */
export async function signInWithLink(
  ctx: Context,
  input: ParsedInputOf<typeof contract.signInWithLink>,
): Promise<{ done: true }> {
  const link = await lockLink(ctx.db, hashToken(input.token))
  if (
    link === undefined ||
    link.purpose !== 'sign-in' ||
    link.used_at !== null ||
    link.expires_at === null ||
    link.expires_at < ctx.now() ||
    link.created_at > newestLink(ctx.now()) ||
    link.person_id === null
  )
    throw new Refusal('link-invalid')
  return useSignInLink(ctx, { id: link.id, personId: link.person_id, email: link.email })
}

/** Signs in with the six digits of the newest mail; five wrong ones end it. */
export async function signInWithCode(
  ctx: Context,
  input: ParsedInputOf<typeof contract.signInWithCode>,
): Promise<{ done: true }> {
  await countAttempt(ctx, `address:${ctx.remoteAddress}`, attemptsPerAddress)
  await countGuess(ctx, input.email)
  const link = await findNewestSignInLink(ctx.db, input.email, ctx.now())
  if (link === undefined || link.person_id === null || link.attempts >= codeAttempts)
    throw new Refusal('code-wrong', { field: 'code' })
  const counted = await ctx.db
    .updateTable('link')
    .set({ attempts: link.attempts + 1 })
    .where('id', '=', link.id)
    .where('attempts', '=', link.attempts)
    .where('used_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (
    counted === undefined ||
    !isSameHash(link.code_hash ?? '', hashToken(`${link.token_hash}:${input.code}`))
  )
    throw new Refusal('code-wrong', { field: 'code' })
  return useSignInLink(ctx, { id: link.id, personId: link.person_id, email: link.email })
}

async function useSignInLink(
  ctx: Context,
  link: { id: string; personId: string; email: string | null },
): Promise<{ done: true }> {
  const used = await ctx.db
    .updateTable('link')
    .set({ used_at: ctx.now() })
    .where('id', '=', link.id)
    .where('used_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (used === undefined) throw new Refusal('link-invalid')
  const account = await ctx.db
    .selectFrom('account')
    .selectAll()
    .where('person_id', '=', link.personId)
    .executeTakeFirst()
  if (account === undefined) throw new Refusal('link-invalid')
  if (account.state === 'suspended') throw new Refusal('account-suspended')
  await forgetGuesses(ctx, account.email)
  if (link.email !== null) await noteReached(ctx, link.email, link.personId)
  await startSession(ctx, { id: account.id, method: 'e-mail' })
  return { done: true }
}

/** Ends this session, here and on the server. */
export async function signOut(ctx: Context): Promise<{ done: true }> {
  if (ctx.viewer.sessionId !== null)
    await ctx.db.deleteFrom('session').where('id', '=', ctx.viewer.sessionId).execute()
  ctx.setSessionToken(null, null)
  return { done: true }
}

/** What a visitor must know of the way in: whether somebody administers this installation, and whether codes arrive. */
export async function getEntrance(ctx: Context): Promise<AnswerOf<typeof entranceCall>> {
  return { hasAdministrator: await hasAdministrator(ctx.db), sendsMail: ctx.smtpUrl !== undefined }
}
