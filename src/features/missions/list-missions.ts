import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import type { listMissions as call } from './contract.ts'
import { selectMissions } from './queries.ts'

type Row = Awaited<ReturnType<typeof selectMissions>>[number]

/** The missions and events the viewer may see, page by page. */
export async function listMissions(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
): Promise<AnswerOf<typeof call>> {
  const rows = await selectMissions(ctx.db, ctx.viewer, input, ctx.now().toISOString().slice(0, 10))
  return { items: rows.map(listed), total: rows[0]?.total ?? 0, page: input.page, pageSize: input.pageSize }
}

function listed(row: Row): AnswerOf<typeof call>['items'][number] {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    lang: row.lang,
    type: row.type,
    country: row.country,
    city: row.city,
    timeZone: row.time_zone,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    state: row.state,
    partnership: { id: row.partnership_id, slug: row.partnership_slug, name: row.acronym },
    leadCluster: { id: row.lead_cluster_id, slug: row.cluster_slug, name: row.cluster_name },
    participants: row.participants,
    sample: row.sample,
  }
}
