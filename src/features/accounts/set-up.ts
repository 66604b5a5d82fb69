import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { slugify } from '../../shared/slugs.ts'
import type { setUp as call } from './contract.ts'
import { hashPassword } from './passwords.ts'
import { hasAdministrator, lockLink } from './queries.ts'
import { checkNewPassword } from './rules/password.ts'
import { startSession } from './sessions.ts'
import { hashToken, makeToken } from './tokens.ts'

/** Makes the first administrator through the one-time link; the link works once, and never beside an administrator. */
export async function setUp(ctx: Context, input: ParsedInputOf<typeof call>): Promise<{ done: true }> {
  const link = await lockLink(ctx.db, hashToken(input.token))
  if (await hasAdministrator(ctx.db)) throw new Refusal('set-up-done')
  const now = ctx.now()
  if (
    link === undefined ||
    link.purpose !== 'set-up' ||
    link.used_at !== null ||
    link.revoked_at !== null ||
    (link.expires_at !== null && link.expires_at < now)
  )
    throw new Refusal('link-invalid')
  const fault = checkNewPassword(input.password, [input.email, input.givenName, input.familyName])
  if (fault !== null) throw new Refusal(fault, { field: 'password' })
  const personId = ctx.newId()
  const accountId = ctx.newId()
  await ctx.db
    .insertInto('person')
    .values({
      id: personId,
      slug: slugify(`${input.givenName} ${input.familyName}`, personId),
      given_name: input.givenName,
      family_name: input.familyName,
      email: input.email,
      lang: input.lang,
      created_at: now,
    })
    .execute()
  await ctx.db
    .insertInto('account')
    .values({
      id: accountId,
      person_id: personId,
      email: input.email,
      password_hash: await hashPassword(input.password),
      theme: null,
      created_at: now,
    })
    .execute()
  await ctx.db
    .insertInto('role_grant')
    .values({ id: ctx.newId(), person_id: personId, role: 'platform-administrator', granted_at: now })
    .execute()
  await ctx.db.updateTable('link').set({ used_at: now }).where('id', '=', link.id).execute()
  await writeHistory(ctx, {
    call: 'accounts.setUp',
    subjectKind: 'person',
    subjectId: personId,
    change: { role: 'platform-administrator' },
  })
  await startSession(ctx, { id: accountId, method: 'set-up' })
  return { done: true }
}

/** A fresh one-time set-up link, or null when somebody administers the installation already. Earlier ones end. */
export async function makeSetUpLink(ctx: Context): Promise<string | null> {
  if (await hasAdministrator(ctx.db)) return null
  const now = ctx.now()
  await ctx.db
    .updateTable('link')
    .set({ revoked_at: now })
    .where('purpose', '=', 'set-up')
    .where('used_at', 'is', null)
    .execute()
  const { token, hash } = makeToken(ctx.random)
  await ctx.db
    .insertInto('link')
    .values({
      id: ctx.newId(),
      token_hash: hash,
      purpose: 'set-up',
      created_at: now,
      expires_at: new Date(now.getTime() + 7 * 86_400_000),
    })
    .execute()
  return `${ctx.baseUrl}/set-up?token=${token}`
}
