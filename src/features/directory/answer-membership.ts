import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { sendMail } from '../notifications/index.ts'
import { announceOrganisation } from './announce.ts'
import { quietDays } from './ask-membership.ts'
import type * as contract from './contract-memberships.ts'
import type { ClusterSubject, MembershipRequestSubject } from './policy.ts'
import { findCluster, findOrganisation, listCurrentClusterIds } from './queries.ts'
import { findPersonAddress, hasEditors } from './queries-claims.ts'
import { findMembershipRequest, listAsked, listToAnswer } from './queries-memberships.ts'

/** The wish a call names, with who keeps the organisation it is about. */
export async function loadMembershipRequest(
  ctx: Context,
  input: { request: string },
): Promise<MembershipRequestSubject> {
  const request = await findMembershipRequest(ctx.db, input.request)
  const row = request === undefined ? null : await findOrganisation(ctx.db, request.organisation_id)
  if (request === undefined || row === null) throw new Refusal('not-found')
  return {
    requestId: request.id,
    askingClusterId: request.cluster_id,
    id: row.id,
    hasEditors: await hasEditors(ctx.db, row.id),
    clusterIds: await listCurrentClusterIds(ctx.db, row.id),
  }
}

/** What waits for a yes, of a cluster and at a cluster; a 'no' stays to be read as long as it cannot be asked again. */
export async function listMembershipRequests(
  ctx: Context,
  _input: unknown,
  subject: ClusterSubject,
): Promise<AnswerOf<typeof contract.listMembershipRequests>> {
  const refusedSince = new Date(ctx.now().getTime() - quietDays * 86_400_000)
  return {
    asked: await listAsked(ctx.db, subject.id, ctx.viewer, refusedSince),
    toAnswer: await listToAnswer(ctx.db, subject.id),
  }
}

async function settle(
  ctx: Context,
  subject: MembershipRequestSubject,
  state: 'agreed' | 'refused' | 'withdrawn',
  reason: string | null,
) {
  const settled = await ctx.db
    .updateTable('membership_request')
    .set({ state, reason, answered_by: ctx.viewer.personId, answered_at: ctx.now() })
    .where('id', '=', subject.requestId)
    .where('state', '=', 'asked')
    .returningAll()
    .executeTakeFirst()
  if (settled === undefined) throw new Refusal('request-settled')
  const change = { request: settled.id, clusterId: settled.cluster_id, organisationId: subject.id, state }
  for (const [subjectKind, subjectId] of [
    ['organisation', subject.id],
    ['cluster', settled.cluster_id],
  ] as const)
    await writeHistory(ctx, {
      call:
        state === 'withdrawn' ? 'directory.withdrawMembershipRequest' : 'directory.answerMembershipRequest',
      subjectKind,
      subjectId,
      change,
      reason,
    })
  return settled
}

/** Says yes, and the organisation is a member from the day that was asked for; or no. Who asked is told either way. */
export async function answerMembershipRequest(
  ctx: Context,
  input: ParsedInputOf<typeof contract.answerMembershipRequest>,
  subject: MembershipRequestSubject,
): Promise<{ done: true }> {
  const request = await settle(ctx, subject, input.decision, input.reason || null)
  if (input.decision === 'agreed' && !subject.clusterIds.includes(request.cluster_id)) {
    await ctx.db
      .insertInto('membership')
      .values({
        id: ctx.newId(),
        cluster_id: request.cluster_id,
        organisation_id: subject.id,
        member_from: request.member_from,
        member_to: request.member_to,
        external_id: request.external_id,
        created_at: ctx.now(),
      })
      .execute()
    await announceOrganisation(ctx, subject.id)
  }
  const row = await findOrganisation(ctx.db, subject.id)
  const cluster = await findCluster(ctx.db, request.cluster_id)
  const person = request.asked_by === null ? undefined : await findPersonAddress(ctx.db, request.asked_by)
  if (person?.email && row !== null && cluster !== null)
    await sendMail(
      ctx,
      { personId: person.id, address: person.email, name: person.name },
      {
        kind: `membership-${input.decision}`,
        lang: person.lang,
        values: {
          name: person.name,
          organisation: row.name,
          cluster: cluster.short_name,
          reason: input.reason || '',
        },
        link: `${ctx.baseUrl}/clusters/${cluster.slug}`,
      },
      row.id,
    )
  return { done: true }
}

/** The asking cluster no longer wishes it. */
export async function withdrawMembershipRequest(
  ctx: Context,
  _input: unknown,
  subject: MembershipRequestSubject,
): Promise<{ done: true }> {
  await settle(ctx, subject, 'withdrawn', null)
  return { done: true }
}
