import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Standing } from './rules/make-problem.ts'

/** A meeting's place in one version of the schedule. */
export interface PlacementRow extends Standing {
  locked: boolean
  startsAt: Date
  endsAt: Date
}

/** A version of a mission's schedule, without what stands in it. */
export type ScheduleRow = NonNullable<Awaited<ReturnType<typeof findSchedule>>>

/** The draft or the published version, or null; there is at most one of each. */
export async function findSchedule(db: Db, missionId: string, state: 'draft' | 'published') {
  return (
    (await db
      .selectFrom('schedule')
      .selectAll()
      .where('mission_id', '=', missionId)
      .where('state', '=', state)
      .executeTakeFirst()) ?? null
  )
}

/** Where the meetings of one version stand, in order of time. */
export async function selectPlacements(db: Db, scheduleId: string | null): Promise<PlacementRow[]> {
  if (scheduleId === null) return []
  return db
    .selectFrom('placement')
    .innerJoin('slot', 'slot.id', 'placement.slot_id')
    .select([
      'placement.meeting_id as meeting',
      'placement.slot_id as slot',
      'placement.place_id as place',
      'placement.locked',
      'slot.starts_at as startsAt',
      'slot.ends_at as endsAt',
    ])
    .where('placement.schedule_id', '=', scheduleId)
    .orderBy('slot.starts_at')
    .orderBy('placement.meeting_id')
    .execute()
}

/**
 * Makes the next version of a mission's schedule, empty. Its count of saves goes on from the versions before, so that what
 * somebody has read of an older draft never fits a newer one.
 */
export async function insertSchedule(
  db: Db,
  row: {
    id: string
    missionId: string
    state: 'draft' | 'published'
    basedOn: string | null
    jobId?: string | null
    certificate: unknown
    createdBy: string | null
    now: Date
  },
): Promise<void> {
  await sql`
    insert into schedule (id, mission_id, number, version, state, based_on, job_id, certificate, created_by, created_at, published_at)
    values (${row.id}, ${row.missionId},
      (select coalesce(max(number), 0) + 1 from schedule where mission_id = ${row.missionId}),
      (select coalesce(max(version), 0) + 1 from schedule where mission_id = ${row.missionId}),
      ${row.state}, ${row.basedOn}, ${row.jobId ?? null}, ${JSON.stringify(row.certificate)}::jsonb, ${row.createdBy}, ${row.now},
      ${row.state === 'published' ? row.now : null})`.execute(db)
}

/** Writes places for meetings into a version, with everybody who has to be there. What stood there for them must be gone. */
export async function insertPlacements(
  db: Db,
  scheduleId: string,
  rows: readonly (Standing & { locked?: boolean })[],
): Promise<void> {
  if (rows.length === 0) return
  const json = JSON.stringify(rows.map(row => ({ ...row, locked: row.locked ?? false })))
  await sql`
    insert into placement (schedule_id, meeting_id, slot_id, place_id, period, exclusive, locked)
    select ${scheduleId}::uuid, row.meeting, row.slot, row.place, tstzrange(slot.starts_at, slot.ends_at), place.kind <> 'online', row.locked
    from jsonb_to_recordset(${json}::jsonb) as row (meeting uuid, slot uuid, place uuid, locked boolean)
    join slot on slot.id = row.slot join place on place.id = row.place`.execute(db)
  await insertAttendance(
    db,
    scheduleId,
    rows.map(row => row.meeting),
  )
}

/** Writes who has to be at these meetings, as the meetings say. */
export async function insertAttendance(
  db: Db,
  scheduleId: string,
  meetingIds: readonly string[],
): Promise<void> {
  await sql`
    insert into attendance (schedule_id, meeting_id, participant_id, period)
    select placement.schedule_id, placement.meeting_id, attendee.participant_id, placement.period
    from placement join meeting_attendee attendee on attendee.meeting_id = placement.meeting_id and not attendee.observing
    where placement.schedule_id = ${scheduleId} and placement.meeting_id = any(${[...meetingIds]}::uuid[])`.execute(
    db,
  )
}

