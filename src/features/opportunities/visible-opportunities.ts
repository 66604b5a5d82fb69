import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { isAdministrator, type Viewer } from '../../shared/viewer.ts'

const uuids = (ids: readonly string[]) => sql`${[...ids]}::uuid[]`

/** Clusters a viewer manages. */
export function managedClusters(viewer: Viewer): string[] {
  return viewer.grants.flatMap(grant =>
    grant.role === 'cluster-manager' && grant.clusterId !== null ? [grant.clusterId] : [],
  )
}

/**
 * Whose it is, as a condition on `opportunity`: people of the organisation, managers of the cluster that publishes it and
 * of those that list the organisation.
 */
export function ownOpportunities(viewer: Viewer): RawBuilder<SqlBool> {
  if (viewer.kind === 'visitor') return sql<SqlBool>`false`
  const managed = uuids(managedClusters(viewer))
  return sql<SqlBool>`(coalesce(opportunity.organisation_id = any(${uuids(viewer.organisationIds)}), false)
    or opportunity.cluster_id = any(${managed})
    or exists (select 1 from membership where membership.organisation_id = opportunity.organisation_id and membership.member_to is null and membership.cluster_id = any(${managed})))`
}

/**
 * The one rule of who sees which opportunity, as a condition on `opportunity` and its published `version`: every list,
 * count, search, feed and export carries it. Its own side always; the others while it is published and not over, by its
 * level: everybody, everybody signed in, people of a partnership its cluster is in, people of its cluster.
 */
export function visibleOpportunities(viewer: Viewer, today: string): RawBuilder<SqlBool> {
  if (isAdministrator(viewer)) return sql<SqlBool>`version.state = 'published'`
  const levels = [sql`version.visibility = 'public'`]
  if (viewer.kind === 'person')
    levels.push(
      sql`version.visibility = 'platform'`,
      sql`(version.visibility = 'partnership' and exists (select 1 from partner where partner.cluster_id = opportunity.cluster_id and partner.left_on is null
        and partner.partnership_id = any(${uuids(viewer.partnershipIds)})))`,
      sql`(version.visibility in ('partnership', 'cluster') and opportunity.cluster_id = any(${uuids(viewer.memberClusterIds)}))`,
    )
  return sql<SqlBool>`(version.state = 'published' and (${ownOpportunities(viewer)}
    or (opportunity.withdrawn_at is null and coalesce(opportunity.expires_on >= ${today}::date, true) and (${sql.join(levels, sql` or `)}))))`
}

/**
 * Who may be a second person, as a condition on `opportunity` and its submitted `version`: managers of its cluster and of
 * partner clusters, coordinators of its partnerships, administrators; never somebody who wrote on it.
 */
export function reviewableOpportunities(viewer: Viewer): RawBuilder<SqlBool> {
  if (viewer.kind === 'visitor') return sql<SqlBool>`false`
  const notMine = sql`not (coalesce(${viewer.personId}::text, '') = any(version.written_by))`
  if (isAdministrator(viewer)) return sql<SqlBool>`(version.state = 'submitted' and ${notMine})`
  const managed = uuids(managedClusters(viewer))
  const coordinated = uuids(
    viewer.grants.flatMap(grant =>
      grant.role === 'partnership-coordinator' && grant.partnershipId !== null ? [grant.partnershipId] : [],
    ),
  )
  return sql<SqlBool>`(version.state = 'submitted' and ${notMine} and (opportunity.cluster_id = any(${managed})
    or ((version.anonymous or version.in_feeds) and exists (select 1 from partner here where here.cluster_id = opportunity.cluster_id and here.left_on is null
      and (here.partnership_id = any(${coordinated}) or exists (select 1 from partner other where other.partnership_id = here.partnership_id
        and other.left_on is null and other.cluster_id = any(${managed})))))))`
}
