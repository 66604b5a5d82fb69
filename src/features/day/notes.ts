import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { getMission, type LoadedMission, type MissionSubject } from '../missions/index.ts'
import { readOutcomeLink } from '../outcomes/index.ts'
import { openScheduleLink } from '../schedule/index.ts'
import type * as contract from './contract-notes.ts'
import type { LoadedParticipant } from './load.ts'
import { readPhoto } from './note-photos.ts'
import {
  countNotes,
  eraseNote,
  findEdit,
  findNote,
  hasSeat,
  insertPhoto,
  lockNote,
  type NoteReader,
  readerByLink,
  readerOf,
  selectEdits,
  selectNotes,
  selectPhotos,
} from './queries-notes.ts'
import { readEdits } from './rules/note-versions.ts'

/** What one person may write of one meeting; nobody needs more, and a machine gone wild stops there. */
const mostNotes = 50
const mostEdits = 200
const mostPhotos = 10

type Notes = AnswerOf<typeof contract.listNotes>

/** My notes of a mission's meetings, and those others shared with a side I sit on. */
export async function listNotes(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listNotes>,
  subject: LoadedMission,
): Promise<Notes> {
  return describeNotes(ctx, subject.id, readerOf(ctx.viewer, subject.id), input)
}

/** The same for whoever has the link to a schedule. */
export async function listNotesByLink(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listNotesByLink>,
): Promise<Notes> {
  const { mission, readable, personId } = await openScheduleLink(ctx, input.token)
  const reader = readerByLink(
    personId,
    readable.map(one => one.id),
  )
  return describeNotes(ctx, mission.id, reader, input)
}

/**
 * Shared notes for whoever has the link of a follow-up mail. Such a mail is passed on to a colleague who knows the answer:
 * private notes stay closed.
 */
export async function listNotesByFollowUp(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listNotesByFollowUp>,
): Promise<Notes> {
  const link = await readOutcomeLink(ctx, input.token)
  const own = readerOf({ ...ctx.viewer, personId: link.personId, grants: [] }, link.missionId)
  return describeNotes(ctx, link.missionId, { ...own, authorId: null }, input)
}

async function describeNotes(
  ctx: Context,
  missionId: string,
  reader: NoteReader,
  input: { meeting?: string | undefined; participant?: string | undefined; page: number; pageSize: number },
): Promise<Notes> {
  const { page, pageSize, meeting, participant } = input
  const rows = await selectNotes(
    ctx.db,
    { missionId, reader, meeting, participant },
    { limit: pageSize, offset: (page - 1) * pageSize },
  )
  const mine = rows.filter(row => row.mine).map(row => row.id)
  const edits = Map.groupBy(await selectEdits(ctx.db, mine), edit => edit.noteId)
  const photos = Map.groupBy(await selectPhotos(ctx.db, mine), photo => photo.noteId)
  return {
    items: rows.map(({ edit: _edit, total: _total, ...row }) => ({
      ...row,
      earlier: readEdits(edits.get(row.id) ?? []).earlier.map(({ id, text, lang, shared, writtenAt }) => ({
        id,
        text,
        lang,
        shared,
        writtenAt,
      })),
      photos: (photos.get(row.id) ?? []).map(({ id, addedAt }) => ({ id, addedAt })),
    })),
    total: rows[0]?.total ?? 0,
    page,
    pageSize,
  }
}

/** Writes down something of a meeting, for somebody one acts for; a photo is made small before the transaction begins. */
export async function saveNote(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveNote>,
  subject: LoadedParticipant,
): Promise<AnswerOf<typeof contract.saveNote>> {
  const { personId } = ctx.viewer
  if (personId === null) throw new Refusal('sign-in-needed')
  if (!subject.isConfirmed) throw new Refusal('participant-not-confirmed')
  const photo = input.file === undefined ? null : await readPhoto(ctx, input.file)
  return ctx.db.transaction().execute(async db => {
    const inside = { ...ctx, db }
    const answer = await keepEdit(
      inside,
      subject.missionRow.id,
      { ...input, authorId: personId, byLink: false },
      photo !== null,
    )
    if (photo !== null && !answer.isDeleted) {
      const { photos } = await countNotes(db, {
        meetingId: input.meeting,
        authorId: personId,
        noteId: answer.note,
      })
      if (photos >= mostPhotos) throw new Refusal('too-many-notes')
      const id = input.photo ?? ctx.newId()
      await insertPhoto(db, { id, noteId: answer.note, ...photo, personId, now: ctx.now() })
    }
    return answer
  })
}

/** The same with the link to a schedule, for those it names. */
export async function saveNoteByLink(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveNoteByLink>,
): Promise<AnswerOf<typeof contract.saveNoteByLink>> {
  const { mission, readable, personId } = await openScheduleLink(ctx, input.token)
  if (personId === null || !readable.some(one => one.id === input.participant)) throw new Refusal('not-found')
  return keepEdit(ctx, mission.id, { ...input, authorId: personId, byLink: true }, false)
}