/** Takes meetings out of a version. */
export async function deletePlacements(
  db: Db,
  scheduleId: string,
  meetingIds: readonly string[],
): Promise<void> {
  if (meetingIds.length === 0) return
  await db
    .deleteFrom('placement')
    .where('schedule_id', '=', scheduleId)
    .where('meeting_id', 'in', [...meetingIds])
    .execute()
}

/** Says why meetings have no place in a version; takes the place of what was said before. */
export async function saveUnplaced(
  db: Db,
  scheduleId: string,
  rows: readonly { meeting: string; reasons: unknown }[],
): Promise<void> {
  if (rows.length === 0) return
  const json = JSON.stringify(rows)
  await sql`
    insert into unplaced (schedule_id, meeting_id, reasons)
    select ${scheduleId}::uuid, row.meeting, row.reasons from jsonb_to_recordset(${json}::jsonb) as row (meeting uuid, reasons jsonb)
    on conflict (schedule_id, meeting_id) do update set reasons = excluded.reasons`.execute(db)
}

export async function deleteUnplaced(
  db: Db,
  scheduleId: string,
  meetingIds: readonly string[],
): Promise<void> {
  if (meetingIds.length === 0) return
  await db
    .deleteFrom('unplaced')
    .where('schedule_id', '=', scheduleId)
    .where('meeting_id', 'in', [...meetingIds])
    .execute()
}

/** Why each meeting without a place has none, as it was written down. */
export async function selectUnplaced(
  db: Db,
  scheduleId: string | null,
): Promise<{ meeting: string; reasons: unknown }[]> {
  if (scheduleId === null) return []
  return db
    .selectFrom('unplaced')
    .select(['meeting_id as meeting', 'reasons'])
    .where('schedule_id', '=', scheduleId)
    .execute()
}

/** Counts one more save of a version. */
export async function bumpSchedule(db: Db, scheduleId: string): Promise<number> {
  const { version } = await db
    .updateTable('schedule')
    .set(eb => ({ version: eb('version', '+', 1) }))
    .where('id', '=', scheduleId)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

/** A version's rows exactly as stored, for the verifier: periods as instants, who sits where. */
export async function selectStored(db: Db, scheduleId: string) {
  const placements = await sql<{
    meeting: string
    slot: string
    place: string
    startsAt: Date
    endsAt: Date
    exclusive: boolean
  }>`select meeting_id as meeting, slot_id as slot, place_id as place, lower(period) as "startsAt", upper(period) as "endsAt", exclusive
    from placement where schedule_id = ${scheduleId}`.execute(db)
  const attendance = await sql<{ meeting: string; participant: string; startsAt: Date; endsAt: Date }>`
    select meeting_id as meeting, participant_id as participant, lower(period) as "startsAt", upper(period) as "endsAt"
    from attendance where schedule_id = ${scheduleId}`.execute(db)
  return { placements: placements.rows, attendance: attendance.rows }
}

/** Ends a draft that was replaced or thrown away: its number is used up, what stood in it is gone. */
export async function endDraft(db: Db, scheduleId: string): Promise<void> {
  await db.deleteFrom('placement').where('schedule_id', '=', scheduleId).execute()
  await db.deleteFrom('unplaced').where('schedule_id', '=', scheduleId).execute()
  await db.updateTable('schedule').set({ state: 'superseded' }).where('id', '=', scheduleId).execute()
}

/** Notes that somebody changed a version since it was built. */
export async function saveCertificate(db: Db, scheduleId: string, certificate: unknown): Promise<void> {
  await db
    .updateTable('schedule')
    .set({ certificate: JSON.stringify(certificate) })
    .where('id', '=', scheduleId)
    .execute()
}

/** Keeps what can be taken back of the proposals taken up. */
export async function saveTaken(db: Db, scheduleId: string, taken: readonly unknown[]): Promise<void> {
  await db
    .updateTable('schedule')
    .set({ taken: JSON.stringify(taken) })
    .where('id', '=', scheduleId)
    .execute()
}
