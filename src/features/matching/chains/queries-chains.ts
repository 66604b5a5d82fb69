import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Tables } from '../../../database/tables.ts'
import type { Db } from '../../../shared/context.ts'

const uuid = /^[0-9a-f]{8}-/

export type ChainRow = Selectable<Tables['value_chain']>
export type RoleRow = Selectable<Tables['value_chain_role']>

/** A chain by slug or id, or null. */
export async function findChain(db: Db, reference: string): Promise<ChainRow | null> {
  const row = await db
    .selectFrom('value_chain')
    .selectAll()
    .where(uuid.test(reference) ? 'id' : 'slug', '=', reference)
    .executeTakeFirst()
  return row ?? null
}

/** Chains of a partnership, the newest first, each with the names of its roles. */
export async function listChainRows(db: Db, partnershipId: string, given: { limit: number; offset: number }) {
  const { rows } = await sql<{
    id: string
    slug: string
    title: string
    lang: string
    market: string | null
    roles: string[]
    total: number
  }>`
    select id, slug, title, lang, market, count(*) over ()::int as total,
      array(select name from value_chain_role where chain_id = value_chain.id order by place, id) as roles
    from value_chain where partnership_id = ${partnershipId}
    order by created_at desc, id limit ${given.limit} offset ${given.offset}`.execute(db)
  return rows
}

export async function countChains(db: Db, partnershipId: string): Promise<number> {
  const { count } = await db
    .selectFrom('value_chain')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('partnership_id', '=', partnershipId)
    .executeTakeFirstOrThrow()
  return count
}

export async function listRoleRows(db: Db, chainId: string): Promise<RoleRow[]> {
  return db
    .selectFrom('value_chain_role')
    .selectAll()
    .where('chain_id', '=', chainId)
    .orderBy('place')
    .orderBy('id')
    .execute()
}

/** What was said of organisations for the roles of a chain, the first chosen first. */
export async function listPicks(db: Db, chainId: string) {
  return db
    .selectFrom('value_chain_pick as pick')
    .innerJoin('value_chain_role as role', 'role.id', 'pick.role_id')
    .innerJoin('organisation', 'organisation.id', 'pick.organisation_id')
    .select([
      'pick.role_id as roleId',
      'pick.organisation_id as organisationId',
      'pick.pick',
      'pick.reason',
      'pick.note',
    ])
    .where('role.chain_id', '=', chainId)
    .where('organisation.merged_into', 'is', null)
    .orderBy('pick.said_at')
    .orderBy('pick.organisation_id')
    .execute()
}

/** The clusters of a partnership today, by name, and which of them each of their members is in. */
export async function listClustersAndMembers(db: Db, clusterIds: readonly string[]) {
  const clusters = await db
    .selectFrom('cluster')
    .select(['id', 'slug', 'short_name as name'])
    .where(sql<boolean>`id = any(${[...clusterIds]}::uuid[])`)
    .orderBy('short_name')
    .orderBy('id')
    .execute()
  const { rows } = await sql<{ id: string; clusters: string[] }>`
    select organisation.id, array_agg(distinct membership.cluster_id::text) as clusters
    from membership join organisation on organisation.id = membership.organisation_id
    where membership.cluster_id = any(${[...clusterIds]}::uuid[]) and membership.member_to is null and organisation.merged_into is null
    group by organisation.id order by organisation.id`.execute(db)
  return { clusters, members: new Map(rows.map(({ id, clusters: of }) => [id, of])) }
}

export async function insertChain(db: Db, row: Insertable<Tables['value_chain']>): Promise<void> {
  await db.insertInto('value_chain').values(row).execute()
}

/** Saves unless somebody else saved in between; true where it was saved. */
export async function saveChainRow(
  db: Db,
  given: { id: string; version: number },
  facts: Updateable<Tables['value_chain']>,
): Promise<boolean> {
  const saved = await db
    .updateTable('value_chain')
    .set({ ...facts, version: given.version + 1 })
    .where('id', '=', given.id)
    .where('version', '=', given.version)
    .returning('id')
    .executeTakeFirst()
  return saved !== undefined
}

export async function deleteChain(db: Db, given: { id: string; version: number }): Promise<boolean> {
  const gone = await db
    .deleteFrom('value_chain')
    .where('id', '=', given.id)
    .where('version', '=', given.version)
    .returning('id')
    .executeTakeFirst()
  return gone !== undefined
}

/** The roles of a chain for changing their order or number: nobody else does until this is done. */
export async function lockRoles(db: Db, chainId: string) {
  await db.selectFrom('value_chain').select('id').where('id', '=', chainId).forUpdate().execute()
  return db
    .selectFrom('value_chain_role')
    .select(['id', 'place', 'name'])
    .where('chain_id', '=', chainId)
    .orderBy('place')
    .orderBy('id')
    .execute()
}

export async function insertRoles(db: Db, rows: Insertable<Tables['value_chain_role']>[]): Promise<void> {
  await db.insertInto('value_chain_role').values(rows).execute()
}

export async function saveRoleRow(
  db: Db,
  given: { id: string; version: number },
  facts: Updateable<Tables['value_chain_role']>,
): Promise<boolean> {
  const saved = await db
    .updateTable('value_chain_role')
    .set({ ...facts, version: given.version + 1 })
    .where('id', '=', given.id)
    .where('version', '=', given.version)
    .returning('id')
    .executeTakeFirst()
  return saved !== undefined
}

/** Numbers the roles in this order. */
export async function orderRoles(db: Db, ids: readonly string[]): Promise<void> {
  await sql`update value_chain_role set place = listed.place::int
    from unnest(${[...ids]}::uuid[]) with ordinality as listed (id, place) where value_chain_role.id = listed.id`.execute(
    db,
  )
}

export async function deleteRole(db: Db, id: string): Promise<void> {
  await db.deleteFrom('value_chain_role').where('id', '=', id).execute()
}

export async function keepPick(db: Db, row: Insertable<Tables['value_chain_pick']>): Promise<void> {
  const { role_id: _role, organisation_id: _organisation, ...said } = row
  await db
    .insertInto('value_chain_pick')
    .values(row)
    .onConflict(conflict => conflict.columns(['role_id', 'organisation_id']).doUpdateSet(said))
    .execute()
}

/** Of how many others something is said for a role. */
export async function countOtherPicks(db: Db, roleId: string, organisationId: string): Promise<number> {
  const { count } = await db
    .selectFrom('value_chain_pick')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('role_id', '=', roleId)
    .where('organisation_id', '!=', organisationId)
    .executeTakeFirstOrThrow()
  return count
}

/** True where something had been said. */
export async function removePick(db: Db, roleId: string, organisationId: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('value_chain_pick')
    .where('role_id', '=', roleId)
    .where('organisation_id', '=', organisationId)
    .returning('role_id')
    .executeTakeFirst()
  return gone !== undefined
}
