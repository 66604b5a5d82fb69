import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { InterfaceLanguage } from '../../shared/languages.ts'
import type { ReportModel } from './rules/model.ts'
import type { ReportKind } from './rules/sections.ts'

export interface ReportRow {
  id: string
  partnershipId: string
  periodId: string
  kind: ReportKind
  lang: InterfaceLanguage
  secondLang: InterfaceLanguage
  version: number
}

const reportColumns = sql`report.id, report.partnership_id as "partnershipId", report.period_id as "periodId", report.kind, report.lang,
  report.second_lang as "secondLang", report.version`

export async function findReport(db: Db, id: string): Promise<ReportRow | null> {
  const { rows } = await sql<ReportRow>`select ${reportColumns} from report where id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The same, so that nobody else writes it meanwhile. */
export async function lockReport(db: Db, id: string): Promise<ReportRow | null> {
  const { rows } =
    await sql<ReportRow>`select ${reportColumns} from report where id = ${id} for update`.execute(db)
  return rows[0] ?? null
}

export async function listReportRows(db: Db, partnershipId: string): Promise<ReportRow[]> {
  const { rows } =
    await sql<ReportRow>`select ${reportColumns} from report join reporting_period period on period.id = report.period_id
    where report.partnership_id = ${partnershipId} order by period.starts_on, period.ends_on, report.id`.execute(
      db,
    )
  return rows
}

export interface EditionRow {
  id: string
  reportId: string
  number: number
  text: string
  hash: string
  madeAt: Date
  madeBy: string | null
}

/** What was handed over of these reports, the newest first. */
export async function listEditions(
  db: Db,
  reportIds: readonly string[],
): Promise<Omit<EditionRow, 'text'>[]> {
  const { rows } = await sql<Omit<EditionRow, 'text'>>`
    select edition.id, edition.report_id as "reportId", edition.number, edition.hash, edition.made_at as "madeAt",
      nullif(trim(concat(person.given_name, ' ', person.family_name)), '') as "madeBy"
    from report_edition edition left join person on person.id = edition.made_by and person.erased_at is null
    where edition.report_id = any(${[...reportIds]}::uuid[]) order by edition.number desc`.execute(db)
  return rows
}

export async function findEdition(db: Db, id: string): Promise<EditionRow | null> {
  const { rows } = await sql<EditionRow>`
    select edition.id, edition.report_id as "reportId", edition.number, edition.text, edition.hash, edition.made_at as "madeAt",
      nullif(trim(concat(person.given_name, ' ', person.family_name)), '') as "madeBy"
    from report_edition edition left join person on person.id = edition.made_by and person.erased_at is null
    where edition.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The newest version of everything that was written, in every language. */
export async function listTexts(db: Db, reportId: string) {
  const { rows } = await sql<{ part: string; lang: string; number: number; text: string }>`
    select distinct on (part, lang) part, lang, number, text from report_text where report_id = ${reportId}
    order by part, lang, number desc`.execute(db)
  return rows
}

/** Every version of one part, the newest first. */
export async function listVersions(db: Db, reportId: string, part: string) {
  const { rows } = await sql<{
    lang: string
    number: number
    text: string
    writtenAt: Date
    writtenBy: string | null
  }>`
    select report_text.lang, number, text, written_at as "writtenAt",
      nullif(trim(concat(person.given_name, ' ', person.family_name)), '') as "writtenBy"
    from report_text left join person on person.id = written_by and person.erased_at is null
    where report_id = ${reportId} and part = ${part} order by written_at desc, number desc, report_text.lang limit 50`.execute(
    db,
  )
  return rows
}

export async function readHead(db: Db, partnershipId: string): Promise<ReportModel['partnership']> {
  return db
    .selectFrom('partnership')
    .select([
      'id',
      'acronym',
      'title',
      'theme',
      sql<string | null>`starts_on::text`.as('startsOn'),
      sql<string | null>`ends_on::text`.as('endsOn'),
    ])
    .where('id', '=', partnershipId)
    .executeTakeFirstOrThrow()
}

/** The clusters that were partners by the end of a period, the coordinator first. */
export async function listPartnersUntil(
  db: Db,
  partnershipId: string,
  day: string,
): Promise<ReportModel['partners']> {
  const { rows } = await sql<ReportModel['partners'][number]>`
    select cluster.id, cluster.name, cluster.country, partner.role, joined_on::text as "joinedOn",
      case when left_on <= ${day}::date then left_on::text end as "leftOn"
    from partner join cluster on cluster.id = partner.cluster_id
    where partner.partnership_id = ${partnershipId} and joined_on <= ${day}::date
    order by partner.role, cluster.short_name, partner.id`.execute(db)
  return rows
}

/** Missions and events with a day in a period, and who took part; drafts are nobody's report. */
export async function listMissionsWithin(
  db: Db,
  partnershipId: string,
  period: { from: string; to: string },
): Promise<ReportModel['missions']> {
  const { rows } = await sql<ReportModel['missions'][number]>`
    select mission.id, mission.title, mission.lang, mission.type, mission.country, mission.city, mission.starts_on::text as "startsOn",
      mission.ends_on::text as "endsOn", mission.state,
      count(*) filter (where participant.kind in ('travelling', 'remote'))::int as travelling,
      count(*) filter (where participant.kind = 'represented')::int as represented,
      count(*) filter (where participant.kind = 'local')::int as local,
      (select count(*)::int from meeting where meeting.mission_id = mission.id and meeting.state = 'held') as held
    from mission left join participant on participant.mission_id = mission.id and participant.state = 'confirmed'
    where mission.partnership_id = ${partnershipId} and mission.state <> 'draft'
      and mission.starts_on <= ${period.to}::date and mission.ends_on >= ${period.from}::date
    group by mission.id order by mission.starts_on, mission.id`.execute(db)
  return rows
}

/** The grants that run in a period, as they stand today; those taken back are left out. */
export async function listGrantsWithin(
  db: Db,
  partnershipId: string,
  period: { from: string; to: string },
): Promise<ReportModel['grants']> {
  const { rows } = await sql<ReportModel['grants'][number]>`
    select title, grant_number as number, call_identifier as call, programme from (
      select distinct on (version.grant_id) version.* from funding_grant_version version
      join funding_grant on funding_grant.id = version.grant_id where funding_grant.partnership_id = ${partnershipId}
      order by version.grant_id, version.number desc) newest
    where not withdrawn and coalesce(starts_on, '-infinity') <= ${period.to}::date and coalesce(ends_on, 'infinity') >= ${period.from}::date
    order by starts_on nulls first, title, grant_id`.execute(db)
  return rows
}
