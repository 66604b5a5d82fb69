import { type Expression, type SqlBool, sql } from 'kysely'
import { isAdministrator, type Viewer } from '../../shared/viewer.ts'

/**
 * The one rule of who decides for a participant (`actsForParticipant`), as a condition on these aliases of `participant` and
 * `mission`.
 */
export function actsFor(
  viewer: Viewer,
  alias = 'participant',
  missionAlias = 'mission',
): Expression<SqlBool> {
  if (isAdministrator(viewer)) return sql<SqlBool>`true`
  const [row, mission] = [sql.table(alias), sql.table(missionAlias)]
  const scopes = (role: string, key: 'clusterId' | 'partnershipId' | 'missionId' | 'organisationId') =>
    viewer.grants.flatMap(grant => (grant.role === role && grant[key] !== null ? [grant[key]] : []))
  const managed = scopes('cluster-manager', 'clusterId')
  return sql<SqlBool>`(${mission}.id = any(${scopes('event-organiser', 'missionId')}::uuid[]) or ${mission}.lead_cluster_id = any(${managed}::uuid[])
    or ${mission}.partnership_id = any(${scopes('partnership-coordinator', 'partnershipId')}::uuid[])
    or ${row}.person_id = ${viewer.personId}::uuid or ${row}.organisation_id = any(${scopes('organisation-editor', 'organisationId')}::uuid[])
    or (${row}.brought_by = ${viewer.personId}::uuid and ${mission}.id = any(${scopes('local-host', 'missionId')}::uuid[]))
    or exists (select 1 from membership where membership.organisation_id = ${row}.organisation_id and membership.cluster_id = any(${managed}::uuid[])
      and membership.member_from <= current_date and (membership.member_to is null or membership.member_to >= current_date)))`
}
