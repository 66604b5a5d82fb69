import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { getMission, type MissionRow, seesMission } from '../missions/index.ts'
import type { CallSubject } from './access.ts'
import type { getCall as getCallCall, getPublicCall as publicCall } from './contract.ts'
import {
  type DelegateCall,
  findCall,
  listPartnerClusters,
  listReviewerCandidates,
  listReviewers,
} from './queries.ts'

/** Where a call stands by its mission's clock. */
export function phaseOf(
  call: Pick<DelegateCall['row'], 'decided_at'>,
  mission: Pick<MissionRow, 'registration_opens_at' | 'registration_closes_at'>,
  now: Date,
): 'before' | 'open' | 'closed' | 'decided' {
  if (call.decided_at !== null) return 'decided'
  if (mission.registration_opens_at !== null && now < mission.registration_opens_at) return 'before'
  return mission.registration_closes_at !== null && now >= mission.registration_closes_at ? 'closed' : 'open'
}

function describe(call: DelegateCall, mission: MissionRow, now: Date) {
  return {
    intro: call.row.intro,
    lang: call.row.lang,
    opensAt: mission.registration_opens_at,
    closesAt: mission.registration_closes_at,
    phase: phaseOf(call.row, mission, now),
    seats: call.row.seats,
    surplus: call.row.surplus,
    leastPoints: call.row.least_points,
    quotas: call.quotas.map(({ id, name, seats }) => ({ cluster: { id, name }, seats })),
    conditions: call.conditions,
    criteria: call.criteria,
  }
}

/** The call behind a public page; null where the mission has none. */
export async function getPublicCall(
  ctx: Context,
  input: ParsedInputOf<typeof publicCall>,
): Promise<AnswerOf<typeof publicCall>> {
  const { mission, subject } = await getMission(ctx.db, input.slug)
  if (!seesMission(ctx.viewer, subject)) throw new Refusal('not-found')
  const call = await findCall(ctx.db, mission.id)
  if (call === null) return { call: null }
  return {
    call: {
      ...describe(call, mission, ctx.now()),
      clusters: await listPartnerClusters(ctx.db, mission.partnership_id),
    },
  }
}

/** The call as its organisers see it. */
export async function getCall(
  ctx: Context,
  _input: ParsedInputOf<typeof getCallCall>,
  subject: CallSubject,
): Promise<AnswerOf<typeof getCallCall>> {
  const call = await findCall(ctx.db, subject.id)
  const clusters = await listPartnerClusters(ctx.db, subject.partnershipId)
  const candidates = await listReviewerCandidates(
    ctx.db,
    clusters.map(cluster => cluster.id),
  )
  const reviewers = await listReviewers(ctx.db, subject.id)
  const { applications, scored } = await countApplications(ctx, subject.id)
  return {
    call:
      call === null
        ? null
        : {
            ...describe(call, subject.row, ctx.now()),
            reviewers: reviewers.map(row => ({ ...named(row), scored: row.scored })),
            scored,
            applications,
            version: call.row.version,
          },
    clusters,
    candidates: candidates.filter(row => !reviewers.some(one => one.personId === row.personId)).map(named),
  }
}

const named = (row: { personId: string; name: string; clusterId: string; cluster: string }) => ({
  person: { id: row.personId, name: row.name },
  cluster: { id: row.clusterId, name: row.cluster },
})

async function countApplications(ctx: Context, missionId: string) {
  const row = await ctx.db
    .selectFrom('call_application')
    .leftJoin('call_review', 'call_review.participant_id', 'call_application.participant_id')
    .select(eb => [
      eb.fn.count<number>('call_application.participant_id').distinct().as('applications'),
      eb.fn.count<number>('call_review.participant_id').as('reviews'),
    ])
    .where('call_application.mission_id', '=', missionId)
    .executeTakeFirst()
  return { applications: Number(row?.applications ?? 0), scored: Number(row?.reviews ?? 0) > 0 }
}
