import { sql } from 'kysely'
import type { OrganisationRecord, Reason } from '../../../engines/records/index.ts'
import type { Db } from '../../../shared/context.ts'
import type { Viewer } from '../../../shared/viewer.ts'
import { maskReasons, type SideSight } from '../duplicates/mask-reasons.ts'
import { type PairSide, pairSide, sideSight } from '../duplicates/queries-duplicates.ts'
import type { ProfileField } from '../rules/profile-parts.ts'
import { visibleOrganisations } from '../visible-organisations.ts'
import { fieldVisible } from '../visible-parts.ts'
import type { RowAnswer } from './row-plan.ts'

/** What is shown of a row beside the records it could be. */
export type SaidByRow = Pick<
  PairSide,
  'name' | 'kind' | 'country' | 'city' | 'legalForm' | 'website' | 'vat' | 'pic' | 'lei'
>

export interface QuestionLine {
  fingerprint: string
  organisationId: string
  row: number
  /** Without an answer the row is not taken and comes back; else it goes in as a new organisation. */
  comesBack: boolean
  said: SaidByRow
  score: number
  reasons: readonly Reason[]
}

/** What the records engine compares of every organisation these eyes see, without what it keeps from them. */
export async function listSeenRecords(db: Db, eyes: Viewer): Promise<OrganisationRecord[]> {
  const seen = (name: ProfileField, column: string = name) =>
    sql`case when ${fieldVisible(eyes, name)} then ${sql.ref(column)} end`
  const { rows } = await sql<OrganisationRecord>`
    select id, name, country, city, website, ${seen('postcode')} as postcode, ${seen('vat')} as vat,
      ${seen('pic')} as pic, ${seen('lei')} as lei, ${seen('nationalId', 'national_id')} as "nationalId",
      ${seen('email')} as email, ${seen('phone')} as phone,
      array_remove(array[name_other_script] || array(select organisation_alias.name from organisation_alias where organisation_alias.organisation_id = organisation.id), null) as "otherNames",
      array_remove(array[short_name], null) as "shortNames"
    from organisation where merged_into is null and ${visibleOrganisations(eyes)} order by id`.execute(db)
  return rows
}

/** Keeps what is to be asked about an import, in place of what was. */
export async function saveQuestions(db: Db, importId: string, lines: readonly QuestionLine[]): Promise<void> {
  await db.deleteFrom('import_question').where('import_id', '=', importId).execute()
  await sql`insert into import_question (import_id, fingerprint, organisation_id, row_number, comes_back, said, score, reasons)
    select ${importId}::uuid, fingerprint, "organisationId", row, "comesBack", said, score, reasons
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line (fingerprint text, "organisationId" uuid, row integer, "comesBack" boolean, said jsonb, score float8, reasons jsonb)
    where exists (select 1 from organisation where organisation.id = line."organisationId")`.execute(db)
}

/** What was said of rows, by fingerprint; rows that were left for later are not there. */
export async function findAnswers(
  db: Db,
  importId: string,
  fingerprints: readonly string[],
): Promise<Map<string, RowAnswer>> {
  const rows = await db
    .selectFrom('import_question')
    .select(['fingerprint', 'organisation_id', 'answer'])
    .where('import_id', '=', importId)
    .where('answer', 'is not', null)
    .where(sql<boolean>`fingerprint = any(${[...new Set(fingerprints)]}::text[])`)
    .execute()
  const answers = new Map<string, { same: string | null; different: Set<string> }>()
  for (const { fingerprint, organisation_id, answer } of rows) {
    const there = answers.get(fingerprint) ?? { same: null, different: new Set<string>() }
    if (answer === 'same') there.same = organisation_id
    else there.different.add(organisation_id)
    answers.set(fingerprint, there)
  }
  return answers
}

export interface QuestionRow {
  fingerprint: string
  row: number
  comesBack: boolean
  said: SaidByRow
  candidates: {
    organisation: PairSide
    score: number
    reasons: Reason[]
    answer: 'same' | 'different' | null
  }[]
}

