import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { isAdministrator, type Viewer } from '../../shared/viewer.ts'

/**
 * Whether somebody's telephone and the reading of their name go with this place of work. Who already had an account, or was
 * known at another place, when they were named here gave those facts to others: naming an address does not open them.
 */
export function bringsOwnFacts(viewer: Viewer) {
  if (isAdministrator(viewer)) return sql<boolean>`true`
  return sql<boolean>`(person.id = ${viewer.personId} or not (
    exists (select 1 from account where account.person_id = person.id and account.created_at < affiliation.created_at)
    or exists (select 1 from affiliation as earlier where earlier.person_id = person.id and earlier.created_at < affiliation.created_at
      and (earlier.organisation_id is distinct from affiliation.organisation_id or earlier.cluster_id is distinct from affiliation.cluster_id))
    or exists (select 1 from participant where participant.person_id = person.id and participant.created_at < affiliation.created_at
      and participant.organisation_id is distinct from affiliation.organisation_id)))`
}

/** Somebody's work for an organisation or a cluster, as long as it lasts; null when there is none. */
export async function findAffiliation(db: Db, affiliationId: string, viewer: Viewer) {
  const row = await db
    .selectFrom('affiliation')
    .innerJoin('person', 'person.id', 'affiliation.person_id')
    .leftJoin('organisation', 'organisation.id', 'affiliation.organisation_id')
    .leftJoin('cluster', 'cluster.id', 'affiliation.cluster_id')
    .select([
      'affiliation.id',
      'affiliation.organisation_id as organisationId',
      'affiliation.cluster_id as clusterId',
      'affiliation.job_title as jobTitle',
      'affiliation.is_contact as isContact',
      'person.id as personId',
      'person.version',
      'person.given_name as givenName',
      'person.family_name as familyName',
      'person.name_other_script as nameOtherScript',
      sql<
        string | null
      >`case when person.name_reading is not null and ${bringsOwnFacts(viewer)} then person.name_reading end`.as(
        'nameReading',
      ),
      'person.email',
      sql<
        string | null
      >`case when person.phone is not null and ${bringsOwnFacts(viewer)} then person.phone end`.as('phone'),
      'organisation.slug as organisationSlug',
      'organisation.name as organisationName',
      'cluster.slug as clusterSlug',
      'cluster.short_name as clusterName',
      sql<boolean>`exists (select 1 from account where account.person_id = person.id)`.as('hasAccount'),
      sql<boolean>`exists (select 1 from role_grant where role_grant.person_id = person.id and revoked_at is null)`.as(
        'holdsRole',
      ),
      sql<boolean>`(exists (select 1 from affiliation as other where other.person_id = person.id
          and (other.organisation_id is distinct from affiliation.organisation_id or other.cluster_id is distinct from affiliation.cluster_id))
        or exists (select 1 from participant where participant.person_id = person.id
          and participant.organisation_id is distinct from affiliation.organisation_id))`.as(
        'knownElsewhere',
      ),
    ])
    .where('affiliation.id', '=', affiliationId)
    .where('affiliation.ended_at', 'is', null)
    .where('person.erased_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}
export type AffiliationRow = NonNullable<Awaited<ReturnType<typeof findAffiliation>>>

/** Ends somebody's work for a cluster; gives since when each line of it was there. */
export async function endAffiliations(
  db: Db,
  { clusterId, personId, endedAt }: { clusterId: string; personId: string; endedAt: Date },
): Promise<Date[]> {
  const rows = await db
    .updateTable('affiliation')
    .set({ ended_at: endedAt })
    .where('cluster_id', '=', clusterId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .returning('created_at')
    .execute()
  return rows.map(row => row.created_at)
}

/** Who manages a cluster, with the grant that says so, longest first. */
export async function listManagers(db: Db, clusterId: string) {
  const rows = await db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select([
      'role_grant.id as grantId',
      'person.id as personId',
      'person.email',
      'role_grant.granted_at as since',
      sql<string>`trim(person.given_name || ' ' || person.family_name)`.as('name'),
      sql<boolean>`exists (select 1 from account where account.person_id = person.id)`.as('hasAccount'),
    ])
    .where('role_grant.cluster_id', '=', clusterId)
    .where('role_grant.role', '=', 'cluster-manager')
    .where('role_grant.revoked_at', 'is', null)
    .orderBy('role_grant.granted_at')
    .orderBy('role_grant.id')
    .execute()
  return rows.map(row => ({ ...row, since: row.since.toISOString() }))
}

/** Whether an address is somebody else's already. */
export async function isAddressOfAnother(db: Db, email: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .where('id', '!=', personId)
    .executeTakeFirst()
  return row !== undefined
}

/** Ends every link that was mailed to somebody: it went to an address that is not theirs any more. */
export async function endLinksOf(db: Db, personId: string, now: Date): Promise<void> {
  await db
    .updateTable('link')
    .set({ revoked_at: now })
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
}
