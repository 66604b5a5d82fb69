import { sql } from 'kysely'
import type { Db } from '../../../shared/context.ts'
import { keptPlan } from '../../../shared/kept-plan.ts'
import type { Viewer } from '../../../shared/viewer.ts'
import { visibleClusters } from '../queries.ts'
import { visibleOrganisations } from '../visible-organisations.ts'
import { partVisible, reachOf } from '../visible-parts.ts'
import { selectDocuments } from './queries-documents.ts'

/** Found organisations with all that may be shown of them; the rule of who sees which is asked once more. */
export async function readFound(db: Db, viewer: Viewer, ids: readonly string[]) {
  if (ids.length === 0) return []
  return selectDocuments(db)
    .modifyFront(keptPlan)
    .select('organisation.slug')
    .select(
      sql<
        'micro' | 'small' | 'medium' | 'large' | null
      >`case when ${partVisible(viewer, 'size')} then size_class end`.as('sizeClass'),
    )
    .select([
      reachOf(viewer).as('reach'),
      sql<
        { slug: string; name: string }[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('slug', cluster.slug, 'name', cluster.short_name)
        order by cluster.short_name), '[]') from membership join cluster on cluster.id = membership.cluster_id
        where membership.organisation_id = organisation.id and membership.member_to is null and ${visibleClusters(viewer)})`.as(
        'clusterLinks',
      ),
      sql<number>`(select count(*)::int from affiliation where affiliation.organisation_id = organisation.id and ended_at is null)`.as(
        'people',
      ),
    ])
    .where('organisation.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where(visibleOrganisations(viewer))
    .where('merged_into', 'is', null)
    .execute()
}
export type FoundRow = Awaited<ReturnType<typeof readFound>>[number]

/** Clusters the viewer may see, by id, to filter by and to name. */
export async function readClusterNames(db: Db, viewer: Viewer) {
  return db
    .selectFrom('cluster')
    .select(['id', 'slug', 'short_name as label'])
    .where(visibleClusters(viewer))
    .execute()
}

/** What terms of taxonomies are called in each language, by `scheme:code`. */
export async function readTermLabels(db: Db, terms: readonly string[]) {
  if (terms.length === 0) return new Map<string, Record<string, string>>()
  const { rows } = await sql<{ key: string; labels: Record<string, string> }>`
    select distinct on (scheme, code) scheme || ':' || code as key, labels from taxonomy_term
    where scheme || ':' || code = any(${[...terms]}) order by scheme, code, revision desc`.execute(db)
  return new Map(rows.map(row => [row.key, row.labels]))
}