const wholeSight: SideSight = {
  vat: true,
  pic: true,
  lei: true,
  nationalId: true,
  email: true,
  phone: true,
  postcode: true,
  hasWebsite: true,
}

/** Rows to decide on, in their order, with the records they could be as the viewer may see them. */
export async function listQuestions(
  db: Db,
  viewer: Viewer,
  importId: string,
  paging: { page: number; pageSize: number },
): Promise<{ rows: QuestionRow[]; total: number; open: number }> {
  type Sighted = { sight: SideSight } & QuestionRow['candidates'][number]
  const { rows } = await sql<{ candidates: Sighted[] } & QuestionRow>`
    select fingerprint, min(row_number) as row, bool_or(comes_back) as "comesBack", (array_agg(said))[1] as said,
      jsonb_agg(jsonb_build_object('organisation', ${pairSide('a', viewer)}, 'score', score, 'reasons', reasons, 'answer', answer,
        'sight', ${sideSight('a', viewer)}) order by score desc, a.id) as candidates
    from import_question join organisation as a on a.id = organisation_id
    where import_id = ${importId} and a.merged_into is null and ${visibleOrganisations(viewer, 'a')}
    group by fingerprint order by min(row_number), fingerprint limit ${paging.pageSize} offset ${(paging.page - 1) * paging.pageSize}`.execute(
    db,
  )
  const counted = await sql<{ total: number; open: number }>`
    select count(*)::int as total, (count(*) filter (where not answered))::int as open from (
      select bool_or(answer is not null) as answered from import_question join organisation as a on a.id = organisation_id
      where import_id = ${importId} and a.merged_into is null and ${visibleOrganisations(viewer, 'a')} group by fingerprint) as asked`.execute(
    db,
  )
  const { total = 0, open = 0 } = counted.rows[0] ?? {}
  return {
    total,
    open,
    rows: rows.map(({ candidates, ...row }) => ({
      ...row,
      candidates: candidates.map(({ sight, ...one }) => ({
        ...one,
        reasons: maskReasons(one.reasons, wholeSight, sight) as Reason[],
      })),
    })),
  }
}

/** Keeps what a person says of one row; false when the row was not asked about or could not be that organisation. */
export async function saveAnswer(
  db: Db,
  importId: string,
  fingerprint: string,
  answer: { same: string } | 'new' | 'later',
): Promise<boolean> {
  const same = typeof answer === 'object' ? answer.same : null
  const value =
    same !== null
      ? sql`case when organisation_id = ${same} then 'same' else 'different' end`
      : answer === 'new'
        ? sql`'different'`
        : sql`null`
  const { numAffectedRows } = await sql`update import_question set answer = ${value}
    where import_id = ${importId} and fingerprint = ${fingerprint} and (${same}::uuid is null or exists (
      select 1 from import_question as line where line.import_id = ${importId} and line.fingerprint = ${fingerprint} and line.organisation_id = ${same}))`.execute(
    db,
  )
  return (numAffectedRows ?? 0n) > 0n
}

/**
 * One answer for all rows that have none: the same where there is one record it could be, or new. `later` takes all
 * answers back.
 */
export async function answerRest(db: Db, importId: string, answer: 'same' | 'new' | 'later'): Promise<void> {
  if (answer === 'later') {
    await db
      .updateTable('import_question')
      .set({ answer: null })
      .where('import_id', '=', importId)
      .where('answer', 'is not', null)
      .execute()
    return
  }
  await sql`update import_question set answer = ${answer === 'same' ? 'same' : 'different'} where import_id = ${importId} and fingerprint in (
    select fingerprint from import_question where import_id = ${importId} group by fingerprint
    having bool_and(answer is null) ${answer === 'same' ? sql`and count(*) = 1` : sql``})`.execute(db)
}

/** Rows of an import of which a person was asked what they are. */
export async function countAsked(db: Db, importId: string): Promise<number> {
  const { asked } = await db
    .selectFrom('import_question')
    .select(sql<number>`count(distinct fingerprint)::int`.as('asked'))
    .where('import_id', '=', importId)
    .executeTakeFirstOrThrow()
  return asked
}
