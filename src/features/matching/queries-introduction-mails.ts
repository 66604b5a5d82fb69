import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { longestWaitMs } from '../directory/rules/search-rhythms.ts'

/** A moment far off was worked out by a clock that was wrong. */
const isDue = (now: Date) =>
  sql<SqlBool>`(due_at <= ${now} or due_at > ${new Date(now.getTime() + longestWaitMs)})`

/** Managers of clusters who can sign in, want the mail, and are due or were never looked at. */
export async function listManagersDue(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct role_grant.person_id as id from role_grant
    join account on account.person_id = role_grant.person_id and account.state = 'active'
    left join introduction_mail on introduction_mail.person_id = role_grant.person_id
    where role_grant.role = 'cluster-manager' and role_grant.revoked_at is null
      and (introduction_mail.person_id is null or (introduction_mail.ended_at is null and ${isDue(now)}))
    limit 1000`.execute(db)
  return rows.map(({ id }) => id)
}

/** Whose mails a person has, by when they are due; made where there is none yet. Nobody else decides on it until this is done. */
export async function lockMailRow(db: Db, personId: string, firstDue: Date) {
  await db
    .insertInto('introduction_mail')
    .values({ person_id: personId, due_at: firstDue })
    .onConflict(conflict => conflict.column('person_id').doNothing())
    .execute()
  return db
    .selectFrom('introduction_mail')
    .select(['due_at as dueAt', 'ended_at as endedAt'])
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function findMailRow(db: Db, personId: string | null) {
  if (personId === null) return null
  const row = await db
    .selectFrom('introduction_mail')
    .select(['due_at as dueAt', 'ended_at as endedAt'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row ?? null
}

export async function updateMailRow(
  db: Db,
  personId: string,
  change: { due_at?: Date; told_at?: Date; ended_at?: Date | null },
): Promise<void> {
  await db.updateTable('introduction_mail').set(change).where('person_id', '=', personId).execute()
}

/** True while a mail to somebody is due: whoever told first has moved it on. */
export const isStillDue = ({ dueAt, endedAt }: { dueAt: Date; endedAt: Date | null }, now: Date) =>
  endedAt === null && (dueAt <= now || dueAt.getTime() > now.getTime() + longestWaitMs)

/** Since when somebody has managed a cluster without a break; null where they manage none. */
export async function findManagingSince(db: Db, personId: string): Promise<Date | null> {
  const { since } = await db
    .selectFrom('role_grant')
    .select(sql<Date | null>`min(granted_at)`.as('since'))
    .where('person_id', '=', personId)
    .where('role', '=', 'cluster-manager')
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow()
  return since
}

/** The clusters that somebody manages, by name. */
export async function listManagedClusters(db: Db, personId: string | null) {
  return db
    .selectFrom('role_grant')
    .innerJoin('cluster', 'cluster.id', 'role_grant.cluster_id')
    .select(['cluster.id', 'cluster.slug', 'cluster.short_name as name'])
    .where('role_grant.person_id', '=', personId)
    .where('role_grant.role', '=', 'cluster-manager')
    .where('role_grant.revoked_at', 'is', null)
    .orderBy('cluster.short_name')
    .orderBy('cluster.id')
    .execute()
}

/** Somebody as the mails reach them: only with a working account and an address. */
export function findReader(db: Db, personId: string) {
  return db
    .selectFrom('person')
    .innerJoin('account', 'account.person_id', 'person.id')
    .select(['person.email', 'person.lang', 'person.time_zone as timeZone'])
    .select(sql<string>`trim(person.given_name || ' ' || person.family_name)`.as('name'))
    .where('person.id', '=', personId)
    .where('account.state', '=', 'active')
    .where('person.erased_at', 'is', null)
    .executeTakeFirst()
}

export async function keepMailLink(
  db: Db,
  row: { tokenHash: string; personId: string; now: Date },
): Promise<void> {
  await db
    .insertInto('introduction_mail_link')
    .values({ token_hash: row.tokenHash, person_id: row.personId, created_at: row.now })
    .execute()
}

/** Whose mails a link ends. */
export async function findMailLink(db: Db, tokenHash: string): Promise<string | null> {
  const row = await db
    .selectFrom('introduction_mail_link')
    .select('person_id')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row?.person_id ?? null
}
