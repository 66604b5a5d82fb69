import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Proof } from './rules/rule.ts'

export interface RehearsalRow {
  id: string
  partnershipId: string
  indicatorId: string | null
  indicator: string | null
  shippedAs: string | null
  periodId: string | null
  period: string | null
  seed: string
  drawnFrom: number
  drawnBy: string | null
  drawnAt: Date
  size: number
  proven: number
  weak: number
}

const nameOf = (person: ReturnType<typeof sql>) =>
  sql`nullif(trim(concat(${person}.given_name, ' ', ${person}.family_name)), '')`

const marksOf = (mark: 'proven' | 'weak') => sql`(select count(*)::int from (
    select distinct on (position) mark from rehearsal_mark where rehearsal_id = rehearsal.id order by position, number desc) last
  where last.mark = ${mark})`

const rehearsals = sql`
  select rehearsal.id, rehearsal.partnership_id as "partnershipId", indicator.id as "indicatorId", indicator.name as indicator, indicator.shipped_as as "shippedAs",
    period.id as "periodId", period.name as period, rehearsal.seed, rehearsal.drawn_from as "drawnFrom", ${nameOf(sql`drawer`)} as "drawnBy",
    rehearsal.drawn_at as "drawnAt", (select count(*)::int from rehearsed_record where rehearsal_id = rehearsal.id) as size,
    ${marksOf('proven')} as proven, ${marksOf('weak')} as weak
  from rehearsal left join indicator on indicator.id = rehearsal.indicator_id left join reporting_period period on period.id = rehearsal.period_id
  left join person drawer on drawer.id = rehearsal.drawn_by and drawer.erased_at is null`

/** The rehearsals of a partnership, the last first. */
export async function listRehearsalRows(db: Db, partnershipId: string): Promise<RehearsalRow[]> {
  const { rows } = await sql<RehearsalRow>`${rehearsals} where rehearsal.partnership_id = ${partnershipId}
    order by rehearsal.drawn_at desc, rehearsal.id desc limit 100`.execute(db)
  return rows
}

export async function findRehearsal(db: Db, id: string): Promise<RehearsalRow | null> {
  const { rows } = await sql<RehearsalRow>`${rehearsals} where rehearsal.id = ${id}`.execute(db)
  return rows[0] ?? null
}

export interface RehearsedRow {
  position: number
  indicatorId: string
  indicator: string
  shippedAs: string | null
  counts: string
  unitKey: string
  facts: string[]
  about: string
  onDay: string | null
  proof: Proof
  mark: 'proven' | 'weak' | null
  reason: string | null
  markedBy: string | null
  markedAt: Date | null
  /** How often it was marked. */
  marks: number
}

/** What was drawn, in its order, each with the last mark. */
export async function listRehearsed(db: Db, rehearsalId: string): Promise<RehearsedRow[]> {
  const { rows } = await sql<RehearsedRow>`
    select record.position, record.indicator_id as "indicatorId", indicator.name as indicator, indicator.shipped_as as "shippedAs",
      indicator.rule ->> 'counts' as counts, record.unit_key as "unitKey", record.facts, record.about, record.on_day::text as "onDay", record.proof,
      last.mark, last.reason, ${nameOf(sql`marker`)} as "markedBy", last.marked_at as "markedAt", coalesce(last.number, 0)::int as marks
    from rehearsed_record record join indicator on indicator.id = record.indicator_id
    left join lateral (select * from rehearsal_mark where rehearsal_id = record.rehearsal_id and position = record.position
      order by number desc limit 1) last on true
    left join person marker on marker.id = last.marked_by and marker.erased_at is null
    where record.rehearsal_id = ${rehearsalId} order by record.position`.execute(db)
  return rows
}

/** Nobody else marks the same rehearsal meanwhile. */
export async function lockRehearsal(db: Db, id: string): Promise<void> {
  await sql`select 1 from rehearsal where id = ${id} for update`.execute(db)
}
