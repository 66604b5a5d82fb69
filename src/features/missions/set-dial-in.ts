import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { setDialIn as call } from './contract-dial-in.ts'
import { type LoadedParticipant, onBehalfOf } from './load.ts'
import { getParticipant } from './load-mission.ts'
import { planKeeperIfAny } from './plan-keeper.ts'

type ParticipantRow = LoadedParticipant['row']

/** Keeps how a participant joins meetings held by video; an empty line takes it away. History has no word of it: it may hold a PIN. */
export async function setDialIn(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  { row }: LoadedParticipant,
): Promise<{ version: number }> {
  return writeDialIn(ctx, { ...row, version: input.version }, input.dialIn ?? '')
}

/** The same for whoever has the link to a schedule; 'changed-meanwhile' when another line stands there than was shown. */
export async function setDialInOf(
  ctx: Context,
  said: { participantId: string; shown: string; dialIn: string },
): Promise<void> {
  const { participant: row } = await getParticipant(ctx.db, said.participantId)
  if ((row.dial_in ?? '') !== said.shown) throw new Refusal('changed-meanwhile')
  await writeDialIn(ctx, row, said.dialIn)
}

async function writeDialIn(ctx: Context, row: ParticipantRow, said: string): Promise<{ version: number }> {
  const saved = await ctx.db
    .updateTable('participant')
    .set({ dial_in: said === '' ? null : said, version: row.version + 1, updated_at: ctx.now() })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returning('version')
    .executeTakeFirst()
  if (saved === undefined) throw new Refusal('changed-meanwhile')
  // Calendar programs take an entry anew only under a higher number.
  if ((row.dial_in ?? '') !== said) await planKeeperIfAny()?.renumberVideoEntries?.(ctx, row.id)
  await writeHistory(ctx, {
    call: 'missions.setDialIn',
    subjectKind: 'participant',
    subjectId: row.id,
    onBehalfOf: onBehalfOf(ctx, row),
  })
  return saved
}
