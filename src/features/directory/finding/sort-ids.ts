import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../../shared/context.ts'

/** Up to this many ids the database is given them all; with more, it is quicker to walk the order and pick. */
const givenAtMost = 2_000
const walked = 1_000

/** Where an organisation stands in an order: its name or the moment it was entered, and its id. */
export interface Place {
  readonly id: string
  readonly at: string
}

interface Wish {
  readonly by: 'name' | 'newest'
  readonly after: Place | null
  readonly limit: number
}

/** The first of these ids behind a place, in the order of names or with the newest first. */
export async function sortIds(
  db: Db,
  wanted: { readonly size: number; has(id: string): boolean; ids(): readonly string[] },
  wish: Wish,
): Promise<Place[]> {
  if (wanted.size <= givenAtMost) return readPlaces(db, wish, wanted.ids())
  const found: Place[] = []
  let after = wish.after
  // Mostly all or much of the directory was found, so that a page takes few steps.
  for (let step = Math.min(walked, 4 * wish.limit); ; step = walked) {
    const places: Place[] = await readPlaces(db, { ...wish, after, limit: step }, null)
    for (const place of places) if (wanted.has(place.id) && found.length < wish.limit) found.push(place)
    after = places.at(-1) ?? null
    if (after === null || places.length < step || found.length === wish.limit) return found
  }
}

/** A moment is written in microseconds: two that differ in them alone are still two places. */
async function readPlaces(
  db: Db,
  { by, after, limit }: Wish,
  ids: readonly string[] | null,
): Promise<Place[]> {
  const at =
    by === 'name' ? sql<string>`name` : sql<string>`(extract(epoch from created_at) * 1e6)::bigint::text`
  let query = db
    .selectFrom('organisation')
    .select(['id', at.as('at')])
    .where('merged_into', 'is', null)
  if (ids !== null) query = query.where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
  if (after !== null && by === 'name')
    query = query.where(sql<SqlBool>`(name, id) > (${after.at}, ${after.id}::uuid)`)
  if (after !== null && by === 'newest') {
    const moment = sql`timestamptz 'epoch' + ${after.at}::bigint * interval '1 microsecond'`
    query = query.where(
      sql<SqlBool>`(created_at < ${moment} or (created_at = ${moment} and id > ${after.id}::uuid))`,
    )
  }
  return query
    .orderBy(by === 'name' ? sql`name, id` : sql`created_at desc, id`)
    .limit(limit)
    .execute()
}
