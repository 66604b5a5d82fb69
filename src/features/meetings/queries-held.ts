import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Statement } from './rules/held.ts'

/** When a meeting begins by the published schedule; null where it has no place in it. */
export async function findStartOf(db: Db, meetingId: string): Promise<Date | null> {
  const placed = await db
    .selectFrom('placement')
    .innerJoin('schedule', 'schedule.id', 'placement.schedule_id')
    .innerJoin('slot', 'slot.id', 'placement.slot_id')
    .select('slot.starts_at')
    .where('placement.meeting_id', '=', meetingId)
    .where('schedule.state', '=', 'published')
    .executeTakeFirst()
  return placed?.starts_at ?? null
}

const statementColumns = [
  'meeting_statement.number',
  'meeting_statement.source',
  'meeting_statement.side',
  'meeting_statement.says',
  'meeting_statement.missing',
] as const

/** What was said before a meeting was put off to a call speaks of the hour it left: it stays on record and counts no more. */
const counts = sql<boolean>`exists (select 1 from meeting where meeting.id = meeting_statement.meeting_id
  and (meeting.put_off_at is null or meeting_statement.said_at > meeting.put_off_at))`

/** Everything said of whether a meeting was held that counts now, oldest first. */
export async function listStatements(db: Db, meetingId: string): Promise<Statement[]> {
  return db
    .selectFrom('meeting_statement')
    .select(statementColumns)
    .where('meeting_id', '=', meetingId)
    .where(counts)
    .orderBy('number')
    .execute()
}

/** The number of the next word on a meeting, also of one whose earlier words count no more. */
export async function nextNumber(db: Db, meetingId: string): Promise<number> {
  const { last } = await db
    .selectFrom('meeting_statement')
    .select(eb => eb.fn.max('number').as('last'))
    .where('meeting_id', '=', meetingId)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

/** The same of many meetings at once. */
export async function listStatementsOf(
  db: Db,
  meetingIds: readonly string[],
): Promise<(Statement & { meetingId: string })[]> {
  if (meetingIds.length === 0) return []
  return db
    .selectFrom('meeting_statement')
    .select([...statementColumns, 'meeting_statement.meeting_id as meetingId'])
    .where('meeting_id', 'in', [...meetingIds])
    .where(counts)
    .orderBy('number')
    .execute()
}

/** The same with when each word was said; of no meeting nothing. */
export async function listTimedStatementsOf(
  db: Db,
  meetingIds: readonly string[],
): Promise<(Statement & { meetingId: string; saidAt: Date })[]> {
  return db
    .selectFrom('meeting_statement')
    .select([
      ...statementColumns,
      'meeting_statement.meeting_id as meetingId',
      'meeting_statement.said_at as saidAt',
    ])
    .where(sql<boolean>`meeting_id = any(${[...meetingIds]}::uuid[])`)
    .where(counts)
    .orderBy('meeting_id')
    .orderBy('number')
    .execute()
}

export async function insertStatement(
  db: Db,
  meetingId: string,
  statement: Statement,
  who: {
    id: string
    saidAt: Date
    participantId: string | null
    saidBy: string | null
    onBehalfOf: string | null
  },
): Promise<void> {
  await db
    .insertInto('meeting_statement')
    .values({
      id: who.id,
      number: statement.number,
      meeting_id: meetingId,
      source: statement.source,
      side: statement.side,
      says: statement.says,
      missing: statement.missing,
      participant_id: who.participantId,
      said_by: who.saidBy,
      on_behalf_of: who.onBehalfOf,
      said_at: who.saidAt,
    })
    .execute()
}

/** The person who holds a participant's part, if any. */
export async function personBehind(db: Db, participantId: string): Promise<string | null> {
  const row = await db
    .selectFrom('participant')
    .select('person_id')
    .where('id', '=', participantId)
    .executeTakeFirst()
  return row?.person_id ?? null
}
