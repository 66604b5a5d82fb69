import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { hasMissionRole } from '../../shared/viewer.ts'
import { ensurePerson } from '../accounts/index.ts'
import {
  checkGroups,
  checkOrganisations,
  checkStillOn,
  findLiveParticipant,
  insertParticipant,
} from './add-participant.ts'
import type { addCounterparts as call } from './contract-participants.ts'
import type { LoadedMission } from './load.ts'
import { ensureMissionOrganisation } from './mission-organisations.ts'

type Input = ParsedInputOf<typeof call>
type Company = Input['companies'][number]

/** Brings companies of the market into a mission; the local host answers for them, so they are in at once. */
export async function addCounterparts(
  ctx: Context,
  input: Input,
  subject: LoadedMission,
): Promise<AnswerOf<typeof call>> {
  checkStillOn(subject)
  await checkOrganisations(
    ctx,
    subject,
    input.companies.flatMap(company => company.organisationId ?? []),
  )
  await checkGroups(
    ctx,
    subject.id,
    input.companies.map(company => company.groupId),
  )
  const participantIds: string[] = []
  for (const [index, company] of input.companies.entries()) {
    const organisationId = company.organisationId ?? (await makeCompany(ctx, subject, company, index))
    const personId = await findPerson(ctx, company, organisationId)
    if (personId !== null && (await findLiveParticipant(ctx, subject.id, personId)) !== undefined) continue
    participantIds.push(
      await insertParticipant(
        ctx,
        subject.id,
        {
          organisationId,
          personId,
          kind: 'local',
          state: 'confirmed',
          broughtBy: hasMissionRole(ctx.viewer, 'local-host', subject.id) ? ctx.viewer.personId : null,
          groupId: company.groupId ?? null,
          offers: company.offers ?? null,
          seeks: company.seeks ?? null,
          languages: company.languages,
          lang: company.person?.lang ?? 'en',
        },
        'missions.addCounterparts',
      ),
    )
  }
  return { added: participantIds.length, participantIds }
}

async function makeCompany(
  ctx: Context,
  mission: LoadedMission,
  company: Company,
  index: number,
): Promise<string> {
  if (!company.name)
    throw new Refusal('input-invalid', { faults: [{ field: `companies.${index}.name`, code: 'missing' }] })
  return ensureMissionOrganisation(ctx, mission.id, {
    ...company,
    name: company.name,
    country: company.country ?? mission.row.country,
    kind: 'counterpart',
  })
}

async function findPerson(ctx: Context, company: Company, organisationId: string): Promise<string | null> {
  const { person } = company
  if (person === undefined || (!person.familyName && !person.nameOtherScript)) return null
  return ensurePerson(ctx, {
    email: person.email ?? null,
    givenName: person.givenName ?? '',
    familyName: person.familyName ?? '',
    nameOtherScript: person.nameOtherScript ?? null,
    nameReading: person.nameReading ?? null,
    lang: person.lang,
    within: { organisationId },
  }).then(async personId => {
    await rememberWork(ctx, personId, organisationId)
    return personId
  })
}

/** Notes that somebody works for a company this mission brought in; nobody else's company gains people this way. */
async function rememberWork(ctx: Context, personId: string, organisationId: string): Promise<void> {
  const known = await ctx.db
    .selectFrom('affiliation')
    .select('id')
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (known !== undefined) return
  const counterpart = await ctx.db
    .selectFrom('organisation')
    .select('id')
    .where('id', '=', organisationId)
    .where('kind', '=', 'counterpart')
    .executeTakeFirst()
  if (counterpart === undefined) return
  await ctx.db
    .insertInto('affiliation')
    .values({ id: ctx.newId(), person_id: personId, organisation_id: organisationId, created_at: ctx.now() })
    .execute()
}
