import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { isAdministrator, type Viewer } from '../../shared/viewer.ts'
import { visibleMissions } from '../missions/index.ts'

/**
 * Partnerships of which a viewer reads figures and papers (`readsPartnership`): those they coordinate, fund, or manage a
 * partner of.
 */
function readPartnerships(viewer: Viewer): RawBuilder<SqlBool> {
  if (isAdministrator(viewer)) return sql<SqlBool>`true`
  const own = viewer.grants.flatMap(({ role, partnershipId }) =>
    (role === 'partnership-coordinator' || role === 'funder') && partnershipId !== null
      ? [partnershipId]
      : [],
  )
  const managed = viewer.grants.flatMap(({ role, clusterId }) =>
    role === 'cluster-manager' && clusterId !== null ? [clusterId] : [],
  )
  return sql<SqlBool>`(partnership.id = any(${own}::uuid[]) or exists (select 1 from partner
    where partner.partnership_id = partnership.id and left_on is null and cluster_id = any(${managed}::uuid[])))`
}

export interface ComparedRow {
  id: string
  slug: string
  acronym: string
  title: string
  theme: string | null
  clusters: number
  meetingsHeld: number | null
  periods: { id: string; name: string; dueOn: string | null; state: string }[]
  markets: { country: string; stage: string }[]
  figures: {
    id: string
    key: string
    code: string
    name: string
    unit: string
    lang: string
    shippedAs: string | null
    proven: number
    claimed: number
    target: number | null
    expected: number | null
  }[]
  countedAt: Date | null
}

const mostCompared = 500

/** Partnerships side by side with their figures as last counted, in one statement. */
export async function listCompared(db: Db, viewer: Viewer): Promise<ComparedRow[]> {
  const { rows } = await sql<ComparedRow>`
    select partnership.id, partnership.slug, acronym, title, theme,
      (select count(*)::int from partner where partner.partnership_id = partnership.id and left_on is null) as clusters,
      standing.meetings_held as "meetingsHeld", standing.computed_at as "countedAt",
      coalesce((select jsonb_agg(jsonb_build_object('id', period.id, 'name', period.name, 'dueOn', period.due_on, 'state', period.state)
          order by period.due_on nulls last, period.starts_on)
        from reporting_period period where period.partnership_id = partnership.id), '[]') as periods,
      coalesce((select jsonb_agg(jsonb_build_object('country', market.country, 'stage', market.stage) order by market.priority, market.country)
        from market where market.partnership_id = partnership.id), '[]') as markets,
      coalesce((select jsonb_agg(jsonb_build_object('id', indicator.id, 'key', coalesce(indicator.shipped_as, indicator.code), 'code', indicator.code,
          'name', indicator.name, 'unit', indicator.unit, 'lang', indicator.lang, 'shippedAs', indicator.shipped_as, 'proven', figure.proven,
          'claimed', figure.claimed, 'target', indicator.target::float8, 'expected', figure.expected::float8) order by indicator.position, indicator.id)
        from indicator join indicator_figure figure on figure.indicator_id = indicator.id
        where indicator.partnership_id = partnership.id and indicator.ended_at is null), '[]') as figures
    from partnership left join partnership_standing standing on standing.partnership_id = partnership.id
    where ${readPartnerships(viewer)} order by acronym, partnership.id limit ${mostCompared}`.execute(db)
  return rows
}

export interface ComparedMissionRow {
  slug: string
  title: string
  lang: string
  type: string
  country: string
  city: string
  startsOn: string
  endsOn: string
  isOver: boolean
  partnershipId: string
  partnership: { slug: string; acronym: string }
}

/** Missions and events of these partnerships that the viewer may know of: what comes first, then what is over. */
export async function listComparedMissions(
  db: Db,
  viewer: Viewer,
  given: { ids: readonly string[]; today: string },
): Promise<ComparedMissionRow[]> {
  const { rows } = await sql<ComparedMissionRow>`
    select mission.slug, mission.title, mission.lang, mission.type, mission.country, mission.city, mission.starts_on::text as "startsOn",
      mission.ends_on::text as "endsOn", mission.ends_on < ${given.today}::date as "isOver", mission.partnership_id as "partnershipId",
      jsonb_build_object('slug', partnership.slug, 'acronym', partnership.acronym) as partnership
    from mission join partnership on partnership.id = mission.partnership_id
    where mission.partnership_id = any(${[...given.ids]}::uuid[]) and mission.state <> 'cancelled' and ${visibleMissions(viewer)}
    order by mission.ends_on < ${given.today}::date, mission.starts_on, mission.slug limit 5000`.execute(db)
  return rows
}
