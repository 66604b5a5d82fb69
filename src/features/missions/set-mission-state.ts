import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { setMissionState as call } from './contract.ts'
import type { LoadedMission } from './load.ts'
import { tellParticipants } from './mails.ts'
import { lockMission } from './queries.ts'
import { mayBecome } from './rules/mission-states.ts'
import { liveStates } from './rules/participant-states.ts'

/** Moves a mission on. Calling it off needs a reason, and everybody on the way in or in is told it. */
export async function setMissionState(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof call>> {
  const mission = await lockMission(ctx.db, subject.id)
  if (mission === undefined) throw new Refusal('not-found')
  const answer = { id: mission.id, slug: mission.slug, state: input.state }
  if (mission.state === input.state) return { ...answer, told: 0 }
  if (!mayBecome(mission.state, input.state)) throw new Refusal('state-impossible')
  if (input.state === 'cancelled' && !input.reason)
    throw new Refusal('input-invalid', { faults: [{ field: 'reason', code: 'missing' }] })
  await ctx.db
    .updateTable('mission')
    .set({ state: input.state, version: mission.version + 1, updated_at: ctx.now() })
    .where('id', '=', mission.id)
    .execute()
  await writeHistory(ctx, {
    call: 'missions.setMissionState',
    subjectKind: 'mission',
    subjectId: mission.id,
    change: { from: mission.state, to: input.state },
    reason: input.reason ?? null,
  })
  const told =
    input.state === 'cancelled' && mission.state !== 'draft'
      ? await tellParticipants(ctx, mission, {
          kind: 'mission-cancelled',
          states: liveStates,
          values: { reason: input.reason ?? '' },
        })
      : 0
  return { ...answer, told }
}
