import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import { waitAfter } from './rules/wait-after.ts'
import { hashToken } from './tokens.ts'

const windowMinutes = 15

/** At most so many attempts from one network address, and so many mails to one address, in a quarter of an hour. */
export const attemptsPerAddress = 100
export const mailsPerAddress = 6

/**
 * Counts an attempt and refuses when there were too many in this quarter of an hour. It is counted in a transaction of
 * its own, so that a refused sign-in is counted, too; keys are hashed, so that the table names nobody.
 */
export async function countAttempt(ctx: Context, subject: string, limit: number): Promise<void> {
  const now = ctx.now()
  const start = new Date(Math.floor(now.getTime() / (windowMinutes * 60_000)) * windowMinutes * 60_000)
  const row = await ctx.db
    .insertInto('throttle')
    .values({ key: hashToken(subject), window_start: start, count: 1 })
    .onConflict(conflict =>
      conflict.columns(['key', 'window_start']).doUpdateSet({ count: sql<number>`throttle.count + 1` }),
    )
    .returning('count')
    .executeTakeFirstOrThrow()
  if (row.count > limit) refuse((start.getTime() + windowMinutes * 60_000 - now.getTime()) / 1_000)
}

function refuse(seconds: number): never {
  throw new Refusal('too-many-attempts', { values: { count: Math.max(1, Math.ceil(seconds / 60)) } })
}

/** Wrong passwords and codes in a row are kept per e-mail address, known or not, so that both are answered alike. */
function failuresKey(email: string): string {
  return `failures:${hashToken(email.trim().toLowerCase())}`
}

/**
 * Counts an attempt with a secret that can be guessed, before it is looked at: of many at the same moment one gets
 * through at a time. Waits grow with every wrong one in a row; after a hundred only a mail's link or a passkey signs in.
 */
export async function countGuess(ctx: Context, email: string): Promise<void> {
  const key = failuresKey(email)
  const now = ctx.now()
  for (let tries = 0; tries < 5; tries++) {
    const row = await ctx.db
      .selectFrom('throttle')
      .select(['count', 'window_start'])
      .where('key', '=', key)
      .executeTakeFirst()
    if (row !== undefined) {
      const wait = waitAfter(row.count)
      if (wait === null) throw new Refusal('sign-in-locked')
      const passed = (now.getTime() - row.window_start.getTime()) / 1_000
      // An attempt in the future was counted by a clock that has been set back: it makes nobody wait for days.
      if (passed >= 0 && passed < wait) refuse(wait - passed)
    }
    if (await writeGuess(ctx, key, row?.count ?? 0)) return
  }
  refuse(1)
}

/** True when this was the first attempt to raise the count from what was read. */
async function writeGuess(ctx: Context, key: string, seen: number): Promise<boolean> {
  const now = ctx.now()
  if (seen > 0) {
    const raised = await ctx.db
      .updateTable('throttle')
      .set({ count: seen + 1, window_start: now })
      .where('key', '=', key)
      .where('count', '=', seen)
      .returning('count')
      .executeTakeFirst()
    return raised !== undefined
  }
  const written = await sql`
    insert into throttle (key, window_start, count)
    select ${key}, ${now}, 1 where not exists (select 1 from throttle where key = ${key})
    on conflict do nothing returning count`.execute(ctx.db)
  return written.rows.length > 0
}

/** Forgets the wrong attempts of somebody who proved who they are. */
export async function forgetGuesses(ctx: Context, email: string): Promise<void> {
  await ctx.db.deleteFrom('throttle').where('key', '=', failuresKey(email)).execute()
}

/**
 * Drops windows that are over. Wrong attempts in a row are kept for as long as the account has not signed in; those at
 * addresses that have no account go after a day.
 */
export async function sweepThrottle(db: Kysely<Tables>, now: Date): Promise<void> {
  await db
    .deleteFrom('throttle')
    .where('window_start', '<', new Date(now.getTime() - 86_400_000))
    .where(
      sql<boolean>`key not in (select 'failures:' || encode(sha256(convert_to(lower(email::text), 'UTF8')), 'hex') from account)`,
    )
    .execute()
}
