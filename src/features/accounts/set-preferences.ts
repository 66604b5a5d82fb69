import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import type { setPreferences as call } from './contract.ts'

/** Keeps the language and theme a person chose. */
export async function setPreferences(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
): Promise<{ done: true }> {
  const { personId, accountId } = ctx.viewer
  if (input.lang !== undefined && personId !== null)
    await ctx.db.updateTable('person').set({ lang: input.lang }).where('id', '=', personId).execute()
  if (input.theme !== undefined && accountId !== null)
    await ctx.db.updateTable('account').set({ theme: input.theme }).where('id', '=', accountId).execute()
  return { done: true }
}
