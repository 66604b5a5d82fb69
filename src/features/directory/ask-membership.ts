import type { Context } from '../../shared/context.ts'
import { writeHistory } from '../../shared/history.ts'
import { sendMail } from '../notifications/index.ts'
import { findCluster } from './queries.ts'
import { findPersonAddress } from './queries-claims.ts'
import { type Decider, listMembershipDeciders, listRequestsBetween } from './queries-memberships.ts'

export interface MembershipWish {
  organisationId: string
  memberFrom: string
  memberTo: string | null
  externalId: string | null
}

/** Days after a 'no' in which the same cluster does not ask again. */
export const quietDays = 30

/**
 * Asks whoever keeps these organisations whether a cluster may list them. Each keeper gets one mail that names them all;
 * who was asked for the same within a day is not written to again. Until a yes the cluster has no right on them.
 */
export async function askMemberships(
  ctx: Context,
  by: { clusterId: string; personId: string | null },
  wishes: readonly MembershipWish[],
): Promise<void> {
  const told: string[] = []
  for (const wish of wishes) {
    const before = await listRequestsBetween(ctx.db, by.clusterId, wish.organisationId)
    const id = ctx.newId()
    await ctx.db
      .insertInto('membership_request')
      .values({
        id,
        cluster_id: by.clusterId,
        organisation_id: wish.organisationId,
        member_from: wish.memberFrom,
        member_to: wish.memberTo,
        external_id: wish.externalId,
        asked_by: by.personId,
        asked_at: ctx.now(),
      })
      .execute()
    const change = { request: id, clusterId: by.clusterId, memberFrom: wish.memberFrom }
    for (const [subjectKind, subjectId] of [
      ['organisation', wish.organisationId],
      ['cluster', by.clusterId],
    ] as const)
      await writeHistory(ctx, {
        call: 'directory.askMembership',
        subjectKind,
        subjectId,
        change: { ...change, organisationId: wish.organisationId },
      })
    const dayAgo = ctx.now().getTime() - 86_400_000
    if (!before.some(request => request.asked_at.getTime() > dayAgo)) told.push(wish.organisationId)
  }
  await tellKeepers(ctx, by, told)
}

async function tellKeepers(
  ctx: Context,
  by: { clusterId: string; personId: string | null },
  organisationIds: readonly string[],
): Promise<void> {
  if (organisationIds.length === 0) return
  const cluster = await findCluster(ctx.db, by.clusterId)
  const asker = by.personId === null ? undefined : await findPersonAddress(ctx.db, by.personId)
  const byPerson = new Map<string, Decider[]>()
  for (const decider of await listMembershipDeciders(ctx.db, organisationIds))
    byPerson.set(decider.personId, [...(byPerson.get(decider.personId) ?? []), decider])
  for (const lines of byPerson.values()) {
    const [first] = lines
    if (first === undefined) continue
    const path =
      lines.length === 1 || first.clusterSlug === null
        ? `/organisations/${first.organisationSlug}`
        : `/clusters/${first.clusterSlug}/profiles`
    await sendMail(
      ctx,
      { personId: first.personId, address: first.email, name: first.name },
      {
        kind: lines.length === 1 ? 'membership-asked' : 'membership-asked-many',
        lang: first.lang,
        values: {
          name: first.name,
          cluster: cluster?.name ?? '',
          person: asker?.name ?? cluster?.short_name ?? '',
          first: first.organisationName,
          count: lines.length,
        },
        paragraphs: lines.length === 1 ? [] : lines.slice(0, 40).map(line => `– ${line.organisationName}`),
        link: `${ctx.baseUrl}${path}`,
      },
      lines.length === 1 ? first.organisationId : by.clusterId,
    )
  }
}
