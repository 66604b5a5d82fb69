import { sql } from 'kysely'
import type { Db } from '../../../shared/context.ts'
import { foldText } from '../rules/fold-text.ts'
import { nameKey } from '../rules/name-key.ts'

/** What a row says of the organisation it is about; '' where it says nothing. */
export interface MemberClues {
  name: string
  slug: string
  country: string
  city: string
  pic: string
  lei: string
}

export interface Member {
  id: string
  slug: string
  name: string
  country: string
  city: string | null
  clusterIds: string[]
}

type FoundMember = { found: Member } | { unclear: string[] } | { found: null }

/**
 * The member of the cluster that a row is about: by PIC, LEI or address first, else by name, told apart by country and
 * town. Only members of today, for nobody writes into what another keeps.
 */
export async function findMember(db: Db, clusterId: string, clues: MemberClues): Promise<FoundMember> {
  const key = clues.name === '' ? null : nameKey(clues.name)
  const { rows } = await sql<Member & { isNumbered: boolean; names: string[] }>`
    select organisation.id, slug, name, country, city,
      coalesce(pic = ${clues.pic || null} or lei = ${clues.lei || null} or slug = ${clues.slug || null}, false) as "isNumbered",
      array(select name from organisation_alias where organisation_alias.organisation_id = organisation.id) || organisation.name as names,
      array(select all_of.cluster_id from membership as all_of where all_of.organisation_id = organisation.id and all_of.member_to is null) as "clusterIds"
    from organisation
    where merged_into is null
      and exists (select 1 from membership where membership.organisation_id = organisation.id and membership.cluster_id = ${clusterId} and member_to is null)
      and (pic = ${clues.pic || null} or lei = ${clues.lei || null} or slug = ${clues.slug || null} or name_key = ${key}
        or exists (select 1 from organisation_alias where organisation_alias.organisation_id = organisation.id and organisation_alias.name_key = ${key}))
    order by organisation.id`.execute(db)
  const numbered = rows.filter(row => row.isNumbered)
  const named = rows.filter(row => row.names.some(name => foldText(name) === foldText(clues.name)))
  const fits = (row: Member) =>
    (clues.country === '' || row.country === clues.country) &&
    (clues.city === '' || row.city === null || foldText(row.city) === foldText(clues.city))
  const possible = numbered.length > 0 ? numbered : named.filter(fits)
  const [only, another] = possible
  if (only === undefined) return { found: null }
  if (another === undefined) return { found: only }
  return { unclear: possible.map(row => [row.name, row.city].filter(Boolean).join(', ')) }
}
