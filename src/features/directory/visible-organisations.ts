import { type Expression, type SqlBool, sql } from 'kysely'
import { isAdministrator, type Viewer } from '../../shared/viewer.ts'

/**
 * The one rule of who sees which organisation, as a condition on the table or alias `organisation`: every list, count,
 * search, feed and export of organisations carries it. Public: everybody. Platform: everybody signed in. Partnership:
 * people of a partnership one of its clusters is in. Cluster: people of its clusters. Organisation: its own people and
 * its clusters' managers. Whoever meets it in a mission sees it there.
 */
export function visibleOrganisations(viewer: Viewer, alias = 'organisation'): Expression<SqlBool> {
  if (isAdministrator(viewer)) return sql<SqlBool>`true`
  const row = sql.table(alias)
  const signedIn = viewer.kind === 'person'
  const visible = [sql`${row}.visibility = 'public'`]
  if (signedIn) {
    const managed = viewer.grants.flatMap(grant =>
      grant.role === 'cluster-manager' && grant.clusterId !== null ? [grant.clusterId] : [],
    )
    visible.push(
      sql`${row}.visibility = 'platform'`,
      sql`${row}.id = any(${[...viewer.organisationIds]}::uuid[])`,
      sql`(${row}.visibility = 'partnership' and exists (select 1 from membership join partner on partner.cluster_id = membership.cluster_id and partner.left_on is null
        where membership.organisation_id = ${row}.id and membership.member_to is null and partner.partnership_id = any(${[...viewer.partnershipIds]}::uuid[])))`,
      sql`(${row}.visibility in ('partnership', 'cluster') and exists (select 1 from membership where membership.organisation_id = ${row}.id and membership.member_to is null
        and membership.cluster_id = any(${[...viewer.memberClusterIds]}::uuid[])))`,
      sql`exists (select 1 from membership where membership.organisation_id = ${row}.id and membership.member_to is null and membership.cluster_id = any(${managed}::uuid[]))`,
      sql`exists (select 1 from participant where participant.organisation_id = ${row}.id and participant.state = 'confirmed' and participant.mission_id = any(${[...viewer.missionIds]}::uuid[]))`,
    )
  }
  return sql<SqlBool>`(${sql.join(visible, sql` or `)})`
}
