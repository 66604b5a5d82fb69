import { sql } from 'kysely'
import type { Context } from './context.ts'

/**
 * Whether a call may read the file of this hash: it is there, and the viewer has just sent it, or no room holds it. What two
 * sides show each other is read through their room alone, however well its hash is known; and what may not be read is
 * answered like what is not there.
 */
export async function mayReadSent(ctx: Context, hash: string): Promise<boolean> {
  if (!(await ctx.files.exists(hash))) return false
  const { rows } = await sql<{ free: boolean }>`select
      exists (select 1 from upload where hash = ${hash} and person_id = ${ctx.viewer.personId}::uuid)
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
