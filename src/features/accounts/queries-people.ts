import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { isAdministrator, type Role, type Viewer } from '../../shared/viewer.ts'
import { grantName } from './queries.ts'

type AccountState = 'none' | 'invited' | 'active' | 'suspended'

/** The records for which a viewer holds a role. */
function idsOf(
  viewer: Viewer,
  role: Role,
  key: 'clusterId' | 'partnershipId' | 'missionId' | 'organisationId',
): string[] {
  return viewer.grants.flatMap(grant => {
    const id = grant[key]
    return grant.role === role && id !== null ? [id] : []
  })
}

function managedClusters(viewer: Viewer): string[] {
  return idsOf(viewer, 'cluster-manager', 'clusterId')
}

const membersOf = (clusterIds: readonly string[]) =>
  sql`(select organisation_id from membership where cluster_id = any(${clusterIds}::uuid[]) and (member_to is null or member_to >= current_date))`

const partnersOf = (partnershipIds: readonly string[]) =>
  sql`(select cluster_id from partner where partnership_id = any(${partnershipIds}::uuid[]) and left_on is null)`
const missionsOf = (partnershipIds: readonly string[]) =>
  sql`(select id from mission where partnership_id = any(${partnershipIds}::uuid[]))`

/**
 * A grant a viewer answers for: all for administrators; for managers those of the own clusters and their members; for
 * coordinators those of the partnership, its partner clusters and its missions.
 */
function grantInReach(viewer: Viewer): RawBuilder<boolean> {
  if (isAdministrator(viewer)) return sql<boolean>`true`
  const clusterIds = managedClusters(viewer)
  const coordinated = idsOf(viewer, 'partnership-coordinator', 'partnershipId')
  return sql<boolean>`(role_grant.cluster_id = any(${clusterIds}::uuid[]) or role_grant.organisation_id in ${membersOf(clusterIds)}
    or role_grant.partnership_id = any(${coordinated}::uuid[]) or role_grant.cluster_id in ${partnersOf(coordinated)}
    or role_grant.mission_id in ${missionsOf(coordinated)})`
}

/**
 * A person a viewer answers for: who holds a role in their reach, or works for the own clusters and their members; for
 * coordinators also who works for a partner cluster.
 */
function personInReach(viewer: Viewer): RawBuilder<boolean> {
  if (isAdministrator(viewer)) return sql<boolean>`true`
  const clusterIds = managedClusters(viewer)
  const coordinated = idsOf(viewer, 'partnership-coordinator', 'partnershipId')
  return sql<boolean>`(
    exists (select 1 from affiliation where affiliation.person_id = person.id and ended_at is null
      and (cluster_id = any(${clusterIds}::uuid[]) or organisation_id in ${membersOf(clusterIds)} or cluster_id in ${partnersOf(coordinated)}))
    or exists (select 1 from role_grant where role_grant.person_id = person.id and revoked_at is null and ${grantInReach(viewer)}))`
}

const openInvitation = sql`select 1 from link where link.person_id = person.id and purpose = 'invitation' and used_at is null and revoked_at is null`
const accountState = sql<AccountState>`coalesce(account.state, case when exists (${openInvitation}) then 'invited' else 'none' end)`

const rolesOf = (viewer: Viewer) =>
  sql<{ id: string; role: Role; of: string | null; since: string }[]>`(
    select coalesce(jsonb_agg(jsonb_build_object('id', role_grant.id, 'role', role, 'of', ${grantName}, 'since', to_char(granted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by granted_at, role_grant.id), '[]')
    from role_grant where role_grant.person_id = person.id and revoked_at is null and ${grantInReach(viewer)})`

