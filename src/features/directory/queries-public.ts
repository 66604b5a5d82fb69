import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { visitor } from '../../shared/viewer.ts'
import { visibleClusters } from './queries.ts'
import { visibleOrganisations } from './visible-organisations.ts'

/** A sitemap holds fifty thousand addresses. */
const sitemapLimit = 50_000

/** Addresses of the directory that a visitor may read: decided by the same rules as every list. */
export async function listPublicAddresses(db: Db) {
  const nobody = visitor('en')
  const clusters = db
    .selectFrom('cluster')
    .select([sql<string>`'/clusters/' || slug`.as('path'), 'updated_at as updatedAt'])
    .where(visibleClusters(nobody))
  const organisations = db
    .selectFrom('organisation')
    .select([sql<string>`'/organisations/' || slug`.as('path'), 'updated_at as updatedAt'])
    .where(visibleOrganisations(nobody))
    .where('merged_into', 'is', null)
  return clusters.unionAll(organisations).orderBy('updatedAt', 'desc').limit(sitemapLimit).execute()
}
