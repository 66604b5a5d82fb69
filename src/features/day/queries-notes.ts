import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'

/** Who comes to a meeting: those asked, and whoever the published schedule sends for them. */
const seats = sql`(select meeting_id, participant_id from meeting_attendee
  union select attendance.meeting_id, attendance.participant_id from attendance
    join schedule on schedule.id = attendance.schedule_id and schedule.state = 'published')`

/** Whether somebody comes to a meeting of this mission. */
export async function hasSeat(
  db: Db,
  missionId: string,
  meetingId: string,
  participantId: string,
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from meeting join ${seats} seat on seat.meeting_id = meeting.id
      join participant on participant.id = seat.participant_id
      where meeting.id = ${meetingId} and participant.mission_id = ${missionId} and participant.id = ${participantId}
        and participant.state = 'confirmed') as found`.execute(db)
  return rows[0]?.found === true
}

/** One save at a time per note, until the transaction ends, so that of two that are sent at once each counts once. */
export async function lockNote(db: Db, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`note ${id}`}, 0))`.execute(db)
}

export async function findNote(db: Db, id: string) {
  return (await db.selectFrom('meeting_note').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** The note an edit belongs to, or null when the edit is not known. */
export async function findEdit(db: Db, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('meeting_note_version')
    .select('note_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.note_id ?? null
}

/** How much somebody wrote of one meeting: their notes, and the edits of one of them. */
export async function countNotes(db: Db, of: { meetingId: string; authorId: string; noteId: string }) {
  const { rows } = await sql<{ notes: number; edits: number; photos: number }>`
    select (select count(*)::int from meeting_note where meeting_id = ${of.meetingId} and author_id = ${of.authorId}) as notes,
      (select count(*)::int from meeting_note_version where note_id = ${of.noteId}) as edits,
      (select count(*)::int from meeting_note_photo where note_id = ${of.noteId}) as photos`.execute(db)
  return rows[0] ?? { notes: 0, edits: 0, photos: 0 }
}

/** Takes what a note said out of the house: only that it was there stays, so that a late edit of before is known for one. */
export async function eraseNote(db: Db, id: string, at: Date): Promise<void> {
  await sql`delete from meeting_note_version where note_id = ${id} and written_at <= ${at}`.execute(db)
  await sql`delete from meeting_note_photo where note_id = ${id} and (added_at <= ${at}
    or not exists (select 1 from meeting_note_version where note_id = ${id}))`.execute(db)
  await sql`update meeting_note set deleted_at = greatest(deleted_at, ${at}) where id = ${id}
    and not exists (select 1 from meeting_note_version where note_id = meeting_note.id)`.execute(db)
}

export interface NoteRow {
  id: string
  meetingId: string
  participantId: string
  by: string
  organisation: string
  mine: boolean
  edit: string
  text: string
  lang: string
  shared: boolean
  writtenAt: Date
  total: number
}

/** Whose notes somebody reads: their own, and shared ones of meetings that these participants come to. */
export interface NoteReader {
  /** Null where private notes stay closed. */
  authorId: string | null
  /** Of the author's notes only those that were written by link: such a link is passed on. */
  onlyByLink: boolean
  sits: RawBuilder<unknown>
}

/** Somebody signed in sits where they come themselves, edit the organisation, or brought who comes. */
export function readerOf(viewer: Viewer, missionId: string): NoteReader {
  const edited = viewer.grants.flatMap(grant =>
    grant.role === 'organisation-editor' ? (grant.organisationId ?? []) : [],
  )
  const hosts = viewer.grants.some(grant => grant.role === 'local-host' && grant.missionId === missionId)
  return {
    authorId: viewer.personId,
    onlyByLink: false,
    sits: sql`(there.person_id = ${viewer.personId}::uuid or there.organisation_id = any(${edited}::uuid[])
      or (${hosts} and there.brought_by = ${viewer.personId}::uuid))`,
  }
}

/** Whoever has a link sits where those it names sit, and reads of its person what was written with it. */
export function readerByLink(personId: string | null, participantIds: readonly string[]): NoteReader {
  return { authorId: personId, onlyByLink: true, sits: sql`there.id = any(${[...participantIds]}::uuid[])` }
}

/** The notes somebody reads, each as it was written last; the newest first. */
export async function selectNotes(
  db: Db,
  wanted: {
    missionId: string
    reader: NoteReader
    meeting?: string | undefined
    participant?: string | undefined
  },
  page: { limit: number; offset: number },
): Promise<NoteRow[]> {
  const { authorId, onlyByLink, sits } = wanted.reader
  const isMine = sql`(note.author_id = ${authorId}::uuid and (note.by_link or not ${onlyByLink}::boolean))`
  const ofMeeting = wanted.meeting === undefined ? sql`true` : sql`note.meeting_id = ${wanted.meeting}::uuid`
  const ofParticipant =
    wanted.participant === undefined
      ? sql`true`
      : sql`exists (select 1 from ${seats} seat where seat.meeting_id = note.meeting_id and seat.participant_id = ${wanted.participant}::uuid)`
  const { rows } = await sql<NoteRow>`
    select note.id, note.meeting_id as "meetingId", note.participant_id as "participantId",
      coalesce(case when participant.person_id = author.id then participant.entered_as end, trim(concat(author.given_name, ' ', author.family_name))) as by, organisation.name as organisation,
      coalesce(${isMine}, false) as mine, edit.id as edit, edit.body as text, edit.lang, edit.shared,
      edit.written_at as "writtenAt", count(*) over ()::int as total
    from meeting_note note
    join lateral (select * from meeting_note_version where note_id = note.id order by written_at desc, number desc limit 1) edit on true
    join participant on participant.id = note.participant_id join organisation on organisation.id = participant.organisation_id
    join person author on author.id = note.author_id
    where note.mission_id = ${wanted.missionId} and note.deleted_at is null and ${ofMeeting} and ${ofParticipant}
      and (${isMine} or (edit.shared and exists (select 1 from ${seats} seat
        join participant there on there.id = seat.participant_id and there.state = 'confirmed'
        where seat.meeting_id = note.meeting_id and ${sits})))
    order by edit.written_at desc, note.id limit ${page.limit} offset ${page.offset}`.execute(db)
  return rows
}

/** Every edit of these notes, in the order the house took them. */
export async function selectEdits(db: Db, noteIds: readonly string[]) {
  if (noteIds.length === 0) return []
  const rows = await db
    .selectFrom('meeting_note_version')
    .select([
      'id',
      'note_id as noteId',
      'number',
      'body as text',
      'lang',
      'shared',
      'written_at as writtenAt',
    ])
    .where('note_id', 'in', [...noteIds])
    .orderBy('number')
    .execute()
  return rows.map(row => ({ ...row, number: Number(row.number) }))
}

export async function selectPhotos(db: Db, noteIds: readonly string[]) {
  if (noteIds.length === 0) return []
  return db
    .selectFrom('meeting_note_photo')
    .select(['id', 'note_id as noteId', 'added_at as addedAt'])
    .where('note_id', 'in', [...noteIds])
    .orderBy('added_at')
    .execute()
}

export async function findPhoto(db: Db, noteId: string, id: string) {
  return (
    (await db
      .selectFrom('meeting_note_photo')
      .selectAll()
      .where('id', '=', id)
      .where('note_id', '=', noteId)
      .executeTakeFirst()) ?? null
  )
}

/** Keeps a photo as a file of the house; what was sent for it is not needed any more and goes with the next sweep. */
export async function insertPhoto(
  db: Db,
  photo: {
    id: string
    noteId: string
    hash: string
    size: number
    sentHash: string
    personId: string | null
    now: Date
  },
): Promise<void> {
  await db
    .insertInto('file')
    .values({ hash: photo.hash, size: photo.size, created_at: photo.now })
    .onConflict(conflict => conflict.column('hash').doNothing())
    .execute()
  await db
    .insertInto('meeting_note_photo')
    .values({
      id: photo.id,
      note_id: photo.noteId,
      file_hash: photo.hash,
      size: photo.size,
      added_at: photo.now,
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
  await db
    .deleteFrom('upload')
    .where('person_id', '=', photo.personId)
    .where('hash', '=', photo.sentHash)
    .execute()
}