type Words = Omit<ParsedInputOf<typeof contract.saveNoteByLink>, 'token'> & {
  authorId: string
  byLink: boolean
}

async function keepEdit(
  ctx: Context,
  missionId: string,
  words: Words,
  hasPhoto: boolean,
): Promise<AnswerOf<typeof contract.saveNote>> {
  const text = words.text ?? ''
  if (text === '' && !hasPhoto)
    throw new Refusal('input-invalid', { faults: [{ field: 'text', code: 'missing' }] })
  const { meeting: meetingId, participant: participantId, authorId, byLink } = words
  if (!(await hasSeat(ctx.db, missionId, meetingId, participantId))) throw new Refusal('not-found')
  const id = words.note ?? ctx.newId()
  const edit = words.edit ?? ctx.newId()
  await lockNote(ctx.db, id)
  const there = await findNote(ctx.db, id)
  // Somebody else's note is answered like one of another meeting: there is no such note.
  if (there !== null && (there.author_id !== authorId || there.meeting_id !== meetingId))
    throw new Refusal('not-found')
  // A link that was passed on changes nothing that was written by its person, signed in.
  if (there !== null && byLink && !there.by_link) throw new Refusal('not-found')
  const known = await findEdit(ctx.db, edit)
  if (known !== null && known !== id) throw new Refusal('not-found')
  if (known !== null) return { note: id, edit, isDeleted: false }
  const writtenAt = notInFuture(words.writtenAt, ctx.now())
  if (there?.deleted_at != null && writtenAt <= there.deleted_at) return { note: id, edit, isDeleted: true }
  const { notes, edits } = await countNotes(ctx.db, { meetingId, authorId, noteId: id })
  if ((there === null && notes >= mostNotes) || edits >= mostEdits) throw new Refusal('too-many-notes')
  const row = {
    id,
    mission_id: missionId,
    meeting_id: meetingId,
    participant_id: participantId,
    author_id: authorId,
    by_link: byLink,
  }
  if (there === null) await ctx.db.insertInto('meeting_note').values(row).execute()
  else
    await ctx.db
      .updateTable('meeting_note')
      .set({ deleted_at: null, by_link: byLink })
      .where('id', '=', id)
      .execute()
  await ctx.db
    .insertInto('meeting_note_version')
    .values({
      id: edit,
      note_id: id,
      body: text,
      lang: words.lang ?? ctx.viewer.lang,
      shared: words.shared,
      written_at: writtenAt,
      received_at: ctx.now(),
    })
    .execute()
  return { note: id, edit, isDeleted: false }
}

/** A phone whose clock is ahead would otherwise win over every later edit. */
function notInFuture(said: string | undefined, now: Date): Date {
  const at = said === undefined ? now : new Date(said)
  return at > now ? now : at
}

/** A note as the guard judges it: only its author changes it. */
export interface NoteSubject {
  note: { id: string; authorId: string }
  mission: MissionSubject
}

/** A note of one's own, also of a mission one has left. Of others' there is none. */
export async function loadNote(ctx: Context, input: { mission: string; note: string }): Promise<NoteSubject> {
  const note = await findNote(ctx.db, input.note)
  if (note === null || note.author_id !== ctx.viewer.personId) throw new Refusal('not-found')
  const { mission, subject } = await getMission(ctx.db, note.mission_id)
  if (input.mission !== mission.id && input.mission !== mission.slug) throw new Refusal('not-found')
  return { note: { id: note.id, authorId: note.author_id }, mission: subject }
}

/** Deletes a note of one's own, with what it said before and its photos. */
export async function deleteNote(
  ctx: Context,
  input: ParsedInputOf<typeof contract.deleteNote>,
  subject: NoteSubject,
): Promise<{ done: true }> {
  await lockNote(ctx.db, subject.note.id)
  await eraseNote(ctx.db, subject.note.id, notInFuture(input.deletedAt, ctx.now()))
  return { done: true }
}

/** The same with the link to a schedule. */
export async function deleteNoteByLink(
  ctx: Context,
  input: ParsedInputOf<typeof contract.deleteNoteByLink>,
): Promise<{ done: true }> {
  const { mission, personId } = await openScheduleLink(ctx, input.token)
  await lockNote(ctx.db, input.note)
  const note = await findNote(ctx.db, input.note)
  if (note === null || note.mission_id !== mission.id || note.author_id !== personId || !note.by_link)
    throw new Refusal('not-found')
  await eraseNote(ctx.db, note.id, notInFuture(input.deletedAt, ctx.now()))
  return { done: true }
}
