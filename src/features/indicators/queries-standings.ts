import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { type Cause, causes } from './rules/cause.ts'
import { plainRule, type Rule } from './rules/rule.ts'

/** What is kept of a member for whom something counts. */
export interface MemberStanding {
  organisation: string
  direct: boolean
  meetings: number
  services: number
  lastOn: string
}

/** What desks read of a partnership without counting anew. */
export interface Standings {
  meetingsHeld: number
  causes: { indicator: string; cause: Cause; count: number }[]
  members: MemberStanding[]
}

/** Partnerships whose standings were never counted, or before so; or later than now, by a clock that was set back since. */
export async function listStale(db: Db, { before, now }: { before: Date; now: Date }): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select partnership.id from partnership left join partnership_standing standing on standing.partnership_id = partnership.id
    where standing.computed_at is null or standing.computed_at < ${before} or standing.computed_at > ${now}
    order by standing.computed_at nulls first limit 200`.execute(db)
  return rows.map(row => row.id)
}

/** Keeps a partnership from being thrown away until the transaction ends; false: it is gone. */
export async function holdPartnership(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('partnership')
    .select('id')
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst()
  return row !== undefined
}

/** Keeps what was counted in place of what stood there. */
export async function saveStandings(
  db: Db,
  partnershipId: string,
  { meetingsHeld, causes, members, now }: Standings & { now: Date },
): Promise<void> {
  await sql`insert into partnership_standing (partnership_id, meetings_held, computed_at) values (${partnershipId}, ${meetingsHeld}, ${now})
    on conflict (partnership_id) do update set meetings_held = excluded.meetings_held, computed_at = excluded.computed_at`.execute(
    db,
  )
  await sql`delete from indicator_cause where indicator_id in (select id from indicator where partnership_id = ${partnershipId})`.execute(
    db,
  )
  await sql`insert into indicator_cause (indicator_id, cause, count)
    select indicator, cause, count from jsonb_to_recordset(${JSON.stringify(causes)}::jsonb) as row (indicator uuid, cause text, count integer)
    where exists (select 1 from indicator where indicator.id = row.indicator)`.execute(db)
  await sql`delete from member_standing where partnership_id = ${partnershipId}`.execute(db)
  await sql`insert into member_standing (partnership_id, organisation_id, direct, meetings, services, last_on)
    select ${partnershipId}::uuid, organisation, direct, meetings, services, "lastOn"
    from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as row (organisation uuid, direct boolean, meetings integer, services integer, "lastOn" date)
    where exists (select 1 from organisation where organisation.id = row.organisation)`.execute(db)
}

/** The kinds of organisations that an indicator of a partnership counts; none where it counts all, or is none of it. */
export async function findKindsOf(db: Db, partnershipId: string, indicatorId: string): Promise<string[]> {
  const row = await db
    .selectFrom('indicator')
    .select('rule')
    .where('id', '=', indicatorId)
    .where('partnership_id', '=', partnershipId)
    .executeTakeFirst()
  return row === undefined ? [] : plainRule(row.rule as Rule).kinds.map(kind => kind)
}

/** What keeps each of these figures down most, as last counted. */
export async function listCauses(
  db: Db,
  indicatorIds: readonly string[],
): Promise<Map<string, { cause: Cause; count: number }>> {
  if (indicatorIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('indicator_cause')
    .select(['indicator_id', 'cause', 'count'])
    .where('indicator_id', 'in', [...indicatorIds])
    .execute()
  return new Map(
    rows.flatMap(row => {
      const cause = causes.find(one => one === row.cause)
      return cause === undefined ? [] : [[row.indicator_id, { cause, count: row.count }] as const]
    }),
  )
}
