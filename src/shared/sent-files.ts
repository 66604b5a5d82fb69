import { sql } from 'kysely'
import type { Context, Db } from './context.ts'
import { Refusal } from './refusals.ts'

/**
 * Whether a call may read the file of this hash: it is there, and the viewer, or whoever the link was made for, has just sent
 * it, or no room holds it. What two sides show each other is read through their room alone, however well its hash is known; and
 * what may not be read is answered like what is not there.
 */
export async function mayReadSent(
  ctx: Context,
  hash: string,
  senderId: string | null = ctx.viewer.personId,
): Promise<boolean> {
  if (!(await ctx.files.exists(hash))) return false
  const { rows } = await sql<{ free: boolean }>`select
      exists (select 1 from upload where hash = ${hash} and person_id = ${senderId}::uuid)
      or not (exists (select 1 from room_version where file_hash = ${hash})
        or exists (select 1 from room_nda where file_hash = ${hash} or pdf_hash = ${hash})
        or exists (select 1 from reported_version where file_hash = ${hash})
        or exists (select 1 from attendance_list where file_hash = ${hash})
        or exists (select 1 from declaration_version where file_hash = ${hash})
        or exists (select 1 from agreement_version where file_hash = ${hash})
        or exists (select 1 from agreement_signature where file_hash = ${hash})
        or exists (select 1 from work_item where file_hash = ${hash})
        or exists (select 1 from meeting_note_photo where file_hash = ${hash})) as free`.execute(ctx.db)
  return rows[0]?.free === true
}

/** A file that is kept from now on. */
export async function keepFile(db: Db, file: { hash: string; size: number; now: Date }): Promise<void> {
  await db
    .insertInto('file')
    .values({ hash: file.hash, size: file.size, created_at: file.now })
    .onConflict(conflict => conflict.column('hash').doNothing())
    .execute()
}

/** The document that goes with something: the one just sent, which is kept, else the one that was there. */
export async function keepDocument(
  ctx: Context,
  sent: { hash: string; name: string } | undefined,
  before: { fileHash: string | null; fileName: string | null } | null | undefined,
  senderId: string | null = ctx.viewer.personId,
): Promise<{ file_hash: string | null; file_name: string | null }> {
  if (sent === undefined) return { file_hash: before?.fileHash ?? null, file_name: before?.fileName ?? null }
  if (!(await mayReadSent(ctx, sent.hash, senderId)))
    throw new Refusal('input-invalid', { faults: [{ field: 'file', code: 'missing' }] })
  const upload = await ctx.db
    .selectFrom('upload')
    .select('size')
    .where('hash', '=', sent.hash)
    .where('person_id', '=', senderId)
    .executeTakeFirst()
  await keepFile(ctx.db, { hash: sent.hash, size: upload?.size ?? 0, now: ctx.now() })
  return { file_hash: sent.hash, file_name: sent.name }
}
