import sharp from 'sharp'
import type { Context } from '../../shared/context.ts'
import type { FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { readSentFile } from '../rooms/index.ts'
import type { getNotePhoto as getCall, removeNotePhoto as removeCall } from './contract-notes.ts'
import type { NoteSubject } from './notes.ts'
import { findPhoto } from './queries-notes.ts'

/** What a card is read at; larger photos are made smaller. */
const longestSide = 2_000
/** More is no photo of a card that anybody took, and would take a gigabyte to unpack. */
const mostPixels = 60_000_000
const longestSeconds = 10

/**
 * A photo somebody has just sent, by the rules of every upload: of a picture's kind by name and first bytes, turned upright,
 * made small, and without what the camera wrote into it, such as where it was taken.
 */
export async function readPhoto(
  ctx: Context,
  sent: { hash: string; name: string },
): Promise<{ hash: string; size: number; sentHash: string }> {
  const file = await readSentFile(ctx, sent)
  if (!file.mediaType.startsWith('image/')) throw new Refusal('photo-unreadable', { field: 'file' })
  const path = await ctx.files.local(file.hash)
  const bytes = await sharp(path, { limitInputPixels: mostPixels, failOn: 'error' })
    .timeout({ seconds: longestSeconds })
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82 })
    .toBuffer()
    .catch(() => {
      throw new Refusal('photo-unreadable', { field: 'file' })
    })
  return { ...(await ctx.files.put(bytes)), sentHash: file.hash }
}

/** The photo of a card, shown to its author. */
export async function getNotePhoto(
  ctx: Context,
  input: ParsedInputOf<typeof getCall>,
  subject: NoteSubject,
): Promise<FileAnswer> {
  const photo = await findPhoto(ctx.db, subject.note.id, input.photo)
  if (photo === null) throw new Refusal('not-found')
  return {
    fileName: `card-${photo.added_at.toISOString().slice(0, 10)}.jpg`,
    mediaType: 'image/jpeg',
    body: ctx.files.read(photo.file_hash),
    inline: true,
  }
}

/** Throws one photo away; its file goes with the next sweep unless something else holds it. */
export async function removeNotePhoto(
  ctx: Context,
  input: ParsedInputOf<typeof removeCall>,
  subject: NoteSubject,
): Promise<{ done: true }> {
  await ctx.db
    .deleteFrom('meeting_note_photo')
    .where('id', '=', input.photo)
    .where('note_id', '=', subject.note.id)
    .execute()
  return { done: true }
}
