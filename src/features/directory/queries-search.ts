import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { visibleClusters } from './queries.ts'
import { anyProgramme } from './rules/project-columns.ts'
import { visibleOrganisations } from './visible-organisations.ts'
import { fieldVisible, reachOf, seenWithProfile } from './visible-parts.ts'

export interface OrganisationFilter {
  q?: string | undefined
  kind?: string | undefined
  country?: string | undefined
  cluster?: string | undefined
  technology?: string | undefined
  market?: string | undefined
  term?: string | undefined
  programme?: string | undefined
  /** Only organisations in these towns, regions or countries. */
  towns?:
    | readonly { country: string; region: string | null; nuts: string | null; city: string | null }[]
    | undefined
  gap?: 'people' | 'summary' | 'technologies' | 'confirmation' | undefined
  sort: 'relevance' | 'name' | 'newest'
  page: number
  pageSize: number
  now: Date
}

/** The text a viewer may search in: what is hidden from them is not even hinted at by a hit. */
function searchedBy(viewer: Viewer) {
  return sql`unaccent(lower(concat_ws(' ', organisation.name, organisation.short_name, organisation.name_other_script, organisation.name_reading, organisation.city, organisation.summary,
    (select string_agg(organisation_alias.name, ' ') from organisation_alias where organisation_alias.organisation_id = organisation.id),
    case when ${fieldVisible(viewer, 'offers')} then organisation.offers end, case when ${fieldVisible(viewer, 'needs')} then organisation.needs end, array_to_string(organisation.technologies, ' '))))`
}

/** Every word of the question must occur somewhere in the profile; accents and case do not matter. */
export function conditions(
  viewer: Viewer,
  filter: OrganisationFilter,
  without?: 'kind' | 'country' | 'cluster' | 'technology' | 'term',
) {
  const all = [sql`${visibleOrganisations(viewer)}`, sql`organisation.merged_into is null`]
  const searched = searchedBy(viewer)
  for (const word of (filter.q ?? '')
    .split(/\s+/)
    .filter(part => part !== '')
    .slice(0, 12))
    all.push(sql`${searched} like '%' || unaccent(lower(${word.replace(/[%_\\]/g, '\\$&')})) || '%'`)
  if (filter.kind !== undefined && without !== 'kind') all.push(sql`organisation.kind = ${filter.kind}`)
  if (filter.country !== undefined && without !== 'country')
    all.push(
      sql`(organisation.country = ${filter.country} or (${seenWithProfile('sites')} and exists (select 1 from site where site.organisation_id = organisation.id and site.country = ${filter.country})))`,
    )
  if (filter.cluster !== undefined && without !== 'cluster') {
    all.push(
      sql`exists (select 1 from membership join cluster on cluster.id = membership.cluster_id where membership.organisation_id = organisation.id and membership.member_to is null and cluster.slug = ${filter.cluster} and ${visibleClusters(viewer)})`,
    )
  }
  if (filter.technology !== undefined && without !== 'technology')
    all.push(sql`organisation.technologies @> array[${filter.technology}]::text[]`)
  if (filter.market !== undefined)
    all.push(
      sql`(organisation.target_markets @> array[${filter.market}]::text[] and ${fieldVisible(viewer, 'targetMarkets')})`,
    )
  if (filter.term !== undefined && without !== 'term') {
    const [scheme, ...code] = filter.term.split(':')
    all.push(
      sql`exists (select 1 from classification where classification.organisation_id = organisation.id and classification.scheme = ${scheme} and classification.code = ${code.join(':')})`,
    )
  }
  if (filter.programme !== undefined)
    all.push(
      sql`exists (select 1 from eu_participation join eu_project on eu_project.number = eu_participation.project
        where eu_participation.organisation_id = organisation.id and (${filter.programme} = ${anyProgramme}
          or ${filter.programme} = any(regexp_split_to_array(programme, '\\s*[|;]\\s*'))))`,
    )
  if (filter.towns !== undefined)
    all.push(
      sql`exists (select 1 from jsonb_to_recordset(${JSON.stringify(filter.towns)}::jsonb) as town(country text, region text, nuts text, city text)
        where town.country = organisation.country and town.region is not distinct from organisation.region and town.nuts is not distinct from organisation.nuts and town.city is not distinct from organisation.city)`,
    )
  if (filter.gap === 'people')
    all.push(
      sql`not exists (select 1 from affiliation where affiliation.organisation_id = organisation.id and ended_at is null)`,
    )
  if (filter.gap === 'summary') all.push(sql`organisation.summary is null`)
  if (filter.gap === 'technologies') all.push(sql`organisation.technologies = '{}'`)
  if (filter.gap === 'confirmation')
    all.push(
      sql`(organisation.last_confirmed_at is null or organisation.last_confirmed_at < ${new Date(filter.now.getTime() - 365 * 86_400_000)})`,
    )
  return sql<SqlBool>`${sql.join(all, sql` and `)}`
}