/** A page of people who have an account, an open invitation or a role, as far as the viewer answers for them. */
export async function listPeopleRows(
  db: Db,
  viewer: Viewer,
  filter: {
    q?: string | undefined
    role?: Role | undefined
    account?: AccountState | undefined
    page: number
    pageSize: number
  },
) {
  let query = db
    .selectFrom('person')
    .leftJoin('account', 'account.person_id', 'person.id')
    .where('person.erased_at', 'is', null)
    .where(
      sql<boolean>`(account.id is not null or exists (${openInvitation}) or exists (select 1 from role_grant where role_grant.person_id = person.id and revoked_at is null))`,
    )
    .where(personInReach(viewer))
  if (filter.q)
    query = query.where(
      sql<boolean>`unaccent(lower(concat_ws(' ', person.given_name, person.family_name, person.name_other_script, person.email))) like '%' || unaccent(lower(${filter.q.replace(/[%_\\]/g, '\\$&')})) || '%'`,
    )
  if (filter.role !== undefined)
    query = query.where(
      sql<boolean>`exists (select 1 from role_grant where role_grant.person_id = person.id and revoked_at is null and role = ${filter.role} and ${grantInReach(viewer)})`,
    )
  if (filter.account !== undefined) query = query.where(sql<boolean>`${accountState} = ${filter.account}`)
  const { total } = await query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow()
  const items = await query
    .select([
      'person.id',
      sql<string>`trim(person.given_name || ' ' || person.family_name)`.as('name'),
      'person.email',
      'account.last_sign_in_at as lastSignInAt',
      accountState.as('account'),
      rolesOf(viewer).as('roles'),
    ])
    .orderBy('person.family_name')
    .orderBy('person.given_name')
    .orderBy('person.id')
    .limit(filter.pageSize)
    .offset((filter.page - 1) * filter.pageSize)
    .execute()
  return { items, total }
}

/** One person the viewer answers for; undefined for anybody else. */
export async function findPerson(db: Db, viewer: Viewer, personId: string) {
  return db
    .selectFrom('person')
    .leftJoin('account', 'account.person_id', 'person.id')
    .select([
      'person.id',
      'person.given_name',
      'person.family_name',
      'person.name_other_script',
      'person.name_reading',
      'person.email',
      'person.phone',
      'person.lang',
      'account.created_at as accountSince',
      'account.last_sign_in_at as lastSignInAt',
      accountState.as('account'),
      rolesOf(viewer).as('roles'),
    ])
    .where('person.id', '=', personId)
    .where(personInReach(viewer))
    .executeTakeFirst()
}
export type PersonRow = NonNullable<Awaited<ReturnType<typeof findPerson>>>

/** Where a person works, as far as the viewer answers for it. */
export async function listWorkOf(db: Db, viewer: Viewer, personId: string) {
  const clusterIds = managedClusters(viewer)
  return db
    .selectFrom('affiliation')
    .leftJoin('organisation', 'organisation.id', 'affiliation.organisation_id')
    .leftJoin('cluster', 'cluster.id', 'affiliation.cluster_id')
    .select([
      'affiliation.id as affiliationId',
      'affiliation.job_title as jobTitle',
      sql<string>`coalesce(organisation.name, cluster.short_name)`.as('name'),
      sql<string>`coalesce('/organisations/' || organisation.slug, '/clusters/' || cluster.slug)`.as('href'),
    ])
    .where('affiliation.person_id', '=', personId)
    .where('affiliation.ended_at', 'is', null)
    .where(
      isAdministrator(viewer)
        ? sql<boolean>`true`
        : sql<boolean>`(affiliation.cluster_id = any(${clusterIds}::uuid[]) or affiliation.organisation_id in ${membersOf(clusterIds)})`,
    )
    .orderBy('affiliation.created_at')
    .execute()
}

