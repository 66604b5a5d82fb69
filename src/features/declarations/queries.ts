import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { contactOf } from '../directory/index.ts'
import type { consentVersions, Standing } from './rules/figures.ts'

export interface RoundRow {
  id: string
  year: number
  currency: string
  closesOn: string
}

const roundColumns = sql`round.id, round.year, round.currency, round.closes_on::text as "closesOn"`

/** The years that a partnership asked about, the last first. */
export async function listRounds(db: Db, partnershipId: string): Promise<RoundRow[]> {
  const { rows } = await sql<RoundRow>`select ${roundColumns} from declaration_round round
    where round.partnership_id = ${partnershipId} order by round.year desc`.execute(db)
  return rows
}

/** What was last said of a declaration, amounts in the currency's smallest unit. */
export interface SaidRow {
  declarationId: string
  partnershipId: string
  organisationId: string
  year: number
  number: number
  currency: string
  turnover: number | null
  international: number | null
  internationalShare: number | null
  exports: number | null
  jobs: number | null
  basedOn: string | null
  fileHash: string | null
  fileName: string | null
  consentVersion: (typeof consentVersions)[number]
  withdrawn: boolean
  declaredBy: string
  saidAt: Date
}

const saidColumns = sql`version.declaration_id as "declarationId", declaration.partnership_id as "partnershipId",
  declaration.organisation_id as "organisationId", declaration.year, version.number, version.currency, version.turnover_minor::float8 as turnover,
  version.international_minor::float8 as international, version.international_share::float8 as "internationalShare",
  version.exports_minor::float8 as exports, version.jobs::float8 as jobs, version.based_on as "basedOn", version.file_hash as "fileHash",
  version.file_name as "fileName", version.consent_version as "consentVersion", version.withdrawn, version.declared_by as "declaredBy", version.said_at as "saidAt"`

/** Which declarations: of a partnership or an organisation, of a year; together they narrow. */
export interface SaidFilter {
  partnershipId?: string
  organisationId?: string
  declarationId?: string
  year?: number
}

/** The last word of every declaration that fits, one for an organisation, partnership and year, the first said first. */
export async function listSaid(db: Db, filter: SaidFilter): Promise<SaidRow[]> {
  const conditions = [
    ...(filter.partnershipId === undefined
      ? []
      : [sql`declaration.partnership_id = ${filter.partnershipId}`]),
    ...(filter.organisationId === undefined
      ? []
      : [sql`declaration.organisation_id = ${filter.organisationId}`]),
    ...(filter.declarationId === undefined ? [] : [sql`declaration.id = ${filter.declarationId}`]),
    ...(filter.year === undefined ? [] : [sql`declaration.year = ${filter.year}`]),
  ]
  const { rows } = await sql<SaidRow>`select * from (
      select distinct on (declaration.partnership_id, declaration.organisation_id, declaration.year) ${saidColumns}
      from declaration join declaration_version version on version.declaration_id = declaration.id
      where ${sql.join(conditions, sql` and `)}
      order by declaration.partnership_id, declaration.organisation_id, declaration.year, version.said_at desc, version.number desc, version.declaration_id) last
    order by "saidAt", "declarationId"`.execute(db)
  return rows
}

/** Kinds of organisation that are asked: those that have a turnover and sell. */
const asked = sql`organisation.kind in ('sme', 'large-company', 'company')`

const memberOf = (clusterIds: readonly string[]) =>
  sql`exists (select 1 from membership where membership.organisation_id = organisation.id and membership.cluster_id = any(${[...clusterIds]}::uuid[])
    and member_from <= current_date and (member_to is null or member_to >= current_date))`

const active = (
  partnershipId: string,
) => sql`(exists (select 1 from participant join mission on mission.id = participant.mission_id
    where participant.organisation_id = organisation.id and participant.state = 'confirmed' and mission.partnership_id = ${partnershipId})
  or exists (select 1 from reported_record record join reported_version version on version.record_id = record.id
    where record.partnership_id = ${partnershipId} and version.organisation_id = organisation.id and not version.withdrawn))`

