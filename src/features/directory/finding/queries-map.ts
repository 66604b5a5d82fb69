import { sql } from 'kysely'
import type { Db } from '../../../shared/context.ts'
import type { Viewer } from '../../../shared/viewer.ts'
import { visibleClusters } from '../queries.ts'
import { conditions, type OrganisationFilter } from '../queries-search.ts'
import type { siteFunctions } from '../rules/profile-choices.ts'
import { visibleOrganisations } from '../visible-organisations.ts'
import { seenWithProfile } from '../visible-parts.ts'
import type { PlacedRow } from './spots.ts'

/** Clusters the viewer may see, with where each has its seat. */
export async function listClusterSeats(
  db: Db,
  viewer: Viewer,
  only: { slug: string | undefined; country: string | undefined },
) {
  let query = db
    .selectFrom('cluster')
    .select(['slug', 'short_name as label', 'city', 'country'])
    .where(visibleClusters(viewer))
  if (only.slug !== undefined) query = query.where('slug', '=', only.slug)
  if (only.country !== undefined) query = query.where('country', '=', only.country)
  return query.orderBy('short_name').limit(2_000).execute()
}

/** How many organisations of a search are in each town, region and country. */
export async function countTowns(db: Db, viewer: Viewer, filter: OrganisationFilter) {
  return db
    .selectFrom('organisation')
    .select(['country', 'region', 'nuts', 'city', sql<number>`count(*)::int`.as('count')])
    .where(conditions(viewer, filter))
    .groupBy(['country', 'region', 'nuts', 'city'])
    .orderBy('country')
    .orderBy('region')
    .orderBy('nuts')
    .orderBy('city')
    .execute()
}

interface SitedRow extends PlacedRow {
  slug: string
  name: string
  sites: {
    name: string
    function: (typeof siteFunctions)[number]
    city: string | null
    country: string
    latitude: number | null
    longitude: number | null
  }[]
}

/** Organisations of a list that the viewer may see, with the sites that everybody sees who sees them, by name. */
export async function listPlacedSites(db: Db, viewer: Viewer, ids: readonly string[]): Promise<SitedRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<SitedRow>`
    select organisation.slug, organisation.name, organisation.visibility, part_visibility as "partVisibility",
      organisation.country, organisation.city, region, nuts, latitude, longitude,
      (select jsonb_agg(jsonb_build_object('name', site.name, 'function', site.function, 'city', site.city,
        'country', site.country, 'latitude', site.latitude, 'longitude', site.longitude) order by position, site.id)
        from site where site.organisation_id = organisation.id) as sites
    from organisation
    where organisation.id = any(${[...ids]}::uuid[]) and ${visibleOrganisations(viewer)} and merged_into is null
      and ${seenWithProfile('sites')} and exists (select 1 from site where site.organisation_id = organisation.id)
    order by organisation.name, organisation.id`.execute(db)
  return rows
}
