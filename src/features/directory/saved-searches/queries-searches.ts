import { type SqlBool, sql } from 'kysely'
import type { KeptWord } from '../../../engines/search/index.ts'
import type { Db } from '../../../shared/context.ts'
import type { Viewer } from '../../../shared/viewer.ts'
import type { Narrowing } from '../finding/ask-index.ts'
import { longestWaitMs, type SearchRhythm } from '../rules/search-rhythms.ts'
import { visibleOrganisations } from '../visible-organisations.ts'

export type StoredQuestion = Narrowing & { q?: string | undefined }

const columns = [
  'id',
  'person_id as personId',
  'name',
  'lang',
  'rhythm',
  'watch',
  'told_at as toldAt',
  'due_at as dueAt',
  'looked_to as lookedTo',
  'version',
  'created_at as createdAt',
] as const

function selectSearches(db: Db) {
  return db
    .selectFrom('saved_search')
    .select(columns)
    .select([
      sql<StoredQuestion>`question - 'words'`.as('question'),
      // Kept beside what is asked: what its words weighed at the first look. Null before that.
      sql<readonly KeptWord[] | null>`question -> 'words'`.as('words'),
    ])
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
    .selectFrom('saved_search')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return count
}

/** True when the person has another search of this name. */
export async function hasSearchNamed(db: Db, personId: string, name: string, but?: string): Promise<boolean> {
  let query = db
    .selectFrom('saved_search')
    .select('id')
    .where('person_id', '=', personId)
    .where(sql<SqlBool>`lower(name) = lower(${name})`)
  if (but !== undefined) query = query.where('id', '<>', but)
  return (await query.executeTakeFirst()) !== undefined
}

/** Those of a search's matches that its owner has not looked at and may see, with when they were told of each. */
export async function listUnseen(db: Db, viewer: Viewer, searchId: string, matches: readonly string[]) {
  if (matches.length === 0) return []
  return db
    .selectFrom('organisation')
    .leftJoin('saved_search_known as known', join =>
      join.onRef('known.organisation_id', '=', 'organisation.id').on('known.search_id', '=', searchId),
    )
    .select(['organisation.id', 'known.told_at as toldAt'])
    .where('organisation.id', '=', sql<string>`any(${[...matches]}::uuid[])`)
    .where('known.seen_at', 'is', null)
    .where('organisation.merged_into', 'is', null)
    .where(visibleOrganisations(viewer))
    .orderBy('organisation.name')
    .orderBy('organisation.id')
    .execute()
}

/** Notes what a person knows of a search; what they were told of before stays told. */
export async function keepSeen(
  db: Db,
  searchId: string,
  organisationIds: readonly string[],
  now: Date,
): Promise<void> {
  if (organisationIds.length === 0) return
  await sql`insert into saved_search_known (search_id, organisation_id, seen_at)
    select ${searchId}, organisation.id, ${now} from organisation where organisation.id = any(${[...organisationIds]}::uuid[])
    on conflict (search_id, organisation_id) do update set seen_at = coalesce(saved_search_known.seen_at, excluded.seen_at)`.execute(
    db,
  )
}

