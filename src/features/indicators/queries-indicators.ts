import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { visibleOrganisations } from '../directory/index.ts'
import type { RecordKind } from './read-facts.ts'
import type { GrantSet } from './rules/grants.ts'
import type { Rule } from './rules/rule.ts'

export interface FrameRow {
  id: string
  slug: string
  acronym: string
  startsOn: string | null
  endsOn: string | null
  partnerIds: string[]
}

/** A partnership as its figures need it. */
export async function findFrame(db: Db, id: string): Promise<FrameRow | null> {
  const { rows } = await sql<FrameRow>`
    select id, slug, acronym, starts_on::text as "startsOn", ends_on::text as "endsOn",
      array(select cluster_id::text from partner where partner.partnership_id = partnership.id and left_on is null order by 1) as "partnerIds"
    from partnership where id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** A record that somebody may count, known by what its page is called by, and the partnerships whose records it is among. */
export async function listRecorded(
  db: Db,
  viewer: Viewer,
  { kind, record }: { kind: RecordKind; record: string },
): Promise<{ id: string; partnershipId: string }[]> {
  const found = {
    meeting: sql`select request.id, mission.partnership_id as "partnershipId" from meeting_request request
      join mission on mission.id = request.mission_id where request.id::text = ${record}`,
    reported: sql`select id, partnership_id as "partnershipId" from reported_record where id::text = ${record}`,
    project: sql`select id, partnership_id as "partnershipId" from project_record
      where (id::text = ${record} or slug = ${record}) and partnership_id is not null`,
    mission: sql`select id, partnership_id as "partnershipId" from mission where id::text = ${record} or slug = ${record}`,
    agreement: sql`select id, partnership_id as "partnershipId" from agreement where id::text = ${record} or slug = ${record}`,
    membership: sql`select distinct organisation.id, partner.partnership_id as "partnershipId" from organisation
      join membership on membership.organisation_id = organisation.id join partner on partner.cluster_id = membership.cluster_id
      where (organisation.id::text = ${record} or organisation.slug = ${record}) and ${visibleOrganisations(viewer)} order by 2`,
    partner: sql`select distinct cluster.id, partner.partnership_id as "partnershipId" from cluster
      join partner on partner.cluster_id = cluster.id where cluster.id::text = ${record} or cluster.slug = ${record} order by 2`,
  }[kind]
  const { rows } = await sql<{ id: string; partnershipId: string }>`${found}`.execute(db)
  return rows
}

export interface IndicatorRow {
  id: string
  partnershipId: string
  code: string
  name: string
  unit: string
  lang: string
  level: 'output' | 'outcome' | 'impact'
  rule: Rule
  evidence: string | null
  owner: string | null
  grantSet: GrantSet | null
  shippedAs: string | null
  countsFrom: string
  countsTo: string
  target: number | null
  baseline: number | null
  baselineOn: string | null
  version: number
  endedAt: Date | null
  /** What is to be reached by the end of which period. */
  milestones: { period: string; day: string; value: number }[]
}

const indicatorColumns = sql`indicator.id, indicator.partnership_id as "partnershipId", indicator.code, indicator.name, indicator.unit, indicator.lang,
  indicator.level, indicator.rule, indicator.evidence, indicator.owner, indicator.grant_set as "grantSet", indicator.shipped_as as "shippedAs",
  indicator.counts_from::text as "countsFrom", indicator.counts_to::text as "countsTo", indicator.target::float8 as target,
  indicator.baseline::float8 as baseline, indicator.baseline_on::text as "baselineOn", indicator.version, indicator.ended_at as "endedAt",
  coalesce((select jsonb_agg(jsonb_build_object('period', period.id, 'day', period.ends_on, 'value', indicator_target.value) order by period.ends_on)
    from indicator_target join reporting_period period on period.id = indicator_target.period_id
    where indicator_target.indicator_id = indicator.id), '[]') as milestones`

/** The indicators that a partnership counts, in their order. */
export async function listIndicatorRows(db: Db, partnershipId: string): Promise<IndicatorRow[]> {
  const { rows } = await sql<IndicatorRow>`select ${indicatorColumns} from indicator
    where partnership_id = ${partnershipId} and ended_at is null order by position, id`.execute(db)
  return rows
}

export async function findIndicator(db: Db, id: string): Promise<IndicatorRow | null> {
  const { rows } =
    await sql<IndicatorRow>`select ${indicatorColumns} from indicator where id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The countries that a partnership aims at, the first first. */
export async function listMarkets(db: Db, partnershipId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('market')
    .select('country')
    .where('partnership_id', '=', partnershipId)
    .orderBy('priority')
    .orderBy('country')
    .execute()
  return rows.map(row => row.country)
}

export interface DeskFigure {
  id: string
  code: string
  name: string
  unit: string
  shippedAs: string | null
  partnership: string
  slug: string
  proven: number
  target: number
  expected: number | null
  computedAt: Date
}

/** Figures below what should be there by now, of these partnerships; the furthest behind first. */
export async function listBehind(db: Db, partnershipIds: readonly string[]): Promise<DeskFigure[]> {
  const { rows } = await sql<DeskFigure>`
    select indicator.id, indicator.code, indicator.name, indicator.unit, indicator.shipped_as as "shippedAs", partnership.acronym as partnership, partnership.slug,
      figure.proven::float8 as proven, indicator.target::float8 as target, figure.expected::float8 as expected, figure.computed_at as "computedAt"
    from indicator_figure figure join indicator on indicator.id = figure.indicator_id and indicator.ended_at is null
    join partnership on partnership.id = indicator.partnership_id
    where indicator.partnership_id = any(${[...partnershipIds]}::uuid[]) and indicator.target > 0 and figure.proven < indicator.target
      and figure.proven < floor(figure.expected)
    order by figure.proven / indicator.target, indicator.position limit 6`.execute(db)
  return rows
}

/** Keeps a figure for whoever reads it without counting; `of`: how many organisations a change or sum is of. */
export async function saveFigure(
  db: Db,
  row: {
    indicatorId: string
    proven: number
    claimed: number
    expected: number | null
    of: number | null
    now: Date
  },
): Promise<void> {
  const values = {
    proven: String(row.proven),
    claimed: String(row.claimed),
    expected: row.expected === null ? null : String(row.expected),
    of_organisations: row.of,
    computed_at: row.now,
  }
  await db
    .insertInto('indicator_figure')
    .values({ indicator_id: row.indicatorId, ...values })
    .onConflict(conflict => conflict.column('indicator_id').doUpdateSet(values))
    .execute()
}

/** Forgets a figure behind which nobody stands any more. */
export async function dropFigure(db: Db, indicatorId: string): Promise<void> {
  await db.deleteFrom('indicator_figure').where('indicator_id', '=', indicatorId).execute()
}
