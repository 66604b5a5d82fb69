import { sql } from 'kysely'
import type { Context } from '../shared/context.ts'
import { Refusal } from '../shared/refusals.ts'
import type { House } from './house.ts'
import type { FormFields } from './read-form.ts'

/** Files of one person that no import or room has taken; they are swept after a day (`chores.ts`). */
const mostFiles = 100
/** How often the largest upload fits into what one person may leave untaken. */
const mostLargest = 4

/**
 * Keeps the file that came with a form, if one did, for the person who sent it. Refuses with 'too-many-files' what
 * goes beyond a hundred files or four times the largest upload that nobody has taken yet; the same file sent again counts once.
 */
export async function keepUpload(
  house: House,
  { personId, now }: { personId: string | null; now: Context['now'] },
  fields: FormFields,
): Promise<void> {
  const { file } = fields
  if (file === null) return
  if (personId === null) throw new Refusal('sign-in-needed')
  await house.database.db.transaction().execute(async db => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`upload ${personId}`}, 0))`.execute(db)
    const { files, bytes } = await db
      .selectFrom('upload')
      .select([
        sql<number>`count(*)::int`.as('files'),
        sql<number>`coalesce(sum(size), 0)::float8`.as('bytes'),
      ])
      .where('person_id', '=', personId)
      .where('hash', '!=', file.hash)
      // Taken by who sent it: the bound would otherwise tell whether somebody else has the same file in a room.
      .where(sql<boolean>`not exists (select 1 from import where import.file_hash = upload.hash and import.created_by = upload.person_id)
        and not exists (select 1 from room_version where room_version.file_hash = upload.hash and room_version.created_by = upload.person_id)
        and not exists (select 1 from reported_version where reported_version.file_hash = upload.hash and reported_version.said_by = upload.person_id)
        and not exists (select 1 from attendance_list where attendance_list.file_hash = upload.hash and attendance_list.sent_by = upload.person_id)
        and not exists (select 1 from declaration_version where declaration_version.file_hash = upload.hash and declaration_version.said_by = upload.person_id)
        and not exists (select 1 from agreement_version where agreement_version.file_hash = upload.hash and agreement_version.made_by = upload.person_id)
        and not exists (select 1 from agreement_signature where agreement_signature.file_hash = upload.hash and agreement_signature.added_by = upload.person_id)
        and not exists (select 1 from work_item where work_item.file_hash = upload.hash and work_item.state_by = upload.person_id)
        and not exists (select 1 from room_nda join room_side on room_side.room_id = room_nda.room_id and room_side.position = room_nda.proposed_by
          join role_grant on role_grant.organisation_id = room_side.organisation_id and role_grant.person_id = upload.person_id
          where room_nda.file_hash = upload.hash)`)
      .executeTakeFirstOrThrow()
    if (files >= mostFiles || bytes + file.size > mostLargest * house.options.uploadLimitBytes)
      throw new Refusal('too-many-files')
    await db
      .insertInto('upload')
      .values({ person_id: personId, hash: file.hash, size: file.size, sent_at: now() })
      .onConflict(conflict => conflict.columns(['person_id', 'hash']).doUpdateSet({ sent_at: now() }))
      .execute()
  })
  await fields.store(house.files)
}
