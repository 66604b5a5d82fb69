import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'

const personName = sql<string>`trim(person.given_name || ' ' || person.family_name)`

/** The latest claim of a person on an organisation. */
export async function findClaim(db: Db, organisationId: string, personId: string) {
  return db
    .selectFrom('profile_claim')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function findPersonAddress(db: Db, personId: string) {
  return db
    .selectFrom('person')
    .select(['id', 'email', 'lang', personName.as('name')])
    .where('id', '=', personId)
    .executeTakeFirst()
}

/** How many codes went out since a moment: to this organisation for this person, for this person in all, and here in all. */
export async function countCodesSince(
  db: Db,
  organisationId: string,
  personId: string,
  since: Date,
): Promise<{ mine: number; mineInAll: number; here: number }> {
  const isMine = sql`person_id = ${personId}`
  const isHere = sql`organisation_id = ${organisationId}`
  return db
    .selectFrom('profile_claim')
    .select([
      sql<number>`(count(*) filter (where ${isMine} and ${isHere}))::int`.as('mine'),
      sql<number>`(count(*) filter (where ${isMine}))::int`.as('mineInAll'),
      sql<number>`(count(*) filter (where ${isHere}))::int`.as('here'),
    ])
    .where(sql<boolean>`(${isMine} or ${isHere})`)
    .where('code_hash', 'is not', null)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
}

/** Counts a try with a code and gives the claim as it stands then; a settled or used-up one gives nothing. */
export async function countAttempt(db: Db, claimId: string, limit: number) {
  return db
    .updateTable('profile_claim')
    .set({ attempts: sql`attempts + 1` })
    .where('id', '=', claimId)
    .where('state', '=', 'code-sent')
    .where('attempts', '<', limit)
    .returningAll()
    .executeTakeFirst()
}

/** Claims on a cluster's members that wait for its manager, oldest first. */
export async function listWaitingClaims(db: Db, clusterId: string) {
  return db
    .selectFrom('profile_claim')
    .innerJoin('organisation', 'organisation.id', 'profile_claim.organisation_id')
    .innerJoin('person', 'person.id', 'profile_claim.person_id')
    .select([
      'profile_claim.id',
      'organisation.name as organisationName',
      'organisation.slug as organisationSlug',
      personName.as('personName'),
      'person.email',
      'profile_claim.proof',
      'profile_claim.message',
      'profile_claim.created_at as createdAt',
    ])
    .where('profile_claim.state', '=', 'waiting')
    .where(
      sql<boolean>`exists (select 1 from membership where membership.organisation_id = organisation.id and membership.member_to is null and membership.cluster_id = ${clusterId})`,
    )
    .orderBy('profile_claim.created_at')
    .limit(200)
    .execute()
}

export async function findClaimById(db: Db, id: string) {
  return db.selectFrom('profile_claim').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Those who answer for an organisation's membership: managers of its clusters, else the administrators. */
export async function listClaimDeciders(db: Db, clusterIds: readonly string[]) {
  const roles = db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select(['person.id', 'person.email', 'person.lang', personName.as('name')])
    .where('role_grant.revoked_at', 'is', null)
    .where('person.email', 'is not', null)
    .where('person.erased_at', 'is', null)
    .distinct()
    .limit(20)
  const managers =
    clusterIds.length === 0
      ? []
      : await roles
          .where('role_grant.role', '=', 'cluster-manager')
          .where('role_grant.cluster_id', 'in', [...clusterIds])
          .execute()
  return managers.length > 0
    ? managers
    : roles.where('role_grant.role', '=', 'platform-administrator').execute()
}

/** People who may edit an organisation's profile. */
export async function listEditorGrants(db: Db, organisationId: string) {
  return db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .leftJoin('account', 'account.person_id', 'person.id')
    .select([
      'role_grant.id as grantId',
      personName.as('personName'),
      'person.email',
      sql<boolean>`account.id is not null`.as('hasAccount'),
      'role_grant.granted_at as since',
    ])
    .where('role_grant.organisation_id', '=', organisationId)
    .where('role_grant.role', '=', 'organisation-editor')
    .where('role_grant.revoked_at', 'is', null)
    .orderBy('role_grant.granted_at')
    .limit(100)
    .execute()
}

export async function hasEditors(db: Db, organisationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('role_grant')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('role', '=', 'organisation-editor')
    .where('revoked_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
