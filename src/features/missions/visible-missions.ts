import { type Expression, type SqlBool, sql } from 'kysely'
import { isAdministrator, type Viewer } from '../../shared/viewer.ts'

/** The one rule of who sees which mission (`seesMission`), as a condition on the table or alias `mission`. */
export function visibleMissions(viewer: Viewer, alias = 'mission'): Expression<SqlBool> {
  if (isAdministrator(viewer)) return sql<SqlBool>`true`
  const row = sql.table(alias)
  const led = viewer.grants.flatMap(grant =>
    grant.role === 'cluster-manager' && grant.clusterId !== null ? [grant.clusterId] : [],
  )
  const coordinated = viewer.grants.flatMap(grant =>
    grant.role === 'partnership-coordinator' && grant.partnershipId !== null ? [grant.partnershipId] : [],
  )
  return sql<SqlBool>`(${row}.id = any(${[...viewer.missionIds]}::uuid[]) or ${row}.lead_cluster_id = any(${led}::uuid[])
    or ${row}.partnership_id = any(${coordinated}::uuid[])
    or (${row}.state <> 'draft' and (${row}.public_page or ${row}.partnership_id = any(${[...viewer.partnershipIds]}::uuid[]))))`
}
