import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Context } from '../shared/context.ts'
import { Refusal } from '../shared/refusals.ts'

/** What a call answered, and whether it was replayed from an earlier send with the same key. */
export interface Answer {
  output: unknown
  replayed: boolean
}

/** A call as it was sent under a key. */
interface KeyedCall {
  key: string
  call: string
  input: unknown
}

interface KeptRequest {
  scope: string
  key: string
  call: string
  hash: string
}

/** A row of this status says that somebody is at it; the answer takes its place. */
const underWay = 102

/** How often who is at it says so, and after how long of silence it is taken to have died, in milliseconds. */
const claims = { renewAfter: 10_000, deadAfter: 30_000, askAgainAfter: 200, giveUpAfter: 60_000 }

/**
 * Runs a call inside its one transaction: the same key gives the same answer, another body under it is refused, and two
 * sends at the same moment have one effect.
 */
export async function answerOnce(
  ctx: Context,
  keyed: KeyedCall,
  run: () => Promise<unknown>,
): Promise<Answer> {
  const kept = keptRequest(ctx, keyed)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${kept.scope} ${kept.key}`}, 0))`.execute(ctx.db)
  return (await findAnswer(ctx, kept)) ?? keepAnswer(ctx, kept, await run())
}

/**
 * The same for a call that manages its own transactions. No lock can span them, so the key is claimed by a row, which every
 * process sees and whoever dies stops renewing; a second send waits for the first one's answer.
 */
export async function answerOnceClaimed(
  ctx: Context,
  keyed: KeyedCall,
  run: () => Promise<unknown>,
): Promise<Answer> {
  const kept = keptRequest(ctx, keyed)
  const lastAsk = performance.now() + claims.giveUpAfter
  while (!(await claimKey(ctx, kept))) {
    const answer = await findAnswer(ctx, kept)
    if (answer !== null) return answer
    if (performance.now() > lastAsk) throw new Refusal('busy')
    await wait(claims.askAgainAfter)
  }
  const renewing = setInterval(() => void renewClaim(ctx, kept).catch(() => undefined), claims.renewAfter)
  try {
    return await keepAnswer(ctx, kept, await run())
  } catch (error) {
    // What was refused or broke had no answer: the next send of the key is a first one.
    await ctx.db
      .deleteFrom('idempotency')
      .where(isClaimOf(kept))
      .execute()
      .catch(() => undefined)
    throw error
  } finally {
    clearInterval(renewing)
  }
}

/** The key's scope is the account (or, without one, the caller's address): another person's same key is another effect. */
function keptRequest(ctx: Context, { key, call, input }: KeyedCall): KeptRequest {
  const scope =
    ctx.viewer.accountId ??
    `visitor:${createHash('sha256').update(ctx.remoteAddress).digest('hex').slice(0, 32)}`
  return {
    scope,
    key,
    call,
    hash: createHash('sha256')
      .update(JSON.stringify([call, input]))
      .digest('hex'),
  }
}

/** Of several at once one wins; a claim nobody renews any more can be had again. */
async function claimKey(ctx: Context, { scope, key, call, hash }: KeptRequest): Promise<boolean> {
  const { rows } = await sql`
    insert into idempotency (scope, key, call, request_hash, status, body, created_at)
    values (${scope}, ${key}, ${call}, ${hash}, ${underWay}, '', clock_timestamp())
    on conflict (scope, key) do update set created_at = excluded.created_at
    where idempotency.status = ${underWay} and idempotency.request_hash = excluded.request_hash
      and idempotency.created_at < clock_timestamp() - ${claims.deadAfter} * interval '1 millisecond'
    returning key`.execute(ctx.db)
  return rows.length > 0
}

async function renewClaim(ctx: Context, kept: KeptRequest): Promise<void> {
  await ctx.db
    .updateTable('idempotency')
    .set({ created_at: sql<Date>`clock_timestamp()` })
    .where(isClaimOf(kept))
    .execute()
}

const isClaimOf = ({ scope, key }: KeptRequest) =>
  sql<boolean>`scope = ${scope} and key = ${key} and status = ${underWay}`

async function findAnswer(ctx: Context, { scope, key, hash }: KeptRequest): Promise<Answer | null> {
  const earlier = await ctx.db
    .selectFrom('idempotency')
    .selectAll()
    .where('scope', '=', scope)
    .where('key', '=', key)
    .executeTakeFirst()
  if (earlier === undefined) return null
  if (earlier.request_hash !== hash) throw new Refusal('idempotency-key-reused')
  if (earlier.status === underWay) return null
  return { output: JSON.parse(earlier.body) as unknown, replayed: true }
}

async function keepAnswer(
  ctx: Context,
  { scope, key, call, hash }: KeptRequest,
  output: unknown,
): Promise<Answer> {
  const answer = { status: 200, body: JSON.stringify(output ?? null), created_at: ctx.now() }
  await ctx.db
    .insertInto('idempotency')
    .values({ scope, key, call, request_hash: hash, ...answer })
    .onConflict(conflict => conflict.columns(['scope', 'key']).doUpdateSet(answer))
    .execute()
  return { output, replayed: false }
}
