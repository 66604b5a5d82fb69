import type { Context } from '../../shared/context.ts'
import { addDays } from '../../shared/zones.ts'
import { type AgreementLoaded, inForceOf, readWhole, todayOf } from './read-agreements.ts'
import { inForceFrom } from './rules/standing.ts'

/** Puts the version that is being signed in force once nobody is missing any more; the former one ends the day before. */
export async function settle(ctx: Context, subject: AgreementLoaded): Promise<void> {
  const { row } = subject
  const whole = (await readWhole(ctx, subject, [row]))(row)
  const open = whole.versions.find(one => one.state === 'open')
  if (open === undefined) return
  const from = inForceFrom(
    whole.parties,
    whole.signatures.filter(one => one.number === open.number),
    todayOf(ctx),
  )
  if (from === null) return
  const former = inForceOf(whole)
  if (former !== null)
    await ctx.db
      .updateTable('agreement_version')
      .set({ state: 'superseded', superseded_on: addDays(from, -1) })
      .where('agreement_id', '=', row.id)
      .where('number', '=', former.number)
      .execute()
  await ctx.db
    .updateTable('agreement_version')
    .set({ state: 'in-force', in_force_on: from, in_force_at: ctx.now() })
    .where('agreement_id', '=', row.id)
    .where('number', '=', open.number)
    .execute()
}
