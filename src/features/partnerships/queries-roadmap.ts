import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { visibleClusters } from '../directory/index.ts'
import { visibleMissions } from '../missions/index.ts'
import type { RoadmapKind } from './rules/lay-roadmap.ts'

export interface RoadmapRow {
  kind: RoadmapKind
  of: string
  from: string
  to: string | null
  title: string
  lang: string | null
  type: string | null
  country: string | null
  city: string | null
  state: string | null
}

/** What everybody who sees a partnership may know: its own days, its grants, and the missions and partners' clusters that the viewer sees. */
function openLines(partnershipId: string, viewer: Viewer): RawBuilder<unknown> {
  return sql`
    select 'partnership-begins' as kind, slug as of, starts_on as "from", null::date as "to", acronym as title, null as lang,
      null as type, null as country, null as city, null as state
    from partnership where id = ${partnershipId}
    union all select 'partnership-ends', slug, ends_on, null, acronym, null, null, null, null, null
    from partnership where id = ${partnershipId}
    union all select 'partner-joins', cluster.slug, partner.joined_on, null, cluster.short_name, null, null, cluster.country, cluster.city, null
    from partner join cluster on cluster.id = partner.cluster_id where partner.partnership_id = ${partnershipId}
      and ${visibleClusters(viewer)}
    union all select 'partner-leaves', cluster.slug, partner.left_on, null, cluster.short_name, null, null, cluster.country, cluster.city, null
    from partner join cluster on cluster.id = partner.cluster_id where partner.partnership_id = ${partnershipId}
      and ${visibleClusters(viewer)}
    union all select 'grant-ends', grant_id::text, ends_on, null, title, null, null, null, null, null
    from (select distinct on (grant_id) * from funding_grant_version
      where grant_id in (select id from funding_grant where partnership_id = ${partnershipId})
      order by grant_id, number desc) last where not withdrawn
    union all select 'mission', mission.slug, mission.starts_on, mission.ends_on, mission.title, mission.lang, mission.type, mission.country, mission.city, mission.state
    from mission where mission.partnership_id = ${partnershipId} and ${visibleMissions(viewer)}`
}

/** What partners and funders alone read: papers in force, decisions taken, hypotheses, reports. */
function insideLines(partnershipId: string, today: string): RawBuilder<unknown> {
  return sql`
    union all select case when exists (select 1 from agreement_version former where former.agreement_id = agreement.id
        and former.number < version.number and former.in_force_on is not null) then 'agreement-changes' else 'agreement-begins' end,
      agreement.slug, version.in_force_on, null, agreement.title, agreement.lang, null, null, null, null
    from agreement_version version join agreement on agreement.id = version.agreement_id
    where agreement.partnership_id = ${partnershipId}
    union all select 'agreement-ends', slug, ended_on, null, title, lang, null, null, null, null
    from agreement where partnership_id = ${partnershipId}
    union all select 'decision', id::text, decided_on, null, title, lang, null, null, null, result
    from decision where partnership_id = ${partnershipId} and state = 'decided' and result <> 'no-quorum'
    union all select 'hypothesis', slug, deadline, null, concat(segment, ': ', act), lang, null, market, null, null
    from hypothesis where partnership_id = ${partnershipId}
    union all select 'period-ends', id::text, ends_on, null, name, null, null, null, null, null
    from reporting_period where partnership_id = ${partnershipId}
    union all select 'report-due', id::text, due_on, null, name, null, null, null, null, state
    from reporting_period where partnership_id = ${partnershipId}
    union all ${workLines(partnershipId, today)}`
}

/** Deliverables and milestones of the work plans on the day they are due; what is due in a month is due with its last day. */
function workLines(partnershipId: string, today: string): RawBuilder<unknown> {
  return sql`
    select kind, id::text, due_on, null, title, lang, null, null, null, case when done_on is null and due_on < ${today}::date then 'late' else state end
    from (select item.kind, item.id, item.lang, item.state, item.done_on, case item.kind when 'deliverable' then 'D' || package.number || '.' else 'MS' end
        || item.number || ' ' || item.title as title,
        coalesce(item.due_on, (coalesce(last.starts_on, partnership.starts_on) + make_interval(months => item.due_month))::date - 1) as due_on
      from work_item item join work_package package on package.id = item.package_id join work_plan on work_plan.id = item.plan_id
      join partnership on partnership.id = work_plan.partnership_id
      left join lateral (select starts_on, withdrawn from funding_grant_version version where version.grant_id = work_plan.grant_id
        order by version.number desc limit 1) last on true
      where work_plan.partnership_id = ${partnershipId} and item.removed_at is null and item.kind <> 'task' and last.withdrawn is not true) work`
}

/** Everything with a day on a partnership's time line, as far as the viewer may know of it, in the order of the days. */
export async function listRoadmapRows(
  db: Db,
  given: { partnershipId: string; viewer: Viewer; inside: boolean; today: string },
): Promise<RoadmapRow[]> {
  const { rows } = await sql<RoadmapRow>`
    select kind, of, "from"::text as "from", "to"::text as "to", title, lang, type, country, city, state
    from (${openLines(given.partnershipId, given.viewer)} ${given.inside ? insideLines(given.partnershipId, given.today) : sql``}) line
    where "from" is not null order by "from", "to" nulls first, title, of`.execute(db)
  return rows
}
