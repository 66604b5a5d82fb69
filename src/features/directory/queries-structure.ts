import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import type { getOrganisation } from './contract.ts'

/** What stands below an organisation, before anything is hidden. */
export type Structure = Pick<AnswerOf<typeof getOrganisation>, 'brands' | 'departments' | 'sites'>

export const nothingBelow: Structure = { brands: [], departments: [], sites: [] }

/** Brands, departments and sites of organisations in their owners' order, by the organisation's id, in three queries. */
export async function readStructures(db: Db, ids: readonly string[]): Promise<Map<string, Structure>> {
  const found = new Map<string, Structure>(ids.map(id => [id, { brands: [], departments: [], sites: [] }]))
  if (ids.length === 0) return found
  const wanted = sql<string>`any(${[...ids]}::uuid[])`
  const brands = await db
    .selectFrom('organisation_alias')
    .select(['organisation_id', 'name'])
    .where('kind', '=', 'brand')
    .where('organisation_id', '=', wanted)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  for (const { organisation_id, name } of brands) found.get(organisation_id)?.brands.push(name)
  const departments = await db
    .selectFrom('department')
    .select(['organisation_id', 'id', 'name', 'does', 'contact_role as contactRole', 'lang'])
    .where('organisation_id', '=', wanted)
    .orderBy('position')
    .orderBy('id')
    .execute()
  for (const { organisation_id, ...department } of departments)
    found.get(organisation_id)?.departments.push(department)
  const sites = await db
    .selectFrom('site')
    .select([
      'organisation_id',
      'id',
      'name',
      'function',
      'street',
      'postcode',
      'city',
      'country',
      'latitude',
      'longitude',
    ])
    .where('organisation_id', '=', wanted)
    .orderBy('position')
    .orderBy('id')
    .execute()
  for (const { organisation_id, ...site } of sites) found.get(organisation_id)?.sites.push(site)
  return found
}

/** The place behind the last of an organisation's sites or departments. */
export async function nextPosition(
  db: Db,
  table: 'site' | 'department',
  organisationId: string,
): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select(sql<number>`coalesce(max(position), 0)::int + 1`.as('next'))
    .where('organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow()
  return row.next
}
