import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { visibleMissions } from '../missions/index.ts'

const uuid = /^[0-9a-f]{8}-/

export type HypothesisRow = Selectable<Tables['hypothesis']>

export async function findHypothesis(db: Db, reference: string): Promise<HypothesisRow | null> {
  const row = await db
    .selectFrom('hypothesis')
    .selectAll()
    .where(uuid.test(reference) ? 'id' : 'slug', '=', reference)
    .executeTakeFirst()
  return row ?? null
}

/** The partnership as access to its hypotheses is judged, with its clusters of today. */
export async function readPartnership(db: Db, id: string) {
  const { rows } = await sql<{
    id: string
    slug: string
    acronym: string
    clusterIds: string[]
    markets: string[]
  }>`
    select partnership.id, partnership.slug, partnership.acronym,
      array(select cluster_id::text from partner where partner.partnership_id = partnership.id and partner.left_on is null) as "clusterIds",
      array(select country::text from market where market.partnership_id = partnership.id order by priority, country) as markets
    from partnership where partnership.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** All hypotheses of a partnership, of one market or of all, the riskiest first. */
export async function listHypothesisRows(
  db: Db,
  given: { partnershipId: string; market: string | null },
): Promise<HypothesisRow[]> {
  let query = db.selectFrom('hypothesis').selectAll().where('partnership_id', '=', given.partnershipId)
  if (given.market !== null) query = query.where('market', '=', given.market)
  return query.orderBy('risk', 'desc').orderBy('created_at').orderBy('id').execute()
}

export async function countHypotheses(db: Db, partnershipId: string): Promise<number> {
  const { count } = await db
    .selectFrom('hypothesis')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('partnership_id', '=', partnershipId)
    .executeTakeFirstOrThrow()
  return count
}

export async function listMarketsOfHypotheses(db: Db, partnershipId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('hypothesis')
    .select('market')
    .distinct()
    .where('partnership_id', '=', partnershipId)
    .orderBy('market')
    .execute()
  return rows.map(({ market }) => market)
}

/** What was decided of these hypotheses, the latest first. */
export async function listDecisions(db: Db, hypothesisIds: readonly string[]) {
  if (hypothesisIds.length === 0) return []
  return db
    .selectFrom('hypothesis_decision as decision')
    .leftJoin('person', 'person.id', 'decision.decided_by')
    .select([
      'decision.hypothesis_id as hypothesisId',
      'decision.decision',
      'decision.reason',
      'decision.lang',
      'decision.verdict',
      'decision.counted',
      'decision.threshold',
      'decision.new_deadline as newDeadline',
      'decision.decided_at as at',
    ])
    .select(sql<string | null>`nullif(trim(concat(person.given_name, ' ', person.family_name)), '')`.as('by'))
    .where('decision.hypothesis_id', 'in', [...hypothesisIds])
    .orderBy('decision.number', 'desc')
    .execute()
}

/** Missions of the partnership to these markets, or to all, that the viewer knows of. */
export async function listMissionsTo(
  db: Db,
  viewer: Viewer,
  given: { partnershipId: string; markets: readonly string[] | null },
) {
  const there =
    given.markets === null ? sql<boolean>`true` : sql<boolean>`country = any(${[...given.markets]}::text[])`
  return db
    .selectFrom('mission')
    .select(['id', 'slug', 'title', 'country', 'starts_on as startsOn'])
    .where('partnership_id', '=', given.partnershipId)
    .where('state', '!=', 'cancelled')
    .where(there)
    .where(visibleMissions(viewer))
    .orderBy('starts_on', 'desc')
    .limit(200)
    .execute()
}

/** Whether this is a mission of the partnership to that market. */
export async function isMissionTo(
  db: Db,
  given: { missionId: string; partnershipId: string; market: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('mission')
    .select('id')
    .where('id', '=', given.missionId)
    .where('partnership_id', '=', given.partnershipId)
    .where('country', '=', given.market)
    .executeTakeFirst()
  return row !== undefined
}

export async function findMissionName(db: Db, viewer: Viewer, id: string) {
  const row = await db
    .selectFrom('mission')
    .select(['id', 'slug', 'title'])
    .where('id', '=', id)
    .where(visibleMissions(viewer))
    .executeTakeFirst()
  return row ?? null
}

/** Those that came out of this one by a pivot. */
export async function listFollowers(db: Db, id: string) {
  return db
    .selectFrom('hypothesis')
    .select(['slug', 'segment', 'act', 'lang'])
    .where('follows_id', '=', id)
    .orderBy('created_at')
    .execute()
}

export async function insertHypothesis(db: Db, row: Insertable<Tables['hypothesis']>): Promise<void> {
  await db.insertInto('hypothesis').values(row).execute()
}

/** Saves it unless somebody saved in between. */
export async function saveHypothesisRow(
  db: Db,
  { id, version }: { id: string; version: number },
  facts: Updateable<Tables['hypothesis']>,
): Promise<boolean> {
  const saved = await db
    .updateTable('hypothesis')
    .set({ ...facts, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  return saved !== undefined
}

export async function deleteHypothesis(
  db: Db,
  { id, version }: { id: string; version: number },
): Promise<boolean> {
  const gone = await db
    .deleteFrom('hypothesis')
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  return gone !== undefined
}

export async function insertNote(db: Db, row: Insertable<Tables['hypothesis_note']>): Promise<void> {
  await db.insertInto('hypothesis_note').values(row).execute()
}

export async function findNote(db: Db, given: { id: string; hypothesisId: string }) {
  const row = await db
    .selectFrom('hypothesis_note')
    .select(['id', 'noted_by as notedBy'])
    .where('id', '=', given.id)
    .where('hypothesis_id', '=', given.hypothesisId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export async function withdrawNote(db: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('hypothesis_note').set({ withdrawn_at: now }).where('id', '=', id).execute()
}

export async function countNotes(db: Db, hypothesisId: string): Promise<number> {
  const { count } = await db
    .selectFrom('hypothesis_note')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('hypothesis_id', '=', hypothesisId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

export async function insertDecision(db: Db, row: Insertable<Tables['hypothesis_decision']>): Promise<void> {
  await db.insertInto('hypothesis_decision').values(row).execute()
}
