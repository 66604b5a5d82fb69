import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { visitor } from '../../shared/viewer.ts'
import { visibleClusters } from '../directory/index.ts'

export interface PartnershipRow {
  slug: string
  acronym: string
  title: string
  theme: string | null
  startsOn: string | null
  endsOn: string | null
  clusters: number
  coordinator: { slug: string; name: string; country: string } | null
  markets: { country: string; stage: string }[]
}

const mostPartnerships = 1_000
const mostEvents = 5_000

/** Partnerships that show themselves to everybody and go on from a day; clusters as a visitor may see them. */
export async function listPublicPartnerships(db: Db, from: string): Promise<PartnershipRow[]> {
  const { rows } = await sql<PartnershipRow>`
    select partnership.slug, acronym, title, theme, starts_on::text as "startsOn", ends_on::text as "endsOn",
      (select count(*)::int from partner where partner.partnership_id = partnership.id and left_on is null) as clusters,
      (select jsonb_build_object('slug', cluster.slug, 'name', cluster.short_name, 'country', cluster.country)
        from partner join cluster on cluster.id = partner.cluster_id
        where partner.partnership_id = partnership.id and partner.role = 'coordinator' and left_on is null
          and ${visibleClusters(visitor('en'))} limit 1) as coordinator,
      coalesce((select jsonb_agg(jsonb_build_object('country', market.country, 'stage', market.stage) order by market.priority, market.country)
        from market where market.partnership_id = partnership.id and market.stage <> 'dropped'), '[]') as markets
    from partnership where visibility = 'public' and coalesce(ends_on, 'infinity') >= ${from}::date
    order by acronym, partnership.id limit ${mostPartnerships}`.execute(db)
  return rows
}

export interface EventRow {
  slug: string
  title: string
  lang: string
  type: string
  country: string
  city: string
  startsOn: string
  endsOn: string
  updatedAt: Date
  partnership: { slug: string; acronym: string }
}

/** Missions and events with a public page, of public partnerships, that are not over before a day. */
export async function listPublicEvents(db: Db, from: string): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select mission.slug, mission.title, mission.lang, mission.type, mission.country, mission.city, mission.starts_on::text as "startsOn",
      mission.ends_on::text as "endsOn", mission.updated_at as "updatedAt",
      jsonb_build_object('slug', partnership.slug, 'acronym', partnership.acronym) as partnership
    from mission join partnership on partnership.id = mission.partnership_id
    where partnership.visibility = 'public' and mission.public_page and mission.state not in ('draft', 'cancelled')
      and mission.ends_on >= ${from}::date
    order by mission.starts_on, mission.city, partnership.acronym, mission.slug limit ${mostEvents}`.execute(
    db,
  )
  return rows
}
