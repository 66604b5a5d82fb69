import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type * as contract from './contract-invitations.ts'
import { hashNewPassword } from './invitations.ts'
import { isPassword } from './passwords.ts'
import { collectPersonalData, listGrants, listPasskeys, listSessions } from './queries.ts'
import { describeDevice } from './rules/device.ts'
import { countGuess, forgetGuesses } from './throttle.ts'

const freshMinutes = 10

/** The account and person behind this viewer; only signed-in people reach these calls. */
async function getMyself(ctx: Context) {
  const { accountId, personId } = ctx.viewer
  if (accountId === null || personId === null) throw new Refusal('sign-in-needed')
  const account = await ctx.db
    .selectFrom('account')
    .selectAll()
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  const person = await ctx.db
    .selectFrom('person')
    .selectAll()
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  return { account, person }
}

/** My details, passkeys, sessions and roles. */
export async function getMe(ctx: Context): Promise<AnswerOf<typeof contract.getMe>> {
  const { account, person } = await getMyself(ctx)
  const sessions = await listSessions(ctx.db, account.id, ctx.now())
  return {
    givenName: person.given_name,
    familyName: person.family_name,
    nameOtherScript: person.name_other_script,
    nameReading: person.name_reading,
    email: account.email,
    phone: person.phone,
    lang: person.lang,
    timeZone: person.time_zone,
    about: person.about,
    version: person.version,
    hasPassword: account.password_hash !== null,
    freshSignIn: await isFresh(ctx),
    passkeys: await listPasskeys(ctx.db, account.id),
    sessions: sessions.map(({ user_agent, ...session }) => ({
      ...session,
      device: describeDevice(user_agent),
      current: session.id === ctx.viewer.sessionId,
    })),
    roles: await listGrants(ctx.db, person.id),
  }
}

/** Saves my details, unless I did so elsewhere in between. */
export async function updateMe(
  ctx: Context,
  input: ParsedInputOf<typeof contract.updateMe>,
): Promise<{ done: true }> {
  const { person } = await getMyself(ctx)
  const saved = await ctx.db
    .updateTable('person')
    .set({
      given_name: input.givenName,
      family_name: input.familyName,
      name_other_script: input.nameOtherScript || null,
      name_reading: input.nameReading || null,
      phone: input.phone || null,
      lang: input.lang,
      time_zone: input.timeZone || null,
      about: input.about || null,
      version: input.version + 1,
    })
    .where('id', '=', person.id)
    .where('version', '=', input.version)
    .returning('id')
    .executeTakeFirst()
  if (saved === undefined) throw new Refusal('changed-meanwhile')
  await writeHistory(ctx, { call: 'accounts.updateMe', subjectKind: 'person', subjectId: person.id })
  return { done: true }
}

/** True shortly after signing in by e-mail: then a forgotten password may be replaced without the old one. */
async function isFresh(ctx: Context): Promise<boolean> {
  if (ctx.viewer.sessionId === null) return false
  const session = await ctx.db
    .selectFrom('session')
    .select(['method', 'created_at'])
    .where('id', '=', ctx.viewer.sessionId)
    .executeTakeFirst()
  return (
    session !== undefined &&
    session.method === 'e-mail' &&
    ctx.now().getTime() - session.created_at.getTime() < freshMinutes * 60_000
  )
}

/**
 * A new password, with the old one or shortly after an e-mail sign-in; every other session ends. A wrong old one counts
 * like one at the door, also when the call is refused: whoever holds a stolen session cannot guess on.
 */
export async function changePassword(
  ctx: Context,
  input: ParsedInputOf<typeof contract.changePassword>,
): Promise<{ done: true }> {
  const { account, person } = await getMyself(ctx)
  if (account.password_hash !== null && !(await isFresh(ctx))) {
    await countGuess(ctx, account.email)
    if (!(await isPassword(account.password_hash, input.currentPassword ?? '')))
      throw new Refusal('password-wrong', { field: 'currentPassword' })
    await forgetGuesses(ctx, account.email)
  }
  const hash = await hashNewPassword(
    input.newPassword,
    [account.email, person.given_name, person.family_name],
    'newPassword',
  )
  await ctx.db.transaction().execute(async db => {
    await db.updateTable('account').set({ password_hash: hash }).where('id', '=', account.id).execute()
    await db
      .deleteFrom('session')
      .where('account_id', '=', account.id)
      .where('id', 'is distinct from', ctx.viewer.sessionId)
      .execute()
    await writeHistory(
      { ...ctx, db },
      { call: 'accounts.changePassword', subjectKind: 'person', subjectId: person.id },
    )
  })
  return { done: true }
}

/** Signs out another device of mine. */
export async function endSession(
  ctx: Context,
  input: ParsedInputOf<typeof contract.endSession>,
): Promise<{ done: true }> {
  await ctx.db
    .deleteFrom('session')
    .where('id', '=', input.session)
    .where('account_id', 'is not distinct from', ctx.viewer.accountId)
    .execute()
  return { done: true }
}

/** Signs out everywhere but here. */
export async function endOtherSessions(ctx: Context): Promise<{ sessions: number }> {
  const result = await ctx.db
    .deleteFrom('session')
    .where('account_id', 'is not distinct from', ctx.viewer.accountId)
    .where('id', 'is distinct from', ctx.viewer.sessionId)
    .executeTakeFirst()
  return { sessions: Number(result.numDeletedRows) }
}

/** Everything the installation holds about me, as data. */
export async function exportMyData(ctx: Context): Promise<Record<string, unknown>> {
  const { person } = await getMyself(ctx)
  return collectPersonalData(ctx.db, person.id)
}
