import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'

export interface PeriodRow {
  id: string
  partnershipId: string
  name: string
  startsOn: string
  endsOn: string
  dueOn: string | null
  state: 'open' | 'frozen' | 'reported' | 'amended'
  reportedOn: string | null
  version: number
}

const periodColumns = sql`period.id, period.partnership_id as "partnershipId", period.name, period.starts_on::text as "startsOn",
  period.ends_on::text as "endsOn", period.due_on::text as "dueOn", period.state, period.reported_on::text as "reportedOn", period.version`

export async function findPeriod(db: Db, id: string): Promise<PeriodRow | null> {
  const { rows } =
    await sql<PeriodRow>`select ${periodColumns} from reporting_period period where id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The same, so that nobody else files it meanwhile. */
export async function lockPeriod(db: Db, id: string): Promise<PeriodRow | null> {
  const { rows } = await sql<PeriodRow>`select ${periodColumns} from reporting_period period
    where id = ${id} for update`.execute(db)
  return rows[0] ?? null
}

/** One filing after the other for each partnership: their numbers and hashes hang on each other. */
export async function lockFilings(db: Db, partnershipId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`filings ${partnershipId}`}, 0))`.execute(db)
}

export async function listPeriodRows(db: Db, partnershipId: string) {
  const { rows } = await sql<PeriodRow & { filings: number; lastHash: string | null }>`
    select ${periodColumns}, (select count(*)::int from report_filing where period_id = period.id) as filings,
      (select hash from report_filing where period_id = period.id order by number desc limit 1) as "lastHash"
    from reporting_period period where partnership_id = ${partnershipId} order by starts_on, ends_on, id limit 200`.execute(
    db,
  )
  return rows
}

export interface FilingRow {
  number: number
  periodId: string
  period: string
  event: 'frozen' | 'amended'
  reason: string | null
  hash: string
  text: string
  madeAt: Date
  madeBy: string | null
}

/** What was filed of a period, the last first; or of a whole partnership. */
export async function listFilings(
  db: Db,
  of: { periodId: string } | { partnershipId: string },
): Promise<FilingRow[]> {
  const scope =
    'periodId' in of
      ? sql`filing.period_id = ${of.periodId}`
      : sql`filing.partnership_id = ${of.partnershipId}`
  const { rows } = await sql<FilingRow>`
    select filing.number, filing.period_id as "periodId", period.name as period, filing.event, filing.reason, filing.hash, filing.text, filing.made_at as "madeAt",
      nullif(trim(concat(person.given_name, ' ', person.family_name)), '') as "madeBy"
    from report_filing filing join reporting_period period on period.id = filing.period_id
    left join person on person.id = filing.made_by and person.erased_at is null
    where ${scope} order by filing.number desc limit 50`.execute(db)
  return rows
}

export async function findFiling(db: Db, periodId: string, number: number) {
  return db
    .selectFrom('report_filing')
    .select(['text', 'hash', 'number'])
    .where('period_id', '=', periodId)
    .where('number', '=', number)
    .executeTakeFirst()
}

/** Number and hash of what a partnership filed last. */
export async function findLastFiling(db: Db, partnershipId: string) {
  return db
    .selectFrom('report_filing')
    .select(['number', 'hash'])
    .where('partnership_id', '=', partnershipId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export interface FiledIn {
  id: string
  name: string
  startsOn: string
  endsOn: string
  state: PeriodRow['state']
  isFiled: boolean
  /** Indicators in which the last filing of the period counts it. */
  indicators: string[]
}

/** The periods of a partnership, each with the indicators in which its last filing counts a record. */
export async function listFiledIn(db: Db, partnershipId: string, fact: string): Promise<FiledIn[]> {
  const { rows } = await sql<FiledIn>`
    select period.id, period.name, period.starts_on::text as "startsOn", period.ends_on::text as "endsOn", period.state, filing.text is not null as "isFiled",
      case when position(to_jsonb(${fact}::text)::text in filing.text) > 0 then array(
        select figure ->> 'id' from jsonb_array_elements(filing.text::jsonb -> 'facts' -> 'figures') figure
        where exists (select 1 from jsonb_array_elements(figure -> 'records') record where record -> 'facts' ? ${fact}))
      else '{}' end as indicators
    from reporting_period period
    left join lateral (select text from report_filing where period_id = period.id order by number desc limit 1) filing on true
    where period.partnership_id = ${partnershipId} order by period.starts_on, period.ends_on, period.id`.execute(
    db,
  )
  return rows
}

/** Whether a report of this period was begun. */
export async function hasReport(db: Db, periodId: string): Promise<boolean> {
  const row = await db.selectFrom('report').select('id').where('period_id', '=', periodId).executeTakeFirst()
  return row !== undefined
}
