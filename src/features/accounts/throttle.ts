import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import { hashToken } from './tokens.ts'

const windowMinutes = 15

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
  const minutes = Math.ceil((start.getTime() + windowMinutes * 60_000 - now.getTime()) / 60_000)
  if (row.count > limit) throw new Refusal('too-many-attempts', { values: { minutes } })
}

/** Forgets the attempts of somebody who got in. */
export async function forgetAttempts(ctx: Context, subject: string): Promise<void> {
  await ctx.db.deleteFrom('throttle').where('key', '=', hashToken(subject)).execute()
}

/** Windows that are over count for nobody. */
export async function sweepThrottle(db: Kysely<Tables>, now: Date): Promise<void> {
  await db
    .deleteFrom('throttle')
    .where('window_start', '<', new Date(now.getTime() - 86_400_000))
    .execute()
}

/** At most so many attempts in a quarter of an hour: for one account, and from one address. */
export const attemptsPerAccount = 20
export const attemptsPerAddress = 100
