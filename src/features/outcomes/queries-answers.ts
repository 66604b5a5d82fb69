import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { AmountBand, Rung } from './rules/ladder.ts'
import type { Wave } from './rules/waves.ts'

/** What one side said last of a meeting. */
export interface LastAnswer {
  meetingId: string
  side: 'from' | 'to'
  number: number
  via: 'link' | 'signed-in' | 'phone'
  answeredBy: string | null
  onBehalfOf: string | null
  held: boolean
  missing: 'from' | 'to' | 'both' | null
  rung: Rung | null
  /** One to five stars. */
  rating: number | null
  nextStep: string | null
  nextBy: string | null
  nextDue: string | null
  amountBand: AmountBand | null
  currency: string | null
  mayName: boolean
  closed: boolean
  answeredAt: Date
}

/** What was answered before a meeting was put off to a call speaks of the hour it left. */
const counts = sql<boolean>`exists (select 1 from meeting where meeting.id = answer.meeting_id
  and (meeting.put_off_at is null or answer.answered_at > meeting.put_off_at))`

/** The last word of each side on these meetings. */
export async function listLastAnswers(db: Db, meetingIds: readonly string[]): Promise<LastAnswer[]> {
  const { rows } = await sql<LastAnswer>`
    select distinct on (answer.meeting_id, answer.side) answer.meeting_id as "meetingId", answer.side, answer.number, answer.via,
      coalesce(case when walk.person_id = speaker.id then walk.entered_as end, nullif(trim(concat(speaker.given_name, ' ', speaker.family_name)), '')) as "answeredBy",
      coalesce(case when walk.person_id = behalf.id then walk.entered_as end, nullif(trim(concat(behalf.given_name, ' ', behalf.family_name)), '')) as "onBehalfOf",
      answer.held, answer.missing, answer.rung, answer.rating, answer.next_step as "nextStep", answer.next_by as "nextBy", answer.next_due as "nextDue",
      answer.amount_band as "amountBand", answer.currency, answer.may_name as "mayName", answer.closed, answer.answered_at as "answeredAt"
    from outcome_answer answer left join person speaker on speaker.id = answer.answered_by
    left join person behalf on behalf.id = answer.on_behalf_of left join participant walk on walk.id = answer.participant_id
    where answer.meeting_id = any(${[...meetingIds]}::uuid[]) and ${counts}
    order by answer.meeting_id, answer.side, answer.answered_at desc, answer.number desc`.execute(db)
  return rows
}

