import { sql } from 'kysely'
import { isAdministrator, type Viewer } from '../../shared/viewer.ts'
import { visibilities } from '../../shared/visibility.ts'
import { sayersOf } from './rules/part-table.ts'
import { type ProfileField, type ProfilePart, profileTable } from './rules/profile-parts.ts'

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

type Named = ProfilePart | ProfileField

/** The level a part or field of the organisation is kept to; what `levelOf` says of a row that was read. */
function levelIn(name: Named, alias: string) {
  const { names, otherwise } = sayersOf(profileTable, name)
  const said = names.map(one => sql`${sql.table(alias)}.part_visibility->>${sql.lit(one)}`)
  return sql`coalesce(${sql.join([...said, sql.lit(otherwise)])})`
}

/** Whether the viewer may see a field of the organisation's profile; for conditions that search or count in it. */
export function fieldVisible(viewer: Viewer, name: Named, alias = 'organisation') {
  return fieldWithin(reachOf(viewer, alias), name, alias)
}

/**
 * Whether somebody standing that near may see a field. Guests behind a link have no viewer: whoever takes part in a
 * mission stands where everybody with an account stands.
 */
export function fieldWithin(reach: ReturnType<typeof sql<number>>, name: Named, alias = 'organisation') {
  return sql<boolean>`(${rankOf(levelIn(name, alias))} <= ${reach})`
}

/** The same as `isSeenWithProfile`: everybody who sees the organisation sees the field. */
export function seenWithProfile(name: Named) {
  const level = levelIn(name, 'organisation')
  return sql<boolean>`(${level} = 'public' or (${level} = 'platform' and organisation.visibility <> 'public'))`
}

/** What everybody with an account, and every guest of a mission, may see. */
export const missionReach = sql<number>`1`

/** The capability records the viewer may see, joined to the organisation `alias` that they may see, too. */
export function visibleCapabilities(viewer: Viewer, alias = 'organisation') {
  return sql<boolean>`(${rankOf(sql`capability.visibility`)} <= ${reachOf(viewer, alias)})`
}
