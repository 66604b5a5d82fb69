import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { visibleOrganisations } from '../directory/index.ts'
import { hasMet } from '../meetings/index.ts'

interface Wanted {
  partnershipId: string
  /** Partner clusters whose members are meant. */
  clusterIds: readonly string[]
  /** Kinds of organisations that are meant; none: all. */
  kinds: readonly string[]
  today: string
}

/** Members today of these clusters that the viewer may know, each once. */
function members({ clusterIds, kinds, today }: Wanted, viewer: Viewer): RawBuilder<unknown> {
  return sql`organisation.id in (select membership.organisation_id from membership
      where membership.cluster_id = any(${[...clusterIds]}::uuid[]) and member_from <= ${today}::date
        and (member_to is null or member_to >= ${today}::date))
    and (${kinds.length === 0} or organisation.kind = any(${[...kinds]}::text[])) and ${visibleOrganisations(viewer, 'organisation')}`
}

const served = (partnershipId: string) => sql`left join member_standing served
  on served.organisation_id = organisation.id and served.partnership_id = ${partnershipId}`

/** For how many of them something counts, and whom no record mentions. */
export async function countServed(db: Db, viewer: Viewer, wanted: Wanted) {
  const { rows } = await sql<{ leftOut: number; benefited: number }>`
    select (count(*) filter (where served.organisation_id is null))::int as "leftOut", (count(*) filter (where served.organisation_id is not null))::int as benefited
    from organisation ${served(wanted.partnershipId)} where ${members(wanted, viewer)}`.execute(db)
  return rows[0] ?? { leftOut: 0, benefited: 0 }
}

export interface MemberRow {
  id: string
  slug: string
  name: string
  country: string
  clusters: { id: string; slug: string; name: string }[]
  direct: boolean | null
  meetings: number | null
  services: number | null
  lastOn: string | null
  people: number
  hasSummary: boolean
  hasMet: boolean
}

/** A page of them: those for whom something counts, the latest first, or those left out by name. */
export async function listMemberRows(
  db: Db,
  viewer: Viewer,
  wanted: Wanted & { benefited: boolean; limit: number; offset: number },
): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select organisation.id, organisation.slug, organisation.name, organisation.country,
      coalesce((select jsonb_agg(jsonb_build_object('id', cluster.id, 'slug', cluster.slug, 'name', cluster.short_name) order by cluster.short_name)
        from membership join cluster on cluster.id = membership.cluster_id
        where membership.organisation_id = organisation.id and membership.cluster_id = any(${[...wanted.clusterIds]}::uuid[])
          and member_from <= ${wanted.today}::date and (member_to is null or member_to >= ${wanted.today}::date)), '[]') as clusters,
      served.direct, served.meetings, served.services, served.last_on::text as "lastOn",
      (select count(*)::int from affiliation where affiliation.organisation_id = organisation.id and ended_at is null) as people,
      organisation.summary is not null as "hasSummary", ${hasMet()} as "hasMet"
    from organisation ${served(wanted.partnershipId)}
    where ${members(wanted, viewer)} and (served.organisation_id is not null) = ${wanted.benefited}
    order by served.last_on desc nulls last, organisation.name, organisation.id limit ${wanted.limit} offset ${wanted.offset}`.execute(
    db,
  )
  return rows
}
