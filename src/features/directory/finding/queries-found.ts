import { sql } from 'kysely'
import type { Db } from '../../../shared/context.ts'
import { keptPlan } from '../../../shared/kept-plan.ts'
import type { Viewer } from '../../../shared/viewer.ts'
import { visibleClusters } from '../queries.ts'
import { visibleOrganisations } from '../visible-organisations.ts'
import { fieldVisible, reachOf } from '../visible-parts.ts'
import type { KeptRows } from './kept-rows.ts'
import { type DocumentRow, findDocuments } from './queries-documents.ts'

/** How a viewer stands to an organisation that they may see, and what depends on it. */
interface StandingRow {
  readonly id: string
  readonly slug: string
  readonly sizeClass: 'micro' | 'small' | 'medium' | 'large' | null
  readonly reach: number
  readonly clusterLinks: { slug: string; name: string }[]
  readonly people: number
}

/** A found organisation with all that may be shown of it. */
export interface FoundRow extends DocumentRow, StandingRow {
  readonly id: string
  /** What does not depend on the viewer, the same object as long as nothing changes. */
  readonly record: DocumentRow
}

/**
 * Found organisations with all that may be shown of them, what is kept of their texts not read again; the rule of who sees
 * which is asked once more each time.
 */
export async function readFound(
  db: Db,
  viewer: Viewer,
  ids: readonly string[],
  kept: KeptRows | null = null,
): Promise<FoundRow[]> {
  if (ids.length === 0) return []
  const load = (some: readonly string[]) => findDocuments(db, some)
  const [standings, records] = await Promise.all([
    readStandings(db, viewer, ids),
    kept === null ? load(ids) : kept.read(ids, load),
  ])
  const byId = new Map(standings.map(standing => [standing.id, standing]))
  return records.flatMap(record => {
    const standing = byId.get(record.id)
    return standing === undefined ? [] : [{ ...record, ...standing, record }]
  })
}

async function readStandings(db: Db, viewer: Viewer, ids: readonly string[]): Promise<StandingRow[]> {
  const { rows } = await sql<StandingRow>`
    select ${keptPlan} organisation.id, organisation.slug,
      case when ${fieldVisible(viewer, 'sizeClass')} then size_class end as "sizeClass",
      ${reachOf(viewer)} as reach,
      (select coalesce(jsonb_agg(jsonb_build_object('slug', cluster.slug, 'name', cluster.short_name)
        order by cluster.short_name), '[]') from membership join cluster on cluster.id = membership.cluster_id
        where membership.organisation_id = organisation.id and membership.member_to is null and ${visibleClusters(viewer)})
        as "clusterLinks",
      (select count(*)::int from affiliation where affiliation.organisation_id = organisation.id and ended_at is null) as people
    from organisation
    where organisation.id = any(${[...ids]}::uuid[]) and ${visibleOrganisations(viewer)} and merged_into is null`.execute(
    db,
  )
  return rows
}

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