/** A company beside a year: who it is, whether it was asked, and what it said. */
export interface AskedRow {
  id: string
  slug: string
  name: string
  clusters: string[]
  contact: string | null
  askedAt: Date | null
  remindedAt: Date | null
  standing: Standing
  total: number
}

export interface AskedFilter {
  partnershipId: string
  year: number
  /** Members of these clusters. */
  clusterIds: readonly string[]
}

const withRequest = ({ partnershipId, year }: AskedFilter) => sql`
  left join declaration_round round on round.partnership_id = ${partnershipId} and round.year = ${year}
  left join declaration_request request on request.round_id = round.id and request.organisation_id = organisation.id
  left join lateral (select version.withdrawn from declaration join declaration_version version on version.declaration_id = declaration.id
    where declaration.partnership_id = ${partnershipId} and declaration.year = ${year} and declaration.organisation_id = organisation.id
    order by version.said_at desc, version.number desc limit 1) said on true`

const standing = sql<Standing>`case when said.withdrawn then 'withdrawn' when said.withdrawn is not null then 'declared'
  when request.id is not null then 'waiting' when ${contactOf('id')} is null then 'unreachable' else 'not-asked' end`

/** Companies that were asked or have declared; those with nobody to write to and the rest only where they are asked for. */
export async function listAsked(
  db: Db,
  filter: AskedFilter & { show?: Standing | undefined },
  page: { limit: number; offset: number },
): Promise<AskedRow[]> {
  const { show } = filter
  const { rows } = await sql<AskedRow>`select *, count(*) over ()::int as total from (
      select organisation.id, organisation.slug, organisation.name, ${contactOf('name')} as contact,
        request.asked_at as "askedAt", request.reminded_at as "remindedAt", ${standing} as standing,
        array(select cluster.short_name from membership join cluster on cluster.id = membership.cluster_id
          where membership.organisation_id = organisation.id and membership.cluster_id = any(${[...filter.clusterIds]}::uuid[])
            and member_from <= current_date and (member_to is null or member_to >= current_date) order by 1) as clusters
      from organisation ${withRequest(filter)}
      where organisation.merged_into is null and ${memberOf(filter.clusterIds)} and (${asked} or request.id is not null or said.withdrawn is not null)
    ) line
    where ${show === undefined ? sql`line.standing in ('declared', 'waiting', 'withdrawn')` : sql`line.standing = ${show}`}
    order by array_position(array['waiting', 'declared', 'withdrawn', 'unreachable', 'not-asked'], line.standing), line.name, line.id
    limit ${page.limit} offset ${page.offset}`.execute(db)
  return rows
}

export interface AskedCounts {
  asked: number
  declared: number
  waiting: number
  withdrawn: number
  unreachable: number
  toRemind: number
}

/** How many there are of each; `unreachable` among those who took part. */
export async function countAsked(db: Db, filter: AskedFilter): Promise<AskedCounts> {
  const { rows } = await sql<AskedCounts>`select count(*) filter (where line.asked)::int as asked,
      count(*) filter (where line.standing = 'declared')::int as declared,
      count(*) filter (where line.standing = 'waiting')::int as waiting,
      count(*) filter (where line.standing = 'withdrawn')::int as withdrawn,
      count(*) filter (where line.standing = 'unreachable')::int as unreachable,
      count(*) filter (where line.standing = 'waiting' and line.fresh)::int as "toRemind"
    from (select request.id is not null as asked, request.reminded_at is null as fresh, ${standing} as standing
      from organisation ${withRequest(filter)}
      where organisation.merged_into is null and ${memberOf(filter.clusterIds)} and (${asked} or request.id is not null or said.withdrawn is not null)) line`.execute(
    db,
  )
  return rows[0] ?? { asked: 0, declared: 0, waiting: 0, withdrawn: 0, unreachable: 0, toRemind: 0 }
}

export interface AddresseeRow {
  organisationId: string
  organisation: string
  personId: string | null
  person: string | null
  address: string | null
  lang: string | null
  total: number
}

const addressee = sql`organisation.id as "organisationId", organisation.name as organisation, ${contactOf('id')} as "personId",
  ${contactOf('name')} as person, ${contactOf('email')} as address, ${contactOf('lang')} as lang`