/** Notes that a mail tells of these; gives those nobody told of before. */
export async function keepTold(
  db: Db,
  searchId: string,
  organisationIds: readonly string[],
  told: { mailId: string; now: Date },
): Promise<string[]> {
  if (organisationIds.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    insert into saved_search_known (search_id, organisation_id, told_at, mail_id)
    select ${searchId}, id, ${told.now}, ${told.mailId} from unnest(${[...organisationIds]}::uuid[]) as id
    on conflict (search_id, organisation_id) do nothing returning organisation_id as id`.execute(db)
  return rows.map(({ id }) => id)
}

/** What a mail tells of, by search; a search that was removed or tells by mail no more is not among them. */
export async function listToldIn(db: Db, mailId: string) {
  return db
    .selectFrom('saved_search_known as known')
    .innerJoin('saved_search as search', 'search.id', 'known.search_id')
    .select(['known.search_id as searchId', 'known.organisation_id as organisationId'])
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
  await sql`delete from saved_search_known where mail_id = ${mailId} and search_id = ${searchId}
    and organisation_id = any(${[...ids]}::uuid[]) and seen_at is null`.execute(db)
}

/** How far the directory's changes go, in a form to compare: the last number and how many there are near it. */
export async function readChangeMark(db: Db): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    with last as (select coalesce(max(number), 0) as number from outbox where stream = 'directory')
    select last.number || ':' || (select count(*) from outbox where stream = 'directory' and outbox.number > last.number - 5000) as mark
    from last`.execute(db)
  return rows[0]?.mark ?? ''
}

const isDue = (now: Date) =>
  sql<SqlBool>`(rhythm <> 'never' and (due_at <= ${now} or due_at > ${new Date(now.getTime() + longestWaitMs)}))`

/**
 * People who may have to be told something: a search is due, and for those told at once, the directory has changed since
 * or a day has passed (rights change without the directory). A moment far off was worked out by a clock that was wrong.
 */
export async function listPeopleDue(db: Db, now: Date, mark: string): Promise<string[]> {
  const day = 86_400_000
  const rows = await db
    .selectFrom('saved_search')
    .select('person_id as personId')
    .distinct()
    .where(isDue(now))
    .where(
      sql<SqlBool>`(rhythm <> 'at-once' or looked_to <> ${mark} or looked_at is null
        or looked_at < ${new Date(now.getTime() - day)} or looked_at > ${new Date(now.getTime() + day)})`,
    )
    .limit(1_000)
    .execute()
  return rows.map(({ personId }) => personId)
}

/** The due searches of a person, locked: a second process waits here and then finds nothing new. */
export function lockDueSearches(db: Db, personId: string, now: Date) {
  return selectSearches(db)
    .where('person_id', '=', personId)
    .where('watch', '=', 'watched')
    .where(isDue(now))
    .orderBy(sql`lower(name)`)
    .forUpdate()
    .execute()
}

/** Searches whose first look has still to be made. */
export function listUnwatched(db: Db) {
  return db
    .selectFrom('saved_search')
    .select(['id', 'person_id as personId'])
    .where('watch', '=', 'beginning')
    .limit(500)
    .execute()
}

export async function updateSearchRow(
  db: Db,
  id: string,
  change: Partial<{
    name: string
    rhythm: SearchRhythm
    watch: 'beginning' | 'watched' | 'too-broad'
    looked_at: Date
    looked_to: string
    told_at: Date
    due_at: Date
    updated_at: Date
  }>,
): Promise<void> {
  await db.updateTable('saved_search').set(change).where('id', '=', id).execute()
}

/** Keeps what the words of a search weigh; what was kept before stays. */
export async function keepWordsOf(db: Db, id: string, words: readonly KeptWord[]): Promise<void> {
  await sql`update saved_search set question = jsonb_build_object('words', ${JSON.stringify(words)}::jsonb) || question
    where id = ${id}`.execute(db)
}

/** Somebody as the mails reach them: only with a working account and an address. */
export function findReader(db: Db, personId: string) {
  return db
    .selectFrom('person')
    .innerJoin('account', 'account.person_id', 'person.id')
    .select([
      'person.id',
      'person.email',
      'person.given_name as givenName',
      'person.family_name as familyName',
    ])
    .select(['person.lang', 'person.time_zone as timeZone'])
    .where('person.id', '=', personId)
    .where('account.state', '=', 'active')
    .where('person.erased_at', 'is', null)
    .executeTakeFirst()
}

/** Whose mails a link ends. */
export async function findMailLink(db: Db, tokenHash: string): Promise<string | null> {
  const row = await db
    .selectFrom('search_mail_link')
    .select('person_id')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row?.person_id ?? null
}

/** What a digest says of the organisations it tells of. */
export function describeTold(db: Db, viewer: Viewer, ids: readonly string[]) {
  return db
    .selectFrom('organisation')
    .select(['id', 'slug', 'name', 'city', 'country', 'summary'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('merged_into', 'is', null)
    .where(visibleOrganisations(viewer))
    .orderBy('name')
    .orderBy('id')
    .execute()
}
