import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'

const mission = z.string().max(120)
const token = z.string().max(100)

const version = z.object({
  id: f.id,
  text: z.string(),
  lang: z.string(),
  shared: z.boolean(),
  writtenAt: f.instant,
})

const note = z.object({
  id: f.id,
  meetingId: f.id,
  /** For whom it was written: one of those who come to the meeting. */
  participantId: f.id,
  by: z.string(),
  organisation: z.string(),
  mine: z.boolean(),
  text: z.string(),
  lang: z.string(),
  /** Read by both sides of the meeting; otherwise by whoever wrote it alone. */
  shared: z.boolean(),
  writtenAt: f.instant,
  /** What it said before, newest first; only its author reads that. */
  earlier: z.array(version),
  /** Photos of cards; only their author sees them. */
  photos: z.array(z.object({ id: f.id, addedAt: f.instant })),
})

export const listNotes = defineCall({
  name: 'day.listNotes',
  method: 'GET',
  path: '/missions/:mission/notes',
  summary:
    'My notes of meetings, and those shared with my side of one; the newest first. What one edit replaced stands beside it',
  input: z.object({
    mission,
    meeting: f.id.optional(),
    /** Only of meetings this participant comes to. */
    participant: f.id.optional(),
    ...f.paging,
  }),
  output: f.paged(note),
})

export const listNotesByLink = defineCall({
  name: 'day.listNotesByLink',
  method: 'GET',
  path: '/my-schedule/:token/notes',
  summary: 'The same for whoever has the link to a schedule',
  input: z.object({ token, meeting: f.id.optional(), ...f.paging }),
  output: f.paged(note),
})

export const listNotesByFollowUp = defineCall({
  name: 'day.listNotesByFollowUp',
  method: 'GET',
  path: '/follow-up/:token/notes',
  summary:
    'Notes that were shared with the side of whoever has the link of a follow-up mail; private ones only their author reads, signed in',
  input: z.object({ token, ...f.paging }),
  output: f.paged(note),
})

/**
 * Both ids can be made by the sender, so that what a phone wrote without a network is sent until it is answered and stands
 * once. Two edits of one note are two versions; what was written last holds.
 */
const words = {
  meeting: f.id,
  /** The note that is changed, or the id of a new one. */
  note: f.id.optional(),
  /** The id of this very edit. */
  edit: f.id.optional(),
  text: f.optionalProse(5_000),
  lang: f.lang.optional(),
  shared: z.boolean().default(false),
  /** When it was written, by the phone's clock; now, when nothing is said. */
  writtenAt: f.instant.optional(),
}

const saved = z.object({
  note: f.id,
  edit: f.id,
  /** The note was deleted after this was written: it stays deleted. */
  isDeleted: z.boolean(),
})

export const saveNote = defineCall({
  name: 'day.saveNote',
  method: 'POST',
  path: '/missions/:mission/participants/:participant/notes',
  summary:
    'Write down something of a meeting, for oneself or for both its sides; with a photo of a card that only oneself sees. Sent again with the same ids it stands once',
  input: z.object({
    mission,
    participant: f.id,
    ...words,
    photo: f.id.optional(),
    file: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/, 'missing'), name: f.line(200) }).optional(),
  }),
  output: saved,
})

export const saveNoteByLink = defineCall({
  name: 'day.saveNoteByLink',
  method: 'POST',
  path: '/my-schedule/:token/notes',
  summary: 'The same for whoever has the link to a schedule, without photos',
  input: z.object({ token, participant: f.id, ...words }),
  output: saved,
})

const deletedAt = { deletedAt: f.instant.optional() }

export const deleteNote = defineCall({
  name: 'day.deleteNote',
  method: 'DELETE',
  path: '/missions/:mission/notes/:note',
  summary:
    'Delete a note of one’s own, with what it said before and its photos; an edit that was written later brings it back',
  input: z.object({ mission, note: f.id, ...deletedAt }),
  output: f.done,
})

export const deleteNoteByLink = defineCall({
  name: 'day.deleteNoteByLink',
  method: 'DELETE',
  path: '/my-schedule/:token/notes/:note',
  summary: 'The same for whoever has the link to a schedule',
  input: z.object({ token, note: f.id, ...deletedAt }),
  output: f.done,
})

export const getNotePhoto = defineFileCall({
  name: 'day.getNotePhoto',
  method: 'GET',
  path: '/missions/:mission/notes/:note/photos/:photo',
  summary: 'The photo of a card, for whoever took it',
  input: z.object({ mission, note: f.id, photo: f.id }),
})

export const removeNotePhoto = defineCall({
  name: 'day.removeNotePhoto',
  method: 'DELETE',
  path: '/missions/:mission/notes/:note/photos/:photo',
  summary: 'Throw the photo of a card away',
  input: z.object({ mission, note: f.id, photo: f.id }),
  output: f.done,
})
