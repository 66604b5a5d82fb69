import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { signInWithPassword as call } from './contract.ts'
import { isPassword } from './passwords.ts'
import { findAccountByEmail } from './queries.ts'
import { startSession } from './sessions.ts'

/** Signs in with a password. Known and unknown addresses are answered alike, in words and in time. */
export async function signInWithPassword(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
): Promise<{ done: true }> {
  const account = await findAccountByEmail(ctx.db, input.email)
  const matches = await isPassword(account?.password_hash ?? null, input.password)
  if (!matches || account === undefined) throw new Refusal('sign-in-failed')
  if (account.state === 'suspended') throw new Refusal('account-suspended')
  await startSession(ctx, { id: account.id, method: 'password' })
  return { done: true }
}

/** Ends this session, here and on the server. */
export async function signOut(ctx: Context): Promise<{ done: true }> {
  if (ctx.viewer.sessionId !== null)
    await ctx.db.deleteFrom('session').where('id', '=', ctx.viewer.sessionId).execute()
  ctx.setSessionToken(null, null)
  return { done: true }
}
