import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'

/** Lets a meeting be held online although both sides are on site, or no longer. */
export async function letMeetOnline(db: Db, meetingId: string, online: boolean): Promise<void> {
  await db.updateTable('meeting').set({ may_be_online: online }).where('id', '=', meetingId).execute()
}

/**
 * Whether the owner of a slot has spoken of it themselves: said yes when asked, or had their free times written down since
 * a moment, whoever wrote it for them.
 */
export async function isTimeSaidSince(
  db: Db,
  at: { participant: string; slot: string },
  since: Date,
): Promise<boolean> {
  const { rows } = await sql<{ said: boolean }>`
    select exists (select 1 from slot_question where participant_id = ${at.participant} and slot_id = ${at.slot} and answer = 'yes')
      or exists (select 1 from history where subject_kind = 'participant' and subject_id = ${at.participant} and history.at > ${since}
        and call in ('missions.saveAvailability', 'missions.answerInvitation', 'missions.registerForMission', 'missions.importParticipants')) as said`.execute(
    db,
  )
  return rows[0]?.said ?? false
}

/** Whether somebody has changed the mission's tables since a moment. */
export async function isTableChangedSince(db: Db, missionId: string, since: Date): Promise<boolean> {
  const { rows } = await sql<{ changed: boolean }>`
    select exists (select 1 from history where subject_kind = 'mission' and subject_id = ${missionId} and history.at > ${since}
      and call in ('missions.savePlaces', 'missions.closePlace')) as changed`.execute(db)
  return rows[0]?.changed ?? false
}

/** A table as it stands; null when it was taken away. */
export async function findTable(db: Db, placeId: string): Promise<{ label: string } | null> {
  return (
    (await db
      .selectFrom('place')
      .select('label')
      .where('id', '=', placeId)
      .where('removed_at', 'is', null)
      .executeTakeFirst()) ?? null
  )
}

/** A question somebody was asked: could you be free in this slot, for this meeting? */
export interface SlotQuestion {
  id: string
  missionId: string
  meetingId: string
  participantId: string
  slotId: string
  answer: 'yes' | 'no' | null
}

/** The questions asked for the meetings of a mission, in the order they were asked. */
export async function selectQuestions(db: Db, missionId: string): Promise<SlotQuestion[]> {
  return db
    .selectFrom('slot_question')
    .select([
      'id',
      'mission_id as missionId',
      'meeting_id as meetingId',
      'participant_id as participantId',
      'slot_id as slotId',
      'answer',
    ])
    .where('mission_id', '=', missionId)
    .orderBy('asked_at')
    .orderBy('id')
    .execute()
}

export async function findQuestion(db: Db, id: string): Promise<SlotQuestion | null> {
  return (
    (await db
      .selectFrom('slot_question')
      .select([
        'id',
        'mission_id as missionId',
        'meeting_id as meetingId',
        'participant_id as participantId',
        'slot_id as slotId',
        'answer',
      ])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()) ?? null
  )
}

/** Notes that somebody is asked; null when they were asked the same before. */
export async function insertQuestion(
  db: Db,
  row: Omit<SlotQuestion, 'answer'> & { askedBy: string | null; now: Date },
): Promise<string | null> {
  const made = await db
    .insertInto('slot_question')
    .values({
      id: row.id,
      mission_id: row.missionId,
      meeting_id: row.meetingId,
      participant_id: row.participantId,
      slot_id: row.slotId,
      asked_by: row.askedBy,
      asked_at: row.now,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id ?? null
}

export async function saveAnswer(db: Db, id: string, answer: 'yes' | 'no', now: Date): Promise<void> {
  await db.updateTable('slot_question').set({ answer, answered_at: now }).where('id', '=', id).execute()
}

/** Who is asked: the participant's own person, their address and language; null when there is nobody to write to. */
export async function findAsked(
  db: Db,
  participantId: string,
): Promise<{ personId: string; email: string; name: string; lang: string } | null> {
  const { rows } = await sql<{ personId: string; email: string | null; name: string; lang: string }>`
    select person.id as "personId", person.email, coalesce(participant.entered_as, trim(concat(person.given_name, ' ', person.family_name))) as name, person.lang
    from participant join person on person.id = participant.person_id
    where participant.id = ${participantId} and participant.state = 'confirmed'`.execute(db)
  const [row] = rows
  return row === undefined || row.email === null ? null : { ...row, email: row.email }
}

/** Of these participants, those who can be asked by mail. */
export async function selectAskable(db: Db, participantIds: readonly string[]): Promise<Set<string>> {
  if (participantIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('participant')
    .innerJoin('person', 'person.id', 'participant.person_id')
    .select('participant.id')
    .where('participant.id', 'in', [...participantIds])
    .where('participant.state', '=', 'confirmed')
    .where('person.email', 'is not', null)
    .execute()
  return new Set(rows.map(row => row.id))
}

/** The person who asked, to be told the answer; null when nobody is known or they have no address. */
export async function findAsker(
  db: Db,
  questionId: string,
): Promise<{ personId: string; email: string; name: string; lang: string } | null> {
  const { rows } = await sql<{ personId: string; email: string | null; name: string; lang: string }>`
    select person.id as "personId", person.email, trim(concat(person.given_name, ' ', person.family_name)) as name, person.lang
    from slot_question join person on person.id = slot_question.asked_by where slot_question.id = ${questionId}`.execute(
    db,
  )
  const [row] = rows
  return row === undefined || row.email === null ? null : { ...row, email: row.email }
}
