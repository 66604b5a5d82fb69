import { type SqlBool, sql } from 'kysely'
import { type Bridge, photonicsHealthBridges } from '../../../engines/search/index.ts'
import type { Db } from '../../../shared/context.ts'
import { directoryChannel } from '../finding/channel.ts'
import type { BridgeFacts, BridgeSide } from '../rules/bridge-table.ts'

const columns = [
  'id',
  'kind',
  'source',
  'note',
  'version',
  'withdrawn_at as withdrawnAt',
  'updated_at as updatedAt',
] as const

function selectBridges(db: Db) {
  return db
    .selectFrom('bridge')
    .select(columns)
    .select([
      sql<BridgeSide>`left_words`.as('left'),
      sql<BridgeSide>`right_words`.as('right'),
      sql<boolean>`shipped_as is not null`.as('isShipped'),
    ])
}
export type BridgeRow = Awaited<ReturnType<typeof listUsedBridges>>[number]

/** The links in use, all of them. */
export function listUsedBridges(db: Db) {
  return selectBridges(db).where('withdrawn_at', 'is', null).orderBy('id').execute()
}

/** The links in use, as the search engine takes them. */
export async function readBridges(db: Db): Promise<Bridge[]> {
  return (await listUsedBridges(db)).map(asBridge)
}

export function asBridge(row: BridgeFacts & { id: string }): Bridge {
  const { id, kind, source } = row
  const side = (words: BridgeSide) =>
    Object.fromEntries(Object.entries(words).map(([language, list]) => [language, list ?? []]))
  return { id, kind, source, left: side(row.left), right: side(row.right) }
}

export function findBridge(db: Db, id: string) {
  return selectBridges(db).where('id', '=', id).executeTakeFirst()
}

/** A page of links whose expressions or source have the words. */
export async function listBridgeRows(
  db: Db,
  wish: { q?: string | undefined; show: 'used' | 'withdrawn' | 'all'; page: number; pageSize: number },
) {
  const like = `%${(wish.q ?? '').replace(/[%_\\]/g, '\\$&')}%`
  const matching = sql<SqlBool>`unaccent(lower(left_words::text || ' ' || right_words::text || ' ' || source)) like unaccent(lower(${like}))`
  const shown =
    wish.show === 'all'
      ? sql<SqlBool>`true`
      : wish.show === 'used'
        ? sql<SqlBool>`withdrawn_at is null`
        : sql<SqlBool>`withdrawn_at is not null`
  const { total } = await db
    .selectFrom('bridge')
    .select(sql<number>`count(*)::int`.as('total'))
    .where(matching)
    .where(shown)
    .executeTakeFirstOrThrow()
  const items = await selectBridges(db)
    .where(matching)
    .where(shown)
    .orderBy(sql`lower(coalesce(left_words -> 'en' ->> 0, left_words::text))`)
    .orderBy('id')
    .limit(wish.pageSize)
    .offset((wish.page - 1) * wish.pageSize)
    .execute()
  return { items, total }
}

/** Who changed a link, newest first. */
export function listBridgeHistory(db: Db, id: string) {
  return db
    .selectFrom('history')
    .leftJoin('person', 'person.id', 'history.actor_person_id')
    .select(['history.at', 'history.call'])
    .select(sql<string | null>`nullif(trim(person.given_name || ' ' || person.family_name), '')`.as('by'))
    .where('history.subject_kind', '=', 'bridge')
    .where('history.subject_id', '=', id)
    .orderBy('history.at', 'desc')
    .limit(50)
    .execute()
}

export async function insertBridge(db: Db, id: string, facts: BridgeFacts, now: Date): Promise<void> {
  await db
    .insertInto('bridge')
    .values({
      id,
      kind: facts.kind,
      left_words: JSON.stringify(facts.left),
      right_words: JSON.stringify(facts.right),
      source: facts.source,
      note: facts.note,
      created_at: now,
      updated_at: now,
    })
    .execute()
}

/** Changes a link that nobody changed meanwhile; false when somebody did. */
export async function changeBridge(
  db: Db,
  id: string,
  version: number,
  change: Partial<BridgeFacts> & { withdrawnAt?: Date | null; now: Date },
): Promise<boolean> {
  const { kind, left, right, source, note, withdrawnAt, now } = change
  const row = await db
    .updateTable('bridge')
    .set({
      ...(kind === undefined ? {} : { kind }),
      ...(left === undefined ? {} : { left_words: JSON.stringify(left) }),
      ...(right === undefined ? {} : { right_words: JSON.stringify(right) }),
      ...(source === undefined ? {} : { source }),
      ...(note === undefined ? {} : { note }),
      ...(withdrawnAt === undefined ? {} : { withdrawn_at: withdrawnAt }),
      version: version + 1,
      updated_at: now,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Says to every process, as part of the caller's transaction, that the links changed. */
export async function announceBridges(db: Db, now: Date): Promise<void> {
  await sql`with said as (insert into outbox (stream, kind, at) values ('directory', 'bridges-changed', ${now}) returning 1)
    select pg_notify(${directoryChannel}, '') from (select count(*) from said) as counted`.execute(db)
}

/**
 * Links that come with Kontor and were never here: a first vocabulary, and what later versions add. What experts changed or
 * withdrew stays as they left it. Two processes that start at once write each link once.
 */
export async function keepShippedBridges(db: Db): Promise<number> {
  const shipped = photonicsHealthBridges.map(({ id, kind, left, right, source }) => ({
    shipped_as: id,
    kind,
    left_words: left,
    right_words: right,
    source,
  }))
  const { rows } = await sql`
    insert into bridge (id, shipped_as, kind, left_words, right_words, source, created_at, updated_at)
    select gen_random_uuid(), shipped_as, kind, left_words, right_words, source, now(), now()
    from jsonb_to_recordset(${JSON.stringify(shipped)}::jsonb)
      as shipped (shipped_as text, kind text, left_words jsonb, right_words jsonb, source text)
    where not exists (select 1 from bridge where bridge.shipped_as = shipped.shipped_as)
    on conflict (shipped_as) do nothing returning id`.execute(db)
  return rows.length
}
