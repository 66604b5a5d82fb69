import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { isAdministrator, type Viewer } from '../../shared/viewer.ts'
import { listMailFaults, type MailFault } from '../notifications/index.ts'
import { bringsOwnFacts } from './queries-people.ts'
import { visibleOrganisations } from './visible-organisations.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-/

/** An organisation by slug or id, also one that was merged away, or null. */
export async function findOrganisation(db: Db, reference: string) {
  const query = db.selectFrom('organisation').selectAll()
  return (
    (await (uuid.test(reference)
      ? query.where('id', '=', reference)
      : query.where('slug', '=', reference)
    ).executeTakeFirst()) ?? null
  )
}

export async function isOrganisationVisible(db: Db, id: string, viewer: Viewer): Promise<boolean> {
  return (
    (await db
      .selectFrom('organisation')
      .select('id')
      .where('id', '=', id)
      .where(visibleOrganisations(viewer))
      .executeTakeFirst()) !== undefined
  )
}

/** Clusters an organisation is a member of today. */
export async function listCurrentClusterIds(db: Db, organisationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('membership')
    .select('cluster_id')
    .where('organisation_id', '=', organisationId)
    .where('member_to', 'is', null)
    .execute()
  return rows.map(row => row.cluster_id)
}

/** Memberships of an organisation in the clusters the viewer may see, current ones first. */
export async function listMemberships(db: Db, organisationId: string, viewer: Viewer) {
  return db
    .selectFrom('membership')
    .innerJoin('cluster', 'cluster.id', 'membership.cluster_id')
    .select([
      'membership.id',
      'cluster.id as clusterId',
      'cluster.slug as clusterSlug',
      'cluster.short_name as clusterName',
      'membership.member_from as memberFrom',
      'membership.member_to as memberTo',
    ])
    .where('organisation_id', '=', organisationId)
    .where(visibleClusters(viewer))
    .orderBy(sql`member_to is not null`)
    .orderBy('cluster.short_name')
    .execute()
}

/** People of an organisation or a cluster; addresses only for those who may have them. */
export async function listPeople(
  db: Db,
  of: { organisationId: string } | { clusterId: string },
  withContactData: boolean,
  viewer: Viewer,
) {
  let query = db
    .selectFrom('affiliation')
    .innerJoin('person', 'person.id', 'affiliation.person_id')
    .select([
      'person.id',
      'affiliation.id as affiliationId',
      'person.given_name',
      'person.family_name',
      'person.name_other_script as nameOtherScript',
      sql<
        string | null
      >`case when person.name_reading is not null and ${bringsOwnFacts(viewer)} then person.name_reading end`.as(
        'nameReading',
      ),
      'affiliation.job_title as jobTitle',
      'person.email',
      sql<
        string | null
      >`case when person.phone is not null and ${bringsOwnFacts(viewer)} then person.phone end`.as('phone'),
      'affiliation.is_contact as isContact',
    ])
    .where('affiliation.ended_at', 'is', null)
    .where('person.erased_at', 'is', null)
  query =
    'organisationId' in of
      ? query.where('affiliation.organisation_id', '=', of.organisationId)
      : query.where('affiliation.cluster_id', '=', of.clusterId)
  const rows = await query
    .orderBy('affiliation.is_contact', 'desc')
    .orderBy('person.family_name')
    .orderBy('person.given_name')
    .limit(200)
    .execute()
  const faults = withContactData
    ? await listMailFaults(
        db,
        rows.map(row => row.id),
      )
    : new Map<string, MailFault>()
  return rows.map(({ given_name, family_name, email, phone, ...row }) => ({
    ...row,
    name: `${given_name} ${family_name}`.trim(),
    mailFault: faults.get(row.id) ?? null,
    email: withContactData ? email : null,
    phone: withContactData ? phone : null,
  }))
}

/** Missions an organisation takes part in that the viewer has to do with. */
export async function listSharedMissions(db: Db, organisationId: string, viewer: Viewer) {
  if (viewer.kind !== 'person') return []
  return db
    .selectFrom('participant')
    .innerJoin('mission', 'mission.id', 'participant.mission_id')
    .select(['mission.slug', 'mission.title', 'mission.starts_on as startsOn', 'mission.city'])
    .where('participant.organisation_id', '=', organisationId)
    .where('participant.state', '=', 'confirmed')
    .where('mission.state', 'not in', ['draft', 'cancelled'])
    .where(
      sql<boolean>`(${isAdministrator(viewer)} or mission.id = any(${[...viewer.missionIds]}::uuid[]) or mission.partnership_id = any(${[...viewer.partnershipIds]}::uuid[]))`,
    )
    .groupBy(['mission.slug', 'mission.title', 'mission.starts_on', 'mission.city'])
    .orderBy('mission.starts_on', 'desc')
    .limit(20)
    .execute()
}