/** The newest invitation of a person that was neither used nor taken back. */
export async function findInvitation(db: Db, personId: string) {
  return db
    .selectFrom('link')
    .select(['id', 'created_at as sentAt', 'expires_at as expiresAt'])
    .where('person_id', '=', personId)
    .where('purpose', '=', 'invitation')
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Ends every open invitation link of a person. */
export async function endInvitations(db: Db, personId: string, now: Date): Promise<number> {
  const result = await db
    .updateTable('link')
    .set({ revoked_at: now })
    .where('person_id', '=', personId)
    .where('purpose', '=', 'invitation')
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Administrators who can sign in: their grants are locked until the transaction ends, so that two cannot remove each other. */
export async function lockWorkingAdministrators(
  db: Db,
): Promise<{ grantId: string; personId: string; works: boolean }[]> {
  // Locked first and read after: one statement would wait for the lock and then still see accounts as they were before.
  await sql`select id from role_grant where role = 'platform-administrator' and revoked_at is null order by id for update`.execute(
    db,
  )
  const rows = await sql<{ grantId: string; personId: string; works: boolean }>`
    select role_grant.id as "grantId", role_grant.person_id as "personId",
      exists (select 1 from account where account.person_id = role_grant.person_id and account.state = 'active') as works
    from role_grant where role = 'platform-administrator' and revoked_at is null order by role_grant.id`.execute(
    db,
  )
  return rows.rows
}

/** Who manages a cluster, locked until the end of the transaction, and whether they can sign in. */
export async function lockWorkingManagers(
  db: Db,
  clusterId: string,
): Promise<{ grantId: string; personId: string; works: boolean }[]> {
  // Locked by the cluster, so that two managers who take each other off at one moment wait for each other.
  await sql`select id from cluster where id = ${clusterId} for update`.execute(db)
  const { rows } = await sql<{ grantId: string; personId: string; works: boolean }>`
    select role_grant.id as "grantId", role_grant.person_id as "personId",
      exists (select 1 from account where account.person_id = role_grant.person_id and account.state = 'active') as works
    from role_grant where role = 'cluster-manager' and cluster_id = ${clusterId} and revoked_at is null order by role_grant.id`.execute(
    db,
  )
  return rows
}

/** Somebody as a mail addresses them, or null when there is no address. */
export async function findAddressee(
  db: Db,
  personId: string,
): Promise<{ address: string; name: string; givenName: string; lang: string } | null> {
  const row = await db
    .selectFrom('person')
    .select(['email', 'given_name', 'family_name', 'lang'])
    .where('id', '=', personId)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined || row.email === null) return null
  const name = `${row.given_name} ${row.family_name}`.trim()
  return { address: row.email, name, givenName: row.given_name, lang: row.lang }
}

/** People who edit an organisation and can sign in, but for some; with what the organisation is called. */
export async function listOtherEditors(
  db: Db,
  organisationId: string,
  but: readonly (string | null)[],
): Promise<EditorToTell[]> {
  const { rows } = await sql<EditorToTell>`select person.id as "personId", account.email, person.lang,
      person.given_name as "givenName", trim(person.given_name || ' ' || person.family_name) as name, organisation.name as organisation, organisation.slug
    from role_grant join person on person.id = role_grant.person_id join account on account.person_id = person.id
      join organisation on organisation.id = role_grant.organisation_id
    where role_grant.role = 'organisation-editor' and role_grant.revoked_at is null and role_grant.organisation_id = ${organisationId}
      and account.state = 'active' and not (person.id = any(${but.filter(id => id !== null)}::uuid[]))
    order by person.id`.execute(db)
  return rows
}

interface EditorToTell {
  personId: string
  email: string
  lang: string
  givenName: string
  name: string
  organisation: string
  slug: string
}

/** The records for which a viewer may give a role, the first hundred by name, and how many there are. */
export async function listRoleRecords(
  db: Db,
  viewer: Viewer,
  wish: { role: Role; of?: string | undefined; q?: string | undefined },
): Promise<{ records: { id: string; name: string }[]; total: number }> {
  const source = recordsOf(viewer, wish.role)
  if (source === null) return { records: [], total: 0 }
  const named = wish.q
    ? sql`unaccent(lower(name)) like '%' || unaccent(lower(${wish.q.replace(/[%_\\]/g, '\\$&')})) || '%'`
    : sql`true`
  const picked = wish.of === undefined ? sql`true` : sql`id = ${wish.of}`
  const rows = await sql<{ id: string; name: string; total: number }>`
    select id, name, count(*) over ()::int as total from (${source}) as record where ${named} and ${picked} order by name, id limit 100`.execute(
    db,
  )
  return { records: rows.rows.map(({ id, name }) => ({ id, name })), total: rows.rows[0]?.total ?? 0 }
}

function recordsOf(viewer: Viewer, role: Role): RawBuilder<unknown> | null {
  const all = isAdministrator(viewer)
  const managed = managedClusters(viewer)
  const coordinated = idsOf(viewer, 'partnership-coordinator', 'partnershipId')
  switch (role) {
    case 'platform-administrator':
      return null
    case 'cluster-manager':
      return sql`select id, short_name as name from cluster where ${all} or id = any(${managed}::uuid[])
        or id in (select cluster_id from partner where left_on is null and partnership_id = any(${coordinated}::uuid[]))`
    case 'partnership-coordinator':
    case 'funder':
      return sql`select id, acronym as name from partnership where ${all} or id = any(${coordinated}::uuid[])`
    case 'organisation-editor':
      return sql`select id, name from organisation where ${all} or id = any(${idsOf(viewer, 'organisation-editor', 'organisationId')}::uuid[])
        or id in (select organisation_id from membership where member_to is null and cluster_id = any(${managed}::uuid[]))`
    default:
      return sql`select id, title as name from mission where ${all} or id = any(${idsOf(viewer, 'event-organiser', 'missionId')}::uuid[])
        or lead_cluster_id = any(${managed}::uuid[]) or partnership_id = any(${coordinated}::uuid[])`
  }
}

/** How many accounts, invitations, mails and records there are, in one query. */
export async function countAdministration(db: Db) {
  const result = await sql<{
    waiting: number
    failed: number
    kept: number
    accounts: number
    suspended: number
    invited: number
    administrators: number
    jobsFailed: number
    clusters: number
    partnerships: number
    sample: boolean
  }>`
    select (select count(*)::int from mail where state in ('waiting', 'sending')) as waiting,
      (select count(*)::int from mail where state = 'failed') as failed,
      (select count(*)::int from mail join person on person.id = mail.person_id where mail.state = 'kept' and not person.sample) as kept,
      (select count(*)::int from account where state = 'active') as accounts,
      (select count(*)::int from account where state = 'suspended') as suspended,
      (select count(*)::int from person where not exists (select 1 from account where account.person_id = person.id) and exists (${openInvitation})) as invited,
      (select count(distinct person_id)::int from role_grant where role = 'platform-administrator' and revoked_at is null) as administrators,
      (select count(*)::int from job where state = 'failed') as "jobsFailed",
      (select count(*)::int from cluster where not sample) as clusters,
      (select count(*)::int from partnership where not sample) as partnerships,
      exists (select 1 from setting where name = 'sample') as sample`.execute(db)
  const row = result.rows[0]
  if (row === undefined) throw new Error('counting gave no row')
  return row
}

/** Whether somebody has an account or a role, or works or comes to a mission for anybody but the place named. */
export async function isKnownElsewhere(
  db: Db,
  personId: string,
  within: { organisationId: string } | { clusterId: string } | undefined,
): Promise<boolean> {
  const organisationId = within !== undefined && 'organisationId' in within ? within.organisationId : null
  const clusterId = within !== undefined && 'clusterId' in within ? within.clusterId : null
  const { rows } = await sql<{ known: boolean }>`
    select exists (select 1 from account where person_id = ${personId})
      or exists (select 1 from role_grant where person_id = ${personId} and revoked_at is null)
      or exists (select 1 from affiliation where person_id = ${personId}
        and (organisation_id is distinct from ${organisationId}::uuid or cluster_id is distinct from ${clusterId}::uuid))
      or exists (select 1 from participant where person_id = ${personId} and organisation_id is distinct from ${organisationId}::uuid) as known`.execute(
    db,
  )
  return rows[0]?.known ?? true
}
