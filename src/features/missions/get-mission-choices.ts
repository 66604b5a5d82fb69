import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import { isAdministrator } from '../../shared/viewer.ts'
import type { getMissionChoices as call } from './contract.ts'

type Choices = AnswerOf<typeof call>

/** For whom the viewer may begin a mission: all partners of what they coordinate, else the clusters they manage. */
export async function getMissionChoices(ctx: Context): Promise<Choices> {
  const everything = isAdministrator(ctx.viewer)
  const grants = ctx.viewer.grants
  const managed = grants.flatMap(grant =>
    grant.role === 'cluster-manager' && grant.clusterId !== null ? [grant.clusterId] : [],
  )
  const coordinated = grants.flatMap(grant =>
    grant.role === 'partnership-coordinator' && grant.partnershipId !== null ? [grant.partnershipId] : [],
  )
  const { rows } = await sql<Choices['partnerships'][number]>`
    select partnership.id, partnership.acronym as name, jsonb_agg(jsonb_build_object('id', cluster.id, 'name', cluster.short_name) order by partner.role, cluster.short_name) as clusters
    from partnership join partner on partner.partnership_id = partnership.id and partner.left_on is null join cluster on cluster.id = partner.cluster_id
    where ${everything} or partnership.id = any(${coordinated}::uuid[]) or cluster.id = any(${managed}::uuid[])
    group by partnership.id, partnership.acronym order by partnership.acronym`.execute(ctx.db)
  return { partnerships: rows }
}