/** A cluster by slug or id, or null. */
export async function findCluster(db: Db, reference: string) {
  const query = db.selectFrom('cluster').selectAll()
  return (
    (await (uuid.test(reference)
      ? query.where('id', '=', reference)
      : query.where('slug', '=', reference)
    ).executeTakeFirst()) ?? null
  )
}

/** Who sees which cluster: public ones everybody, platform ones everybody signed in, the others their own side. */
export function visibleClusters(viewer: Viewer) {
  if (isAdministrator(viewer)) return sql<boolean>`true`
  return sql<boolean>`(cluster.visibility = 'public' or (cluster.visibility = 'platform' and ${viewer.kind === 'person'}) or cluster.id = any(${[...viewer.memberClusterIds]}::uuid[])
    or (cluster.visibility = 'partnership' and exists (select 1 from partner where partner.cluster_id = cluster.id and partner.left_on is null and partner.partnership_id = any(${[...viewer.partnershipIds]}::uuid[]))))`
}

export async function isClusterVisible(db: Db, id: string, viewer: Viewer): Promise<boolean> {
  return (
    (await db
      .selectFrom('cluster')
      .select('id')
      .where('id', '=', id)
      .where(visibleClusters(viewer))
      .executeTakeFirst()) !== undefined
  )
}

export async function listClusterPartnerships(db: Db, clusterId: string, viewer: Viewer) {
  return db
    .selectFrom('partner')
    .innerJoin('partnership', 'partnership.id', 'partner.partnership_id')
    .select(['partnership.id', 'partnership.slug', 'partnership.acronym', 'partner.role'])
    .where('partner.cluster_id', '=', clusterId)
    .where('partner.left_on', 'is', null)
    .where(
      sql<boolean>`(partnership.visibility = 'public' or (partnership.visibility = 'platform' and ${viewer.kind === 'person'}) or ${isAdministrator(viewer)} or partnership.id = any(${[...viewer.partnershipIds]}::uuid[]))`,
    )
    .orderBy('partnership.acronym')
    .execute()
}

export async function listPartnershipIds(db: Db, clusterId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('partner')
    .select('partnership_id')
    .where('cluster_id', '=', clusterId)
    .where('left_on', 'is', null)
    .execute()
  return rows.map(row => row.partnership_id)
}

/** What a cluster has to show and to do, counted over the members this viewer may see. */
export async function countMembers(db: Db, clusterId: string, viewer: Viewer, now: Date) {
  const yearAgo = new Date(now.getTime() - 365 * 86_400_000)
  return db
    .selectFrom('membership')
    .innerJoin('organisation', 'organisation.id', 'membership.organisation_id')
    .select([
      sql<number>`count(*)::int`.as('members'),
      sql<number>`(count(*) filter (where kind = 'sme'))::int`.as('smes'),
      sql<number>`(count(*) filter (where kind in ('rto', 'university', 'clinic')))::int`.as('research'),
      sql<number>`(count(*) filter (where not exists (select 1 from affiliation where affiliation.organisation_id = organisation.id and ended_at is null)))::int`.as(
        'withoutPeople',
      ),
      sql<number>`(count(*) filter (where summary is null))::int`.as('withoutSummary'),
      sql<number>`(count(*) filter (where last_confirmed_at is null or last_confirmed_at < ${yearAgo}))::int`.as(
        'unconfirmed',
      ),
    ])
    .where('membership.cluster_id', '=', clusterId)
    .where('membership.member_to', 'is', null)
    .where(visibleOrganisations(viewer))
    .executeTakeFirstOrThrow()
}

export async function listClusterImports(db: Db, clusterId: string) {
  return db
    .selectFrom('import')
    .select(['id', 'file_name as fileName', 'state', 'created', 'rejected', 'created_at as createdAt'])
    .where('cluster_id', '=', clusterId)
    .orderBy('created_at', 'desc')
    .limit(5)
    .execute()
}

export async function listClusterRows(
  db: Db,
  viewer: Viewer,
  filter: { q?: string | undefined; country?: string | undefined; page: number; pageSize: number },
) {
  let query = db.selectFrom('cluster').where(visibleClusters(viewer))
  if (filter.country !== undefined) query = query.where('country', '=', filter.country)
  if (filter.q)
    query = query.where(
      sql<boolean>`unaccent(lower(cluster.name || ' ' || cluster.short_name)) like '%' || unaccent(lower(${filter.q})) || '%'`,
    )
  const { total } = await query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow()
  const items = await query
    .select(['id', 'slug', 'name', 'short_name as shortName', 'country', 'city', 'summary', 'lang'])
    .select(
      sql<number>`(select count(*)::int from membership join organisation on organisation.id = membership.organisation_id
        where membership.cluster_id = cluster.id and membership.member_to is null and ${visibleOrganisations(viewer)})`.as(
        'members',
      ),
    )
    .orderBy('short_name')
    .limit(filter.pageSize)
    .offset((filter.page - 1) * filter.pageSize)
    .execute()
  return { items, total }
}
