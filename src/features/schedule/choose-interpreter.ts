import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { lockMission } from '../missions/index.ts'
import type { chooseInterpreter as call } from './contract.ts'
import type { LoadedMission } from './load.ts'
import { lockSchedules } from './queries.ts'

/**
 * Says who interprets at one meeting, whatever its languages call for: nobody, or the interpreters of a pair; 'automatic'
 * takes that back. The next build keeps it, and so do the board and the check before publishing at once.
 */
export async function chooseInterpreter(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof call>> {
  const { meeting, interpreter } = input
  await lockMission(ctx.db, subject.id)
  await lockSchedules(ctx.db, subject.id)
  const isPair = interpreter !== 'automatic' && interpreter !== 'none'
  if (isPair && !(await isOfMission(ctx, subject.id, interpreter)))
    throw new Refusal('input-invalid', { faults: [{ field: 'interpreter', code: 'not-offered' }] })
  const changed = await ctx.db
    .updateTable('meeting')
    .set({ no_interpreter: interpreter === 'none', interpreter_id: isPair ? interpreter : null })
    .where('id', '=', meeting)
    .where('mission_id', '=', subject.id)
    .returning('id')
    .executeTakeFirst()
  if (changed === undefined) throw new Refusal('not-found')
  await writeHistory(ctx, {
    call: 'schedule.chooseInterpreter',
    subjectKind: 'mission',
    subjectId: subject.id,
    change: { meeting, interpreter },
  })
  return { done: true }
}

async function isOfMission(ctx: Context, missionId: string, interpreterId: string): Promise<boolean> {
  const found = await ctx.db
    .selectFrom('interpreter')
    .select('id')
    .where('id', '=', interpreterId)
    .where('mission_id', '=', missionId)
    .executeTakeFirst()
  return found !== undefined
}