/** A page of organisations with their clusters and how many there are in all. */
export async function searchOrganisations(db: Db, viewer: Viewer, filter: OrganisationFilter) {
  const where = conditions(viewer, filter)
  const order =
    filter.sort === 'newest'
      ? sql`organisation.created_at desc, organisation.id`
      : filter.sort === 'relevance' && filter.q
        ? sql`similarity(organisation.name, ${filter.q}) desc, organisation.name, organisation.id`
        : sql`organisation.name, organisation.id`
  const { total } = await db
    .selectFrom('organisation')
    .select(sql<number>`count(*)::int`.as('total'))
    .where(where)
    .executeTakeFirstOrThrow()
  const items = await db
    .selectFrom('organisation')
    .select([
      'id',
      'slug',
      'kind',
      'name',
      'name_other_script as nameOtherScript',
      'country',
      'city',
      'summary',
      'lang',
      'technologies',
    ])
    .select(
      sql<
        'micro' | 'small' | 'medium' | 'large' | null
      >`case when ${fieldVisible(viewer, 'sizeClass')} then size_class end`.as('sizeClass'),
    )
    .select([
      sql<
        { slug: string; name: string }[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('slug', cluster.slug, 'name', cluster.short_name) order by cluster.short_name), '[]')
        from membership join cluster on cluster.id = membership.cluster_id where membership.organisation_id = organisation.id and membership.member_to is null and ${visibleClusters(viewer)})`.as(
        'clusters',
      ),
      sql<number>`(select count(*)::int from affiliation where affiliation.organisation_id = organisation.id and ended_at is null)`.as(
        'people',
      ),
    ])
    .where(where)
    .orderBy(order)
    .limit(filter.pageSize)
    .offset((filter.page - 1) * filter.pageSize)
    .execute()
  return { items, total }
}

/** Counts beside each filter, as if that one filter were open: what else there is to choose, never what is hidden. */
export async function countFacets(db: Db, viewer: Viewer, filter: OrganisationFilter) {
  const count = sql<number>`count(*)::int`.as('count')
  const kind = await db
    .selectFrom('organisation')
    .select(['kind as value', count])
    .where(conditions(viewer, filter, 'kind'))
    .groupBy('kind')
    .orderBy('count', 'desc')
    .orderBy('kind')
    .execute()
  const country = await db
    .selectFrom('organisation')
    .select(['country as value', count])
    .where(conditions(viewer, filter, 'country'))
    .groupBy('country')
    .orderBy('count', 'desc')
    .orderBy('country')
    .limit(40)
    .execute()
  const cluster = await db
    .selectFrom('organisation')
    .innerJoin('membership', join =>
      join.onRef('membership.organisation_id', '=', 'organisation.id').on('membership.member_to', 'is', null),
    )
    .innerJoin('cluster', 'cluster.id', 'membership.cluster_id')
    .select(['cluster.slug as value', 'cluster.short_name as label', count])
    .where(conditions(viewer, filter, 'cluster'))
    .where(visibleClusters(viewer))
    .groupBy(['cluster.slug', 'cluster.short_name'])
    .orderBy('count', 'desc')
    .orderBy('cluster.short_name')
    .limit(40)
    .execute()
  const technology = await sql<{ value: string; count: number }>`
    select technology as value, count(*)::int as count from organisation, unnest(organisation.technologies) as technology
    where ${conditions(viewer, filter, 'technology')} group by technology order by count(*) desc, technology limit 20`.execute(
    db,
  )
  const term = await sql<{ scheme: string; revision: string; code: string; count: number }>`
    select classification.scheme, max(classification.revision) as revision, classification.code, count(*)::int as count
    from organisation join classification on classification.organisation_id = organisation.id
    where ${conditions(viewer, filter, 'term')} group by classification.scheme, classification.code
    order by count(*) desc, classification.scheme, classification.code limit 20`.execute(db)
  return { kind, country, cluster, technology: technology.rows, term: term.rows }
}

/** Whole records of what a search finds, in the order of their names, for files. */
export async function listOrganisationRecords(db: Db, viewer: Viewer, filter: OrganisationFilter) {
  return db
    .selectFrom('organisation')
    .selectAll()
    .select(reachOf(viewer).as('reach'))
    .where(conditions(viewer, filter))
    .orderBy('name')
    .orderBy('id')
    .limit(filter.pageSize)
    .execute()
}
