import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { isAdministrator, type Viewer } from '../../shared/viewer.ts'
import { visibleOrganisations } from '../directory/index.ts'
import type { VersionContent, WorkingState } from './rules/version-content.ts'
import {
  managedClusters,
  ownOpportunities,
  reviewableOpportunities,
  visibleOpportunities,
} from './visible-opportunities.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-/
const byReference = (reference: string) =>
  uuid.test(reference) ? sql`opportunity.id = ${reference}::uuid` : sql`opportunity.slug = ${reference}`

/** What access is judged by, or null for what does not exist. */
export async function findSubject(db: Db, viewer: Viewer, reference: string, today: string) {
  const { rows } = await sql<{
    id: string
    slug: string
    organisationId: string | null
    clusterId: string
    clusterIds: string[]
    isOwn: boolean
    isVisible: boolean
    isReviewable: boolean
  }>`select opportunity.id, opportunity.slug, opportunity.organisation_id as "organisationId", opportunity.cluster_id as "clusterId",
      array(select distinct id::text from (select opportunity.cluster_id as id union select membership.cluster_id from membership
        where membership.organisation_id = opportunity.organisation_id and membership.member_to is null) as listed) as "clusterIds",
      (${isAdministrator(viewer)} or ${ownOpportunities(viewer)}) as "isOwn",
      exists (select 1 from opportunity_version version where version.opportunity_id = opportunity.id and ${visibleOpportunities(viewer, today)}) as "isVisible",
      exists (select 1 from opportunity_version version where version.opportunity_id = opportunity.id and ${reviewableOpportunities(viewer)}) as "isReviewable"
    from opportunity where ${byReference(reference)}`.execute(db)
  return rows[0] ?? null
}

const contentColumns = sql`version.id as "versionId", version.number, version.state as "versionState", version.published_at as "versionPublishedAt", version.type, version.lang, version.title, version.summary,
  version.description, version.advantages, version.expertise, version.applications, version.anonymous, version.visibility, version.in_feeds as "inFeeds",
  version.stage, version.trl, version.ipr_status as "iprStatus", version.ipr_comment as "iprComment", version.partner_area as "partnerArea",
  version.partner_sought as "partnerSought", version.partner_types as "partnerTypes", version.partner_countries as "partnerCountries",
  version.cooperation_types as "cooperationTypes", version.target_markets as "targetMarkets", version.terms, version.keywords,
  version.shown_size as "shownSize", version.programme, version.call_topic as "callTopic", version.duration_months as "durationMonths",
  version.deadline::text as deadline`

/** One version with the record it belongs to and whose it is, as it stands; what of it is told is decided by who shows it. */
export interface OpportunityRow extends VersionContent {
  id: string
  slug: string
  reference: string | null
  versionId: string
  number: number
  versionState: WorkingState | 'published' | 'superseded'
  acceptsInterest: boolean
  publishedAt: Date | null
  expiresOn: string | null
  withdrawnAt: Date | null
  source: string | null
  externalReference: string | null
  recordVersion: number
  ownerId: string | null
  ownerName: string | null
  ownerSlug: string | null
  ownerKind: string | null
  country: string
  clusterName: string
  clusterSlug: string
  isOwn: boolean
  seesOwner: boolean
  updatedAt: Date
  versionPublishedAt: Date | null
}

const rowColumns = (
  viewer: Viewer,
) => sql`opportunity.id, opportunity.slug, opportunity.reference, opportunity.accepts_interest as "acceptsInterest",
  opportunity.published_at as "publishedAt", opportunity.expires_on::text as "expiresOn", opportunity.withdrawn_at as "withdrawnAt", opportunity.source,
  opportunity.external_reference as "externalReference", opportunity.version as "recordVersion", opportunity.updated_at as "updatedAt",
  organisation.id as "ownerId", organisation.name as "ownerName", organisation.slug as "ownerSlug", organisation.kind as "ownerKind",
  coalesce(organisation.country, opportunity.source_country, cluster.country) as country, cluster.short_name as "clusterName", cluster.slug as "clusterSlug",
  (${isAdministrator(viewer)} or ${ownOpportunities(viewer)}) as "isOwn",
  coalesce(organisation.id is not null and ${visibleOrganisations(viewer)}, false) as "seesOwner", ${contentColumns}`

const joined = sql`opportunity join opportunity_version version on version.opportunity_id = opportunity.id
  join cluster on cluster.id = opportunity.cluster_id left join organisation on organisation.id = opportunity.organisation_id`

