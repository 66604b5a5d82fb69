import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { visibleOrganisations } from '../directory/index.ts'
import type { Service } from './rules/rule.ts'

export interface ReportedLine {
  id: string
  partnershipId: string
  kind: 'service' | 'meeting'
  version: number
  clusterId: string
  cluster: string
  clusterSlug: string
  organisationId: string | null
  organisationSlug: string | null
  /** Null where the viewer may not know of it. */
  organisation: string | null
  heldOn: string
  title: string
  lang: string
  market: string | null
  source: string | null
  link: string | null
  fileHash: string | null
  fileName: string | null
  service: Service | null
  hours: number | null
  reach: 'direct' | 'indirect'
  between: 'businesses' | 'clusters' | null
  counterpart: string | null
  withdrawn: boolean
  /** The cluster that reports it, and those of the member. */
  clusterIds: string[]
}

const memberClusters = sql`array(select membership.cluster_id::text from membership where membership.organisation_id = version.organisation_id
  and member_from <= current_date and (member_to is null or member_to >= current_date)) || version.cluster_id::text`

const lines = (viewer: Viewer) => sql`
  select record.id, record.partnership_id as "partnershipId", record.kind, version.number as version, version.cluster_id as "clusterId", cluster.short_name as cluster, cluster.slug as "clusterSlug",
    version.organisation_id as "organisationId", organisation.slug as "organisationSlug",
    case when ${visibleOrganisations(viewer)} then organisation.name end as organisation, version.held_on::text as "heldOn", version.title, version.lang,
    version.market, version.source, version.link, version.file_hash as "fileHash", version.file_name as "fileName", version.service, version.hours::float8 as hours,
    version.reach, version.between_whom as between, version.counterpart, version.withdrawn, ${memberClusters} as "clusterIds"
  from reported_record record
  join lateral (select * from reported_version where record_id = record.id order by number desc limit 1) version on true
  join cluster on cluster.id = version.cluster_id left join organisation on organisation.id = version.organisation_id`

export interface ReportedFilter {
  partnershipId: string
  /** Null: of all clusters. */
  clusterIds: readonly string[] | null
  kind?: 'service' | 'meeting' | undefined
  clusterId?: string | undefined
}

const unproven = sql`version.link is null and version.file_hash is null`

function within(filter: ReportedFilter) {
  const theirs =
    filter.clusterIds === null ? sql`true` : sql`(${memberClusters}) && ${[...filter.clusterIds]}::text[]`
  return sql`record.partnership_id = ${filter.partnershipId} and not version.withdrawn and ${theirs}
    and ${filter.kind === undefined ? sql`true` : sql`record.kind = ${filter.kind}`}
    and ${filter.clusterId === undefined ? sql`true` : sql`version.cluster_id = ${filter.clusterId}`}`
}

/** A page of what clusters report, without proof first, then the latest; with how many there are. */
export async function listReportedLines(
  db: Db,
  viewer: Viewer,
  filter: ReportedFilter & { unproven: boolean },
  page: { limit: number; offset: number },
): Promise<ReportedLine[]> {
  const { rows } = await sql<ReportedLine>`${lines(viewer)}
    where ${within(filter)} and ${filter.unproven ? unproven : sql`true`}
    order by (${unproven}) desc, version.held_on desc, record.id desc limit ${page.limit} offset ${page.offset}`.execute(
    db,
  )
  return rows
}

export async function countReported(
  db: Db,
  filter: ReportedFilter,
): Promise<{ all: number; unproven: number }> {
  const { rows } = await sql<{ all: number; unproven: number }>`
    select count(*)::int as all, (count(*) filter (where ${unproven}))::int as unproven from reported_record record
    join lateral (select * from reported_version where record_id = record.id order by number desc limit 1) version on true
    where ${within(filter)}`.execute(db)
  return rows[0] ?? { all: 0, unproven: 0 }
}

export async function findReported(db: Db, viewer: Viewer, id: string): Promise<ReportedLine | null> {
  const { rows } = await sql<ReportedLine>`${lines(viewer)} where record.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The partnership of a reported record, and the clusters it is of. */
export async function findReportedClusters(db: Db, id: string) {
  const { rows } = await sql<{ partnershipId: string; clusterIds: string[] }>`
    select record.partnership_id as "partnershipId", ${memberClusters} as "clusterIds" from reported_record record
    join lateral (select * from reported_version where record_id = record.id order by number desc limit 1) version on true
    where record.id = ${id}`.execute(db)
  return rows[0] ?? null
}

export async function listReportedVersions(db: Db, id: string) {
  const { rows } = await sql<{
    number: number
    saidAt: Date
    saidBy: string | null
    title: string
    heldOn: string
    withdrawn: boolean
    reason: string | null
  }>`select version.number, version.said_at as "saidAt", nullif(trim(concat(person.given_name, ' ', person.family_name)), '') as "saidBy",
      version.title, version.held_on::text as "heldOn", version.withdrawn, version.reason
    from reported_version version left join person on person.id = version.said_by and person.erased_at is null
    where version.record_id = ${id} order by version.number desc limit 100`.execute(db)
  return rows
}

/** The number of the last version, locked so that nobody adds another meanwhile. */
export async function lockReported(db: Db, id: string): Promise<void> {
  await sql`select 1 from reported_record where id = ${id} for update`.execute(db)
}

/** Members of a cluster today that the viewer may know of, for choosing one. */
export async function listMembers(
  db: Db,
  viewer: Viewer,
  clusterId: string | null,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select organisation.id, organisation.name from organisation where ${visibleOrganisations(viewer)}
      and exists (select 1 from membership where membership.organisation_id = organisation.id and membership.cluster_id = ${clusterId}::uuid
        and member_from <= current_date and (member_to is null or member_to >= current_date))
    order by organisation.name, organisation.id limit 2000`.execute(db)
  return rows
}

/** Whether an organisation was a member of a cluster at any time. */
export async function isMemberOf(db: Db, organisationId: string, clusterId: string): Promise<boolean> {
  const row = await db
    .selectFrom('membership')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('cluster_id', '=', clusterId)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * The one organisation of this name in a country that the viewer may know of, or that the partnership met on a mission: a meeting
 * of the house must be recognised whoever reports it again.
 */
export async function findNamed(
  db: Db,
  viewer: Viewer,
  named: { name: string; country: string | null; partnershipId: string },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from organisation
    where lower(name) = lower(${named.name}) and merged_into is null and (${named.country}::text is null or country = ${named.country})
      and (${visibleOrganisations(viewer)} or exists (select 1 from participant join mission on mission.id = participant.mission_id
        where participant.organisation_id = organisation.id and mission.partnership_id = ${named.partnershipId})) limit 2`.execute(
    db,
  )
  return rows.length === 1 ? (rows[0]?.id ?? null) : null
}

/** Clusters by name, of these. */
export async function listClusterNames(db: Db, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; name: string; slug: string }>`
    select id, short_name as name, slug from cluster where id = any(${[...ids]}::uuid[]) order by short_name, id`.execute(
    db,
  )
  return rows
}
