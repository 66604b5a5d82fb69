import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { Context } from '../../shared/context.ts'
import { makeToken } from './tokens.ts'

const sessionDays = 30

/**
 * Starts a session for an account and hands its token to the browser; the table keeps only its hash. A session this
 * browser had before ends.
 */
export async function startSession(
  ctx: Context,
  account: { id: string; method: 'password' | 'passkey' | 'e-mail' | 'set-up' },
): Promise<void> {
  const now = ctx.now()
  const { token, hash } = makeToken(ctx.random)
  const expiresAt = new Date(now.getTime() + sessionDays * 86_400_000)
  if (ctx.viewer.sessionId !== null)
    await ctx.db.deleteFrom('session').where('id', '=', ctx.viewer.sessionId).execute()
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

/** Starts a session for a person, with an account made when there is none: only for people the installation invented. */
export async function startSessionFor(
  ctx: Context,
  person: { personId: string; email: string },
): Promise<void> {
  const now = ctx.now()
  const account = await ctx.db
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', person.personId)
    .executeTakeFirst()
  const id = account?.id ?? ctx.newId()
  if (account === undefined)
    await ctx.db
      .insertInto('account')
      .values({
        id,
        person_id: person.personId,
        email: person.email,
        password_hash: null,
        theme: null,
        created_at: now,
      })
      .execute()
  await startSession(ctx, { id, method: 'e-mail' })
}

/** Drops sessions and sign-in links that are over: nobody can use them, and they name people. */
export async function sweepSessions(db: Kysely<Tables>, now: Date): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<', now).execute()
  await db
    .deleteFrom('link')
    .where('purpose', 'in', ['sign-in', 'passkey-challenge'])
    .where('expires_at', '<', new Date(now.getTime() - 86_400_000))
    .execute()
}
