import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { setDialIn as call } from './contract-dial-in.ts'
import { type LoadedParticipant, onBehalfOf } from './load.ts'

/** Keeps how a participant joins meetings held by video; an empty line takes it away. History has no word of it: it may hold a PIN. */
export async function setDialIn(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  { row }: LoadedParticipant,
): Promise<{ version: number }> {
  const said = input.dialIn ?? ''
  const saved = await ctx.db
    .updateTable('participant')
    .set({ dial_in: said === '' ? null : said, version: input.version + 1, updated_at: ctx.now() })
    .where('id', '=', row.id)
    .where('version', '=', input.version)
    .returning('version')
    .executeTakeFirst()
  if (saved === undefined) throw new Refusal('changed-meanwhile')
  await writeHistory(ctx, {
    call: 'missions.setDialIn',
    subjectKind: 'participant',
    subjectId: row.id,
    onBehalfOf: onBehalfOf(ctx, row),
  })
  return saved
}
