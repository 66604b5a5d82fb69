import type { Context } from '../../shared/context.ts'
import { makeToken } from './tokens.ts'

const sessionDays = 30

/** Starts a session for an account and hands its token to the browser; the table keeps only its hash. */
export async function startSession(
  ctx: Context,
  account: { id: string; method: 'password' | 'passkey' | 'e-mail' | 'set-up' },
): Promise<void> {
  const now = ctx.now()
  const { token, hash } = makeToken(ctx.random)
  const expiresAt = new Date(now.getTime() + sessionDays * 86_400_000)
  await ctx.db
    .insertInto('session')
    .values({
      id: ctx.newId(),
      token_hash: hash,
      account_id: account.id,
      method: account.method,
      user_agent: ctx.userAgent,
      created_at: now,
      last_seen_at: now,
      expires_at: expiresAt,
    })
    .execute()
  await ctx.db.updateTable('account').set({ last_sign_in_at: now }).where('id', '=', account.id).execute()
  ctx.setSessionToken(token, expiresAt)
}
