import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { visibleMissions } from '../missions/index.ts'

/** A partnership with its clusters of today and its markets, the most important first. */
export async function readPartnership(db: Db, id: string) {
  const { rows } = await sql<{
    id: string
    slug: string
    acronym: string
    clusterIds: string[]
    markets: { country: string; stage: string }[]
  }>`
    select partnership.id, partnership.slug, partnership.acronym,
      array(select cluster_id::text from partner where partner.partnership_id = partnership.id and partner.left_on is null) as "clusterIds",
      coalesce((select jsonb_agg(jsonb_build_object('country', market.country, 'stage', market.stage) order by market.priority, market.country)
        from market where market.partnership_id = partnership.id), '[]') as markets
    from partnership where partnership.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Organisations that are members of any of these clusters today, each once. */
export async function listMembersOf(db: Db, clusterIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct organisation.id from membership join organisation on organisation.id = membership.organisation_id
    where membership.cluster_id = any(${[...clusterIds]}::uuid[]) and membership.member_to is null and organisation.merged_into is null
    order by organisation.id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Organisations of a country that come to the partnership's missions there, with what they say for them. */
export async function listCounterpartsIn(
  db: Db,
  viewer: Viewer,
  given: { partnershipId: string; country: string },
) {
  const { rows } = await sql<{
    organisationId: string
    offers: string | null
    seeks: string | null
    lang: string
  }>`
    select participant.organisation_id as "organisationId", nullif(trim(participant.offers), '') as offers, nullif(trim(participant.seeks), '') as seeks, participant.lang
    from participant join mission on mission.id = participant.mission_id join organisation on organisation.id = participant.organisation_id
    where mission.partnership_id = ${given.partnershipId} and mission.country = ${given.country} and organisation.country = ${given.country}
      and participant.state = 'confirmed' and participant.kind <> 'observer' and mission.state <> 'cancelled' and ${visibleMissions(viewer)}
    order by participant.organisation_id, participant.id`.execute(db)
  return rows
}
