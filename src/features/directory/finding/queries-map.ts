import { sql } from 'kysely'
import type { Db } from '../../../shared/context.ts'
import type { Viewer } from '../../../shared/viewer.ts'
import { visibleClusters } from '../queries.ts'
import { conditions, type OrganisationFilter } from '../queries-search.ts'

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
    .select(['country', 'region', 'city', sql<number>`count(*)::int`.as('count')])
    .where(conditions(viewer, filter))
    .groupBy(['country', 'region', 'city'])
    .orderBy('country')
    .orderBy('region')
    .orderBy('city')
    .execute()
}