/** Nobody else says what came of a meeting until the transaction ends; with when it was put off, if it was. */
export async function lockMeeting(db: Db, meetingId: string): Promise<{ putOffAt: Date | null }> {
  return db
    .selectFrom('meeting')
    .select('put_off_at as putOffAt')
    .where('id', '=', meetingId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** Of which side of which meeting an answer is, or null. */
export async function findAnswer(
  db: Db,
  id: string,
): Promise<{ meetingId: string; side: 'from' | 'to' } | null> {
  const row = await db
    .selectFrom('outcome_answer')
    .select(['meeting_id as meetingId', 'side'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** The number of the next answer of a side, also where its earlier ones count no more. */
export async function nextAnswerNumber(db: Db, meetingId: string, side: 'from' | 'to'): Promise<number> {
  const { last } = await db
    .selectFrom('outcome_answer')
    .select(eb => eb.fn.max('number').as('last'))
    .where('meeting_id', '=', meetingId)
    .where('side', '=', side)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

/** Every rung that a side said of these meetings, in the order in which they were said. */
export async function listRungsSaid(
  db: Db,
  meetingIds: readonly string[],
): Promise<{ meetingId: string; side: 'from' | 'to'; rung: Rung | null; at: Date }[]> {
  return db
    .selectFrom('outcome_answer')
    .select(['meeting_id as meetingId', 'side', 'rung', 'answered_at as at'])
    .where(sql<boolean>`meeting_id = any(${[...meetingIds]}::uuid[])`)
    .orderBy('meeting_id')
    .orderBy('answered_at')
    .orderBy('number')
    .execute()
}

export async function insertAnswer(
  db: Db,
  row: {
    id: string
    meetingId: string
    side: 'from' | 'to'
    number: number
    participantId: string
    answeredBy: string | null
    onBehalfOf: string | null
    wave: Wave | null
    now: Date
  } & Omit<LastAnswer, 'meetingId' | 'side' | 'number' | 'answeredBy' | 'onBehalfOf' | 'answeredAt'>,
): Promise<void> {
  await db
    .insertInto('outcome_answer')
    .values({
      id: row.id,
      meeting_id: row.meetingId,
      side: row.side,
      number: row.number,
      participant_id: row.participantId,
      answered_by: row.answeredBy,
      on_behalf_of: row.onBehalfOf,
      via: row.via,
      wave: row.wave,
      held: row.held,
      missing: row.missing,
      rung: row.rung,
      rating: row.rating,
      next_step: row.nextStep,
      next_by: row.nextBy,
      next_due: row.nextDue,
      amount_band: row.amountBand,
      currency: row.currency,
      may_name: row.mayName,
      closed: row.closed,
      answered_at: row.now,
    })
    .execute()
}

/** When people were asked about missions, by mission and person. */
export async function listAsked(db: Db, missionIds: readonly string[]) {
  if (missionIds.length === 0) return []
  return db
    .selectFrom('outcome_asked')
    .select([
      'mission_id as missionId',
      'person_id as personId',
      'wave',
      'sent_at as sentAt',
      'reminded_at as remindedAt',
    ])
    .where('mission_id', 'in', [...missionIds])
    .execute()
}

/** Who does not want to be asked by mail. */
export async function listSilenced(db: Db, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('outcome_mails_off')
    .select('person_id')
    .where('person_id', 'in', [...personIds])
    .execute()
  return new Set(rows.map(row => row.person_id))
}

export async function silence(db: Db, personId: string, now: Date): Promise<void> {
  await db
    .insertInto('outcome_mails_off')
    .values({ person_id: personId, since: now })
    .onConflict(conflict => conflict.column('person_id').doNothing())
    .execute()
}

export async function hearAgain(db: Db, personId: string): Promise<void> {
  await db.deleteFrom('outcome_mails_off').where('person_id', '=', personId).execute()
}

/** Notes that somebody is asked now; false when another process did so meanwhile. */
export async function noteAsked(
  db: Db,
  round: { missionId: string; personId: string; wave: Wave; reminds: boolean; now: Date },
): Promise<boolean> {
  if (round.reminds) {
    const updated = await db
      .updateTable('outcome_asked')
      .set({ reminded_at: round.now })
      .where('mission_id', '=', round.missionId)
      .where('person_id', '=', round.personId)
      .where('wave', '=', round.wave)
      .where('reminded_at', 'is', null)
      .executeTakeFirst()
    return updated.numUpdatedRows > 0n
  }
  const inserted = await db
    .insertInto('outcome_asked')
    .values({
      mission_id: round.missionId,
      person_id: round.personId,
      wave: round.wave,
      sent_at: round.now,
    })
    .onConflict(conflict => conflict.columns(['mission_id', 'person_id', 'wave']).doNothing())
    .executeTakeFirst()
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** The link of a mail that asks about outcomes. */
export async function findOutcomeLink(db: Db, tokenHash: string) {
  return db
    .selectFrom('link')
    .innerJoin('person', 'person.id', 'link.person_id')
    .select([
      'link.id',
      'link.subject_id as missionId',
      'link.expires_at as expiresAt',
      'link.revoked_at as revokedAt',
      'person.id as personId',
      'person.lang',
      sql<string>`trim(concat(person.given_name, ' ', person.family_name))`.as('name'),
    ])
    .where('link.token_hash', '=', tokenHash)
    .where('link.purpose', '=', 'outcome')
    .executeTakeFirst()
}