/** Companies that would be asked now: neither asked nor declared, with whom to write to if there is anybody. */
export async function listToAsk(
  db: Db,
  filter: AskedFilter & { whom: 'active' | 'all'; organisationIds?: readonly string[] | undefined },
  limit: number,
): Promise<AddresseeRow[]> {
  const { organisationIds } = filter
  const { rows } =
    await sql<AddresseeRow>`select *, count(*) filter (where address is not null) over ()::int as total from (
      select ${addressee} from organisation ${withRequest(filter)}
      where organisation.merged_into is null and ${memberOf(filter.clusterIds)} and ${asked}
        and request.id is null and said.withdrawn is null
        and ${
          organisationIds !== undefined
            ? sql`organisation.id = any(${[...organisationIds]}::uuid[])`
            : filter.whom === 'active'
              ? active(filter.partnershipId)
              : sql`true`
        }) line
    order by address is null, organisation, "organisationId" limit ${limit}`.execute(db)
  return rows
}

/** How many of either would be asked, and how many have nobody to write to. */
export async function countToAsk(
  db: Db,
  filter: AskedFilter,
): Promise<Record<'active' | 'all', { toAsk: number; unreachable: number }>> {
  const { rows } = await sql<{ active: boolean; reached: boolean; count: number }>`
    select active, reached, count(*)::int as count from (
      select ${active(filter.partnershipId)} as active, ${contactOf('id')} is not null as reached from organisation ${withRequest(filter)}
      where organisation.merged_into is null and ${memberOf(filter.clusterIds)} and ${asked} and request.id is null and said.withdrawn is null) line
    group by active, reached`.execute(db)
  const sum = (fits: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(fits).reduce((total, row) => total + row.count, 0)
  return {
    active: {
      toAsk: sum(row => row.active && row.reached),
      unreachable: sum(row => row.active && !row.reached),
    },
    all: { toAsk: sum(row => row.reached), unreachable: sum(row => !row.reached) },
  }
}

export interface ReminderRow extends Omit<AddresseeRow, 'total'> {
  requestId: string
  year: number
  closesOn: string
  partnership: string
  partnershipId: string
}

/**
 * Who was asked and has not declared, and was never reminded: of a partnership's year and clusters, or everywhere where it is so
 * long ago. Whoever no longer works there is not written to; the organisation's contact of today is.
 */
export async function listToRemind(
  db: Db,
  of: (AskedFilter & { before?: never }) | { before: Date; today: string },
): Promise<ReminderRow[]> {
  const narrowed =
    'partnershipId' in of
      ? sql`round.partnership_id = ${of.partnershipId} and round.year = ${of.year} and ${memberOf(of.clusterIds)}`
      : sql`request.asked_at < ${of.before} and round.closes_on >= ${of.today}::date`
  const { rows } =
    await sql<ReminderRow>`select request.id as "requestId", round.year, round.closes_on::text as "closesOn",
      partnership.acronym as partnership, partnership.id as "partnershipId", ${addressee}
    from declaration_request request join declaration_round round on round.id = request.round_id
    join partnership on partnership.id = round.partnership_id join organisation on organisation.id = request.organisation_id
    where request.reminded_at is null and organisation.merged_into is null and ${contactOf('id')} is not null and ${narrowed}
      and not exists (select 1 from declaration where declaration.partnership_id = round.partnership_id
        and declaration.organisation_id = organisation.id and declaration.year = round.year)
    order by request.id limit 500`.execute(db)
  return rows
}

/** Notes that somebody is being reminded now; false when another process or press just did. */
export async function beginReminding(db: Db, requestId: string, now: Date): Promise<boolean> {
  const row = await db
    .updateTable('declaration_request')
    .set({ reminded_at: now })
    .where('id', '=', requestId)
    .where('reminded_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** What a request is about, for the page behind its link and the own organisation's page. */
export interface RequestRow {
  requestId: string
  partnershipId: string
  partnershipSlug: string
  partnership: string
  organisationId: string
  organisationSlug: string
  organisation: string
  year: number
  currency: string
  closesOn: string
  askedBy: string | null
  markets: string[]
}

const requestColumns = sql`request.id as "requestId", round.partnership_id as "partnershipId", partnership.slug as "partnershipSlug",
  partnership.acronym as partnership, organisation.id as "organisationId", organisation.slug as "organisationSlug", organisation.name as organisation,
  round.year, round.currency, round.closes_on::text as "closesOn",
  (select nullif(trim(concat(asker.given_name, ' ', asker.family_name)), '') from person asker
    where asker.id = request.asked_by and asker.erased_at is null) as "askedBy",
  array(select market.country from market where market.partnership_id = partnership.id order by market.priority, market.country) as markets`

const requestTables = sql`declaration_request request join declaration_round round on round.id = request.round_id
  join partnership on partnership.id = round.partnership_id join organisation on organisation.id = request.organisation_id`

/** The requests to one organisation, the latest year first. */
export async function listRequests(db: Db, organisationId: string): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`select ${requestColumns} from ${requestTables}
    where request.organisation_id = ${organisationId} order by round.year desc, partnership.acronym, request.id`.execute(
    db,
  )
  return rows
}

export interface LinkRow extends RequestRow {
  linkId: string
  personId: string
  person: string
  expiresAt: Date | null
  revokedAt: Date | null
  /** Whoever got the link still works for the organisation or edits its profile. */
  isStillTheirs: boolean
}

/** The request behind a link, with the person it was sent to. */
export async function findLink(db: Db, tokenHash: string): Promise<LinkRow | null> {
  const { rows } = await sql<LinkRow>`select ${requestColumns}, link.id as "linkId", person.id as "personId",
      trim(concat(person.given_name, ' ', person.family_name)) as person, link.expires_at as "expiresAt", link.revoked_at as "revokedAt",
      person.erased_at is null and organisation.merged_into is null and (exists (select 1 from affiliation where affiliation.person_id = person.id
          and affiliation.organisation_id = organisation.id and affiliation.ended_at is null)
        or exists (select 1 from role_grant where role_grant.person_id = person.id and role_grant.organisation_id = organisation.id
          and role_grant.revoked_at is null)) as "isStillTheirs"
    from ${requestTables} join link on link.subject_id = request.id and link.purpose = 'declaration' join person on person.id = link.person_id
    where link.token_hash = ${tokenHash}`.execute(db)
  return rows[0] ?? null
}

/** A declaration with the partner clusters that list its organisation today. */
export async function findDeclaration(
  db: Db,
  id: string,
): Promise<{ partnershipId: string; organisationId: string; memberClusterIds: string[] } | null> {
  const { rows } = await sql<{ partnershipId: string; organisationId: string; memberClusterIds: string[] }>`
    select declaration.partnership_id as "partnershipId", declaration.organisation_id as "organisationId",
      array(select membership.cluster_id::text from membership where membership.organisation_id = declaration.organisation_id
        and member_from <= current_date and (member_to is null or member_to >= current_date)) as "memberClusterIds"
    from declaration where declaration.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Which of these organisations are members of one of these clusters today. */
export async function listMembersAmong(
  db: Db,
  organisationIds: readonly string[],
  clusterIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select organisation.id from organisation
    where organisation.id = any(${[...organisationIds]}::uuid[]) and ${memberOf(clusterIds)}`.execute(db)
  return new Set(rows.map(row => row.id))
}

/** Every version of every declaration to a partnership, for figures as they were known at a moment; the first said first. */
export async function listVersions(db: Db, partnershipId: string): Promise<SaidRow[]> {
  const { rows } = await sql<SaidRow>`select ${saidColumns}
    from declaration join declaration_version version on version.declaration_id = declaration.id
    where declaration.partnership_id = ${partnershipId} order by version.said_at, version.declaration_id, version.number`.execute(
    db,
  )
  return rows
}

/** The partnerships to which an organisation has declared something. */
export async function listDeclaredTo(db: Db, organisationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('declaration')
    .select('partnership_id as id')
    .distinct()
    .where('organisation_id', '=', organisationId)
    .orderBy('partnership_id')
    .execute()
  return rows.map(row => row.id)
}
