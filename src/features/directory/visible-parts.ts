import { sql } from 'kysely'
import { isAdministrator, type Viewer } from '../../shared/viewer.ts'
import { visibilities } from '../../shared/visibility.ts'
import { type ProfilePart, partDefaults } from './rules/profile-parts.ts'

/**
 * How near the viewer stands to each organisation of a query, as a number (`Reach` of rules/profile-parts.ts): 4 its own
 * people and its clusters' managers, 3 people of one of its clusters, 2 of a partnership, 1 anybody signed in, 0 a
 * visitor. The one measure that fields and capability records are shown by.
 */
export function reachOf(viewer: Viewer, alias = 'organisation') {
  if (isAdministrator(viewer)) return sql<number>`4`
  if (viewer.kind !== 'person') return sql<number>`0`
  const row = sql.table(alias)
  const managed = viewer.grants.flatMap(grant =>
    grant.role === 'cluster-manager' && grant.clusterId !== null ? [grant.clusterId] : [],
  )
  const inCluster = (ids: readonly string[]) =>
    sql`exists (select 1 from membership where membership.organisation_id = ${row}.id and membership.member_to is null and membership.cluster_id = any(${[...ids]}::uuid[]))`
  return sql<number>`(case
    when ${row}.id = any(${[...viewer.organisationIds]}::uuid[]) or ${inCluster(managed)} then 4
    when ${inCluster(viewer.memberClusterIds)} then 3
    when exists (select 1 from membership join partner on partner.cluster_id = membership.cluster_id and partner.left_on is null
      where membership.organisation_id = ${row}.id and membership.member_to is null and partner.partnership_id = any(${[...viewer.partnershipIds]}::uuid[])) then 2
    else 1 end)`
}

/** The number of a level that stands in a text expression. */
function rankOf(level: ReturnType<typeof sql>) {
  return sql`array_position(${[...visibilities]}::text[], ${level}) - 1`
}

/** Whether the viewer may see a part of the organisation's profile; for conditions that search or count in it. */
export function partVisible(viewer: Viewer, part: ProfilePart, alias = 'organisation') {
  return partWithin(reachOf(viewer, alias), part, alias)
}

/**
 * Whether somebody standing that near may see a part. Guests behind a link have no viewer: whoever takes part in a
 * mission stands where everybody with an account stands.
 */
export function partWithin(reach: ReturnType<typeof sql<number>>, part: ProfilePart, alias = 'organisation') {
  const row = sql.table(alias)
  return sql<boolean>`(${rankOf(sql`coalesce(${row}.part_visibility->>${sql.lit(part)}, ${sql.lit(partDefaults[part])})`)} <= ${reach})`
}

/** The same as `isSeenWithProfile`: everybody who sees the organisation sees the part. */
export function seenWithProfile(part: ProfilePart) {
  const level = sql`coalesce(organisation.part_visibility->>${sql.lit(part)}, ${sql.lit(partDefaults[part])})`
  return sql<boolean>`(${level} = 'public' or (${level} = 'platform' and organisation.visibility <> 'public'))`
}

/** What everybody with an account, and every guest of a mission, may see. */
export const missionReach = sql<number>`1`

/** The capability records the viewer may see, joined to the organisation `alias` that they may see, too. */
export function visibleCapabilities(viewer: Viewer, alias = 'organisation') {
  return sql<boolean>`(${rankOf(sql`capability.visibility`)} <= ${reachOf(viewer, alias)})`
}
