import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { visitor } from '../../shared/viewer.ts'
import { setDialInOf } from '../missions/index.ts'
import type { setDialInByLink as call } from './contract-mine.ts'
import { chooseParticipant, openLink } from './my-schedule.ts'

/** Keeps how somebody joins meetings held by video, as whoever has the link to their schedule says it. */
export async function setDialInByLink(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
): Promise<AnswerOf<typeof call>> {
  const { readable, personId } = await openLink(ctx, input.token)
  const chosen = chooseParticipant(readable, input.participant ?? undefined)
  if (chosen === null) throw new Refusal('not-found')
  const viewer =
    personId === null ? ctx.viewer : { ...visitor(ctx.viewer.lang), kind: 'person' as const, personId }
  await setDialInOf(
    { ...ctx, viewer },
    { participantId: chosen.id, shown: input.shown ?? '', dialIn: input.dialIn ?? '' },
  )
  return { done: true }
}
