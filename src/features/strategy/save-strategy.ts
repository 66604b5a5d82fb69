import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { InsideLoaded } from '../partnerships/index.ts'
import type * as contract from './contract.ts'
import { listMarkets, listWords, lockMarket } from './queries.ts'

/** Writes why the partnership goes to a market; what stood before stays as a version. */
export async function saveMarketStrategy(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveMarketStrategy>,
  subject: InsideLoaded,
): Promise<{ number: number }> {
  const { country } = input
  const isTarget = (await listMarkets(ctx.db, subject.id)).some(one => one.country === country)
  if (!isTarget) throw new Refusal('not-found')
  await lockMarket(ctx.db, { partnershipId: subject.id, country })
  const before = (await listWords(ctx.db, subject.id)).find(one => one.country === country)
  if ((before?.number ?? 0) !== input.number) throw new Refusal('changed-meanwhile')
  const number = input.number + 1
  await ctx.db
    .insertInto('market_strategy')
    .values({
      partnership_id: subject.id,
      country,
      number,
      ambition: input.ambition,
      segments: input.segments || null,
      entry_mode: input.entryMode || null,
      leave_out: input.leaveOut || null,
      lang: input.lang,
      said_by: ctx.viewer.personId,
      said_at: ctx.now(),
    })
    .execute()
  await writeHistory(ctx, {
    call: 'strategy.saveMarketStrategy',
    subjectKind: 'partnership',
    subjectId: subject.id,
    change: { country, number },
  })
  return { number }
}
