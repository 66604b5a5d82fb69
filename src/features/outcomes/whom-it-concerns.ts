import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../shared/viewer.ts'

/**
 * Rows that concern the viewer: their own part in a mission, their companies', those of their clusters' members. Beside
 * `participant`; `organisation` is the column that says whose row it is.
 */
export function concerns(viewer: Viewer, organisation: RawBuilder<unknown>): RawBuilder<unknown> {
  const scopes = (role: string, key: 'organisationId' | 'clusterId') =>
    viewer.grants.flatMap(grant => (grant.role === role && grant[key] !== null ? [grant[key]] : []))
  return sql`(participant.person_id = ${viewer.personId}::uuid or ${organisation} = any(${scopes('organisation-editor', 'organisationId')}::uuid[])
    or exists (select 1 from membership where membership.organisation_id = ${organisation} and membership.cluster_id = any(${scopes('cluster-manager', 'clusterId')}::uuid[])
      and member_from <= current_date and (member_to is null or member_to >= current_date)))`
}
