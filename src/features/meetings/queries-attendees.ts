import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'

/** Who comes to a meeting, observers included, by side and name. */
export async function listAttendees(db: Db, meetingId: string) {
  return db
    .selectFrom('meeting_attendee')
    .innerJoin('participant', 'participant.id', 'meeting_attendee.participant_id')
    .innerJoin('organisation', 'organisation.id', 'participant.organisation_id')
    .leftJoin('person', 'person.id', 'participant.person_id')
    .select([
      'meeting_attendee.participant_id as participantId',
      'meeting_attendee.side',
      'meeting_attendee.observing',
      'organisation.name as organisation',
      'participant.person_id as personId',
      'person.email',
      'person.lang',
      'participant.lang as participantLang',
      sql<string>`coalesce(participant.entered_as, nullif(trim(concat(person.given_name, ' ', person.family_name)), ''), organisation.name)`.as(
        'name',
      ),
    ])
    .where('meeting_attendee.meeting_id', '=', meetingId)
    .orderBy('meeting_attendee.side')
    .orderBy('name')
    .execute()
}

/** Writes who was asked to attend for one side: those who come and those who stay away. What stood there before must be gone. */
export async function writeAttendees(
  db: Db,
  meetingId: string,
  side: 'from' | 'to',
  asked: { come: readonly { participantId: string; observing: boolean }[]; absent: readonly string[] },
): Promise<void> {
  if (asked.come.length > 0)
    await db
      .insertInto('meeting_attendee')
      .values(
        asked.come.map(({ participantId, observing }) => ({
          meeting_id: meetingId,
          participant_id: participantId,
          side,
          observing,
        })),
      )
      .execute()
  await writeAbsences(
    db,
    asked.absent.map(participantId => ({ meetingId, participantId, side })),
  )
}

/** Notes that somebody who was asked to a meeting does not attend. */
export async function writeAbsences(
  db: Db,
  rows: readonly { meetingId: string; participantId: string; side: 'from' | 'to' }[],
): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('meeting_absence')
    .values(
      rows.map(({ meetingId, participantId, side }) => ({
        meeting_id: meetingId,
        participant_id: participantId,
        side,
      })),
    )
    .onConflict(conflict => conflict.columns(['meeting_id', 'participant_id']).doNothing())
    .execute()
}

/** Forgets who was asked to attend for one side. */
export async function clearAttendees(db: Db, meetingId: string, side: 'from' | 'to'): Promise<void> {
  for (const table of ['meeting_attendee', 'meeting_absence'] as const)
    await db.deleteFrom(table).where('meeting_id', '=', meetingId).where('side', '=', side).execute()
}

/** Who was asked to a meeting and does not attend, by side and name. */
export async function listAbsent(db: Db, meetingId: string) {
  return db
    .selectFrom('meeting_absence')
    .innerJoin('participant', 'participant.id', 'meeting_absence.participant_id')
    .innerJoin('organisation', 'organisation.id', 'participant.organisation_id')
    .leftJoin('person', 'person.id', 'participant.person_id')
    .select([
      'meeting_absence.participant_id as participantId',
      'meeting_absence.side',
      'organisation.name as organisation',
      sql<string>`coalesce(participant.entered_as, nullif(trim(concat(person.given_name, ' ', person.family_name)), ''), organisation.name)`.as(
        'name',
      ),
    ])
    .where('meeting_absence.meeting_id', '=', meetingId)
    .orderBy('meeting_absence.side')
    .orderBy('name')
    .orderBy('participantId')
    .execute()
}

/** Who was told a time for this meeting that still stands. */
export async function listScheduledAttendees(db: Db, meetingId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('calendar_event')
    .select('participant_id')
    .where('meeting_id', '=', meetingId)
    .where('cancelled', '=', false)
    .execute()
  return new Set(rows.map(row => row.participant_id))
}