/** Which of the versions is shown: what is published, else what is being worked on; or the other way round. */
const newestFirst = (first: 'published' | 'working') =>
  first === 'published'
    ? sql`(version.state = 'published') desc, version.number desc`
    : sql`(version.state in ('draft', 'submitted', 'returned')) desc, (version.state = 'published') desc, version.number desc`

/** An opportunity with the version to show, for somebody whose right to it was looked at. */
export async function readOpportunity(
  db: Db,
  viewer: Viewer,
  id: string,
  first: 'published' | 'working',
): Promise<OpportunityRow | null> {
  const { rows } = await sql<OpportunityRow>`select ${rowColumns(viewer)} from ${joined}
    where opportunity.id = ${id} order by ${newestFirst(first)} limit 1`.execute(db)
  return rows[0] ?? null
}

export interface ListWish {
  type?: string | undefined
  country?: string | undefined
  trl?: number | undefined
  market?: string | undefined
  term?: string | undefined
  cooperation?: string | undefined
  organisation?: string | undefined
  show: 'open' | 'mine' | 'waiting'
  /** Only what its owners let out into feeds; what came from elsewhere does not go on. */
  inFeeds?: boolean
  /** Without what the viewer's own side keeps. */
  notOwn?: boolean
}

/** The shown version of each opportunity a viewer may have in a list, before it is narrowed. */
function listed(viewer: Viewer, show: ListWish['show'], today: string): RawBuilder<SqlBool> {
  if (show === 'waiting') return reviewableOpportunities(viewer)
  if (show === 'mine')
    return sql<SqlBool>`(${ownOpportunities(viewer)} and version.id = (select shown.id from opportunity_version shown where shown.opportunity_id = opportunity.id
      order by (shown.state = 'published') desc, shown.number desc limit 1))`
  return sql<SqlBool>`(${visibleOpportunities(viewer, today)} and opportunity.withdrawn_at is null and coalesce(opportunity.expires_on >= ${today}::date, true))`
}

/**
 * Ids of versions that a viewer may have in this list and that pass its filters, the newest first, with the values that are
 * counted and filtered by. By an organisation only what bears its name to this reader is found.
 */
export async function listVersionIds(db: Db, viewer: Viewer, wish: ListWish, today: string) {
  const conditions: RawBuilder<SqlBool>[] = [listed(viewer, wish.show, today)]
  if (wish.inFeeds === true) conditions.push(sql<SqlBool>`(version.in_feeds and opportunity.source is null)`)
  if (wish.notOwn === true) conditions.push(sql<SqlBool>`not ${ownOpportunities(viewer)}`)
  if (wish.type !== undefined) conditions.push(sql<SqlBool>`version.type = ${wish.type}`)
  if (wish.country !== undefined)
    conditions.push(
      sql<SqlBool>`coalesce(organisation.country, opportunity.source_country, cluster.country) = ${wish.country}`,
    )
  if (wish.trl !== undefined) conditions.push(sql<SqlBool>`version.trl >= ${wish.trl}`)
  if (wish.market !== undefined) conditions.push(sql<SqlBool>`${wish.market} = any(version.target_markets)`)
  if (wish.term !== undefined) conditions.push(sql<SqlBool>`${wish.term} = any(version.terms)`)
  if (wish.cooperation !== undefined)
    conditions.push(sql<SqlBool>`${wish.cooperation} = any(version.cooperation_types)`)
  if (wish.organisation !== undefined)
    conditions.push(
      sql<SqlBool>`(${uuid.test(wish.organisation) ? sql`organisation.id = ${wish.organisation}::uuid` : sql`organisation.slug = ${wish.organisation}`}
        and (not version.anonymous or ${isAdministrator(viewer)} or ${ownOpportunities(viewer)}))`,
    )
  const { rows } = await sql<{
    id: string
    versionId: string
    textKey: string
    type: VersionContent['type']
    country: string
    trl: number | null
    markets: string[]
    terms: string[]
    cooperations: string[]
  }>`select opportunity.id, version.id as "versionId", version.id || ':' || extract(epoch from version.updated_at) as "textKey", version.type, coalesce(organisation.country, opportunity.source_country, cluster.country) as country,
      version.trl, version.target_markets as markets, version.terms, version.cooperation_types as cooperations
    from ${joined} where ${sql.join(conditions, sql` and `)}
    order by coalesce(opportunity.published_at, version.updated_at) desc, version.id desc limit 20000`.execute(
    db,
  )
  return rows
}

