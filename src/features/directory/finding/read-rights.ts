import { sql } from 'kysely'
import type { Db } from '../../../shared/context.ts'
import { isAdministrator, type Viewer } from '../../../shared/viewer.ts'
import type { DirectoryRights } from '../rules/sight.ts'

/**
 * What a viewer's rights come to at this moment, with the number of the last change that anybody has announced, so that
 * an answer is never given from what the directory was before it.
 */
export async function readRights(
  db: Db,
  viewer: Viewer,
): Promise<{ rights: DirectoryRights; lastChange: number }> {
  const { rows } = await sql<{ lastChange: number; partners: string[] | null; met: string[] | null }>`
    select (select coalesce(max(number), 0)::float8 from outbox where stream = 'directory') as "lastChange",
      (select array_agg(distinct partner.cluster_id::text) from partner
        where partner.left_on is null and partner.partnership_id = any(${[...viewer.partnershipIds]}::uuid[])) as partners,
      (select array_agg(distinct participant.organisation_id::text) from participant
        where participant.state = 'confirmed' and participant.mission_id = any(${[...viewer.missionIds]}::uuid[])) as met`.execute(
    db,
  )
  const [row] = rows
  const managed = viewer.grants.flatMap(grant =>
    grant.role === 'cluster-manager' && grant.clusterId !== null ? [grant.clusterId] : [],
  )
  const rights = {
    everything: isAdministrator(viewer),
    signedIn: viewer.kind === 'person',
    own: new Set(viewer.organisationIds),
    met: new Set(row?.met ?? []),
    managedClusters: new Set(managed),
    memberClusters: new Set(viewer.memberClusterIds),
    partnershipClusters: new Set(row?.partners ?? []),
  }
  return { rights, lastChange: Number(row?.lastChange ?? 0) }
}
