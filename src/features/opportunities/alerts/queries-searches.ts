import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../../shared/context.ts'
import { longestWaitMs } from '../../directory/rules/search-rhythms.ts'
import type { ListWish } from '../queries.ts'

export type StoredQuestion = Omit<ListWish, 'show' | 'organisation'> & { q?: string | undefined }

const columns = [
  'id',
  'person_id as personId',
  'name',
  'rhythm',
  'told_at as toldAt',
  'due_at as dueAt',
  'version',
  'created_at as createdAt',
] as const

function selectSearches(db: Db) {
  return db
    .selectFrom('opportunity_search')
    .select(columns)
    .select(sql<StoredQuestion>`question`.as('question'))
}
export type SearchRow = Awaited<ReturnType<typeof listSearchRows>>[number]

/** The searches of a person, in the order of their names. */
export function listSearchRows(db: Db, personId: string) {
  return selectSearches(db).where('person_id', '=', personId).orderBy(sql`lower(name)`).execute()
}

export function findSearchRow(db: Db, id: string) {
  return selectSearches(db).where('id', '=', id).executeTakeFirst()
}

export async function countSearches(db: Db, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom('opportunity_search')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return count
}

/** True when the person has another search of this name. */
export async function hasSearchNamed(db: Db, personId: string, name: string, but?: string): Promise<boolean> {
  let query = db
    .selectFrom('opportunity_search')
    .select('id')
    .where('person_id', '=', personId)
    .where(sql<SqlBool>`lower(name) = lower(${name})`)
  if (but !== undefined) query = query.where('id', '<>', but)
  return (await query.executeTakeFirst()) !== undefined
}

/** What a person knows of a search: when they were told, and whether they have looked. */
export async function listKnown(db: Db, searchId: string) {
  const rows = await db
    .selectFrom('opportunity_search_known')
    .select(['opportunity_id as id', 'told_at as toldAt', 'seen_at as seenAt'])
    .where('search_id', '=', searchId)
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}

/** Notes what a person has looked at; what they were told of before stays told. */
export async function keepSeen(db: Db, searchId: string, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return
  await sql`insert into opportunity_search_known (search_id, opportunity_id, seen_at)
    select ${searchId}, opportunity.id, ${now} from opportunity where opportunity.id = any(${[...ids]}::uuid[])
    on conflict (search_id, opportunity_id) do update set seen_at = coalesce(opportunity_search_known.seen_at, excluded.seen_at)`.execute(
    db,
  )
}

/** Notes that a mail tells of these. */
export async function keepTold(
  db: Db,
  searchId: string,
  ids: readonly string[],
  told: { mailId: string; now: Date },
): Promise<void> {
  if (ids.length === 0) return
  await sql`insert into opportunity_search_known (search_id, opportunity_id, told_at, mail_id)
    select ${searchId}, id, ${told.now}, ${told.mailId} from unnest(${[...ids]}::uuid[]) as id
    on conflict (search_id, opportunity_id) do nothing`.execute(db)
}

/** What a mail tells of, by search; a search that was removed or tells by mail no more is not among them. */
export function listToldIn(db: Db, mailId: string) {
  return db
    .selectFrom('opportunity_search_known as known')
    .innerJoin('opportunity_search as search', 'search.id', 'known.search_id')
    .select(['known.search_id as searchId', 'known.opportunity_id as opportunityId'])
    .where('known.mail_id', '=', mailId)
    .where('search.rhythm', '<>', 'never')
    .execute()
}

/** Takes back that somebody was told, because the mail went without it. */
export async function forgetTold(
  db: Db,
  mailId: string,
  searchId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  await sql`delete from opportunity_search_known where mail_id = ${mailId} and search_id = ${searchId}
    and opportunity_id = any(${[...ids]}::uuid[]) and seen_at is null`.execute(db)
}

/** A moment far off was worked out by a clock that was wrong. */
const isDue = (now: Date) =>
  sql<SqlBool>`(rhythm <> 'never' and (due_at <= ${now} or due_at > ${new Date(now.getTime() + longestWaitMs)}))`

/** People of whom a search is due. */
export async function listPeopleDue(db: Db, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('opportunity_search')
    .select('person_id as personId')
    .distinct()
    .where(isDue(now))
    .limit(1_000)
    .execute()
  return rows.map(({ personId }) => personId)
}

/** The due searches of a person, locked: a second process waits here and then finds none due. */
export function lockDueSearches(db: Db, personId: string, now: Date) {
  return selectSearches(db)
    .where('person_id', '=', personId)
    .where(isDue(now))
    .orderBy(sql`lower(name)`)
    .forUpdate()
    .execute()
}

export async function updateSearchRow(
  db: Db,
  id: string,
  change: Partial<{ rhythm: SearchRow['rhythm']; told_at: Date; due_at: Date; updated_at: Date }>,
): Promise<void> {
  await db.updateTable('opportunity_search').set(change).where('id', '=', id).execute()
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

/** Whose mails a link ends. */
export async function findMailLink(db: Db, tokenHash: string): Promise<string | null> {
  const row = await db
    .selectFrom('opportunity_mail_link')
    .select('person_id')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row?.person_id ?? null
}
