import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { checkGroups, checkOrganisations, checkStillOn, insertParticipant } from './add-participant.ts'
import type { addRepresented as call } from './contract-participants.ts'
import type { LoadedMission } from './load.ts'

/** Adds a company that stays at home; a confirmed travelling delegate of the mission carries what it offers. */
export async function addRepresented(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedMission,
): Promise<{ participantId: string }> {
  checkStillOn(subject)
  await checkOrganisations(ctx, subject, [input.organisationId])
  await checkCarrier(ctx, subject.id, input.carriedBy)
  await checkGroups(ctx, subject.id, [input.groupId])
  const participantId = await insertParticipant(
    ctx,
    subject.id,
    {
      organisationId: input.organisationId,
      personId: null,
      kind: 'represented',
      state: 'confirmed',
      carriedBy: input.carriedBy,
      groupId: input.groupId ?? null,
      offers: input.offers ?? null,
      seeks: input.seeks ?? null,
      lang: input.lang,
    },
    'missions.addRepresented',
  )
  return { participantId }
}

/** Refuses a carrier who is not a confirmed travelling delegate of this mission. */
export async function checkCarrier(ctx: Context, missionId: string, participantId: string): Promise<void> {
  const carrier = await ctx.db
    .selectFrom('participant')
    .select('id')
    .where('id', '=', participantId)
    .where('mission_id', '=', missionId)
    .where('kind', '=', 'travelling')
    .where('state', '=', 'confirmed')
    .executeTakeFirst()
  if (carrier === undefined)
    throw new Refusal('input-invalid', { faults: [{ field: 'carriedBy', code: 'not-a-carrier' }] })
}
