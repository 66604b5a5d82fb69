import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Standing } from './rules/make-problem.ts'

/** A meeting's place in one version of the schedule. */
export interface PlacementRow extends Standing {
  people: string[]
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

/** Where the meetings of one version stand in the mission's sessions, in order of time; what is held later by video is no part of the plan. */
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
      sql<
        string[]
      >`array(select participant_id::text from attendance where attendance.schedule_id = placement.schedule_id and attendance.meeting_id = placement.meeting_id order by participant_id)`.as(
        'people',
      ),
    ])
    .where('placement.schedule_id', '=', scheduleId)
    .where('slot.session_id', 'is not', null)
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

/** A placement to be written; `people` are all who are there where the schedule chose among colleagues, else null. */
export interface NewPlacement {
  meeting: string
  slot: string
  place: string
  people: readonly string[] | null
  locked?: boolean
}

/** Writes places for meetings into a version, with everybody who has to be there. What stood there for them must be gone. */
export async function insertPlacements(
  db: Db,
  scheduleId: string,
  rows: readonly NewPlacement[],
): Promise<void> {
  if (rows.length === 0) return
  const json = JSON.stringify(rows.map(row => ({ ...row, locked: row.locked ?? false })))
  await sql`
    insert into placement (schedule_id, meeting_id, slot_id, place_id, period, exclusive, locked)
    select ${scheduleId}::uuid, row.meeting, row.slot, row.place, tstzrange(slot.starts_at, slot.ends_at), place.kind <> 'online', row.locked
    from jsonb_to_recordset(${json}::jsonb) as row (meeting uuid, slot uuid, place uuid, locked boolean)
    join slot on slot.id = row.slot join place on place.id = row.place`.execute(db)
  await insertAttendance(db, scheduleId, rows)
}

/** Writes who is at these meetings: those chosen where there is a choice, else everybody who has to be there. */
export async function insertAttendance(
  db: Db,
  scheduleId: string,
  rows: readonly Pick<NewPlacement, 'meeting' | 'people'>[],
): Promise<void> {
  const json = JSON.stringify(rows.map(({ meeting, people }) => ({ meeting, people })))
  await sql`
    insert into attendance (schedule_id, meeting_id, participant_id, side, period)
    select placement.schedule_id, placement.meeting_id, who.participant_id, who.side, placement.period
    from jsonb_to_recordset(${json}::jsonb) as row (meeting uuid, people uuid[])
    join placement on placement.schedule_id = ${scheduleId} and placement.meeting_id = row.meeting
    cross join lateral (
      select attendee.participant_id, attendee.side from meeting_attendee attendee
      where attendee.meeting_id = row.meeting and not attendee.observing
        and (row.people is null or attendee.participant_id = any(row.people))
      union
      select stand_in.colleague_id, min(attendee.side) from meeting_attendee attendee
      join stand_in on stand_in.participant_id = attendee.participant_id
      where attendee.meeting_id = row.meeting and not attendee.observing and stand_in.colleague_id = any(row.people)
        and not exists (select 1 from meeting_attendee own where own.meeting_id = row.meeting
          and own.participant_id = stand_in.colleague_id and not own.observing)
      group by stand_in.colleague_id) who`.execute(db)
}

/** The organiser's word on who interprets at a meeting, as the rules read it; null where nothing was said. */
export const chosenInterpreter = sql<{
  chosen: string | null
} | null>`case when meeting.no_interpreter then '{"chosen": null}'::jsonb
  when meeting.interpreter_id is not null then jsonb_build_object('chosen', meeting.interpreter_id) end`

/** A placement that is a call held later by video: its slot is of no session. */
export const isCall = (placement: string) =>
  sql<SqlBool>`(select call_slot.session_id is null from slot call_slot where call_slot.id = ${sql.ref(`${placement}.slot_id`)})`

/** What people call a place: with the hall it stands in, 'Hall B, Table 3'. */
export const placeName = sql<string>`concat_ws(', ', (select hall.name from hall where hall.id = place.hall_id), place.label)`

/** Who comes to a placed meeting of a version, and on which side: those entered for it, and those who only listen. */
export const coming = sql`(
  select schedule_id, meeting_id, participant_id, side, false as observing from attendance
  union all
  select placement.schedule_id, attendee.meeting_id, attendee.participant_id, attendee.side, true
  from placement join meeting_attendee attendee on attendee.meeting_id = placement.meeting_id and attendee.observing
  where not exists (select 1 from attendance where attendance.schedule_id = placement.schedule_id
    and attendance.meeting_id = attendee.meeting_id and attendance.participant_id = attendee.participant_id))`

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

/** A version's rows exactly as stored, for the verifier: periods as instants, who sits where; without what is held later. */
export async function selectStored(db: Db, scheduleId: string) {
  const placements = await sql<{
    meeting: string
    slot: string
    place: string
    startsAt: Date
    endsAt: Date
    exclusive: boolean
  }>`select meeting_id as meeting, slot_id as slot, place_id as place, lower(period) as "startsAt", upper(period) as "endsAt", exclusive
    from placement where schedule_id = ${scheduleId} and not ${isCall('placement')}`.execute(db)
  const attendance = await sql<{ meeting: string; participant: string; startsAt: Date; endsAt: Date }>`
    select meeting_id as meeting, participant_id as participant, lower(period) as "startsAt", upper(period) as "endsAt"
    from attendance where schedule_id = ${scheduleId} and not exists (select 1 from placement
      where placement.schedule_id = attendance.schedule_id and placement.meeting_id = attendance.meeting_id and ${isCall('placement')})`.execute(
    db,
  )
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
