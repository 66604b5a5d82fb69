import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { sayDate } from '../../shared/zones.ts'
import { endRolesAtCluster, findAddressee } from '../accounts/index.ts'
import { sendMail } from '../notifications/index.ts'
import type { endClusterPerson as call } from './contract-people.ts'
import type { ClusterSubject } from './policy.ts'
import { findCluster } from './queries.ts'
import { endAffiliations } from './queries-people.ts'
import { lastMomentOf } from './rules/last-moment.ts'

/**
 * Somebody no longer works for a cluster, from the day after their last one: they are no longer named there, their roles
 * for it end, and they are told by mail. The person, their account and their other roles stay. Refuses a day that has not
 * come or lies before they were named, and the last manager of the cluster.
 */
export async function endClusterPerson(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: ClusterSubject,
): Promise<{ done: true }> {
  const { day, endedAt } = lastMomentOf(input.lastDay, ctx.now())
  const ended = await endAffiliations(ctx.db, { clusterId: subject.id, personId: input.person, endedAt })
  if (ended.length === 0) throw new Refusal('not-found')
  if (ended.some(since => since > endedAt))
    throw new Refusal('input-invalid', { faults: [{ field: 'lastDay', code: 'ends-before-start' }] })
  await endRolesAtCluster(ctx, { personId: input.person, clusterId: subject.id })
  await writeHistory(ctx, {
    call: 'directory.endClusterPerson',
    subjectKind: 'cluster',
    subjectId: subject.id,
    change: { personId: input.person, lastDay: day },
  })
  await tell(ctx, input.person, subject.id, day)
  return { done: true }
}

async function tell(ctx: Context, personId: string, clusterId: string, day: string): Promise<void> {
  if (personId === ctx.viewer.personId) return
  const to = await findAddressee(ctx.db, personId)
  const cluster = await findCluster(ctx.db, clusterId)
  if (to === null || cluster === null) return
  const values = {
    name: to.givenName,
    by: ctx.viewer.name,
    cluster: cluster.short_name,
    day: sayDate(day, to.lang),
  }
  const content = { kind: 'cluster-left', lang: to.lang, values }
  await sendMail(ctx, { personId, address: to.address, name: to.name }, content, clusterId)
}
