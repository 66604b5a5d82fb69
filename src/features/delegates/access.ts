import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import { type LoadedMission, loadMission } from '../missions/index.ts'

/** A mission with who scores the applicants of its call. */
export interface CallSubject extends LoadedMission {
  reviewerIds: readonly string[]
}

/** An applicant as scoring and ruling are judged by. */
export interface ApplicantSubject extends CallSubject {
  participantId: string
  organisationId: string
  personId: string | null
}

export async function loadCallMission(ctx: Context, input: { mission: string }): Promise<CallSubject> {
  const mission = await loadMission(ctx, input)
  const reviewers = await ctx.db
    .selectFrom('call_reviewer')
    .select('person_id')
    .where('mission_id', '=', mission.id)
    .execute()
  return { ...mission, reviewerIds: reviewers.map(row => row.person_id) }
}

/** An applicant of the mission's call; there is none for participants who came in another way. */
export async function loadApplicant(
  ctx: Context,
  input: { mission: string; participant: string },
): Promise<ApplicantSubject> {
  const mission = await loadCallMission(ctx, input)
  const row = await ctx.db
    .selectFrom('call_application')
    .innerJoin('participant', 'participant.id', 'call_application.participant_id')
    .select(['participant.id', 'participant.organisation_id', 'participant.person_id'])
    .where('call_application.mission_id', '=', mission.id)
    .where('participant.id', '=', input.participant)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('not-found')
  return {
    ...mission,
    participantId: row.id,
    organisationId: row.organisation_id,
    personId: row.person_id,
  }
}

/** Whether an applicant is the viewer, or of a company the viewer works for: nobody scores or rules on those. */
export function isOwnApplicant(
  viewer: Context['viewer'],
  applicant: { organisationId: string; personId: string | null },
): boolean {
  return (
    viewer.organisationIds.includes(applicant.organisationId) ||
    (viewer.personId !== null && viewer.personId === applicant.personId)
  )
}
