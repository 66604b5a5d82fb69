import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { type LoadedMission, addWalkIn as register } from '../missions/index.ts'
import type * as contract from './contract-walk-ins.ts'
import { loadDay } from './load-day.ts'
import { callPerson, noteHere, requirePerson } from './note-people.ts'
import { lockDay, selectOrganisationNames } from './queries.ts'

/** What the desk chooses from when somebody comes who is not registered. */
export async function getWalkInChoices(
  ctx: Context,
  _input: unknown,
  subject: LoadedMission,
): Promise<AnswerOf<typeof contract.getWalkInChoices>> {
  return {
    organisations: await selectOrganisationNames(ctx.db, subject.id),
    country: subject.row.country,
  }
}

/** Registers somebody who came without being registered, and checks them in: they can be booked from now on. */
export async function addWalkIn(
  ctx: Context,
  input: ParsedInputOf<typeof contract.addWalkIn>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof contract.addWalkIn>> {
  if (!input.agrees)
    throw new Refusal('input-invalid', { faults: [{ field: 'agrees', code: 'consent-needed' }] })
  const participant = await register(ctx, subject, {
    givenName: input.givenName ?? '',
    familyName: input.familyName,
    nameOtherScript: input.nameOtherScript ?? null,
    email: input.email ?? null,
    lang: input.lang,
    organisationId: input.organisationId ?? null,
    organisation: input.organisation,
    country: input.country ?? subject.row.country,
    onList: input.onList,
  })
  await lockDay(ctx.db, subject.id)
  const day = await loadDay(ctx.db, subject.row, ctx.now())
  const person = requirePerson(day, participant)
  const event = await noteHere(ctx, subject.id, day, { participantId: participant, from: 'desk' })
  return { participant, name: callPerson(person), event }
}
