import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../../shared/context.ts'
import type { Viewer } from '../../../shared/viewer.ts'
import { departmentOf, withFigures } from '../queries-profile.ts'
import { visibleOrganisations } from '../visible-organisations.ts'
import { reachOf, visibleCapabilities } from '../visible-parts.ts'

/** The next capability records behind an id, of organisations and at levels that the viewer may see. */
export function readCapabilities(
  db: Db,
  viewer: Viewer,
  asked: {
    country?: string | undefined
    /** Id or address of the one organisation whose records are asked for. */
    organisation?: string | undefined
    since?: string | undefined
    cursor?: string | undefined
    limit: number
  },
) {
  let query = db
    .selectFrom('capability')
    .innerJoin('organisation', 'organisation.id', 'capability.organisation_id')
    .selectAll('capability')
    .select([
      withFigures.as('figures'),
      departmentOf(viewer).as('department'),
      reachOf(viewer).as('reach'),
      'organisation.name as organisationName',
      'organisation.slug as organisationSlug',
      'organisation.country as organisationCountry',
    ])
    .where(visibleOrganisations(viewer))
    .where('organisation.merged_into', 'is', null)
    .where(visibleCapabilities(viewer))
  if (asked.country !== undefined) query = query.where('organisation.country', '=', asked.country)
  if (asked.organisation !== undefined)
    query = query.where(sql<SqlBool>`${asked.organisation} in (organisation.id::text, organisation.slug)`)
  if (asked.since !== undefined) query = query.where('capability.updated_at', '>=', new Date(asked.since))
  if (asked.cursor !== undefined) query = query.where(sql<SqlBool>`capability.id > ${asked.cursor}::uuid`)
  return query.orderBy('capability.id').limit(asked.limit).execute()
}