/** The rows of versions whose right was looked at, in any order. */
export async function readVersions(db: Db, viewer: Viewer, ids: readonly string[]) {
  const { rows } =
    await sql<OpportunityRow>`select ${rowColumns(viewer)} from ${joined} where version.id = any(${[...ids]}::uuid[])`.execute(
      db,
    )
  return rows
}

/** What is searched of versions. */
export async function readTexts(db: Db, ids: readonly string[]) {
  const { rows } = await sql<{
    id: string
    lang: string
    title: string
    summary: string
    terms: string[]
    keywords: string[]
    body: string
  }>`select id, lang, title, summary, terms, keywords,
      concat_ws(E'\n', description, advantages, expertise, applications, partner_area, partner_sought, programme, call_topic) as body
    from opportunity_version where id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

/** How much waits for a viewer to publish or review. */
export async function countWaiting(db: Db, viewer: Viewer): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count
    from opportunity join opportunity_version version on version.opportunity_id = opportunity.id where ${reviewableOpportunities(viewer)}`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

/** Organisations a viewer writes for, with the clusters that could publish and the names a teaser must not have. */
export async function listOwners(db: Db, viewer: Viewer, wish: { q?: string | undefined; id?: string }) {
  const edited = viewer.grants.flatMap(grant =>
    grant.role === 'organisation-editor' && grant.organisationId !== null ? [grant.organisationId] : [],
  )
  const managed = managedClusters(viewer)
  const mine = sql<SqlBool>`(${isAdministrator(viewer)} or organisation.id = any(${edited}::uuid[])
    or exists (select 1 from membership where membership.organisation_id = organisation.id and membership.member_to is null and membership.cluster_id = any(${managed}::uuid[])))`
  const named = wish.q
    ? sql<SqlBool>`unaccent(lower(organisation.name)) like '%' || unaccent(lower(${wish.q.replace(/[%_\\]/g, '\\$&')})) || '%'`
    : sql<SqlBool>`true`
  const one = wish.id === undefined ? sql<SqlBool>`true` : sql<SqlBool>`organisation.id = ${wish.id}::uuid`
  const { rows } = await sql<{
    id: string
    slug: string
    name: string
    lang: string
    size: string | null
    clusters: { id: string; name: string }[]
    names: string[]
  }>`select organisation.id, organisation.slug, organisation.name, organisation.lang, organisation.size_class as size,
      (select coalesce(jsonb_agg(jsonb_build_object('id', cluster.id, 'name', cluster.short_name) order by (cluster.id = any(${managed}::uuid[])) desc, cluster.short_name), '[]')
        from membership join cluster on cluster.id = membership.cluster_id where membership.organisation_id = organisation.id and membership.member_to is null) as clusters,
      ${ownerNames} as names
    from organisation where organisation.merged_into is null and ${wish.id === undefined ? mine : sql`true`} and ${named} and ${one}
      and exists (select 1 from membership where membership.organisation_id = organisation.id and membership.member_to is null)
    order by lower(organisation.name), organisation.id limit 300`.execute(db)
  return rows
}

/** Everything an organisation and its people are called. */
const ownerNames = sql<string[]>`array(select distinct name from (
    select unnest(array[organisation.name, organisation.short_name, organisation.name_other_script, organisation.name_reading]) as name
    union all select organisation_alias.name from organisation_alias where organisation_alias.organisation_id = organisation.id
    union all select department.name from department where department.organisation_id = organisation.id
    union all select trim(person.given_name || ' ' || person.family_name) from affiliation join person on person.id = affiliation.person_id
      where affiliation.organisation_id = organisation.id and affiliation.ended_at is null and person.erased_at is null) as called
  where name is not null and name <> '' order by name)`

/** The names of one opportunity's owner; none where it was imported. */
export async function readOwnerNames(db: Db, opportunityId: string): Promise<string[]> {
  const { rows } = await sql<{ names: string[] }>`select ${ownerNames} as names from organisation
    join opportunity on opportunity.organisation_id = organisation.id where opportunity.id = ${opportunityId}`.execute(
    db,
  )
  return rows[0]?.names ?? []
}

/** Locks an opportunity for a change, with its version numbers. */
export async function lockOpportunity(db: Db, id: string) {
  return db.selectFrom('opportunity').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** The organisation behind an opportunity; null for one from elsewhere. */
export async function findOwnerId(db: Db, opportunityId: string): Promise<string | null> {
  const row = await db
    .selectFrom('opportunity')
    .select('organisation_id')
    .where('id', '=', opportunityId)
    .executeTakeFirst()
  return row?.organisation_id ?? null
}

/** Who holds an opportunity, for mails to its own side: organisation and cluster, and what it is called. */
export async function readHolder(db: Db, opportunityId: string) {
  const { rows } = await sql<{
    organisationId: string | null
    clusterId: string
    ownerName: string | null
    source: string | null
    title: string
  }>`select opportunity.organisation_id as "organisationId", opportunity.cluster_id as "clusterId", organisation.name as "ownerName", opportunity.source, version.title
    from ${joined} where opportunity.id = ${opportunityId} order by ${newestFirst('published')} limit 1`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Every version of an opportunity, the newest first. */
export function listVersionRows(db: Db, opportunityId: string) {
  return db
    .selectFrom('opportunity_version')
    .selectAll()
    .where('opportunity_id', '=', opportunityId)
    .orderBy('number', 'desc')
    .execute()
}

/** Published versions with who published them and how many points a review gave, the oldest first. */
export async function listPublished(db: Db, opportunityId: string) {
  const { rows } = await sql<
    VersionContent & {
      number: number
      publishedAt: Date
      publishedBy: string | null
      isPublished: boolean
      points: number | null
    }
  >`select version.number, version.published_at as "publishedAt", version.state = 'published' as "isPublished",
      trim(publisher.given_name || ' ' || publisher.family_name) as "publishedBy",
      review.advantages + review.clarity + review.cooperation + review.guidelines as points, ${contentColumns}
    from opportunity_version version left join person publisher on publisher.id = version.published_by
      left join opportunity_review review on review.version_id = version.id and review.outcome = 'published'
    where version.opportunity_id = ${opportunityId} and version.published_at is not null order by version.published_at, version.number`.execute(
    db,
  )
  return rows
}

/** What reviews said of the versions of an opportunity, the newest first; reviewers stay unnamed. */
export async function listReviews(db: Db, opportunityId: string) {
  return db
    .selectFrom('opportunity_review')
    .innerJoin('opportunity_version', 'opportunity_version.id', 'opportunity_review.version_id')
    .select([
      'opportunity_review.advantages',
      'opportunity_review.clarity',
      'opportunity_review.cooperation',
      'opportunity_review.guidelines',
      'opportunity_review.outcome',
      'opportunity_review.reasons',
      'opportunity_review.reviewed_at as at',
    ])
    .where('opportunity_version.opportunity_id', '=', opportunityId)
    .orderBy('opportunity_review.reviewed_at', 'desc')
    .execute()
}

/** The next serial number of references that begin alike; one at a time, so that none is given twice. */
export async function nextSerial(db: Db, beginning: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`opportunity ${beginning}`}, 0))`.execute(db)
  const { rows } = await sql<{
    last: string | null
  }>`select max(substr(reference, ${beginning.length + 1})) as last
    from opportunity where reference like ${`${beginning}%`}`.execute(db)
  return Number(rows[0]?.last ?? 0) + 1
}

const personName = sql<string>`trim(person.given_name || ' ' || person.family_name)`

/** People who can be written to: managers of a cluster, else the administrators. */
export async function listManagersOf(db: Db, clusterId: string, but: readonly string[] = []) {
  const people = db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select(['person.id as personId', 'person.email as address', 'person.lang', personName.as('name')])
    .where('role_grant.revoked_at', 'is', null)
    .where('person.email', 'is not', null)
    .where('person.erased_at', 'is', null)
    .where(sql<SqlBool>`not (person.id::text = any(${[...but]}::text[]))`)
    .distinct()
    .orderBy('person.id')
    .limit(20)
  const managers = await people
    .where('role_grant.role', '=', 'cluster-manager')
    .where('role_grant.cluster_id', '=', clusterId)
    .execute()
  return managers.length > 0
    ? managers
    : people.where('role_grant.role', '=', 'platform-administrator').execute()
}

/** The people who edit an organisation for itself. */
export async function listEditorsOf(db: Db, organisationId: string) {
  return db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select(['person.id as personId', 'person.email as address', 'person.lang', personName.as('name')])
    .where('role_grant.revoked_at', 'is', null)
    .where('role_grant.role', '=', 'organisation-editor')
    .where('role_grant.organisation_id', '=', organisationId)
    .where('person.email', 'is not', null)
    .where('person.erased_at', 'is', null)
    .distinct()
    .orderBy('person.id')
    .limit(20)
    .execute()
}
