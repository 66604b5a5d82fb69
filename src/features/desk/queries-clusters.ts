import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { hasMet } from '../meetings/index.ts'

/** Days back in which taking part, asking or being asked makes a member active. */
const activeDays = 365

export interface MyClusterRow {
  id: string
  slug: string
  name: string
  members: number
  active: number
  withoutPeople: number
  withoutSummary: number
  neverMet: number
}

const current = (today: string) =>
  sql`member_from <= ${today}::date and (member_to is null or member_to >= ${today}::date)`

/** These clusters with their members: who is active, nobody knows anybody of, says nothing of itself, or has met nobody. */
export async function listClusterRows(
  db: Db,
  given: { ids: readonly string[]; today: string },
): Promise<MyClusterRow[]> {
  const { ids, today } = given
  const since = sql`${today}::date - ${activeDays}::integer`
  const { rows } = await sql<MyClusterRow>`
    select cluster.id, cluster.slug, cluster.short_name as name, count(*)::int as members,
      (count(*) filter (where exists (select 1 from participant where participant.organisation_id = organisation.id
          and participant.state = 'confirmed' and participant.created_at >= ${since})
        or exists (select 1 from meeting_request where meeting_request.to_organisation_id = organisation.id and meeting_request.created_at >= ${since})
        or exists (select 1 from opportunity where opportunity.organisation_id = organisation.id and opportunity.created_at >= ${since})))::int as active,
      (count(*) filter (where not exists (select 1 from affiliation where affiliation.organisation_id = organisation.id and ended_at is null)))::int as "withoutPeople",
      (count(*) filter (where organisation.summary is null))::int as "withoutSummary",
      (count(*) filter (where not ${hasMet()}))::int as "neverMet"
    from cluster join membership on membership.cluster_id = cluster.id and ${current(today)} join organisation on organisation.id = membership.organisation_id
    where cluster.id = any(${[...ids]}::uuid[]) group by cluster.id order by cluster.short_name, cluster.id`.execute(
    db,
  )
  return rows
}

/** For how many members of each cluster something counts, and whom no record mentions, in each of its partnerships. */
export async function listServed(db: Db, given: { ids: readonly string[]; today: string }) {
  const { rows } = await sql<{
    clusterId: string
    slug: string
    acronym: string
    benefited: number
    leftOut: number
  }>`
    select partner.cluster_id as "clusterId", partnership.slug, partnership.acronym,
      (count(distinct membership.organisation_id) filter (where served.organisation_id is not null))::int as benefited,
      (count(distinct membership.organisation_id) filter (where served.organisation_id is null))::int as "leftOut"
    from partner join partnership on partnership.id = partner.partnership_id
    join partnership_standing on partnership_standing.partnership_id = partnership.id
    join membership on membership.cluster_id = partner.cluster_id and ${current(given.today)}
    left join member_standing served on served.partnership_id = partner.partnership_id and served.organisation_id = membership.organisation_id
    where partner.cluster_id = any(${[...given.ids]}::uuid[]) and partner.left_on is null
      and coalesce(partnership.ends_on, 'infinity') >= ${given.today}::date
    group by partner.cluster_id, partnership.id order by partnership.acronym, partnership.id`.execute(db)
  return rows
}

export interface MembersWaiting {
  clusterId: string
  kind: 'requests' | 'steps'
  of: string
  title: string
  lang: string
  count: number
}

/** What members of these clusters have not answered or done for a mission: requests of two days, steps past their day. */
export async function listMembersWaiting(
  db: Db,
  given: { ids: readonly string[]; now: Date },
): Promise<MembersWaiting[]> {
  const { now } = given
  const members = sql`select membership.cluster_id, membership.organisation_id from membership
    where membership.cluster_id = any(${[...given.ids]}::uuid[]) and ${current(now.toISOString().slice(0, 10))}`
  const { rows } = await sql<MembersWaiting>`
    with member as (${members})
    select member.cluster_id as "clusterId", 'requests' as kind, mission.slug as of, mission.title, mission.lang, count(*)::int as count
    from meeting_request join mission on mission.id = meeting_request.mission_id and mission.state in ('open', 'closed') and mission.ends_on >= ${now}::date
    join member on member.organisation_id = meeting_request.to_organisation_id
    where meeting_request.state = 'pending' and meeting_request.created_at < ${new Date(now.getTime() - 48 * 3_600_000)}
    group by member.cluster_id, mission.id
    union all
    select member.cluster_id, 'steps', mission.slug, mission.title, mission.lang, count(*)::int
    from preparation_step step join mission on mission.id = step.mission_id and mission.state in ('open', 'closed') and mission.ends_on >= ${now}::date
    join participant on participant.mission_id = mission.id and participant.state = 'confirmed' and participant.kind = any(step.for_kinds)
    join member on member.organisation_id = participant.organisation_id
    where step.removed_at is null and step.due_on < ${now}::date
      and not exists (select 1 from preparation_mark mark where mark.step_id = step.id and mark.participant_id = participant.id)
    group by member.cluster_id, mission.id
    order by 1, 2, 3`.execute(db)
  return rows
}
